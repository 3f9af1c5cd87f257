//! What became of an organisation, and what it came from: so that the figures of one year can be
//! set beside those of another.

use std::collections::{BTreeMap, BTreeSet};

use super::{OrganisationId, Organisations};

/// Organisations of one year and those of a later one that answer for the same things: what the
/// first spent together compares with what the second spend together, and with no less.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparable {
    /// In the earlier year; none for what is new.
    pub before: BTreeSet<OrganisationId>,
    /// In the later year; none for what was closed.
    pub after: BTreeSet<OrganisationId>,
}

impl Organisations {
    /// The organisations of the year `to` that an organisation of the year `from` lives on in:
    /// itself, or what followed it, through as many reorganisations as there were.
    pub fn descendants(&self, id: &OrganisationId, from: u16, to: u16) -> BTreeSet<OrganisationId> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut next: Vec<_> = self.find(id).filter(|of| of.is_in(from)).into_iter().collect();
        while let Some(of) = next.pop() {
            if !seen.insert(&of.id) {
                continue;
            }
            if of.is_in(to) {
                found.insert(of.id.clone());
            } else if of.until.is_some_and(|until| until < to) {
                next.extend(of.successors.iter().filter_map(|id| self.find(id)));
            }
        }
        found
    }

    /// The organisations of two years, in the smallest groups that can be compared; `from` is the
    /// earlier. Each organisation of either year is in one group.
    pub fn comparable(&self, from: u16, to: u16) -> Vec<Comparable> {
        let mut groups: Vec<Comparable> = Vec::new();
        // Where each organisation of the later year is.
        let mut places: BTreeMap<OrganisationId, usize> = BTreeMap::new();
        for of in self.current(from) {
            let after = self.descendants(&of.id, from, to);
            let met: BTreeSet<usize> =
                after.iter().filter_map(|id| places.get(id).copied()).collect();
            let mut group = Comparable { before: BTreeSet::from([of.id.clone()]), after };
            for at in met {
                if let Some(other) = groups.get_mut(at) {
                    group.before.append(&mut other.before);
                    group.after.append(&mut other.after);
                }
            }
            places.extend(group.after.iter().map(|id| (id.clone(), groups.len())));
            groups.push(group);
        }
        for of in self.current(to) {
            if !places.contains_key(&of.id) {
                let after = BTreeSet::from([of.id.clone()]);
                groups.push(Comparable { before: BTreeSet::new(), after });
            }
        }
        groups.retain(|group| !group.before.is_empty() || !group.after.is_empty());
        groups
    }
}
