//! Leaves persons out of the demo. The books name people who receive help, with where they live
//! and what ails them: public record then, and nobody's business in a demonstration. The amounts
//! stay to the sen.
//!
//! Two rules. A text that is a list of recipients goes whole, with its items: its account keeps
//! one line. Elsewhere single names, addresses and numbers are replaced by a word in brackets.

use anyhow::Result;
use regex::Regex;

/// What stands where a name stood.
pub const NAME: &str = "[nama]";
/// What stands where a personal number stood.
pub const NUMBER: &str = "[nomor]";
/// The remark of a line whose recipients were left out.
pub const RECIPIENTS: &str =
    "Rincian penerima tidak ditampilkan di sini karena menyebut nama dan alamat orang.";

/// How far before an address the name of whoever lives there begins, at most.
const NAME_CHARS: usize = 60;

/// Finds persons in the texts of a budget.
#[derive(Debug)]
pub struct People {
    address: Regex,
    group: Regex,
    titled: Regex,
    number: Regex,
    signature: Regex,
}

impl People {
    /// The finder, ready.
    ///
    /// # Errors
    /// Only a bug in the patterns.
    pub fn new() -> Result<Self> {
        // The smallest parts of a village, `RT 02/05`, alone `15/08 Panjatan`; `d/a` is "at".
        let address = r"(?x)
            (?i:\b(?:RT|RW)[.\x20]{0,2}\d{1,3} | \bd[/.]a\b)
            | \b\d{1,3}/\d{1,2}\x20\p{Lu}\p{Ll}";
        // Groups of farmers, fishers, traders, schools: no persons, wherever they meet.
        let group = r"(?xi) \b(?:kelompok | kel | kelp | klpk | kt | mina | mino | gapoktan | kub | kube
            | ikm | kwt | ksm | paguyuban | koperasi | ksu | forum | poktan | sd | smp | tk)\b";
        let titled = r"(?x)
            \b(?:Ny|Tn|Sdri|Sdr|Bpk|Drs|Dra|Alm|Almh|NN)\.\s* \p{Lu}\p{Ll}+ (?:\x20\p{Lu}\p{Ll}+){0,3}
            | \b(?:Bapak|Saudara|Saudari)\s+ \p{Lu}\p{Ll}+ (?:\x20\p{Lu}\p{Ll}+){0,3}
            | \p{Lu}\p{Ll}+ (?:\x20\p{Lu}\p{Ll}+){0,3} ,\s? (?:S|M)\.\s?(?:Pd|H|E|Sos|IP|T|Kom|Ag|Si|Kes|Hum)\b\.?";
        let number = r"(?x)
            \b(?:NIP|NIK|NPWP|KTP)\b[.:\s]*(?:No\.?\s*)?[\d][\d\x20.-]{7,}
            | \b(?:(?i:no\.?\s*rek(?:ening)?)\b[.:\s]*[\d][\d\x20.-]{5,})
            | (?:\+62|\b0)8\d{2}[-\x20]?\d{3,4}[-\x20]?\d{3,4}\b
            | \b\d{16}\b | \b\d{8}\x20\d{6}\x20\d\x20\d{3}\b | \b\d{18}\b";
        // Whoever signed the book, at its end: `Wates, 9 Oktober 2014 BUPATI KULON PROGO, NAME`.
        let signature = r"(?x)
            (?:\p{Lu}\p{Ll}+,\x20)? (?:\d{1,2}\x20\p{Lu}\p{Ll}+\x20\d{4}\x20)?
            \b(?:BUPATI|GUBERNUR|WALIKOTA)\x20\p{Lu}{3}[\p{Lu}\x20.,]+$";
        Ok(Self {
            address: Regex::new(address)?,
            group: Regex::new(group)?,
            titled: Regex::new(titled)?,
            number: Regex::new(number)?,
            signature: Regex::new(signature)?,
        })
    }

    /// Whether a text under an account of gifts lists the people who receive them.
    pub fn lists_recipients(&self, text: &str) -> bool {
        let of_a_person = |at: usize| {
            let before = text.get(..at).unwrap_or("").chars().rev().take(NAME_CHARS);
            let name: String = before.collect::<Vec<_>>().into_iter().rev().collect();
            !self.group.is_match(&name)
        };
        self.address.find_iter(text).any(|found| of_a_person(found.start()))
            || self.titled.is_match(text)
    }

    /// The text without the persons in it, where there are some.
    pub fn without(&self, text: &str) -> Option<String> {
        let unsigned = self.signature.replace(text, "");
        let numberless = self.number.replace_all(unsigned.trim_end(), NUMBER);
        let nameless = self.titled.replace_all(&numberless, NAME);
        (nameless != text).then(|| nameless.into_owned())
    }
}

