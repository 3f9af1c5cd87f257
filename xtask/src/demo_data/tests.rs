//! The demo as it lies in the repository: canonical, complete as it says, without persons, and what
//! the verb makes of the public files where these are present.

use super::*;
use crate::demo_data::people::People;
use budget::Budget;
use budget::canonical;
use budget::money::Money;

fn demo() -> PathBuf {
    root().join("demo")
}

fn each(check: impl Fn(&DemoBudget, &Budget)) {
    let index = DemoIndex::read(&demo()).unwrap();
    assert_eq!(index.budgets.len(), GOVERNMENTS.len() * YEARS.count());
    for budget in &index.budgets {
        let files = budget.files(&demo()).unwrap();
        check(budget, &canonical::read(&files.lines, &files.codes).unwrap());
    }
}

#[test]
fn every_budget_of_the_demo_is_canonical_and_adds_up_to_what_the_index_says() {
    each(|listed, budget| {
        let name = &listed.lines_file;
        assert_eq!(budget.balance().unwrap(), listed.totals, "{name}");
        assert_eq!(u32::try_from(budget.len()).unwrap(), listed.lines, "{name}");
        let regions = Regions::known().unwrap();
        let government = regions.iter().find_map(|region| {
            region.government().filter(|g| g.slug.as_str() == listed.government)
        });
        assert!(government.is_some(), "{name}");
    });
}

#[test]
fn what_is_there_and_what_is_missing_come_to_the_official_total() {
    each(|listed, _| {
        let name = &listed.lines_file;
        let completeness = &listed.request.completeness;
        let official = completeness.official.unwrap();
        let missing = completeness.missing.iter().filter_map(|unit| unit.expenditure);
        let parts = [listed.totals.expenditure, listed.printed_less_lines];
        let sum = Money::sum(parts.into_iter().chain(missing)).unwrap();
        assert_eq!(Some(sum), official.expenditure, "{name}");
        assert_eq!(official.financing_in, Some(listed.totals.financing_in), "{name}");
        assert_eq!(official.financing_out, Some(listed.totals.financing_out), "{name}");
        // One summary prints revenue with sen that its own rows lack: 78 of them.
        let lacks = official.revenue.unwrap().minus(listed.totals.revenue).unwrap();
        let bantul_2014 = listed.government == "kabupaten-bantul" && listed.year == 2014;
        assert_eq!(lacks, Money::from_sen(if bantul_2014 { 78 } else { 0 }), "{name}");
    });
}

#[test]
fn an_adopted_budget_balances_in_its_official_totals() {
    each(|listed, _| {
        let official = listed.request.completeness.official.unwrap();
        let [revenue, expenditure, financing_in, financing_out] =
            [official.revenue, official.expenditure, official.financing_in, official.financing_out]
                .map(Option::unwrap);
        let balance = budget::budget::Balance { revenue, expenditure, financing_in, financing_out };
        // Kulon Progo's summary of 2015 prints a deficit of 64.469.532.326,51 and net financing of
        // 64.469.529.726,51.
        let rupiah = if listed.lines_file.contains("kulon-progo/2015") { -2_600 } else { 0 };
        let remainder = balance.remainder().unwrap();
        assert_eq!(Ok(remainder), Money::from_rupiah(rupiah), "{}", listed.lines_file);
    });
}

#[test]
fn no_person_is_named_in_the_demo() {
    let people = People::new().unwrap();
    each(|listed, budget| {
        for line in budget.lines() {
            let texts =
                [line.group, line.description, line.specification, line.location, line.remark];
            for text in texts {
                assert_eq!(people.without(&text), None, "{}", listed.lines_file);
                let gift = people::is_gift(line.account.code.as_str());
                assert!(!(gift && people.lists_recipients(&text)), "{}: {text}", line.id);
            }
        }
    });
}

#[test]
fn every_line_has_a_unit_an_affair_and_a_function_where_it_spends() {
    each(|listed, budget| {
        let spends = |line: &budget::Line| line.section == budget::Section::Expenditure;
        for line in budget.lines().filter(spends) {
            let whole =
                [&line.unit.name, &line.affair.name, &line.function.name, &line.account.name]
                    .iter()
                    .all(|name| !name.is_empty());
            assert!(whole, "{}: {line:?}", listed.lines_file);
        }
    });
}

#[test]
fn what_is_packed_is_unpacked_and_anything_else_refused() {
    let bytes = b"line_id,section\r\n".repeat(1_000);
    let packed = index::pack(&bytes).unwrap();
    assert!(packed.len() < bytes.len() / 10);
    assert_eq!(index::unpack(&packed).unwrap(), bytes);
    assert!(index::unpack(b"no xz").is_err());
}

#[test]
fn the_demo_is_what_the_verb_makes_of_the_public_files() {
    let Some(folder) = real_files() else {
        println!("skipped: the public budget files are not here, so the demo is not made again");
        return;
    };
    let made = make(&folder, &demo()).unwrap();
    let text = |name: &str| fs::read_to_string(demo().join(name)).unwrap();
    assert_eq!(made.index.text().unwrap(), text(index::INDEX), "run `cargo xtask demo-data`");
    for (name, bytes) in &made.files {
        assert!(
            fs::read(demo().join(name)).unwrap() == *bytes,
            "{name}: run `cargo xtask demo-data`"
        );
    }
}
