//! Who somebody is in a government: roles, a person's opaque name, and the role that a person was
//! given. What a role may do stands in `permission`, and nowhere else.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What somebody is to a government, in the order of the table's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Anybody *(pembaca)*; also who signed in without being a member. Never given, always had.
    Reader,
    /// Writes the lines of one office *(operator SKPD)*.
    Operator,
    /// Answers for one office *(kepala SKPD, pengguna anggaran)*.
    UnitHead,
    /// Of the government's budget team *(verifikator TAPD)*.
    Verifier,
    /// Of the finance agency *(PPKD)*.
    Publisher,
    /// Of the inspectorate *(Inspektorat)*: sees everything and changes nothing.
    Auditor,
    /// Looks after the government's members *(administrator pemerintah daerah)*.
    Administrator,
    /// Runs the platform *(administrator platform)*: named by the deployment, by no government.
    PlatformAdministrator,
}

impl Role {
    /// All of them, in the order of the table's columns.
    pub const ALL: [Self; 8] = [
        Self::Reader,
        Self::Operator,
        Self::UnitHead,
        Self::Verifier,
        Self::Publisher,
        Self::Auditor,
        Self::Administrator,
        Self::PlatformAdministrator,
    ];

    /// The word in tables and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Operator => "operator",
            Self::UnitHead => "unit-head",
            Self::Verifier => "verifier",
            Self::Publisher => "publisher",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::PlatformAdministrator => "platform-administrator",
        }
    }

    /// The role of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// Whether the role is held in one office only, which must then be named.
pub const fn needs_unit(role: Role) -> bool {
    match role {
        Role::Operator | Role::UnitHead => true,
        Role::Reader
        | Role::Verifier
        | Role::Publisher
        | Role::Auditor
        | Role::Administrator
        | Role::PlatformAdministrator => false,
    }
}

/// Whether who holds the role must prove more than a password. The auditor too: drafts are secret.
pub const fn needs_second_factor(role: Role) -> bool {
    match role {
        Role::Reader => false,
        Role::Operator
        | Role::UnitHead
        | Role::Verifier
        | Role::Publisher
        | Role::Auditor
        | Role::Administrator
        | Role::PlatformAdministrator => true,
    }
}

/// A person's name among programs: made at random, never an e-mail address and never shown to
/// readers. 16 to 64 lower-case letters and digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonId(String);

/// The text is no person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a person's id: 16 to 64 lower-case letters and digits")]
pub struct PersonIdError;

impl PersonId {
    /// The shortest, in characters.
    pub const CHARS_MIN: usize = 16;
    /// The longest, in characters.
    pub const CHARS_MAX: usize = 64;

    /// Reads a person's name.
    ///
    /// # Errors
    /// [`PersonIdError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, PersonIdError> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let is_id =
            (Self::CHARS_MIN..=Self::CHARS_MAX).contains(&text.len()) && text.bytes().all(fits);
        if is_id { Ok(Self(text.to_owned())) } else { Err(PersonIdError) }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonId {
    type Error = PersonIdError;

    fn try_from(text: String) -> Result<Self, PersonIdError> {
        Self::parse(&text)
    }
}

impl From<PersonId> for String {
    fn from(id: PersonId) -> Self {
        id.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A role that a government gave to a person; an operator's and a unit head's in one office.
///
/// ```
/// use budget::role::{Assignment, AssignmentError, Role};
///
/// assert!(Assignment::new(Role::Operator, Some("dinas-kesehatan".to_owned())).is_ok());
/// assert_eq!(Assignment::new(Role::Operator, None), Err(AssignmentError::UnitMissing));
/// // A government cannot make anybody an administrator of the platform.
/// let role = Role::PlatformAdministrator;
/// assert_eq!(Assignment::new(role, None), Err(AssignmentError::NotGiven(role)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Assignment {
    role: Role,
    unit: Option<String>,
}

/// Why a role cannot be given so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssignmentError {
    /// Everybody reads, and the platform's administrators are not a government's to name.
    #[error("{} is not a role that a government gives", .0.as_str())]
    NotGiven(Role),
    /// An operator or unit head of nowhere.
    #[error("the role needs an office")]
    UnitMissing,
    /// An office for a role that is held in the whole government.
    #[error("the role is held in no single office")]
    UnitNotNeeded,
    /// Empty, too long, with spaces at its ends or with control characters.
    #[error("not the id of an office")]
    BadUnit,
}

impl Assignment {
    /// The longest id of an office, in characters.
    pub const UNIT_CHARS_MAX: usize = 64;

