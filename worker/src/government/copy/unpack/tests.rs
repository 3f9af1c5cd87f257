//! Exports that are whole, and those that are not.

use std::io::Write;

use budget::export::Packing;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

#[derive(Default)]
struct Files {
    open: Vec<u8>,
    whole: Vec<Vec<u8>>,
}

impl Shelf for Files {
    fn take(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.open.extend_from_slice(bytes);
        Ok(())
    }

    fn settle(&mut self, sha256: &Hash) -> Result<(), Error> {
        let bytes = std::mem::take(&mut self.open);
        assert_eq!(Hash::of(&bytes), *sha256);
        self.whole.push(bytes);
        Ok(())
    }
}

const SAMPLE: [(&str, &[u8]); 3] = [
    ("terang-export.json", b"{}\n"),
    ("tables/members.jsonl", b""),
    ("published/2026/v1/columns-1.bin", &[7; 1500]),
];

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packing = Packing::new(0);
    let mut all = Vec::new();
    for (path, bytes) in files {
        all.extend(packing.begin(path, bytes.len() as u64).unwrap());
        packing.feed(bytes);
        all.extend_from_slice(bytes);
        all.extend(packing.finish(None).unwrap());
    }
    all.extend(packing.end().unwrap());
    all
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tried(packed: &[u8]) -> Result<Contents, Error> {
    unpack(packed, &mut Files::default())
}

#[track_caller]
fn refused(packed: &[u8], rule: ExportRule) -> String {
    match tried(packed) {
        Err(Error::Refused(Refusal::NotAnExport { fault })) => {
            assert_eq!(fault.rule, rule, "{}", fault.at);
            fault.at
        }
        other => panic!("{other:?} where {rule:?} belongs"),
    }
}

#[test]
fn what_was_packed_is_taken_apart() {
    let mut files = Files::default();
    let contents = unpack(gzip(&tar(&SAMPLE)).as_slice(), &mut files).unwrap();
    assert_eq!(contents.len(), SAMPLE.len());
    for ((path, bytes), kept) in SAMPLE.iter().zip(files.whole) {
        assert_eq!(kept, *bytes, "{path}");
        assert_eq!(contents[*path], FileAt { sha256: Hash::of(bytes), bytes: bytes.len() as u64 });
    }
    // `tar` fills its last record up; that is nothing.
    let mut filled = tar(&SAMPLE);
    filled.resize(10_240, 0);
    assert!(tried(&gzip(&filled)).is_ok());
}

#[test]
fn a_gzip_is_whole_and_nothing_is_behind_it() {
    let whole = gzip(&tar(&SAMPLE));
    for length in [0, 1, 9, 20, whole.len() / 2, whole.len() - 9, whole.len() - 1] {
        refused(&whole[..length], ExportRule::Packed);
    }
    refused(&[whole.as_slice(), b"x"].concat(), ExportRule::Packed);
    refused(&[whole.as_slice(), &whole].concat(), ExportRule::Packed);
    refused(b"no gzip at all, but long enough to be one", ExportRule::Packed);
    // A byte of what is packed, and one of its sum.
    for at in [whole.len() / 2, whole.len() - 6] {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        assert!(tried(&flipped).is_err(), "{at}");
    }
}

#[test]
fn a_file_is_what_its_sum_says() {
    let mut flipped = tar(&SAMPLE);
    flipped[512] ^= 1;
    assert_eq!(refused(&gzip(&flipped), ExportRule::Sum), "terang-export.json");
    let mut cut = tar(&SAMPLE);
    // The sum of the second file in place of another.
    let at = cut.windows(5).rposition(|bytes| bytes == b"  tab").unwrap();
    cut[at - 1] ^= 1;
    assert_eq!(refused(&gzip(&cut), ExportRule::Sum), "tables/members.jsonl");
}

#[test]
fn nothing_is_there_that_no_export_has() {
    for path in ["../x", "/etc/passwd", "x", "tables/a/b.jsonl", "drafts/2026/x.csv"] {
        let at = refused(&gzip(&tar(&[SAMPLE[0], (path, b"x")])), ExportRule::Path);
        assert_eq!(at, path);
    }
    refused(&gzip(&tar(&[SAMPLE[0], SAMPLE[0]])), ExportRule::Twice);
    // A directory, a link.
    for kind in *b"52" {
        let mut other = tar(&SAMPLE);
        other[156] = kind;
        let sum: u64 =
            (0..512).map(|at| if (148..156).contains(&at) { 32 } else { other[at].into() }).sum();
        other[148..154].copy_from_slice(format!("{sum:06o}").as_bytes());
        refused(&gzip(&other), ExportRule::Archive);
    }
}

#[test]
fn sums_come_last_and_are_there() {
    let whole = tar(&SAMPLE);
    let without = whole.windows(10).rposition(|bytes| bytes == b"SHA256SUMS").unwrap();
    let mut without = whole[..without].to_vec();
    without.extend([0; 1024]);
    assert_eq!(refused(&gzip(&without), ExportRule::Missing), "SHA256SUMS");
    let mut after = whole[..whole.len() - 1024].to_vec();
    after.extend(tar(&[("history.jsonl", b"x")]));
    assert_eq!(refused(&gzip(&after), ExportRule::Path), "history.jsonl");
    let mut trailing = whole;
    trailing.extend([0, 0, 7]);
    refused(&gzip(&trailing), ExportRule::Archive);
}

#[test]
fn what_unpacks_to_more_than_may_be_is_refused_before_it_is() {
    let header = |bytes| budget::export::tar::header("history.jsonl", bytes, 0).unwrap();
    let limit = |refused| match refused {
        Err(Error::Refused(Refusal::TooLarge { limit_bytes, .. })) => limit_bytes,
        other => panic!("{other:?}"),
    };
    let large = tried(&gzip(&header(EXPORT_FILE_BYTES_MAX + 1)));
    assert_eq!(limit(large.map(drop)), EXPORT_FILE_BYTES_MAX);
    // Many files, each within its limit.
    let (contents, expected) = (Contents::new(), String::new());
    let mut reading = Reading { contents, expected, bytes: EXPORT_UNPACKED_BYTES_MAX - 8 };
    assert!(reading.head(&mut header(8).as_slice()).is_ok());
    let more = reading.head(&mut header(1).as_slice());
    assert_eq!(limit(more.map(drop)), EXPORT_UNPACKED_BYTES_MAX);
}
