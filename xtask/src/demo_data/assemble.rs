//! One budget of the demo from its books and its summary: the lines, the names of the codes above
//! them, and what is to be said of it. No figure is made up: every amount is printed in the
//! source, and what is missing is named with the difference to the official total.

use super::books::{Book, BookKey};
use super::official;
use super::people::{self, People};
use anyhow::{Context, Result, anyhow, ensure};
use budget::budget::{Budget, CodeKind};
use budget::canonical;
use budget::chart::{Chart, files};
use budget::code::Code;
use budget::line::{Coded, Line, LineId, Section};
use budget::money::Money;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The affair of the region's treasurer, and of everything else that is general administration.
const TREASURERS_AFFAIR: &str = "1.20";

/// What all budgets of the demo share.
#[derive(Debug)]
pub struct Sources {
    /// Names of units: `(government, code)`, with the years in which they are right.
    units: Vec<UnitName>,
    /// Accounts that list persons without their address, found by reading.
    recipients: BTreeSet<[String; 5]>,
    affairs: Chart,
    functions: Chart,
    accounts: Chart,
    people: People,
}

#[derive(Debug)]
struct UnitName {
    government: String,
    code: String,
    first_year: u16,
    last_year: u16,
    name: String,
}

/// A budget, ready to be written.
#[derive(Debug)]
pub struct Assembled {
    /// The budget.
    pub budget: Budget,
    /// The units whose books are in it, by code.
    pub units: BTreeMap<String, String>,
    /// The lines from which persons were taken out.
    pub lines_without_names: u32,
    /// The accounts whose recipients were left out.
    pub accounts_without_recipients: u32,
    /// Revenue of the books that the summary replaced, as its sums differ.
    pub replaced_revenue: Money,
}

impl Sources {
    /// Reads the charts, and what is kept by hand in `demo/`: `units.csv`, `recipients.csv`.
    ///
    /// # Errors
    /// Where a chart or the list cannot be read.
    pub fn read(demo: &Path) -> Result<Self> {
        let mut units = Vec::new();
        for row in rows(&demo.join("units.csv"))? {
            let [government, code, first, last, name] = row;
            let year = |text: &str, open| if text.is_empty() { Ok(open) } else { text.parse() };
            let (first_year, last_year) = (year(&first, 0)?, year(&last, u16::MAX)?);
            units.push(UnitName { government, code, first_year, last_year, name });
        }
        let recipients = rows(&demo.join("recipients.csv"))?.into_iter().collect();
        Ok(Self {
            units,
            recipients,
            affairs: files::affairs_13_2006()?,
            functions: files::functions()?,
            accounts: files::accounts_13_2006()?,
            people: People::new()?,
        })
    }

    fn unit_name(&self, government: &str, year: u16, code: &str) -> Option<&str> {
        let fits = |unit: &&UnitName| {
            unit.government == government
                && unit.code == code
                && (unit.first_year..=unit.last_year).contains(&year)
        };
        self.units.iter().find(fits).map(|unit| unit.name.as_str())
    }

    /// The treasurer's office: its code where the government's own table has one.
    fn treasurer(&self, government: &str) -> Coded {
        const NAME: &str = "Pejabat Pengelola Keuangan Daerah";
        let is = |unit: &&UnitName| unit.government == government && unit.name == NAME;
        let code = self.units.iter().find(is).and_then(|unit| Code::parse(&unit.code).ok());
        Coded { code: code.unwrap_or_default(), name: NAME.to_owned() }
    }

    /// Puts one budget together.
    ///
    /// # Errors
    /// Where a unit has no name in the list, or the lines make no budget.
    pub fn assemble(
        &self,
        government: &str,
        year: u16,
        books: &[(&BookKey, &Book)],
        summary: Option<&Book>,
    ) -> Result<Assembled> {
        let mut units = BTreeMap::new();
        let mut of_books: Vec<Line> = Vec::new();
        for (key, book) in books {
            let name = self.unit_name(government, year, &key.unit);
            let name = name.with_context(|| format!("{government} {year}: unit {}", key.unit))?;
            units.insert(key.unit.clone(), name.to_owned());
            let code = Code::parse(&key.unit)?;
            let own = |line: &Line| Line {
                unit: Coded { code: code.clone(), name: name.to_owned() },
                ..line.clone()
            };
            of_books.extend(book.imported.lines.iter().map(own));
        }
        let of_summary = match summary {
            Some(book) => official::summary_lines(&book.imported)?,
            None => Vec::new(),
        };
        let lines = self.choose(government, &of_books, &of_summary)?;
        let printed = |lines: &[Line], section| {
            Money::sum(lines.iter().filter(|l| l.section == section).map(|l| l.amount))
        };
        let from_books =
            |line: &&Line| line.section == Section::Revenue && !line.unit.name.is_empty();
        let kept = Money::sum(lines.iter().filter(from_books).map(|line| line.amount))?;
        let replaced_revenue = printed(&of_books, Section::Revenue)?.minus(kept)?;
        let before: Vec<_> = Section::ALL.iter().map(|s| printed(&lines, *s)).collect();
        let (mut lines, accounts_without_recipients) =
            self.without_recipients(government, year, lines)?;
        let mut lines_without_names = 0;
        for line in &mut lines {
            self.enrich(line);
            lines_without_names += u32::from(self.without_names(line));
        }
        let after: Vec<_> = Section::ALL.iter().map(|s| printed(&lines, *s)).collect();
        ensure!(before == after, "{government} {year}: leaving persons out changed an amount");
        identify(government, &mut lines);
        let names = self.names_above(&lines, books, summary);
        let budget = Budget::from_lines(lines, names)?;
        Ok(Assembled {
            budget,
            units,
            lines_without_names,
            accounts_without_recipients,
            replaced_revenue,
        })
    }

