//! Those who run the platform: which governments began here.

use axum::extract::State;
use budget::permission::{Action, Actor, Facts, Target, may};
use budget::protocol::people::PlatformPage;

use crate::api::governments::{Question, check_question};
use crate::app::Studio;
use crate::error::Error;
use crate::extract::Params;
use crate::limits::REGISTERED_MAX;
use crate::reply::{Keep, Reply};
use crate::session::SignedIn;

/// `GET /api/v1/platform/governments`
#[worker::send]
pub(crate) async fn governments(
    State(studio): State<Studio>,
    caller: SignedIn,
    Params(Question { q }): Params<Question>,
) -> Result<Reply, Error> {
    // Whoever may found a government sees which there are. No government decides that, and nobody
    // has a role of one here.
    let actor = Actor {
        person: &caller.session.person.id,
        assignments: &[],
        platform_administrator: caller.platform_administrator,
        suspended: false,
        recent_sign_in: caller.session.recent,
        second_factor: caller.session.second_factor,
    };
    let _grant = may(&actor, Action::CreateGovernment, &Target::default(), &Facts::default())?;
    check_question(&q)?;
    let governments = studio.catalogue.registered(&q, REGISTERED_MAX).await?;
    Reply::json(&PlatformPage { governments }, Keep::Nowhere)
}
