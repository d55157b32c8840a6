//! Keys that only paper holds: 32 random bytes as 24 words, and such a seed split over three papers, any two of which give it.

use bip39::{Language, Mnemonic};
use rand_core::CryptoRng;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{DeviceKeys, Error, KemKeys, derive};

/// The seed of a recovery key. It is made, shown once to be printed, and forgotten.
#[derive(Clone, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct PaperSeed([u8; 32]);

/// One of three papers. Any two give the seed, one alone is random bytes.
#[derive(Clone, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct Share {
    /// 1, 2 or 3.
    pub number: u8,
    halves: [[u8; 32]; 2],
}

impl PaperSeed {
    pub fn make(rng: &mut impl CryptoRng) -> PaperSeed {
        PaperSeed(random(rng))
    }

    /// 24 French words of BIP-39: 256 bits and a checksum.
    pub fn to_words(&self) -> Result<Vec<String>, Error> {
        words_of(&self.0)
    }

    /// As somebody types them from paper: accents, capitals and spaces do not count, four letters of a word are enough.
    pub fn from_words(words: &str) -> Result<PaperSeed, Error> {
        seed_of(&words.split_whitespace().collect::<Vec<_>>()).map(PaperSeed)
    }

    /// For the QR code on the paper only.
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_vec())
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<PaperSeed, Error> {
        bytes.try_into().map(PaperSeed).map_err(|_| Error::Key)
    }

    /// The recovery key: to the team's roster it is a device that nobody carries.
    pub fn derive_keys(&self) -> Result<DeviceKeys, Error> {
        let mut sign: [u8; 32] = derive(&self.0, &[b"maraude.paper.sign"]);
        let kem: Zeroizing<[u8; 32]> = Zeroizing::new(derive(&self.0, &[b"maraude.paper.kem"]));
        let keys = KemKeys::from_secret_bytes(&*kem).and_then(|kem| DeviceKeys::build(&sign, kem));
        sign.zeroize();
        keys
    }

    /// Two of three by plain XOR: each pair of papers holds a random value and the seed XOR that value.
    pub fn split(&self, rng: &mut impl CryptoRng) -> [Share; 3] {
        let masks: Zeroizing<[[u8; 32]; 3]> = Zeroizing::new([random(rng), random(rng), random(rng)]);
        [0, 1, 2].map(|at: usize| {
            let before = &masks[(at + 2) % 3];
            Share { number: [1, 2, 3][at], halves: [masks[at], xor(&self.0, before)] }
        })
    }

    /// From two different papers of one set. What does not belong together gives a seed that opens nothing.
    pub fn join(a: &Share, b: &Share) -> Result<PaperSeed, Error> {
        let (first, second) = match (a.number, b.number) {
            (1, 2) | (2, 3) | (3, 1) => (a, b),
            (2, 1) | (3, 2) | (1, 3) => (b, a),
            _ => return Err(Error::Key),
        };
        Ok(PaperSeed(xor(&first.halves[0], &second.halves[1])))
    }
}

impl Share {
    /// 48 words: two times 24, each with its checksum.
    pub fn to_words(&self) -> Result<Vec<String>, Error> {
        Ok([words_of(&self.halves[0])?, words_of(&self.halves[1])?].concat())
    }

    pub fn from_words(number: u8, words: &str) -> Result<Share, Error> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let (first, second) = words.split_at_checked(24).ok_or(Error::Key)?;
        Share { number, halves: [seed_of(first)?, seed_of(second)?] }.checked()
    }

    /// For the QR code on the paper only: the number, then 64 bytes.
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&[self.number][..], &self.halves[0], &self.halves[1]].concat())
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<Share, Error> {
        let (number, rest) = bytes.split_first().ok_or(Error::Key)?;
        let (first, rest) = rest.split_first_chunk::<32>().ok_or(Error::Key)?;
        Share { number: *number, halves: [*first, rest.try_into().map_err(|_| Error::Key)?] }.checked()
    }

    fn checked(self) -> Result<Share, Error> {
        match self.number {
            1..=3 => Ok(self),
            _ => Err(Error::Key),
        }
    }
}