    /// Spending from the books; the treasurer's spending, financing, and what revenue the books do
    /// not explain to the sen, from the summary.
    fn choose(&self, government: &str, books: &[Line], summary: &[Line]) -> Result<Vec<Line>> {
        let mut lines: Vec<Line> =
            books.iter().filter(|l| l.section == Section::Expenditure).cloned().collect();
        if summary.is_empty() {
            return Ok(books.to_vec());
        }
        let in_books: BTreeSet<_> = lines
            .iter()
            .filter(|line| official::is_treasurers(line))
            .filter_map(|line| line.account.code.ancestor(3).map(str::to_owned))
            .collect();
        let treasurer = self.treasurer(government);
        for line in summary {
            let jenis = line.account.code.ancestor(3).unwrap_or("");
            let takes = match line.section {
                Section::Revenue => false,
                Section::Expenditure => official::is_treasurers(line) && !in_books.contains(jenis),
                Section::FinancingIn | Section::FinancingOut => true,
            };
            if takes {
                let mut line = Line { unit: treasurer.clone(), ..line.clone() };
                line.affair.code = Code::parse(TREASURERS_AFFAIR)?;
                lines.push(line);
            }
        }
        lines.extend(official::revenue(summary, books)?);
        Ok(lines)
    }

    /// An account of gifts whose texts list the people who receive them keeps one line: the sum of
    /// what was there, and a sentence that says so.
    fn without_recipients(
        &self,
        government: &str,
        year: u16,
        lines: Vec<Line>,
    ) -> Result<(Vec<Line>, u32)> {
        let texts = |line: &Line| {
            [&line.group, &line.description, &line.specification, &line.remark].map(String::clone)
        };
        let place = |line: &Line| {
            (
                line.unit.code.clone(),
                line.affair.code.clone(),
                line.program.clone(),
                line.activity.clone(),
                line.account.code.clone(),
            )
        };
        let reveals = |line: &&Line| {
            let codes = [&line.unit.code, &line.activity.code, &line.account.code];
            let [unit, activity, account] = codes.map(ToString::to_string);
            let known = [government.to_owned(), year.to_string(), unit, activity, account];
            self.recipients.contains(&known)
                || people::is_gift(line.account.code.as_str())
                    && texts(line).iter().any(|text| self.people.lists_recipients(text))
        };
        let places: BTreeSet<_> = lines.iter().filter(reveals).map(place).collect();
        let (told, mut kept): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|line| places.contains(&place(line)));
        let mut whole: BTreeMap<_, Line> = BTreeMap::new();
        for line in told {
            let bare = Line {
                group: String::new(),
                description: line.account.name.clone(),
                specification: String::new(),
                quantity: budget::line::Quantity::default(),
                unit_price: None,
                amount: Money::ZERO,
                previous_amount: None,
                remark: people::RECIPIENTS.to_owned(),
                ..line.clone()
            };
            let sum = whole.entry(place(&line)).or_insert(bare);
            sum.amount = sum.amount.plus(line.amount)?;
            if let Some(before) = line.previous_amount {
                sum.previous_amount =
                    Some(sum.previous_amount.unwrap_or(Money::ZERO).plus(before)?);
            }
        }
        let accounts = u32::try_from(whole.len())?;
        kept.extend(whole.into_values());
        Ok((kept, accounts))
    }

    /// Takes single names and numbers out of a line's texts; says whether there were any.
    fn without_names(&self, line: &mut Line) -> bool {
        let texts = [
            &mut line.group,
            &mut line.description,
            &mut line.specification,
            &mut line.location,
            &mut line.remark,
        ];
        let mut changed = false;
        for text in texts {
            if let Some(without) = self.people.without(text) {
                *text = without;
                changed = true;
            }
        }
        changed
    }

    /// The names of the affair and the function, from the charts; where the book leaves the
    /// account's name out, that of the account or of the nearest one above it that has a name.
    fn enrich(&self, line: &mut Line) {
        if line.account.name.is_empty() {
            let code = &line.account.code;
            let named = |depth| self.accounts.name(code.ancestor(depth)?);
            let name = (1..=code.depth()).rev().find_map(named).unwrap_or("");
            name.clone_into(&mut line.account.name);
        }
        if line.description.is_empty() {
            line.description.clone_from(&line.account.name);
        }
        let affair = line.affair.code.as_str();
        if let Some(name) = self.affairs.name(affair) {
            name.clone_into(&mut line.affair.name);
        }
        let function = self.affairs.function_of(affair).map(|link| link.function().to_owned());
        if let Some(code) = function.filter(|_| line.section == Section::Expenditure) {
            line.function.name = self.functions.name(&code).unwrap_or("").to_owned();
            line.function.code = Code::parse(&code).unwrap_or_default();
        }
    }

    /// What the codes above the lines are called: levels that the regulation names from the chart,
    /// the objects below as most of the books call them.
    fn names_above(
        &self,
        lines: &[Line],
        books: &[(&BookKey, &Book)],
        summary: Option<&Book>,
    ) -> BTreeMap<(CodeKind, Code), String> {
        let mut votes: BTreeMap<&Code, BTreeMap<&str, usize>> = BTreeMap::new();
        for book in books.iter().map(|(_, book)| *book).chain(summary) {
            for ((kind, code), name) in &book.imported.names {
                if *kind == CodeKind::Account && !name.is_empty() {
                    *votes.entry(code).or_default().entry(name).or_default() += 1;
                }
            }
        }
        let mut names = BTreeMap::new();
        for line in lines {
            let account = &line.account.code;
            for depth in 1..account.depth() {
                let Some(code) = account.ancestor(depth).and_then(|c| Code::parse(c).ok()) else {
                    continue;
                };
                let voted = votes.get(&code).and_then(|votes| {
                    votes.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)))
                });
                let of_chart = self.accounts.name(code.as_str());
                let name = match voted {
                    Some((name, _)) if 3 < depth => Some(*name),
                    voted => of_chart.or(voted.map(|(name, _)| *name)),
                };
                if let Some(name) = name {
                    names.insert((CodeKind::Account, code), name.to_owned());
                }
            }
            let group = line.affair.code.ancestor(1).filter(|_| 1 < line.affair.code.depth());
            let named = |group| Some((Code::parse(group).ok()?, self.affairs.name(group)?));
            if let Some((code, name)) = group.and_then(named) {
                names.insert((CodeKind::Affair, code), name.to_owned());
            }
        }
        names
    }
}

