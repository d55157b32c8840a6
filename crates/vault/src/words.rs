//! Words for people: six to compare by voice, six to keep on paper. From the BIP-39 lists (2,048 words, 11 bits each).

use bip39::Language;
use rand_core::CryptoRng;
use sync_proto::Hash;

/// Six French words of a hash, 66 bits: the same on both screens, or somebody is between them.
pub fn six_words(hash: Hash) -> Vec<&'static str> {
    let list = Language::French.word_list();
    let bits = hash.0.iter().flat_map(|byte| (0..8).rev().map(move |bit| usize::from(byte >> bit & 1)));
    let bits: Vec<usize> = bits.take(66).collect();
    bits.chunks(11).map(|word| list[word.iter().fold(0, |index, bit| index << 1 | bit)]).collect()
}

/// A new passphrase of six words, 66 bits.
pub fn make_passphrase(rng: &mut impl CryptoRng) -> String {
    let mut seed = [0; 32];
    rng.fill_bytes(&mut seed);
    six_words(Hash(seed)).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_words_change_with_any_of_their_bits() {
        let words = six_words(Hash([0; 32]));
        assert_eq!(words.len(), 6);
        for bit in 0..66 {
            let mut hash = [0; 32];
            hash[bit / 8] = 0x80 >> (bit % 8);
            assert_ne!(six_words(Hash(hash)), words, "bit {bit}");
        }
    }
}