fn random(rng: &mut impl CryptoRng) -> [u8; 32] {
    let mut bytes = [0; 32];
    rng.fill_bytes(&mut bytes);
    bytes
}

fn xor(a: &[u8; 32], b: &[u8; 32]) -> [u8; 32] {
    std::array::from_fn(|at| a[at] ^ b[at])
}

pub(crate) fn words_of(seed: &[u8; 32]) -> Result<Vec<String>, Error> {
    let mnemonic = Mnemonic::from_entropy_in(Language::French, seed).map_err(|_| Error::Key)?;
    Ok(mnemonic.words().map(str::to_owned).collect())
}

fn plain(word: &str) -> String {
    word.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

pub(crate) fn seed_of(words: &[&str]) -> Result<[u8; 32], Error> {
    let list = Language::French.word_list();
    let known = |word: &&str| {
        let typed = Zeroizing::new(plain(word));
        let exact = list.iter().find(|known| plain(known) == *typed);
        // Four letters tell the words of the list apart.
        let short = || list.iter().find(|known| typed.chars().count() >= 4 && plain(known).starts_with(&*typed));
        exact.or_else(short).copied()
    };
    let words = words.iter().map(known).collect::<Option<Vec<_>>>().ok_or(Error::Key)?;
    let joined = Zeroizing::new(words.join(" ").nfkd().collect::<String>());
    let mnemonic = Mnemonic::parse_in_normalized(Language::French, &joined).map_err(|_| Error::Key)?;
    mnemonic.to_entropy().as_slice().try_into().map_err(|_| Error::Key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_comes_back_from_words_as_a_tired_hand_types_them() {
        let seed = PaperSeed::make(&mut crate::tests_rng(1));
        let words = seed.to_words().unwrap();
        assert_eq!(words.len(), 24);
        assert!(PaperSeed::from_words(&words.join("  ")).unwrap() == seed);
        let tired: Vec<String> =
            words.iter().map(|word| plain(word).chars().take(4).collect::<String>().to_uppercase()).collect();
        assert!(PaperSeed::from_words(&tired.join("\n")).unwrap() == seed);
        let mut wrong = words.clone();
        wrong.swap(0, 1);
        assert!(words[0] == words[1] || PaperSeed::from_words(&wrong.join(" ")).is_err(), "the checksum sees it");
        assert!(PaperSeed::from_words(&words[..23].join(" ")).is_err());
    }

    #[test]
    fn any_two_papers_give_the_seed_and_the_same_one_twice_does_not() {
        let seed = PaperSeed::make(&mut crate::tests_rng(2));
        let shares = seed.split(&mut crate::tests_rng(3));
        for (a, b) in [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)] {
            assert!(PaperSeed::join(&shares[a], &shares[b]).unwrap() == seed, "papers {a} and {b}");
        }
        for share in &shares {
            assert!(PaperSeed::join(share, share).is_err());
            let words = share.to_words().unwrap().join(" ");
            assert!(Share::from_words(share.number, &words).unwrap() == *share);
            assert!(Share::from_secret_bytes(&share.to_secret_bytes()).unwrap() == *share);
        }
        let others = seed.split(&mut crate::tests_rng(4));
        assert!(PaperSeed::join(&shares[0], &others[1]).unwrap() != seed, "papers of two sets do not mix");
    }

    #[test]
    fn keys_follow_from_the_seed_alone() {
        let seed = PaperSeed::make(&mut crate::tests_rng(5));
        let again = PaperSeed::from_secret_bytes(&seed.to_secret_bytes()).unwrap();
        assert_eq!(seed.derive_keys().unwrap().id(), again.derive_keys().unwrap().id());
        let other = PaperSeed::make(&mut crate::tests_rng(6));
        assert_ne!(seed.derive_keys().unwrap().id(), other.derive_keys().unwrap().id());
    }
}
