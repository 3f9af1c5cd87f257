//! The files of a publication, for ever: by the name that people know, with the hash that proves
//! them. Their bytes are never touched here.

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, ETAG, VARY,
};
use budget::canonical::Hash;
use budget::publication::{ManifestV1, PublishedFile};
use worker::Object;
use worker::send::SendWrapper;

use crate::app::Public;
use crate::archive::{Coding, Publication, stream_of};
use crate::error::Error;
use crate::extract::{Asked, Last, PublicationAt};
use crate::refusal::Refusal;
use crate::reply::{Keep, Payload, Reply};

const REPR_DIGEST: HeaderName = HeaderName::from_static("repr-digest");

/// `GET /data/{slug}/{year}/v{n}/{file}`
#[worker::send]
pub(crate) async fn get(
    State(public): State<Public>,
    asked: Asked,
    at: PublicationAt,
    Last(name): Last,
) -> Result<Reply, Error> {
    let publication = public.archive.publication(&at.slug, at.year, at.number).await?;
    let publication = publication.ok_or(Refusal::NotPublished)?;
    let Publication { pointer, manifest } = publication.as_ref();
    let file = find(manifest, &pointer.entry.manifest_sha256, &name);
    let file = file.ok_or(Refusal::NotPublished)?;
    if asked.gzip {
        // Made when the file was published; where it is missing, the file itself is not.
        if let Some(packed) = public.archive.open(&file.sha256, Coding::Gzip).await? {
            return answer(manifest, &file, &packed, Coding::Gzip);
        }
    }
    let plain = public.archive.open(&file.sha256, Coding::Plain).await?;
    let missing = || Error::broken(format!("the file {} is not in the archive", file.sha256));
    answer(manifest, &file, &plain.ok_or_else(missing)?, Coding::Plain)
}

struct Found {
    name: String,
    media_type: &'static str,
    sha256: Hash,
}

/// A file of the manifest, or the manifest itself.
fn find(manifest: &ManifestV1, manifest_sha256: &Hash, name: &str) -> Option<Found> {
    let found = |name: &str, media_type, sha256: &Hash| Found {
        name: name.to_owned(),
        media_type,
        sha256: sha256.clone(),
    };
    if name == "manifest.json" {
        return Some(found(name, "application/json", manifest_sha256));
    }
    let PublishedFile { name, sha256, .. } = manifest.file(name)?;
    let media_type = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => "text/csv; charset=utf-8; header=present",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    Some(found(name, media_type, sha256))
}

fn answer(
    manifest: &ManifestV1,
    file: &Found,
    object: &Object,
    coding: Coding,
) -> Result<Reply, Error> {
    let stream = SendWrapper::new(stream_of(object)?);
    let payload = Payload::Stream { stream, coded: coding == Coding::Gzip };
    let saved_as = format!(
        "attachment; filename=\"{}-{}-v{}-{}\"",
        manifest.government.slug, manifest.year, manifest.number, file.name
    );
    let reply = Reply::new(file.media_type, payload, Keep::Untouched)
        .with(CONTENT_DISPOSITION, &saved_as)
        .with(CONTENT_LENGTH, &object.size().to_string())
        .with(ACCEPT_RANGES, "none")
        .with(VARY, "Accept-Encoding");
    Ok(match coding {
        Coding::Plain => reply
            .with(ETAG, &format!("\"{}\"", file.sha256))
            .with(REPR_DIGEST, &digest(&file.sha256.to_bytes())),
        // Another form of the same file: another tag, and the digest of these bytes.
        Coding::Gzip => {
            let reply = reply
                .with(CONTENT_ENCODING, "gzip")
                .with(ETAG, &format!("\"{}-gzip\"", file.sha256));
            match object_sha256(object) {
                Some(hash) => reply.with(REPR_DIGEST, &digest(&hash.to_bytes())),
                None => reply,
            }
        }
    })
}

/// The hash that R2 checked when the object was put.
fn object_sha256(object: &Object) -> Option<Hash> {
    Hash::from_bytes(&object.checksum().sha256.unwrap_or_default())
}

/// RFC 9530.
fn digest(bytes: &[u8]) -> String {
    format!("sha-256=:{}:", base64(bytes))
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * at)) as usize & 63).copied();
            let digit = digit.filter(|_| at <= chunk.len()).unwrap_or(b'=');
            text.push(char::from(digit));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
