//! Drafting by many hands, in cases that a person can follow; `cargo xtask simulate` tries the
//! others.

#![expect(clippy::unwrap_used, reason = "a case that cannot be set up has failed")]

use budget::canonical::CellError;
use budget::drafting::{Act, Column, Desk, Edit, Fault, OpId, Outcome, Reply, Sheet, State, Value};
use budget::line::{Coded, Line, Quantity, Section};
use budget::role::PersonId;
use budget::{Code, LineId, Money};

fn line(number: u64) -> Line {
    Line::new(LineId::from_u64(number), Section::Expenditure, Money::from_rupiah(100).unwrap())
}

fn person(name: &str) -> PersonId {
    PersonId::parse(&format!("{name}000000000000")).unwrap()
}

const ONE: LineId = LineId::from_u64(1);

fn op(number: u128) -> OpId {
    OpId::from_u128(number)
}

fn described(text: &str) -> Act {
    Act::Set { to: Value::Description(text.to_owned()) }
}

/// Sends what a desk has, as the government's object takes it.
fn sent(desk: &mut Desk, server: &mut Sheet) -> Vec<Outcome> {
    let Some(batch) = desk.batch() else { return Vec::new() };
    let by = desk.kept().person.clone();
    let mut entries = Vec::new();
    for edit in &batch.edits {
        if let Some(entry) = server.decide(edit, &by).unwrap() {
            assert!(server.take(&entry));
            entries.push(entry);
        }
    }
    let outcomes = entries.iter().map(|entry| entry.outcome).collect();
    desk.answered(batch.turn, Reply { entries, refused: None });
    outcomes
}

#[test]
fn edits_of_different_cells_never_meet_and_the_amount_follows_both() {
    let mut server = Sheet::new([line(1)]);
    let [mut ani, mut budi] =
        ["anis", "budi"].map(|name| Desk::new(server.clone(), person(name), None));
    let price = Some(Money::from_rupiah(250_000).unwrap());
    ani.edit(op(1), ONE, Act::Set { to: Value::UnitPrice(price) }).unwrap();
    let quantity = Quantity::read("12 x 4", "Bulan x Orang").unwrap();
    budi.edit(op(2), ONE, Act::Set { to: Value::Quantity(quantity) }).unwrap();
    assert_eq!(sent(&mut ani, &mut server), [Outcome::Done]);
    assert_eq!(sent(&mut budi, &mut server), [Outcome::Done]);
    let row = server.row(ONE).unwrap();
    // 12 months, four people, Rp250,000 each.
    assert_eq!(row.line.amount, Money::from_rupiah(12_000_000).unwrap());
    assert_eq!(server.total(), Ok(Money::from_rupiah(12_000_000).unwrap()));
    // What follows from quantity and price is not typed beside them.
    let typed = Act::Set { to: Value::Amount(Money::ZERO) };
    let mut ani = Desk::new(server.clone(), person("anis"), None);
    assert_eq!(ani.edit(op(3), ONE, typed), Err(Fault::Computed));
}

#[test]
fn of_two_edits_of_one_cell_neither_vanishes_and_one_choice_settles() {
    let mut server = Sheet::new([line(1)]);
    let [mut ani, mut budi] =
        ["anis", "budi"].map(|name| Desk::new(server.clone(), person(name), None));
    ani.edit(op(1), ONE, described("Kertas A4")).unwrap();
    budi.edit(op(2), ONE, described("Kertas F4")).unwrap();
    assert_eq!(ani.state(ONE), State::OnDevice);
    assert_eq!(sent(&mut ani, &mut server), [Outcome::Done]);
    assert_eq!(ani.state(ONE), State::Saved);
    assert_eq!(sent(&mut budi, &mut server), [Outcome::Held]);
    assert_eq!(server.row(ONE).unwrap().line.description, "Kertas A4");
    let held = server.held_at(ONE, Some(Column::Description));
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].edit.what, described("Kertas F4"));
    assert_eq!(held[0].by, person("budi"));
    assert!(budi.learn(&[]));
    // Budi has learned nothing of Ani's edit yet, and does now.
    let mut budi = Desk::new(server.clone(), person("budi"), Some(budi.kept().clone()));
    assert_eq!(budi.state(ONE), State::Held);
    budi.edit(op(3), ONE, described("Kertas F4")).unwrap();
    assert_eq!(sent(&mut budi, &mut server), [Outcome::Done]);
    assert_eq!(server.row(ONE).unwrap().line.description, "Kertas F4");
    assert!(server.held_at(ONE, Some(Column::Description)).is_empty());
    // Ani's page is stale: it cannot write over what it has not seen, nor settle it.
    ani.edit(op(4), ONE, described("Kertas A3")).unwrap();
    assert_eq!(sent(&mut ani, &mut server), [Outcome::Held]);
    assert_eq!(server.row(ONE).unwrap().line.description, "Kertas F4");
    // Budi settles it: what stands stays.
    let mut budi = Desk::new(server.clone(), person("budi"), None);
    budi.edit(op(5), ONE, Act::Settle { column: Column::Description }).unwrap();
    assert_eq!(sent(&mut budi, &mut server), [Outcome::Done]);
    assert!(server.held_at(ONE, Some(Column::Description)).is_empty());
}

