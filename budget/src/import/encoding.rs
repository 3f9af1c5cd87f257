//! Bytes become text: UTF-8 with or without its mark, or else Windows-1252, the code page of the
//! office computers that wrote the few files which are not UTF-8. Nothing is refused here: every
//! byte has a meaning in Windows-1252, so no text is lost, at worst a letter is odd.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How the bytes of a file were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-8 with a byte order mark.
    #[serde(rename = "utf-8-bom")]
    Utf8Mark,
    /// Windows-1252.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// What Windows-1252 has at 0x80 to 0x9F (Unicode, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT);
/// the five places that it leaves open become the replacement character.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// How a workbook escapes the carriage return before a line feed in a cell (ECMA-376 part 1,
/// section 22.9.2.19); some converters to CSV leave the escape standing.
const ESCAPED_RETURN: &str = "_x000D_";

/// The text of a file, and how it was read.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let (text, encoding) = decode_bytes(bytes);
    if text.contains(ESCAPED_RETURN) {
        return (Cow::Owned(text.replace(ESCAPED_RETURN, "")), encoding);
    }
    (text, encoding)
}

fn decode_bytes(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let (body, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(body) => (body, Encoding::Utf8Mark),
        None => (bytes, Encoding::Utf8),
    };
    match std::str::from_utf8(body) {
        Ok(text) => (Cow::Borrowed(text), marked),
        Err(_) => {
            (Cow::Owned(body.iter().map(|byte| letter(*byte)).collect()), Encoding::Windows1252)
        }
    }
}

fn letter(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf_8_or_else_windows_1252() {
        assert_eq!(decode("Rp – 5".as_bytes()), ("Rp – 5".into(), Encoding::Utf8));
        assert_eq!(decode(b"\xEF\xBB\xBFa"), ("a".into(), Encoding::Utf8Mark));
        assert_eq!(decode(b"Caf\xE9 \x96 \x81"), ("Café – \u{fffd}".into(), Encoding::Windows1252));
    }

    #[test]
    fn an_escaped_return_of_a_workbook_is_none_of_the_text() {
        let read = decode(b"Keluaran : rapat_x000D_\nTarget : 12_x000D_");
        assert_eq!(read, ("Keluaran : rapat\nTarget : 12".into(), Encoding::Utf8));
    }
}
