//! Builds a [`Budget`] line by line: each text is kept once, and the rows come out in the
//! canonical order, whatever order they came in.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Budget, BudgetError, CodeKind, Field, Sum, TextId};
use crate::code::{self, Code};
use crate::limits::LINES_MAX;
use crate::line::{Coded, Line};

/// A budget in the making.
#[derive(Debug)]
pub struct Builder {
    budget: Budget,
    known: BTreeMap<Box<str>, TextId>,
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// A budget without lines.
    pub fn new() -> Self {
        let budget = Budget {
            texts: vec!["".into()],
            fields: vec![Vec::new(); Field::ALL.len()],
            sums: vec![Vec::new(); Sum::ALL.len()],
            ..Budget::default()
        };
        Self { budget, known: BTreeMap::from([("".into(), 0)]) }
    }

    /// Adds a line.
    ///
    /// # Errors
    /// [`BudgetError::TooManyLines`] beyond the limit.
    pub fn push(&mut self, line: &Line) -> Result<(), BudgetError> {
        if LINES_MAX <= self.budget.len() {
            return Err(BudgetError::TooManyLines);
        }
        let quantity = line.quantity.numbers();
        let measure = line.quantity.measures();
        let coded = |coded: &Coded| (coded.code.to_string(), coded.name.clone());
        let pairs = [
            (Field::UnitCode, coded(&line.unit)),
            (Field::AffairCode, coded(&line.affair)),
            (Field::FunctionCode, coded(&line.function)),
            (Field::ProgramCode, coded(&line.program)),
            (Field::ActivityCode, coded(&line.activity)),
            (Field::SubactivityCode, coded(&line.subactivity)),
            (Field::AccountCode, coded(&line.account)),
            (Field::SourceCode, coded(&line.source)),
        ];
        for (field, (code, name)) in pairs {
            self.put(field as usize, &code);
            self.put(field as usize + 1, &name);
        }
        let texts = [
            (Field::Group, &line.group),
            (Field::Description, &line.description),
            (Field::Specification, &line.specification),
            (Field::Quantity, &quantity),
            (Field::Measure, &measure),
            (Field::Location, &line.location),
            (Field::Remark, &line.remark),
        ];
        for (field, text) in texts {
            self.put(field as usize, text);
        }
        let sums = [line.unit_price, line.tax, line.previous_amount, line.realised_amount];
        for (column, sum) in self.budget.sums.iter_mut().zip(sums) {
            column.push(sum);
        }
        self.budget.ids.push(line.id);
        self.budget.sections.push(line.section);
        self.budget.amounts.push(line.amount);
        Ok(())
    }

    fn put(&mut self, column: usize, text: &str) {
        // Most cells repeat the one above: looking there first saves the search.
        let above = self.budget.fields.get(column).and_then(|column| column.last()).copied();
        if let Some(same) = above.filter(|id| self.budget.text(*id) == text) {
            self.budget.fields.iter_mut().skip(column).take(1).for_each(|column| column.push(same));
            return;
        }
        let next = TextId::try_from(self.budget.texts.len()).unwrap_or(0);
        let id = if let Some(id) = self.known.get(text) {
            *id
        } else {
            self.known.insert(text.into(), next);
            self.budget.texts.push(text.into());
            next
        };
        if let Some(column) = self.budget.fields.get_mut(column) {
            column.push(id);
        }
    }

    /// The budget, its rows in the canonical order.
    ///
    /// # Errors
    /// [`BudgetError::SameId`] where two lines share an identity.
    pub fn finish(self, names: BTreeMap<(CodeKind, Code), String>) -> Result<Budget, BudgetError> {
        let mut ids = self.budget.ids.clone();
        ids.sort_unstable();
        if let Some(pair) = ids.array_windows::<2>().find(|[a, b]| a == b) {
            return Err(BudgetError::SameId(pair[0]));
        }
        drop(self.known);
        let mut budget = self.budget.in_order();
        budget.names = names;
        Ok(budget)
    }
}

