//! Stories with people in them: several devices, a real relay. Each would fail without what it tells about.

mod antenna;
mod asleep;
mod carry;
mod conflicts;
mod cut;
mod directory;
mod enrolment;
mod erase;
mod evening;
mod files;
mod handover;
mod kill;
mod lease;
mod legal;
mod library;
mod lid;
mod limits;
mod near;
mod nights;
mod pin;
mod recovery;
mod relay;
mod removal;
mod reports;
mod retention;
mod roster;
mod safeguarding;
mod secrecy;
mod spaces;
mod street;
mod terminal;
mod trust;
mod vault;
mod vectors;
mod wake;

use tempfile::TempDir;
use tests::cast::{Device, LoopbackRelay};

/// An antenna and two phones in one team, everybody up to date.
pub struct Team {
    pub folder: TempDir,
    pub relay: LoopbackRelay,
    pub lead: Device,
    pub amal: Device,
    pub bruno: Device,
}

impl Team {
    pub fn gather() -> Team {
        let folder = tempfile::tempdir().unwrap();
        let relay = LoopbackRelay::start(&folder.path().join("relay"));
        let lead = Device::new(folder.path(), "lead", None);
        lead.found(&relay);
        let amal = Device::new(folder.path(), "amal", None);
        let bruno = Device::new(folder.path(), "bruno", None);
        lead.enrols(&amal, "mediator", false, &relay);
        lead.enrols(&bruno, "mediator", false, &relay);
        tests::cast::settle(&[&lead, &amal, &bruno], &relay);
        Team { folder, relay, lead, amal, bruno }
    }

    pub fn settle(&self) {
        tests::cast::settle(&[&self.amal, &self.bruno, &self.lead], &self.relay);
    }
}