/// The rows of a file with five columns, below its header.
fn rows(path: &Path) -> Result<Vec<[String; 5]>> {
    let mut reader =
        csv::Reader::from_path(path).with_context(|| format!("reading {}", path.display()))?;
    let five = |record: csv::StringRecord| {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        cells.try_into().map_err(|_| anyhow!("{}: not five columns", path.display()))
    };
    reader.records().map(|record| five(record?)).collect()
}

/// Gives every line the identity of its place in the whole budget, as the importer does in one
/// file: a unit with several books has equal places in more than one.
fn identify(government: &str, lines: &mut [Line]) {
    let mut seen: BTreeMap<LineId, u32> = BTreeMap::new();
    for line in lines {
        let id = LineId::derive(&[
            government,
            line.section.as_str(),
            line.unit.code.as_str(),
            line.program.code.as_str(),
            &line.program.name,
            line.activity.code.as_str(),
            &line.activity.name,
            line.account.code.as_str(),
            &line.description,
        ]);
        let ordinal = seen.entry(id).and_modify(|count| *count += 1).or_insert(0);
        line.id = match ordinal {
            0 => id,
            more => LineId::derive(&[&id.to_string(), &more.to_string()]),
        };
    }
}

/// The canonical files of a budget, read back as a check.
///
/// # Errors
/// Where they cannot be read, which only a bug can cause.
pub fn canonical_files(budget: &Budget) -> Result<super::index::DemoFiles> {
    let files = super::index::DemoFiles {
        lines: canonical::lines_csv(budget),
        codes: canonical::codes_csv(budget),
    };
    let read = canonical::read(&files.lines, &files.codes)?;
    ensure!(read == *budget, "the canonical files are not the budget");
    Ok(files)
}
