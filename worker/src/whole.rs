//! A published budget, whole, in memory: for the questions that the browser answers by itself and
//! the API answers for programs.

use std::cell::RefCell;
use std::rc::Rc;

use budget::budget::Budget;
use budget::canonical::Hash;
use budget::wire;

use crate::app::Public;
use crate::error::Error;
use crate::extract::PublicationAt;
use crate::refusal::Refusal;

/// A budget of at most so many lines stays in memory for the next question; it is the one that a
/// program reads page by page.
const KEPT_LINES_MAX: usize = 50_000;

thread_local! {
    static KEPT: RefCell<Option<(Hash, Rc<Budget>)>> = const { RefCell::new(None) };
}

/// The budget of a publication.
pub(crate) async fn budget(public: &Public, at: &PublicationAt) -> Result<Rc<Budget>, Error> {
    let publication = public.archive.publication(&at.slug, at.year, at.number).await?;
    let publication = publication.ok_or(Refusal::NotPublished)?;
    let file =
        publication.manifest.file(wire::FILE_NAME).ok_or_else(|| Error::broken("no columns"))?;
    let kept = KEPT.with_borrow(|kept| match kept {
        Some((hash, budget)) if *hash == file.sha256 => Some(Rc::clone(budget)),
        _ => None,
    });
    if let Some(budget) = kept {
        return Ok(budget);
    }
    let bytes = public.archive.bytes(&file.sha256).await?;
    let bytes = bytes.ok_or_else(|| Error::broken("the columns are not in the archive"))?;
    let budget = Rc::new(wire::decode(&bytes).map_err(Error::broken)?);
    if budget.len() <= KEPT_LINES_MAX {
        KEPT.set(Some((file.sha256.clone(), Rc::clone(&budget))));
    }
    Ok(budget)
}
