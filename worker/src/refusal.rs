//! Every reason to say no to a request: a stable code, a status, and words in both languages that
//! say what, where, and what to do. Causes inside the Worker are not told to anybody but the log.
//! `docs/refusals.md` is this file's table for readers; a test holds the two together.

use budget::canonical::Hash;
use budget::money::Lang;
use budget::permission::Denied;
use budget::protocol::Fault;
use budget::text::Text;
use serde::{Deserialize, Serialize};

mod canonical;
mod expected;
mod export;
mod kinds;

pub(crate) use canonical::CanonicalFault;
pub(crate) use expected::Expected;
pub(crate) use export::{ExportFault, ExportRule};
use kinds::INTERNAL;
pub(crate) use kinds::{KINDS, Kind};

/// Why a request is refused, with what the sentence needs to say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub(crate) enum Refusal {
    /// Nothing is at this address.
    UnknownAddress,
    /// There is no such publication, government, line or file.
    NotPublished,
    /// The address is there, but not for this method.
    MethodNotAllowed,
    /// None of the forms that the request accepts is offered.
    NotAcceptable {
        /// The media types that are.
        offered: String,
    },
    /// A parameter of the address is not what it may be.
    BadParameter {
        /// Its name.
        name: String,
        /// The beginning of what stands there.
        found: String,
        /// What may stand there.
        expected: Expected,
    },
    /// A text in the body is not what it may be.
    BadField {
        /// Where: a JSON pointer.
        pointer: String,
        /// What may stand there.
        expected: Expected,
    },
    /// The body is not the JSON that the API describes.
    BadBody {
        /// What the reader of JSON says, with line and column.
        fault: String,
    },
    /// The body has another media type than this address takes.
    WrongMediaType {
        /// The one it takes.
        expected: String,
    },
    /// The body is larger than it may be.
    TooLarge {
        /// The limit, in bytes.
        limit_bytes: u64,
        /// What was sent, in bytes, as far as it was read.
        found_bytes: u64,
    },
    /// A file is not in the canonical form.
    NotCanonical {
        /// Which file.
        file: String,
        /// Where, and what is wrong there.
        fault: CanonicalFault,
    },
    /// Publishing is not set up in this deployment: it has no machine account.
    PublishingOff,
    /// No token was sent.
    TokenMissing,
    /// The token sent is no account's.
    TokenWrong,
    /// The machine account is not for this.
    TokenLimited {
        /// Its name.
        account: String,
    },
    /// Nobody is signed in.
    SignedOut,
    /// The session has ended: by time, by hand, or it never was one.
    SessionEnded,
    /// What changes something came from another site, or from no page at all.
    OtherSite,
    /// A passkey was not made or used as it must be; which step failed is not told.
    PasskeyRefused,
    /// Without it the person could never come back.
    LastPasskey,
    /// Nothing of this number waits here (any more).
    NoProposal,
    /// No invitation that holds has this code.
    NoInvitation,
    /// Who takes the invitation is a member already.
    AlreadyMember,
    /// The government has an administrator already.
    AlreadyFounded,
    /// The member is not (any more) what the change needs.
    MemberChanged,
    /// Nobody of this id is or was a member.
    NoMember,
    /// Publishing is not frozen.
    NotFrozen,
    /// A role is given in an office that is not one of the government's, or not any more.
    UnknownOrganisation {
        /// The id of the office.
        id: String,
        /// Its name, where it was one.
        ended: Option<String>,
    },
    /// The list of organisations cannot be so.
    BadOrganisations {
        /// Why not, in both languages: the reasons are many, and only told.
        id: String,
        /// The same.
        en: String,
    },
    /// The list of organisations is not what whoever asks has seen.
    OrganisationsChanged,
    /// More in a minute than one may.
    TooOften {
        /// After how long it may be tried again.
        seconds: u32,
    },
    /// A list of the government is full.
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// The file is no export, or not one that can be put back here.
    NotAnExport {
        /// What is wrong with it.
        fault: ExportFault,
    },
    /// The government has something here already.
    NotEmpty,
    /// The table of permissions says no.
    Denied {
        /// Why.
        denied: Denied,
    },
    /// The slug belongs to another government.
    SlugTaken {
        /// The code of the government that has it.
        code: String,
    },
    /// The government is not registered.
    NotRegistered,
    /// There is no draft.
    NoDraft,
    /// The draft has no line, so there is nothing to publish.
    NothingToPublish,
    /// The draft is not the one that the publisher saw.
    DraftChanged {
        /// The hash that the request names.
        seen: Hash,
        /// The hash of the draft as it is.
        found: Hash,
    },
    /// A request that must not happen twice came without its key.
    KeyMissing,
    /// The key was used for another request.
    KeyReused,
    /// The totals of the budget do not fit into an amount.
    TotalsTooLarge,
    /// The publication is on its way and not finished yet.
    StillPublishing,
    /// A fault of ours. The reference leads to it in the log.
    Internal {
        /// Which case in the log.
        reference: String,
    },
}

