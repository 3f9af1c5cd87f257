//! What a reader must know of a budget of the demo: where it is from, what is missing beside the
//! official totals, and how the two were put together. In both languages.

use super::Found;
use super::assemble::Assembled;
use super::books::Book;
use super::official::{self, OfficialUnit};
use anyhow::Result;
use budget::budget::{Balance, Field};
use budget::import::Report;
use budget::line::Section;
use budget::money::{Lang, Money};
use budget::publication::{Missing, Note, OfficialTotals, Origin};
use std::collections::BTreeMap;

/// Where the source is.
const ADDRESS: &str = "https://github.com/roaddee/dulkemot";

/// The origin of a budget made of these files.
pub fn origin(files: Vec<String>) -> Origin {
    Origin {
        id: "Buku anggaran resmi yang disalin sukarelawan dari cetakan, dalam repositori publik \
             roaddee/dulkemot (lisensi MIT), folder content/berkas; diubah ke bentuk ini oleh \
             pengimpor Terang."
            .to_owned(),
        en: "Official budget books, copied from print by volunteers, in the public repository \
             roaddee/dulkemot (MIT licence), folder content/berkas; converted to this form by \
             Terang's importer."
            .to_owned(),
        address: Some(ADDRESS.to_owned()),
        files,
    }
}

/// The totals of the official summary.
///
/// # Errors
/// Where a sum does not fit.
pub fn official_totals(summary: &Book) -> Result<OfficialTotals> {
    let printed = |side| official::printed(summary.report(), side).map(Some);
    Ok(OfficialTotals {
        revenue: printed(Section::Revenue)?,
        expenditure: printed(Section::Expenditure)?,
        financing_in: printed(Section::FinancingIn)?,
        financing_out: printed(Section::FinancingOut)?,
    })
}

/// By how much the printed totals of the books are above what their lines add up to.
///
/// # Errors
/// Where a sum does not fit.
pub fn printed_less_lines(found: &Found<'_>) -> Result<Money> {
    let difference = |(_, book): &(_, &Book)| {
        let report = book.report();
        let printed = report.printed_expenditure.unwrap_or(report.expenditure);
        printed.minus(report.expenditure)
    };
    let differences: Vec<_> = found.books.iter().map(difference).collect::<Result<_, _>>()?;
    Ok(Money::sum(differences)?)
}

/// The units that have no book, or only part of one: by name where the official table of units
/// says them, and together what the official total holds beyond those.
///
/// # Errors
/// Where a sum does not fit.
pub fn missing(
    assembled: &Assembled,
    official: Option<&OfficialTotals>,
    units: &[OfficialUnit],
    printed_less_lines: Money,
) -> Result<Vec<Missing>> {
    let ours = assembled.budget.balance()?.expenditure;
    let Some(printed) = official.and_then(|totals| totals.expenditure) else {
        return Ok(Vec::new());
    };
    let mut missing = Vec::new();
    for unit in units {
        let lacks = unit.expenditure.minus(spending_of(assembled, &unit.code)?)?;
        let whole = lacks == unit.expenditure;
        if !lacks.is_zero() {
            let (code, name) = (unit.code.clone(), unit.name.clone());
            let name = if whole { name } else { format!("{name} (sebagian)") };
            let revenue = whole.then_some(unit.revenue);
            missing.push(Missing { code, name, revenue, expenditure: Some(lacks) });
        }
    }
    let named = Money::sum(missing.iter().filter_map(|unit| unit.expenditure))?;
    let rest = printed.minus(ours)?.minus(printed_less_lines)?.minus(named)?;
    if !rest.is_zero() {
        let name = "Organisasi lain, yang bukunya tidak ada di sumber".to_owned();
        let code = String::new();
        missing.push(Missing { code, name, revenue: None, expenditure: Some(rest) });
    }
    Ok(missing)
}

fn spending_of(assembled: &Assembled, unit: &str) -> Result<Money> {
    let budget = &assembled.budget;
    let rows = budget.sections().iter().zip(budget.amounts()).enumerate();
    let of_unit = rows.filter(|(row, (section, _))| {
        **section == Section::Expenditure && budget.text_at(Field::UnitCode, *row) == unit
    });
    Ok(Money::sum(of_unit.map(|(_, (_, amount))| *amount))?)
}

