//! Whose budget a file is, from what its header says and how it is named. Volunteers wrote
//! `Kbupaten Kulon Progo`, `Kulonprogo`, `Propinsi`; the official name is looked up in the list
//! that the caller gives, and a name that is in no list is kept as it stands.

use super::header::letters;

/// A region whose files may come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRegion {
    /// Its official code in digits alone, `3402`: files are named after it.
    pub code: String,
    /// `Kabupaten Bantul`.
    pub name: String,
    /// The letters of its name, by which other spellings are compared.
    letters: String,
}

impl NamedRegion {
    /// A region with this code, dotted or not, and this name.
    pub fn new(code: &str, name: &str) -> Self {
        let code = code.chars().filter(char::is_ascii_digit).collect();
        Self { code, name: name.to_owned(), letters: letters(name) }
    }
}

/// The official name behind what a header says and a file is called; empty where neither helps.
pub(super) fn name(said: &str, file_name: &str, regions: &[NamedRegion]) -> String {
    let letters_said = letters(said);
    let by_letters =
        |wanted: &str| regions.iter().find(|region| within_one_edit(&region.letters, wanted));
    if let Some(region) = by_letters(&letters_said) {
        return region.name.clone();
    }
    // `Propinsi Daerah Istimewa Yogyakarta`, `KOTA` alone where there is one city.
    let bare = ["provinsi", "propinsi"].iter().find_map(|word| letters_said.strip_prefix(word));
    if let Some(region) = bare.filter(|bare| !bare.is_empty()).and_then(by_letters) {
        return region.name.clone();
    }
    let province = file_name.get(..2).filter(|code| code.bytes().all(|b| b.is_ascii_digit()));
    if letters_said == "kota" {
        let mut cities = regions.iter().filter(|region| {
            region.name.starts_with("Kota ") && province.is_some_and(|p| region.code.starts_with(p))
        });
        if let (Some(city), None) = (cities.next(), cities.next()) {
            return city.name.clone();
        }
    }
    if letters_said.starts_with("desa") {
        return said.trim().to_owned();
    }
    let digits = file_name.bytes().take_while(u8::is_ascii_digit).count();
    let code = if bare.is_some() { province } else { file_name.get(..digits) };
    let by_file = regions.iter().find(|region| Some(region.code.as_str()) == code);
    by_file.map_or_else(|| said.trim().to_owned(), |region| region.name.clone())
}

/// Whether two words differ in at most one letter, missing or added.
fn within_one_edit(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if short.is_empty() || 1 < long.len() - short.len() {
        return false;
    }
    let same = long.bytes().zip(short.bytes()).take_while(|(x, y)| x == y).count();
    let behind = |text: &'_ str, from: usize| text.as_bytes().get(from..).map(<[u8]>::to_vec);
    if long.len() == short.len() {
        same == long.len()
    } else {
        behind(long, same + 1) == behind(short, same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> [NamedRegion; 5] {
        [
            NamedRegion::new("34", "Daerah Istimewa Yogyakarta"),
            NamedRegion::new("34.01", "Kabupaten Kulon Progo"),
            NamedRegion::new("34.02", "Kabupaten Bantul"),
            NamedRegion::new("34.04", "Kabupaten Sleman"),
            NamedRegion::new("34.71", "Kota Yogyakarta"),
        ]
    }

    #[test]
    fn governments_have_one_name() {
        for (said, file, official) in [
            ("Kbupaten Kulon Progo", "3401_1.csv", "Kabupaten Kulon Progo"),
            ("Kabupaten Kulonprogo", "3401_1.csv", "Kabupaten Kulon Progo"),
            ("Kabupaten Sleman", "34_1.csv", "Kabupaten Sleman"),
            ("PROVINSI", "34_1.csv", "Daerah Istimewa Yogyakarta"),
            ("Propinsi Daerah Istimewa Yogyakarta", "34_1.csv", "Daerah Istimewa Yogyakarta"),
            ("KOTA", "3402_1.csv", "Kota Yogyakarta"),
            ("IDEA", "3402_1.csv", "Kabupaten Bantul"),
            ("Desa Dlingo", "3402100003_1.csv", "Desa Dlingo"),
            ("Kabupaten Garut", "3205_1.csv", "Kabupaten Garut"),
            ("", "x.csv", ""),
        ] {
            assert_eq!(name(said, file, &known()), official, "{said}");
        }
    }
}
