//! The Worker's own words for people, Indonesian and English side by side: titles of pages and
//! sentences of headlines. The words of the domain (sides, stages) are `budget`'s.

use budget::money::Lang;

/// The same in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    id: &'static str,
    en: &'static str,
}

impl Words {
    /// Indonesian first, then English.
    pub(crate) const fn new([id, en]: [&'static str; 2]) -> Self {
        Self { id, en }
    }

    /// In one language.
    pub(crate) const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}