/// Everything else that a reader must know.
pub fn notes(assembled: &Assembled, found: &Found<'_>) -> Result<Vec<Note>> {
    let mut notes = vec![books(assembled, found)];
    if let Some(summary) = found.summary {
        notes.push(from_summary(assembled));
        notes.extend(does_not_balance(&official_totals(summary)?)?);
        notes.extend(missing_by_kind(assembled, summary)?);
    }
    notes.extend(only_activities(found));
    notes.extend(found.books.iter().filter_map(|(key, book)| {
        let unit = assembled.units.get(&key.unit)?;
        let of_part = if key.part.is_empty() { String::new() } else { format!(" ({})", key.part) };
        does_not_add_up(&format!("{unit}{of_part}"), book)
    }));
    // Two books of one office may have the same to say.
    let mut said = Vec::new();
    notes.retain(|note| {
        let is_new = !said.contains(note);
        if is_new {
            said.push(note.clone());
        }
        is_new
    });
    if 0 < assembled.accounts_without_recipients + assembled.lines_without_names {
        notes.push(persons(assembled));
    }
    Ok(notes)
}

fn note(id: String, en: String) -> Note {
    Note { id, en }
}

fn books(assembled: &Assembled, found: &Found<'_>) -> Note {
    let (units, books, copies) = (assembled.units.len(), found.books.len(), found.copies);
    let (copied_id, copied_en) = match copies {
        0 => (String::new(), String::new()),
        copies => (
            format!(
                " Dari {copies} salinan lain atas buku yang sama, yang paling utuh yang dipakai."
            ),
            format!(" Of {copies} further copies of the same books, the most intact one was used."),
        ),
    };
    note(
        format!("Belanja dirinci dari {books} buku milik {units} organisasi.{copied_id}"),
        format!("Spending is itemised from {books} books of {units} offices.{copied_en}"),
    )
}

fn from_summary(assembled: &Assembled) -> Note {
    let replaced = assembled.replaced_revenue;
    let (id, en) = if replaced.is_zero() {
        (String::new(), String::new())
    } else {
        (
            format!(
                " Pendapatan senilai {} dalam buku organisasi diganti baris ringkasan untuk rekening \
                 yang sama, karena jumlah keduanya berbeda atau ringkasan mencakup organisasi lain.",
                replaced.exact(Lang::Id)
            ),
            format!(
                " Revenue of {} in the offices' books gave way to the summary's lines for the same \
                 accounts, since the two differ or the summary covers further offices.",
                replaced.exact(Lang::En)
            ),
        )
    };
    note(
        format!(
            "Pendapatan, pembiayaan, serta belanja bunga, hibah, bantuan, bagi hasil, dan tidak \
             terduga diambil dari ringkasan resmi: menurut Permendagri 13/2006 belanja itu \
             dianggarkan pejabat pengelola keuangan daerah, yang bukunya tidak ada di sumber.{id}"
        ),
        format!(
            "Revenue, financing, and spending on interest, grants, assistance, shared revenue and \
             contingency are from the official summary: under Permendagri 13/2006 the treasurer's \
             office budgets them, and its book is not in the source.{en}"
        ),
    )
}

/// An adopted budget leaves nothing; the printed totals of one summary leave something.
fn does_not_balance(official: &OfficialTotals) -> Result<Option<Note>> {
    let total = |printed: Option<Money>| printed.unwrap_or_default();
    let balance = Balance {
        revenue: total(official.revenue),
        expenditure: total(official.expenditure),
        financing_in: total(official.financing_in),
        financing_out: total(official.financing_out),
    };
    let rest = balance.remainder()?;
    Ok((!rest.is_zero()).then(|| {
        note(
            format!(
                "Jumlah dalam ringkasan resmi sendiri menyisakan {}, padahal SiLPA tahun berkenaan \
                 harus nol: defisit dan pembiayaan netonya tercetak berbeda.",
                rest.exact(Lang::Id)
            ),
            format!(
                "The official summary's own totals leave {}, though this year's balance must be \
                 zero: its deficit and its net financing are printed differently.",
                rest.exact(Lang::En)
            ),
        )
    }))
}

