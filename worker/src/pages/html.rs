//! HTML and XML, put together so that a text cannot become markup: what is markup is known when
//! this is compiled, what comes from elsewhere is escaped, and there is no third way in.

/// Markup in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Markup that stands in this program.
    pub(super) fn raw(mut self, markup: &'static str) -> Self {
        self.0.push_str(markup);
        self
    }

    /// A text, or the value of an attribute between `"`.
    pub(super) fn text(mut self, text: &str) -> Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // No other control character may stand in XML 1.0.
                c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => self.0.push('\u{fffd}'),
                c => self.0.push(c),
            }
        }
        self
    }

    /// Something for each of many.
    pub(super) fn each<T>(
        self,
        all: impl IntoIterator<Item = T>,
        one: impl Fn(Self, T) -> Self,
    ) -> Self {
        all.into_iter().fold(self, one)
    }

    /// Something where there is something.
    pub(super) fn maybe<T>(self, what: Option<T>, one: impl Fn(Self, T) -> Self) -> Self {
        self.each(what, one)
    }

    /// JSON inside a `<script>`: no `<` in it, so that nothing can end the element.
    pub(super) fn json(mut self, json: &str) -> Self {
        self.0.push_str(&json.replace('<', "\\u003c"));
        self
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        let payloads = [
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title><svg/onload=alert(1)>",
            "a\u{0}b\u{1b}",
        ];
        for payload in payloads {
            let html = Html::new().raw("<p title=\"").text(payload).raw("\">").as_str().to_owned();
            let inside = html.trim_start_matches("<p title=\"").trim_end_matches("\">");
            assert!(!inside.contains(['<', '>', '"', '\'', '\u{0}', '\u{1b}']), "{inside}");
        }
    }

    #[test]
    fn json_cannot_end_its_script() {
        let json = serde_json::to_string("</script><!--<script>").unwrap();
        let html = Html::new().json(&json);
        assert!(!html.as_str().contains('<'));
        let read: String = serde_json::from_str(html.as_str()).unwrap();
        assert_eq!(read, "</script><!--<script>");
    }
}
