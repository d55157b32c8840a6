//! What needs two leads, by two texts: one asks, another reads what it is and signs, the first takes the signature. Texts may go by any
//! way: they hold device ids and signatures, as the public roster does, and count for nothing but the one operation.

use minicbor::{Decode, Encode, bytes::ByteVec};
use serde::Serialize;
use sync_proto::{
    Hash, Id, Op, Rights, Status,
    roster::{Cosign, TEAM, cosign_message},
    sha256, wire,
};
use ts_rs::TS;

use crate::{
    App, Error, Result,
    app::Open,
    enrol::{from_text, to_text},
    recovery::PaperView,
};

const ASKED: &str = "MARAUDE5:";
const SIGNED: &str = "MARAUDE6:";

/// What another lead is asked to sign.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SecondView {
    /// The lead's device that is to be removed; none where the team gets a recovery paper.
    pub removes: Option<String>,
    /// The lead's device that asks.
    pub by: String,
    /// Six words of what is asked, the same at who asks.
    pub words: Vec<String>,
}

/// A paper that counts when a second lead has signed it.
#[derive(Clone, PartialEq, Serialize, TS)]
pub struct AskedPaper {
    /// To be printed before: nothing of it is kept.
    pub paper: PaperView,
    /// The text for the second lead.
    pub text: String,
    pub words: Vec<String>,
}

/// The paper that this device has asked a second lead for, by the hash of its text.
const ASKED_PAPER: &str = "asked_paper";

/// What two leads sign.
enum Two {
    Removal(Id),
    Paper,
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

    /// A lead makes a recovery paper when the one before is lost and there is another lead: it counts once that lead has signed.
    pub fn ask_paper(&self) -> Result<AskedPaper> {
        self.with(Open::ask_paper)
    }

    /// What such a text asks for.
    pub fn second_asked(&self, text: &str) -> Result<SecondView> {
        self.with(|open| {
            let asked: Asked = open.read_asked(text)?;
            let removes = match open.two_for(&asked)? {
                Two::Removal(device) => Some(open.label_of(device)),
                Two::Paper => None,
            };
            Ok(SecondView { removes, by: open.label_of(asked.by), words: words_of(&asked) })
        })
    }

    /// The second lead signs: the text for the first.
    pub fn sign_second(&self, text: &str) -> Result<String> {
        self.with(|open| open.sign_second(text))
    }

    /// The first lead takes the signature, and it is done: the device is removed, or the paper counts.
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
        self.two_for(&asked)?;
        Ok(to_text(ASKED, &asked))
    }

    fn ask_paper(&mut self) -> Result<AskedPaper> {
        self.must_lead()?;
        let (seed, op) = self.new_paper()?;
        let roster = self.roster()?;
        let asked = Asked { team: roster.team, not_before: roster.len, by: self.id(), ops: vec![op] };
        let paper = self.printed(&seed)?;
        self.store.set_meta(ASKED_PAPER, &hash_of(&asked).0)?;
        Ok(AskedPaper { paper, text: to_text(ASKED, &asked), words: words_of(&asked) })
    }

    /// Of this team, and nothing but the removal of a lead's device that is active, or another recovery paper of the team.
    fn two_for(&self, asked: &Asked) -> Result<Two> {
        let roster = self.roster()?;
        let other = || Err(Error::not_allowed("this is another team's, or no active device of a lead"));
        if asked.team != roster.team {
            return other();
        }
        match asked.ops.as_slice() {
            [Op::RemoveDevice { device, .. }] => {
                let active = roster.devices.get(device).filter(|known| known.status == Status::Active);
                match active.is_some_and(|known| known.rights.has(Rights::LEAD) && known.paper.is_none()) {
                    true => Ok(Two::Removal(*device)),
                    false => other(),
                }
            }
            [Op::SetRecovery { space: TEAM, .. }] => Ok(Two::Paper),
            _ => Err(Error::not_allowed("two leads sign the removal of a lead's device or a paper, and nothing else")),
        }
    }

    fn read_asked(&self, text: &str) -> Result<Asked> {
        self.must_lead()?;
        from_text(ASKED, text)
    }

    fn sign_second(&self, text: &str) -> Result<String> {
        let asked = self.read_asked(text)?;
        self.two_for(&asked)?;
        let signature = self.keys.sign(&cosign_message(asked.team, asked.not_before, &asked.ops));
        let cosign =
            Cosign { device: self.id(), not_before: asked.not_before, signature: ByteVec::from(signature.to_vec()) };
        Ok(to_text(SIGNED, &Signed { asked, cosign }))
    }

    fn take_second(&mut self, text: &str) -> Result<()> {
        self.must_lead()?;
        let Signed { asked, cosign } = from_text(SIGNED, text)?;
        let what = self.two_for(&asked)?;
        let printed = self.store.meta(ASKED_PAPER)?.is_some_and(|hash| hash == hash_of(&asked).0);
        if matches!(what, Two::Paper) && !printed {
            return Err(Error::not_allowed(
                "this is not the paper that this device has asked for; nothing was changed",
            ));
        }
        let old = self.roster()?.paper_of(TEAM);
        // The roster says whether the signature is another lead's.
        self.append_cosigned(asked.ops, vec![], vec![cosign])
            .map_err(|_| Error::not_allowed("this is not the signature of another lead; nothing was changed"))?;
        match what {
            Two::Removal(device) => self.rekey(device),
            Two::Paper => {
                self.store.del_meta(ASKED_PAPER)?;
                self.seat_paper(old)
            }
        }
    }
}

fn hash_of(asked: &Asked) -> Hash {
    sha256(&[&wire::encode(asked)])
}

fn words_of(asked: &Asked) -> Vec<String> {
    vault::six_words(hash_of(asked)).into_iter().map(str::to_owned).collect()
}
