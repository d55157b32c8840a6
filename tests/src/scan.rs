//! Looking for words in raw bytes, wherever they lie.

use std::{fs, path::Path};

/// In UTF-8 and UTF-16.
pub fn find(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide].into_iter().any(|needle| bytes.windows(needle.len()).any(|window| window == needle))
}

/// Every file below a folder that holds the word.
pub fn find_in_files(folder: &Path, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(find_in_files(&path, word));
        } else if fs::read(&path).is_ok_and(|bytes| find(&bytes, word)) {
            found.push(format!("{}: {word}", path.display()));
        }
    }
    found
}
