//! The charts of this project held to facts of the law: counts, widths, parents,
//! codes that everybody knows.

use std::collections::BTreeSet;

use super::*;
use crate::canonical::check_text;
use crate::limits::{DESCRIPTION_CHARS_MAX, NAME_CHARS_MAX};

fn chart(file: &str) -> Chart {
    let index = Index::parse(files::INDEX).unwrap();
    let found = index.files().iter().find(|row| row.file == file).unwrap().clone();
    Chart::parse(found, files::text_of(file).unwrap()).unwrap()
}

fn count_of_level(chart: &Chart, level: usize) -> usize {
    chart.entries().filter(|(code, _)| chart.level(code.as_str()) == Some(level)).count()
}

const REGENCY: GovernmentKind = GovernmentKind::Regency;
const PROVINCE: GovernmentKind = GovernmentKind::Province;

#[test]
fn every_chart_has_the_rows_the_widths_and_the_order_that_the_index_states() {
    for chart in files::all().unwrap() {
        let file = chart.file();
        assert_eq!(chart.len(), file.rows, "{}", file.file);
        assert_eq!(file.widths.len(), file.levels.len(), "{}", file.file);
        for (code, entry) in chart.entries() {
            assert!(chart.level(code.as_str()).is_some(), "{}: {code}", file.file);
            assert_eq!(check_text(&entry.name, NAME_CHARS_MAX), Ok(()), "{code}");
            for cell in &entry.cells {
                assert_eq!(check_text(cell, DESCRIPTION_CHARS_MAX), Ok(()), "{code}");
            }
        }
        let printed: Vec<_> = Table::parse(files::text_of(&file.file).unwrap())
            .unwrap()
            .rows()
            .map(|row| row.cell("code").to_owned())
            .collect();
        assert!(printed.is_sorted_by(|a, b| code::compare(a, b).is_le()), "{}", file.file);
    }
}

#[test]
fn the_index_names_every_text_and_every_text_is_in_the_index() {
    let index = Index::parse(files::INDEX).unwrap();
    let named: BTreeSet<_> = index.files().iter().map(|file| file.file.as_str()).collect();
    assert_eq!(named.len(), index.files().len());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("charts");
    let there: BTreeSet<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "index.csv" && name != "README.md")
        .collect();
    assert_eq!(there, named.iter().map(|name| (*name).to_owned()).collect());
    for name in named {
        let text = files::text_of(name).unwrap();
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name}: LF, and one at the end");
    }
}

#[test]
fn every_parent_exists_for_the_same_governments() {
    let affairs = chart("affair-permendagri-90-2019.csv");
    for chart in files::all().unwrap() {
        for (code, entry) in chart.entries() {
            let Some(parent) = chart.parent(code.as_str()) else { continue };
            // The affairs above the programs stand in the chart of affairs; X.XX is none.
            let above = match (chart.file().kind, chart.level(parent)) {
                (ChartKind::Activity, Some(2)) if parent == "X.XX" => continue,
                (ChartKind::Activity, Some(2)) => &affairs,
                _ => &chart,
            };
            let kinds = [PROVINCE, REGENCY].into_iter().filter(|k| entry.governments.cover(*k));
            for kind in kinds {
                assert!(above.find(kind, parent).is_some(), "{}: {code}", chart.file().file);
            }
        }
    }
}

#[test]
fn the_account_chart_of_90_2019_has_its_levels() {
    let accounts = chart("account-permendagri-90-2019.csv");
    let counts: Vec<_> = (1..=6).map(|level| count_of_level(&accounts, level)).collect();
    assert_eq!(counts, [3, 9, 35, 197, 643, 4_457]);
    assert_eq!(accounts.name("4.1.01"), Some("Pajak Daerah"));
    assert_eq!(accounts.level_name(6), Some("sub rincian objek"));
    assert_eq!(accounts.parent("5.1.02.01.01.0024"), Some("5.1.02.01.01"));
    assert!(accounts.is_leaf("5.1.02.01.01.0024") && !accounts.is_leaf("5.1.02.01.01"));
    let pens = accounts.name("5.1.02.01.01.0024").unwrap();
    assert_eq!(pens, "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor");
}

