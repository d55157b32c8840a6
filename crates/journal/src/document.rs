//! One document: load, write, apply, read.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
};

use automerge::{
    ActorId, Automerge, Change, PatchLog, ROOT, ReadDoc, ScalarValue, Value as AmValue,
    transaction::{CommitOptions, Transactable, Transaction},
};
use domain::{Fields, Held, Said, Value};

pub type ChangeHash = [u8; 32];

/// Who writes: the first eight bytes of a device id and eight random bytes, fresh each time a document is loaded after a
/// purge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub device: [u8; 8],
    pub fresh: [u8; 8],
}

impl Actor {
    pub(crate) fn id(self) -> ActorId {
        ActorId::from([self.device, self.fresh].concat())
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the stored document cannot be read: {0}")]
    Unreadable(String),
    #[error("a change was written under another device's name")]
    ForeignActor,
    #[error("a change needs {0} earlier changes that are not here")]
    MissingDependency(usize),
    #[error("the document library stopped on malformed data")]
    Malformed,
    #[error("a change could not be written: {0}")]
    Unwritable(String),
}

pub struct Document {
    pub(crate) doc: Automerge,
}

/// The key of the document's kind; the only thing in its first change.
pub(crate) const KIND: &str = "kind";
/// Begins the message of a change that passes on another device's words.
pub(crate) const BEHALF: &str = "from:";

fn first_document(kind: &str) -> Result<Automerge, Error> {
    let mut doc = Automerge::new();
    doc.set_actor(ActorId::from(b"maraude first 01".as_slice()));
    let mut tx = doc.transaction();
    tx.put(ROOT, KIND, kind).map_err(|e| Error::Unwritable(e.to_string()))?;
    tx.commit_with(CommitOptions::default().with_time(0));
    Ok(doc)
}

/// The hash of the fixed first change of a kind: the same in every app, for ever.
pub fn first_change_hash(kind: &str) -> Result<ChangeHash, Error> {
    let doc = first_document(kind)?;
    Ok(doc.get_heads().first().map(|hash| hash.0).unwrap_or_default())
}

impl Document {
    /// A document of this kind with nothing in it. Kinds that this version does not know begin the same way.
    pub fn new(kind: &str) -> Result<Document, Error> {
        Ok(Document { doc: first_document(kind)? })
    }

    pub fn load(bytes: &[u8]) -> Result<Document, Error> {
        let load = || Automerge::load(bytes).map_err(|e| Error::Unreadable(e.to_string()));
        let doc = catch_unwind(AssertUnwindSafe(load)).map_err(|_| Error::Malformed)??;
        Ok(Document { doc })
    }

    pub fn save(&self) -> Vec<u8> {
        self.doc.save()
    }

    pub fn heads(&self) -> Vec<ChangeHash> {
        let mut heads: Vec<_> = self.doc.get_heads().into_iter().map(|hash| hash.0).collect();
        heads.sort_unstable();
        heads
    }

    /// Every change but the first, in an order in which each can be applied.
    pub fn changes(&self) -> Vec<Vec<u8>> {
        let changes = self.doc.get_changes(&[]);
        changes.iter().filter(|change| !is_first(change)).map(|change| change.raw_bytes().to_vec()).collect()
    }

    /// Puts the keys, as one change at `at` (seconds since 1970). Nothing when every key already holds its value alone.
    ///
    /// With `basis`, the change is written as if only those heads were known: what came since stays concurrent with it.
    /// `behalf` names the device (first 8 bytes, hexadecimal) whose words an importer passes on.
    pub fn write(
        &mut self,
        actor: Actor,
        edits: &[(String, Value)],
        at: i64,
        basis: Option<&[ChangeHash]>,
        behalf: Option<&str>,
    ) -> Result<Option<Vec<u8>>, Error> {
        let heads: Option<Vec<_>> = basis.map(|heads| heads.iter().map(|hash| automerge::ChangeHash(*hash)).collect());
        let mut tx = self.begin(actor, heads.as_deref())?;
        for (key, value) in edits {
            let value: ScalarValue = match value {
                Value::Bool(flag) => (*flag).into(),
                Value::Int(int) => (*int).into(),
                Value::Text(text) => text.as_str().into(),
            };
            tx.put(ROOT, key.as_str(), value).map_err(unwritable)?;
        }
        let mut options = CommitOptions::default().with_time(at);
        if let Some(behalf) = behalf {
            options.set_message(format!("{BEHALF}{behalf}"));
        }
        let (written, _) = tx.commit_with(options);
        let Some(hash) = written else { return Ok(None) };
        Ok(self.doc.get_change_by_hash(&hash).map(|change| change.raw_bytes().to_vec()))
    }

