//! The numbers in a line of a remark, and what each may mean: `1,200` is twelve hundred or one
//! and a fifth, `41 Mobil` may be one *mobil* behind a 4. [`super::formula`] finds out which.

use rust_decimal::Decimal;

/// A number as digits and how many of them stand behind the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) digits: i64,
    pub(super) scale: u32,
}

impl Number {
    pub(super) fn decimal(self) -> Decimal {
        Decimal::new(self.digits, self.scale)
    }
}

/// Whether a byte may be part of a printed number.
pub(super) fn is_number_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.' || byte == b','
}

/// The runs of digits in a text, the last first.
pub(super) struct Tokens<'t> {
    text: &'t str,
    end: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, end: text.len() }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let bytes = self.text.as_bytes().get(..self.end)?;
        let last = bytes.iter().rposition(u8::is_ascii_digit)?;
        let run = bytes.get(..=last)?;
        let start = run.iter().rposition(|b| !is_number_byte(*b)).map_or(0, |at| at + 1);
        // Points and commas before the first digit are not the number's.
        let lead = run.get(start..)?.iter().position(u8::is_ascii_digit)?;
        self.end = start;
        Some(Token { text: self.text, start: start + lead, end: last + 1 })
    }
}

#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// A number with what stands before and behind it.
#[derive(Clone, Copy)]
pub(super) struct Split<'t> {
    pub(super) before: &'t str,
    pub(super) number: &'t str,
    pub(super) measure: &'t str,
}

impl<'t> Token<'t> {
    fn at(self, start: usize) -> Split<'t> {
        Split {
            before: self.text.get(..start).unwrap_or(""),
            number: self.text.get(start..self.end).unwrap_or(""),
            measure: self.text.get(self.end..).unwrap_or("").trim(),
        }
    }

    pub(super) fn full(self) -> Split<'t> {
        self.at(self.start)
    }

    /// The number as it stands, then without its first digit, without its first two, …: those may
    /// be the description's.
    pub(super) fn splits(self) -> impl Iterator<Item = Split<'t>> {
        (self.start..self.end).map(move |start| self.at(start)).filter(move |split| {
            let whole = split.number.len() == self.end - self.start;
            let bytes = split.number.as_bytes();
            let digit = bytes.first().is_some_and(u8::is_ascii_digit);
            let leading_zero = 1 < bytes.len()
                && bytes.first() == Some(&b'0')
                && bytes.get(1).is_some_and(u8::is_ascii_digit);
            digit && (whole || !leading_zero)
        })
    }
}

/// A few readings of one number, the most likely first.
#[derive(Clone, Copy)]
pub(super) struct Readings<T> {
    list: [Option<T>; 3],
}

impl<T: Copy> Readings<T> {
    pub(super) fn iter(self) -> impl Iterator<Item = T> {
        self.list.into_iter().flatten()
    }
}

impl Readings<i64> {
    pub(super) fn first(self) -> i64 {
        self.iter().next().unwrap_or(0)
    }
}

impl Readings<Number> {
    pub(super) fn first(self) -> Option<Number> {
        self.iter().next()
    }
}

/// The digits of a number, and how many stand behind its last mark.
fn digits(token: &str) -> Option<(i64, Option<u32>)> {
    let mut number = 0_i64;
    let mut behind = None;
    for byte in token.bytes() {
        if byte.is_ascii_digit() {
            number = number.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
            behind = behind.map(|count| count + 1);
        } else {
            behind = Some(0);
        }
    }
    Some((number, behind))
}

impl Split<'_> {
    /// A volume: three digits behind a mark are thousands first, decimals second.
    pub(super) fn values(&self) -> Readings<Number> {
        let Some((digits, behind)) = digits(self.number) else {
            return Readings { list: [None; 3] };
        };
        let whole = Some(Number { digits, scale: 0 });
        let list = match behind.filter(|count| 0 < *count && *count < 10) {
            None => [whole, None, None],
            Some(scale @ 3) => [whole, Some(Number { digits, scale }), None],
            Some(scale) => [Some(Number { digits, scale }), None, None],
        };
        Readings { list }
    }
}

/// An amount in sen: a mark before one or two digits is the decimal one; where four or five
/// digits follow the last mark, a spreadsheet ate the comma before the sen.
pub(super) fn amounts(token: &str) -> Readings<i64> {
    let Some((digits, behind)) = digits(token.trim_end_matches(['.', ','])) else {
        return Readings { list: [None; 3] };
    };
    let rupiah = digits.checked_mul(100);
    let list = match behind {
        Some(1) => [digits.checked_mul(10), None, None],
        Some(2) => [Some(digits), None, None],
        Some(3) => [rupiah, (digits % 10 == 0).then_some(digits / 10), None],
        Some(4) => [digits.checked_mul(10), rupiah, None],
        Some(5) => [Some(digits), rupiah, None],
        None => [rupiah, Some(digits), None],
        Some(_) => [rupiah, None, None],
    };
    Readings { list }
}
