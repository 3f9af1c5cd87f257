//! What a copy meets here: what this deployment published, and who runs the government.

use std::collections::{BTreeMap, BTreeSet};

use budget::protocol::people::{CopiedPublication, CopySummary, Member, MemberStatus};
use budget::role::{Assignment, Role};

use super::super::super::copy::check::Copy;
use super::super::super::copy::unpack::fault;
use crate::archive::PointerV1;
use crate::error::Error;
use crate::limits::ROLES_MAX;
use crate::refusal::ExportRule;

/// What was published stays: a copy from before a publication that the archive here holds would
/// give its number to another one.
pub(super) fn has_all(copy: &Copy, archived: &[PointerV1]) -> Result<(), Error> {
    let known: BTreeMap<_, _> = copy
        .publications
        .iter()
        .map(|of| ((of.manifest.year, of.manifest.number), &of.manifest_sha256))
        .collect();
    for PointerV1 { entry, .. } in archived {
        if known.get(&(entry.year, entry.number)) != Some(&&entry.manifest_sha256) {
            return Err(fault(ExportRule::Behind, &format!("{}/v{}", entry.year, entry.number)));
        }
    }
    Ok(())
}

/// What is in a copy, for whoever confirms it.
pub(super) fn summary_of(copy: &Copy, archived: &[PointerV1]) -> CopySummary {
    let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    let known: BTreeSet<_> = archived.iter().map(|of| (of.entry.year, of.entry.number)).collect();
    let all = copy.publications.iter().map(|of| (of.manifest.year, of.manifest.number));
    let new = all.filter(|of| !known.contains(of));
    let mut new: Vec<_> = new.map(|(year, number)| CopiedPublication { year, number }).collect();
    new.sort_unstable();
    let heads = copy.members.iter().filter(|of| runs(of));
    CopySummary {
        exported_at: copy.about.exported_at.clone(),
        exported_by: copy.about.exported_by.name.clone(),
        drafts: count(copy.tables.get("drafts").map_or(0, Vec::len)),
        publications: count(copy.publications.len()),
        members: count(copy.members.len()),
        administrators: heads.map(|of| of.person.name.clone()).collect(),
        new,
    }
}

/// Afterwards somebody must be able to run the government. Whoever does so here goes on: a copy
/// says who was somebody elsewhere, and most of them may never come here.
pub(super) fn run_it_here(here: &[Member]) -> Result<(), Error> {
    if here.iter().any(runs) {
        Ok(())
    } else {
        Err(fault(ExportRule::NoAdministrator, "tables/members.jsonl"))
    }
}

/// Those who run the government here and would not do so by what the copy says of them; as they
/// are afterwards: what the copy says, and administrator.
pub(super) fn still_running(copied: &[Member], here: &[Member]) -> Vec<Member> {
    let administrator = Assignment::new(Role::Administrator, None);
    let again = |copied: &Member| {
        let held = copied.roles.iter().filter(|held| held.role() != Role::Administrator);
        let roles = administrator.iter().chain(held).take(ROLES_MAX).cloned().collect();
        Member { roles, status: MemberStatus::Active, ..copied.clone() }
    };
    here.iter()
        .filter(|of| runs(of))
        .filter_map(|of| copied.iter().find(|other| other.person.id == of.person.id))
        .filter(|copied| !runs(copied))
        .map(again)
        .collect()
}

fn runs(member: &Member) -> bool {
    member.status == MemberStatus::Active
        && member.roles.iter().any(|held| held.role() == Role::Administrator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: &str, role: Role, status: MemberStatus) -> Member {
        let unit = (role == Role::Operator).then(|| "dinkes".to_owned());
        serde_json::from_value(serde_json::json!({
            "person": { "id": id.repeat(16), "name": id },
            "roles": [Assignment::new(role, unit).unwrap()],
            "status": status, "since": "2026-01-01T00:00:00Z",
        }))
        .unwrap()
    }

    #[test]
    fn whoever_runs_the_government_here_runs_it_afterwards() {
        use MemberStatus::{Active, Left, Suspended};
        use Role::{Administrator, Auditor, Operator};
        let here = [
            member("a", Administrator, Active),
            member("b", Administrator, Active),
            member("c", Administrator, Active),
            member("d", Administrator, Suspended),
            member("e", Auditor, Active),
            member("f", Administrator, Active),
        ];
        let copied = [
            member("a", Administrator, Active),
            member("b", Operator, Active),
            member("c", Administrator, Left),
            member("d", Operator, Active),
            member("e", Operator, Suspended),
        ];
        let still = still_running(&copied, &here);
        let seen: Vec<_> = still
            .iter()
            .map(|of| {
                let roles: Vec<_> = of.roles.iter().map(Assignment::role).collect();
                (of.person.name.as_str(), of.status, roles)
            })
            .collect();
        assert_eq!(
            seen,
            [("b", Active, vec![Administrator, Operator]), ("c", Active, vec![Administrator]),]
        );
        assert!(run_it_here(&here).is_ok());
        assert!(run_it_here(&here[3..5]).is_err());
    }
}
