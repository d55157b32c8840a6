//! Follow-up codes: six random digits from the antenna's pool and a Damm check digit, written `418 073 8`.
//!
//! Source of the check: H. M. Damm, *Total anti-symmetrische Quasigruppen*, 2004 (standard table, crate `damm`).
//! The check guards the thumb that types a code, not the record: a code that is already in a record is kept as it is.

use std::fmt;

use crate::Refusal;

/// Seven digits. Opens nothing, means nothing; it only finds the follow-up again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FollowCode(String);

/// The last digit does not fit the six before: one digit is wrong, or two are swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("one digit is wrong: read the card again")]
pub struct WrongDigit;

impl FollowCode {
    /// Seven digits, spaces allowed; the check digit is not looked at.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        match digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit()) {
            true => Ok(FollowCode(digits)),
            false => Err(Refusal::NotACode),
        }
    }

    /// What a person typed or said: the check digit must fit.
    pub fn checked(self) -> Result<Self, WrongDigit> {
        let number = self.0.parse().map_err(|_| WrongDigit)?;
        if damm::verify(number) { Ok(self) } else { Err(WrongDigit) }
    }

    /// The code whose first six digits are `number` (below 1,000,000).
    pub fn from_number(number: u32) -> Self {
        let number = number % 1_000_000;
        FollowCode(format!("{:07}", damm::id(u128::from(number))))
    }

    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FollowCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_of_the_evening_is_well_formed_and_each_wrong_digit_is_caught() {
        let code = FollowCode::parse("418 073 8").unwrap().checked().unwrap();
        assert_eq!(code.to_string(), "418 073 8");
        for place in 0..7 {
            for digit in b'0'..=b'9' {
                let mut typed = code.digits().as_bytes().to_vec();
                if typed[place] == digit {
                    continue;
                }
                typed[place] = digit;
                let typed = FollowCode::parse(std::str::from_utf8(&typed).unwrap()).unwrap();
                assert_eq!(typed.clone().checked(), Err(WrongDigit), "{typed}");
            }
        }
    }

    #[test]
    fn a_drawn_number_becomes_a_code_that_checks() {
        for number in [0, 7, 418_073, 999_999] {
            let code = FollowCode::from_number(number);
            assert_eq!(code.clone().checked().unwrap(), code);
            assert!(code.digits().starts_with(&format!("{number:06}")));
        }
    }
}
