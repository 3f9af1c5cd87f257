//! The history of a government: every act that matters, one entry after another, each bound to
//! the one before it by its hash. Whoever holds the newest hash can tell whether an older entry
//! was changed, taken out or put in.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::canonical::Hash;
use crate::publication::jcs;

/// An act, as it stands in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1, without a gap.
    pub number: u32,
    /// When, by the clock of the government's object: `2026-11-25T01:13:48Z`. The order is that of
    /// the numbers, never that of the times.
    pub at: String,
    /// Who.
    pub by: Actor,
    /// What, as a word that stays: `invite`, `publish`, `refused`.
    pub act: String,
    /// On what: a person, a year and number, an address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub on: String,
    /// How it was before, where that says something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// How it is since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// Why, in the words of who did it; for a refused attempt the code of the refusal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The hash of the entry before; of nothing for the first.
    pub previous: Hash,
}

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// A person's id, or `machine:` and the name of a machine account.
    pub id: String,
    /// The name at that time.
    pub name: String,
    /// The roles at that time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

impl Entry {
    /// The hash that the next entry carries: SHA-256 of the entry's RFC 8785 form.
    ///
    /// # Errors
    /// Where a value of the entry has no such form.
    pub fn hash(&self) -> Result<Hash, serde_json::Error> {
        Ok(Hash::of(&jcs(self)?))
    }
}

/// What the first entry has for the one before it: the hash of nothing.
pub fn beginning() -> Hash {
    Hash::of(b"")
}

/// Why entries are not a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// The entry that stands where this number belongs has another.
    Number {
        /// The number that belongs there.
        expected: u32,
        /// The number that is there.
        found: u32,
    },
    /// The entry does not follow the one before it: one of the two was changed.
    Hash {
        /// The entry that names another one before it than stands there.
        number: u32,
    },
    /// A line is no entry.
    Unreadable {
        /// The number that belongs there.
        number: u32,
    },
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { expected, found } => {
                write!(f, "entry {found} stands where entry {expected} belongs")
            }
            Self::Hash { number } => {
                write!(f, "entry {number} does not follow the entry before it: one was changed")
            }
            Self::Unreadable { number } => write!(f, "entry {number} cannot be read"),
        }
    }
}

/// A history that is checked entry by entry, as far as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    count: u32,
    head: Hash,
}

impl Default for Chain {
    fn default() -> Self {
        Self { count: 0, head: beginning() }
    }
}

impl Chain {
    /// The next entry, as a line in RFC 8785 form.
    ///
    /// # Errors
    /// Where it does not follow the one before it.
    pub fn follow(&mut self, line: &str) -> Result<Entry, Break> {
        let number = self.count + 1;
        let entry: Entry = serde_json::from_str(line).map_err(|_| Break::Unreadable { number })?;
        if entry.number != number {
            return Err(Break::Number { expected: number, found: entry.number });
        }
        if entry.previous != self.head {
            return Err(Break::Hash { number });
        }
        // The bytes of the line, not what was read of them: a field that this version does not
        // know is part of what was written.
        (self.count, self.head) = (number, Hash::of(line.as_bytes()));
        Ok(entry)
    }

    /// How many entries there are and the hash of the last.
    pub fn end(self) -> (u32, Hash) {
        (self.count, self.head)
    }
}

/// Checks a history from its first entry on, as it is downloaded: an entry a line, in RFC 8785
/// form. Answers how many entries there are and the hash of the last.
///
/// # Errors
/// The first place where it does not hold.
pub fn verify(lines: &str) -> Result<(u32, Hash), Break> {
    let mut chain = Chain::default();
    for line in lines.lines() {
        chain.follow(line)?;
    }
    Ok(chain.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(acts: &[&str]) -> Vec<String> {
        let mut previous = beginning();
        let entry = |(number, act): (u32, &&str)| {
            let by = Actor { id: "p".to_owned(), name: "Ani".to_owned(), roles: Vec::new() };
            let entry = Entry {
                number,
                at: "2026-11-25T01:13:48Z".to_owned(),
                by,
                act: (*act).to_owned(),
                on: String::new(),
                before: None,
                after: Some(Value::from(number)),
                reason: "«karena»".to_owned(),
                previous: previous.clone(),
            };
            previous = entry.hash().unwrap();
            String::from_utf8(jcs(&entry).unwrap()).unwrap()
        };
        (1..).zip(acts).map(entry).collect()
    }

    #[test]
    fn a_history_holds_from_its_first_entry_to_its_last() {
        let lines = history(&["register", "invite", "suspend"]);
        let (count, head) = verify(&lines.join("\n")).unwrap();
        assert_eq!(count, 3);
        assert_eq!(head, Hash::of(lines.last().unwrap().as_bytes()));
        assert_eq!(verify(""), Ok((0, beginning())));
    }

    #[test]
    fn whatever_is_changed_taken_out_or_put_in_is_found() {
        let lines = history(&["register", "invite", "suspend"]);
        let changed = |at: usize, from: &str, to: &str| {
            let mut lines = lines.clone();
            lines[at] = lines[at].replacen(from, to, 1);
            verify(&lines.join("\n"))
        };
        assert_eq!(changed(0, "Ani", "Ana"), Err(Break::Hash { number: 2 }));
        assert_eq!(changed(1, "invite", "invito"), Err(Break::Hash { number: 3 }));
        assert_eq!(
            changed(1, "\"number\":2", "\"number\":4"),
            Err(Break::Number { expected: 2, found: 4 })
        );
        let without = [lines[0].as_str(), &lines[2]].join("\n");
        assert_eq!(verify(&without), Err(Break::Number { expected: 2, found: 3 }));
        let swapped = [lines[1].as_str(), &lines[0], &lines[2]].join("\n");
        assert_eq!(verify(&swapped), Err(Break::Number { expected: 1, found: 2 }));
        let other = history(&["register", "invite", "end"]);
        let grafted =
            [lines[0].as_str(), &other[1].replace("invite", "publish"), &other[2]].join("\n");
        assert_eq!(verify(&grafted), Err(Break::Hash { number: 3 }));
        assert_eq!(verify("{}"), Err(Break::Unreadable { number: 1 }));
    }
}