impl Refusal {
    /// The kind it is of.
    pub(crate) fn kind(&self) -> Kind {
        let code = self.code();
        KINDS.into_iter().find(|kind| kind.code == code).unwrap_or(INTERNAL)
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotPublished => "not-published",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NotAcceptable { .. } => "not-acceptable",
            Self::BadParameter { .. } => "bad-parameter",
            Self::BadField { .. } => "bad-field",
            Self::BadBody { .. } => "bad-body",
            Self::WrongMediaType { .. } => "wrong-media-type",
            Self::TooLarge { .. } => "too-large",
            Self::NotCanonical { .. } => "not-canonical",
            Self::PublishingOff => "publishing-off",
            Self::TokenMissing => "token-missing",
            Self::TokenWrong => "token-wrong",
            Self::TokenLimited { .. } => "token-limited",
            Self::SignedOut => "signed-out",
            Self::SessionEnded => "session-ended",
            Self::OtherSite => "other-site",
            Self::PasskeyRefused => "passkey-refused",
            Self::LastPasskey => "last-passkey",
            Self::NoProposal => "no-proposal",
            Self::NoInvitation => "no-invitation",
            Self::AlreadyMember => "already-member",
            Self::AlreadyFounded => "already-founded",
            Self::MemberChanged => "member-changed",
            Self::NoMember => "no-member",
            Self::NotFrozen => "not-frozen",
            Self::UnknownOrganisation { .. } => "unknown-organisation",
            Self::BadOrganisations { .. } => "bad-organisations",
            Self::OrganisationsChanged => "organisations-changed",
            Self::TooMany { .. } => "too-many",
            Self::NotAnExport { .. } => "not-an-export",
            Self::NotEmpty => "not-empty",
            Self::TooOften { .. } => "too-often",
            // The same as of what is not there.
            Self::UnknownAddress | Self::Denied { denied: Denied::Absent } => "unknown-address",
            Self::Denied { denied } => denied.code(),
            Self::SlugTaken { .. } => "slug-taken",
            Self::NotRegistered => "not-registered",
            Self::NoDraft => "no-draft",
            Self::NothingToPublish => "nothing-to-publish",
            Self::DraftChanged { .. } => "draft-changed",
            Self::KeyMissing => "key-missing",
            Self::KeyReused => "key-reused",
            Self::TotalsTooLarge => "totals-too-large",
            Self::StillPublishing => "still-publishing",
            Self::Internal { .. } => "internal",
        }
    }

    /// This case and what to do about it, in a sentence or two.
    pub(crate) fn detail(&self, lang: Lang) -> String {
        let remedy = self.kind().remedy.of(lang);
        match self.case(lang) {
            Some(case) => format!("{case} {remedy}"),
            None => format!("{}. {remedy}", self.kind().title.of(lang)),
        }
    }

    /// What is special about this case.
    #[expect(clippy::too_many_lines, reason = "a list: a sentence for each refusal")]
    fn case(&self, lang: Lang) -> Option<String> {
        let say = |id: String, en: String| {
            Some(match lang {
                Lang::Id => id,
                Lang::En => en,
            })
        };
        match self {
            Self::NotAcceptable { offered } => {
                say(format!("Yang tersedia: {offered}."), format!("There is: {offered}."))
            }
            Self::BadParameter { name, found, expected } => say(
                format!("{name} berisi «{found}», seharusnya {}.", expected.of(Lang::Id)),
                format!("{name} holds “{found}”, where {} belongs.", expected.of(Lang::En)),
            ),
            Self::BadField { pointer, expected } => say(
                format!("{pointer} seharusnya {}.", expected.of(Lang::Id)),
                format!("{pointer} must be {}.", expected.of(Lang::En)),
            ),
            Self::BadBody { fault } => say(format!("JSON: {fault}."), format!("JSON: {fault}.")),
            Self::WrongMediaType { expected } => say(
                format!("Alamat ini menerima {expected}."),
                format!("This address takes {expected}."),
            ),
            Self::TooLarge { limit_bytes, found_bytes } => say(
                format!("Paling besar {limit_bytes} byte; yang dikirim {found_bytes} byte."),
                format!("At most {limit_bytes} bytes; {found_bytes} bytes were sent."),
            ),
            Self::NotCanonical { file, fault } => {
                say(format!("{file}: {}", fault.id()), format!("{file}: {}", fault.en()))
            }
            Self::NotAnExport { fault } => say(fault.of(Lang::Id), fault.of(Lang::En)),
            Self::SlugTaken { code } => say(
                format!("Alamat ini terdaftar untuk pemerintah dengan kode {code}."),
                format!("This address is registered for the government with the code {code}."),
            ),
            Self::DraftChanged { seen, found } => say(
                format!("Yang diminta {seen}; rancangan sekarang {found}."),
                format!("The request names {seen}; the draft is now {found}."),
            ),
            Self::Internal { reference } => {
                say(format!("Nomor {reference}."), format!("Number {reference}."))
            }
            Self::Denied { .. }
            | Self::UnknownOrganisation { .. }
            | Self::BadOrganisations { .. }
            | Self::TooMany { .. }
            | Self::TooOften { .. }
            | Self::TokenLimited { .. } => self.case_of_person(lang),
            Self::UnknownAddress
            | Self::NotPublished
            | Self::MethodNotAllowed
            | Self::PublishingOff
            | Self::TokenMissing
            | Self::TokenWrong
            | Self::SignedOut
            | Self::SessionEnded
            | Self::OtherSite
            | Self::PasskeyRefused
            | Self::LastPasskey
            | Self::NoProposal
            | Self::NoInvitation
            | Self::AlreadyMember
            | Self::AlreadyFounded
            | Self::MemberChanged
            | Self::NotEmpty
            | Self::NoMember
            | Self::NotFrozen
            | Self::OrganisationsChanged
            | Self::NotRegistered
            | Self::NoDraft
            | Self::NothingToPublish
            | Self::KeyMissing
            | Self::KeyReused
            | Self::TotalsTooLarge
            | Self::StillPublishing => None,
        }
    }

    /// The same, where it is about who asks.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`case` names every other")]
    fn case_of_person(&self, lang: Lang) -> Option<String> {
        let say = |id: String, en: String| match lang {
            Lang::Id => id,
            Lang::En => en,
        };
        match self {
            // As little as of what is not there.
            Self::Denied { denied: Denied::Absent } => None,
            Self::Denied { denied } => Some(Text::of(lang).denied(denied)),
            Self::UnknownOrganisation { id, ended: None } => Some(say(
                format!("Tidak ada SKPD dengan id {id} dalam daftar."),
                format!("No office in the list has the id {id}."),
            )),
            Self::UnknownOrganisation { ended: Some(name), .. } => {
                Some(say(format!("{name} sudah berakhir."), format!("{name} has ended.")))
            }
            Self::BadOrganisations { id, en } => Some(say(id.clone(), en.clone())),
            Self::TooMany { limit } => {
                Some(say(format!("Paling banyak {limit}."), format!("At most {limit}.")))
            }
            Self::TooOften { seconds } => Some(say(
                format!("Coba lagi setelah {seconds} detik."),
                format!("Try again after {seconds} seconds."),
            )),
            Self::TokenLimited { account } => Some(say(
                format!("Akun mesin {account} tidak diizinkan melakukan ini di sini."),
                format!("The machine account {account} is not allowed to do this here."),
            )),
            _ => None,
        }
    }

    /// Single faults with their place.
    pub(crate) fn faults(&self, lang: Lang) -> Vec<Fault> {
        if let Self::NotCanonical { fault, .. } = self {
            return vec![fault.told(lang)];
        }
        let Self::BadField { pointer, expected } = self else { return Vec::new() };
        let (pointer, rule) = (pointer.clone(), "field".to_owned());
        vec![Fault { pointer, rule, detail: expected.of(lang) }]
    }
}

