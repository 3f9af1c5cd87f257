//! What a printed code says about a row's place. In the chart of Permendagri 13/2006 a full code
//! is *bidang*, organisation, program, activity and account, 1.2 | 1.2.2 | 2 | 2 | 1.1.1.2.2
//! digits wide (annex A.I), with any mix of dots and blanks between, or with the dots eaten by a
//! spreadsheet. Only digits are read here; what a row is called decides in [`super::rows`].

use crate::code::Code;

/// The most groups of digits that a code may have.
const GROUPS_MAX: usize = 14;
/// Widths of the groups of an account, from *akun* to *rincian objek*.
const ACCOUNT_WIDTHS: [usize; 5] = [1, 1, 1, 2, 2];

/// The groups of digits in a code, as printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Groups<'t> {
    parts: [&'t str; GROUPS_MAX],
    len: usize,
    /// The dots were lost, so that the groups were cut by their widths.
    pub(super) undotted: bool,
}

impl<'t> Groups<'t> {
    /// Reads a cell that holds digits, dots and blanks; `None` for any other cell.
    pub(super) fn read(cell: &'t str) -> Option<Self> {
        let mut groups = Self { parts: [""; GROUPS_MAX], len: 0, undotted: false };
        for part in cell.split(['.', ' ', '\u{a0}']).filter(|part| !part.is_empty()) {
            let letter =
                part.len() == 1 && 2 < groups.len && part.bytes().all(|b| b.is_ascii_lowercase());
            if !letter && !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            groups.push(part)?;
        }
        if groups.len == 0 {
            return None;
        }
        let run = |at: usize| groups.get(at).map_or(0, str::len);
        if run(0) == 3 && run(1) == 5 { groups.by_widths() } else { Some(groups) }
    }

    /// `117 11701 0000 412`: the groups of each run are as wide as the chart says.
    fn by_widths(self) -> Option<Self> {
        let mut groups = Self { parts: [""; GROUPS_MAX], len: 0, undotted: true };
        groups.cut(self.get(0)?, &[1, 2])?;
        groups.cut(self.get(1)?, &[1, 2, 2])?;
        if let Some(program) = self.get(2) {
            groups.cut(program, &[2, program.len().saturating_sub(2)])?;
        }
        if let Some(account) = self.get(3) {
            groups.cut(account, &ACCOUNT_WIDTHS)?;
        }
        Some(groups)
    }

    fn cut(&mut self, run: &'t str, widths: &[usize]) -> Option<()> {
        let mut rest = run;
        for width in widths {
            if rest.is_empty() {
                return Some(());
            }
            let (part, after) = rest.split_at_checked(*width)?;
            self.push(part)?;
            rest = after;
        }
        rest.is_empty().then_some(())
    }

    fn push(&mut self, part: &'t str) -> Option<()> {
        // Longer runs of digits are no group of any chart, and would not fit a number.
        if 4 < part.len() && !matches!(self.len, 0..=4) {
            return None;
        }
        *self.parts.get_mut(self.len)? = part;
        self.len += 1;
        Some(())
    }

    pub(super) fn get(&self, at: usize) -> Option<&'t str> {
        self.parts.get(..self.len)?.get(at).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn width(&self, at: usize) -> usize {
        self.get(at).map_or(0, str::len)
    }

    /// The group as a number; a letter at the end of a village's code counts from a.
    fn number(&self, at: usize) -> Option<u16> {
        let part = self.get(at)?;
        match part.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(u16::from(letter - b'a') + 1),
            _ => part.parse().ok(),
        }
    }
}

/// The parts of a code, by their place among its groups.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    pub(super) groups: Groups<'t>,
    /// Whether it begins with *bidang* and organisation, or is an account alone.
    pub(super) full: bool,
    program: Option<usize>,
    activity: Option<usize>,
    account: usize,
}

