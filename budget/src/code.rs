//! A code of a chart: parts of digits with dots between, `5.2.2.03.06`. It is text for ever: a
//! leading zero matters, and `1.10` is not `1.1`. What a code means is the chart's to say.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::limits::{CODE_CHARS_MAX, CODE_PARTS_MAX};

/// A dotted code. Ordered by the value of its parts, so that `1.9` stands before `1.10`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// The text is no code: only digits and letters with single dots between, at most 40 characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a code: parts of digits or letters with dots between")]
pub struct CodeError;

impl Code {
    /// Reads a code that is already in its dotted form.
    ///
    /// # Errors
    /// [`CodeError`] where a part is empty or holds anything but ASCII digits and letters.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let part_fits = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        };
        let fits = text.len() <= CODE_CHARS_MAX
            && text.split('.').count() <= CODE_PARTS_MAX
            && text.split('.').all(part_fits);
        if fits { Ok(Self(text.to_owned())) } else { Err(CodeError) }
    }

    /// Whether there is no code.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many parts it has; none where it is absent.
    pub fn depth(&self) -> usize {
        depth(&self.0)
    }

    /// Its first `depth` parts, where it has more than that.
    pub fn ancestor(&self, depth: usize) -> Option<&str> {
        ancestor(&self.0, depth)
    }
}

/// How many parts the code `text` has.
pub fn depth(text: &str) -> usize {
    if text.is_empty() { 0 } else { text.split('.').count() }
}

/// The first `depth` parts of the code `text`, or all of it where it has no more.
pub fn ancestor(text: &str, depth: usize) -> Option<&str> {
    if depth == 0 {
        return None;
    }
    match text.match_indices('.').nth(depth - 1) {
        Some((at, _)) => text.get(..at),
        None => (!text.is_empty()).then_some(text),
    }
}

/// The order of codes: part by part by value, then by spelling, a parent before its children.
pub fn compare(a: &str, b: &str) -> Ordering {
    let mut left = a.split('.');
    let mut right = b.split('.');
    loop {
        let order = match (left.next(), right.next()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(x), Some(y)) => by_value(x).cmp(&by_value(y)),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Digits compare by length and text once their leading zeros are gone; other text comes after.
fn by_value(part: &str) -> (bool, usize, &str) {
    if part.bytes().all(|b| b.is_ascii_digit()) {
        let value = part.trim_start_matches('0');
        (false, value.len(), value)
    } else {
        (true, 0, part)
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(&self.0, &other.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;

    /// As [`Code::parse`], but an empty text is an absent code.
    fn try_from(text: String) -> Result<Self, CodeError> {
        if text.is_empty() { Ok(Self::default()) } else { Self::parse(&text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_ordered_by_value_not_as_text() {
        let mut codes = ["5.2.10", "5.2.9", "5.2", "5.10", "5.2.09", "X.XX.01", "10"];
        codes.sort_by(|a, b| compare(a, b));
        assert_eq!(codes, ["5.2", "5.2.09", "5.2.9", "5.2.10", "5.10", "10", "X.XX.01"]);
    }

    #[test]
    fn a_code_is_digits_and_letters_between_single_dots() {
        for good in ["4", "5.1.02.01.01.0024", "X.XX.01", "1.10"] {
            assert_eq!(Code::parse(good).map(|code| code.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", ".", "5.", ".5", "5..1", "5 .1", "5,1", "=1", "5.é"] {
            assert_eq!(Code::parse(bad), Err(CodeError), "{bad:?}");
        }
    }

    #[test]
    fn an_ancestor_is_the_first_parts() {
        let code = Code::parse("5.2.2.03.06").unwrap();
        assert_eq!(code.depth(), 5);
        assert_eq!(code.ancestor(3), Some("5.2.2"));
        assert_eq!(code.ancestor(5), Some("5.2.2.03.06"));
        assert_eq!(code.ancestor(9), Some("5.2.2.03.06"));
        assert_eq!(code.ancestor(0), None);
    }
}
