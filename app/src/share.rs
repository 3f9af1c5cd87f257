//! Shares and sizes as whole numbers, and how they are written. A share is computed from exact
//! sums in integers: no picture, and no per cent sign, comes from a float that held money.

use budget::Money;
use budget::money::Lang;

/// `part` in tenths of a per mille of `whole`, rounded half up, but never nothing for something;
/// `None` of nothing, or where one of the two is below zero: a share of a debt says nothing.
pub(crate) fn share(part: Money, whole: Money) -> Option<u32> {
    if whole.sen() <= 0 || part.is_negative() {
        return None;
    }
    let (part, whole) = (i128::from(part.sen()), i128::from(whole.sen()));
    let least = u32::from(0 < part);
    u32::try_from((part * 20_000 + whole) / (whole * 2)).ok().map(|share| share.max(least))
}

/// A share as people read it: `41,2%`, `0,3%`, `<0,1%`.
pub(crate) fn percent(share: u32, lang: Lang) -> String {
    let decimal = match lang {
        Lang::Id => ',',
        Lang::En => '.',
    };
    match share {
        0 => "0%".to_owned(),
        1..=4 => format!("<0{decimal}1%"),
        share => {
            let tenths = (share + 5) / 10;
            format!("{}{decimal}{}%", tenths / 10, tenths % 10)
        }
    }
}

/// How many of a hundred rupiah a share is, rounded.
pub(crate) const fn of_hundred(share: u32) -> u32 {
    (share + 50) / 100
}

/// A whole number, grouped for the reader.
pub(crate) fn grouped(number: u32, lang: Lang) -> String {
    Money::from_rupiah(number.into()).map_or_else(|_| number.to_string(), |n| n.grouped(lang))
}

/// A file's length in words: `1,4 MB`, `312 kB`.
pub(crate) fn size(bytes: u32, lang: Lang) -> String {
    let decimal = match lang {
        Lang::Id => ',',
        Lang::En => '.',
    };
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{}{decimal}{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// An amount as a spreadsheet of the reader's language takes it: every digit, no grouping, the
/// sen only where there are some.
pub(crate) fn for_sheet(amount: Money, lang: Lang) -> String {
    let plain = amount.to_string();
    match (plain.strip_suffix(".00"), lang) {
        (Some(whole), _) => whole.to_owned(),
        (None, Lang::Id) => plain.replace('.', ","),
        (None, Lang::En) => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupiah(rupiah: i64) -> Money {
        Money::from_rupiah(rupiah).unwrap()
    }

    #[test]
    fn a_share_is_exact_and_rounded_once() {
        assert_eq!(share(rupiah(1), rupiah(3)), Some(3_333));
        assert_eq!(share(rupiah(2), rupiah(3)), Some(6_667));
        assert_eq!(share(rupiah(5), rupiah(5)), Some(10_000));
        assert_eq!(share(rupiah(1), rupiah(1_000_000_000)), Some(1));
        assert_eq!(share(Money::ZERO, rupiah(3)), Some(0));
        assert_eq!(share(rupiah(5), Money::ZERO), None);
        assert_eq!(share(rupiah(-5), rupiah(10)), None);
        // Rp90 triliun, the size of the largest region: no overflow.
        assert_eq!(share(rupiah(90_000_000_000_000), rupiah(90_000_000_000_000)), Some(10_000));
    }

    #[test]
    fn a_share_is_written_with_one_decimal() {
        let written = [0, 1, 4, 5, 30, 4_124, 10_000].map(|share| percent(share, Lang::Id));
        assert_eq!(written, ["0%", "<0,1%", "<0,1%", "0,1%", "0,3%", "41,2%", "100,0%"]);
        assert_eq!(percent(4_125, Lang::En), "41.3%");
        assert_eq!(of_hundred(4_149), 41);
    }

    #[test]
    fn an_amount_is_copied_with_every_digit() {
        assert_eq!(for_sheet(rupiah(1_234_567), Lang::Id), "1234567");
        assert_eq!(for_sheet(Money::from_sen(-150), Lang::Id), "-1,50");
        assert_eq!(for_sheet(Money::from_sen(-150), Lang::En), "-1.50");
    }

    #[test]
    fn a_size_is_never_written_too_small() {
        let sizes = [999, 1_000, 1_001, 999_999, 1_400_001].map(|bytes| size(bytes, Lang::Id));
        assert_eq!(sizes, ["999 B", "1 kB", "2 kB", "1000 kB", "1,5 MB"]);
    }
}
