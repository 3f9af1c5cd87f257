//! Texts that come with a request and will be published: as short and as plain as those of a
//! line, so that no page, file or feed made of them has to fear them.

use budget::canonical::check_text;
use budget::code::Code;
use budget::government::Government as Region;
use budget::limits::{DESCRIPTION_CHARS_MAX, NAME_CHARS_MAX};
use budget::protocol::people::{Change, NewProposal};
use budget::publication::PublishRequest;
use budget::region::Regions;

use crate::limits::{REASON_CHARS_MAX, ROLES_MAX};
use crate::refusal::{Expected, Refusal};

/// Offices that may be missing, notes, charts and source files that may be named.
const ITEMS_MAX: usize = 1_000;
/// Characters of an address.
const ADDRESS_CHARS_MAX: usize = 500;

/// A change that two persons make.
pub(super) fn proposal(new: &NewProposal) -> Checked {
    reason(&new.reason)?;
    if let Change::Invite { name: of, .. } | Change::Found { name: of, .. } = &new.change {
        name("/change/name", of)?;
    }
    if let Change::Found { government: of, .. } = &new.change {
        government(of)?;
    }
    let roles = new.change.roles().map_or(1, <[_]>::len);
    must((1..=ROLES_MAX).contains(&roles), "/change/roles", Expected::Items(ROLES_MAX))
}

/// Why something is done: said by whoever does what cannot be taken back.
pub(super) fn reason(reason: &str) -> Checked {
    let fits = !reason.trim().is_empty() && check_text(reason, REASON_CHARS_MAX).is_ok();
    must(fits, "/reason", Expected::Name(REASON_CHARS_MAX))
}

/// The same, where it may be left out.
pub(super) fn optional_reason(reason: &str) -> Checked {
    let fits = check_text(reason, REASON_CHARS_MAX).is_ok();
    must(fits, "/reason", Expected::Text(REASON_CHARS_MAX))
}

type Checked = Result<(), Refusal>;

/// A government that may be registered. One of the ministry's list is what the list says, at the
/// address that its official name gives (decision 7): an address is given once, and for ever.
pub(super) fn government(government: &Region) -> Checked {
    name("/name", &government.name)?;
    code("/code", &government.code)?;
    // A list that cannot be read is a fault of the build, which a test finds.
    let Ok(regions) = Regions::known() else { return Ok(()) };
    let Some(listed) = regions.find(&government.code) else { return Ok(()) };
    let only = |text: &str| Expected::OneOf(vec![text.to_owned()]);
    let Some(official) = listed.government() else {
        // Jakarta's administrative parts: their budget is the province's.
        let province = regions.province_of(&government.code).map_or("", |of| of.code.as_str());
        return must(false, "/code", only(province));
    };
    must(government.slug == official.slug, "/slug", only(official.slug.as_str()))?;
    must(government.name == official.name, "/name", only(&official.name))?;
    must(government.kind == official.kind, "/kind", only(official.kind.as_str()))
}

/// A request that may be published, apart from what the draft decides.
pub(super) fn request(request: &PublishRequest) -> Checked {
    if let Some(basis) = &request.legal_basis {
        name("/legal_basis/title", &basis.title)?;
        basis.date.as_deref().map_or(Ok(()), |date| day("/legal_basis/date", date))?;
    }
    each("/charts", &request.charts, |at, chart| {
        name(&format!("{at}/kind"), &chart.kind)?;
        name(&format!("{at}/name"), &chart.name)
    })?;
    if let Some(origin) = &request.origin {
        text("/origin/id", &origin.id)?;
        text("/origin/en", &origin.en)?;
        origin.address.as_deref().map_or(Ok(()), |of| address("/origin/address", of))?;
        each("/origin/files", &origin.files, |at, file| name(at, file))?;
    }
    each("/completeness/missing", &request.completeness.missing, |at, missing| {
        code(&format!("{at}/code"), &missing.code)?;
        name(&format!("{at}/name"), &missing.name)
    })?;
    each("/completeness/notes", &request.completeness.notes, |at, note| {
        text(&format!("{at}/id"), &note.id)?;
        text(&format!("{at}/en"), &note.en)
    })
}

