//! The words of the studio: of those who are signed in. They are apart from [`super::Text`], which
//! every reader loads, and come with the studio's own part of the app. The same rule holds: a
//! field without an Indonesian and an English value does not compile.
//!
//! What roles, acts and refusals are called stands in `budget::text`.

mod en;
mod id;
mod organisations;

use budget::money::Lang;
use budget::protocol::people::MemberStatus;

use super::{Around, Counted};
pub use organisations::{OfImport, OfOrganisations, OrganisationForms};

/// Words around two texts.
pub type Between = fn(&str, &str) -> String;

/// Every word of the studio, in one language.
#[derive(Debug)]
pub struct StudioText {
    /// Which language this is.
    pub lang: Lang,
    pub frame: Frame,
    pub trouble: StudioTrouble,
    pub sign_in: SignIn,
    pub home: StudioHome,
    pub account: Account,
    pub passkeys: Passkeys,
    pub roles: Roles,
    pub members: Members,
    pub forms: Forms,
    pub organisations: OfOrganisations,
    pub found: Founding,
    pub join: Join,
    pub history: OfHistory,
    pub settings: OfSettings,
    pub platform: OfPlatform,
}

/// What the studio's pages share.
#[derive(Debug)]
pub struct Frame {
    pub studio: &'static str,
    pub menu: &'static str,
    pub account: &'static str,
    pub roles: &'static str,
    pub members: &'static str,
    pub organisations: &'static str,
    pub settings: &'static str,
    pub history: &'static str,
    pub public_page: &'static str,
    /// The parts of one government's studio.
    pub parts_of: Around,
    pub cancel: &'static str,
    pub sending: &'static str,
    /// By which clock times are shown.
    pub clock: &'static str,
    /// Day and time of day.
    pub moment: Between,
    /// A role, and the office that it is held in.
    pub role_in: Between,
    pub and: &'static str,
}

/// What went wrong where the server gave no words for it, and ways on.
#[derive(Debug)]
pub struct StudioTrouble {
    pub offline: &'static str,
    pub offline_says: &'static str,
    pub offline_act: &'static str,
    pub failed: &'static str,
    pub failed_says: &'static str,
    pub unreadable: &'static str,
    pub unreadable_says: &'static str,
    pub to_studio: &'static str,
    pub to_roles: &'static str,
    pub retry: &'static str,
    /// With which provider.
    pub sign_in: Around,
    pub again: Around,
}

/// `/studio/sign-in`
#[derive(Debug)]
pub struct SignIn {
    pub title: &'static str,
    pub lead: &'static str,
    pub ways: &'static str,
    pub no_password: &'static str,
    pub invited: &'static str,
    pub expired: &'static str,
    pub declined: &'static str,
    pub provider: &'static str,
    pub left: &'static str,
    pub cookie_title: &'static str,
    pub cookie: &'static str,
    pub cookie_on_the_way: &'static str,
    pub cookie_nobody: &'static str,
}

