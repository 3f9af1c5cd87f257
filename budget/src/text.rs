//! Words of the domain for people, Indonesian and English. A name that has no word in one of the
//! two does not compile: every word is a field of [`Text`] or an arm of a match over an enum.
//! No word for people stands anywhere else in this crate.

use crate::budget::CodeKind;
use crate::government::GovernmentKind;
use crate::line::Section;
use crate::money::Lang;
use crate::publication::Stage;

pub mod glossary;
mod rights;
mod organisations;
mod id;
mod en;

pub use glossary::{Meaning, Term};
pub use rights::RoleWords;

/// The words of one language.
#[derive(Debug)]
pub struct Text {
    /// Which language.
    pub lang: Lang,
    /// Revenue *(pendapatan)*.
    pub revenue: &'static str,
    /// Spending *(belanja)*.
    pub expenditure: &'static str,
    /// Financing in *(penerimaan pembiayaan)*.
    pub financing_in: &'static str,
    /// Financing out *(pengeluaran pembiayaan)*.
    pub financing_out: &'static str,
    /// Financing in less financing out.
    pub net_financing: &'static str,
    /// Revenue is larger than spending.
    pub surplus: &'static str,
    /// Spending is larger than revenue.
    pub deficit: &'static str,
    /// The bottom line of this year: not last year's balance.
    pub balance_this_year: &'static str,
    /// What was left of last year: an income line of financing.
    pub balance_last_year: &'static str,
    /// Each stage of the year's budget.
    pub stages: Stages,
    /// Each kind of government.
    pub governments: Governments,
    /// Each kind of code.
    pub codes: Codes,
    /// The months, January first.
    pub months: [&'static str; 12],
}

/// How a stage is called and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageWords {
    /// For a badge beside every title: `RAPBD`.
    pub short: &'static str,
    /// In full.
    pub name: &'static str,
    /// Whether it is law, for a badge beside a title that says the stage.
    pub standing: &'static str,
    /// What it is, and whether it is law, in one sentence.
    pub sentence: &'static str,
}

/// The stages.
#[derive(Debug)]
#[expect(missing_docs, reason = "one field for each variant of `Stage`, documented there")]
pub struct Stages {
    pub ceilings: StageWords,
    pub proposal: StageWords,
    pub enacted: StageWords,
    pub shift: StageWords,
    pub amendment: StageWords,
    pub realisation: StageWords,
}

/// The kinds of government.
#[derive(Debug)]
#[expect(missing_docs, reason = "one field for each variant of `GovernmentKind`")]
pub struct Governments {
    pub province: &'static str,
    pub regency: &'static str,
    pub city: &'static str,
    pub village: &'static str,
}

/// The kinds of code.
#[derive(Debug)]
#[expect(missing_docs, reason = "one field for each variant of `CodeKind`")]
pub struct Codes {
    pub affair: &'static str,
    pub function: &'static str,
    pub account: &'static str,
    pub source: &'static str,
}