    /// The role, in the office `unit` (an organisation's id) where the role needs one.
    ///
    /// # Errors
    /// [`AssignmentError`] for a role that no government gives, or an office that is missing,
    /// not needed or no id.
    pub fn new(role: Role, unit: Option<String>) -> Result<Self, AssignmentError> {
        if matches!(role, Role::Reader | Role::PlatformAdministrator) {
            return Err(AssignmentError::NotGiven(role));
        }
        match (needs_unit(role), &unit) {
            (true, None) => Err(AssignmentError::UnitMissing),
            (false, Some(_)) => Err(AssignmentError::UnitNotNeeded),
            (true, Some(id)) if !is_unit(id) => Err(AssignmentError::BadUnit),
            (true, Some(_)) | (false, None) => Ok(Self { role, unit }),
        }
    }

    /// The role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The office that the role is held in; none where it is held in the whole government.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }
}

fn is_unit(id: &str) -> bool {
    (1..=Assignment::UNIT_CHARS_MAX).contains(&id.chars().count())
        && id.trim() == id
        && !id.chars().any(char::is_control)
}

/// As it is written, before anybody has looked at it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

impl TryFrom<Unchecked> for Assignment {
    type Error = AssignmentError;

    fn try_from(unchecked: Unchecked) -> Result<Self, AssignmentError> {
        Self::new(unchecked.role, unchecked.unit)
    }
}

impl From<Assignment> for Unchecked {
    fn from(assignment: Assignment) -> Self {
        Self { role: assignment.role, unit: assignment.unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_an_opaque_name_and_nothing_else() {
        for good in ["0123456789abcdef", &"z".repeat(64)] {
            assert_eq!(PersonId::parse(good).unwrap().to_string(), good);
        }
        let long = "a".repeat(65);
        let bad = ["", "0123456789abcde", &long, "ani@example.org.id", "0123456789ABCDEF"];
        for text in bad {
            assert_eq!(PersonId::parse(text), Err(PersonIdError), "{text:?}");
            assert!(serde_json::from_value::<PersonId>(text.into()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_office_is_named_where_the_role_needs_one_and_nowhere_else() {
        let unit = || Some("dinas-kesehatan".to_owned());
        for role in Role::ALL {
            let (with, without) = (Assignment::new(role, unit()), Assignment::new(role, None));
            match role {
                Role::Reader | Role::PlatformAdministrator => {
                    assert_eq!(with, Err(AssignmentError::NotGiven(role)));
                    assert_eq!(without, Err(AssignmentError::NotGiven(role)));
                }
                Role::Operator | Role::UnitHead => {
                    assert_eq!(with.unwrap().unit(), Some("dinas-kesehatan"));
                    assert_eq!(without, Err(AssignmentError::UnitMissing));
                }
                Role::Verifier | Role::Publisher | Role::Auditor | Role::Administrator => {
                    assert_eq!(with, Err(AssignmentError::UnitNotNeeded));
                    assert_eq!(without.unwrap().role(), role);
                }
            }
        }
        for bad in ["", " ", " a", "a\n", &"a".repeat(65)] {
            let made = Assignment::new(Role::Operator, Some(bad.to_owned()));
            assert_eq!(made, Err(AssignmentError::BadUnit), "{bad:?}");
        }
    }

    #[test]
    fn what_is_read_is_checked_as_what_is_made() {
        let read = serde_json::from_str::<Assignment>;
        let good = r#"{"role":"unit-head","unit":"d1"}"#;
        assert_eq!(serde_json::to_string(&read(good).unwrap()).unwrap(), good);
        assert_eq!(
            serde_json::to_string(&read(r#"{"role":"auditor"}"#).unwrap()).unwrap(),
            r#"{"role":"auditor"}"#
        );
        for bad in [
            r#"{"role":"operator"}"#,
            r#"{"role":"publisher","unit":"d1"}"#,
            r#"{"role":"platform-administrator"}"#,
            r#"{"role":"auditor","all":true}"#,
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_role_has_one_word() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(Role::from_word(role.as_str()), Some(role));
        }
        assert_eq!(Role::from_word("Operator"), None);
    }
}