impl<'t> Place<'t> {
    /// Understands a code of the chart of Permendagri 13/2006.
    pub(super) fn of_region(groups: Groups<'t>) -> Option<Self> {
        let width = |at| groups.width(at);
        // `4 . 1 . 1 . 01 . 09` has the widths of affair and organisation, but is an account.
        let account = matches!(groups.get(0), Some("4" | "5" | "6")) && width(1) <= 1;
        let affair_first =
            !account && width(0) == 1 && (1..=2).contains(&width(1)) && width(2) == 1;
        let full = 5 <= groups.len && affair_first && width(3) == 2 && width(4) == 2;
        if !full {
            return account.then_some(Self {
                groups,
                full: false,
                program: None,
                activity: None,
                account: 0,
            });
        }
        let wide = |at: usize| (1 < width(at)).then_some(at);
        let program = wide(5);
        let activity = program.and_then(|_| wide(6));
        let account = 5 + usize::from(program.is_some()) + usize::from(activity.is_some());
        Some(Self { groups, full: true, program, activity, account })
    }

    /// Understands a code that is an account and nothing else: a village's, or a summary's that
    /// numbers revenue, expenditure and financing 1, 2 and 3.
    pub(super) fn of_account(groups: Groups<'t>) -> Self {
        Self { groups, full: false, program: None, activity: None, account: 0 }
    }

    /// *Bidang urusan*. A spreadsheet read `1.10` as the number 1.1 and `1.20` as 1.2; every
    /// *bidang* has two digits, and these two are the only ones that end in a zero (*urusan* 1 has
    /// 26, *urusan* 2 has 8: Permendagri 13/2006, annex A.I.b).
    pub(super) fn affair(&self) -> Option<[u16; 2]> {
        if !self.full {
            return None;
        }
        let second = self.groups.number(1)?;
        let second = if self.affair_lost_zero() { second * 10 } else { second };
        Some([self.groups.number(0)?, second])
    }

    pub(super) fn affair_lost_zero(&self) -> bool {
        self.full
            && self.groups.get(0) == Some("1")
            && matches!(self.groups.get(1), Some("1" | "2"))
    }

    pub(super) fn unit(&self) -> Option<[u16; 3]> {
        let number = |at| self.groups.number(at);
        if self.full { Some([number(2)?, number(3)?, number(4)?]) } else { None }
    }

    /// The program, where it is one: program 00 is *Non Kegiatan*.
    pub(super) fn program(&self) -> Option<u16> {
        self.groups.number(self.program?).filter(|program| *program != 0)
    }

    pub(super) fn activity(&self) -> Option<u16> {
        self.program()?;
        self.groups.number(self.activity?).filter(|activity| *activity != 0)
    }

    /// Whether program and activity are printed as 00.00.
    pub(super) fn non_activity(&self) -> bool {
        self.program.is_some() && self.program().is_none()
    }

