//! Reports on a period: exact for the antenna, protected for everybody else, with the words that a human wrote.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use domain::{
    Command, DocKind, ServiceDay,
    kind::{Activity, Alert, ContextEvent, Link, Past, Publication, Referral},
};
use report::{Consolidated, Contribution, Format, Log, Paper, Protected, Raised, Table, Unreadable};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Code, Error, Result, app::Open};

/// A report on the screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReportView {
    pub from: String,
    pub to: String,
    /// Exact: marked *interne*, never given out.
    pub internal: Vec<Table>,
    /// What may leave: as it was published, or as it would be.
    pub external: Vec<Protected>,
    /// Tables that could not be made safe.
    pub left_out: Vec<String>,
    /// Section → words.
    #[ts(type = "Record<string, string>")]
    pub texts: BTreeMap<String, String>,
    #[ts(type = "number | null")]
    pub published: Option<i64>,
    /// A day of the period is in another publication.
    pub crosses: bool,
    /// So much is blank that a month would say more.
    pub mostly_blank: bool,
    /// Context events beside the figures, oldest first.
    pub context: Vec<ContextEvent>,
    /// Contacts on each day with any: the time line.
    pub days: Vec<(String, u32)>,
}

/// What goes onto paper, with the words of the screens.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct Export {
    pub from: String,
    pub to: String,
    pub internal: bool,
    pub format: Format,
    pub right_to_left: bool,
    #[ts(type = "Record<string, string>")]
    pub words: BTreeMap<String, String>,
}

/// List → code → language → word.
pub type Words = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

fn made(error: report::ExportError) -> Error {
    Error::new(Code::Internal, error.to_string())
}

impl App {
    /// A report as a file: its name and its bytes. An external one is what was published, or it is refused.
    pub fn export(&self, export: &Export) -> Result<(String, Vec<u8>)> {
        self.with(|open| open.export(export))
    }

    /// The same for a report that leaves as its own screen on paper; answers the file's name.
    pub fn print(&self, from: &str, to: &str, internal: bool) -> Result<String> {
        self.with(|open| {
            let (first, last) = days(from, to)?;
            open.leaving(from, to, internal)?;
            Ok(report::file_name(first, last, internal, "pdf"))
        })
    }
}

fn days(from: &str, to: &str) -> Result<(ServiceDay, ServiceDay)> {
    let bad = || Error::from(domain::Refusal::BadDate);
    match (from.parse(), to.parse()) {
        (Ok(from), Ok(to)) if from <= to => Ok((from, to)),
        _ => Err(bad()),
    }
}

impl Open {
    fn log(&self) -> Result<Log> {
        let outings = self.outing_days()?;
        let raised = |alert: Alert| Raised {
            day: self.day_of(alert.raised).to_string(),
            delay: self.settings.delay(&alert.level),
            alert,
        };
        let referral = |(_, record): &(_, domain::Record)| {
            (outings.get(&record.doc).cloned().unwrap_or_default(), Referral::read(record))
        };
        Ok(Log {
            met: self.met()?,
            links: self.all(DocKind::Link.code(), Link::read)?,
            alerts: self.all(DocKind::Alert.code(), Alert::read)?.into_iter().map(raised).collect(),
            referrals: self.store.records("referral")?.iter().map(referral).collect(),
            context: self.all("context", ContextEvent::read)?,
            activities: self.all("activity", Activity::read)?,
        })
    }

