//! Likely names. Latin script shows them by a capital where none belongs; the others by what stands before, by how names are
//! made (`عبد…`, `…الدين`, `ገብረ…`), and by a short list.

use crate::{Span, Why, lists::*};

struct Word<'a> {
    from: usize,
    to: usize,
    text: &'a str,
    lower: String,
    /// A sentence begins here.
    first: bool,
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-' | '·') || matches!(letter as u32, 0x64b..=0x65f | 0x670)
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word> = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut first = true;
    while let Some((from, letter)) = rest.next() {
        if !letter.is_alphabetic() {
            // A dash, a quote or a bracket begins nothing; a full stop, a colon and a new line do.
            first |= matches!(letter, '.' | '!' | '?' | '\n' | ':' | ';' | '።' | '؟' | '؛' | '•' | '«' | '"');
            continue;
        }
        let mut to = from + letter.len_utf8();
        while let Some((at, next)) = rest.next_if(|(_, next)| is_letter(*next)) {
            to = at + next.len_utf8();
        }
        let whole = text[from..to].trim_end_matches(['\'', '’', '-', '·']);
        // “l’Aïd”, “d’Adam”: what is elided is no part of the word.
        let cut = whole.char_indices().find(|(at, letter)| *at <= 2 && matches!(letter, '\'' | '’'));
        let elided =
            cut.filter(|_| !SAID.contains(&whole.to_lowercase().as_str())).map_or(0, |(at, mark)| at + mark.len_utf8());
        let text = &whole[elided..];
        found.push(Word {
            from: from + elided,
            to: from + whole.len(),
            text,
            lower: text.to_lowercase(),
            first: first && elided == 0,
        });
        first = false;
    }
    found
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Letters without a small one: an abbreviation when it is short.
    fn is_shouted(&self) -> bool {
        self.text.chars().all(|letter| !letter.is_lowercase()) && self.text.chars().any(char::is_uppercase)
    }

    fn has_case(&self) -> bool {
        self.text.chars().any(|letter| letter.is_uppercase() || letter.is_lowercase())
    }

    fn is(&self, list: &[&str]) -> bool {
        list.contains(&self.lower.as_str())
    }
}

pub(crate) fn find(text: &str, known: &dyn Fn(&str) -> bool) -> Vec<Span> {
    let words = words(text);
    let free = |word: &Word| {
        let parts = word.lower.split('-').all(|part| PLACES.contains(&part) || COMMON.contains(&part));
        word.is(PLACES) || word.is(COMMON) || parts || known(&word.lower)
    };
    let mut named = vec![false; words.len()];
    for at in 0..words.len() {
        let word = &words[at];
        let before = at.checked_sub(1).map(|at| &words[at]);
        named[at] = !free(word)
            && (word.is(NAMES)
                || is_made_like_a_name(word)
                || follows_a_cue(&words[..at], word)
                || words.get(at + 1).is_some_and(|next| next.is(SAID_AFTER) && !word.has_case())
                || before.is_some_and(|before| before.is(JOINS))
                || stands_out(&words, at));
    }
    // What stands beside a name with a capital of its own belongs to it.
    for at in 1..words.len() {
        let beside = words[at].is_capital() && !words[at].is_shouted() && !free(&words[at]) && !words[at].first;
        named[at] |= named[at - 1] && beside;
    }
    let spans = words.iter().zip(named).filter(|(_, named)| *named);
    spans.map(|(word, _)| Span { from: word.from, to: word.to, why: Why::Name }).collect()
}

fn is_made_like_a_name(word: &Word) -> bool {
    let longer = |part: &&str| word.lower.chars().count() > part.chars().count() + 1;
    BEGINS.iter().any(|part| longer(part) && word.lower.starts_with(part))
        || ENDS.iter().any(|part| longer(part) && word.lower.ends_with(part))
}

/// “s'appelle X”, “اسمه X”, “ሽሙ X”.
fn follows_a_cue(before: &[Word], word: &Word) -> bool {
    let mut back = before.iter().rev().skip_while(|word| word.is(BETWEEN) && !word.is(MAYBE_SAID)).take(1);
    let Some(cue) = back.next() else { return false };
    if cue.is(SAID) {
        return true;
    }
    let near = before.last().is_some_and(|last| std::ptr::eq(last, cue)) || !word.has_case();
    near && cue.is(MAYBE_SAID) && cue.lower != "is" && (word.is_capital() || !word.has_case())
}

/// A capital where none belongs.
fn stands_out(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    if !word.is_capital() || word.text.chars().count() < 3 {
        return false;
    }
    let next = words.get(at + 1);
    if word.is_shouted() {
        // Two long words in capitals are a name on a form; one is an abbreviation.
        let long = |word: &Word| word.is_shouted() && word.text.chars().count() >= 4;
        return long(word) && (next.is_some_and(long) || at.checked_sub(1).is_some_and(|at| long(&words[at])));
    }
    if !word.first {
        return true;
    }
    let pair = next.is_some_and(|next| {
        next.is_capital() && !next.is_shouted() && !next.first && !next.is(PLACES) && !next.is(COMMON)
    });
    pair || next.is_some_and(|next| next.is(PERSON_VERBS))
}
