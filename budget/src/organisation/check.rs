//! What holds of all organisations together, after every act: each year of each has one name, no
//! year has one code twice, a unit is a unit of what is there, and what followed was there to
//! follow. Because a successor is there in the year after, it ends later: no chain closes.

use std::collections::BTreeMap;

use super::{
    Organisation, OrganisationFault as Fault, Organisations, Period, act, check_code, check_name,
};
use crate::limits::ORGANISATIONS_MAX;

impl Organisations {
    /// Whether acts could have made this list: for one that comes from elsewhere, of which nothing
    /// is known yet.
    ///
    /// # Errors
    /// The first thing that no list may have.
    pub fn check(&self) -> Result<(), Fault> {
        if ORGANISATIONS_MAX < self.len() {
            let limit = u32::try_from(ORGANISATIONS_MAX).unwrap_or(u32::MAX);
            return Err(Fault::TooMany { limit });
        }
        for of in self.iter() {
            for Period { code, name, .. } in of.periods() {
                check_code(code)?;
                check_name(name)?;
            }
            let last = of.until.unwrap_or(of.from);
            [of.from, last].into_iter().try_for_each(act::check_year)?;
        }
        all(self)
    }
}

/// Whether they can be so.
pub(super) fn all(organisations: &Organisations) -> Result<(), Fault> {
    let mut by_code: BTreeMap<&str, Vec<(Period<'_>, &Organisation)>> = BTreeMap::new();
    for of in organisations.iter() {
        order(of)?;
        for period in of.periods() {
            parent(organisations, of, &period)?;
            by_code.entry(period.code).or_default().push((period, of));
        }
        followed(organisations, of)?;
    }
    by_code.into_iter().try_for_each(|(code, held)| once(code, held))
}

/// One after the other, none before it begins.
fn order(of: &Organisation) -> Result<(), Fault> {
    let last = of.until;
    for period in of.periods() {
        let Some(until) = period.until else { continue };
        if until < period.from {
            return Err(if Some(until) == last && period.from != of.from {
                Fault::EndsTooEarly { name: of.name.clone(), since: period.from }
            } else {
                Fault::BeginsTooLate { name: of.name.clone(), until }
            });
        }
    }
    Ok(())
}

/// A unit of an SKPD that is there in all of these years, and is none itself in any of them.
fn parent(all: &Organisations, of: &Organisation, period: &Period<'_>) -> Result<(), Fault> {
    let Some(id) = period.parent else { return Ok(()) };
    let name = period.name.to_owned();
    if *id == of.id {
        return Err(Fault::OwnParent { name });
    }
    let parent = all.find(id).ok_or_else(|| Fault::Unknown { id: id.clone() })?;
    let missing =
        |year| Err(Fault::ParentMissing { name: name.clone(), parent: parent.name.clone(), year });
    if period.from < parent.from {
        return missing(period.from);
    }
    match (period.until, parent.until) {
        (None, Some(end)) => return missing(end.saturating_add(1)),
        (Some(until), Some(end)) if end < until => return missing(end.saturating_add(1)),
        _ => {}
    }
    let overlaps = |of: &Period<'_>| {
        period.until.is_none_or(|until| of.from <= until)
            && of.until.is_none_or(|until| period.from <= until)
    };
    if parent.periods().any(|of| of.parent.is_some() && overlaps(&of)) {
        return Err(Fault::Nested { name, parent: parent.name.clone() });
    }
    Ok(())
}

/// What followed was there in the year after.
fn followed(all: &Organisations, of: &Organisation) -> Result<(), Fault> {
    let Some(until) = of.until else { return Ok(()) };
    let year = until.saturating_add(1);
    for id in &of.successors {
        let successor = all.find(id).ok_or_else(|| Fault::Unknown { id: id.clone() })?;
        if !successor.is_in(year) {
            let (name, successor) = (of.name.clone(), successor.name.clone());
            return Err(Fault::SuccessorAbsent { name, successor, year });
        }
    }
    Ok(())
}

/// No two in the same year.
fn once(code: &str, mut held: Vec<(Period<'_>, &Organisation)>) -> Result<(), Fault> {
    held.sort_by_key(|(period, _)| period.from);
    for pair in held.windows(2) {
        let [(first, one), (second, other)] = pair else { continue };
        if one.id != other.id && first.has(second.from) {
            return Err(Fault::CodeTaken {
                code: code.to_owned(),
                name: second.name.to_owned(),
                by: first.name.to_owned(),
                year: second.from,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(json: &str) -> Result<(), Fault> {
        serde_json::from_str::<Organisations>(json).unwrap().check()
    }

    #[test]
    fn a_list_from_elsewhere_is_one_that_acts_could_have_made() {
        let dinkes = r#"{"id":"dinkes","code":"1.02","name":"Dinas Kesehatan","from":2020}"#;
        assert_eq!(checked(&format!("[{dinkes}]")), Ok(()));
        assert_eq!(checked("[]"), Ok(()));
        for (from, to) in [
            ("\"1.02\"", "\"=1+1\""),
            ("Dinas", "@Dinas"),
            ("2020", "1066"),
            ("2020", "2020,\"until\":2019"),
            ("2020", "2020,\"until\":9999"),
            ("2020", "2020,\"until\":2024,\"successors\":[\"badan\"]"),
            ("2020", "2020,\"former\":[{\"code\":\"x\",\"name\":\"-y\",\"until\":2021}]"),
            ("2020", "2020,\"parent\":\"dinkes\""),
        ] {
            let changed = dinkes.replacen(from, to, 1);
            assert!(checked(&format!("[{changed}]")).is_err(), "{changed}");
        }
        let other = dinkes.replacen("\"dinkes\"", "\"other\"", 1);
        assert!(matches!(checked(&format!("[{dinkes},{other}]")), Err(Fault::CodeTaken { .. })));
    }
}
