//! What the caller knows beside the file: names that a file does not print. Read once, used for
//! every file.

use std::collections::BTreeMap;

use super::whose::NamedRegion;
use crate::budget::CodeKind;
use crate::chart::{ChartError, ChartKind, files};
use crate::code::Code;
use crate::line::{Coded, Line};
use crate::region::Regions;

/// Names of affairs, functions and regions. Without them an import works as well, and says less.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Names of *urusan* and *bidang urusan* by code: `1.20`.
    pub affairs: BTreeMap<String, String>,
    /// The function of each *bidang urusan*.
    pub function_of_affair: BTreeMap<String, Coded>,
    /// Names of functions by code: `08`.
    pub functions: BTreeMap<String, String>,
    /// Regions, for their official names.
    pub regions: Vec<NamedRegion>,
}

impl Hints {
    /// The hints that this project's charts give: affairs of Permendagri 13/2006, functions, the
    /// nation's regions.
    ///
    /// # Errors
    /// [`ChartError`] where a chart of this project cannot be read, which its tests rule out.
    pub fn from_charts() -> Result<Self, ChartError> {
        let name = "permendagri-13-2006";
        let affairs = files::read(ChartKind::Affair, name, files::AFFAIR_13_2006)?;
        let name = "permendagri-90-2019";
        let functions = files::read(ChartKind::Function, name, files::FUNCTION_90_2019)?;
        let mut hints = Self::default();
        for (code, entry) in affairs.entries() {
            hints.affairs.insert(code.to_string(), entry.name.clone());
            let function = affairs.attribute(entry, "function");
            let named = function.and_then(|function| {
                let name = functions.name(function)?.to_owned();
                Some(Coded { code: function.to_owned().try_into().ok()?, name })
            });
            if let Some(function) = named {
                hints.function_of_affair.insert(code.to_string(), function);
            }
        }
        let names = functions.entries();
        hints.functions =
            names.map(|(code, entry)| (code.to_string(), entry.name.clone())).collect();
        let regions = Regions::known()?;
        let official =
            regions.iter().map(|r| NamedRegion::new(r.code.as_str(), &r.official_name()));
        hints.regions = official.collect();
        Ok(hints)
    }

    /// Keeps the names of the *urusan* above a line's *bidang*, and of its function's function.
    pub(super) fn name_parents(&self, line: &Line, names: &mut BTreeMap<(CodeKind, Code), String>) {
        let above = [
            (CodeKind::Affair, &line.affair.code, &self.affairs),
            (CodeKind::Function, &line.function.code, &self.functions),
        ];
        for (kind, code, known) in above {
            let first = code.ancestor(1).and_then(|first| Code::parse(first).ok());
            let Some(parent) = first.filter(|first| first != code) else { continue };
            if let Some(name) = known.get(parent.as_str()) {
                names.entry((kind, parent)).or_insert_with(|| name.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charts_name_affairs_functions_and_regions() {
        let hints = Hints::from_charts().unwrap();
        assert_eq!(hints.affairs.get("1.01").map(String::as_str), Some("Pendidikan"));
        let function = hints.function_of_affair.get("1.01").unwrap();
        assert_eq!((function.code.as_str(), function.name.as_str()), ("08.01", "Pendidikan"));
        assert!(hints.regions.iter().any(|region| region.code == "3402"));
    }
}
