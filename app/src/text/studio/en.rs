//! English.

use budget::money::Lang;
use budget::protocol::people::MemberStatus;

use super::{
    Account, Forms, Founding, Frame, Join, Members, OfHistory, OfPlatform, OfSettings, Passkeys,
    Roles, SignIn, StudioHome, StudioText, StudioTrouble,
};
use crate::share::grouped;

pub(super) const TEXT: StudioText = StudioText {
    lang: Lang::En,
    frame: FRAME,
    trouble: TROUBLE,
    sign_in: SIGN_IN,
    home: HOME,
    account: ACCOUNT,
    passkeys: PASSKEYS,
    roles: ROLES,
    members: MEMBERS,
    forms: FORMS,
    organisations: super::organisations::EN,
    found: FOUND,
    join: JOIN,
    history: HISTORY,
    settings: SETTINGS,
    platform: PLATFORM,
};

fn count(number: u32) -> String {
    grouped(number, Lang::En)
}

fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

const FRAME: Frame = Frame {
    studio: "Studio",
    menu: "Parts of the studio",
    account: "Account",
    roles: "Roles",
    members: "Members",
    organisations: "Offices",
    settings: "Settings",
    history: "History",
    public_page: "Public page",
    parts_of: |name| format!("Studio of {name}"),
    cancel: "Cancel",
    sending: "Sending …",
    clock: "Times are by the clock of this device.",
    moment: |day, time| format!("{day}, {time}"),
    role_in: |role, unit| format!("{role} at {unit}"),
    and: "and",
};

const TROUBLE: StudioTrouble = StudioTrouble {
    offline: "The studio needs a connection",
    offline_says: "The server cannot be reached. Nothing was lost; connect to the internet and try again.",
    offline_act: "The server cannot be reached. What you filled in is still here; send it again once you are \
                  connected, and it will not be recorded twice.",
    failed: "The server did not answer as it should",
    failed_says: "Nothing was lost; try again in a moment.",
    unreadable: "The server’s answer cannot be read",
    unreadable_says: "This page may be older than the server. Reload the page.",
    to_studio: "To the studio",
    to_roles: "See who may do what",
    retry: "Try again",
    sign_in: |name| format!("Sign in with {name}"),
    again: |name| format!("Sign in again with {name}"),
};

const SIGN_IN: SignIn = SignIn {
    title: "Sign in to the studio",
    lead: "The studio is where regional governments draft and publish their budgets. Reading them needs no \
           sign-in.",
    ways: "Choose how to sign in",
    no_password: "There is no password here: your identity provider makes sure who you are, then brings you back.",
    invited: "Were you invited? Open the link that you were given; you will be asked to sign in there.",
    expired: "That sign-in took too long, was already used, or began in another browser, so it was stopped; \
              begin again.",
    declined: "The identity provider did not send you on to us; begin again, or ask your government’s \
               administrator.",
    provider: "The identity provider cannot be reached, or its answer cannot be trusted; try again in a few \
               minutes, and if it stays so, tell whoever runs this platform.",
    left: "You are signed out. The session in this browser has ended and its cookie is deleted.",
    cookie_title: "One cookie, only while you are signed in",
    cookie: "After you sign in, this browser keeps one cookie, __Host-sesi. It holds the key of your session, so \
             that what you do next is known to be yours. No script can read it, it is sent to no other site, and \
             it stops working when you sign out.",
    cookie_on_the_way: "While you are signing in, a second cookie (__Host-masuk, or __Host-kunci for a passkey) ties that to this browser; it is \
                        deleted as soon as it is over.",
    cookie_nobody: "Whoever does not sign in gets no cookie at all.",
};

const HOME: StudioHome = StudioHome {
    title: "Studio",
    signed_in: |name, email| {
        if email.is_empty() {
            format!("You are signed in as {name}.")
        } else {
            format!("You are signed in as {name} ({email}).")
        }
    },
    governments: "Your governments",
    none: "You are not a member of any government yet.",
    become_title: "How to become a member",
    steps: [
        "Ask your government’s administrator to invite you, in the role that you need.",
        "A second person confirms the invitation; nobody makes a member alone.",
        "You are given two links, one by each of them. Open one in this browser, paste the other, and accept the \
         invitation.",
    ],
    platform: "Platform administrator",
    platform_says: "Every government here, what waits for a second person, and beginning another.",
    more: "More",
    account_says: "Your name, language and sessions; sign out.",
    roles_says: "The table by which everything in the studio is decided.",
};

