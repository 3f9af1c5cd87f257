//! One durable object for each government: the owner of what changes, and the only place that
//! decides. Outside it there is a [`Command`] that goes in and an [`Outcome`] that comes out.

use budget::government::Government as Region;
use budget::publication::PublishRequest;
use serde::{Deserialize, Serialize};

use crate::app::By;
use crate::refusal::Refusal;

mod checked;
mod compose;
mod copy;
mod ledger;
mod object;
mod outside;
pub(crate) mod people;
mod publish;
mod tables;

pub use object::Government;
pub(crate) use outside::list;

/// What a government's object is asked, and on whose behalf.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Act {
    /// Who asks.
    pub(crate) by: By,
    /// For what.
    pub(crate) command: Command,
}

/// What a government's object is asked to do. Files of a draft come apart from these, as bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub(crate) enum Command {
    /// Be this government.
    Register {
        /// Who.
        government: Region,
    },
    /// Say what the draft of a year is.
    Describe {
        /// The fiscal year.
        year: u16,
    },
    /// Whatever is about its members.
    People {
        /// What.
        asked: people::Command,
    },
    /// Publish the draft of a year.
    Publish {
        /// The request's own name: the same one has one effect.
        key: String,
        /// The fiscal year.
        year: u16,
        /// What the publisher says of it.
        request: Box<PublishRequest>,
    },
}

/// What came of a command.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome<T> {
    /// It is done.
    Done(T),
    /// It is refused, and nothing was changed.
    Refused(Refusal),
}

/// A file of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DraftFile {
    /// `lines.csv`.
    Lines,
    /// `codes.csv`.
    Codes,
}

impl DraftFile {
    /// The last part of its address.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Codes => "codes",
        }
    }

    /// The file of an address.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Lines, Self::Codes].into_iter().find(|file| file.as_str() == word)
    }
}