    /// A change to come, as if only these heads were known. An actor knows everything that it has said; so one that is to know less is
    /// another actor of the same device, named after what stands here. Automerge would name it otherwise, and nobody would take its word.
    pub(crate) fn begin(
        &mut self,
        actor: Actor,
        basis: Option<&[automerge::ChangeHash]>,
    ) -> Result<Transaction<'_>, Error> {
        let mut now = self.doc.get_heads();
        let Some(basis) = basis.filter(|heads| *heads != now) else {
            self.doc.set_actor(actor.id());
            return Ok(self.doc.transaction());
        };
        now.sort_unstable();
        let here = now.iter().flat_map(|head| head.0.chunks_exact(8));
        let fresh = here.fold(actor.fresh, |fresh, part| std::array::from_fn(|i| fresh[i].rotate_left(1) ^ part[i]));
        self.doc.set_actor(Actor { fresh, ..actor }.id());
        self.doc.transaction_at(PatchLog::inactive(), basis).map_err(|e| Error::Unwritable(e.to_string()))
    }

    /// Applies another device's changes, all or none. Each change's actor must begin with `author`.
    pub fn apply(&mut self, changes: &[Vec<u8>], author: [u8; 8]) -> Result<(), Error> {
        let parse = |bytes: &Vec<u8>| {
            catch_unwind(|| Change::from_bytes(bytes.clone()).map_err(|_| Error::Malformed))
                .map_err(|_| Error::Malformed)?
        };
        let changes = changes.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        if changes.iter().any(|change| !is_first(change) && !change.actor_id().to_bytes().starts_with(&author)) {
            return Err(Error::ForeignActor);
        }
        let mut known: BTreeSet<_> = changes.iter().map(Change::hash).collect();
        let deps: BTreeSet<_> = changes.iter().flat_map(|change| change.deps().iter().copied()).collect();
        known.extend(deps.iter().filter(|hash| self.doc.get_change_by_hash(hash).is_some()));
        let missing = deps.difference(&known).count();
        if missing > 0 {
            return Err(Error::MissingDependency(missing));
        }
        let mut copy = self.doc.clone();
        let applied = catch_unwind(AssertUnwindSafe(|| copy.apply_changes(changes)));
        applied.map_err(|_| Error::Malformed)?.map_err(|_| Error::Malformed)?;
        self.doc = copy;
        Ok(())
    }

    /// Takes over a snapshot: what it holds is added, nothing is deleted. `verified` says of each change whether it is in
    /// a log that was checked, or may be trusted with the snapshot's author.
    pub fn adopt(&mut self, snapshot: &[u8]) -> Result<(), Error> {
        let mut other = Document::load(snapshot)?;
        if !other.is_complete() {
            return Err(Error::MissingDependency(1));
        }
        let mut copy = self.doc.clone();
        catch_unwind(AssertUnwindSafe(|| copy.merge(&mut other.doc)))
            .map_err(|_| Error::Malformed)?
            .map_err(|_| Error::Malformed)?;
        self.doc = copy;
        Ok(())
    }

    /// Whether no change waits for another one: only then may a snapshot be taken.
    pub fn is_complete(&self) -> bool {
        self.doc.get_missing_deps(&[]).is_empty()
    }

    pub fn has(&self, hash: &ChangeHash) -> bool {
        self.doc.get_change_by_hash(&automerge::ChangeHash(*hash)).is_some()
    }

    /// The actors of all changes but the first, as device prefixes.
    pub fn authors(&self) -> BTreeSet<[u8; 8]> {
        let changes = self.doc.get_changes(&[]);
        let prefix = |change: &Change| change.actor_id().to_bytes().get(..8).and_then(|p| p.try_into().ok());
        changes.iter().filter(|change| !is_first(change)).filter_map(prefix).collect()
    }

