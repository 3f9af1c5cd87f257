//! What the platform does better than WebAssembly: hashing and packing streams without copying
//! them in, and several writes of SQLite as one.

use std::fmt::Write as _;

use budget::canonical::Hash;
use futures_util::StreamExt;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use worker::crypto::{DigestStream, DigestStreamAlgorithm};
use worker::js_sys::{Date, Reflect};
use worker::worker_sys::web_sys::ReadableStream;
use worker::{ByteStream, Storage};

use crate::error::Error;

/// The SHA-256 of what a stream holds.
pub(crate) async fn hash(stream: &ReadableStream) -> Result<Hash, Error> {
    let digest = DigestStream::new(DigestStreamAlgorithm::Sha256);
    // A failing stream makes the digest fail too, and that is awaited.
    let _piped = stream.pipe_to(digest.raw());
    let bytes = digest.digest().await?.to_vec();
    Hash::from_bytes(&bytes).ok_or_else(|| Error::broken("not a SHA-256"))
}

/// The stream, packed.
pub(crate) fn gzip(stream: &ReadableStream) -> Result<ReadableStream, Error> {
    let packer = CompressionStream::new("gzip").map_err(worker::Error::from)?;
    // It has the two ends that a pair has.
    let pair: &web_sys::ReadableWritablePair = packer.unchecked_ref();
    Ok(stream.pipe_through(pair))
}

/// Everything that a stream holds.
pub(crate) async fn collect(stream: ReadableStream) -> Result<Vec<u8>, Error> {
    let mut all = Vec::new();
    let mut stream = ByteStream::from(stream);
    while let Some(chunk) = stream.next().await {
        all.extend_from_slice(&chunk?);
    }
    Ok(all)
}

/// As [`collect`], but gives up beyond a limit and says how much it had read by then.
pub(crate) async fn collect_within(
    stream: ReadableStream,
    expected_bytes: usize,
    limit_bytes: usize,
) -> Result<Result<Vec<u8>, usize>, Error> {
    let mut all = Vec::with_capacity(expected_bytes.min(limit_bytes));
    let mut stream = ByteStream::from(stream);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        if limit_bytes < all.len() + chunk.len() {
            return Ok(Err(all.len() + chunk.len()));
        }
        all.extend_from_slice(&chunk);
    }
    Ok(Ok(all))
}

/// Now, as it stands in files: `2026-11-25T01:13:48Z`.
pub(crate) fn now() -> String {
    let date = Date::new_0();
    let text = String::from(date.to_iso_string());
    format!("{}Z", text.split('.').next().unwrap_or(&text))
}

/// A time in milliseconds, as [`now`] writes it.
pub(crate) fn time(ms: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a time is below 2^53, so it is exact")]
    let text = String::from(Date::new(&JsValue::from_f64(ms as f64)).to_iso_string());
    format!("{}Z", text.split('.').next().unwrap_or(&text))
}

/// Bytes that nobody can guess, as hexadecimal digits.
pub(crate) fn random_hex<const BYTES: usize>() -> Result<String, Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(Error::broken)?;
    Ok(bytes.iter().fold(String::with_capacity(BYTES * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    }))
}

/// Somebody's words without control characters and not as a formula begins, at most so many of
/// them.
pub(crate) fn plain(text: &str, chars_max: usize) -> String {
    let plain = text.chars().filter(|c| !c.is_control());
    plain.skip_while(|c| FORMULA.contains(c)).take(chars_max).collect()
}

/// What a spreadsheet takes for the beginning of a formula.
pub(crate) const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// How large WebAssembly's memory has become, in KiB. It grows and never shrinks, so this is the
/// peak since the isolate began.
pub(crate) fn memory_kib() -> usize {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() * 64;
    #[cfg(not(target_arch = "wasm32"))]
    return 0;
}

/// The codings that the reader takes, as the edge saw them.
pub(crate) fn codings_of(request: &worker::web_sys::Request) -> Option<String> {
    let cf = Reflect::get(request, &"cf".into()).ok().filter(JsValue::is_object)?;
    Reflect::get(&cf, &"clientAcceptEncoding".into()).ok()?.as_string()
}

#[wasm_bindgen]
extern "C" {
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type Transactional;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &Transactional,
        writes: &mut dyn FnMut() -> Result<(), JsValue>,
    ) -> Result<JsValue, JsValue>;
}

/// Runs the writes as one: all of them happen, or, where one fails, none.
pub(crate) fn together(
    storage: &Storage,
    mut writes: impl FnMut() -> worker::Result<()>,
) -> worker::Result<()> {
    let raw: &JsValue = storage.as_raw().as_ref();
    let raw: &Transactional = raw.unchecked_ref();
    raw.transaction_sync(&mut || writes().map_err(JsValue::from))?;
    Ok(())
}
