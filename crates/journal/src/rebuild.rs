//! A document without its past: what holds now, said again, so that what was taken back is in it nowhere. Needed where a cut ends the
//! history of a space.

use std::collections::BTreeMap;

use automerge::{
    Change, ChangeHash as AmHash, ROOT, ReadDoc, ScalarValue, Value as AmValue,
    legacy::{Key, ObjectId},
    transaction::{CommitOptions, Transactable},
};
use domain::Value;

use crate::{
    Actor, Document, Error,
    document::{BEHALF, KIND, scalar_of, unwritable, value_of},
};

/// Who said something and when (milliseconds since 1970): in this order it is said again.
type Hand = (i64, String);

impl Document {
    /// The same document with no change but these: every key with the values that it holds, each on behalf of who said it, at its hour. A
    /// key in conflict stays in conflict, and the value that won still wins. `actor`: fresh, of the device that rebuilds.
    pub fn rebuilt(&self, actor: Actor) -> Result<Document, Error> {
        let mut holding: BTreeMap<Hand, Vec<(String, ScalarValue)>> = BTreeMap::new();
        let mut contested: Vec<(Hand, String, ScalarValue)> = Vec::new();
        for key in self.doc.keys(ROOT).filter(|key| key != KIND) {
            let mut all = self.doc.get_all(ROOT, key.as_str()).map_err(unwritable)?;
            let winner = all.pop();
            for (held, wins) in all.iter().map(|held| (held, false)).chain(winner.iter().map(|held| (held, true))) {
                let (AmValue::Scalar(value), id) = held else {
                    return Err(Error::Unwritable("a value is no scalar".into()));
                };
                let hash = self.doc.hash_for_opid(id).ok_or(Error::MissingDependency(1))?;
                let (by, at) = self.author(&hash).ok_or(Error::MissingDependency(1))?;
                match wins {
                    true => holding.entry((at, by)).or_default().push((key.clone(), value.as_ref().clone())),
                    false => contested.push(((at, by), key.clone(), value.as_ref().clone())),
                }
            }
        }
        let mut made = Document::new(&self.kind())?;
        let first: Vec<AmHash> = made.doc.get_heads();
        // The greatest counter wins: what won is said last, without knowing of the others.
        for (hand, key, value) in contested {
            made.say(actor, &hand, &[(key, value)], &first)?;
        }
        let mut last = first;
        for (hand, puts) in holding {
            last = made.say(actor, &hand, &puts, &last)?.into_iter().collect();
        }
        Ok(made)
    }

    fn say(
        &mut self,
        actor: Actor,
        (at, by): &Hand,
        puts: &[(String, ScalarValue)],
        basis: &[AmHash],
    ) -> Result<Option<AmHash>, Error> {
        let mut tx = self.begin(actor, Some(basis))?;
        for (key, value) in puts {
            tx.put(ROOT, key.as_str(), value.clone()).map_err(unwritable)?;
        }
        let options = CommitOptions::default().with_time(at / 1000).with_message(format!("{BEHALF}{by}"));
        Ok(tx.commit_with(options).0)
    }

    /// The values that a key held for whoever wrote this change, who may have known less than this document.
    pub fn seen_by(&self, change: &[u8], key: &str) -> Result<Vec<Value>, Error> {
        let deps = parse(change)?.deps().to_vec();
        let all = self.doc.get_all_at(ROOT, key, &deps).map_err(unwritable)?;
        Ok(all.iter().filter_map(|(value, _)| value_of(value)).collect())
    }

    /// The values that a key holds now, the one that wins last.
    pub fn values(&self, key: &str) -> Vec<Value> {
        let all = self.doc.get_all(ROOT, key).unwrap_or_default();
        all.iter().filter_map(|(value, _)| value_of(value)).collect()
    }
}

/// What one change puts, and when (milliseconds since 1970), read without the document that it belongs to.
pub fn said_in(change: &[u8]) -> Result<(i64, Vec<(String, Value)>), Error> {
    let change = parse(change)?.decode();
    let puts = change.operations.iter().filter(|op| op.obj == ObjectId::Root).filter_map(|op| {
        let Key::Map(key) = &op.key else { return None };
        Some((key.to_string(), scalar_of(&op.primitive_value()?)?))
    });
    Ok((change.time.saturating_mul(1000), puts.filter(|(key, _)| key != KIND).collect()))
}

fn parse(bytes: &[u8]) -> Result<Change, Error> {
    std::panic::catch_unwind(|| Change::from_bytes(bytes.to_vec()).map_err(|_| Error::Malformed))
        .map_err(|_| Error::Malformed)?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(device: u8) -> Actor {
        Actor { device: [device; 8], fresh: [9; 8] }
    }

    fn put(doc: &mut Document, device: u8, key: &str, value: &str, at: i64) -> Vec<u8> {
        doc.write(actor(device), &[(key.into(), value.into())], at, None, None).unwrap().unwrap()
    }

    #[test]
    fn what_was_overwritten_is_gone_and_everything_else_is_as_it_was() {
        let mut doc = Document::new("debrief").unwrap();
        put(&mut doc, 1, "decision/a/of", "4180738", 60);
        put(&mut doc, 1, "decision/a/what", "accompagner", 60);
        let mut other = Document::load(&doc.save()).unwrap();
        let mine = put(&mut doc, 1, "decision/a/due", "2027-01-20", 120);
        put(&mut other, 2, "decision/a/due", "2027-01-21", 180);
        doc.adopt(&other.save()).unwrap();
        put(&mut doc, 1, "decision/a/of", "taken back", 240);
        let made = doc.rebuilt(actor(3)).unwrap();
        assert_eq!(made.fields(), doc.fields(), "values, conflicts, authors and hours");
        let history = made.history();
        assert!(!history.iter().any(|(_, said)| said.value == "4180738".into()));
        assert!(doc.history().iter().any(|(_, said)| said.value == "4180738".into()), "which it was before");
        let authors: Vec<_> = made.authors().into_iter().collect();
        assert_eq!(authors, [[3; 8]], "it is the rebuilder's word");
        let again = Document::load(&made.save()).unwrap();
        assert_eq!(again.fields(), doc.fields());
        assert_eq!(said_in(&mine).unwrap(), (120_000, vec![("decision/a/due".to_owned(), "2027-01-20".into())]));
        assert!(said_in(&mine[1..]).is_err());
    }

    #[test]
    fn the_winner_of_a_conflict_stays_the_winner_whoever_wrote_first() {
        for (a, b) in [(1, 2), (2, 1), (7, 1)] {
            let mut one = Document::new("debrief").unwrap();
            let mut two = Document::new("debrief").unwrap();
            put(&mut one, a, "x", "one", 60);
            put(&mut two, b, "x", "two", 60);
            one.adopt(&two.save()).unwrap();
            assert_eq!(one.rebuilt(actor(5)).unwrap().fields(), one.fields());
        }
    }

    #[test]
    fn what_a_writer_had_seen_is_known_afterwards() {
        let mut doc = Document::new("debrief").unwrap();
        put(&mut doc, 1, "x", "before", 60);
        let mut mine = Document::load(&doc.save()).unwrap();
        put(&mut doc, 1, "x", "meanwhile", 120);
        let change = put(&mut mine, 2, "x", "mine", 180);
        mine.adopt(&doc.save()).unwrap();
        assert_eq!(mine.seen_by(&change, "x").unwrap(), ["before".into()]);
        assert_eq!(mine.values("x").len(), 2);
    }
}