    pub fn report(&self, from: &str, to: &str) -> Result<ReportView> {
        let (from, to) = days(from, to)?;
        let log = self.log()?.within(from, to);
        let internal = log.tables();
        let publications = self.all("publication", Publication::read)?;
        let own = publications.iter().find(|known| known.id == Publication::id_of(from, to));
        let frozen = own.and_then(|own| serde_json::from_str(own.tables.as_deref()?).ok());
        let (external, left_out) = match frozen {
            Some(tables) => (tables, vec![]),
            None => report::protect(&internal),
        };
        let cells = || external.iter().flat_map(|table| &table.rows).filter(|(_, shown)| *shown != Some(0));
        let blank = cells().filter(|(_, shown)| shown.is_none()).count();
        let mut by_day: BTreeMap<String, u32> = BTreeMap::new();
        log.met.iter().for_each(|met| *by_day.entry(met.day.clone()).or_default() += 1);
        let mut context = log.context.clone();
        context.sort_by(|a, b| (&a.day, &a.slot).cmp(&(&b.day, &b.slot)));
        Ok(ReportView {
            from: from.to_string(),
            to: to.to_string(),
            mostly_blank: blank * 2 > cells().count(),
            external,
            left_out,
            internal,
            texts: own.map(|own| own.texts.iter().cloned().collect()).unwrap_or_default(),
            published: own.and_then(|own| own.published),
            crosses: publications.iter().any(|known| known.published.is_some() && known.crosses(from, to)),
            context,
            days: by_day.into_iter().collect(),
        })
    }

    pub fn months(&self) -> Result<Vec<MonthRow>> {
        let mut rows: BTreeMap<String, MonthRow> = BTreeMap::new();
        fn row<'a>(rows: &'a mut BTreeMap<String, MonthRow>, month: &str) -> &'a mut MonthRow {
            let empty = || MonthRow { month: month.to_owned(), kept: None, counted: vec![] };
            rows.entry(month.to_owned()).or_insert_with(empty)
        }
        for past in self.all(DocKind::Past.code(), Past::read)?.into_iter().flatten() {
            let month = past.month.clone();
            row(&mut rows, &month).kept = Some(past);
        }
        for (month, log) in self.log()?.by_month() {
            row(&mut rows, &month).counted = log.tables();
        }
        Ok(rows.into_values().collect())
    }

    /// The protected tables of a period, as they go into the ledger.
    pub fn tables_to_publish(&self, from: &str, to: &str) -> Result<String> {
        let view = self.report(from, to)?;
        serde_json::to_string(&view.external).map_err(|error| Error::new(Code::Internal, error.to_string()))
    }

    /// A report that leaves: what goes outside is published before, once; the log keeps that it left.
    fn leaving(&mut self, from: &str, to: &str, internal: bool) -> Result<ReportView> {
        let mut view = self.report(from, to)?;
        if !internal && view.published.is_none() {
            self.execute(&Command::Publish { from: from.to_owned(), to: to.to_owned(), tables: None })?;
            view = self.report(from, to)?;
        }
        self.log_access("exported", "report", 1)?;
        Ok(view)
    }

    fn export(&mut self, export: &Export) -> Result<(String, Vec<u8>)> {
        let view = self.leaving(&export.from, &export.to, export.internal)?;
        let (from, to) = days(&export.from, &export.to)?;
        let paper = Paper {
            from,
            to,
            tables: if export.internal { report::exact(&view.internal) } else { view.external },
            texts: view.texts.into_iter().filter(|(_, words)| !words.trim().is_empty()).collect(),
            internal: export.internal,
            department: self.settings.department.clone(),
            words: export.words.clone(),
            right_to_left: export.right_to_left,
        };
        let bytes = paper.make(export.format).map_err(|error| Error::new(Code::Internal, error.to_string()))?;
        Ok((paper.file_name(export.format), bytes))
    }
}

/// A file of another organisation, as its name says and its text is.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct Contributed {
    pub organisation: String,
    /// A CSV's text.
    #[serde(default)]
    pub text: String,
    /// Another file's bytes in Base64: a workbook.
    #[serde(default)]
    #[ts(optional)]
    pub file: Option<String>,
    /// How another organisation's own table says the same things.
    #[serde(default)]
    #[ts(optional)]
    pub columns: Option<report::Columns>,
}

