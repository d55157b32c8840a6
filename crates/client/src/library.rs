//! Sounds of the cards and the team's sheets: a space that antenna devices write and every phone reads. A sound's own labels (title,
//! author, place) are taken off before it is kept: they may name somebody.

use std::io::Cursor;

use data_encoding::BASE64;
use domain::{
    DocKind,
    kind::{LONGEST_SOUND, Protocol, Recording},
};
use lofty::{
    config::{ParseOptions, WriteOptions},
    file::{AudioFile as _, FileType, TaggedFileExt as _},
    probe::Probe,
    tag::{ItemKey, Tag},
};
use serde::Serialize;
use sync_proto::{Op, Rights};
use ts_rs::TS;

use crate::{Code, Error, Result, app::Open, ring::purpose};

/// A sound that may be played.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SoundView {
    /// A media type.
    pub format: String,
    /// Base64.
    pub data: String,
}

pub(crate) struct Clean {
    /// Base64.
    pub data: String,
    pub format: &'static str,
    pub seconds: u32,
}

fn bad(why: &str) -> Error {
    Error::new(Code::BadSound, format!("{why}; nothing was changed"))
}

/// Reads a sound's file (Base64), says what it is and takes its labels off.
pub(crate) fn clean(file: &str) -> Result<Clean> {
    let bytes = BASE64.decode(file.as_bytes()).map_err(|_| bad("not Base64"))?;
    if bytes.len() > LONGEST_SOUND {
        return Err(bad("larger than 400 kB"));
    }
    // A file from anywhere: some make the reader of sounds stop half-way (found by the fuzzer). Nothing is shared with it.
    std::panic::catch_unwind(move || without_labels(bytes)).unwrap_or_else(|_| Err(bad("not a sound that can be read")))
}

fn without_labels(mut bytes: Vec<u8>) -> Result<Clean> {
    let probe = |bytes: &[u8]| {
        let probe = Probe::new(Cursor::new(bytes.to_vec())).options(ParseOptions::new()).guess_file_type();
        probe.map_err(|_| bad("not a sound"))?.read().map_err(|_| bad("not a sound that can be read"))
    };
    let sound = probe(&bytes)?;
    let format = match sound.file_type() {
        FileType::Opus | FileType::Vorbis => "audio/ogg",
        FileType::Mpeg => "audio/mpeg",
        FileType::Mp4 => "audio/mp4",
        FileType::Wav => "audio/wav",
        _ => return Err(bad("a kind of sound that old phones do not play")),
    };
    let seconds = u32::try_from(sound.properties().duration().as_secs()).unwrap_or(u32::MAX);
    for tag in sound.tags() {
        let mut file = Cursor::new(std::mem::take(&mut bytes));
        tag.tag_type()
            .remove_from(&mut file, WriteOptions::default())
            .map_err(|_| bad("its labels do not come off"))?;
        bytes = file.into_inner();
    }
    // Whatever was cut off, it has to be a sound still, without a word beside it but the name of the program that wrote it.
    let plain =
        |tag: &Tag| tag.picture_count() == 0 && tag.items().all(|item| matches!(item.key(), ItemKey::EncoderSoftware));
    match probe(&bytes)?.tags().iter().all(plain) {
        true => Ok(Clean { data: BASE64.encode(&bytes), format, seconds }),
        false => Err(bad("its labels do not come off")),
    }
}

impl Open {
    /// At a lead's antenna: the space, if the team has none, for everybody who is there.
    pub fn prepare_library(&mut self) -> Result<()> {
        let made = self.ring.space(purpose::LIBRARY).is_some();
        if made || !self.rights().has(Rights::LEAD.and(Rights::ANTENNA)) {
            return Ok(());
        }
        let me = self.standing_seat(self.id())?;
        let ops = self.new_space(purpose::LIBRARY, &[me], None)?;
        self.append(ops, vec![])?;
        let carried = self.roster()?.carried().map(|(id, device)| (*id, device.rights.has(Rights::ANTENNA)));
        let others: Vec<(sync_proto::Id, bool)> = carried.filter(|(id, _)| *id != self.id()).collect();
        let Some(space) = self.ring.space(purpose::LIBRARY) else { return Ok(()) };
        for (device, antenna) in others {
            let secrets = self.ring.current(space, self.roster()?).ok_or(vault::Error::NoKey)?.clone();
            let seat = self.standing_seat(device)?;
            let grant = Op::Grant { space, device, push: antenna, pull: true };
            let epoch = self.epoch_op(space, purpose::LIBRARY, &secrets, &[seat], vec![])?;
            self.append(vec![grant, epoch], vec![])?;
        }
        Ok(())
    }

    /// For each card and language the sound that came last.
    pub fn recordings(&self) -> Result<Vec<Recording>> {
        let mut all: Vec<Recording> = self.all(DocKind::Recording.code(), Recording::read)?;
        all.sort_by(|a, b| (&a.card, &a.language, b.at, b.id).cmp(&(&b.card, &b.language, a.at, a.id)));
        all.dedup_by(|later, first| later.card == first.card && later.language == first.language);
        Ok(all)
    }

    /// `child`: only what somebody has listened to.
    pub fn sound(&self, id: domain::Id, child: bool) -> Result<SoundView> {
        let unknown = || Error::new(Code::Refused, "no such sound on this device");
        let recording = self.store.record(DocKind::Recording.code(), id)?.ok_or_else(unknown)?;
        let recording = Recording::read(&recording);
        if child && recording.heard.is_none() {
            return Err(unknown());
        }
        let sound = self.store.record("sound", id)?.ok_or_else(unknown)?;
        Ok(SoundView { format: recording.format, data: sound.text("data").unwrap_or_default().to_owned() })
    }

    /// The sheets that hold, by title; at the antenna the withdrawn ones too, last.
    pub fn protocols(&self) -> Result<Vec<Protocol>> {
        let mut all = self.all(DocKind::Protocol.code(), Protocol::read)?;
        all.retain(|sheet| !sheet.withdrawn || self.rights().has(Rights::ANTENNA));
        all.sort_by(|a, b| (a.withdrawn, &a.title, a.id).cmp(&(b.withdrawn, &b.title, b.id)));
        Ok(all)
    }
}