    pub fn kind(&self) -> String {
        match self.doc.get(ROOT, KIND) {
            Ok(Some((AmValue::Scalar(kind), _))) => kind.as_str().unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// Every key with its values, authors and hours. Values that are no scalar are passed over, and stay in the document.
    pub fn fields(&self) -> Fields {
        let mut authors = Authors::new();
        let keys = self.doc.keys(ROOT).filter(|key| key != KIND);
        keys.filter_map(|key| {
            let held = self.held(&key, &mut authors)?;
            Some((key, held))
        })
        .collect()
    }

    /// Everything that was ever said, with its author and hour, in an order in which each could be said.
    pub fn history(&self) -> Vec<(String, Said)> {
        let mut authors = Authors::new();
        let mut lines = Vec::new();
        for change in self.doc.get_changes(&[]) {
            let then = [change.hash()];
            for key in self.doc.keys_at(ROOT, &then).filter(|key| key != KIND) {
                for (value, id) in self.doc.get_all_at(ROOT, key.as_str(), &then).unwrap_or_default() {
                    if self.doc.hash_for_opid(&id) == Some(then[0]) {
                        lines.extend(self.said(&value, &id, &mut authors).map(|said| (key.clone(), said)));
                    }
                }
            }
        }
        lines
    }

    fn held(&self, key: &str, authors: &mut Authors) -> Option<Held> {
        let all = self.doc.get_all(ROOT, key).ok()?;
        let mut said: Vec<Said> = all.iter().filter_map(|(value, id)| self.said(value, id, authors)).collect();
        // The merge puts the value that wins last.
        let first = said.pop()?;
        said.retain(|other| other.value != first.value);
        said.sort_by(|a, b| (&a.value, &a.by).cmp(&(&b.value, &b.by)));
        said.dedup_by(|a, b| a.value == b.value);
        Some(Held { first, others: said })
    }

    fn said(&self, value: &AmValue<'_>, id: &automerge::ObjId, authors: &mut Authors) -> Option<Said> {
        let value = value_of(value)?;
        let hash = self.doc.hash_for_opid(id)?;
        if let std::collections::btree_map::Entry::Vacant(free) = authors.entry(hash) {
            free.insert(self.author(&hash)?);
        }
        let (by, at) = authors.get(&hash)?;
        Some(Said { value, by: by.clone(), at: *at })
    }

    /// Who said what a change says, and when: its actor, or the device on whose behalf it speaks.
    pub(crate) fn author(&self, hash: &automerge::ChangeHash) -> Option<(String, i64)> {
        let meta = self.doc.get_change_meta_by_hash(hash)?;
        let prefix = || meta.actor.to_bytes().get(..8).unwrap_or_default().iter().map(|b| format!("{b:02x}")).collect();
        let behalf = meta.message.as_deref().and_then(|message| message.strip_prefix(BEHALF));
        Some((behalf.map(str::to_owned).unwrap_or_else(prefix), meta.timestamp.saturating_mul(1000)))
    }
}

/// What the domain knows of a value; `None` for what only a later version understands.
pub(crate) fn value_of(value: &AmValue<'_>) -> Option<Value> {
    match value {
        AmValue::Scalar(scalar) => scalar_of(scalar),
        AmValue::Object(_) => None,
    }
}

pub(crate) fn scalar_of(scalar: &ScalarValue) -> Option<Value> {
    match scalar {
        ScalarValue::Boolean(flag) => Some(Value::Bool(*flag)),
        ScalarValue::Int(int) => Some(Value::Int(*int)),
        ScalarValue::Uint(int) => Some(Value::Int(i64::try_from(*int).ok()?)),
        ScalarValue::Timestamp(at) => Some(Value::Int(*at)),
        ScalarValue::Str(text) => Some(Value::Text(text.to_string())),
        _ => None,
    }
}

pub(crate) fn unwritable(error: automerge::AutomergeError) -> Error {
    Error::Unwritable(error.to_string())
}

/// Author and hour of each change that was looked at.
type Authors = BTreeMap<automerge::ChangeHash, (String, i64)>;

fn is_first(change: &Change) -> bool {
    change.actor_id().to_bytes() == b"maraude first 01" && change.deps().is_empty() && change.seq() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(device: u8) -> Actor {
        Actor { device: [device; 8], fresh: [9; 8] }
    }

    fn put(doc: &mut Document, device: u8, key: &str, value: &str) -> Vec<u8> {
        doc.write(actor(device), &[(key.into(), value.into())], 60, None, None).unwrap().unwrap()
    }

    #[test]
    fn the_first_change_of_each_kind_is_the_same_for_ever() {
        let pinned = [
            ("outing", "5bd9d06ad3652b9d4ce4cbb6a7bbc0246e50635e9aecf22d0edd920681729469"),
            ("alert", "7cd11e89429b63389f0c005126859814d8b0663a41abed51cc2b508f54f3791a"),
            ("follow_up", "12ecba478314c463f3221b7c4c49b503a435e6fdab270e83cd94e85466265155"),
            ("extract", "bf3207e57036edea4d1a8bbe6f3bb7c1ef2db568fe8b3124ad6a359d7ab3047a"),
            ("service", "a07088bb5b29afc30882f2ee973fcd5217d8aa856ba26634fe0257198a633581"),
            ("context", "90c802e2f5900fa3dbbd2cb7b20d789ea702d5a15b4ee9369dbfdb4ff895e831"),
            ("activity", "ead1927a85d9a8f3e4a56dfeb21396c18a5e83efdaa4a6e92fe72aa4fa5011c9"),
            ("handed", "58323f09280c5a74eb25d11cc4816fc321ca15f94d2bc9c1e9770b4a72e9f163"),
            ("pool", "cf25d052c2e2926c209a57de2d1aacc24acf8e7386971abd89fd5140d272624a"),
            ("settings", "ca9bf75f44599379d9a65a94e120cb79e27f33bc0f8e8c17de39d8092b60fc87"),
            ("link", "a0170c84ae45096fe137a1d760ec469953df584c78cfce38108de8f405fac2c4"),
            ("debrief", "395b3eff8dde3a341237fa1679aca46e95afbe77bdea8353747b0a3e865152a3"),
            ("ledger", "89bb984fc8bf72cdf784229542fb9ac79fd7cd2b162247d3d06b04f362dc9097"),
            ("session", "05aa4853346617104e1d184252e760b5b06bbe173464222dfed2908f23027bcf"),
            ("template", "89547908471a6cb005ae7d5c978a48626b99de07e359e3937606ab1f84912efc"),
            ("vault_keys", "4825ccac01515b51a9d1937a03c4faa35870311e5087a7b6c6377ecdcf6c5f80"),
            ("tick", "3bad6a972f03c5b78093192c5b93977131426c1ccf6343197db208c55ed126c0"),
            ("concern", "7c819227a6305d2eb3df5ec407155a5b5f0f79a90df4afee33917d4f37f9d22e"),
            ("access", "e0475ab36333423607a74258a9a868e08cc873c84448c3b7b1833ef551788f81"),
            ("recording", "7d8d2dcad397fd282fe057a0e5f8231af4a175529da25149d3874e9b898d6cdd"),
            ("past", "df663f42fb49d109b978d4e413f6dbf70d21aad3e61f17c7ed3e28dd3742768a"),
            ("protocol", "b900696a702d56ba1eb040bbe951ea28d12a934c9bccff041808e45a13fc5029"),
            ("legal_step", "493e9063e2151008254fb25a46de88a11682c3ffb112d39c174e2ed4ce205d39"),
        ];
        assert_eq!(pinned.len(), domain::DocKind::ALL.len());
        for (kind, expected) in pinned {
            let hash: String = first_change_hash(kind).unwrap().iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!(hash, expected, "{kind}");
        }
    }

    #[test]
    fn the_same_field_on_two_devices_keeps_both_values_until_somebody_decides() {
        let (mut a, mut b) = (Document::new("follow_up").unwrap(), Document::new("follow_up").unwrap());
        let from_a = put(&mut a, 1, "step", "done");
        let from_b = put(&mut b, 2, "step", "open:2027-01-18");
        a.apply(&[from_b], [2; 8]).unwrap();
        b.apply(&[from_a], [1; 8]).unwrap();
        assert_eq!(a.fields(), b.fields());
        let held = &a.fields()["step"];
        assert_eq!(held.all().count(), 2);
        let winner = a.doc.get(ROOT, "step").unwrap().unwrap().0;
        assert_eq!(held.first.value, winner.into_string().unwrap().into(), "the first is the one that the merge chose");
        assert!(
            held.all().any(|said| said.by == "0101010101010101" && said.value == "done".into() && said.at == 60_000)
        );

        // Deciding for the value that the merge put first must end the conflict too.
        let first = held.first.value.clone();
        let decided = a.write(actor(1), &[("step".into(), first.clone())], 90, None, None).unwrap();
        b.apply(&[decided.expect("a decision is a change")], [1; 8]).unwrap();
        for doc in [&a, &b] {
            assert_eq!(doc.fields()["step"].first.value, first);
            assert!(!doc.fields()["step"].is_conflict());
        }
    }

    #[test]
    fn putting_an_equal_value_writes_nothing() {
        let mut a = Document::new("outing").unwrap();
        put(&mut a, 1, "day", "2027-01-15");
        assert!(a.write(actor(1), &[("day".into(), "2027-01-15".into())], 61, None, None).unwrap().is_none());
    }

    #[test]
    fn a_change_under_another_devices_name_or_without_its_past_is_refused_whole() {
        let (mut a, mut b) = (Document::new("outing").unwrap(), Document::new("outing").unwrap());
        let one = put(&mut a, 1, "x", "1");
        let two = put(&mut a, 1, "y", "2");
        assert!(matches!(b.apply(std::slice::from_ref(&one), [2; 8]), Err(Error::ForeignActor)));
        assert!(matches!(b.apply(std::slice::from_ref(&two), [1; 8]), Err(Error::MissingDependency(1))));
        assert!(matches!(b.apply(&[b"nonsense".to_vec()], [1; 8]), Err(Error::Malformed)));
        assert!(b.fields().is_empty());
        b.apply(&[two, one], [1; 8]).unwrap();
        assert_eq!(b.fields().len(), 2);
    }

    #[test]
    fn an_edit_on_an_old_basis_shows_as_a_conflict_with_what_came_since() {
        let mut antenna = Document::new("follow_up").unwrap();
        put(&mut antenna, 4, "step", "open:2027-01-15");
        let basis = antenna.heads();
        put(&mut antenna, 4, "step", "open:2027-01-18");
        antenna
            .write(actor(1), &[("step".into(), "done".into())], 70, Some(&basis), Some("0303030303030303"))
            .unwrap()
            .unwrap();
        let held = &antenna.fields()["step"];
        let values: BTreeSet<_> = held.all().map(|said| said.value.clone()).collect();
        assert_eq!(values, BTreeSet::from(["done".into(), "open:2027-01-18".into()]));
        assert!(held.all().any(|said| said.value == "done".into() && said.by == "0303030303030303"));
    }

    #[test]
    fn unknown_keys_and_kinds_survive_a_load_a_write_and_a_save() {
        let mut newer = Document::new("drone").unwrap();
        put(&mut newer, 1, "colour", "red");
        let mut older = Document::load(&newer.save()).unwrap();
        put(&mut older, 2, "known", "yes");
        let back = Document::load(&older.save()).unwrap();
        assert_eq!((back.kind().as_str(), back.fields().len()), ("drone", 2));
        assert_eq!(back.changes().len(), 2);
    }

    #[test]
    fn an_importer_that_wrote_meanwhile_still_speaks_under_its_own_name() {
        let mut doc = Document::new("follow_up").unwrap();
        put(&mut doc, 1, "step", "open");
        let basis = doc.heads();
        put(&mut doc, 1, "step", "moved");
        for said in ["done", "impossible"] {
            let edits = [("step".to_owned(), said.into())];
            let change = doc.write(actor(1), &edits, 60, Some(&basis), Some("0202020202020202")).unwrap().unwrap();
            assert_eq!(doc.authors(), BTreeSet::from([[1; 8]]), "{said}");
            let mut other = Document::load(&doc.save()).unwrap();
            other.apply(&[change], [1; 8]).unwrap();
        }
        assert_eq!(doc.fields()["step"].others.len(), 2);
    }
}
