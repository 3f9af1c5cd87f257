//! What money is for, in nine kinds, so that the same purpose has the same colour everywhere on
//! the site, in every year and for every government. The nine are the functions *(fungsi)* of
//! Permendagri 90/2019; an affair *(urusan)* leads to one of them as the columns `function` of
//! `budget/charts/affair-*.csv` say.

use std::collections::BTreeMap;

use budget::budget::Field;
use budget::code;
use budget::tree::{self, Level, Node};
use budget::{Budget, Section};

/// One of the nine functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    General,
    Order,
    Economy,
    Environment,
    Housing,
    Health,
    Culture,
    Education,
    Protection,
}

/// From this year on the affairs are those of Permendagri 90/2019, before it of 13/2006.
const NEW_CHART: u16 = 2021;

/// Whether the codes of a year are those of Permendagri 13/2006.
pub(crate) const fn is_old_chart(year: u16) -> bool {
    year < NEW_CHART
}

impl Purpose {
    pub(crate) const ALL: [Self; 9] = [
        Self::General,
        Self::Order,
        Self::Economy,
        Self::Environment,
        Self::Housing,
        Self::Health,
        Self::Culture,
        Self::Education,
        Self::Protection,
    ];

    /// The class that gives it its colour.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::General => "purpose-general",
            Self::Order => "purpose-order",
            Self::Economy => "purpose-economy",
            Self::Environment => "purpose-environment",
            Self::Housing => "purpose-housing",
            Self::Health => "purpose-health",
            Self::Culture => "purpose-culture",
            Self::Education => "purpose-education",
            Self::Protection => "purpose-protection",
        }
    }

    fn of_function(code: &str) -> Option<Self> {
        let number: usize = code::ancestor(code, 1)?.parse().ok()?;
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    /// The purpose of an affair, or of any code that begins with one.
    fn of_affair(code: &str, year: u16) -> Option<Self> {
        let mut parts = code.split('.').map(str::parse::<u8>);
        let (Some(Ok(group)), Some(Ok(field))) = (parts.next(), parts.next()) else { return None };
        if is_old_chart(year) { of_old_affair(group, field) } else { of_new_affair(group, field) }
    }
}

/// Permendagri 13/2006, with the special affairs of Yogyakarta (group 3).
const fn of_old_affair(group: u8, field: u8) -> Option<Purpose> {
    Some(match (group, field) {
        (1, 1 | 18 | 26) | (3, 1) => Purpose::Education,
        (1, 2 | 12) => Purpose::Health,
        (1, 3 | 4) | (3, 3) => Purpose::Housing,
        (1, 5 | 8 | 9) | (3, 5) => Purpose::Environment,
        (1, 6 | 20 | 23 | 24 | 25) => Purpose::General,
        (1, 7 | 14 | 15 | 16 | 22) | (2, 1 | 2 | 3 | 5..=8) | (3, 14 | 33) => Purpose::Economy,
        (1, 10 | 11 | 13 | 21) | (3, 11 | 13) => Purpose::Protection,
        (1, 17) | (2, 4) | (3, 30) => Purpose::Culture,
        (1, 19) => Purpose::Order,
        _ => return None,
    })
}

/// Permendagri 90/2019.
const fn of_new_affair(group: u8, field: u8) -> Option<Purpose> {
    Some(match (group, field) {
        (1, 1) | (2, 19 | 23) => Purpose::Education,
        (1, 2) | (2, 14) => Purpose::Health,
        (1, 3 | 4) => Purpose::Housing,
        (1, 5) | (5, 6) | (8, _) => Purpose::Order,
        (1, 6) | (2, 8 | 9 | 12) => Purpose::Protection,
        (2, 10 | 11) => Purpose::Environment,
        (2, 22) | (3, 26) => Purpose::Culture,
        (2, 7 | 13 | 15 | 17 | 18) | (3, _) => Purpose::Economy,
        (2, 16 | 20 | 21 | 24) | (4..=7 | 9, _) => Purpose::General,
        _ => return None,
    })
}

/// The purpose of each line of a budget that has one, and of the nodes above them.
#[derive(Debug)]
pub(crate) struct Purposes {
    of_row: Vec<Option<Purpose>>,
}

impl Purposes {
    /// Looks up each line's function or, where it has none, its affair.
    pub(crate) fn of(budget: &Budget, year: u16) -> Self {
        let mut known: BTreeMap<(u32, u32), Option<Purpose>> = BTreeMap::new();
        let at = |field: Field, row: usize| budget.field(field).get(row).copied().unwrap_or(0);
        let of_row = (0..budget.len())
            .map(|row| {
                let (function, affair) = (at(Field::FunctionCode, row), at(Field::AffairCode, row));
                *known.entry((function, affair)).or_insert_with(|| {
                    Purpose::of_function(budget.text(function))
                        .or_else(|| Purpose::of_affair(budget.text(affair), year))
                })
            })
            .collect();
        Self { of_row }
    }

    /// The purposes of one level's nodes by their key: for each the purpose on which it spends
    /// most. Programs of one name stand together whatever affair they serve, as "administrasi
    /// perkantoran" does in every office: such a node has a purpose only where nearly all of its
    /// money has the same.
    pub(crate) fn by_node(&self, budget: &Budget, section: Section, level: Level) -> ByKey {
        if !has_purpose(level) {
            return Vec::new();
        }
        let least = if level == Level::ProgramName { NEARLY_ALL } else { 0 };
        let mut by_key = Vec::new();
        for (key, rows) in tree::rows_by_key(budget, level, &tree::rows_of(budget, section)) {
            let mut sums = Sums::default();
            for row in rows {
                let purpose = self.of_row.get(row as usize).copied().flatten();
                let amount = budget.amounts().get(row as usize).copied().unwrap_or_default();
                sums.add(purpose, amount.sen().into());
            }
            if let Some(most) = sums.most(least) {
                by_key.push((key, most));
            }
        }
        by_key
    }
}

