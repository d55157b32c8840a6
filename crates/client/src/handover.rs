//! A referral for the organisation that receives it: exactly what the person agreed to, sealed in one page that any browser opens with a
//! passphrase said by voice, in a file for age, or printed. What was given is noted in the referral.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use domain::{
    Command, DocKind, Id, Refusal,
    kind::{Contact, FollowUp, Referral, Service},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault::{PAGE_ROUNDS, SealedPage};

use crate::{App, Code, Error, Result, app::Open};

const PAGE: &str = include_str!("handover.html");

/// What is given, and in which words.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct Handover {
    pub referral: Id,
    /// What the person agreed to: of `need`, `service`, `language`, `band`, `gender`, `code`, `wish`.
    pub fields: Vec<String>,
    /// The screen's words: for a field its name, for a value `list/code`; `title`, `ask`, `open`, `wrong`, `notice` of the page.
    #[ts(type = "Record<string, string>")]
    pub words: BTreeMap<String, String>,
    pub language: String,
    pub right_to_left: bool,
    pub form: HandoverForm,
}

/// In what it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HandoverForm {
    /// A page that any browser opens.
    Page,
    /// A file for who has a tool for age.
    Age,
}

/// What went out: to be said by voice, and to be shown or printed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HandedOver {
    /// Six words, on paper or by telephone: never beside the page.
    pub passphrase: String,
    /// The file's name.
    pub name: String,
    /// Labels and values, exactly as they are in the page.
    pub rows: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Said<'a> {
    notice: String,
    rows: &'a [(String, String)],
}

impl App {
    /// Seals a referral for its receiver. Without the person's yes, or for something that was not agreed to, nothing is made.
    pub fn hand_over(&self, asked: &Handover) -> Result<(HandedOver, Vec<u8>)> {
        self.with(|open| open.hand_over(asked))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Open {
    fn hand_over(&mut self, asked: &Handover) -> Result<(HandedOver, Vec<u8>)> {
        let rows = self.rows_to_give(asked)?;
        let share = Command::ShareReferral { referral: asked.referral, fields: asked.fields.clone() };
        self.execute(&share)?;
        let word = |key: &str| asked.words.get(key).cloned().unwrap_or_else(|| key.to_owned());
        // As it has to be typed where accents count.
        let passphrase = vault::plain_words(&vault::make_passphrase(&mut self.rng)).to_string();
        let (bytes, ending) = match asked.form {
            HandoverForm::Page => (self.page(asked, &word, &rows, &passphrase)?, "html"),
            HandoverForm::Age => {
                let lines = rows.iter().map(|(label, value)| format!("{label}: {value}\n"));
                let text = format!("{}\n\n{}", word("notice"), lines.collect::<String>());
                (vault::seal_age(&passphrase, text.as_bytes(), &mut self.rng)?, "txt.age")
            }
        };
        self.log_access("exported", "referral", 1)?;
        let name = format!("orientation-{}-{}.{ending}", self.today(), &asked.referral.to_string()[..6]);
        Ok((HandedOver { passphrase, name, rows }, bytes))
    }

    fn page(
        &mut self,
        asked: &Handover,
        word: &dyn Fn(&str) -> String,
        rows: &[(String, String)],
        passphrase: &str,
    ) -> Result<Vec<u8>> {
        let said = serde_json::to_vec(&Said { notice: word("notice"), rows });
        let said = said.map_err(|error| Error::new(Code::Internal, error.to_string()))?;
        let page = SealedPage::seal(passphrase, &said, &mut self.rng)?;
        let direction = if asked.right_to_left { "rtl" } else { "ltr" };
        let mut html = PAGE.to_owned();
        for key in ["title", "ask", "open", "wrong"] {
            html = html.replace(&format!("{{{{{key}}}}}"), &escaped(&word(key)));
        }
        let fixed = [
            ("lang", escaped(&asked.language)),
            ("dir", direction.to_owned()),
            ("salt", BASE64.encode(&page.salt)),
            ("nonce", BASE64.encode(&page.nonce)),
            ("ct", BASE64.encode(&page.ct)),
            ("rounds", PAGE_ROUNDS.to_string()),
        ];
        for (key, value) in fixed {
            html = html.replace(&format!("{{{{{key}}}}}"), &value);
        }
        Ok(html.into_bytes())
    }

    /// The values themselves come from the records; the screen only says them in words.
    fn rows_to_give(&self, asked: &Handover) -> Result<Vec<(String, String)>> {
        let unknown = |kind: &str| Error::from(Refusal::Unknown { kind: kind.into() });
        let record = self.store.record("referral", asked.referral)?.ok_or_else(|| unknown("referral"))?;
        let referral = Referral::read(&record);
        if !referral.consent {
            return Err(Refusal::NoConsent.into());
        }
        let contact = match referral.contact {
            Some(contact) => self.store.record("contact", contact)?.as_ref().map(Contact::read),
            None => None,
        };
        let code = contact.as_ref().and_then(|contact| contact.code.clone());
        let followed = match &code {
            Some(code) => self.store.by_code(DocKind::FollowUp.code(), code)?.as_ref().map(FollowUp::read),
            None => None,
        };
        let service = match referral.service.parse() {
            Ok(id) => self.store.record(DocKind::Service.code(), id)?.as_ref().map(Service::read),
            Err(_) => None,
        };
        let word = |list: &str, code: &str| {
            asked.words.get(&format!("{list}/{code}")).cloned().unwrap_or_else(|| code.to_owned())
        };
        let heads = |pick: fn(&domain::kind::Heads) -> &str, list: &str| {
            let heads = contact.as_ref()?.heads.iter().map(|heads| word(list, pick(heads)));
            Some(heads.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", "))
        };
        let mut rows = Vec::new();
        for field in &asked.fields {
            let value = match field.as_str() {
                "need" => Some(word("need", &referral.need)),
                "service" => service.as_ref().map(|service| service.name.clone()),
                "language" => {
                    contact.as_ref().and_then(|contact| contact.language.as_deref()).map(|code| word("language", code))
                }
                "band" => heads(|heads| heads.band.as_str(), "band"),
                "gender" => heads(|heads| heads.gender.as_str(), "gender"),
                "code" => code.clone(),
                "wish" => followed.as_ref().and_then(|followed| followed.wish.clone()),
                _ => {
                    return Err(
                        Refusal::NotInList { list: "handover".into(), code: field.chars().take(40).collect() }.into()
                    );
                }
            };
            let value = value.filter(|value| !value.is_empty());
            let missing = || Error::from(Refusal::Missing { field: field.clone() });
            rows.push((asked.words.get(field).cloned().unwrap_or_else(|| field.clone()), value.ok_or_else(missing)?));
        }
        match rows.is_empty() {
            true => Err(Refusal::Missing { field: "fields".into() }.into()),
            false => Ok(rows),
        }
    }
}
