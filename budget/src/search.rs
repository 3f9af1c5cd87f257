//! Forgiving search: case, accents, marks and small typing errors do not matter. A budget's texts
//! are cut into words once; a search then looks at each different word, not at each line.

use std::collections::BTreeMap;

use crate::budget::{Budget, Field, TextId};

mod plain;

/// The columns that a search looks into.
const SEARCHED: [Field; 12] = [
    Field::UnitCode,
    Field::Unit,
    Field::Affair,
    Field::Program,
    Field::Activity,
    Field::Subactivity,
    Field::AccountCode,
    Field::Account,
    Field::Group,
    Field::Description,
    Field::Specification,
    Field::Remark,
];

/// Words of a question that are looked at; more are passed over.
const WORDS_MAX: usize = 8;

/// A text without what a search must not care about: lower case, no accents, and a single blank
/// for whatever is neither letter nor digit; dots inside codes stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let mut plain = String::new();
    for c in text.chars().filter(|c| !plain::is_mark(*c)) {
        plain::push_plain(c, &mut plain);
    }
    for c in plain.chars() {
        if c.is_alphanumeric() || (c == '.' && folded.ends_with(|p: char| p.is_ascii_digit())) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.extend(c.to_lowercase());
        } else {
            gap = true;
        }
    }
    folded
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty())
}

/// How a word of a text answers a word of a question; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// The word begins with it, or is it.
    Begins,
    /// The word holds it.
    Holds,
    /// The word is it but for a typing error or two.
    Nearly,
}

/// How many typing errors a word of this many characters may have.
const fn errors_max(chars: usize) -> usize {
    match chars {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

fn compare(asked: &str, word: &str) -> Option<Match> {
    if word.starts_with(asked) {
        return Some(Match::Begins);
    }
    let chars = asked.chars().count();
    if 3 <= chars && word.contains(asked) {
        return Some(Match::Holds);
    }
    let errors = errors_max(chars);
    // A code is right or wrong: 5.2.1 is not "nearly" 5.2.2.
    let letters = asked.chars().any(char::is_alphabetic);
    (0 < errors && letters && within(asked, word, errors)).then_some(Match::Nearly)
}

/// Whether the beginning of `word` can be made of `asked` with at most `errors` characters
/// changed, left out, put in or swapped with their neighbour (Damerau's distance to a prefix).
fn within(asked: &str, word: &str, errors: usize) -> bool {
    let asked: Vec<char> = asked.chars().collect();
    let word: Vec<char> = word.chars().take(asked.len() + errors).collect();
    if word.len() + errors < asked.len() {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=word.len()).collect();
    for (i, a) in asked.iter().enumerate() {
        let mut row = Vec::with_capacity(word.len() + 1);
        row.push(i + 1);
        for (j, w) in word.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&above, j) + usize::from(a != w);
            let mut least = changed.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped =
                0 < i && 0 < j && asked.get(i - 1) == Some(w) && word.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_none_or(|least| errors < *least) {
            return false;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.iter().min().is_some_and(|least| *least <= errors)
}

/// Whether a short text, such as a government's name, answers a question: each word of the
/// question is found in it.
pub fn answers(question: &str, text: &str) -> bool {
    let (question, text) = (fold(question), fold(text));
    words(&question).all(|asked| words(&text).any(|word| compare(asked, word).is_some()))
}

/// What a budget's texts are made of, for searching. It is made once a budget.
#[derive(Debug)]
pub struct Index {
    words: Vec<Box<str>>,
    /// The words of text `t` are `in_text[starts[t]..starts[t + 1]]`.
    starts: Vec<u32>,
    in_text: Vec<u32>,
}

impl Index {
    /// Cuts the texts of the searched columns into words.
    pub fn of(budget: &Budget) -> Self {
        let mut searched = vec![false; budget.texts().len()];
        for text in SEARCHED.iter().flat_map(|field| budget.field(*field)) {
            if let Some(searched) = searched.get_mut(*text as usize) {
                *searched = true;
            }
        }
        let mut known: BTreeMap<Box<str>, u32> = BTreeMap::new();
        let mut index = Self { words: Vec::new(), starts: vec![0], in_text: Vec::new() };
        for (text, searched) in budget.texts().iter().zip(searched) {
            let folded = if searched { fold(text) } else { String::new() };
            for word in words(&folded) {
                let next = u32::try_from(index.words.len()).unwrap_or(u32::MAX);
                let id = known.get(word).copied().unwrap_or_else(|| {
                    known.insert(word.into(), next);
                    index.words.push(word.into());
                    next
                });
                index.in_text.push(id);
            }
            index.starts.push(u32::try_from(index.in_text.len()).unwrap_or(u32::MAX));
        }
        index
    }

    /// The rows among `rows` in which every word of the question is found. Typing errors are
    /// forgiven only for a word that nothing begins with or holds.
    pub fn find(&self, budget: &Budget, question: &str, rows: &[u32]) -> Vec<u32> {
        let mut rows = rows.to_vec();
        let folded = fold(question);
        for asked in words(&folded).take(WORDS_MAX) {
            let texts = self.texts_with(asked);
            let has = |text: &TextId| texts.get(*text as usize).copied().unwrap_or(false);
            let columns = SEARCHED.map(|field| budget.field(field));
            rows.retain(|row| {
                columns.iter().any(|column| column.get(*row as usize).is_some_and(has))
            });
        }
        rows
    }

    /// For each text, whether it has a word that answers `asked`.
    fn texts_with(&self, asked: &str) -> Vec<bool> {
        let found: Vec<Option<Match>> =
            self.words.iter().map(|word| compare(asked, word)).collect();
        let exact = found.iter().flatten().any(|found| *found < Match::Nearly);
        let answers = |word: &u32| match found.get(*word as usize).copied().flatten() {
            Some(Match::Nearly) => !exact,
            Some(Match::Begins | Match::Holds) => true,
            None => false,
        };
        let spans = self.starts.iter().zip(self.starts.iter().skip(1));
        let words = |(from, to): (&u32, &u32)| {
            self.in_text
                .get(*from as usize..*to as usize)
                .is_some_and(|words| words.iter().any(answers))
        };
        spans.map(words).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_small_errors_are_forgiven() {
        for (question, text) in [
            ("bantul", "Kabupaten Bantul"),
            ("BANTLU", "Kabupaten Bantul"),
            ("bntul", "Kabupaten Bantul"),
            ("kulonprogo", "Kabupaten Kulonprogo"),
            ("pendidikn dsar", "Dinas Pendidikan Dasar"),
            ("resume", "Résumé"),
            ("5.2.2", "5.2.2.03.06"),
            ("honor sumber", "Honorarium Narasumber"),
        ] {
            assert!(answers(question, text), "{question:?} {text:?}");
        }
        for (question, text) in
            [("sleman", "Kabupaten Bantul"), ("5.2.1", "5.2.2.03.06"), ("air", "Dinas Pasar")]
        {
            assert!(!answers(question, text), "{question:?} {text:?}");
        }
    }

    #[test]
    fn folding_keeps_letters_digits_and_the_dots_of_codes() {
        assert_eq!(
            fold("  Belanja (ATK) - Kegiatan, 5.2.2.01. "),
            "belanja atk kegiatan 5.2.2.01."
        );
        assert_eq!(fold("CAFÉ\u{a0}Ümlaut"), "cafe umlaut");
    }
}