#[cfg(test)]
mod tests {
    use budget::permission::{Action, DraftState};
    use budget::role::Role;

    use super::canonical::CanonicalRule;
    use super::*;

    #[expect(clippy::too_many_lines, reason = "a list: one of each")]
    fn one_of_each() -> Vec<Refusal> {
        let denied = |denied| Refusal::Denied { denied };
        let text = || "x".to_owned();
        let hash = || Hash::of(b"");
        let fault = CanonicalFault {
            row: 7,
            column: "amount".to_owned(),
            rule: CanonicalRule::Spelling,
            echo: "1,5".to_owned(),
        };
        vec![
            Refusal::UnknownAddress,
            Refusal::NotPublished,
            Refusal::MethodNotAllowed,
            Refusal::NotAcceptable { offered: text() },
            Refusal::BadParameter { name: text(), found: text(), expected: Expected::Next },
            Refusal::BadField { pointer: text(), expected: Expected::Code },
            Refusal::BadBody { fault: text() },
            Refusal::WrongMediaType { expected: text() },
            Refusal::TooLarge { limit_bytes: 1, found_bytes: 2 },
            Refusal::NotCanonical { file: text(), fault },
            Refusal::PublishingOff,
            Refusal::TokenMissing,
            Refusal::TokenWrong,
            Refusal::TokenLimited { account: text() },
            Refusal::SignedOut,
            Refusal::SessionEnded,
            Refusal::OtherSite,
            Refusal::PasskeyRefused,
            Refusal::LastPasskey,
            Refusal::NoProposal,
            Refusal::NoInvitation,
            Refusal::AlreadyMember,
            Refusal::AlreadyFounded,
            Refusal::MemberChanged,
            Refusal::NoMember,
            Refusal::NotFrozen,
            Refusal::UnknownOrganisation { id: text(), ended: None },
            Refusal::BadOrganisations { id: "satu.".to_owned(), en: "one.".to_owned() },
            Refusal::OrganisationsChanged,
            Refusal::TooMany { limit: 1 },
            Refusal::NotAnExport { fault: ExportFault { rule: ExportRule::Packed, at: text() } },
            Refusal::NotEmpty,
            Refusal::TooOften { seconds: 60 },
            denied(Denied::NotYourRole { action: Action::ReadDraft, roles: vec![Role::Auditor] }),
            denied(Denied::NotYourUnit),
            denied(Denied::NotNow { state: DraftState::Draft }),
            denied(Denied::SamePerson),
            denied(Denied::OwnLines),
            denied(Denied::Yourself),
            denied(Denied::LastAdministrator),
            denied(Denied::SignInAgain),
            denied(Denied::SecondFactorNeeded),
            denied(Denied::Frozen),
            denied(Denied::Findings),
            denied(Denied::UnitsNotVerified),
            denied(Denied::ApprovalMissing),
            denied(Denied::HashChanged),
            denied(Denied::NeedsOneOfEach),
            Refusal::SlugTaken { code: text() },
            Refusal::NotRegistered,
            Refusal::NoDraft,
            Refusal::NothingToPublish,
            Refusal::DraftChanged { seen: hash(), found: hash() },
            Refusal::KeyMissing,
            Refusal::KeyReused,
            Refusal::TotalsTooLarge,
            Refusal::StillPublishing,
            Refusal::Internal { reference: text() },
        ]
    }