/// The columns that decide the place of a row, after its section; codes by value, texts as they
/// are spelled, and last the identity, so that the order is total.
const ORDER: [Field; 9] = [
    Field::UnitCode,
    Field::AffairCode,
    Field::ProgramCode,
    Field::ActivityCode,
    Field::SubactivityCode,
    Field::AccountCode,
    Field::SourceCode,
    Field::Group,
    Field::Description,
];

impl Budget {
    /// The same budget with its rows in the canonical order and its texts in the order of their
    /// first use, so that equal budgets are equal in memory too.
    fn in_order(self) -> Self {
        let ranks = self.text_ranks();
        let rank = |field: Field, row: u32| {
            let text = self.field(field).get(row as usize).copied().unwrap_or(0);
            ranks.get(text as usize).copied().unwrap_or(0)
        };
        let mut rows: Vec<u32> = (0..TextId::try_from(self.len()).unwrap_or(0)).collect();
        rows.sort_unstable_by(|a, b| {
            let section = |row: u32| self.sections.get(row as usize);
            let id = |row: u32| self.ids.get(row as usize);
            let fields = || {
                let orders = ORDER.iter().map(|f| rank(*f, *a).cmp(&rank(*f, *b)));
                orders.fold(Ordering::Equal, Ordering::then)
            };
            section(*a).cmp(&section(*b)).then_with(fields).then_with(|| id(*a).cmp(&id(*b)))
        });
        self.with_rows(&rows)
    }

    /// The place of each text among all texts: codes by value, others by spelling. One order
    /// serves both, since digits stand before letters in it.
    fn text_ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..TextId::try_from(self.texts.len()).unwrap_or(0)).collect();
        order.sort_unstable_by(|a, b| code::compare(self.text(*a), self.text(*b)));
        let mut ranks = vec![0; order.len()];
        for (rank, text) in (0..).zip(order) {
            if let Some(place) = ranks.get_mut(text as usize) {
                *place = rank;
            }
        }
        ranks
    }

    /// Column after column, so that a large budget is not held twice.
    fn with_rows(mut self, rows: &[u32]) -> Self {
        let places = self.first_uses(rows);
        let place = |text: TextId| places.get(text as usize).copied().flatten().unwrap_or(0);
        for column in &mut self.fields {
            let text = |row: &u32| column.get(*row as usize).copied().unwrap_or(0);
            *column = rows.iter().map(|row| place(text(row))).collect();
        }
        let mut texts: Vec<Box<str>> = vec!["".into(); places.iter().flatten().count()];
        for (text, place) in self.texts.into_iter().zip(&places) {
            if let Some(slot) = place.and_then(|place| texts.get_mut(place as usize)) {
                *slot = text;
            }
        }
        self.texts = texts;
        for column in &mut self.sums {
            let sum = |row: &u32| column.get(*row as usize).copied().flatten();
            *column = rows.iter().map(sum).collect();
        }
        self.ids = rows.iter().filter_map(|row| self.ids.get(*row as usize).copied()).collect();
        self.sections =
            rows.iter().filter_map(|row| self.sections.get(*row as usize).copied()).collect();
        self.amounts =
            rows.iter().filter_map(|row| self.amounts.get(*row as usize).copied()).collect();
        self
    }

    /// The place of each text among the texts in the order of their first use, row by row.
    fn first_uses(&self, rows: &[u32]) -> Vec<Option<TextId>> {
        let mut places: Vec<Option<TextId>> = vec![None; self.texts.len()];
        places.iter_mut().take(1).for_each(|empty| *empty = Some(0));
        let mut next = 1;
        for row in rows {
            for column in &self.fields {
                let text = column.get(*row as usize).copied().unwrap_or(0);
                if let Some(place @ None) = places.get_mut(text as usize) {
                    *place = Some(next);
                    next += 1;
                }
            }
        }
        places
    }
}
