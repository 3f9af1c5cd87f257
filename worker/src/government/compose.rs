//! Makes a publication out of a draft: reads the canonical files again, sums, derives the files
//! that readers load, and writes the manifest. Pure: the time and what was before are arguments.

use std::io::Read;

use budget::budget::Budget;
use budget::canonical::{self, Hash};
use budget::government::Government as Region;
use budget::publication::{
    Counts, ENTRY_SCHEMA, LICENCE, LogEntryV1, MANIFEST_SCHEMA, ManifestV1, PublishedFile, jcs,
};
use budget::wire;
use sha2::{Digest, Sha256};

use super::publish::{Before, Draft, Order, StagedFile};
use crate::error::Error;
use crate::refusal::Refusal;

/// The name of the canonical lines, and their media type.
pub(crate) const LINES: (&str, &str) = ("lines.csv", CSV);
/// The name of the names of codes, and their media type.
pub(crate) const CODES: (&str, &str) = ("codes.csv", CSV);
/// The name of the manifest, and its media type.
pub(crate) const MANIFEST: (&str, &str) = ("manifest.json", "application/json");

/// Bytes that are hashed at once.
const CHUNK_BYTES: usize = 64 * 1024;

const CSV: &str = "text/csv; charset=utf-8; header=present";

/// A publication, ready to be carried out.
#[derive(Debug)]
pub(super) struct Composed {
    pub(super) files: Vec<StagedFile>,
    pub(super) entry: LogEntryV1,
    /// The bytes of the files that the draft does not hold already.
    pub(super) new_files: Vec<(Hash, Vec<u8>)>,
}

/// Makes the publication. `open` gives the bytes of a file of the draft, as often as it is asked.
pub(super) fn compose<R: Read>(
    government: Region,
    draft: &Draft,
    before: Before,
    order: &Order,
    open: impl Fn(Hash) -> R,
) -> Result<Composed, Error> {
    let request = &order.request;
    let lines = stored(LINES, open(draft.lines.clone()))?;
    if lines.sha256 != request.lines_sha256 {
        let seen = request.lines_sha256.clone();
        return Err(Refusal::DraftChanged { seen, found: lines.sha256 }.into());
    }
    let codes = stored(CODES, open(draft.codes.clone()))?;
    let budget = read(draft, open)?;
    let columns = wire::encode(&budget).map_err(Error::broken)?;
    let derived = published((wire::FILE_NAME, wire::MEDIA_TYPE), &columns)?;
    let columns_sha256 = derived.sha256.clone();
    let manifest = ManifestV1 {
        schema: MANIFEST_SCHEMA.to_owned(),
        year: order.year,
        number: before.count + 1,
        stage: request.stage,
        legal_basis: request.legal_basis.clone(),
        currency: "IDR".to_owned(),
        charts: request.charts.clone(),
        totals: budget.balance().map_err(|_| Refusal::TotalsTooLarge)?,
        counts: Counts::of(&budget),
        origin: request.origin.clone(),
        completeness: request.completeness.clone(),
        files: vec![lines, codes, derived],
        previous: before.manifest_sha256,
        // A clock that went back does not make a publication older than the one before it.
        published_at: order.now.clone().max(before.published_at.unwrap_or_default()),
        licence: LICENCE.to_owned(),
        government,
    };
    let manifest_bytes = jcs(&manifest)?;
    let own = published(MANIFEST, &manifest_bytes)?;
    let entry = LogEntryV1 {
        schema: ENTRY_SCHEMA.to_owned(),
        government: manifest.government.slug.to_string(),
        year: manifest.year,
        number: manifest.number,
        stage: manifest.stage,
        manifest_sha256: own.sha256.clone(),
        published_at: manifest.published_at.clone(),
    };
    let staged = |PublishedFile { media_type, bytes, sha256, .. }: PublishedFile| StagedFile {
        sha256,
        bytes,
        media_type,
    };
    let new_files = vec![(columns_sha256, columns), (own.sha256.clone(), manifest_bytes)];
    let files = manifest.files.into_iter().chain([own]).map(staged).collect();
    Ok(Composed { files, entry, new_files })
}

fn read<R: Read>(draft: &Draft, open: impl Fn(Hash) -> R) -> Result<Budget, Error> {
    let mut codes = Vec::new();
    open(draft.codes.clone()).read_to_end(&mut codes).map_err(Error::broken)?;
    let budget = canonical::read_from(|| open(draft.lines.clone()), &codes).map_err(|error| {
        let file = LINES.0.to_owned();
        Refusal::NotCanonical { file, fault: error.into() }
    })?;
    if budget.is_empty() { Err(Refusal::NothingToPublish.into()) } else { Ok(budget) }
}

/// A file of the draft, hashed again: what is published is what is stored now.
fn stored((name, media_type): (&str, &str), bytes: impl Read) -> Result<PublishedFile, Error> {
    let (sha256, bytes) = hash_of(bytes).map_err(Error::broken)?;
    let bytes = u32::try_from(bytes).map_err(Error::broken)?;
    Ok(PublishedFile { name: name.to_owned(), media_type: media_type.to_owned(), bytes, sha256 })
}

/// The hash of what a source holds, and how many bytes that are.
pub(super) fn hash_of(mut bytes: impl Read) -> std::io::Result<(Hash, usize)> {
    let mut hash = Sha256::new();
    let (mut chunk, mut length) = (vec![0; CHUNK_BYTES], 0);
    loop {
        let read = bytes.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        hash.update(chunk.get(..read).unwrap_or_default());
        length += read;
    }
    let hash = Hash::from_bytes(&hash.finalize());
    Ok((hash.ok_or_else(|| std::io::Error::other("not a SHA-256"))?, length))
}

fn published((name, media_type): (&str, &str), bytes: &[u8]) -> Result<PublishedFile, Error> {
    Ok(PublishedFile {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        bytes: u32::try_from(bytes.len()).map_err(Error::broken)?,
        sha256: Hash::of(bytes),
    })
}
