//! `/healthz`: the Worker answers, and so do its stores.

use axum::extract::State;

use crate::app::Public;
use crate::error::Error;
use crate::reply::{Keep, Reply};

/// `GET /healthz`
#[worker::send]
pub(crate) async fn answer(State(public): State<Public>) -> Result<Reply, Error> {
    public.archive.answers().await?;
    public.catalogue.answers().await?;
    Ok(Reply::bytes("text/plain; charset=utf-8", b"ok\n".to_vec(), Keep::Nowhere))
}