const ACCOUNT: Account = Account {
    title: "Account",
    who: "Who you are here",
    name: "Name",
    email: "E-mail",
    provider: "Identity provider",
    second_factor: "Second factor",
    id: "Your number here",
    id_says: "That number is no secret: by it who runs the platform can end your sessions when asked to.",
    with_factor: "used at sign-in",
    without_factor: "not used at sign-in",
    by_passkey: "This account was made with a passkey, without an identity provider.",
    from_provider: "Name and e-mail come from the identity provider. Change them there, then sign in again.",
    no_email: "not given",
    language: "Language",
    language_says: "This page is in English. The choice is kept in this browser only.",
    to_other_language: "Bahasa Indonesia",
    sessions: "Sessions",
    sessions_says: "Every browser in which you are signed in. End the ones that you do not know.",
    here: "this session",
    unknown_device: "Unknown device",
    began: |when| format!("signed in {when}"),
    seen: |when| format!("last used {when}"),
    ends: |when| format!("ends {when}"),
    end: "End",
    end_which: |device, when| format!("the session {device}, signed in {when}"),
    end_sure: |device| {
        format!("End the session {device}? What is not saved there will not be sent.")
    },
    end_yes: "End the session",
    ended: "That session has ended.",
    end_all: "End all sessions",
    end_all_sure: |n| {
        let sessions = counted(n, "session", "sessions");
        format!("End {sessions}, this one included? You will need to sign in again.")
    },
    end_all_yes: "End all of them",
    sign_out: "Sign out",
};

const PASSKEYS: Passkeys = Passkeys {
    enter: "Sign in with a passkey",
    what: "A passkey is kept on your device and opened by your finger, your face or a PIN.",
    waiting: "Waiting for your device …",
    declined: [
        "Not done yet",
        "What your device asked was closed or left for too long; press the button once more.",
    ],
    known: [
        "This device has a passkey already",
        "Use the one that it has to sign in, or make one on another device.",
    ],
    impossible: [
        "Passkeys do not work here",
        "This browser does not know them, or the site's address is only numbers; use a recent browser and an address with a name.",
    ],
    account: "Without an identity provider",
    account_says: "You can make an account with a passkey on this device. There is no password to remember.",
    your_name: "Your name",
    make_account: "Make an account with a passkey",
    title: "Passkeys",
    says: "With a passkey you sign in without an identity provider, by two factors at once. Make one on more than one device.",
    none: "No passkey yet.",
    unnamed: "Without a name",
    dates: |made, used| format!("Made {made}; last used {used}."),
    name: "Name of the device, for a new passkey",
    name_example: "Office laptop",
    add: "Add a passkey",
    remove: "Remove",
    remove_sure: |name| {
        format!("Remove the passkey “{name}”? That device will not sign you in any more.")
    },
    remove_yes: "Remove the passkey",
    removed: "The passkey is removed.",
};

const ROLES: Roles = Roles {
    title: "Who may do what",
    lead: "The server decides by this table each time: there is no right that is not written here.",
    each: "Each role",
    table: "Each act",
    action: "Act",
    nothing: "This role may do nothing.",
    legend: "How to read it",
    yes: "allowed",
    own_unit: "only in the office in which the role is held",
    two_people: "one person proposes, another confirms",
    no: "not allowed",
    recent: "To change members, publish, export, restore or change a key, you must have signed in at most ten \
             minutes before.",
    factor: "Every role but the reader’s must sign in with a second factor.",
    may: "May",
};

fn status(status: MemberStatus) -> &'static str {
    match status {
        MemberStatus::Active => "active",
        MemberStatus::Suspended => "suspended",
        MemberStatus::Left => "no longer a member",
    }
}