impl Text {
    /// The words of a language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Id => &id::TEXT,
            Lang::En => &en::TEXT,
        }
    }

    /// What a side of the budget is called.
    pub const fn section(&self, section: Section) -> &'static str {
        match section {
            Section::Revenue => self.revenue,
            Section::Expenditure => self.expenditure,
            Section::FinancingIn => self.financing_in,
            Section::FinancingOut => self.financing_out,
        }
    }

    /// What a stage is called, and what it is.
    pub const fn stage(&self, stage: Stage) -> StageWords {
        match stage {
            Stage::Ceilings => self.stages.ceilings,
            Stage::Proposal => self.stages.proposal,
            Stage::Enacted => self.stages.enacted,
            Stage::Shift => self.stages.shift,
            Stage::Amendment => self.stages.amendment,
            Stage::Realisation => self.stages.realisation,
        }
    }

    /// What a kind of government is called.
    pub const fn government(&self, kind: GovernmentKind) -> &'static str {
        match kind {
            GovernmentKind::Province => self.governments.province,
            GovernmentKind::Regency => self.governments.regency,
            GovernmentKind::City => self.governments.city,
            GovernmentKind::Village => self.governments.village,
        }
    }

    /// What a kind of code is called.
    pub const fn code(&self, kind: CodeKind) -> &'static str {
        match kind {
            CodeKind::Affair => self.codes.affair,
            CodeKind::Function => self.codes.function,
            CodeKind::Account => self.codes.account,
            CodeKind::Source => self.codes.source,
        }
    }

    /// `31 Desember 2014` of `2014-12-31` or of a time in UTC; the text itself where it is no
    /// date.
    pub fn date(&self, iso: &str) -> String {
        let mut parts = iso.split(['-', 'T']);
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let month = month
            .and_then(|month| month.parse::<usize>().ok())
            .and_then(|month| self.months.get(month.checked_sub(1)?));
        let day = day.and_then(|day| day.parse::<u8>().ok());
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
            _ => iso.to_owned(),
        }
    }

    /// What a technical word means.
    pub fn meaning(&self, term: Term) -> Meaning {
        // Not a field: a program that explains nothing does not carry the explanations.
        match self.lang {
            Lang::Id => id::meaning(term),
            Lang::En => en::meaning(term),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const BOTH: [Lang; 2] = [Lang::Id, Lang::En];

    #[test]
    fn every_term_is_one_plain_sentence_in_both_languages() {
        for (lang, term) in BOTH.into_iter().flat_map(|lang| Term::ALL.map(|term| (lang, term))) {
            let Meaning { term: word, sentence } = Text::of(lang).meaning(term);
            let shape = (3..=80).contains(&word.chars().count())
                && sentence.ends_with('.')
                && !sentence.trim_end_matches('.').contains(". ")
                && sentence.starts_with(char::is_uppercase);
            assert!(shape, "{lang:?} {word}: {sentence}");
            assert!(sentence.chars().count() <= 160, "{lang:?} {word}");
        }
    }

    #[test]
    fn no_two_terms_share_a_word_and_each_is_found_by_its_word() {
        for lang in BOTH {
            let words: BTreeSet<_> =
                Term::ALL.iter().map(|term| Text::of(lang).meaning(*term).term).collect();
            assert_eq!(words.len(), Term::ALL.len());
        }
        for term in Term::ALL {
            assert_eq!(Term::from_word(term.as_str()), Some(term));
            let fits = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(term.as_str().chars().all(fits), "{term:?}");
        }
        assert_eq!(Term::from_word("SILPA"), None);
    }

    #[test]
    fn the_two_meanings_of_silpa_never_share_a_name() {
        for lang in BOTH {
            let text = Text::of(lang);
            assert_ne!(text.balance_this_year, text.balance_last_year);
            let (last, this) =
                (text.meaning(Term::BalanceLastYear), text.meaning(Term::BalanceThisYear));
            assert!(last.term.contains("SiLPA tahun sebelumnya"));
            assert!(this.term.contains("SiLPA tahun berkenaan"));
        }
    }

    #[test]
    fn a_stage_that_is_not_law_says_so() {
        for stage in [Stage::Ceilings, Stage::Proposal] {
            assert!(Text::of(Lang::Id).stage(stage).sentence.contains("belum menjadi hukum"));
            assert!(Text::of(Lang::En).stage(stage).sentence.contains("not law"));
        }
        for lang in BOTH {
            let names: BTreeSet<_> =
                Stage::ALL.iter().map(|stage| Text::of(lang).stage(*stage).short).collect();
            assert_eq!(names.len(), Stage::ALL.len());
        }
    }

    #[test]
    fn a_date_is_written_in_words() {
        assert_eq!(Text::of(Lang::Id).date("2014-12-31"), "31 Desember 2014");
        assert_eq!(Text::of(Lang::En).date("2026-05-02T01:13:48Z"), "2 May 2026");
        for odd in ["", "2014", "2014-13-01", "kemarin"] {
            assert_eq!(Text::of(Lang::Id).date(odd), odd);
        }
    }

    #[test]
    fn a_language_knows_itself() {
        for lang in BOTH {
            assert_eq!(Text::of(lang).lang, lang);
        }
        let (id, en) = (Text::of(Lang::Id), Text::of(Lang::En));
        assert_eq!(id.section(Section::Expenditure), "Belanja");
        assert_eq!(en.section(Section::FinancingIn), "Financing in");
        assert_eq!(id.government(GovernmentKind::Regency), "Kabupaten");
        assert_eq!(en.code(CodeKind::Function), "Function");
    }
}
