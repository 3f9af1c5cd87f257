//! What each kind of problem is and what to do about it: the addresses that problems name.

use axum::extract::State;
use serde::Serialize;

use crate::app::Public;
use crate::error::Error;
use crate::extract::{Asked, Last};
use crate::refusal::{KINDS, Kind, Refusal};
use crate::reply::{Keep, Reply};

/// A kind of problem, for its reader.
#[derive(Debug, Serialize)]
struct KindView {
    #[serde(rename = "type")]
    kind: String,
    status: u16,
    title: &'static str,
    remedy: &'static str,
}

#[derive(Debug, Serialize)]
struct KindList {
    problems: Vec<KindView>,
}

fn view(asked: &Asked, kind: Kind) -> KindView {
    KindView {
        kind: format!("{}/api/v1/problems/{}", asked.origin, kind.code),
        status: kind.status,
        title: kind.title.of(asked.lang),
        remedy: kind.remedy.of(asked.lang),
    }
}

/// `GET /api/v1/problems`
pub(crate) async fn list(State(_): State<Public>, asked: Asked) -> Result<Reply, Error> {
    let problems = KINDS.into_iter().map(|kind| view(&asked, kind)).collect();
    Ok(Reply::json(&KindList { problems }, Keep::Minute)?.by_language(asked.lang))
}

/// `GET /api/v1/problems/{code}`
pub(crate) async fn get(
    State(_): State<Public>,
    asked: Asked,
    Last(code): Last,
) -> Result<Reply, Error> {
    let kind = KINDS.into_iter().find(|kind| kind.code == code);
    let kind = kind.ok_or(Refusal::UnknownAddress)?;
    Ok(Reply::json(&view(&asked, kind), Keep::Minute)?.by_language(asked.lang))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use budget::money::Lang;

    use super::*;

    #[test]
    fn the_page_of_refusals_is_the_table_in_the_code() {
        let mut page = String::from(
            "# Refusals\n\n\
             Every reason for which a request is refused, with the name that its problem bears for \
             ever (`type` of RFC 9457,\n`/api/v1/problems/{name}`). The detail of a problem says \
             what and where; the remedy below stands at its end.\n",
        );
        for kind in KINDS {
            let (title, remedy) = (kind.title, kind.remedy);
            write!(
                page,
                "\n## {}\n{} · **{}**. {}\n\n**{}**. {}\n",
                kind.code,
                kind.status,
                title.of(Lang::En),
                remedy.of(Lang::En),
                title.of(Lang::Id),
                remedy.of(Lang::Id),
            )
            .unwrap();
        }
        let kept = include_str!("../../../docs/refusals.md");
        assert!(kept == page, "docs/refusals.md should be:\n{page}");
    }
}
