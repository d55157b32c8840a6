//! The small-count rule: what may leave the antenna.
//!
//! 0 stays 0; 1 to 7 is blank; from 8 on, a number is rounded to the nearest 5; a total is rounded from the raw total. After
//! NHS England's disclosure rules for Hospital Episode Statistics, which stop there. Then whatever is blank is worked on as an
//! attacker would, by the sums that tie the tables together; more is withheld until each blank of 1 to 7 could still be at
//! least three different numbers, for somebody who even knows which blanks were withheld for that reason.
//!
//! Quantities that sum up form a tree (people → minors → bands; referrals → refused → reasons), so that interval propagation
//! finds exactly the values that remain possible. A table that cannot be made safe is left out.

use std::collections::{BTreeMap, BTreeSet};

use domain::{SMALLEST, rounded};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::figures::{Table, Unit};

/// So many values a blank must be able to have.
const VALUES: i64 = 3;
/// More than any count.
const BEYOND: i64 = 1 << 40;

/// A table as it may leave: `None` is blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Protected {
    pub code: String,
    pub list: String,
    pub unit: Unit,
    /// In the order of their codes: the order by size would say what the blanks hide.
    pub rows: Vec<(String, Option<u32>)>,
    /// Whether the rows are parts of one total.
    pub summed: bool,
    /// Blank, or none at all where the rows are not summed.
    pub total: Option<u32>,
}

impl Protected {
    /// The codes of what is blank, `total` included.
    pub fn suppressed(&self) -> Vec<&str> {
        let rows = self.rows.iter().filter(|(_, shown)| shown.is_none()).map(|(code, _)| code.as_str());
        rows.chain((self.summed && self.total.is_none()).then_some("total")).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Zero,
    /// 1 to 7.
    Small,
    /// 8 and more, rounded.
    Number(u32),
    /// 8 and more, withheld so that a small one cannot be worked out.
    Withheld,
}

impl Shown {
    fn of(count: u32) -> Shown {
        match count {
            0 => Shown::Zero,
            count if count < SMALLEST => Shown::Small,
            count => Shown::Number(rounded(count)),
        }
    }

    /// What somebody who reads it knows of the count.
    fn range(self) -> (i64, i64) {
        match self {
            Shown::Zero => (0, 0),
            Shown::Small => (1, i64::from(SMALLEST) - 1),
            Shown::Number(shown) => ((i64::from(shown) - 2).max(SMALLEST.into()), i64::from(shown) + 2),
            Shown::Withheld => (SMALLEST.into(), BEYOND),
        }
    }

    fn public(self) -> Option<u32> {
        match self {
            Shown::Zero => Some(0),
            Shown::Number(shown) => Some(shown),
            Shown::Small | Shown::Withheld => None,
        }
    }
}

struct Sum {
    table: String,
    total: String,
    parts: Vec<String>,
}

/// Quantities by key, and how they sum up.
struct Puzzle {
    shown: BTreeMap<String, Shown>,
    sums: Vec<Sum>,
}

type Ranges = BTreeMap<String, (i64, i64)>;

impl Puzzle {
    fn of(tables: &[Table]) -> Puzzle {
        let mut shown = BTreeMap::new();
        let mut sums = Vec::new();
        for table in tables {
            shown.extend(table.rows.iter().map(|row| (row.key.clone(), Shown::of(row.count))));
            if let Some(total) = table.total {
                shown.insert(table.total_key.clone(), Shown::of(total));
                let parts = table.rows.iter().map(|row| row.key.clone()).collect();
                sums.push(Sum { table: table.code.clone(), total: table.total_key.clone(), parts });
            }
        }
        Puzzle { shown, sums }
    }

    /// What remains possible for each quantity, all sums taken together.
    fn ranges(&self) -> Ranges {
        let mut ranges: Ranges = self.shown.iter().map(|(key, shown)| (key.clone(), shown.range())).collect();
        loop {
            let before = ranges.clone();
            self.sums.iter().for_each(|sum| narrow(&mut ranges, sum));
            if ranges == before {
                return ranges;
            }
        }
    }

    /// A small count of which too little remains open, and the sum that gives most of it away.
    fn weakest(&self) -> Option<(String, usize)> {
        let ranges = self.ranges();
        let open = |key: &String| ranges.get(key).map_or(BEYOND, |(low, high)| high - low + 1);
        let small = self.shown.iter().filter(|(_, shown)| **shown == Shown::Small).map(|(key, _)| key);
        let weak = small.filter(|key| open(key) < VALUES).min_by_key(|key| (open(key), (*key).clone()))?;
        let own = |sum: &Sum| {
            let mut alone: Ranges = self.shown.iter().map(|(key, shown)| (key.clone(), shown.range())).collect();
            alone.extend(ranges.iter().filter(|(key, _)| *key != weak).map(|(key, range)| (key.clone(), *range)));
            narrow(&mut alone, sum);
            alone.get(weak).map_or(BEYOND, |(low, high)| high - low)
        };
        let touching = self.sums.iter().enumerate().filter(|(_, sum)| sum.total == *weak || sum.parts.contains(weak));
        let at = touching.min_by_key(|(at, sum)| (own(sum), *at)).map(|(at, _)| at)?;
        Some((weak.clone(), at))
    }

