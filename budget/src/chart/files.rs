//! The texts of this project's charts, in the program. A text that nothing asks for is not in the
//! finished file, so the browser and the Worker carry only those that they name; whoever wants
//! them all ([`text_of`]) carries four megabytes.

use super::{AccountMap, Chart, ChartError, ChartFile, ChartKind, Index};

/// Which charts there are.
pub const INDEX: &str = include_str!("../../charts/index.csv");
/// The old accounts.
pub const ACCOUNT_13_2006: &str = include_str!("../../charts/account-permendagri-13-2006.csv");
/// The present accounts.
pub const ACCOUNT_90_2019: &str = include_str!("../../charts/account-permendagri-90-2019.csv");
/// From the old accounts to the present ones.
pub const ACCOUNT_MAP: &str = include_str!("../../charts/account-map-13-2006-to-90-2019.csv");
/// Activities of 2024 to 2026.
pub const ACTIVITY_1317_2023: &str =
    include_str!("../../charts/activity-kepmendagri-1317-2023.csv");
/// Activities from 2027.
pub const ACTIVITY_2027: &str = include_str!("../../charts/activity-pemutakhiran-2027.csv");
/// The old affairs.
pub const AFFAIR_13_2006: &str = include_str!("../../charts/affair-permendagri-13-2006.csv");
/// The present affairs.
pub const AFFAIR_90_2019: &str = include_str!("../../charts/affair-permendagri-90-2019.csv");
/// The functions.
pub const FUNCTION_90_2019: &str = include_str!("../../charts/function-permendagri-90-2019.csv");
/// The people of each region.
pub const POPULATION_2024: &str = include_str!("../../charts/population-dukcapil-2024.csv");
/// The regions.
pub const REGION_2430_2025: &str = include_str!("../../charts/region-kepmendagri-2430-2025.csv");
/// The sources of funds.
pub const SOURCE_90_2019: &str = include_str!("../../charts/source-permendagri-90-2019.csv");

/// The text of a file of `charts/`.
pub fn text_of(file: &str) -> Option<&'static str> {
    let all = [
        ("account-map-13-2006-to-90-2019.csv", ACCOUNT_MAP),
        ("account-permendagri-13-2006.csv", ACCOUNT_13_2006),
        ("account-permendagri-90-2019.csv", ACCOUNT_90_2019),
        ("activity-kepmendagri-1317-2023.csv", ACTIVITY_1317_2023),
        ("activity-pemutakhiran-2027.csv", ACTIVITY_2027),
        ("affair-permendagri-13-2006.csv", AFFAIR_13_2006),
        ("affair-permendagri-90-2019.csv", AFFAIR_90_2019),
        ("function-permendagri-90-2019.csv", FUNCTION_90_2019),
        ("index.csv", INDEX),
        ("population-dukcapil-2024.csv", POPULATION_2024),
        ("region-kepmendagri-2430-2025.csv", REGION_2430_2025),
        ("source-permendagri-90-2019.csv", SOURCE_90_2019),
    ];
    all.into_iter().find(|(name, _)| *name == file).map(|(_, text)| text)
}

/// Reads the chart of this kind and name from a text of this project.
///
/// # Errors
/// [`ChartError`] where the index does not have it or the text is no chart.
pub fn read(kind: ChartKind, name: &str, text: &str) -> Result<Chart, ChartError> {
    let index = Index::parse(INDEX)?;
    let unknown = || ChartError::NoFile(format!("{} {name}", kind.as_str()));
    Chart::parse(index.find(kind, name).cloned().ok_or_else(unknown)?, text)
}

/// The old affairs.
///
/// # Errors
/// As [`read`].
pub fn affairs_13_2006() -> Result<Chart, ChartError> {
    read(ChartKind::Affair, "permendagri-13-2006", AFFAIR_13_2006)
}

/// The old accounts.
///
/// # Errors
/// As [`read`].
pub fn accounts_13_2006() -> Result<Chart, ChartError> {
    read(ChartKind::Account, "permendagri-13-2006", ACCOUNT_13_2006)
}

/// The functions.
///
/// # Errors
/// As [`read`].
pub fn functions() -> Result<Chart, ChartError> {
    read(ChartKind::Function, "permendagri-90-2019", FUNCTION_90_2019)
}

/// Every chart of names, in the order of the index.
///
/// # Errors
/// As [`read`].
pub fn all() -> Result<Vec<Chart>, ChartError> {
    let named =
        |file: &&ChartFile| !matches!(file.kind, ChartKind::AccountMap | ChartKind::Population);
    let index = Index::parse(INDEX)?;
    let load = |file: &ChartFile| {
        let text = text_of(&file.file).ok_or_else(|| ChartError::NoFile(file.file.clone()))?;
        Chart::parse(file.clone(), text)
    };
    index.files().iter().filter(named).map(load).collect()
}

/// The map from the old accounts to the present ones.
///
/// # Errors
/// As [`AccountMap::parse`].
pub fn account_map() -> Result<AccountMap, ChartError> {
    AccountMap::parse(ACCOUNT_MAP)
}
