//! An export that somebody changed, in each of the ways that come to mind: with every sum made
//! right again where that is possible.

use super::unpacked::Unpacked;
use anyhow::{Context, Result};
use budget::export::{Packing, tar};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// A file that must be refused.
pub struct Case {
    /// What was done to it.
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub status: u16,
    /// The refusal.
    pub code: &'static str,
}

/// Larger than a file of an export may be.
const BOMB_BYTES: usize = 65 * 1024 * 1024;

/// Every case, made of this export, which was unpacked into `folder`.
pub fn cases(export: &[u8], folder: &Path) -> Result<Vec<Case>> {
    let whole = Files::read(folder)?;
    let paths = |ending: &str| -> Result<String> {
        let found = whole.0.iter().find(|(path, _)| path.ends_with(ending));
        Ok(found.with_context(|| format!("no {ending}"))?.0.clone())
    };
    let (draft, published) =
        (whole.first("drafts/", "/lines.csv")?, whole.first("published/", "/lines.csv")?);
    let manifest = paths("/manifest.json")?;
    let case = |name, bytes| Case { name, bytes, status: 422, code: "not-an-export" };
    let half = export.get(..export.len() / 2).unwrap_or_default().to_vec();
    let mut cases = vec![
        case("one byte of a file is another", flipped(export, &published)?),
        case("it is cut off", half),
        case("something is behind it", [export, b"x"].concat()),
        case("it is no gzip", b"line_id,section\r\n".to_vec()),
        case("it is empty", Vec::new()),
        case("a path leads elsewhere", whole.with("../x", b"x".to_vec()).pack()?),
        case("a path is absolute", whole.with("/etc/passwd", b"x".to_vec()).pack()?),
        case("a file is there twice", whole.twice("history.jsonl")?.pack()?),
        case("a file is missing", whole.without(&published).pack()?),
    ];
    // From here on every sum is right: the file is whole by itself, and says something else.
    for (name, changed) in [
        ("a published amount is another", whole.replaced(&published, ".00", ".01")?),
        ("a manifest says something else", whole.replaced(&manifest, "CC-BY-4.0", "CC-BY-9.9")?),
        ("a publication is taken out", whole.shorter("tables/publications.jsonl")?),
        ("a place in the log is taken out", whole.shorter("tables/places.jsonl")?),
        ("a member is taken out, but not counted out", whole.shorter("tables/members.jsonl")?),
        ("the first entry of the history is taken out", whole.shorter("history.jsonl")?),
        ("an entry of the history is another", whole.replaced("history.jsonl", "join", "jion")?),
        ("it is of another government", whole.replaced("terang-export.json", "\"34", "\"35")?),
        ("it is of a version to come", whole.replaced("terang-export.json", ": 1,", ": 2,")?),
    ] {
        cases.push(case(name, changed.pack()?));
    }
    let drafted = whole.replaced(&draft, "\r\n", "\n")?.pack()?;
    cases.push(Case { code: "not-canonical", ..case("a draft is not canonical", drafted) });
    let bomb = whole.with("published/2014/v9/lines.csv", vec![0; BOMB_BYTES]).pack()?;
    let bomb = case("it unpacks to more than may be", bomb);
    cases.push(Case { status: 413, code: "too-large", ..bomb });
    Ok(cases)
}

/// The files, in their order.
#[derive(Clone)]
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    fn read(folder: &Path) -> Result<Files> {
        let paths = Unpacked::order(folder)?;
        let read = |path: String| {
            let bytes = fs::read(folder.join(&path)).context(path.clone())?;
            Ok((path, bytes))
        };
        Ok(Files(paths.into_iter().map(read).collect::<Result<_>>()?))
    }

    fn first(&self, beginning: &str, ending: &str) -> Result<String> {
        let fits = |path: &str| path.starts_with(beginning) && path.ends_with(ending);
        // The last is the one that no publication has the same bytes of.
        let found = self.0.iter().rev().find(|(path, _)| fits(path));
        Ok(found.with_context(|| format!("no {beginning}…{ending}"))?.0.clone())
    }

    fn with(&self, path: &str, bytes: Vec<u8>) -> Files {
        let mut files = self.clone();
        files.0.push((path.to_owned(), bytes));
        files
    }

    fn without(&self, path: &str) -> Files {
        let mut files = self.clone();
        files.0.retain(|(of, _)| of != path);
        files
    }

    fn twice(&self, path: &str) -> Result<Files> {
        let found = self.0.iter().find(|(of, _)| of == path).context("no such file")?;
        Ok(self.with(path, found.1.clone()))
    }

    /// With a text in a file replaced, once.
    fn replaced(&self, path: &str, from: &str, to: &str) -> Result<Files> {
        self.changed(path, |text| {
            let found = text.contains(from);
            found.then(|| text.replacen(from, to, 1))
        })
    }

    /// With the first line of a file taken out.
    fn shorter(&self, path: &str) -> Result<Files> {
        self.changed(path, |text| text.split_once('\n').map(|(_, rest)| rest.to_owned()))
    }

    fn changed(&self, path: &str, change: impl Fn(&str) -> Option<String>) -> Result<Files> {
        let mut files = self.clone();
        let found = files.0.iter_mut().find(|(of, _)| of == path);
        let (_, bytes) = found.with_context(|| format!("no {path}"))?;
        let text = std::str::from_utf8(bytes)?;
        *bytes = change(text).with_context(|| format!("nothing to change in {path}"))?.into_bytes();
        Ok(files)
    }

    /// Packed as an export is, with the sums that its files have now.
    fn pack(&self) -> Result<Vec<u8>> {
        let (mut packing, mut packed) = (Packing::new(0), Vec::new());
        for (path, bytes) in &self.0 {
            packed.extend(packing.begin(path, bytes.len() as u64)?);
            packing.feed(bytes);
            packed.extend_from_slice(bytes);
            packed.extend(packing.finish(None)?);
        }
        packed.extend(packing.end()?);
        gzip(&packed)
    }
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The export with one bit of a file turned, and nothing else.
fn flipped(export: &[u8], path: &str) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    GzDecoder::new(export).read_to_end(&mut all)?;
    let mut at = 0;
    while let Some(block) = all.get(at..at + tar::BLOCK_BYTES) {
        let block: &[u8; tar::BLOCK_BYTES] = block.try_into()?;
        let Some(tar::Head::File { path: of, bytes }) = tar::read(block) else { break };
        let begins = at + tar::BLOCK_BYTES;
        if of == path {
            let middle = begins + usize::try_from(bytes / 2)?;
            *all.get_mut(middle).context("a file without bytes")? ^= 1;
            return gzip(&all);
        }
        at = begins + usize::try_from(bytes)? + tar::padding(bytes);
    }
    anyhow::bail!("{path} is not in the export")
}
