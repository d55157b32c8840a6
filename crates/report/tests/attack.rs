//! Reads published tables as somebody would who wants to find a child in them. Shares no code with the rule that it attacks: it
//! enumerates sets of numbers where the rule narrows intervals.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Id,
    kind::{Alert, Coded, Contact, Heads, Referral},
    rounded,
};
use report::{Log, Met, Protected, Raised, Table, protect};

/// No quantity of these weeks is larger.
const MOST: usize = 1_200;

/// A generator of its own, so that each seed replays.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

fn contact(id: u8, night: u8, dice: &mut Dice) -> Contact {
    let band = dice.pick(&["adult", "adult", "adult", "not_asked", "15-17", "15-17", "13-14", "says_minor", "<13"]);
    let count = u32::try_from(1 + dice.below(4)).unwrap();
    let need =
        Coded { code: dice.pick(&["shelter.tonight", "food.meal", "health.care"]).into(), source: "asked".into() };
    Contact {
        id: Id([night, id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        outing: Id([night; 16]),
        slot: "15:30".into(),
        zone: "Z1".into(),
        channel: dice.pick(&["living_place", "living_place", "living_place", "day_centre", "web"]).into(),
        heads: vec![Heads { band: band.into(), gender: dice.pick(&["m", "m", "m", "f"]).into(), count }],
        language: Some(dice.pick(&["ar", "ar", "ps", "ti", "fa", "en", "om", "vi"]).into()),
        needs: vec![need],
        signs: vec![],
        cards: vec![],
        support: None,
        interpreter: Some(dice.pick(&["myself", "myself", "nobody"]).into()),
        information: vec![],
        taken_by: None,
        code: None,
        opens: None,
        seen_before: None,
        complete: true,
        author: "a".into(),
        begun: 0,
    }
}

/// One ISO week with up to five nights.
fn week(dice: &mut Dice) -> Log {
    let mut log = Log::default();
    for night in 0..1 + u8::try_from(dice.below(5)).unwrap() {
        let day = format!("2027-01-{:02}", 11 + night);
        for id in 0..u8::try_from(dice.below(14)).unwrap() {
            let contact = contact(id, night, dice);
            if dice.below(3) == 0 {
                let referral = Referral {
                    id: contact.id,
                    contact: Some(contact.id),
                    need: contact.needs[0].code.clone(),
                    service: String::new(),
                    status: dice.pick(&["draft", "refused", "refused", "served"]).into(),
                    reason: Some(dice.pick(&["full", "full", "closed", "age", "distance"]).into()),
                    consent: true,
                    owner: None,
                    due: None,
                    matched: None,
                    shared: vec![],
                    made: 0,
                };
                log.referrals.push((day.clone(), referral));
            }
            if dice.below(6) == 0 {
                let alert = Alert {
                    id: contact.id,
                    level: dice.pick(&["red", "orange", "yellow"]).into(),
                    contact: None,
                    zone: "Z1".into(),
                    slot: "15:30".into(),
                    seen_by: vec![("lead".into(), 1_000)],
                    taken_by: None,
                    called_by_voice: false,
                    decision: None,
                    raised: 0,
                    author: "a".into(),
                };
                log.alerts.push(Raised { day: day.clone(), alert, delay: 2_000 });
            }
            log.met.push(Met { day: day.clone(), contact });
        }
    }
    log
}

/// A quantity of the published file: where it stands in it.
type Place = (String, String);

/// What an attacker holds possible for each quantity, and the sums that everybody knows of.
struct Attack {
    possible: BTreeMap<Place, BTreeSet<usize>>,
    sums: Vec<(Place, Vec<Place>)>,
}

/// The same quantity stands in two tables of every report.
fn same_as(table: &str) -> Option<Place> {
    let place = |table: &str, row: &str| Some((table.to_owned(), row.to_owned()));
    match table {
        "minors" | "minors_gender" => place("people", "minors"),
        "refusals" | "needs_refused" => place("referrals", "refused"),
        "languages" => place("channels", "total"),
        "alert_delays" => place("alerts", "total"),
        _ => None,
    }
}

/// What a reader knows of a number, a helper having told him which blanks are 1 to 7.
fn reading(shown: Option<u32>, is_small: bool) -> BTreeSet<usize> {
    match shown {
        Some(0) => BTreeSet::from([0]),
        Some(shown) => (8..MOST).filter(|count| rounded(u32::try_from(*count).unwrap()) == shown).collect(),
        None if is_small => (1..8).collect(),
        None => (8..MOST).collect(),
    }
}

impl Attack {
    fn on(published: &[Protected], truth: &[Table]) -> Attack {
        let raw = |table: &str, row: &str| {
            let table = truth.iter().find(|known| known.code == table).unwrap();
            match row {
                "total" => table.total.unwrap(),
                row => table.rows.iter().find(|known| known.code == row).unwrap().count,
            }
        };
        let mut attack = Attack { possible: BTreeMap::new(), sums: vec![] };
        for table in published {
            let total = same_as(&table.code).filter(|(other, _)| published.iter().any(|known| known.code == *other));
            let total = total.unwrap_or_else(|| (table.code.clone(), "total".to_owned()));
            for (row, shown) in &table.rows {
                attack.learn((table.code.clone(), row.clone()), reading(*shown, raw(&table.code, row) < 8));
            }
            if table.summed {
                attack.learn(total.clone(), reading(table.total, raw(&table.code, "total") < 8));
                let parts = table.rows.iter().map(|(row, _)| (table.code.clone(), row.clone())).collect();
                attack.sums.push((total, parts));
            }
        }
        while attack.step() {}
        attack
    }

    fn learn(&mut self, place: Place, values: BTreeSet<usize>) {
        let known = self.possible.entry(place).or_insert_with(|| values.clone());
        *known = known.intersection(&values).copied().collect();
    }

    /// Drops every value that no choice of the others makes true; says whether anything was dropped.
    fn step(&mut self) -> bool {
        let mut moved = false;
        for (total, parts) in self.sums.clone() {
            let sets: Vec<_> = parts.iter().map(|part| self.possible[part].clone()).collect();
            // Sums that the first n parts, and the last n, can have.
            let mut first = vec![BTreeSet::from([0])];
            for set in &sets {
                first.push(add(first.last().unwrap(), set));
            }
            let mut last = vec![BTreeSet::from([0])];
            for set in sets.iter().rev() {
                last.push(add(last.last().unwrap(), set));
            }
            let totals: BTreeSet<_> = self.possible[&total].intersection(first.last().unwrap()).copied().collect();
            for (at, part) in parts.iter().enumerate() {
                let others = add(&first[at], &last[parts.len() - 1 - at]);
                let fits = |value: &&usize| others.iter().any(|other| totals.contains(&(*value + other)));
                let left: BTreeSet<usize> = sets[at].iter().filter(fits).copied().collect();
                moved |= left.len() < sets[at].len();
                self.possible.insert(part.clone(), left);
            }
            moved |= totals.len() < self.possible[&total].len();
            self.possible.insert(total, totals);
        }
        moved
    }

    /// Small counts of which the attacker is left with fewer than three values.
    fn found(&self, truth: &[Table]) -> Vec<Place> {
        let small = truth.iter().flat_map(|table| {
            table
                .rows
                .iter()
                .filter(|row| (1..8).contains(&row.count))
                .map(|row| (table.code.clone(), row.code.clone()))
        });
        small.filter(|place| self.possible.get(place).is_some_and(|values| values.len() < 3)).collect()
    }
}

fn add(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> BTreeSet<usize> {
    // Long runs of numbers are what a withheld count leaves: only their ends matter beyond a few hundred.
    let mut sums = vec![false; MOST];
    for x in a {
        for y in b {
            if let Some(sum) = sums.get_mut(x + y) {
                *sum = true;
            }
        }
    }
    sums.iter().enumerate().filter(|(_, possible)| **possible).map(|(sum, _)| sum).collect()
}

/// What somebody would publish who has read the first half of the rule.
fn naive(tables: &[Table]) -> Vec<Protected> {
    let shown = |count: u32| if (1..8).contains(&count) { None } else { Some(rounded(count)) };
    let published = tables.iter().map(|table| Protected {
        code: table.code.clone(),
        list: table.list.clone(),
        unit: table.unit,
        rows: table.rows.iter().map(|row| (row.code.clone(), shown(row.count))).collect(),
        summed: table.total.is_some(),
        total: table.total.and_then(shown),
    });
    published.collect()
}

#[test]
fn eight_weeks_of_nights_give_no_small_count_away_and_a_naive_export_does() {
    let mut naive_lost = 0;
    for seed in 0..6 {
        let mut dice = Dice(seed);
        for _ in 0..8 {
            let tables = week(&mut dice).tables();
            let (published, _) = protect(&tables);
            let found = Attack::on(&published, &tables).found(&tables);
            assert!(found.is_empty(), "seed {seed}: {found:?}\n{published:?}");
            naive_lost += Attack::on(&naive(&tables), &tables).found(&tables).len();
        }
    }
    assert!(naive_lost > 0, "the attack finds nothing where there is something to find");
}

#[test]
fn twelve_cells_of_one_under_one_total_fall_to_the_attack_when_they_are_exported_naively() {
    let mut log = Log::default();
    let languages = ["ar", "ps", "ti", "fa", "en", "om", "vi", "so", "am", "ckb", "kmr", "ur"];
    for (at, language) in (0u8..).zip(languages) {
        let mut met = contact(at, 1, &mut Dice(3));
        met.language = Some(language.to_owned());
        log.met.push(Met { day: "2027-01-11".into(), contact: met });
    }
    let tables = log.tables();
    let found = Attack::on(&naive(&tables), &tables).found(&tables);
    assert!(found.iter().filter(|(table, _)| table == "languages").count() == 12);
    let (published, _) = protect(&tables);
    assert!(Attack::on(&published, &tables).found(&tables).is_empty());
}

#[test]
fn a_week_and_the_month_around_it_published_naively_give_the_rest_away_by_subtraction() {
    // The reason why a day is published once: 3 children in one week of a month of 12.
    let (month, week) = (rounded(12), rounded(9));
    let month: BTreeSet<i64> = (8..40).filter(|count| rounded(*count) == month).map(i64::from).collect();
    let week: BTreeSet<i64> = (8..40).filter(|count| rounded(*count) == week).map(i64::from).collect();
    let rest: BTreeSet<i64> =
        month.iter().flat_map(|month| week.iter().map(move |week| month - week)).filter(|rest| *rest >= 0).collect();
    assert!(rest.len() < 8 && rest.contains(&3), "the other weeks had at most four children: {rest:?}");
}
