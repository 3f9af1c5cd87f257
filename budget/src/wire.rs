//! The whole budget in one small file, as the browser loads it: columns instead of rows, each
//! text once, repeated values as references. Derived from the canonical lines and never hashed in
//! their place; its form has a number in its name, and another form is another file.
//!
//! The frame is postcard's (a published, stable specification: variable-length integers); what is
//! ours is which numbers are in it. The bytes are made to be compressed by the wire's gzip.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::budget::{Budget, CodeKind, Field, Sum, TextId};
use crate::code::Code;
use crate::limits::LINES_MAX;
use crate::line::{LineId, Section};
use crate::money::Money;

/// The file's name in a publication.
pub const FILE_NAME: &str = "columns-1.bin";
/// Its media type.
pub const MEDIA_TYPE: &str = "application/octet-stream";

/// The bytes are not a budget of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a budget in the form {FILE_NAME}")]
pub struct WireError;

#[derive(Serialize, Deserialize)]
struct ColumnsV1 {
    /// Identities, 60 bits each, one after another.
    ids: Vec<u8>,
    /// How many lines each section has, in order.
    sections: [u32; 4],
    fields: Vec<TextColumn>,
    amounts: Vec<i64>,
    sums: Vec<Vec<i64>>,
    names: Vec<(u8, String, String)>,
}

/// The texts of a column in the order of their first use, a line break between; and for each row
/// a reference: 0 the same as the row above, 1 the next text, `n + 2` the n-th before the last.
#[derive(Serialize, Deserialize)]
struct TextColumn {
    texts: String,
    references: Vec<u32>,
}

/// The budget's bytes.
///
/// # Errors
/// [`WireError`] where the frame cannot be written, which only a bug can cause.
pub fn encode(budget: &Budget) -> Result<Vec<u8>, WireError> {
    let mut sections = [0; 4];
    for section in budget.sections() {
        if let Some(count) = sections.get_mut(*section as usize) {
            *count += 1;
        }
    }
    let columns = ColumnsV1 {
        ids: pack_ids(&budget.ids),
        sections,
        fields: Field::ALL.map(|field| text_column(budget, field)).into(),
        amounts: budget.amounts.iter().map(|amount| shorten(amount.sen())).collect(),
        sums: Sum::ALL.map(|sum| sum_column(budget, sum)).into(),
        names: budget
            .names()
            .iter()
            .map(|((kind, code), name)| (*kind as u8, code.to_string(), name.clone()))
            .collect(),
    };
    postcard::to_allocvec(&columns).map_err(|_| WireError)
}

/// The budget of these bytes. They come over the wire: nothing in them is trusted.
///
/// # Errors
/// [`WireError`] for any other bytes.
pub fn decode(bytes: &[u8]) -> Result<Budget, WireError> {
    let columns: ColumnsV1 = postcard::from_bytes(bytes).map_err(|_| WireError)?;
    let lines = columns.amounts.len();
    let one_length = columns.fields.len() == Field::ALL.len()
        && columns.sums.len() == Sum::ALL.len()
        && columns.fields.iter().all(|column| [0, lines].contains(&column.references.len()))
        && columns.sums.iter().all(|column| [0, lines].contains(&column.len()));
    let ids = unpack_ids(&columns.ids, lines);
    if LINES_MAX < lines || !one_length || ids.len() != lines {
        return Err(WireError);
    }
    let sections: Vec<Section> = Section::ALL
        .into_iter()
        .zip(columns.sections)
        .flat_map(|(section, count)| std::iter::repeat_n(section, (count as usize).min(LINES_MAX)))
        .collect();
    if sections.len() != lines {
        return Err(WireError);
    }
    let mut texts: Vec<Box<str>> = vec!["".into()];
    let mut fields = Vec::with_capacity(columns.fields.len());
    for column in columns.fields {
        fields.push(read_text_column(&column, &mut texts)?);
    }
    let amounts: Vec<Money> = columns
        .amounts
        .iter()
        .map(|short| lengthen(*short).map(Money::from_sen))
        .collect::<Option<_>>()
        .ok_or(WireError)?;
    let sums = columns
        .sums
        .iter()
        .map(|column| read_sum_column(column, &amounts))
        .collect::<Result<_, _>>()?;
    let names = read_names(columns.names)?;
    Ok(Budget { texts, ids, sections, fields, amounts, sums, names })
}

