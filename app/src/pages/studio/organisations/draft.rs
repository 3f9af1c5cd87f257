//! What somebody writes about an organisation, before it is an act: what is missing is found here,
//! and what cannot be by the server.

use budget::organisation::{Entry, Organisation, OrganisationAct, OrganisationId, Organisations};
use serde::{Deserialize, Serialize};

use super::super::members::one_line;
use super::super::opened;
use crate::text::studio::OrganisationForms;

pub(super) const CODE: &str = "org-code";
pub(super) const NAME: &str = "org-name";
pub(super) const PARENT: &str = "org-parent";
pub(super) const YEAR: &str = "org-year";
pub(super) const REASON: &str = "org-reason";

/// The form that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Form {
    Add,
    Import,
    Change(OrganisationId),
}

impl opened::Form for Form {
    const KEPT: &'static str = "terang-organisation";

    fn opener(&self) -> String {
        match self {
            Self::Add => "open-add".to_owned(),
            Self::Import => "open-import".to_owned(),
            Self::Change(id) => format!("open-{id}"),
        }
    }

    /// A file that was chosen is not kept.
    fn waits(&self) -> bool {
        *self != Self::Import
    }
}

impl Form {
    /// The field where it begins.
    pub(super) const fn first_field(&self) -> &'static str {
        match self {
            Self::Add => CODE,
            Self::Import => super::import::FILE,
            Self::Change(_) => "way-correct",
        }
    }
}

/// In which way an organisation changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Way {
    #[default]
    Correct,
    Rename,
    End,
    Reopen,
}

impl Way {
    /// The ways that are open to an organisation in a year.
    pub(super) fn of(of: &Organisation, year: u16) -> Vec<Self> {
        match of.until {
            None => vec![Self::Correct, Self::Rename, Self::End],
            Some(_) if of.is_open(year) => vec![Self::Correct, Self::Rename, Self::Reopen],
            Some(_) => vec![Self::Correct, Self::Reopen],
        }
    }

    /// The id of its button.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Correct => "way-correct",
            Self::Rename => "way-rename",
            Self::End => "way-end",
            Self::Reopen => "way-reopen",
        }
    }

    /// Whether it says what the organisation is called.
    pub(super) const fn names(self) -> bool {
        matches!(self, Self::Correct | Self::Rename)
    }
}

/// A list of organisations that are chosen one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// What ends together with it.
    With,
    /// What follows and is there.
    Successors,
}

/// What is written in the form that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) way: Way,
    pub(super) code: String,
    pub(super) name: String,
    /// The id of what it is a unit of; empty for an SKPD.
    pub(super) parent: String,
    pub(super) year: String,
    pub(super) with: Vec<String>,
    pub(super) successors: Vec<String>,
    /// Code and name of each.
    pub(super) new: Vec<(String, String)>,
    pub(super) reason: String,
    pub(super) tried: bool,
}

/// What is missing, and the field where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) field: &'static str,
    pub(super) says: &'static str,
}

impl Draft {
    /// What adding begins with.
    pub(super) fn begin(year: u16) -> Self {
        Self { year: year.to_string(), ..Self::default() }
    }

    /// What a change of an organisation begins with.
    pub(super) fn of(of: &Organisation, all: &Organisations, year: u16) -> Self {
        let mut draft = Self {
            code: of.code.clone(),
            name: of.name.clone(),
            parent: of.parent.as_ref().map(ToString::to_string).unwrap_or_default(),
            // An office does not end without its units.
            with: all
                .current(year)
                .into_iter()
                .filter(|unit| unit.parent.as_ref() == Some(&of.id) && unit.until.is_none())
                .map(|unit| unit.id.to_string())
                .collect(),
            successors: vec![String::new()],
            ..Self::default()
        };
        draft.choose(Way::Correct, of, year);
        draft
    }

    /// Chooses the way, with the year that it most likely begins or ends in.
    pub(super) fn choose(&mut self, way: Way, of: &Organisation, year: u16) {
        self.way = way;
        self.year = match way {
            Way::Correct => of.from,
            Way::Rename => year.saturating_add(1),
            Way::End | Way::Reopen => year,
        }
        .to_string();
    }

    pub(super) fn chosen(&self, choice: Choice) -> &Vec<String> {
        match choice {
            Choice::With => &self.with,
            Choice::Successors => &self.successors,
        }
    }

    pub(super) fn chosen_mut(&mut self, choice: Choice) -> &mut Vec<String> {
        match choice {
            Choice::With => &mut self.with,
            Choice::Successors => &mut self.successors,
        }
    }

    fn fiscal_year(&self) -> Option<u16> {
        let text = self.year.trim();
        text.parse().ok().filter(|_| text.len() == 4)
    }