/// What is missing, by kind of spending.
fn missing_by_kind(assembled: &Assembled, summary: &Book) -> Result<Option<Note>> {
    let budget = &assembled.budget;
    let mut kinds: BTreeMap<String, (Money, Money)> = BTreeMap::new();
    let jenis = |code: &str| budget::code::ancestor(code, 3).unwrap_or("").to_owned();
    for line in summary.imported.lines.iter().filter(|l| l.section == Section::Expenditure) {
        let (printed, _) = kinds.entry(jenis(line.account.code.as_str())).or_default();
        *printed = printed.plus(line.amount)?;
    }
    for (row, section) in budget.sections().iter().enumerate() {
        if *section == Section::Expenditure {
            let code = jenis(budget.text_at(Field::AccountCode, row));
            let (_, ours) = kinds.entry(code).or_default();
            *ours = ours.plus(budget.amounts().get(row).copied().unwrap_or_default())?;
        }
    }
    // A book that ends at the activity says no kind: then nothing can be said by kind.
    if kinds.keys().any(|code| budget::code::depth(code) < 3) {
        return Ok(None);
    }
    let accounts = budget::chart::files::accounts_13_2006()?;
    let mut parts = Vec::new();
    for (code, (printed, ours)) in &kinds {
        let lacks = printed.minus(*ours)?;
        if !lacks.is_zero() {
            let name = accounts.name(code).unwrap_or(code);
            parts.push((format!("{code} {name}"), lacks));
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let list = |lang| {
        let said = parts.iter().map(|(name, lacks)| format!("{name} {}", lacks.exact(lang)));
        said.collect::<Vec<_>>().join("; ")
    };
    Ok(Some(note(
        format!("Yang belum terinci menurut jenis belanja: {}.", list(Lang::Id)),
        format!("Not itemised, by kind of spending: {}.", list(Lang::En)),
    )))
}

fn only_activities(found: &Found<'_>) -> Option<Note> {
    let ends_at_activity = |(_, book): &(_, &Book)| {
        book.imported.lines.iter().any(|line| line.account.code.as_str() == "5.2")
    };
    let some = found.books.iter().any(ends_at_activity);
    some.then(|| {
        note(
            "Buku organisasi pada anggaran ini hanya merinci belanja langsung sampai kegiatan, \
             bukan sampai rekening."
                .to_owned(),
            "The offices' books of this budget itemise direct spending by activity, not by account."
                .to_owned(),
        )
    })
}

/// A book whose printed total is not the sum of its lines.
fn does_not_add_up(unit: &str, book: &Book) -> Option<Note> {
    let report = book.report();
    let printed = report.printed_expenditure?;
    let faults = report.findings.len();
    if faults == 0 {
        return None;
    }
    let total = |lang| match (printed == report.expenditure, lang) {
        (true, Lang::Id) => "jumlah belanjanya tetap cocok".to_owned(),
        (true, Lang::En) => "its total spending does agree".to_owned(),
        (false, Lang::Id) => format!(
            "jumlah belanja tercetak {}, jumlah rincian {}; yang dipakai jumlah rincian",
            printed.exact(lang),
            report.expenditure.exact(lang)
        ),
        (false, Lang::En) => format!(
            "total spending is printed as {}, its lines add up to {}; the lines are used",
            printed.exact(lang),
            report.expenditure.exact(lang)
        ),
    };
    Some(note(
        format!(
            "Buku {unit}: jumlah tercetak yang tidak sama dengan rinciannya: {faults}; {}.{}",
            total(Lang::Id),
            likely(report, Lang::Id)
        ),
        format!(
            "The book of {unit}: printed sums that differ from their lines: {faults}; {}.{}",
            total(Lang::En),
            likely(report, Lang::En)
        ),
    ))
}

/// What the importer offers as the likely cause: said here, and not carried out.
fn likely(report: &Report, lang: Lang) -> String {
    let mut said = String::new();
    for offer in report.findings.iter().filter_map(|finding| finding.suggestion.as_ref()) {
        let (name, to) = (&offer.name, offer.to.exact(lang));
        let from = offer.from.map(|from| from.exact(lang));
        let offer = match (from, lang) {
            (Some(from), Lang::Id) => {
                format!(" Mungkin salah salin: {name}, tertulis {from}, cocok bila {to}.")
            }
            (Some(from), Lang::En) => {
                format!(" Perhaps miscopied: {name}, written {from}, would fit as {to}.")
            }
            (None, Lang::Id) => format!(" Mungkin ada baris yang hilang, senilai {to}."),
            (None, Lang::En) => format!(" Perhaps a row of {to} is missing."),
        };
        // A wrong figure is found at each sum that it is part of.
        if !said.contains(&offer) {
            said.push_str(&offer);
        }
    }
    said
}

fn persons(assembled: &Assembled) -> Note {
    let (accounts, lines) = (assembled.accounts_without_recipients, assembled.lines_without_names);
    let said = |accounts_say: String, lines_say: String, and: &str| {
        let of = [(accounts, accounts_say), (lines, lines_say)];
        let of = of.into_iter().filter(|(count, _)| 0 < *count).map(|(_, says)| says);
        of.collect::<Vec<_>>().join(and)
    };
    let plural =
        |count, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    note(
        format!(
            "Nama dan alamat orang tidak ditampilkan: {}. Jumlah uangnya tetap.",
            said(
                format!("daftar penerima pada {accounts} rekening digabung menjadi satu baris"),
                format!("kata pada {lines} baris diganti"),
                ", dan ",
            )
        ),
        format!(
            "Names and addresses of persons are left out: {}. The amounts are unchanged.",
            said(
                format!(
                    "the lists of recipients under {} became one line each",
                    plural(accounts, "account", "accounts")
                ),
                format!("words in {} were replaced", plural(lines, "line", "lines")),
                ", and ",
            )
        ),
    )
}
