//! Creating, opening, refusing and migrating a database file.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags};

use crate::{
    Error,
    lid::{self, Lids},
};

/// In order, forever; a migration names no live type.
const MIGRATIONS: [&str; 3] =
    [include_str!("../migrations/1.sql"), include_str!("../migrations/2.sql"), include_str!("../migrations/3.sql")];

/// The version of the file format that this app writes.
pub const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// A file larger than this is not read through at each opening.
const CHECKED_WHOLE: u64 = 8 << 20;

/// An open, encrypted database. One writer: a second process is refused with [`Error::Busy`].
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) lids: Lids,
    path: PathBuf,
}

impl Store {
    /// Makes a new file. `key`: 64 hexadecimal digits.
    pub fn create(path: &Path, key: &str) -> Result<Store, Error> {
        Store::create_with(path, key, &MIGRATIONS)
    }

    fn create_with(path: &Path, key: &str, migrations: &[&str]) -> Result<Store, Error> {
        if path.exists() {
            return Err(Error::Exists);
        }
        let store = Store::connect(path, key, OpenFlags::SQLITE_OPEN_CREATE)?;
        store.migrate(migrations)?;
        store.assert_encrypted()?;
        Ok(store)
    }

    pub fn open(path: &Path, key: &str) -> Result<Store, Error> {
        Store::open_with(path, key, &MIGRATIONS)
    }

    fn open_with(path: &Path, key: &str, migrations: &[&str]) -> Result<Store, Error> {
        let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
        let mut header = [0; 16];
        let read = File::open(path)?.read(&mut header)?;
        if header.starts_with(b"SQLite format 3") {
            return Err(Error::NotEncrypted);
        }
        if read < header.len() {
            return Err(Error::Damaged);
        }
        let store = Store::connect(path, key, OpenFlags::empty())?;
        let found: i64 = store.db.query_row("PRAGMA user_version", (), |row| row.get(0)).map_err(first_page)?;
        match found {
            found if found > known => return Err(Error::Newer { found, known }),
            0 => return Err(Error::Damaged),
            _ => {}
        }
        if fs::metadata(path)?.len() <= CHECKED_WHOLE {
            let sound: String = store.db.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
            if sound != "ok" {
                return Err(Error::Damaged);
            }
        }
        if found < known {
            store.keep_old(found)?;
            store.migrate(migrations)?;
        }
        store.assert_encrypted()?;
        Ok(store)
    }