#[test]
fn what_one_hand_writes_over_its_own_value_meets_nobody() {
    let mut server = Sheet::new([line(1)]);
    let mut ani = Desk::new(server.clone(), person("anis"), None);
    for (number, text) in (1..).zip(["Ke", "Kert", "Kertas"]) {
        ani.edit(op(number), ONE, described(text)).unwrap();
    }
    assert_eq!(ani.shown(ONE).unwrap().line.description, "Kertas");
    assert_eq!(server.row(ONE).unwrap().line.description, "");
    assert_eq!(sent(&mut ani, &mut server), [Outcome::Done; 3]);
    assert_eq!(server.row(ONE).unwrap().line.description, "Kertas");
}

#[test]
fn a_line_that_went_comes_back_as_it_was() {
    let mut server = Sheet::new([line(1)]);
    let mut ani = Desk::new(server.clone(), person("anis"), None);
    ani.edit(op(1), ONE, described("Kertas")).unwrap();
    ani.edit(op(2), ONE, Act::Remove).unwrap();
    assert_eq!((ani.shown(ONE), ani.lines()), (None, Vec::new()));
    ani.edit(op(3), ONE, Act::Restore).unwrap();
    assert_eq!(ani.shown(ONE).unwrap().line.description, "Kertas");
    assert_eq!(sent(&mut ani, &mut server), [Outcome::Done; 3]);
    assert_eq!(server.row(ONE).unwrap().line.description, "Kertas");
    // Who would take away a line that changed meanwhile is asked.
    let mut budi = Desk::new(Sheet::new([line(1)]), person("budi"), None);
    budi.edit(op(4), ONE, Act::Remove).unwrap();
    assert_eq!(sent(&mut budi, &mut server), [Outcome::Held]);
    assert!(server.row(ONE).unwrap().is_there);
}

#[test]
fn what_no_budget_can_hold_never_becomes_an_edit() {
    let mut ani = Desk::new(Sheet::new([line(1)]), person("anis"), None);
    for (value, wrong) in [
        (Value::Remark("=1+1".to_owned()), CellError::Unsafe),
        (Value::Description("a".repeat(4_001)), CellError::TooLong(4_000)),
        (Value::Group(" a".to_owned()), CellError::NotCanonical),
        (
            Value::Unit(Coded { code: Code::default(), name: "a".repeat(501) }),
            CellError::TooLong(500),
        ),
    ] {
        let column = value.column();
        let refused = ani.edit(op(1), ONE, Act::Set { to: value });
        assert_eq!(refused, Err(Fault::Cell { column, wrong }));
    }
    let two = LineId::from_u64(2);
    assert_eq!(ani.edit(op(1), two, described("a")), Err(Fault::NoLine));
    let add = || Act::Add { section: Section::Expenditure, values: Vec::new() };
    assert_eq!(ani.edit(op(1), ONE, add()), Err(Fault::LineIsThere));
    ani.edit(op(1), two, add()).unwrap();
    assert_eq!(ani.edit(op(2), two, add()), Err(Fault::LineIsThere));
    assert_eq!(ani.kept().queue.len(), 1);
}

#[test]
fn the_side_of_the_budget_follows_the_account() {
    let account = |code: &str| Coded { code: Code::parse(code).unwrap(), name: String::new() };
    for (code, section) in [
        ("4.1.01", Section::Revenue),
        ("5.1.02", Section::Expenditure),
        ("6.1.01", Section::FinancingIn),
        ("6.2.01", Section::FinancingOut),
    ] {
        let changed = Value::Account(account(code)).put(&line(1)).unwrap();
        assert_eq!(changed.section, section, "{code}");
    }
}

#[test]
fn an_edit_on_the_wire_is_what_was_made() {
    let quantity = Quantity::read("12 x 4", "Bulan x Orang").unwrap();
    let what = Act::Set { to: Value::Quantity(quantity) };
    let edit = Edit { op: op(0xab), line: ONE, what, seen: None };
    let text = serde_json::to_string(&edit).unwrap();
    assert_eq!(
        text,
        r#"{"op":"000000000000000000000000000000ab","line":"000000000001","what":{"act":"set","to":{"column":"quantity","value":{"numbers":"12 x 4","measures":"Bulan x Orang"}}}}"#
    );
    assert_eq!(serde_json::from_str::<Edit>(&text).unwrap(), edit);
    for bad in [
        text.replace("ab\"", "zz\""),
        text.replace("12 x 4", "12 x"),
        text.replace("\"act\":\"set\"", "\"act\":\"erase\""),
        text.replace("}}}}", "}}},\"at\":1}"),
    ] {
        assert!(serde_json::from_str::<Edit>(&bad).is_err(), "{bad}");
    }
}
