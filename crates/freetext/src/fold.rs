//! One shape for what is written in several: digits of any script become 0–9, invisible marks go.

pub(crate) struct Folded {
    pub text: String,
    /// For each byte of `text`, and for its end, the byte of the original that it came from.
    from: Vec<usize>,
}

impl Folded {
    pub fn original(&self, at: usize) -> usize {
        self.from.get(at).copied().unwrap_or_default()
    }
}

fn digit(letter: char) -> Option<char> {
    let zeros = ['٠', '۰', '０', '०'];
    zeros.into_iter().find_map(|zero| {
        let value = (letter as u32).checked_sub(zero as u32).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | 'ـ')
}

pub(crate) fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len() + 1) };
    for (at, letter) in text.char_indices().filter(|(_, letter)| !is_invisible(*letter)) {
        let letter = digit(letter).unwrap_or(letter);
        folded.text.push(letter);
        folded.from.resize(folded.text.len(), at);
    }
    folded.from.push(text.len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_scripts_and_hidden_marks_are_one_number_with_its_place() {
        let text = "هاتف ٠٦ \u{200f}۱۲ 3";
        let folded = fold(text);
        assert!(folded.text.ends_with("06 12 3"));
        let at = folded.text.find('0').unwrap();
        assert!(text[folded.original(at)..].starts_with('٠'));
        assert_eq!(folded.original(folded.text.len()), text.len());
    }
}