/// `/studio`
#[derive(Debug)]
pub struct StudioHome {
    pub title: &'static str,
    /// Who is signed in; name and e-mail.
    pub signed_in: Between,
    pub governments: &'static str,
    pub none: &'static str,
    pub become_title: &'static str,
    pub steps: [&'static str; 3],
    pub platform: &'static str,
    pub platform_says: &'static str,
    pub more: &'static str,
    pub account_says: &'static str,
    pub roles_says: &'static str,
}

/// `/studio/account`
#[derive(Debug)]
pub struct Account {
    pub title: &'static str,
    pub who: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub provider: &'static str,
    pub second_factor: &'static str,
    pub id: &'static str,
    pub id_says: &'static str,
    pub with_factor: &'static str,
    pub without_factor: &'static str,
    pub from_provider: &'static str,
    /// The same, for an account that began with a passkey.
    pub by_passkey: &'static str,
    pub no_email: &'static str,
    pub language: &'static str,
    pub language_says: &'static str,
    pub to_other_language: &'static str,
    pub sessions: &'static str,
    pub sessions_says: &'static str,
    pub here: &'static str,
    pub unknown_device: &'static str,
    pub began: Around,
    pub seen: Around,
    pub ends: Around,
    pub end: &'static str,
    /// Which session, for the name of its button.
    pub end_which: Between,
    pub end_sure: Around,
    pub end_yes: &'static str,
    pub ended: &'static str,
    pub end_all: &'static str,
    pub end_all_sure: Counted,
    pub end_all_yes: &'static str,
    pub sign_out: &'static str,
}

/// Passkeys, wherever they are made or used.
#[derive(Debug)]
pub struct Passkeys {
    pub enter: &'static str,
    pub what: &'static str,
    pub waiting: &'static str,
    /// A title and what to do, as of every refusal.
    pub declined: [&'static str; 2],
    pub known: [&'static str; 2],
    pub impossible: [&'static str; 2],
    pub account: &'static str,
    pub account_says: &'static str,
    pub your_name: &'static str,
    pub make_account: &'static str,
    pub title: &'static str,
    pub says: &'static str,
    pub none: &'static str,
    pub unnamed: &'static str,
    /// When it was made, and when it was used last.
    pub dates: Between,
    pub name: &'static str,
    pub name_example: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub remove_sure: Around,
    pub remove_yes: &'static str,
    pub removed: &'static str,
}

/// `/studio/roles`
#[derive(Debug)]
pub struct Roles {
    pub title: &'static str,
    pub lead: &'static str,
    pub each: &'static str,
    pub table: &'static str,
    pub action: &'static str,
    pub nothing: &'static str,
    pub legend: &'static str,
    pub yes: &'static str,
    pub own_unit: &'static str,
    pub two_people: &'static str,
    pub no: &'static str,
    pub recent: &'static str,
    pub factor: &'static str,
    pub may: &'static str,
}

/// `/studio/{slug}/members`
#[derive(Debug)]
pub struct Members {
    /// Whose members.
    pub title_of: Around,
    pub lead: &'static str,
    pub count: Counted,
    pub left: Counted,
    pub status: fn(MemberStatus) -> &'static str,
    pub since: Around,
    pub you: &'static str,
    pub waiting: &'static str,
    pub waiting_says: &'static str,
    pub waiting_none: &'static str,
    /// Who proposed it, and when.
    pub proposed: Between,
    pub reason: Around,
    /// What is in a copy that waits: who made it and when; publications, years and members; its
    /// administrators; what is published with it.
    pub copy_made: Between,
    pub copy_holds: fn(u32, u32, u32) -> String,
    pub copy_heads: Around,
    pub copy_no_heads: &'static str,
    pub copy_new: Around,
    pub copy_nothing_new: &'static str,
    /// What a proposal is to do: to whom, and as what.
    pub to_invite: Between,
    pub to_change: Between,
    pub to_suspend: Around,
    pub to_reinstate: Around,
    pub to_end: Around,
    /// Which government, and who is its first administrator.
    pub to_found: Between,
    pub to_unfreeze: &'static str,
    /// Of which file: its SHA-256.
    pub to_restore: Around,
    pub confirm: &'static str,
    pub confirm_sure: &'static str,
    pub confirm_yes: &'static str,
    pub turn_down: &'static str,
    pub turn_down_sure: &'static str,
    pub turn_down_yes: &'static str,
    pub withdraw: &'static str,
    pub withdraw_sure: &'static str,
    pub withdraw_yes: &'static str,
    pub own_proposal: &'static str,
    pub about_you: &'static str,
    pub not_confirmable: &'static str,
    pub invitations: &'static str,
    pub invitations_none: &'static str,
    pub invitation_ends: Around,
    pub revoke: &'static str,
    pub revoke_sure: Around,
    pub revoke_yes: &'static str,
    pub platform_only: &'static str,
    pub platform_done: &'static str,
    /// What was done.
    pub told_proposed: &'static str,
    pub told_confirmed: &'static str,
    pub told_turned_down: &'static str,
    pub told_withdrawn: &'static str,
    pub told_revoked: &'static str,
    pub told_sessions: &'static str,
    /// The code of an invitation.
    pub half_says: &'static str,
    pub half_link: &'static str,
    pub code_title: Around,
    pub code_says: &'static str,
    pub code_ends: Around,
    pub code_link: &'static str,
    pub code_code: &'static str,
    pub copy_link: &'static str,
    pub copy_code: &'static str,
    pub code_done: &'static str,
}

/// The forms on the page of the members.
#[derive(Debug)]
pub struct Forms {
    pub recent: &'static str,
    pub invite: &'static str,
    pub invite_says: &'static str,
    pub invite_name: &'static str,
    pub invite_name_hint: &'static str,
    pub roles: &'static str,
    pub unit: &'static str,
    pub unit_choose: &'static str,
    pub units_none: &'static str,
    pub units_add: &'static str,
    pub more_units: &'static str,
    pub why: &'static str,
    pub why_hint: &'static str,
    pub send_invite: &'static str,
    pub change: &'static str,
    pub change_says: Around,
    pub send_change: &'static str,
    pub suspend: &'static str,
    pub suspend_says: Around,
    pub send_suspend: &'static str,
    pub reinstate: &'static str,
    pub reinstate_says: Around,
    pub send_reinstate: &'static str,
    pub end: &'static str,
    pub end_says: Around,
    pub send_end: &'static str,
    pub end_sessions: &'static str,
    pub end_sessions_sure: Around,
    pub end_sessions_yes: &'static str,
    pub no_name: &'static str,
    pub no_role: &'static str,
    pub no_unit: Around,
    pub no_reason: &'static str,
}

/// `/studio/{slug}/settings`
#[derive(Debug)]
pub struct OfSettings {
    /// Whose settings.
    pub title_of: Around,
    pub lead: &'static str,
    pub recent: &'static str,
    pub why_missing: &'static str,
    pub publishing: &'static str,
    pub goes_on: &'static str,
    pub goes_on_says: &'static str,
    pub frozen: &'static str,
    /// By whom, and when.
    pub frozen_by: Between,
    pub frozen_says: &'static str,
    pub freeze: &'static str,
    pub freeze_says: &'static str,
    pub freeze_hint: &'static str,
    pub freeze_send: &'static str,
    pub unfreeze: &'static str,
    pub unfreeze_says: &'static str,
    pub unfreeze_send: &'static str,
    pub unfreeze_waits: &'static str,
    pub unfreeze_where: &'static str,
    pub copy: &'static str,
    pub copy_says: &'static str,
    pub copy_take: &'static str,
    pub restore: &'static str,
    pub restore_says: &'static str,
    pub restore_not: &'static str,
    pub restore_file: &'static str,
    pub restore_file_hint: &'static str,
    pub restore_no_file: &'static str,
    pub restore_send: &'static str,
    pub sessions: &'static str,
    pub sessions_says: &'static str,
    pub sessions_send: &'static str,
    pub person_id: &'static str,
    pub person_id_hint: &'static str,
    pub person_id_wrong: &'static str,
    /// What was done.
    pub told_frozen: &'static str,
    pub told_proposed: &'static str,
    pub told_sessions: &'static str,
}

/// `/studio/platform`
#[derive(Debug)]
pub struct OfPlatform {
    pub title: &'static str,
    pub lead: &'static str,
    pub governments: &'static str,
    pub none: &'static str,
    pub search: &'static str,
    pub not_found: &'static str,
    pub since: Around,
    pub publications: Counted,
    pub waiting: &'static str,
}

/// The form by which a government begins
#[derive(Debug)]
pub struct Founding {
    pub open: &'static str,
    pub says: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub kind: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub slug: &'static str,
    pub slug_hint: &'static str,
    pub administrator: &'static str,
    pub send: &'static str,
    pub missing: &'static str,
    pub told: &'static str,
}

/// `/studio/{slug}/join`
#[derive(Debug)]
pub struct Join {
    pub title_of: Around,
    pub lead: Around,
    pub means: [&'static str; 3],
    pub accept: &'static str,
    pub first_sign_in: &'static str,
    pub as_whom: Between,
    pub someone_else: &'static str,
    pub no_code: &'static str,
    pub other_half: &'static str,
    pub bad_code: &'static str,
    pub code: &'static str,
    pub use_code: &'static str,
    pub done_title: Around,
    pub done_says: Around,
    pub to_studio: &'static str,
}

/// `/studio/{slug}/history`
#[derive(Debug)]
pub struct OfHistory {
    pub title_of: Around,
    pub lead: &'static str,
    pub none: &'static str,
    pub entries: &'static str,
    /// How many are shown, of how many.
    pub shown: fn(u32, u32) -> String,
    pub older: &'static str,
    pub all_shown: &'static str,
    pub download: &'static str,
    pub check_title: &'static str,
    pub check_says: &'static str,
    pub newest_hash: &'static str,
    pub copy_hash: &'static str,
    pub holds: &'static str,
    pub broken: Counted,
    pub number: Counted,
    pub refused: &'static str,
    pub machine: &'static str,
    pub on: &'static str,
    pub proposal: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub reason: &'static str,
    pub hash: &'static str,
    /// What an act of the history is called; one without words is shown as it is written.
    pub act: fn(&str) -> Option<&'static str>,
    /// Who tried what.
    pub attempted: Between,
    /// Why an attempt was refused, in a few words, by the code of the refusal.
    pub denied: fn(&str) -> Option<&'static str>,
    /// What a field of a value before or after is called.
    pub key: fn(&str) -> Option<&'static str>,
    pub yes: &'static str,
    pub no: &'static str,
}

impl StudioText {
    /// The words of a language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Id => &id::TEXT,
            Lang::En => &en::TEXT,
        }
    }
}
