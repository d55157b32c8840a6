//! Links, addresses and handles.

use std::sync::LazyLock;

use regex::Regex;

use crate::{Span, Why};

/// A pattern of this crate; a test opens each.
pub(crate) fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:(?i:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|fr|org|net|me|io|be|uk|de|app|link|gg|tv|co|info|eu|ly|gl|ru|ir|et|af|sd)\b(?:/\S*)?)",
    )
});
static AT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"@\s?[\p{L}\p{N}_.]{2,}"));
/// What a service for messages is called, and what follows it.
static NETWORK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:insta(?:gram)?|snap(?:chat)?|telegram|tik ?tok|whats ?app|facebook|fb|messenger|signal|viber|imo|discord)\b|انستا(?:غرام|جرام)?|إنستغرام|سناب(?: ?شات)?|تلغرام|تيليجرام|تلگرام|فيسبوك|فیسبوک|واتس ?اب|واتساپ|تيك توك|اینستا(?:گرام)?|ፌስቡክ|ቴሌግራም|ኢንስታግራም|ዋትስ ?አፕ)\s*(?P<sign>[:=]|->)?\s*(?P<name>[\p{L}\p{N}_.\-]{3,})",
    )
});

pub(crate) fn all(regex: &Option<Regex>, text: &str, why: Why) -> Vec<Span> {
    let found = regex.iter().flat_map(|regex| regex.find_iter(text));
    found.map(|found| Span { from: found.start(), to: found.end(), why }).collect()
}

pub(crate) fn find(text: &str) -> Vec<Span> {
    let mut spans = all(&LINK, text, Why::Link);
    spans.extend(all(&AT, text, Why::Handle));
    for found in NETWORK.iter().flat_map(|regex| regex.captures_iter(text)) {
        let Some(name) = found.name("name") else { continue };
        // “by WhatsApp tomorrow” names nobody; “WhatsApp: tomorrow_22” does.
        let odd = name.as_str().chars().any(|letter| letter.is_numeric() || matches!(letter, '_' | '.'));
        if found.name("sign").is_some() || odd {
            spans.push(Span { from: name.start(), to: name.end(), why: Why::Handle });
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_opens() {
        assert!([&*LINK, &*AT, &*NETWORK].iter().all(|regex| regex.is_some()));
    }
}