fn read_names(
    names: Vec<(u8, String, String)>,
) -> Result<BTreeMap<(CodeKind, Code), String>, WireError> {
    let read = |(kind, code, name): (u8, String, String)| {
        let kind = CodeKind::ALL.get(usize::from(kind)).ok_or(WireError)?;
        Ok(((*kind, Code::try_from(code).map_err(|_| WireError)?), name))
    };
    names.into_iter().map(read).collect()
}

fn pack_ids(ids: &[LineId]) -> Vec<u8> {
    let pair = |pair: &[LineId]| {
        let both = pair.iter().fold(0_u128, |bits, id| (bits << 60) | u128::from(id.to_u64()));
        let bits = if pair.len() == 1 { both << 60 } else { both };
        bits.to_be_bytes().into_iter().skip(1)
    };
    ids.chunks(2).flat_map(pair).collect()
}

fn unpack_ids(bytes: &[u8], lines: usize) -> Vec<LineId> {
    let pair = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        [bits >> 60, bits].map(|bits| LineId::from_u64((bits & ((1 << 60) - 1)) as u64))
    };
    let whole = bytes.len() == lines.div_ceil(2) * 15;
    let bytes = if whole { bytes } else { &[] };
    bytes.chunks(15).flat_map(pair).take(lines).collect()
}

fn text_column(budget: &Budget, field: Field) -> TextColumn {
    let column = budget.field(field);
    if column.iter().all(|text| *text == 0) {
        return TextColumn { texts: String::new(), references: Vec::new() };
    }
    let mut places: Vec<Option<u32>> = vec![None; budget.texts().len()];
    let mut texts: Vec<&str> = Vec::new();
    let mut above = None;
    let mut reference = |text: &TextId| {
        let next = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        let place = places.get_mut(*text as usize)?;
        let at = *place.get_or_insert(next);
        let code = match above {
            Some(same) if same == at => 0,
            _ if at == next => 1,
            _ => next - at + 1,
        };
        if at == next {
            texts.push(budget.text(*text));
        }
        above = Some(at);
        Some(code)
    };
    let references = column.iter().filter_map(&mut reference).collect();
    TextColumn { texts: texts.join("\n"), references }
}

/// Reads a column; its texts are put behind those that are there already.
fn read_text_column(
    column: &TextColumn,
    texts: &mut Vec<Box<str>>,
) -> Result<Vec<TextId>, WireError> {
    if column.references.is_empty() {
        return Ok(vec![]);
    }
    let mut known: Vec<TextId> = Vec::new();
    for text in column.texts.split('\n') {
        if text.is_empty() {
            known.push(0);
        } else {
            known.push(TextId::try_from(texts.len()).map_err(|_| WireError)?);
            texts.push(text.into());
        }
    }
    let (mut next, mut above) = (0_u32, 0_u32);
    let mut read = |reference: &u32| {
        above = match *reference {
            0 => above,
            1 => next,
            back => (next + 1).checked_sub(back).ok_or(WireError)?,
        };
        if above == next {
            next += 1;
        }
        known.get(above as usize).copied().ok_or(WireError)
    };
    column.references.iter().map(&mut read).collect()
}

/// Whole rupiah are the rule: they are written without their two zeros, the others with a mark.
fn shorten(sen: i64) -> i64 {
    if sen % 100 == 0 { sen / 100 * 2 } else { (sen << 1) | 1 }
}

fn lengthen(short: i64) -> Option<i64> {
    if short & 1 == 0 { (short / 2).checked_mul(100) } else { Some(short >> 1) }
}

/// 0 absent; 1 (only beside the amount) the same as the amount; else the value, moved by two.
fn sum_column(budget: &Budget, sum: Sum) -> Vec<i64> {
    let column = budget.sums(sum);
    if column.iter().all(Option::is_none) {
        return Vec::new();
    }
    let write = |(value, amount): (&Option<Money>, &Money)| match value {
        None => 0,
        Some(value) if value == amount => 1,
        Some(value) => {
            let short = shorten(value.sen());
            if short < 0 { short - 1 } else { short + 2 }
        }
    };
    column.iter().zip(&budget.amounts).map(write).collect()
}

fn read_sum_column(column: &[i64], amounts: &[Money]) -> Result<Vec<Option<Money>>, WireError> {
    let read = |(short, amount): (&i64, &Money)| match *short {
        0 => Ok(None),
        1 => Ok(Some(*amount)),
        short => {
            let moved = if short < 0 { short + 1 } else { short - 2 };
            lengthen(moved).map(|sen| Some(Money::from_sen(sen))).ok_or(WireError)
        }
    };
    if column.is_empty() {
        return Ok(vec![]);
    }
    column.iter().zip(amounts).map(read).collect()
}