const MEMBERS: Members = Members {
    title_of: |name| format!("Members of {name}"),
    lead: "Who may act for this government. Every change is proposed by one person and confirmed by another.",
    count: |n| counted(n, "member", "members"),
    left: |n| format!("No longer members ({})", count(n)),
    status,
    since: |when| format!("member since {when}"),
    you: "you",
    waiting: "Waiting for a second person",
    waiting_says: "These proposals have no effect until another person confirms them.",
    waiting_none: "Nothing is waiting.",
    proposed: |who, when| format!("Proposed by {who}, {when}."),
    reason: |why| format!("Reason: {why}"),
    copy_made: |who, when| format!("By its own words the copy was made by {who}, {when}."),
    copy_holds: |publications, years, members| {
        format!(
            "It holds {}, {} and {}.",
            counted(publications, "publication", "publications"),
            counted(years, "drafted year", "drafted years"),
            counted(members, "member", "members"),
        )
    },
    copy_heads: |names| format!("Its active administrators: {names}."),
    copy_no_heads: "It has no active administrator.",
    copy_new: |list| format!("Not published here yet, and published by confirming: {list}."),
    copy_nothing_new: "Everything that it published is published here already.",
    to_invite: |name, roles| format!("Invite {name} as {roles}"),
    to_change: |name, roles| format!("Change the roles of {name} to {roles}"),
    to_suspend: |name| format!("Suspend {name}"),
    to_reinstate: |name| format!("Reinstate {name}"),
    to_end: |name| format!("End the membership of {name}"),
    to_unfreeze: "Unfreeze publishing",
    to_restore: |sha256| format!("Restore this government from the copy with the SHA-256 {sha256}"),
    to_found: |name, who| format!("Begin {name} here, with {who} as its first administrator"),
    confirm: "Confirm",
    confirm_sure: "Confirm this proposal? The change takes effect at once and is recorded in your name.",
    confirm_yes: "Yes, confirm",
    turn_down: "Turn down",
    turn_down_sure: "Turn this proposal down? It leaves the list, and that you did so is recorded.",
    turn_down_yes: "Yes, turn it down",
    withdraw: "Withdraw",
    withdraw_sure: "Withdraw your proposal? That you did so is recorded.",
    withdraw_yes: "Yes, withdraw it",
    own_proposal: "You proposed it yourself, so another person must confirm it.",
    about_you: "It is about yourself, so another person must decide it.",
    not_confirmable: "You cannot confirm this proposal: its proposer may have lost the right to make it, or you \
                      must sign in again first.",
    invitations: "Invitations",
    invitations_none: "No invitation is open.",
    invitation_ends: |when| format!("open until {when}"),
    revoke: "Revoke",
    revoke_sure: |name| {
        format!("Revoke the invitation for {name}? Its link can no longer be used.")
    },
    revoke_yes: "Yes, revoke it",
    platform_done: "Nothing waits for you here any more.",
    platform_only: "You see this page as a platform administrator: only the proposals that wait for you, not the list of members.",
    told_proposed: "Proposed. It takes effect when another person confirms it.",
    told_confirmed: "Confirmed. The change is in effect.",
    told_turned_down: "Turned down. Nothing about the members has changed.",
    told_withdrawn: "Withdrawn. Nothing about the members has changed.",
    told_revoked: "Revoked. Its link no longer works.",
    told_sessions: "All their sessions are ended. Their roles stay: they can sign in again.",
    half_says: "You proposed it: hand this half of the code to that person. Who confirmed it hands over the other, so that \
                nobody makes a member alone.",
    half_link: "Your half",
    code_title: |name| format!("The invitation for {name} is ready"),
    code_says: "This is one half of the code; who proposed it has the other, on this page. Hand your half to that person, and \
                to nobody else. It is shown only this once.",
    code_ends: |when| format!("It works once, until {when}."),
    code_link: "Link",
    code_code: "Code",
    copy_link: "Copy the link",
    copy_code: "Copy the code",
    code_done: "I have copied it, close",
};

const FORMS: Forms = Forms {
    recent: "Changing members needs fresh proof of who you are: sign in again now, so that what you fill in can \
             be sent at once.",
    invite: "Invite a member",
    invite_says: "When a second person has confirmed it, each of you hands half of a code to the person invited.",
    invite_name: "Name",
    invite_name_hint: "For those who read this list. The person signs in under their own name.",
    roles: "Roles",
    unit: "Office",
    unit_choose: "Choose an office or unit",
    units_none: "There is no office in the list yet, so this role cannot be given.",
    units_add: "Add the offices first",
    more_units: "Add an office",
    why: "Reason",
    why_hint: "The second person reads it, and it stays in the history.",
    send_invite: "Propose the invitation",
    change: "Change roles",
    change_says: |name| format!("The new roles of {name} take the place of all present ones."),
    send_change: "Propose the new roles",
    suspend: "Suspend",
    suspend_says: |name| format!("{name} cannot act until reinstated. Their history stays."),
    send_suspend: "Propose the suspension",
    reinstate: "Reinstate",
    reinstate_says: |name| format!("{name} can act again, in their present roles."),
    send_reinstate: "Propose the reinstatement",
    end: "End membership",
    end_says: |name| {
        format!("{name} is no longer a member. To come back, they must be invited again.")
    },
    send_end: "Propose the end",
    end_sessions: "End sessions",
    end_sessions_sure: |name| {
        format!(
            "End every session of {name} now? They sign in again on each device; their roles stay."
        )
    },
    end_sessions_yes: "End all",
    no_name: "Write the name of the person invited.",
    no_role: "Choose at least one role.",
    no_unit: |role| format!("Choose the office for the {role}."),
    no_reason: "Write the reason.",
};

