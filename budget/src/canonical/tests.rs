//! Reading from a slow source, and hashes.

use std::collections::BTreeMap;
use std::io::Read;

use super::*;
use crate::line::{Line, LineId, Section};
use crate::money::Money;

/// A source that gives a byte at a time, as a slow line may.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let at_most = into.len().min(1);
        self.0.read(into.get_mut(..at_most).unwrap_or_default())
    }
}

#[test]
fn lines_from_a_source_are_read_as_lines_in_memory_are() {
    let line = |id| Line::new(LineId::from_u64(id), Section::Revenue, Money::from_sen(100));
    let budget = Budget::from_lines([line(2), line(1)], BTreeMap::new()).unwrap();
    let (lines, codes) = (lines_csv(&budget), codes_csv(&budget));
    assert_eq!(read_from(|| Drip(&lines), &codes), Ok(budget));
    for bad in [&lines[..lines.len() - 1], &[lines.as_slice(), b"x"].concat()] {
        let refused = read_from(|| Drip(bad), &codes);
        assert!(refused.is_err(), "{refused:?}");
        assert_eq!(refused, read(bad, &codes));
    }
}

#[test]
fn a_hash_is_32_bytes_or_64_digits_of_the_same() {
    // FIPS 180-2, appendix B.1.
    let hash = Hash::of(b"abc");
    assert_eq!(hash.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(Hash::from_bytes(&hash.to_bytes()), Some(hash.clone()));
    assert_eq!(hash.to_bytes().first(), Some(&0xba));
    assert_eq!(Hash::from_bytes(&[0; 31]), None);
}
