//! As much of tar (POSIX ustar) as an export has: plain files with short names. Whatever else an
//! archive may hold — links, devices, long names, sparse files — is no part of an export, so it is
//! neither written nor read.

/// Bytes of a block: a header is one, and a file is filled up to whole ones.
pub const BLOCK_BYTES: usize = 512;
/// What stands after the last file.
pub const END: [u8; 2 * BLOCK_BYTES] = [0; 2 * BLOCK_BYTES];

/// Bytes of a path.
const PATH_BYTES_MAX: usize = 100;
/// The largest length that eleven octal digits can say.
const FILE_BYTES_MAX: u64 = 0o777_7777_7777;

const MODE: usize = 100;
const OWNER: usize = 108;
const GROUP: usize = 116;
const SIZE: usize = 124;
const MODIFIED: usize = 136;
const CHECKSUM: usize = 148;
const KIND: usize = 156;
const MAGIC: usize = 257;
const PREFIX: usize = 345;

/// What a block is, where a header belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// A file of this path, and this many bytes of it follow.
    File {
        /// Its path.
        path: String,
        /// Its length.
        bytes: u64,
    },
    /// There is nothing more.
    End,
}

/// The header of a file; `None` where its path or its length does not fit into one.
pub fn header(path: &str, bytes: u64, modified_s: u64) -> Option<[u8; BLOCK_BYTES]> {
    let fits = (1..=PATH_BYTES_MAX).contains(&path.len()) && bytes <= FILE_BYTES_MAX;
    let mut block = [0; BLOCK_BYTES];
    put(&mut block, 0, path.as_bytes());
    put(&mut block, MODE, b"0000644\0");
    put(&mut block, OWNER, b"0000000\0");
    put(&mut block, GROUP, b"0000000\0");
    put(&mut block, SIZE, format!("{bytes:011o}\0").as_bytes());
    put(&mut block, MODIFIED, format!("{:011o}\0", modified_s.min(FILE_BYTES_MAX)).as_bytes());
    put(&mut block, KIND, b"0");
    put(&mut block, MAGIC, b"ustar\x0000");
    let sum = checksum(&block);
    put(&mut block, CHECKSUM, format!("{sum:06o}\0 ").as_bytes());
    fits.then_some(block)
}

/// How many bytes fill a file of this length up to whole blocks.
pub fn padding(bytes: u64) -> usize {
    let over = usize::try_from(bytes % BLOCK_BYTES as u64).unwrap_or(0);
    if over == 0 { 0 } else { BLOCK_BYTES - over }
}

/// Reads a block where a header belongs; `None` for anything but a plain file or the end.
pub fn read(block: &[u8; BLOCK_BYTES]) -> Option<Head> {
    if block.iter().all(|byte| *byte == 0) {
        return Some(Head::End);
    }
    let is_plain = matches!(block.get(KIND)?, b'0' | 0)
        && block.get(MAGIC..MAGIC + 5)? == b"ustar"
        && *block.get(PREFIX)? == 0;
    if !is_plain || number(block.get(CHECKSUM..KIND)?)? != checksum(block) {
        return None;
    }
    let path = block.get(..PATH_BYTES_MAX)?;
    let path = path.split(|byte| *byte == 0).next()?;
    let path = std::str::from_utf8(path).ok().filter(|path| !path.is_empty())?.to_owned();
    Some(Head::File { path, bytes: number(block.get(SIZE..MODIFIED)?)? })
}

/// The sum of all bytes, where blanks stand in for the sum itself.
fn checksum(block: &[u8; BLOCK_BYTES]) -> u64 {
    let without = |(at, byte): (usize, &u8)| {
        if (CHECKSUM..KIND).contains(&at) { u64::from(b' ') } else { u64::from(*byte) }
    };
    block.iter().enumerate().map(without).sum()
}

/// An octal number as programs write it: blanks before it, a blank or a zero byte after it.
fn number(field: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(field).ok()?;
    let digits = text.trim_matches([' ', '\0']);
    let octal = !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b));
    u64::from_str_radix(digits, 8).ok().filter(|_| octal)
}

fn put(block: &mut [u8; BLOCK_BYTES], at: usize, bytes: &[u8]) {
    if let Some(field) = block.get_mut(at..at + bytes.len()) {
        field.copy_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (path, bytes) in [("a", 0), ("tables/members.jsonl", 513), ("b", FILE_BYTES_MAX)] {
            let head = Head::File { path: path.to_owned(), bytes };
            assert_eq!(read(&header(path, bytes, 1_795_000_000).unwrap()), Some(head));
        }
        assert_eq!(read(&[0; BLOCK_BYTES]), Some(Head::End));
        assert_eq!([0, 1, 511, 512, 513].map(padding), [0, 511, 1, 0, 511]);
    }

    #[test]
    fn what_does_not_fit_is_not_written() {
        assert_eq!(header("", 1, 0), None);
        assert_eq!(header(&"x".repeat(101), 1, 0), None);
        assert_eq!(header("x", FILE_BYTES_MAX + 1, 0), None);
        assert!(header(&"x".repeat(100), 1, u64::MAX).is_some());
    }

    #[test]
    fn nothing_but_a_plain_file_is_read() {
        let good = header("history.jsonl", 7, 0).unwrap();
        let with = |at: usize, byte: u8| {
            let mut block = good;
            block[at] = byte;
            let sum = checksum(&block);
            put(&mut block, CHECKSUM, format!("{sum:06o}\0 ").as_bytes());
            read(&block)
        };
        assert!(with(KIND, 0).is_some());
        // Links, devices, directories, long names, records of pax, sparse files.
        for kind in b"1234567gxLKSDVM" {
            assert_eq!(with(KIND, *kind), None, "{}", char::from(*kind));
        }
        assert_eq!(with(PREFIX, b'x'), None);
        assert_eq!(with(MAGIC, b'x'), None);
        assert_eq!(with(SIZE, 0x80), None);
        assert_eq!(with(SIZE, b'9'), None);
        assert_eq!(with(0, 0), None);
        assert_eq!(with(0, 0xff), None);
        for at in 0..BLOCK_BYTES {
            let mut block = good;
            block[at] ^= 1;
            let head = read(&block);
            assert!(head.is_none() || (CHECKSUM..KIND).contains(&at), "{at}: {head:?}");
        }
    }
}
