//! What only charts of affairs *(bidang urusan)* know: which function an affair serves, and which
//! affair a code was before a spreadsheet ate its last zero.

use super::{Chart, ChartKind};
use crate::code::{self, Code};

/// How well something of one chart stands for something of another. The attribution is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The same meaning on both sides.
    Same,
    /// Several meanings behind one, of which the largest stands for all: not for close comparison.
    Coarse,
}

impl Link {
    /// The link of a word in a file.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "same" => Some(Self::Same),
            "coarse" => Some(Self::Coarse),
            _ => None,
        }
    }
}

/// The function *(fungsi)* that an affair serves, as far as the affair alone can tell: the law
/// hangs it on the activity (Permendagri 90/2019), and the link is ours (`charts/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunctionLink<'a> {
    /// The sub function, or the function where the affair spans several: a code of the chart of
    /// functions of Permendagri 90/2019, for old affairs too.
    pub code: &'a str,
    /// How well it fits.
    pub link: Link,
}

impl<'a> FunctionLink<'a> {
    /// The function itself, two digits: what people group by.
    pub fn function(self) -> &'a str {
        code::ancestor(self.code, 1).unwrap_or(self.code)
    }
}

impl Chart {
    /// The function of an affair, or of anything below it (`1.01.02…` is of affair `1.01`).
    pub fn function_of(&self, code: &str) -> Option<FunctionLink<'_>> {
        if self.file().kind != ChartKind::Affair {
            return None;
        }
        let entry = self.meanings(code::ancestor(code, 2)?).first()?;
        let link = self.attribute(entry, "link").and_then(Link::from_word)?;
        Some(FunctionLink { code: self.attribute(entry, "function")?, link })
    }

    /// The affair behind a code that a spreadsheet read as a number: `1.10` becomes `1.1` there,
    /// `1.20` becomes `1.2`. Another hand may have written `1.1` for `1.01`, so the unit beside
    /// it, whose code begins with its affair, decides; without it only what can be nothing else
    /// is restored.
    pub fn restore_affair(&self, text: &str, unit: &str) -> Option<Code> {
        if self.level(text) == Some(2) && !self.meanings(text).is_empty() {
            return Code::parse(text).ok();
        }
        let (group, digit) = text.split_once('.').filter(|(_, digit)| digit.len() == 1)?;
        let listed = |code: &String| !self.meanings(code).is_empty();
        let lost_behind = Some(format!("{group}.{digit}0")).filter(listed);
        let lost_before = Some(format!("{group}.0{digit}")).filter(listed);
        let of_unit = code::ancestor(unit, 2);
        let beside = |code: &Option<String>| code.is_some() && code.as_deref() == of_unit;
        let restored = match (lost_behind, lost_before) {
            (Some(code), None) | (None, Some(code)) => code,
            (behind, _) if beside(&behind) => behind?,
            (_, before) if beside(&before) => before?,
            (Some(_), Some(_)) | (None, None) => return None,
        };
        Code::parse(&restored).ok()
    }
}