    #[test]
    fn every_refusal_has_its_kind_and_keeps_its_code_on_the_wire() {
        assert_eq!(one_of_each().len(), KINDS.len());
        for (refusal, kind) in one_of_each().iter().zip(KINDS) {
            assert_eq!(refusal.kind().code, kind.code);
            let wire = serde_json::to_value(refusal).unwrap();
            let (code, denied) = (wire.get("refusal"), wire.pointer("/denied/code"));
            assert_eq!(denied.or(code).and_then(|code| code.as_str()), Some(kind.code));
            assert_eq!(serde_json::from_value::<Refusal>(wire).unwrap(), *refusal);
            assert!(refusal.detail(Lang::Id).ends_with('.'), "{}", kind.code);
            assert_ne!(refusal.detail(Lang::Id), refusal.detail(Lang::En), "{}", kind.code);
        }
    }

    #[test]
    fn who_has_no_business_here_is_told_what_is_told_of_what_is_not_there() {
        let denied = Refusal::Denied { denied: Denied::Absent };
        for lang in [Lang::Id, Lang::En] {
            assert_eq!(denied.detail(lang), Refusal::UnknownAddress.detail(lang));
        }
        assert_eq!(denied.kind().status, Refusal::UnknownAddress.kind().status);
        assert_eq!(denied.kind().code, Refusal::UnknownAddress.kind().code);
    }

    #[test]
    fn a_fault_in_a_file_names_the_row_and_the_column() {
        let refused = budget::canonical::read(b"line_id\r\n", b"").unwrap_err();
        let fault = CanonicalFault::from(refused);
        assert_eq!(fault.rule, CanonicalRule::Row);
        let refusal = one_of_each().swap_remove(9);
        assert_eq!(refusal.faults(Lang::En)[0].pointer, "row 7, column amount");
        assert!(refusal.detail(Lang::Id).contains("baris 7, kolom amount"));
    }
}
