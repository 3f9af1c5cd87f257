//! The explorer's state is the query of its address: which side, grouped by what, at which node,
//! what is searched, how sorted, and how shown. What is as usual is left out, so that the address
//! of a whole budget is short. A query that nobody here wrote is read as far as it makes sense.

use budget::Section;
use budget::tree::Breakdown;

/// The step of a path that leads to what was too small for the picture.
pub(crate) const REST: &str = "~";

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    #[default]
    Amount,
    Previous,
    Change,
    Realised,
}

impl Column {
    const ALL: [Self; 5] = [Self::Name, Self::Amount, Self::Previous, Self::Change, Self::Realised];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Amount => "amount",
            Self::Previous => "previous",
            Self::Change => "change",
            Self::Realised => "realised",
        }
    }
}

/// A column and whether the largest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    pub(crate) column: Column,
    pub(crate) descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::default(), descending: true }
    }
}

impl Sort {
    /// What a click on a column's head asks for: names from a to z first, amounts from the largest.
    pub(crate) fn by(self, column: Column) -> Self {
        let descending =
            if self.column == column { !self.descending } else { column != Column::Name };
        Self { column, descending }
    }

    fn read(text: &str) -> Option<Self> {
        let (word, descending) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
        let column = Column::ALL.into_iter().find(|column| column.as_str() == word)?;
        Some(Self { column, descending })
    }

    fn write(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.as_str())
    }
}

/// How the place is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    #[default]
    Both,
    Picture,
    Table,
    /// Every line below the place, one by one.
    Lines,
}

impl Show {
    pub(crate) const ALL: [Self; 4] = [Self::Both, Self::Picture, Self::Table, Self::Lines];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Picture => "picture",
            Self::Table => "table",
            Self::Lines => "lines",
        }
    }
}

/// The state of the explorer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) section: Section,
    /// As asked for; see [`View::breakdown`].
    pub(crate) by: Option<Breakdown>,
    /// The keys on the way down, [`REST`] among them.
    pub(crate) at: Vec<String>,
    pub(crate) q: String,
    pub(crate) sort: Sort,
    pub(crate) show: Show,
}

impl Default for View {
    fn default() -> Self {
        Self {
            section: Section::Expenditure,
            by: None,
            at: Vec::new(),
            q: String::new(),
            sort: Sort::default(),
            show: Show::default(),
        }
    }
}

impl View {
    /// Reads the query.
    pub(crate) fn read<'a>(query: impl Fn(&str) -> Option<&'a str>) -> Self {
        let text = |key| query(key).unwrap_or_default();
        Self {
            section: Section::from_word(text("section")).unwrap_or(Section::Expenditure),
            by: Breakdown::from_word(text("by")),
            at: text("at").split('/').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
            q: text("q").to_owned(),
            sort: Sort::read(text("sort")).unwrap_or_default(),
            show: Show::ALL.into_iter().find(|s| s.as_str() == text("view")).unwrap_or_default(),
        }
    }

    /// What it is grouped by: spending by purpose, everything else by the kind of money.
    pub(crate) fn breakdown(&self) -> Breakdown {
        self.by.unwrap_or(match self.section {
            Section::Expenditure => Breakdown::Affair,
            Section::Revenue | Section::FinancingIn | Section::FinancingOut => Breakdown::Account,
        })
    }

    /// The keys that the tree knows, without the steps into what is small.
    pub(crate) fn path(&self) -> Vec<&str> {
        self.at.iter().map(String::as_str).filter(|key| *key != REST).collect()
    }

    /// How many times what is small was opened at this place.
    pub(crate) fn rests(&self) -> usize {
        self.at.iter().rev().take_while(|key| *key == REST).count()
    }

    /// One step down.
    pub(crate) fn below(&self, key: &str) -> Self {
        let mut below = self.clone();
        if key != REST {
            below.at.retain(|key| key != REST);
        }
        below.at.push(key.to_owned());
        below
    }

    /// One step up; `None` at the root.
    pub(crate) fn above(&self) -> Option<Self> {
        let (_, above) = self.at.split_last()?;
        Some(Self { at: above.to_vec(), ..self.clone() })
    }

    /// At the root.
    pub(crate) fn root(&self) -> Self {
        Self { at: Vec::new(), ..self.clone() }
    }

    /// The address of this state at the publication's address.
    pub(crate) fn address(&self, publication: &str) -> String {
        let usual = Self::default();
        let at = self.at.join("/");
        let sort = (self.sort != usual.sort).then(|| self.sort.write());
        let parts = [
            ("section", (self.section != usual.section).then(|| self.section.as_str())),
            ("by", self.by.map(Breakdown::as_str)),
            ("at", Some(at.as_str())),
            ("q", Some(self.q.as_str())),
            ("sort", sort.as_deref()),
            ("view", (self.show != usual.show).then(|| self.show.as_str())),
        ];
        let mut address = publication.to_owned();
        let mut mark = '?';
        for (key, value) in parts {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                address.push(mark);
                address.push_str(key);
                address.push('=');
                escape(value, &mut address);
                mark = '&';
            }
        }
        address
    }
}