fn each<T>(pointer: &str, items: &[T], check: impl Fn(&str, &T) -> Checked) -> Checked {
    must(items.len() <= ITEMS_MAX, pointer, Expected::Items(ITEMS_MAX))?;
    items.iter().enumerate().try_for_each(|(at, item)| check(&format!("{pointer}/{at}"), item))
}

fn must(holds: bool, pointer: &str, expected: Expected) -> Checked {
    if holds { Ok(()) } else { Err(Refusal::BadField { pointer: pointer.to_owned(), expected }) }
}

fn name(pointer: &str, of: &str) -> Checked {
    let fits = !of.is_empty() && check_text(of, NAME_CHARS_MAX).is_ok();
    must(fits, pointer, Expected::Name(NAME_CHARS_MAX))
}

fn text(pointer: &str, of: &str) -> Checked {
    let fits = check_text(of, DESCRIPTION_CHARS_MAX).is_ok();
    must(fits, pointer, Expected::Text(DESCRIPTION_CHARS_MAX))
}

/// Absent or a code: some offices have none in the source.
fn code(pointer: &str, of: &str) -> Checked {
    must(Code::try_from(of.to_owned()).is_ok(), pointer, Expected::Code)
}

/// RFC 3339, and a day that a calendar may have.
fn day(pointer: &str, of: &str) -> Checked {
    let number = |from: usize, to: usize| {
        let digits = of.get(from..to).filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u16>().ok())
    };
    let marks = of.len() == 10 && [4, 7].iter().all(|at| of.as_bytes().get(*at) == Some(&b'-'));
    let fits = matches!(
        (number(0, 4), number(5, 7), number(8, 10)),
        (Some(1900..=2999), Some(1..=12), Some(1..=31))
    );
    must(marks && fits, pointer, Expected::Day)
}

/// An address that may become a link: nothing that runs, nothing that hides.
fn address(pointer: &str, of: &str) -> Checked {
    let fits = of.strip_prefix("https://").is_some_and(|rest| {
        !rest.is_empty()
            && rest.len() <= ADDRESS_CHARS_MAX
            && rest.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"`\\^{}|".contains(&b))
    });
    must(fits, pointer, Expected::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Checked {
        let hash = "0".repeat(64);
        let json = format!("{{\"lines_sha256\":\"{hash}\",\"stage\":\"enacted\"{json}}}");
        request(&serde_json::from_str(&json).unwrap())
    }

    #[test]
    fn what_a_publisher_says_is_taken_as_plain_text() {
        assert_eq!(read(""), Ok(()));
        let origin = r#","origin":{"id":"Dari berkas.","en":"From files.",
            "address":"https://example.go.id/data?x=1","files":["a.csv"]}"#;
        assert_eq!(read(origin), Ok(()));
        let basis = r#","legal_basis":{"title":"Perda 1/2026","date":"2026-01-31"}"#;
        assert_eq!(read(basis), Ok(()));
    }

    #[test]
    fn what_is_not_plain_is_refused_with_its_pointer() {
        for (json, pointer) in [
            (r#","legal_basis":{"title":""}"#, "/legal_basis/title"),
            (r#","legal_basis":{"title":"=1+1"}"#, "/legal_basis/title"),
            (r#","legal_basis":{"title":"x","date":"31-01-2026"}"#, "/legal_basis/date"),
            (r#","legal_basis":{"title":"x","date":"2026-13-01"}"#, "/legal_basis/date"),
            (
                r#","origin":{"id":"x","en":"x","address":"javascript:alert(1)","files":[]}"#,
                "/origin/address",
            ),
            (
                r#","origin":{"id":"x","en":"x","address":"https://a/\"><script>","files":[]}"#,
                "/origin/address",
            ),
            (r#","origin":{"id":"x\u0000","en":"x","files":[]}"#, "/origin/id"),
            (
                r#","completeness":{"missing":[{"code":"1","name":"a"},{"code":"x y","name":"b"}]}"#,
                "/completeness/missing/1/code",
            ),
        ] {
            let refused = read(json);
            let Err(Refusal::BadField { pointer: found, .. }) = refused else {
                panic!("{json}: {refused:?}")
            };
            assert_eq!(found, pointer, "{json}");
        }
    }
}