    /// Withholds one more number of a sum, the smallest part first; without one, the table is left out.
    fn give_way(&mut self, weak: &str, at: usize, left_out: &mut BTreeSet<String>) {
        let sum = &self.sums[at];
        let number = |key: &&String| matches!(self.shown.get(*key), Some(Shown::Number(_)));
        let size = |key: &&String| match self.shown.get(*key) {
            Some(Shown::Number(shown)) => *shown,
            _ => u32::MAX,
        };
        let part = sum.parts.iter().filter(|key| *key != weak).filter(number).min_by_key(|key| (size(key), *key));
        let total = Some(&sum.total).filter(|total| *total != weak).filter(number);
        match part.or(total).cloned() {
            Some(key) => _ = self.shown.insert(key, Shown::Withheld),
            None => _ = left_out.insert(self.sums.remove(at).table),
        }
    }
}

/// One sum: each part is at least the total without the others at their most, and so on.
fn narrow(ranges: &mut Ranges, sum: &Sum) {
    let range = |ranges: &Ranges, key: &String| ranges.get(key).copied().unwrap_or((0, BEYOND));
    let (low, high): (Vec<i64>, Vec<i64>) = sum.parts.iter().map(|part| range(ranges, part)).unzip();
    let (all_low, all_high) = (low.iter().sum::<i64>(), high.iter().sum::<i64>());
    let (total_low, total_high) = range(ranges, &sum.total);
    let total = (total_low.max(all_low), total_high.min(all_high));
    ranges.insert(sum.total.clone(), total);
    for (part, (low, high)) in sum.parts.iter().zip(low.into_iter().zip(high)) {
        let narrowed = (low.max(total.0 - (all_high - high)), high.min(total.1 - (all_low - low)));
        ranges.insert(part.clone(), narrowed);
    }
}

/// The tables as they may leave, and the codes of those that were left out.
pub fn protect(tables: &[Table]) -> (Vec<Protected>, Vec<String>) {
    let mut puzzle = Puzzle::of(tables);
    let mut left_out = BTreeSet::new();
    while let Some((weak, at)) = puzzle.weakest() {
        puzzle.give_way(&weak, at, &mut left_out);
    }
    let public = |key: &String| puzzle.shown.get(key).copied().and_then(Shown::public);
    let shown = tables.iter().filter(|table| !left_out.contains(&table.code)).map(|table| {
        let mut rows: Vec<(String, Option<u32>)> =
            table.rows.iter().map(|row| (row.code.clone(), public(&row.key))).collect();
        rows.sort();
        Protected {
            code: table.code.clone(),
            list: table.list.clone(),
            unit: table.unit,
            rows,
            summed: table.total.is_some(),
            total: table.total.and_then(|_| public(&table.total_key)),
        }
    });
    (shown.collect(), left_out.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Row;

    fn table(code: &str, counts: &[u32]) -> Table {
        let rows = counts.iter().enumerate();
        let rows =
            rows.map(|(at, count)| Row { code: format!("{at:02}"), key: format!("{code}/{at:02}"), count: *count });
        Table {
            code: code.into(),
            list: code.into(),
            unit: Unit::People,
            rows: rows.collect(),
            total: Some(counts.iter().sum()),
            total_key: code.into(),
        }
    }

    #[test]
    fn the_rule_by_itself() {
        let cases = [(0, Some(0)), (1, None), (7, None), (8, Some(10)), (12, Some(10)), (13, Some(15)), (40, Some(40))];
        for (count, shown) in cases {
            assert_eq!(Shown::of(count).public(), shown, "{count}");
        }
    }

    #[test]
    fn twelve_cells_of_one_cannot_be_read_off_their_total() {
        let (shown, left_out) = protect(&[table("a", &[1; 12])]);
        assert!(left_out.is_empty());
        assert_eq!(shown[0].total, None, "a total of 10 would have said that each is 1");
        assert_eq!(shown[0].suppressed().len(), 13);
    }

    #[test]
    fn one_blank_beside_numbers_takes_a_second_with_it() {
        let (shown, _) = protect(&[table("a", &[3, 20, 40])]);
        assert_eq!(shown[0].rows, [("00".into(), None), ("01".into(), Some(20)), ("02".into(), Some(40))]);
        assert_eq!(shown[0].total, Some(65), "65, 20 and 40 leave 1 to 7 open");
        let (shown, _) = protect(&[table("a", &[1, 8, 30])]);
        assert_eq!(shown[0].total, Some(40));
        assert!(shown[0].suppressed().len() == 1, "8 to 12, 28 to 32 and 38 to 42 leave 1 to 6 open");
        let (shown, _) = protect(&[table("a", &[7, 12, 12])]);
        assert_eq!(shown[0].total, Some(30));
        let (shown, _) = protect(&[table("a", &[7, 12])]);
        assert_eq!(shown[0].suppressed(), ["00", "01"], "20 is at least 18 and 10 at most 12: it would be 6 or 7");
    }

    #[test]
    fn a_small_total_of_many_small_parts_is_left_out() {
        let (shown, left_out) = protect(&[table("a", &[1; 6]), table("b", &[9])]);
        assert_eq!((shown.len(), left_out), (1, vec!["a".to_owned()]));
    }
}
