//! What the tree does, on a budget that one can read.

use std::collections::BTreeMap;

use super::*;
use crate::Code;
use crate::budget::CodeKind;
use crate::line::{Coded, Line};

fn coded(code: &str, name: &str) -> Coded {
    Coded { code: Code::try_from(code.to_owned()).unwrap(), name: name.to_owned() }
}

/// Two offices, one program that both have, accounts of Permendagri 13/2006.
fn small() -> Budget {
    let line = |id, unit: &str, program: &str, account: &str, rupiah| {
        let amount = Money::from_rupiah(rupiah).unwrap();
        let mut line = Line::new(LineId::from_u64(id), Section::Expenditure, amount);
        line.affair = coded("1.01", "Pendidikan");
        line.unit = coded(unit, &format!("Dinas {unit}"));
        line.program = coded(program, "Pelayanan Administrasi Perkantoran");
        line.account = coded(account, &format!("Belanja {account}"));
        line
    };
    let mut changed = line(3, "1.01.02", "01", "5.2.2.01.01", 300);
    changed.previous_amount = Some(Money::from_rupiah(250).unwrap());
    let lines = [
        line(1, "1.01.01", "01", "5.2.2.01.01", 100),
        line(2, "1.01.01", "01", "5.2.1.02.02", 20),
        changed,
    ];
    let name =
        |code: &str, name: &str| ((CodeKind::Account, Code::parse(code).unwrap()), name.to_owned());
    let names = BTreeMap::from([name("5.2", "BELANJA LANGSUNG"), name("5.2.2", "Barang")]);
    Budget::from_lines(lines, names).unwrap()
}

fn at(breakdown: Breakdown, path: &[&str]) -> (Level, Vec<(String, String, i64)>) {
    let budget = small();
    let rows = rows_of(&budget, Section::Expenditure);
    let place = place(&budget, breakdown, &rows, path).unwrap();
    let shown = |node: Node| (node.key, node.name, node.amount.sen() / 100);
    (place.level, place.children.into_iter().map(shown).collect())
}

fn row(key: &str, name: &str, rupiah: i64) -> (String, String, i64) {
    (key.to_owned(), name.to_owned(), rupiah)
}

#[test]
fn the_largest_stands_first_and_empty_levels_are_passed_over() {
    let (level, rows) = at(Breakdown::Affair, &["1.01"]);
    assert_eq!(level, Level::Unit);
    assert_eq!(rows, [row("1.01.02", "Dinas 1.01.02", 300), row("1.01.01", "Dinas 1.01.01", 120)]);
    // No line has an activity or a subactivity: accounts come next.
    let (level, rows) = at(Breakdown::Affair, &["1.01", "1.01.01", "1.01.01"]);
    assert_eq!(level, Level::Account);
    assert_eq!(rows.len(), 2);
}

#[test]
fn an_account_above_the_lines_is_called_what_the_codes_say() {
    assert_eq!(at(Breakdown::Account, &[]).1, [row("5.2", "BELANJA LANGSUNG", 420)]);
    let (level, rows) = at(Breakdown::Account, &["5.2"]);
    assert_eq!(level, Level::AccountTo(3));
    assert_eq!(rows, [row("5.2.2", "Barang", 400), row("5.2.1", "", 20)]);
}

#[test]
fn the_sums_of_one_level_run_over_the_whole_side() {
    let budget = small();
    let rows = rows_of(&budget, Section::Expenditure);
    let totals = totals(&budget, Level::AccountTo(3), &rows).unwrap();
    let shown = |node: Node| (node.key, node.name, node.amount.sen() / 100);
    let shown: Vec<_> = totals.into_iter().map(shown).collect();
    assert_eq!(shown, [row("5.2.2", "Barang", 400), row("5.2.1", "", 20)]);
}

#[test]
fn the_same_program_of_all_offices_is_one_by_its_name() {
    let name = "Pelayanan Administrasi Perkantoran";
    assert_eq!(
        at(Breakdown::Program, &[]).1,
        [row("pelayanan administrasi perkantoran", name, 420)]
    );
}

#[test]
fn what_was_before_is_summed_where_lines_say_it() {
    let budget = small();
    let rows = rows_of(&budget, Section::Expenditure);
    let place = place(&budget, Breakdown::Unit, &rows, &[]).unwrap();
    let previous: Vec<_> = place.children.iter().map(|node| node.previous).collect();
    assert_eq!(previous, [Some(Money::from_rupiah(250).unwrap()), None]);
}

#[test]
fn a_way_that_leads_nowhere_is_said_to() {
    let budget = small();
    let rows = rows_of(&budget, Section::Expenditure);
    let lost = place(&budget, Breakdown::Unit, &rows, &["1.01.01", "nope"]);
    assert_eq!(lost, Err(PlaceError::Unknown("nope".to_owned())));
}
