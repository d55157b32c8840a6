//! What can go wrong with a file, each with its own words.

use rusqlite::ErrorCode;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no database at this place")]
    Missing,
    #[error("a database is already there")]
    Exists,
    #[error("this file is not encrypted; it was not written by this app and was left as it is")]
    NotEncrypted,
    #[error("the key does not open this database, or its first page is damaged")]
    WrongKey,
    #[error("the database is damaged; it was left as it is: what was sent is safe with the relay and the antenna")]
    Damaged,
    #[error(
        "the database was written by a newer version of the app ({found}, this one knows {known}); update the app, nothing is lost"
    )]
    Newer { found: i64, known: i64 },
    #[error("the disk is full; the last tap was not kept, everything before it is")]
    DiskFull,
    #[error("another process has this database open")]
    Busy,
    #[error("the disk did not answer: {0}")]
    Disk(String),
    #[error("the linked SQLite cannot encrypt: nothing was written")]
    NoCipher,
    #[error(transparent)]
    Journal(#[from] journal::Error),
    #[error("the database said: {0}")]
    Sql(String),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::Damaged,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
                Error::Disk(error.to_string())
            }
            // SQLite's messages name tables and columns, never values.
            _ => Error::Sql(error.to_string()),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Error::DiskFull,
            std::io::ErrorKind::NotFound => Error::Missing,
            kind => Error::Disk(kind.to_string()),
        }
    }
}
