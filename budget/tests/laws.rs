//! Laws that hold for every budget: its bytes are a fixed point, whatever order its lines came
//! in; totals are sums of leaves; what is not canonical is refused.

#![expect(clippy::unwrap_used, reason = "a law that cannot be set up has failed")]

use std::collections::BTreeMap;

use budget::budget::CodeKind;
use budget::canonical::{self, ReadError};
use budget::line::{Factor, Quantity};
use budget::tree::{self, Breakdown};
use budget::{Budget, Code, Line, LineId, Money, Section, wire};
use proptest::prelude::*;
use proptest::sample;

fn text() -> impl Strategy<Value = String> {
    "[A-Za-z0-9 ,\"'.;é()/=+-]{0,24}".prop_map(|text| canonical::tidy(&text).0)
}

fn code() -> impl Strategy<Value = Code> {
    prop_oneof!["", "[1-9](\\.[0-9]{1,2}){0,4}"].prop_map(|code| Code::try_from(code).unwrap())
}

prop_compose! {
    fn line(id: u64)(
        (section, amount, previous) in (0..4_usize, 0..10_000_000_000_000_i64, proptest::option::of(0..900_i64)),
        (unit_code, account_code) in (code(), code()),
        (unit, group, description, remark) in (text(), text(), text(), text()),
        (value, measure) in (1..500_i64, "[A-Za-z/ ]{0,6}"),
    ) -> Line {
        let mut line = Line::new(LineId::from_u64(id), Section::ALL[section], Money::from_sen(amount));
        line.unit.code = unit_code;
        line.unit.name = unit;
        line.account.code = account_code;
        (line.group, line.description, line.remark) = (group, description, remark);
        line.previous_amount = previous.map(Money::from_sen);
        let factor = Factor { value: value.into(), measure: measure.trim().to_owned() };
        line.quantity = Quantity::new(vec![factor.clone(), factor]).unwrap_or_default();
        line
    }
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    (0..40_usize).prop_flat_map(|count| {
        (0..count).map(|id| line(u64::try_from(id).unwrap() * 7_919)).collect::<Vec<_>>()
    })
}