/// Writes a value as a query may hold it (RFC 3986). A slash may stand there as it is, and is
/// easier to read.
fn escape(value: &str, address: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let digit = |nibble| char::from_digit(nibble, 16).unwrap_or('0').to_ascii_uppercase();
            address.extend(['%', digit(u32::from(byte >> 4)), digit(u32::from(byte & 15))]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> View {
        View::read(|key| pairs.iter().find(|(of, _)| *of == key).map(|(_, value)| *value))
    }

    /// What a browser makes of an escaped value.
    fn unescape(value: &str) -> String {
        let mut parts = value.split('%');
        let mut bytes: Vec<u8> = parts.next().unwrap_or_default().into();
        for part in parts {
            let (code, rest) = part.split_at(2);
            bytes.push(u8::from_str_radix(code, 16).unwrap());
            bytes.extend(rest.as_bytes());
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_as_usual_is_left_out() {
        assert_eq!(View::default().address("/bantul/2015/v1"), "/bantul/2015/v1");
        assert_eq!(read(&[]), View::default());
    }

    #[test]
    fn a_state_is_read_back_from_its_address() {
        let view = View {
            section: Section::Revenue,
            by: Some(Breakdown::Unit),
            at: vec!["1.01.01".to_owned(), REST.to_owned(), "program umum".to_owned()],
            q: "jalan & air 100% é".to_owned(),
            sort: Sort::default().by(Column::Name),
            show: Show::Lines,
        };
        let address = view.address("/b/2015/v1");
        let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
        let pairs: Vec<(&str, String)> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(key, value)| (key, unescape(value)))
            .collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, of)| (*key, of.as_str())).collect();
        assert_eq!(read(&pairs), view, "{address}");
    }

    #[test]
    fn nonsense_in_an_address_is_passed_over() {
        let view =
            read(&[("section", "x"), ("by", "?"), ("sort", "--"), ("view", ""), ("at", "//")]);
        assert_eq!(view, View::default());
    }

    #[test]
    fn going_down_leaves_the_small_ones_and_going_up_returns() {
        let root = View::default();
        let small = root.below(REST);
        assert_eq!((small.rests(), small.path()), (1, vec![]));
        assert_eq!(small.below(REST).rests(), 2);
        let below = small.below("1.01");
        assert_eq!((below.rests(), below.path()), (0, vec!["1.01"]));
        assert_eq!(below.above(), Some(root.clone()));
        assert_eq!(root.above(), None);
    }

    #[test]
    fn a_second_click_turns_the_order() {
        let sort = Sort::default();
        assert_eq!(sort.by(Column::Amount), Sort { column: Column::Amount, descending: false });
        assert_eq!(sort.by(Column::Name), Sort { column: Column::Name, descending: false });
        assert_eq!(sort.by(Column::Change), Sort { column: Column::Change, descending: true });
    }
}