/// Whether an account pays for what is given to people: goods handed over (5.2.2.23), grants and
/// social assistance (5.1.4, 5.1.5) of Permendagri 13/2006.
pub fn is_gift(account: &str) -> bool {
    ["5.2.2.23", "5.1.4", "5.1.5"].iter().any(|gift| {
        account.strip_prefix(gift).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_recipients_is_found_by_where_they_live() {
        let people = People::new().unwrap();
        // The names are made up; the shapes are those of the books.
        for text in [
            "Wagiman, Kidul RT 2 Sukamaju Makmur",
            "Wagiman RT.012/007 Sukamaju Makmur KP",
            "Muh. Wagiman ; Kulon Rt 81/39 Sukamaju",
            "Wagiman, d/a. Lor RT. 071/032 Makmur (Pedagang Angkringan)",
            "Karto Ny. Wagiyem, Kidul",
            "Wagiman Kulon 15/08 Makmur",
        ] {
            assert!(people.lists_recipients(text), "{text}");
        }
        for text in [
            "Kambing betina",
            "PORT 2",
            "KUBE (Angkringan) d.a. Lor",
            "Kelompok Maju RT 16",
            "1/2 inci",
        ] {
            assert!(!people.lists_recipients(text), "{text}");
        }
    }

    #[test]
    fn names_with_a_title_and_personal_numbers_are_replaced() {
        let people = People::new().unwrap();
        let without = |text| people.without(text);
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(without("Honor narasumber Drs. Wagiman Karto"), some("Honor narasumber [nama]"));
        assert_eq!(without("Sewa rumah Bpk. Wagiman 1 tahun"), some("Sewa rumah [nama] 1 tahun"));
        assert_eq!(without("Wagiman Karto, S.Pd (ketua)"), some("[nama] (ketua)"));
        assert_eq!(without("NIP 19700101 199003 1 001"), some("[nomor]"));
        assert_eq!(without("hub. 0812-3456-7890"), some("hub. [nomor]"));
        assert_eq!(
            without("Perda 12 Tahun 2013 Wates, 9 Oktober 2014 BUPATI KULON PROGO, WAGIMAN KARTO"),
            some("Perda 12 Tahun 2013")
        );
        for kept in [
            "Ibu Hamil",
            "Peraturan Bupati Kulon Progo Nomor 5",
            "RUMAH DINAS BUPATI",
            "Honor Narasumber",
            "Perda No. 08 Tahun 2010",
            "12 bulan x 275.000,00 = 3.300.000,00",
            "Pagu 2070916316654.80 belum",
            "RSUD Nyi Ageng Serang",
        ] {
            assert_eq!(without(kept), None, "{kept}");
        }
    }

    #[test]
    fn gifts_are_told_by_their_account() {
        for account in ["5.2.2.23.01", "5.1.5", "5.1.4.05.01"] {
            assert!(is_gift(account), "{account}");
        }
        for account in ["5.2.2.02.31", "5.1.1", "5.2.2.2", "5.1.41"] {
            assert!(!is_gift(account), "{account}");
        }
    }
}
