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

/// The question of the home page.
pub(crate) const QUESTION: Words =
    Words::new(["Ke mana uang daerah pergi?", "Where does a region’s money go?"]);
/// What this is.
pub(crate) const LEAD: Words = Words::new([
    "Anggaran pemerintah daerah sampai ke rincian terkecil: siapa membelanjakan berapa, untuk apa.",
    "Budgets of Indonesian regions down to the smallest line: who spends how much, on what.",
]);
pub(crate) const GLOSSARY: Words = Words::new(["Glosarium", "Glossary"]);
pub(crate) const GLOSSARY_ABOUT: Words = Words::new([
    "Kata-kata anggaran dalam bahasa sehari-hari.",
    "The words of Indonesian budgets in plain language.",
]);
pub(crate) const DEVELOPERS: Words = Words::new(["Data dan API", "Data and API"]);
pub(crate) const DEVELOPERS_ABOUT: Words = Words::new([
    "Semua yang terbit dapat diunduh dan dibaca mesin, tanpa akun dan tanpa kunci.",
    "Everything published can be downloaded and read by machines, without an account or a key.",
]);
pub(crate) const STUDIO: Words = Words::new(["Studio", "Studio"]);
pub(crate) const STUDIO_ABOUT: Words = Words::new([
    "Tempat pemerintah daerah menyusun dan menerbitkan anggarannya.",
    "Where regional governments draft and publish their budgets.",
]);
/// Before a government's code.
pub(crate) const CODE: Words = Words::new(["kode", "code"]);
/// Before the date of a publication.
pub(crate) const PUBLISHED: Words = Words::new(["terbit", "published"]);
/// Before and after the date where the figures were copied from books made elsewhere.
pub(crate) const COPIED: [Words; 2] = [
    Words::new(["dimuat di Terang", "put on Terang on"]),
    Words::new([", disalin dari buku resmi", ", copied from the official book"]),
];
/// The menu of every page, as the app has it.
pub(crate) const MENU: Words = Words::new(["Menu", "Menu"]);
pub(crate) const MENU_DEVELOPERS: Words = Words::new(["Data & API", "Data & API"]);
/// Before a publication's number.
pub(crate) const VERSION: Words = Words::new(["versi", "version"]);
pub(crate) const NOT_FOUND: Words = Words::new(["Tidak ada di sini", "Nothing here"]);
pub(crate) const NOT_FOUND_SAYS: Words = Words::new([
    "Periksa ejaan alamatnya, atau mulai dari pencarian di beranda.",
    "Check the spelling of the address, or start from the search on the home page.",
]);
pub(crate) const TO_HOME: Words = Words::new(["Ke beranda", "To the home page"]);
/// The title of the feed of everything.
pub(crate) const FEED: Words =
    Words::new(["Terang: anggaran yang baru dimuat", "Terang: budgets just added"]);
