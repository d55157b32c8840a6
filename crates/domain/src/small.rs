//! Small counts: what of a number may be shown outside the antenna, or kept of another count.

/// What is below is withheld, but for zero.
pub const SMALLEST: u32 = 8;

/// The nearest multiple of 5.
pub fn rounded(count: u32) -> u32 {
    (count + 2) / 5 * 5
}

/// Of a number that stands alone: rounded, or nothing where it is small.
pub fn publishable(count: u32) -> Option<u32> {
    (count == 0 || count >= SMALLEST).then(|| rounded(count))
}
