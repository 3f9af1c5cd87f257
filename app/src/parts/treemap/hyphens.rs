//! Where a long word of a name may be broken, since browsers have no hyphenation for Indonesian.
//! It does not know the language's rules for compounds, only where a syllable can begin.

/// Shorter words are not broken.
const CHARS_MIN: usize = 9;
/// So many characters stay together at either end of a word.
const END_MIN: usize = 3;
const SOFT_HYPHEN: char = '\u{ad}';
const BREAK: char = '\u{200b}';

fn is_vowel(c: char) -> bool {
    "aeiouAEIOU".contains(c)
}

/// Two letters that are one sound.
fn is_digraph(a: char, b: char) -> bool {
    matches!(
        (a.to_ascii_lowercase(), b.to_ascii_lowercase()),
        ('n', 'g' | 'y') | ('s', 'y') | ('k', 'h')
    )
}

/// The text with soft hyphens in its long words, and a place to break after each stroke.
pub(crate) fn hyphenated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut word: Vec<char> = Vec::new();
    for c in text.chars() {
        if c.is_ascii_alphabetic() {
            word.push(c);
            continue;
        }
        push_word(&mut out, &word);
        word.clear();
        out.push(c);
        if c == '/' {
            out.push(BREAK);
        }
    }
    push_word(&mut out, &word);
    out
}

fn push_word(out: &mut String, word: &[char]) {
    for (at, c) in word.iter().enumerate() {
        let fits = END_MIN <= at && at + END_MIN <= word.len() && CHARS_MIN <= word.len();
        if fits && begins_syllable(word, at) {
            out.push(SOFT_HYPHEN);
        }
        out.push(*c);
    }
}

/// A syllable begins with the last sound before a vowel.
fn begins_syllable(word: &[char], at: usize) -> bool {
    let letter = |at: usize| word.get(at).copied().unwrap_or(' ');
    let (before, here, next) = (letter(at - 1), letter(at), letter(at + 1));
    if is_vowel(here) {
        return false;
    }
    if is_digraph(here, next) {
        return is_vowel(letter(at + 2));
    }
    is_vowel(next) && !is_digraph(before, here)
}

#[cfg(test)]
mod tests {
    use super::hyphenated;

    #[test]
    fn a_long_word_may_be_broken_between_its_syllables() {
        for (text, shown) in [
            ("rehabilitasi/pemeliharaan", "reha-bi-li-tasi/|peme-li-ha-raan"),
            ("Penanggulangan bencana", "Penang-gu-la-ngan bencana"),
            ("Perkantoran", "Per-kan-to-ran"),
            ("jalan dan air", "jalan dan air"),
        ] {
            let parts = hyphenated(text).replace('\u{ad}', "-").replace('\u{200b}', "|");
            assert_eq!(parts, shown);
        }
    }
}