    /// Everything that is still missing, in the order of the fields.
    pub(super) fn missing(&self, f: &OrganisationForms, form: &Form) -> Vec<Missing> {
        let says_name = *form == Form::Add || self.way.names();
        let says_year = *form == Form::Add || self.way != Way::Reopen;
        let ends = *form != Form::Add && self.way == Way::End;
        let half =
            |(code, name): &(String, String)| code.trim().is_empty() != name.trim().is_empty();
        [
            (says_name && self.code.trim().is_empty(), CODE, f.no_code),
            (says_name && self.name.trim().is_empty(), NAME, f.no_name),
            (says_year && self.fiscal_year().is_none(), YEAR, f.no_year),
            (ends && self.new.iter().any(half), "org-new-code-0", f.no_new),
        ]
        .into_iter()
        .filter(|(lacks, ..)| *lacks)
        .map(|(_, field, says)| Missing { field, says })
        .collect()
    }

    fn entry(&self) -> Entry {
        Entry {
            code: one_line(&self.code),
            name: one_line(&self.name),
            parent: OrganisationId::parse(&self.parent).ok(),
        }
    }

    /// The act, once nothing is missing.
    pub(super) fn act(&self, form: &Form) -> Option<OrganisationAct> {
        let year = self.fiscal_year();
        let id = match form {
            Form::Import => return None,
            Form::Add => return Some(OrganisationAct::Add { entry: self.entry(), from: year? }),
            Form::Change(id) => id.clone(),
        };
        let known =
            |ids: &[String]| ids.iter().filter_map(|id| OrganisationId::parse(id).ok()).collect();
        Some(match self.way {
            Way::Correct => OrganisationAct::Correct { id, entry: self.entry(), from: year? },
            Way::Rename => OrganisationAct::Rename { id, entry: self.entry(), from: year? },
            Way::Reopen => OrganisationAct::Reopen { id },
            Way::End => {
                let mut ids: Vec<_> = known(&self.with);
                ids.insert(0, id);
                ids.sort();
                ids.dedup();
                let new = self.new.iter().map(|(code, name)| (one_line(code), one_line(name)));
                let new = new.filter(|(code, _)| !code.is_empty());
                OrganisationAct::End {
                    ids,
                    until: year?,
                    successors: known(&self.successors),
                    new: new.map(|(code, name)| Entry { code, name, parent: None }).collect(),
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use budget::money::Lang;
    use budget::organisation::apply;

    use super::*;
    use crate::text::studio::StudioText;

    fn added(all: &Organisations, code: &str, name: &str, parent: &str) -> Organisations {
        let draft = Draft {
            code: format!(" {code} "),
            name: format!("{name}\n"),
            parent: parent.to_owned(),
            ..Draft::begin(2026)
        };
        apply(all, &draft.act(&Form::Add).unwrap()).unwrap()
    }

    #[test]
    fn an_office_ends_with_its_units_and_what_follows() {
        let all = added(&Organisations::default(), "1", "Dinas Satu", "");
        let all = added(&all, "1.1", "Unit Satu", "dinas-satu");
        let all = added(&all, "2", "Dinas Dua", "");
        let of = all.find_text("dinas-satu").unwrap();
        let mut draft = Draft::of(of, &all, 2026);
        assert_eq!(draft.year, "2026");
        draft.choose(Way::End, of, 2026);
        draft.successors = vec!["dinas-dua".to_owned(), String::new()];
        draft.new =
            vec![("3".to_owned(), " Dinas Tiga".to_owned()), (String::new(), String::new())];
        let act = draft.act(&Form::Change(of.id.clone())).unwrap();
        let after = apply(&all, &act).unwrap();
        let ended = after.find_text("unit-satu").unwrap();
        assert_eq!(ended.until, Some(2026));
        let names: Vec<_> = ended.successors.iter().map(OrganisationId::as_str).collect();
        assert_eq!(names, ["dinas-dua", "dinas-tiga"]);
    }

    #[test]
    fn what_is_missing_is_named_with_its_field() {
        let forms = &StudioText::of(Lang::En).organisations.forms;
        let fields = |draft: &Draft, form: &Form| {
            draft.missing(forms, form).into_iter().map(|of| of.field).collect::<Vec<_>>()
        };
        let mut draft = Draft { year: "26".to_owned(), ..Draft::default() };
        assert_eq!(fields(&draft, &Form::Add), [CODE, NAME, YEAR]);
        let change = Form::Change(OrganisationId::parse("a").unwrap());
        draft.way = Way::Reopen;
        assert!(fields(&draft, &change).is_empty());
        draft.way = Way::End;
        draft.new = vec![("1".to_owned(), " ".to_owned())];
        assert_eq!(fields(&draft, &change), [YEAR, "org-new-code-0"]);
    }
}