const FOUND: Founding = Founding {
    open: "Register a government",
    says: "Another platform administrator confirms it. Each of you then hands half of an invitation’s code to the \
           government’s first administrator.",
    name: "Official name",
    name_hint: "Choose it from the ministry’s list, for example Kabupaten Bantul: code and address fill themselves in. A \
                village is typed.",
    kind: "Kind",
    code: "Region code",
    code_hint: "By the Ministry of Home Affairs, for example 34.02",
    slug: "Address",
    slug_hint: "Given for ever: lower-case letters, digits and hyphens, for example kabupaten-bantul",
    administrator: "Name of the first administrator",
    send: "Propose the registration",
    missing: "Fill in every field; an address has lower-case letters, digits and single hyphens only.",
    told: "Proposed. Another platform administrator confirms it at",
};

const JOIN: Join = Join {
    title_of: |name| format!("Invitation from {name}"),
    lead: |name| format!("{name} invites you to be a member of its studio."),
    means: [
        "Your roles are set by this invitation; once you have accepted it, you see them in the list of members.",
        "The name and e-mail of your identity provider can be seen by other members.",
        "What you do in the studio is recorded in its history, with your name.",
    ],
    accept: "Accept the invitation",
    first_sign_in: "Sign in first, so that this invitation becomes yours. You will then come back to this page.",
    as_whom: |name, email| {
        if email.is_empty() {
            format!("You are signed in as {name}.")
        } else {
            format!("You are signed in as {name} ({email}).")
        }
    },
    someone_else: "Not you? Sign out on the account page, then open the link of the invitation once more.",
    no_code: "This link holds no code of an invitation. You are given two halves by two people: paste both here, link or \
              code, one after the other.",
    other_half: "This is one half of two. The second person who made this invitation has the other: paste its link or code \
                 here.",
    bad_code: "That is no code of an invitation; copy the link once more, to its last letter.",
    code: "Code of the invitation",
    use_code: "Use this code",
    done_title: |name| format!("Welcome to {name}"),
    done_says: |roles| format!("You are now a member, as {roles}."),
    to_studio: "To the studio",
};

const HISTORY: OfHistory = OfHistory {
    title_of: |name| format!("History of {name}"),
    lead: "Every change of membership, every publication and every attempt that was refused, the newest first. No entry is ever \
           changed or deleted.",
    none: "Nothing is recorded yet. The first entry appears when something happens.",
    entries: "Entries",
    shown: |shown, all| format!("{} of {}", count(shown), counted(all, "entry", "entries")),
    older: "Show older entries",
    all_shown: "All entries are shown.",
    download: "Download the whole history (JSON, an entry a line)",
    check_title: "Checking the history",
    check_says: "Each entry holds the fingerprint of the entry before it. Keep the newest fingerprint; later, check \
                 a downloaded file by this command, which names the first entry that does not fit:",
    newest_hash: "Newest fingerprint",
    copy_hash: "Copy the fingerprint",
    holds: "The entries shown here were checked in your browser: each follows the one before it.",
    broken: |n| {
        format!(
            "Entry {} does not lead to the entry after it: one of the two was changed.",
            count(n)
        )
    },
    number: |n| format!("Entry {}", count(n)),
    refused: "refused",
    machine: "machine",
    on: "On",
    proposal: "Proposal",
    before: "Before",
    after: "After",
    reason: "Reason",
    hash: "Fingerprint",
    act,
    attempted: |who, what| format!("{who} tried to {what}"),
    denied,
    key,
    yes: "yes",
    no: "no",
};

fn act(code: &str) -> Option<&'static str> {
    Some(match code {
        "export-history" => "downloaded the history",
        "found" => "began the government",
        "register" => "registered the government",
        "invite" => "invited a member",
        "change-roles" => "changed roles",
        "suspend" => "suspended a member",
        "reinstate" => "reinstated a member",
        "end" => "ended a membership",
        "propose" => "proposed a change",
        "turn-down" => "turned down or withdrew a proposal",
        "cancel-invitation" => "revoked an invitation",
        "join" => "accepted an invitation",
        "organisation-add" => "added an office",
        "organisation-correct" => "corrected an office",
        "organisation-rename" => "changed an office's name, code or parent",
        "organisation-end" => "ended an office",
        "organisation-reopen" => "let an office go on",
        "organisation-import" => "imported a list of offices",
        "end-sessions" => "ended a member’s sessions",
        "freeze" => "froze publishing",
        "unfreeze" => "unfroze publishing",
        "export" => "took a copy of everything",
        "restore" => "restored everything from a copy",
        "draft" => "sent a draft",
        "publish" => "published",
        _ => return None,
    })
}

