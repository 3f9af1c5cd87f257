//! Making the catalogue again from the archive: for a day on which D1 was lost, or is suspected.

use axum::extract::State;
use budget::protocol::PublicationSummary;
use serde::{Deserialize, Serialize};

use crate::app::Studio;
use crate::archive::PointerV1;
use crate::error::Error;
use crate::extract::Params;
use crate::government;
use crate::journal;
use crate::machine::Machine;
use crate::reply::{Keep, Reply};
use crate::settings::MachineAct;

/// Where to go on.
#[derive(Debug, Deserialize)]
pub(crate) struct From {
    after: Option<String>,
}

/// How far it came.
#[derive(Debug, Serialize)]
struct Rebuilt {
    /// Publications entered.
    entered: usize,
    /// Where to go on, as `?after=`; absent when all of it is done.
    next: Option<String>,
}

/// `POST /api/v1/catalogue/rebuild`: enters what the archive has, a page of it at a time, and
/// takes out what it does not have. The catalogue can be read all the while.
#[worker::send]
pub(crate) async fn rebuild(
    State(studio): State<Studio>,
    machine: Machine,
    Params(From { after }): Params<From>,
) -> Result<Reply, Error> {
    machine.may(MachineAct::Rebuild)?;
    if after.is_none() {
        studio.catalogue.doubt().await?;
    }
    let (pointers, more) = studio.archive.pointers(after.clone()).await?;
    for (_, pointer) in &pointers {
        enter(&studio, pointer).await?;
    }
    let last = pointers.last().map(|(key, _)| key.clone()).filter(|_| more);
    let keys: Vec<&str> = pointers.iter().map(|(key, _)| key.as_str()).collect();
    studio.catalogue.strike(after.as_deref().unwrap_or(""), last.as_deref(), &keys).await?;
    let rebuilt = Rebuilt { entered: pointers.len(), next: last };
    journal::note("rebuilt the catalogue", &[("entered", &rebuilt.entered.to_string())]);
    Reply::json(&rebuilt, Keep::Nowhere)
}

async fn enter(studio: &Studio, pointer: &PointerV1) -> Result<(), Error> {
    let hash = &pointer.entry.manifest_sha256;
    let manifest = studio.archive.bytes(hash).await?;
    let manifest = manifest.ok_or_else(|| Error::broken(format!("no manifest {hash}")))?;
    let manifest = serde_json::from_slice(&manifest)?;
    let summary = PublicationSummary::of(&manifest, hash.clone(), pointer.log_index);
    government::list(&studio.archive, &studio.catalogue, &summary, &manifest).await
}
