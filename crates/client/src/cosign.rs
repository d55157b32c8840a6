//! What needs two leads, by two texts: one asks, another reads what it is and signs, the first takes the signature. Texts may go by any
//! way: they hold device ids and signatures, as the public roster does, and count for nothing but the one operation.

use minicbor::{Decode, Encode, bytes::ByteVec};
use serde::Serialize;
use sync_proto::{
    Id, Op, Rights, Status,
    roster::{Cosign, cosign_message},
};
use ts_rs::TS;

use crate::{
    App, Error, Result,
    app::Open,
    enrol::{from_text, to_text},
};

const ASKED: &str = "MARAUDE5:";
const SIGNED: &str = "MARAUDE6:";

/// What another lead is asked to sign.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SecondView {
    /// The lead's device that is to be removed.
    pub removes: String,
    /// The lead's device that asks.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Asked {
    #[n(0)]
    team: Id,
    #[n(1)]
    not_before: u32,
    #[n(2)]
    by: Id,
    #[n(3)]
    ops: Vec<Op>,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Signed {
    #[n(0)]
    asked: Asked,
    #[n(1)]
    cosign: Cosign,
}

impl App {
    /// A lead wants another lead's device removed: the text for a second lead.
    pub fn ask_second(&self, device: &str) -> Result<String> {
        let device = Id::parse(device).ok_or_else(|| Error::not_allowed("no such device"))?;
        self.with(|open| open.ask_second(device))
    }

    /// What such a text asks for.
    pub fn second_asked(&self, text: &str) -> Result<SecondView> {
        self.with(|open| {
            let asked: Asked = open.read_asked(text)?;
            let removes = open.removed_by(&asked)?;
            Ok(SecondView { removes: open.label_of(removes), by: open.label_of(asked.by) })
        })
    }

    /// The second lead signs: the text for the first.
    pub fn sign_second(&self, text: &str) -> Result<String> {
        self.with(|open| open.sign_second(text))
    }

    /// The first lead takes the signature, and the device is removed.
    pub fn take_second(&self, text: &str) -> Result<()> {
        self.with(|open| open.take_second(text))
    }
}

impl Open {
    fn label_of(&self, device: Id) -> String {
        let id = device.to_string();
        self.device_infos().into_iter().find(|info| info.id == id).map(|info| info.label).unwrap_or_default()
    }

    fn must_lead(&self) -> Result<()> {
        match self.rights().has(Rights::LEAD) {
            true => Ok(()),
            false => Err(Error::not_allowed("only a lead asks for this or signs it")),
        }
    }

    fn ask_second(&self, device: Id) -> Result<String> {
        self.must_lead()?;
        let roster = self.roster()?;
        let ops = vec![self.removal_of(device)?];
        let asked = Asked { team: roster.team, not_before: roster.len, by: self.id(), ops };
        self.removed_by(&asked)?;
        Ok(to_text(ASKED, &asked))
    }

    /// Of this team, and nothing but the removal of a lead's device that is active.
    fn removed_by(&self, asked: &Asked) -> Result<Id> {
        let roster = self.roster()?;
        let [Op::RemoveDevice { device, .. }] = asked.ops.as_slice() else {
            return Err(Error::not_allowed("two leads sign the removal of a lead's device and nothing else"));
        };
        let leads = roster.devices.get(device).filter(|known| known.status == Status::Active);
        let leads = leads.is_some_and(|known| known.rights.has(Rights::LEAD) && known.paper.is_none());
        match leads && asked.team == roster.team {
            true => Ok(*device),
            false => Err(Error::not_allowed("this is another team's, or no active device of a lead")),
        }
    }

    fn read_asked(&self, text: &str) -> Result<Asked> {
        self.must_lead()?;
        from_text(ASKED, text)
    }

    fn sign_second(&self, text: &str) -> Result<String> {
        let asked = self.read_asked(text)?;
        self.removed_by(&asked)?;
        let signature = self.keys.sign(&cosign_message(asked.team, asked.not_before, &asked.ops));
        let cosign =
            Cosign { device: self.id(), not_before: asked.not_before, signature: ByteVec::from(signature.to_vec()) };
        Ok(to_text(SIGNED, &Signed { asked, cosign }))
    }

    fn take_second(&mut self, text: &str) -> Result<()> {
        self.must_lead()?;
        let Signed { asked, cosign } = from_text(SIGNED, text)?;
        let device = self.removed_by(&asked)?;
        // The roster says whether the signature is another lead's.
        self.append_cosigned(asked.ops, vec![], vec![cosign])
            .map_err(|_| Error::not_allowed("this is not the signature of another lead; nothing was changed"))?;
        self.rekey(device)
    }
}