/// The purposes of a level's nodes that have one, by their key.
pub(crate) type ByKey = Vec<(String, Purpose)>;

/// Of every hundred rupiah.
const NEARLY_ALL: i128 = 90;

/// How much is for which purpose, and how much in all.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    of: [i128; Purpose::ALL.len()],
    all: i128,
}

impl Sums {
    fn add(&mut self, purpose: Option<Purpose>, sen: i128) {
        self.all += sen;
        if let Some(sum) = purpose.and_then(|purpose| self.of.get_mut(purpose as usize)) {
            *sum += sen;
        }
    }

    /// The purpose with the most, where that is at least so many of every hundred rupiah.
    fn most(&self, least: i128) -> Option<Purpose> {
        let (most, sum) = Purpose::ALL.into_iter().zip(self.of).max_by_key(|(_, sum)| *sum)?;
        let known = self.of.iter().any(|sum| *sum != 0);
        (known && self.all * least <= sum * 100).then_some(most)
    }
}

/// The purpose of a node among those of its level.
pub(crate) fn of_node(purposes: &ByKey, node: &Node) -> Option<Purpose> {
    purposes.iter().find(|(key, _)| *key == node.key).map(|(_, purpose)| *purpose)
}

/// The levels whose nodes have a purpose: an account is a kind of money, not a purpose.
const fn has_purpose(level: Level) -> bool {
    matches!(level, Level::Affair | Level::Function | Level::Unit | Level::ProgramName)
}

#[cfg(test)]
mod tests {
    use budget::line::{Coded, Line, LineId};
    use budget::{Code, Money};

    use super::*;

    #[test]
    fn every_affair_of_both_charts_leads_where_the_charts_data_says() {
        for (file, year) in [
            (include_str!("../../budget/charts/affair-permendagri-13-2006.csv"), 2015),
            (include_str!("../../budget/charts/affair-permendagri-90-2019.csv"), 2026),
        ] {
            let mut affairs = 0;
            let mut columns = file.lines().next().unwrap_or_default().split(',');
            let code_at = columns.position(|column| column == "code").unwrap();
            for row in file.lines().skip(1) {
                let code = row.split(',').nth(code_at).unwrap();
                let function = row.rsplit(',').nth(1).unwrap();
                if code.contains('.') {
                    affairs += 1;
                    let expected = Purpose::of_function(function);
                    assert_eq!(Purpose::of_affair(code, year), expected, "{year} {row}");
                }
            }
            assert!(30 < affairs, "{affairs} affairs in the chart of {year}");
        }
    }

    /// Two offices, a program that both have, one that only the second has, and indirect spending.
    fn small() -> Budget {
        let coded = |code: &str, name: &str| Coded {
            code: Code::parse(code).unwrap(),
            name: name.to_owned(),
        };
        let line = |id, affair: &str, program: Coded, rupiah| {
            let amount = Money::from_rupiah(rupiah).unwrap();
            let mut line = Line::new(LineId::from_u64(id), Section::Expenditure, amount);
            line.affair = coded(affair, affair);
            line.program = program;
            line
        };
        let none = Coded::default;
        let lines = [
            line(1, "1.20", none(), 900),
            line(2, "1.01", coded("01", "Administrasi"), 100),
            line(3, "1.02", coded("01", "Administrasi"), 70),
            line(4, "1.02", coded("16", "Obat dan perbekalan"), 95),
            line(5, "1.20", coded("17", "Obat dan perbekalan"), 5),
            line(6, "1.01", coded("18", ""), 50),
        ];
        Budget::from_lines(lines, BTreeMap::new()).unwrap()
    }

    #[test]
    fn programs_of_one_name_have_a_purpose_where_nearly_all_of_it_is_for_the_same() {
        let budget = small();
        let rows = tree::rows_of(&budget, Section::Expenditure);
        let place = tree::place(&budget, tree::Breakdown::Program, &rows, &[]).unwrap();
        assert_eq!(place.level, Level::ProgramName);
        let purposes = Purposes::of(&budget, 2015);
        let purposes = purposes.by_node(&budget, Section::Expenditure, place.level);
        let of: Vec<(&str, Option<Purpose>)> = place
            .children
            .iter()
            .map(|node| (node.key.as_str(), of_node(&purposes, node)))
            .collect();
        assert_eq!(
            of,
            [
                ("-", Some(Purpose::General)),
                ("administrasi", None),
                ("obat dan perbekalan", Some(Purpose::Health)),
                ("1.01.18", Some(Purpose::Education)),
            ]
        );
    }

    #[test]
    fn an_office_has_the_purpose_of_the_affair_its_code_begins_with() {
        assert_eq!(Purpose::of_affair("1.01.02", 2015), Some(Purpose::Education));
        assert_eq!(Purpose::of_affair("1.05", 2015), Some(Purpose::Environment));
        assert_eq!(Purpose::of_affair("1.05", 2026), Some(Purpose::Order));
        for none in ["", "1", "1.99", "X.XX.01"] {
            assert_eq!(Purpose::of_affair(none, 2015), None, "{none:?}");
        }
    }
}
