//! A made-up budget of any size, for tests and benchmarks: real charts, real activities, invented
//! items and amounts, always the same from the same number. Nothing in it is anybody's budget.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use budget::budget::CodeKind;
use budget::line::{Coded, Factor, Quantity};
use budget::{Budget, Code, Line, LineId, Money, Section, code};

const ACTIVITIES: &str = include_str!("../../budget/charts/activity-kepmendagri-1317-2023.csv");
const ACCOUNTS: &str = include_str!("../../budget/charts/account-permendagri-90-2019.csv");
const AFFAIRS: &str = include_str!("../../budget/charts/affair-permendagri-90-2019.csv");

/// What is bought, and in what it is counted.
const ITEMS: [(&str, &str, i64); 24] = [
    ("Kertas HVS", "Rim", 52_000),
    ("Ballpoint", "Buah", 5_600),
    ("Tinta printer", "Botol", 98_500),
    ("Honorarium narasumber", "Orang/Jam", 900_000),
    ("Honorarium moderator", "Orang/Kali", 700_000),
    ("Nasi kotak", "Orang/Kali", 35_000),
    ("Makanan ringan", "Orang/Kali", 16_500),
    ("Sewa gedung pertemuan", "Hari", 4_500_000),
    ("Uang harian perjalanan dinas", "Orang/Hari", 370_000),
    ("Biaya penginapan", "Orang/Malam", 845_000),
    ("Pertamax", "Liter", 12_500),
    ("Servis kendaraan roda empat", "Unit/Tahun", 6_250_000),
    ("Jasa tenaga kebersihan", "Orang/Bulan", 2_264_080),
    ("Jasa tenaga keamanan", "Orang/Bulan", 2_492_997),
    ("Tagihan listrik", "Bulan", 18_750_000),
    ("Langganan internet", "Bulan", 3_330_000),
    ("Laptop", "Unit", 15_985_000),
    ("Meja kerja", "Unit", 2_750_000),
    ("Aspal curah", "Ton", 9_500_000),
    ("Semen", "Zak", 68_500),
    ("Benih padi", "Kilogram", 13_750),
    ("Obat generik", "Paket", 1_284_500),
    ("Spanduk", "Meter", 27_500),
    ("Penggandaan", "Lembar", 250),
];

const MAKES: [&str; 12] = [
    "",
    "ukuran A4 80 gram",
    "ukuran F4 70 gram",
    "warna hitam",
    "kelas I",
    "kelas II",
    "golongan III",
    "golongan IV",
    "setara SNI",
    "kualitas baik",
    "termasuk ongkos kirim",
    "lokal",
];

const PLACES: [&str; 10] = [
    "Kecamatan Utara",
    "Kecamatan Selatan",
    "Kecamatan Timur",
    "Kecamatan Barat",
    "Kecamatan Tengah",
    "Semua Kecamatan",
    "Kelurahan Melati",
    "Kelurahan Kenanga",
    "Kota",
    "",
];

/// A budget of exactly this many lines.
pub fn budget(lines: usize) -> Result<Budget> {
    let mut random = fastrand::Rng::with_seed(7);
    let affairs = rows(AFFAIRS, "code", "name")?;
    let accounts = rows(ACCOUNTS, "code", "name")?;
    let spending: Vec<_> = accounts
        .iter()
        .filter(|(code, _)| code::depth(code) == 6 && code.starts_with("5."))
        .collect();
    let activities = rows(ACTIVITIES, "code", "name")?;
    let named: BTreeMap<_, _> = activities.iter().chain(&affairs).cloned().collect();
    let subactivities: Vec<_> =
        activities.iter().filter(|(code, _)| 6 <= code::depth(code)).collect();
    let mut made = Vec::with_capacity(lines);
    'all: for round in 1.. {
        for (code, name) in &subactivities {
            let place = place(code, name, round, &named)?;
            for _ in 0..random.usize(2..8) {
                let account = random.choice(&spending).context("no account")?;
                for _ in 0..random.usize(1..9) {
                    if made.len() == lines {
                        break 'all;
                    }
                    let id = LineId::derive(&["seed", &made.len().to_string()]);
                    made.push(item(id, &place, account, &mut random)?);
                }
            }
        }
    }
    let mut names = BTreeMap::new();
    for (code, name) in accounts.iter().filter(|(code, _)| code::depth(code) < 6) {
        names.insert((CodeKind::Account, Code::parse(code)?), name.clone());
    }
    Ok(Budget::from_lines(made, names)?)
}

/// A line without an amount: everything that the lines of one subactivity share.
fn place(code: &str, name: &str, round: usize, named: &BTreeMap<String, String>) -> Result<Line> {
    let coded = |code: &str, name: String| -> Result<Coded> {
        Ok(Coded { code: Code::parse(code)?, name })
    };
    let part = |depth| code::ancestor(code, depth).unwrap_or("").to_owned();
    let name_of = |code: &str| named.get(code).cloned().unwrap_or_default();
    let affair = part(2);
    let mut line = Line::new(LineId::from_u64(0), Section::Expenditure, Money::ZERO);
    line.unit = coded(
        &format!("{affair}.0.00.0.00.{round:02}.0000"),
        format!("Dinas {} {round}", name_of(&affair)),
    )?;
    line.affair = coded(&affair, name_of(&affair))?;
    line.program = coded(&part(3), name_of(&part(3)))?;
    line.activity = coded(&part(5), name_of(&part(5)))?;
    line.subactivity = coded(code, name.to_owned())?;
    Ok(line)
}

fn item(
    id: LineId,
    place: &Line,
    account: &(String, String),
    random: &mut fastrand::Rng,
) -> Result<Line> {
    let (what, measure, price) = *random.choice(&ITEMS).context("no item")?;
    let mut line = place.clone();
    line.id = id;
    line.account = Coded { code: Code::parse(&account.0)?, name: account.1.clone() };
    line.description = format!("{what} {}", random.u32(1..400));
    line.specification = (*random.choice(&MAKES).context("no make")?).to_owned();
    line.location = (*random.choice(&PLACES).context("no place")?).to_owned();
    let mut factors =
        vec![Factor { value: random.i64(1..120).into(), measure: measure.to_owned() }];
    if random.bool() {
        factors.push(Factor { value: random.i64(1..13).into(), measure: "Kali".to_owned() });
    }
    line.quantity = Quantity::new(factors)?;
    line.unit_price = Some(Money::from_rupiah(price + random.i64(-40..40) * (price / 200))?);
    line.amount = line.computed_amount()?.context("no amount")?;
    Ok(line)
}

fn rows(csv: &str, code: &str, name: &str) -> Result<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headers = reader.headers()?.clone();
    let at = |wanted: &str| headers.iter().position(|header| header == wanted);
    let (code, name) = at(code).zip(at(name)).context("a chart without code or name")?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |at| record.get(at).unwrap_or("").to_owned();
        rows.push((cell(code), cell(name)));
    }
    Ok(rows)
}
