//! Where a row stands in the tree, as numbers that are quick to compare: unit, then its accounts
//! or its programs, activities and their accounts. What the numbers are is [`super::rows`]'s to
//! find out; what stands above what, [`super::tree`]'s.

/// Where a row stands in the tree: numbers that a parent's key begins with too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    parts: [u16; KEY_PARTS],
    len: u8,
}

const KEY_PARTS: usize = 14;
/// Behind the three numbers of the unit: its accounts, or its programs.
pub(super) const ACCOUNTS: u16 = 1;
pub(super) const PROGRAMS: u16 = 2;
/// Numbers in a key before a unit's account.
const ACCOUNTS_FROM: usize = 4;
/// Numbers in a key up to the activity: unit, mark, affair, program, activity.
pub(super) const ACTIVITY_LEN: usize = 8;

impl Key {
    pub(super) fn push(mut self, part: u16) -> Option<Self> {
        *self.parts.get_mut(usize::from(self.len))? = part;
        self.len += 1;
        Some(self)
    }

    pub(super) fn extend(mut self, parts: &[u16]) -> Option<Self> {
        let len = self.len();
        self.parts.get_mut(len..len + parts.len())?.copy_from_slice(parts);
        self.len += u8::try_from(parts.len()).ok()?;
        Some(self)
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// The key's first `len` numbers.
    pub(super) fn first(mut self, len: usize) -> Self {
        self.parts.iter_mut().skip(len).for_each(|part| *part = 0);
        self.len = u8::try_from(len.min(self.len())).unwrap_or(self.len);
        self
    }

    pub(super) fn parts(&self) -> &[u16] {
        self.parts.get(..self.len()).unwrap_or_default()
    }

    /// The same place in another unit.
    pub(super) fn with_unit(mut self, unit: &[u16]) -> Self {
        self.parts.iter_mut().zip(unit).for_each(|(part, other)| *part = *other);
        self
    }

    pub(super) fn unit(&self) -> &[u16] {
        self.parts.get(..3).unwrap_or_default()
    }

    /// The key of an account of the same unit.
    pub(super) fn account_of_unit(self, account: &[u16]) -> Self {
        let accounts = self.first(3).push(ACCOUNTS);
        accounts.and_then(|key| key.extend(account)).unwrap_or_default()
    }

    /// The numbers of the account, where the key is one of a unit's account.
    pub(super) fn unit_account(&self) -> Option<&[u16]> {
        let (head, account) = self.parts().split_at_checked(4)?;
        (head.get(3) == Some(&ACCOUNTS)).then_some(account)
    }

    /// The account alone, of whatever unit and activity.
    pub(super) fn account(&self) -> Self {
        let from = if self.is_program_side() { ACTIVITY_LEN } else { ACCOUNTS_FROM };
        let account = self.parts().get(from..).unwrap_or_default();
        Self::default().extend(account).unwrap_or_default()
    }

    pub(super) fn is_program_side(&self) -> bool {
        self.parts().get(3) == Some(&PROGRAMS)
    }
}