    /// The groups of the account, as numbers.
    pub(super) fn account(&self) -> impl Iterator<Item = Option<u16>> + '_ {
        (self.account..self.groups.len).map(|at| self.groups.number(at))
    }

    /// The same in one piece: the numbers, and how many of them count.
    pub(super) fn account_numbers(&self) -> Option<([u16; GROUPS_MAX], usize)> {
        let mut numbers = [0; GROUPS_MAX];
        for (slot, number) in numbers.iter_mut().zip(self.account()) {
            *slot = number?;
        }
        Some((numbers, self.groups.len - self.account))
    }

    /// The account as printed, with dots.
    pub(super) fn account_code(&self) -> Code {
        self.joined(self.account, self.groups.len)
    }

    /// The organisation as printed, with dots: `1.20.03`.
    pub(super) fn unit_code(&self) -> Code {
        if self.full { self.joined(2, 5) } else { Code::default() }
    }

    /// The program within its affair: `1.20.17`. The number alone says nothing: program 17 of one
    /// affair is not program 17 of another.
    pub(super) fn program_code(&self) -> Code {
        self.within_affair(self.program)
    }

    /// The activity within its program and affair: `1.20.17.104`.
    pub(super) fn activity_code(&self) -> Code {
        let code = self.within_affair(self.program);
        match self.activity.and_then(|at| self.groups.get(at)) {
            Some(activity) if !code.is_empty() => {
                Code::parse(&format!("{code}.{activity}")).unwrap_or_default()
            }
            _ => Code::default(),
        }
    }

    pub(super) fn affair_code(&self) -> Code {
        let text = self.affair().map(|[first, second]| format!("{first}.{second:02}"));
        text.and_then(|text| Code::parse(&text).ok()).unwrap_or_default()
    }

    fn within_affair(&self, at: Option<usize>) -> Code {
        let (Some([first, second]), Some(number)) =
            (self.affair(), at.and_then(|at| self.groups.get(at)))
        else {
            return Code::default();
        };
        Code::parse(&format!("{first}.{second:02}.{number}")).unwrap_or_default()
    }

    fn joined(&self, from: usize, to: usize) -> Code {
        let parts = self.groups.parts.get(from..to).unwrap_or_default();
        Code::parse(&parts.join(".").to_ascii_uppercase()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(cell: &str) -> Place<'_> {
        Place::of_region(Groups::read(cell).unwrap()).unwrap()
    }

    type Read = ([u16; 2], [u16; 3], Option<u16>, Option<u16>, String);

    fn read(cell: &str) -> Read {
        let p = place(cell);
        let (affair, unit) = (p.affair().unwrap(), p.unit().unwrap());
        (affair, unit, p.program(), p.activity(), p.account_code().to_string())
    }

    #[test]
    fn dots_and_blanks_may_stand_anywhere() {
        let account = ([1, 20], [1, 20, 3], Some(17), Some(104), "5.2.2.03.06".to_owned());
        for cell in [
            "1.20 . 1.20.03 . 17.104 . 5.2.2.03.06 ",
            "1.20 . 1.20.03 . 17 . 104 . 5 . 2 . 2 . 03 . 06",
            "1.20.1.20.03.017.104.5.2.2.03.06.",
            "1.20.1.20.03.17.104 5.2.2.03.06",
            "120  12003  17104  5220306 ",
            "1.2 . 1.20.03 . 17 . 104 . 5.2.2.03.06",
        ] {
            assert_eq!(read(cell), account, "{cell}");
        }
    }

    #[test]
    fn each_level_is_told_from_the_next() {
        let unit = [2, 6, 2];
        let at = |cell| read(cell);
        assert_eq!(at("2.06.2.06.02.00.4."), ([2, 6], unit, None, None, "4".to_owned()));
        assert_eq!(at("2.06 . 2.06.02 . 01"), ([2, 6], unit, Some(1), None, String::new()));
        assert_eq!(at("206  20602  01"), ([2, 6], unit, Some(1), None, String::new()));
        assert_eq!(at("2.06.2.06.02.5.1"), ([2, 6], unit, None, None, "5.1".to_owned()));
        assert_eq!(at("2.06.2.06.02.001.000.5.2"), ([2, 6], unit, Some(1), None, "5.2".to_owned()));
        assert!(place("2.06 . 2.06.02 . 00.00 ").non_activity());
        assert!(!place("2.06 . 2.06.02 . 01.00 ").non_activity());
        assert!(!place("4 . 1 . 1 . 01").full);
    }

    #[test]
    fn codes_name_the_program_within_its_affair() {
        let p = place("1.2 . 1.17.01 . 17 . 104 . 5 . 2");
        assert!(p.affair_lost_zero());
        assert_eq!(p.affair_code().as_str(), "1.20");
        assert_eq!(p.unit_code().as_str(), "1.17.01");
        assert_eq!(p.program_code().as_str(), "1.20.17");
        assert_eq!(p.activity_code().as_str(), "1.20.17.104");
    }

    #[test]
    fn what_is_no_code_is_left_to_others() {
        for cell in ["", ".", "Gaji", "5,1", "1.2-3", "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1"] {
            assert!(Groups::read(cell).is_none(), "{cell:?}");
        }
        assert!(Place::of_region(Groups::read("9999").unwrap()).is_none());
    }
}
