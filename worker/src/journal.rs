//! The log: a sentence that reads alone and fields that filter, as one line of JSON. Ids and codes
//! only; never a name, a token, a body or a text of a budget.

use serde_json::{Map, Value};
use worker::{console_error, console_log, console_warn};

/// Something went as it should.
pub(crate) fn note(event: &str, fields: &[(&str, &str)]) {
    console_log!("{}", line("info", event, fields));
}

/// Nothing broke, but somebody should know.
pub(crate) fn warn(event: &str, fields: &[(&str, &str)]) {
    console_warn!("{}", line("warning", event, fields));
}

/// Something broke, and somebody should look.
pub(crate) fn error(event: &str, fields: &[(&str, &str)]) {
    console_error!("{}", line("error", event, fields));
}

fn line(level: &str, event: &str, fields: &[(&str, &str)]) -> Value {
    let all = [("level", level), ("event", event)].into_iter().chain(fields.iter().copied());
    Value::Object(all.map(|(name, value)| (name.to_owned(), value.into())).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line_whatever_is_in_it() {
        let line = line("error", "x", &[("cause", "a\nb\u{1b}[31m\"")]).to_string();
        assert!(!line.contains(['\n', '\u{1b}']), "{line}");
    }
}
