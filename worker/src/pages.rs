//! Pages for people: the shell of the app, with what the address is about already in it.

use axum::extract::State;

use crate::app::Public;
use crate::error::Error;
use crate::extract::Asked;
use crate::refusal::Refusal;
use crate::reply::{Keep, Payload, Reply};
use worker::send::SendWrapper;

/// Whatever has no route of its own.
#[worker::send]
pub(crate) async fn other(State(public): State<Public>, asked: Asked) -> Result<Reply, Error> {
    if ["/api/", "/data/", "/assets/"].iter().any(|prefix| asked.path.starts_with(prefix)) {
        return Err(Refusal::UnknownAddress.into());
    }
    let shell = public.assets.fetch(format!("{}/", asked.origin), None).await?;
    let shell: worker::web_sys::Response = worker::Response::try_from(shell)?.into();
    let stream = shell.body().ok_or(Refusal::UnknownAddress)?;
    let payload = Payload::Stream { stream: SendWrapper::new(stream), coded: false };
    Ok(Reply::new("text/html; charset=utf-8", payload, Keep::Minute))
}
