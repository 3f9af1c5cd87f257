//! Texts fit for a budget: [`tidy`], told apart from the texts that need none of it, which are
//! nearly all.

use super::report::{Finding, FindingKind, Report};
use crate::canonical::tidy;
use crate::limits::ECHO_CHARS_MAX;

/// A text fit for a budget; what had to be changed is noted.
pub(super) fn text(raw: &str, chars_max: usize, report: &mut Report) -> String {
    if raw.len() <= chars_max && is_tidy(raw) {
        return raw.to_owned();
    }
    let (mut tidied, marked) = if raw.is_ascii() { tidy_ascii(raw) } else { tidy(raw) };
    if marked {
        note_once(report, FindingKind::TextTidied, &tidied);
    }
    if chars_max < tidied.len() && chars_max < tidied.chars().count() {
        note_once(report, FindingKind::TextCut, &tidied);
        let cut: String = tidied.chars().take(chars_max - 1).collect();
        tidied = format!("{}…", cut.trim_end());
    }
    tidied
}

/// Whether [`tidy`] would leave a text as it is: most texts are, and nothing has to be built.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b' ';
    for byte in bytes {
        if !(b' '..=b'~').contains(byte) || (*byte == b' ' && before == b' ') {
            return false;
        }
        before = *byte;
    }
    before != b' ' && !matches!(bytes.first(), Some(b'=' | b'+' | b'-' | b'@')) || bytes.is_empty()
}

/// [`tidy`] for the letters that have one form only.
fn tidy_ascii(text: &str) -> (String, bool) {
    let mut tidied = String::with_capacity(text.len());
    for word in text.split(|c: char| c == ' ' || c.is_ascii_control()) {
        if word.is_empty() {
            continue;
        }
        if !tidied.is_empty() {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    let body = tidied.trim_start_matches(['=', '+', '-', '@', ' ']);
    if body.len() == tidied.len() { (tidied, false) } else { (body.to_owned(), true) }
}

/// One note of a kind is enough, with the first example.
fn note_once(report: &mut Report, kind: FindingKind, example: &str) {
    if !report.notes.iter().any(|note| note.kind == kind) {
        let detail: String = example.chars().take(ECHO_CHARS_MAX).collect();
        report.notes.push(Finding::of_file(kind, detail));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_quick_way_tidies_as_the_slow_way(raw in "[ a-zA-Z0-9=+@\\t\\n.-]{0,40}") {
            prop_assert_eq!(tidy_ascii(&raw), tidy(&raw));
            prop_assert_eq!(is_tidy(&raw), tidy(&raw).0 == raw);
        }
    }
}