#[test]
fn an_account_of_three_last_digits_is_padded_and_nothing_else_is() {
    let accounts = chart("account-permendagri-90-2019.csv");
    let read = |text| accounts.normal(text).map(String::from);
    assert_eq!(read("5.1.02.01.01.024").as_deref(), Some("5.1.02.01.01.0024"));
    assert_eq!(read("5.1.02.01.01.0024").as_deref(), Some("5.1.02.01.01.0024"));
    assert_eq!(read("5.1.02").as_deref(), Some("5.1.02"));
    for bad in ["5.1.2", "5.1.02.01.01.24", "5.1.02.01.01.24.1", "5.1.02.01.001", "", "5..1"] {
        assert_eq!(read(bad), None, "{bad:?}");
    }
}

#[test]
fn taxes_that_were_merged_ended_with_2023() {
    let accounts = chart("account-permendagri-90-2019.csv");
    // UU 1/2022: hotel tax until 2023, from 2024 one tax on certain goods and services.
    assert!(accounts.valid_in(2023, REGENCY, "4.1.01.06"));
    assert!(!accounts.valid_in(2024, REGENCY, "4.1.01.06"));
    assert!(!accounts.valid_in(2023, REGENCY, "4.1.01.19"));
    assert!(accounts.valid_in(2024, REGENCY, "4.1.01.19"));
    // Advertisement tax went on under its number.
    assert!(accounts.valid_in(2025, REGENCY, "4.1.01.09"));
    // The additional levies on vehicle taxes are of 2025.
    assert!(!accounts.valid_in(2024, REGENCY, "4.1.01.20"));
    assert!(accounts.valid_in(2025, REGENCY, "4.1.01.20"));
    assert!(!accounts.valid_in(2020, REGENCY, "5"), "the chart itself begins with 2021");
}

#[test]
fn the_old_accounts_are_found_and_say_how_sure_their_names_are() {
    let accounts = chart("account-permendagri-13-2006.csv");
    let counts: Vec<_> = (1..=5).map(|level| count_of_level(&accounts, level)).collect();
    assert_eq!(counts, [3, 7, 35, 203, 1_534]);
    assert_eq!(accounts.name("5.2.3"), Some("Belanja Modal"));
    let names: Vec<_> = (1..=8).filter_map(|n| accounts.name(&format!("5.1.{n}"))).collect();
    assert_eq!(names.len(), 8, "eight sorts of indirect spending: {names:?}");
    let inn = accounts.find(REGENCY, "4.1.1.01.12").unwrap();
    assert_eq!(accounts.attribute(inn, "agreement"), Some("60"));
    assert_eq!(accounts.attribute(inn, "no such column"), None);
}

#[test]
fn the_same_activity_code_means_two_things_to_two_kinds_of_government() {
    let activities = chart("activity-pemutakhiran-2027.csv");
    let code = "1.01.02.3.03";
    assert_eq!(activities.name_for(PROVINCE, code), Some("Pengelolaan Pendidikan Khusus"));
    let regency = activities.name_for(REGENCY, code);
    assert_eq!(regency, Some("Pengelolaan Pendidikan Anak Usia Dini (PAUD)"));
    assert_eq!(regency, activities.name_for(GovernmentKind::City, code));
    assert_eq!(activities.name_for(GovernmentKind::Village, code), None);
    assert_eq!(activities.name(code), None, "without the government it means nothing");
    let standards = activities
        .entries()
        .filter(|(_, entry)| activities.attribute(entry, "minimum_standard") == Some("yes"));
    assert_eq!(standards.count(), 614);
    let school = activities.find(PROVINCE, "1.01.02.1.01.0001").unwrap();
    assert_eq!(activities.attribute(school, "measure"), Some("Unit"));
}

