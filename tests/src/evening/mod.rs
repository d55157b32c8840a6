//! An evening, played from a file: real processes, real relay, the same commands as the screens.

mod format;
mod play;

pub use format::{Evening, Misfit};
pub use play::{Options, Outcome, play};