    fn connect(path: &Path, key: &str, create: OpenFlags) -> Result<Store, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create;
        let db = Connection::open_with_flags(path, flags)?;
        let cipher: String =
            db.query_row("PRAGMA cipher = 'chacha20'", (), |row| row.get(0)).map_err(|_| Error::NoCipher)?;
        if cipher != "chacha20" {
            return Err(Error::NoCipher);
        }
        db.pragma_update(None, "key", format!("raw:{key}")).map_err(|_| Error::NoCipher)?;
        // Pages in the clear and the key are overwritten when their memory is given back.
        db.query_row("PRAGMA memory_security = fill", (), |_| Ok(())).map_err(|_| Error::NoCipher)?;
        db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        db.busy_timeout(std::time::Duration::ZERO)?;
        let mode: String = db.query_row("PRAGMA journal_mode = WAL", (), |row| row.get(0)).map_err(first_page)?;
        if mode != "wal" {
            return Err(Error::Disk("no write-ahead log here".into()));
        }
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "temp_store", "MEMORY")?;
        db.set_prepared_statement_cache_capacity(64);
        let lids = lid::register(&db)?;
        Ok(Store { db, lids, path: path.to_owned() })
    }

    fn migrate(&self, migrations: &[&str]) -> Result<(), Error> {
        let found: i64 = self.db.query_row("PRAGMA user_version", (), |row| row.get(0))?;
        let tx = self.db.unchecked_transaction()?;
        for sql in migrations.iter().skip(usize::try_from(found).unwrap_or_default()) {
            tx.execute_batch(sql)?;
        }
        tx.pragma_update(None, "user_version", i64::try_from(migrations.len()).unwrap_or(i64::MAX))?;
        Ok(tx.commit()?)
    }

    /// A copy of the file before a migration; it stays until everything in it has been acknowledged.
    fn keep_old(&self, version: i64) -> Result<(), Error> {
        self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?;
        let to = self.old_copy(version);
        fs::copy(&self.path, &to)?;
        Ok(File::open(&to)?.sync_all()?)
    }

    fn old_copy(&self, version: i64) -> PathBuf {
        self.path.with_extension(format!("before-{version}"))
    }

    /// After a receipt for everything: the copies from before migrations go.
    pub fn drop_old_copies(&self) -> Result<(), Error> {
        let now: i64 = self.db.query_row("PRAGMA user_version", (), |row| row.get(0))?;
        for version in 1..now {
            match fs::remove_file(self.old_copy(version)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The first bytes on the disk must not be those of a plain database, whatever library was linked.
    fn assert_encrypted(&self) -> Result<(), Error> {
        self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", (), |_| Ok(()))?;
        let mut header = [0; 16];
        let read = File::open(&self.path)?.read(&mut header)?;
        match read == header.len() && header.starts_with(b"SQLite format 3") {
            true => Err(Error::NotEncrypted),
            false => Ok(()),
        }
    }

    /// Marks the file as one of another version: for tests of what an app does with a newer file.
    pub fn pretend_version(&self, version: i64) -> Result<(), Error> {
        Ok(self.db.pragma_update(None, "user_version", version)?)
    }

    pub fn meta(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let mut find = self.db.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
        let mut rows = find.query_map([name], |row| row.get(0))?;
        Ok(rows.next().transpose()?)
    }

    pub fn set_meta(&self, name: &str, value: &[u8]) -> Result<(), Error> {
        let sql =
            "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.db.prepare_cached(sql)?.execute((name, value))?;
        Ok(())
    }

    /// A number that was kept with [`Store::set_number`].
    pub fn number(&self, name: &str) -> Result<Option<i64>, Error> {
        Ok(self.meta(name)?.and_then(|held| String::from_utf8(held).ok()?.parse().ok()))
    }

    pub fn set_number(&self, name: &str, number: i64) -> Result<(), Error> {
        self.set_meta(name, number.to_string().as_bytes())
    }

    /// All whose name begins so.
    pub fn metas(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let sql = "SELECT name, value FROM meta WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn del_meta(&self, name: &str) -> Result<(), Error> {
        self.db.prepare_cached("DELETE FROM meta WHERE name = ?1")?.execute([name])?;
        Ok(())
    }
}

/// The first page is where a wrong key shows.
fn first_page(error: rusqlite::Error) -> Error {
    match Error::from(error) {
        Error::Damaged => Error::WrongKey,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    fn and(next: &'static str) -> Vec<&'static str> {
        [&MIGRATIONS[..], &[next]].concat()
    }

    #[test]
    fn a_migration_keeps_the_old_file_until_everything_in_it_was_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.db");
        let old = Store::create(&path, KEY).unwrap();
        old.set_meta("kept", b"before").unwrap();
        drop(old);
        let new = Store::open_with(&path, KEY, &and("CREATE TABLE next (n INTEGER NOT NULL) STRICT;")).unwrap();
        assert_eq!(new.meta("kept").unwrap().as_deref(), Some(&b"before"[..]));
        new.db.execute("INSERT INTO next (n) VALUES (1)", ()).unwrap();
        let copy = folder.path().join(format!("device.before-{SCHEMA}"));
        let before = Store::open(&copy, KEY).unwrap();
        assert_eq!(before.meta("kept").unwrap().as_deref(), Some(&b"before"[..]), "the older app could go on with it");
        drop(before);
        new.drop_old_copies().unwrap();
        assert!(!copy.exists());
        drop(new);
        assert!(matches!(Store::open(&path, KEY), Err(Error::Newer { found, known: SCHEMA }) if found == SCHEMA + 1));
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.db");
        drop(Store::create(&path, KEY).unwrap());
        let broken = and("CREATE TABLE half (n INTEGER NOT NULL) STRICT; CREATE TABLE meta (n INTEGER) STRICT;");
        assert!(Store::open_with(&path, KEY, &broken).is_err());
        let store = Store::open(&path, KEY).unwrap();
        assert!(store.db.prepare("SELECT n FROM half").is_err());
    }
}