#[test]
fn no_subactivity_number_was_used_again_for_another_name() {
    let (old, new) =
        (chart("activity-kepmendagri-1317-2023.csv"), chart("activity-pemutakhiran-2027.csv"));
    let plain = |name: &str| -> String {
        name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let leaves: Vec<_> = old.entries().filter(|(code, _)| old.is_leaf(code.as_str())).collect();
    let meets = |code: &Code| new.name_for(REGENCY, code.as_str());
    let kept: Vec<_> =
        leaves.iter().filter_map(|(code, entry)| Some((meets(code)?, &entry.name))).collect();
    assert_eq!((leaves.len(), kept.len()), (3_395, 2_852));
    for (now, then) in kept {
        assert_eq!(plain(now), plain(then));
    }
}

#[test]
fn the_program_of_office_costs_is_found_under_every_affair() {
    let activities = chart("activity-pemutakhiran-2027.csv");
    let name = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA";
    assert_eq!(activities.name_for(REGENCY, "X.XX.01"), Some(name));
    assert_eq!(activities.name_for(REGENCY, "1.02.01"), Some(name));
    let common = activities.common_form("1.02.01.2.02.0001").map(String::from);
    assert_eq!(common.as_deref(), Some("X.XX.01.2.02.0001"));
    assert!(activities.name_for(REGENCY, "1.02.01.2.02.0001").is_some());
    assert_eq!(activities.common_form("1.02.02.2.01"), None);
    let own = activities.entries().filter(|(code, _)| {
        let digits = code.as_str().starts_with(|c: char| c.is_ascii_digit());
        digits
            && code.ancestor(3).is_some_and(|program| program.ends_with(".01"))
            && 2 < code.depth()
    });
    assert_eq!(own.count(), 0, "no affair has a program 01 of its own that this would hide");
}

#[test]
fn the_chart_in_force_follows_the_year_and_the_government() {
    let index = Index::parse(files::INDEX).unwrap();
    let name = |kind, year, government| {
        index.in_force(kind, year, government).map(|file| file.name.as_str())
    };
    assert_eq!(name(ChartKind::Account, 2020, REGENCY), Some("permendagri-13-2006"));
    assert_eq!(name(ChartKind::Account, 2021, REGENCY), Some("permendagri-90-2019"));
    assert_eq!(name(ChartKind::Activity, 2025, REGENCY), Some("kepmendagri-1317-2023"));
    assert_eq!(name(ChartKind::Activity, 2025, PROVINCE), None);
    assert_eq!(name(ChartKind::Activity, 2027, PROVINCE), Some("pemutakhiran-2027"));
    assert_eq!(name(ChartKind::Account, 2016, GovernmentKind::Village), None);
}

#[test]
fn every_affair_of_both_systems_serves_a_function() {
    let functions = chart("function-permendagri-90-2019.csv");
    assert_eq!((count_of_level(&functions, 1), count_of_level(&functions, 2)), (9, 47));
    for file in ["affair-permendagri-13-2006.csv", "affair-permendagri-90-2019.csv"] {
        let affairs = chart(file);
        for (code, _) in affairs.entries().filter(|(code, _)| code.depth() == 2) {
            let link = affairs.function_of(code.as_str()).unwrap();
            assert!(functions.name(link.code).is_some(), "{file}: {code}");
            assert!(functions.name(link.function()).is_some(), "{file}: {code}");
        }
    }
}

#[test]
fn the_function_follows_the_affair_and_says_where_that_is_coarse() {
    let (old, new) = (files::affairs_13_2006().unwrap(), chart("affair-permendagri-90-2019.csv"));
    let of = |chart: &Chart, code| chart.function_of(code).map(|f| (f.code.to_owned(), f.link));
    let same = |code: &str| Some((code.to_owned(), Link::Same));
    let coarse = |code: &str| Some((code.to_owned(), Link::Coarse));
    assert_eq!(of(&new, "1.01"), same("08.01"));
    assert_eq!(of(&new, "1.01.02.2.01.0001"), same("08.01"));
    // Spatial planning is environment, public works is housing: one affair now, two before.
    assert_eq!(of(&new, "1.03"), coarse("05.01"));
    assert_eq!((of(&old, "1.03"), of(&old, "1.05")), (same("05.01"), same("04.01")));
    assert_eq!(of(&old, "1.20"), coarse("01"));
    assert_eq!(of(&old, "2.04"), same("07.02"));
    assert_eq!(of(&old, "1.27"), None);
    assert_eq!(of(&chart("function-permendagri-90-2019.csv"), "01.01"), None);
    assert_eq!(old.function_of("1.18").map(FunctionLink::function), Some("08"));
}

#[test]
fn the_present_affair_of_an_old_one_exists() {
    let (old, new) = (files::affairs_13_2006().unwrap(), chart("affair-permendagri-90-2019.csv"));
    let of_all = |level| {
        let all = old.entries().filter(|(_, entry)| entry.governments == Governments::All);
        all.filter(|(code, _)| code.depth() == level).count()
    };
    assert_eq!((of_all(1), of_all(2)), (2, 34));
    assert_eq!((count_of_level(&old, 1), count_of_level(&old, 2)), (3, 42));
    assert_eq!((count_of_level(&new, 1), count_of_level(&new, 2)), (9, 50));
    for (code, entry) in old.entries().filter(|(code, _)| code.depth() == 2) {
        let present = old.attribute(entry, "present").unwrap();
        for affair in present.split(' ') {
            assert!(new.find(REGENCY, affair).is_some(), "{code}: {affair}");
        }
    }
}

#[test]
fn the_special_affairs_of_yogyakarta_are_numbered_like_the_ordinary_ones() {
    let affairs = files::affairs_13_2006().unwrap();
    let special = affairs.entries().filter(|(code, _)| code.as_str().starts_with("3."));
    for (code, entry) in special {
        let number: u32 = code.as_str().split_once('.').unwrap().1.parse().unwrap();
        let ordinary = match number {
            1..=26 => format!("1.{number:02}"),
            _ => format!("2.{:02}", number - 26),
        };
        assert_eq!(entry.name, format!("{} (keistimewaan)", affairs.name(&ordinary).unwrap()));
        let function = |code: &str| affairs.function_of(code).map(|link| link.code.to_owned());
        assert_eq!(function(code.as_str()), function(&ordinary), "{code}");
        assert_eq!(affairs.find(REGENCY, code.as_str()), None, "{code}: the province's alone");
    }
}

#[test]
fn an_affair_that_lost_its_zero_is_restored_only_where_the_unit_beside_it_says_so() {
    let affairs = files::affairs_13_2006().unwrap();
    let restore = |text, unit| affairs.restore_affair(text, unit).map(String::from);
    let some = |code: &str| Some(code.to_owned());
    assert_eq!(restore("1.1", "1.10.01"), some("1.10"));
    assert_eq!(restore("1.2", "1.20.03"), some("1.20"));
    assert_eq!(restore("1.1", "1.01.01"), some("1.01"));
    assert_eq!(restore("1.1", ""), None);
    assert_eq!(restore("1.1", "1.20.03"), None);
    assert_eq!(restore("2.1", ""), some("2.01"), "there is no 2.10");
    assert_eq!(restore("1.10", "1.20.03"), some("1.10"), "a whole code is left as it is");
    assert_eq!(restore("1.13", "1.13.01"), some("1.13"));
    for bad in ["", "1", "4.1", "1.27", "1.1.1"] {
        assert_eq!(restore(bad, "1.10.01"), None, "{bad:?}");
    }
}

#[test]
fn every_old_jenis_has_a_place_in_the_present_chart() {
    let map = files::account_map().unwrap();
    let (old, new) = (files::accounts_13_2006().unwrap(), chart("account-permendagri-90-2019.csv"));
    let jenis: Vec<_> = old.entries().filter(|(code, _)| code.depth() == 3).collect();
    assert_eq!(jenis.len(), map.iter().count());
    for (code, _) in jenis {
        let moved = map.new_of(code.as_str()).unwrap();
        assert!(new.name(moved.code.as_str()).is_some(), "{code}");
    }
    assert_eq!(map.iter().filter(|(_, moved)| moved.link == Link::Same).count(), 20);
    let honoraria = map.new_of("5.2.1.02.01").unwrap();
    assert_eq!((honoraria.code.as_str(), honoraria.link), ("5.1.02", Link::Coarse));
    assert_eq!(map.new_of("5.2"), None);
}

#[test]
fn a_text_that_is_no_chart_is_refused_with_its_row() {
    let file = Index::parse(files::INDEX).unwrap().files()[0].clone();
    let parse = |text: &str| Chart::parse(file.clone(), text).map(|chart| chart.len());
    assert_eq!(parse("code,name\n4,Pendapatan\n"), Ok(1));
    assert_eq!(parse("code\n4\n"), Err(ChartError::NoColumn("name")));
    assert_eq!(
        parse("code,name\n4,a\n4,b\n").unwrap_err().to_string(),
        "row 3: 4 stands there twice"
    );
    assert_eq!(parse("code,name\n4..1,a\n"), Err(ChartError::Row { row: 2, column: "code" }));
    assert_eq!(parse("code,name\n4,\n"), Err(ChartError::Row { row: 2, column: "name" }));
    assert_eq!(parse("code,name\n4,a,b\n"), Err(ChartError::Row { row: 2, column: "row" }));
    let map = ChartFile { kind: ChartKind::AccountMap, ..file.clone() };
    assert!(matches!(Chart::parse(map, "code,name\n"), Err(ChartError::NoNames(_))));
}
