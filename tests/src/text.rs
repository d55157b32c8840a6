//! Base64, the tests' own: the app's writer is not checked against itself.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub fn base64_of(bytes: &[u8]) -> String {
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = if at <= three.len() { LETTERS[(bits >> (18 - 6 * at) & 63) as usize] } else { b'=' };
            out.push(char::from(letter));
        }
    }
    out
}

pub fn base64_bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let value = |letter: &u8| LETTERS.iter().position(|known| known == letter).unwrap_or_default() as u32;
        let bits = four.iter().fold(0_u32, |bits, letter| bits << 6 | value(letter)) << (6 * (4 - four.len()));
        out.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    out
}
