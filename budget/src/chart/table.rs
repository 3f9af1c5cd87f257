//! A small table: CSV with a header, cells found by the name of their column. An absent column
//! reads as empty cells, so that a chart has only the columns it needs.

use super::{ChartError, Years};

pub(crate) struct Table {
    header: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

impl Table {
    /// # Errors
    /// [`ChartError::Row`] where the text is no CSV with as many cells in each row.
    pub(crate) fn parse(text: &str) -> Result<Self, ChartError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().map_err(|_| ChartError::Row { row: 1, column: "header" })?;
        let header = header.clone();
        let mut records = Vec::new();
        for (at, record) in reader.into_records().enumerate() {
            records.push(record.map_err(|_| ChartError::Row { row: at + 2, column: "row" })?);
        }
        Ok(Self { header, records })
    }

    /// # Errors
    /// [`ChartError::NoColumn`] for the first that is absent.
    pub(crate) fn require(&self, columns: &[&'static str]) -> Result<(), ChartError> {
        let absent = |name: &&&'static str| !self.header.iter().any(|column| column == **name);
        columns.iter().find(absent).map_or(Ok(()), |name| Err(ChartError::NoColumn(name)))
    }

    pub(crate) fn columns(&self) -> Vec<String> {
        self.header.iter().map(str::to_owned).collect()
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().enumerate().map(|(at, record)| Row { table: self, record, at })
    }
}

pub(crate) struct Row<'a> {
    table: &'a Table,
    record: &'a csv::StringRecord,
    at: usize,
}

impl Row<'_> {
    /// Its number for people: from 1, the header included.
    pub(crate) fn number(&self) -> usize {
        self.at + 2
    }

    pub(crate) fn cell(&self, column: &str) -> &str {
        let at = self.table.header.iter().position(|name| name == column);
        at.and_then(|at| self.record.get(at)).unwrap_or("")
    }

    pub(crate) fn cells(&self) -> Vec<Box<str>> {
        self.record.iter().map(Into::into).collect()
    }

    /// # Errors
    /// [`ChartError::Row`] where `read` makes nothing of the cell.
    pub(crate) fn read<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ChartError> {
        let wrong = ChartError::Row { row: self.number(), column };
        read(self.cell(column)).ok_or(wrong)
    }

    /// # Errors
    /// [`ChartError::Row`] where a year is no number.
    pub(crate) fn years(&self) -> Result<Years, ChartError> {
        let year =
            |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        Ok(Years { first: self.read("first_year", year)?, last: self.read("last_year", year)? })
    }
}