impl Contributed {
    fn bytes(&self) -> Vec<u8> {
        let file = self.file.as_ref().map(|file| BASE64.decode(file.as_bytes()).unwrap_or_default());
        file.unwrap_or_else(|| self.text.clone().into_bytes())
    }
}

/// A month on the screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MonthRow {
    /// `2026-09`.
    pub month: String,
    /// Of a count before this one, or of another.
    pub kept: Option<Past>,
    /// By the log, exact; empty where it has nothing of this month.
    pub counted: Vec<Table>,
}

/// What a file of past totals came to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PastKept {
    pub months: Vec<String>,
    /// Why nothing was kept of it.
    pub refused: Option<Unreadable>,
}

/// Several organisations side by side, and the files that could not be taken.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConsolidatedView {
    pub sums: Consolidated,
    /// Organisation and reason.
    pub refused: Vec<(String, Unreadable)>,
}

impl App {
    /// External reports of several organisations, summed as ranges. Nothing of them is kept.
    pub fn consolidate(files: &[Contributed]) -> ConsolidatedView {
        let (mut taken, mut refused) = (vec![], vec![]);
        for file in files {
            let bytes = file.bytes();
            let read = match &file.columns {
                Some(columns) => Contribution::read_foreign(&file.organisation, &bytes, columns),
                None => Contribution::read(&file.organisation, &bytes).map(|one| vec![one]),
            };
            match read {
                Ok(contributions) => taken.extend(contributions),
                Err(reason) => refused.push((file.organisation.clone(), reason)),
            }
        }
        ConsolidatedView { sums: report::consolidate(&taken), refused }
    }

    /// The heads and texts of another organisation's table, so that somebody can say which column is which.
    pub fn look_into(file: &Contributed) -> Result<report::Looked> {
        let unread = |_| Error::new(Code::BadTable, "this is no table that can be read; nothing was taken");
        report::look(&file.bytes()).map_err(unread)
    }

    /// Keeps a file's months, all of them or none: the team's own totals of before.
    pub fn keep_past(&self, file: &Contributed) -> Result<PastKept> {
        let columns = file.columns.clone().unwrap_or_default();
        let read = match Contribution::read_foreign(&file.organisation, &file.bytes(), &columns) {
            Ok(read) => read,
            Err(reason) => return Ok(PastKept { months: vec![], refused: Some(reason) }),
        };
        let months: BTreeMap<_, _> = read.iter().filter_map(|one| Some((one.month()?, one.totals()))).collect();
        let names = months.keys().cloned().collect();
        self.execute(&Command::KeepPast { months })?;
        Ok(PastKept { months: names, refused: None })
    }

    /// The sums of these files as one: its name and its bytes. Nothing of a single organisation is in it.
    pub fn export_consolidated(files: &[Contributed]) -> Result<(String, Vec<u8>)> {
        let sums = App::consolidate(files).sums;
        if sums.organisations.len() < 2 {
            return Err(Error::not_allowed("sums are of two organisations at least; nothing was written"));
        }
        let name = format!("consolidation-{}-{}.csv", sums.from, sums.to);
        Ok((name, report::to_consolidated(&sums).map_err(made)?))
    }

    /// Every code of the team's lists with its words, for the other organisations: its name and its bytes. `words`: list → code →
    /// language → word, as the screens say them.
    pub fn codebook(&self, words: &Words) -> Result<(String, Vec<u8>)> {
        self.with(|open| {
            let none = BTreeMap::new();
            let mut codes = Vec::new();
            for list in crate::view::LISTS {
                for code in open.settings.catalogue.codes(list) {
                    let said = words.get(list).and_then(|list| list.get(&code)).unwrap_or(&none);
                    codes.push((list, code, said));
                }
            }
            let coded = codes.iter().map(|(list, code, words)| report::Coded { list, code, words });
            Ok(("livre-de-codes.csv".to_owned(), report::to_codebook(coded).map_err(made)?))
        })
    }
}
