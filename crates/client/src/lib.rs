#![doc = include_str!("../README.md")]

mod antenna;
mod app;
mod backup;
mod enrol;
mod erase;
mod error;
mod field;
mod home;
mod http;
mod lease;
mod limits;
mod link;
mod night;
mod once;
mod qr;
mod receipt;
mod receive;
mod recovery;
mod removal;
mod reports;
mod ring;
mod snapshot;
mod sync;
mod team;
mod transport;
mod view;

pub use antenna::*;
pub use app::{App, Clock, Env, Stage, system_clock};
pub use domain::{Answer, Command, Id};
pub use enrol::{Admission, Joining};
pub use error::{Code, Error};
pub use field::*;
pub use http::HttpTransport;
pub use limits::{LostView, Reported};
pub use qr::QrView;
pub use recovery::{PaperText, PaperView, RecoveryView};
pub use removal::LateView;
pub use report::{Consolidated, Counts, Format, Gap, Proposal, Protected, Row, Summed, Table, Unit, Unreadable};
pub use reports::{ConsolidatedView, Contributed, Export, ReportView};
pub use sync::{Progress, SyncReport};
pub use team::DeviceInfo;
pub use transport::{Call, Reply, Transport};
pub use vault::Argon;
pub use view::*;

pub type Result<T> = std::result::Result<T, Error>;
