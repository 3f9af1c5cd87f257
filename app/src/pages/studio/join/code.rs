//! The code of an invitation: two halves, one from each of the two who made it, gathered from
//! links and texts in any order.

/// Digits of one half.
const HALF_CHARS: usize = 16;

/// What somebody has of a code by now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gathered(Vec<String>);

impl Gathered {
    /// Takes what an address, a link or a text holds of a code; whether it holds any of one.
    pub(super) fn take(&mut self, text: &str) -> bool {
        // A whole link is taken as well as its code.
        let text = text.rsplit('#').next().unwrap_or(text);
        let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let fits = |c: &char| c.is_ascii_digit() || ('a'..='f').contains(c);
        let is_code = !digits.is_empty()
            && digits.len() <= 2 * HALF_CHARS
            && digits.len().is_multiple_of(HALF_CHARS)
            && digits.iter().all(fits);
        if !is_code {
            return false;
        }
        for half in digits.chunks(HALF_CHARS).map(|half| half.iter().collect::<String>()) {
            // A third half takes the place of the second: somebody corrects what they pasted.
            if !self.0.contains(&half) {
                self.0.truncate(1);
                self.0.push(half);
            }
        }
        true
    }

    /// Both halves.
    pub(super) fn whole(&self) -> Option<String> {
        (self.0.len() == 2).then(|| self.0.concat())
    }

    /// Whether one half is there, and the other is not.
    pub(super) fn is_half(&self) -> bool {
        self.0.len() == 1
    }

    /// What is there, as it stands in an address.
    pub(super) fn text(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "0123456789abcdef";
    const TWO: &str = "fedcba9876543210";

    fn gathered(texts: &[&str]) -> Gathered {
        let mut gathered = Gathered::default();
        for text in texts {
            assert!(gathered.take(text), "{text:?}");
        }
        gathered
    }

    #[test]
    fn two_halves_make_a_code_wherever_they_were_pasted_from() {
        let link = format!("https://terang.example/studio/kota-a/join#{ONE}");
        for text in [ONE, &format!("#{ONE}"), &format!(" {ONE}\n"), &link, "01234567-89abcdef"] {
            let half = gathered(&[text]);
            assert!(half.is_half() && half.whole().is_none(), "{text:?}");
            assert_eq!(gathered(&[text, TWO]).whole(), Some(format!("{ONE}{TWO}")), "{text:?}");
        }
        let whole = format!("{ONE} {TWO}");
        assert_eq!(gathered(&[&whole]).whole(), Some(format!("{ONE}{TWO}")));
        // The same half twice is still a half, and a wrong one is corrected.
        assert!(gathered(&[ONE, ONE]).is_half());
        let third = "aaaaaaaaaaaaaaaa";
        assert_eq!(gathered(&[ONE, third, TWO]).whole(), Some(format!("{ONE}{TWO}")));
    }

    #[test]
    fn whatever_else_stands_there_is_no_code() {
        let long = "a".repeat(48);
        for text in ["", "#", "bukan kode", "<b>", "0123", "ABCDEFABCDEFABCD", &long] {
            let mut none = Gathered::default();
            assert!(!none.take(text), "{text:?}");
            assert_eq!(none, Gathered::default());
        }
    }
}