fn names() -> BTreeMap<(CodeKind, Code), String> {
    let entry =
        |kind, code: &str, name: &str| ((kind, Code::parse(code).unwrap()), name.to_owned());
    BTreeMap::from([
        entry(CodeKind::Account, "5.2", "Belanja \"Langsung\", lama"),
        entry(CodeKind::Account, "5.10", "Belanja lain"),
        entry(CodeKind::Affair, "1", "Urusan Wajib"),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn canonical_bytes_are_a_fixed_point(lines in lines()) {
        let budget = Budget::from_lines(lines, names()).unwrap();
        let (csv, codes) = (canonical::lines_csv(&budget), canonical::codes_csv(&budget));
        let again = canonical::read(&csv, &codes).unwrap();
        prop_assert_eq!(&again, &budget);
        prop_assert_eq!(canonical::lines_csv(&again), csv);
    }

    #[test]
    fn the_order_in_which_lines_come_does_not_matter(
        (lines, shuffled) in lines().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
    ) {
        let budget = |lines| Budget::from_lines(lines, names()).unwrap();
        prop_assert_eq!(
            canonical::lines_csv(&budget(lines)),
            canonical::lines_csv(&budget(shuffled))
        );
    }

    #[test]
    fn a_line_comes_out_as_it_went_in(lines in lines()) {
        let budget = Budget::from_lines(lines.clone(), names()).unwrap();
        for line in lines {
            let row = budget.row_of(line.id).unwrap();
            prop_assert_eq!(budget.line(row), Some(line));
        }
    }

    #[test]
    fn the_sides_add_up_to_their_leaves(lines in lines()) {
        let budget = Budget::from_lines(lines.clone(), names()).unwrap();
        for section in Section::ALL {
            let leaves = lines.iter().filter(|line| line.section == section);
            let sen: i64 = leaves.map(|line| line.amount.sen()).sum();
            prop_assert_eq!(budget.total(section), Ok(Money::from_sen(sen)));
        }
    }

    #[test]
    fn the_wire_brings_the_same_budget(lines in lines()) {
        let budget = Budget::from_lines(lines, names()).unwrap();
        let arrived = wire::decode(&wire::encode(&budget).unwrap()).unwrap();
        prop_assert_eq!(canonical::lines_csv(&arrived), canonical::lines_csv(&budget));
        prop_assert_eq!(canonical::codes_csv(&arrived), canonical::codes_csv(&budget));
    }

    #[test]
    fn a_torn_wire_is_refused_not_believed(
        lines in lines(), cut in any::<sample::Index>(), flip in any::<u8>(),
    ) {
        let budget = Budget::from_lines(lines, names()).unwrap();
        let mut bytes = wire::encode(&budget).unwrap();
        let at = cut.index(bytes.len());
        prop_assert_eq!(wire::decode(&bytes[..at]), Err(wire::WireError));
        bytes[at] ^= flip;
        let _ = wire::decode(&bytes);
    }

    #[test]
    fn every_way_of_grouping_adds_up_to_the_same(lines in lines()) {
        let budget = Budget::from_lines(lines, names()).unwrap();
        for section in Section::ALL {
            let rows = tree::rows_of(&budget, section);
            for breakdown in Breakdown::ALL {
                let total = all_the_way_down(&budget, breakdown, &rows, &mut Vec::new());
                prop_assert_eq!(total, budget.total(section).unwrap());
            }
        }
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = canonical::read(&bytes, b"kind,code,name\r\n");
        let _ = canonical::read(b"", &bytes);
    }

    #[test]
    fn tidied_text_may_stand_in_a_budget(text in ".{0,60}") {
        let (tidied, _) = canonical::tidy(&text);
        prop_assert_eq!(canonical::check_text(&tidied, 4_000), Ok(()));
        prop_assert_eq!(canonical::tidy(&tidied), (tidied.clone(), false));
    }
}

/// Opens every node below `path`, checks that each is the sum of its children, and returns the
/// sum of the single lines found at the bottom.
fn all_the_way_down(
    budget: &Budget,
    breakdown: Breakdown,
    rows: &[u32],
    path: &mut Vec<String>,
) -> Money {
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    let place = tree::place(budget, breakdown, rows, &keys).unwrap();
    let below = place.children.iter().map(|child| {
        path.push(child.key.clone());
        let amount = match child.line {
            Some(id) => {
                let row = budget.row_of(id).unwrap();
                let way = tree::way_to(budget, breakdown, rows, row.try_into().unwrap()).unwrap();
                let steps: Vec<String> = way.into_iter().map(|node| node.key).collect();
                assert_eq!(&steps, path, "the way to a line is the path to it");
                budget.line(row).unwrap().amount
            }
            None => all_the_way_down(budget, breakdown, rows, path),
        };
        path.pop();
        assert_eq!(amount, child.amount, "{path:?} {child:?}");
        amount
    });
    let amount = Money::sum(below).unwrap();
    assert_eq!(amount, place.total.amount, "{path:?}");
    let lines = place.rows.iter().map(|row| budget.amounts()[*row as usize]);
    assert_eq!(Money::sum(lines).unwrap(), amount, "the rows of {path:?}");
    amount
}

fn one_line() -> (Vec<u8>, Vec<u8>) {
    let mut line = Line::new(LineId::from_u64(1), Section::Expenditure, Money::from_sen(150));
    "Kertas \"HVS\", 70 gram".clone_into(&mut line.description);
    let budget = Budget::from_lines([line], BTreeMap::new()).unwrap();
    (canonical::lines_csv(&budget), canonical::codes_csv(&budget))
}

/// The bytes of one small budget, written out by hand from the rules of RFC 4180 and the contract:
/// they must never change.
#[test]
fn the_bytes_are_these() {
    let (lines, codes) = one_line();
    assert_eq!(
        String::from_utf8(lines).unwrap(),
        "line_id,section,unit_code,unit,affair_code,affair,function_code,function,program_code,\
         program,activity_code,activity,subactivity_code,subactivity,account_code,account,\
         source_code,source,group,description,specification,quantity,measure,unit_price,tax,\
         amount,previous_amount,realised_amount,location,remark\r\n\
         000000000001,expenditure,,,,,,,,,,,,,,,,,,\"Kertas \"\"HVS\"\", 70 gram\",,,,,,1.50,,,,\r\n"
    );
    assert_eq!(codes, b"kind,code,name\r\n");
}

#[test]
fn what_is_nearly_canonical_is_refused_with_its_place() {
    let (lines, codes) = one_line();
    let text = String::from_utf8(lines).unwrap();
    let read = |text: &str| canonical::read(text.as_bytes(), &codes);
    assert!(read(&text).is_ok());
    let cell = |text: &str| match read(text) {
        Err(ReadError::Cell { row, column, .. }) => (row, column),
        other => panic!("{other:?}"),
    };
    assert_eq!(cell(&text.replace("1.50", "1.5")), (2, "amount"));
    assert_eq!(cell(&text.replace("000000000001", "00000000000i")), (2, "line_id"));
    assert_eq!(cell(&text.replace("\"Kertas", "\"=Kertas")), (2, "description"));
    assert_eq!(read(&text.replace("\r\n", "\n")), Err(ReadError::NotCanonical));
    assert_eq!(read(&text.replace("1.50", "\"1.50\"")), Err(ReadError::NotCanonical));
    assert_eq!(read(&format!("\u{feff}{text}")), Err(ReadError::NotCanonical));
    let twice = format!("{text}{}", text.split_once("\r\n").unwrap().1);
    assert!(matches!(read(&twice), Err(ReadError::Budget(_))), "one identity, two lines");
}

#[test]
fn list_marks_are_taken_off_and_said() {
    assert_eq!(canonical::tidy("-20 op x  50.000"), ("20 op x 50.000".to_owned(), true));
    assert_eq!(canonical::tidy(" Roda\u{a0}4\r\n mobil "), ("Roda 4 mobil".to_owned(), false));
    assert_eq!(canonical::tidy("e\u{301}"), ("\u{e9}".to_owned(), false));
}