fn key(name: &str) -> Option<&'static str> {
    Some(match name {
        "roles" => "roles",
        "status" => "status",
        "name" => "name",
        "person" => "person",
        "code" => "code",
        "kind" => "kind",
        "slug" => "address",
        "manifest_sha256" => "fingerprint of the manifest",
        "number" => "number",
        "change" => "change",
        "parent" => "unit of",
        "from" => "since",
        "until" => "until",
        "former" => "before",
        "successors" => "successors",
        "unit" => "office",
        _ => return None,
    })
}

fn denied(code: &str) -> Option<&'static str> {
    Some(match code {
        "not-your-role" => "not within their role",
        "not-your-unit" => "not their office",
        "not-now" => "not at that stage",
        "same-person" => "it takes another person",
        "own-lines" => "about lines of their own",
        "yourself" => "about themselves",
        "last-administrator" => "the last administrator",
        "frozen" => "publishing is frozen",
        "findings" => "a finding blocks",
        "units-not-verified" => "not every office is verified",
        "approval-missing" => "approval is missing",
        "hash-changed" => "no longer what was approved",
        "needs-one-of-each" => "it takes one of each kind of administrator",
        _ => return None,
    })
}

const SETTINGS: OfSettings = OfSettings {
    title_of: |name| format!("Settings of {name}"),
    lead: "What concerns this government as a whole.",
    recent: "For this you must have signed in at most ten minutes ago.",
    why_missing: "Write down why.",
    publishing: "Publishing",
    goes_on: "open",
    goes_on_says: "Budgets can be published.",
    frozen: "frozen",
    frozen_by: |name, when| format!("by {name}, {when}"),
    frozen_says: "Nothing is published until publishing is unfrozen. What is published stays readable.",
    freeze: "Freeze publishing",
    freeze_says: "It holds at once and takes one person: no budget is published any more. To unfreeze it takes two, an \
                  administrator of the government and one of the platform.",
    freeze_hint: "Every member reads it while publishing is frozen, and it stays in the history.",
    freeze_send: "Freeze now",
    unfreeze: "Propose to unfreeze",
    unfreeze_says: "Publishing goes on once a second person confirms it: one of the government, one of the platform.",
    unfreeze_send: "Propose",
    unfreeze_waits: "To unfreeze it is proposed already and waits for a second person on the",
    unfreeze_where: "page of the members",
    copy: "A copy of everything",
    copy_says: "Everything this government keeps here, in one file that opens without Terang: drafts, publications, members \
                and history. Names and e-mail addresses are in it; keep it as safe as those.",
    copy_take: "Download the copy",
    restore: "Restoring",
    restore_says: "Puts a copy back into a government that has drafted and published nothing here. It takes two: an \
                   administrator of the government and one of the platform.",
    restore_not: "This government has drafted or published here: a copy cannot be put back into it any more.",
    restore_file: "The copy",
    restore_file_hint: "A file .tar.gz, at most 64 MiB. All of it is checked before it is proposed.",
    restore_no_file: "Choose the file of the copy.",
    restore_send: "Check it and propose to restore",
    sessions: "A member’s sessions",
    sessions_says: "When a member’s device is lost or somebody else uses it, end all their sessions. Their roles stay; who \
                    must not act any more is suspended by their administrator.",
    sessions_send: "End all their sessions",
    person_id: "The person’s number",
    person_id_hint: "It stands on that person’s account page: 32 small letters and digits.",
    person_id_wrong: "A person’s number has 16 to 64 small letters and digits.",
    told_frozen: "Publishing is frozen.",
    told_proposed: "Proposed. It waits for a second person.",
    told_sessions: "All their sessions are ended.",
};

const PLATFORM: OfPlatform = OfPlatform {
    title: "Platform",
    lead: "Every government that began here. You are the second person where its administrator proposes something; its \
           list of members is not shown to you.",
    governments: "Governments",
    none: "No government has begun here yet.",
    search: "Find by name or code",
    not_found: "Nothing matches.",
    since: |when| format!("since {when}"),
    publications: |count_of| match count_of {
        0 => "nothing published yet".to_owned(),
        1 => "1 publication".to_owned(),
        _ => format!("{} publications", count(count_of)),
    },
    waiting: "What waits",
};
