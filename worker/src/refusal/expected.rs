//! What may stand where something else stands, in words.

use budget::money::Lang;
use serde::{Deserialize, Serialize};

/// What may stand in a parameter or a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "expected", content = "of", rename_all = "kebab-case")]
pub(crate) enum Expected {
    /// One of these words.
    OneOf(Vec<String>),
    /// A whole number in this range.
    Number(u32, u32),
    /// A text of at most so many characters, without control characters, not beginning like a
    /// formula.
    Text(usize),
    /// The same, and not empty.
    Name(usize),
    /// At most so many characters.
    Characters(usize),
    /// What the page before gave as `next`.
    Next,
    /// A dotted code.
    Code,
    /// A day, `2026-01-31`.
    Day,
    /// An address that begins with `https://`.
    Address,
    /// At most so many.
    Items(usize),
    /// What something else says about it.
    Said(String),
}

impl Expected {
    /// In words.
    pub(crate) fn of(&self, lang: Lang) -> String {
        let say = |id: String, en: String| match lang {
            Lang::Id => id,
            Lang::En => en,
        };
        match self {
            Self::OneOf(words) => {
                let words = words.join(", ");
                say(format!("salah satu dari {words}"), format!("one of {words}"))
            }
            Self::Number(least, most) => {
                say(format!("bilangan {least}–{most}"), format!("a number {least}–{most}"))
            }
            Self::Text(most) => say(
                format!("teks paling panjang {most} huruf, tanpa = + - @ di awal"),
                format!("a text of at most {most} characters, without = + - @ at its beginning"),
            ),
            Self::Name(most) => say(
                format!("teks 1–{most} huruf, tanpa = + - @ di awal"),
                format!("a text of 1–{most} characters, without = + - @ at its beginning"),
            ),
            Self::Characters(most) => {
                say(format!("paling banyak {most} huruf"), format!("at most {most} characters"))
            }
            Self::Next => say(
                "nilai next dari halaman sebelumnya".to_owned(),
                "the value of next of the page before".to_owned(),
            ),
            Self::Code => say(
                "kode bertitik, misalnya 34.02".to_owned(),
                "a dotted code, such as 34.02".to_owned(),
            ),
            Self::Day => say(
                "tanggal, misalnya 2026-01-31".to_owned(),
                "a day, such as 2026-01-31".to_owned(),
            ),
            Self::Address => {
                say("alamat https://".to_owned(), "an address that begins with https://".to_owned())
            }
            Self::Items(most) => {
                say(format!("paling banyak {most} butir"), format!("at most {most} items"))
            }
            Self::Said(what) => what.clone(),
        }
    }
}
