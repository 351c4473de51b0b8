//! Pages of a list: keyset cursors, never offsets.

use entity::ids::{Id, Uuid};

use crate::{Refusal, field};

/// Where a page starts: a sort key and the id that breaks ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub key: i64,
    pub id: Uuid,
}

/// Which way a page reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Backward,
}

/// One page that somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub size: u64,
    pub direction: Direction,
    /// Rows strictly beyond it.
    pub cursor: Option<Cursor>,
}

/// One page as it was found, in list order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paged<T> {
    pub rows: Vec<(Cursor, T)>,
    /// Whether there is more beyond the end the page was read towards.
    pub more: bool,
}

/// No list is longer in one answer.
const MOST: i64 = 100;

impl Page {
    /// The first `size` rows, for callers inside.
    #[must_use]
    pub fn first(size: u64) -> Self {
        Self { size, direction: Direction::Forward, cursor: None }
    }

    /// Reads the four Relay arguments: exactly one of `first` and `last`, from 1 to 100.
    ///
    /// # Errors
    /// `ValidationFailed` naming the argument.
    pub fn from_args(first: Option<i64>, after: Option<&str>, last: Option<i64>, before: Option<&str>) -> Result<Self, Refusal> {
        let refuse = |name: &str, message: &str| Err(Refusal::ValidationFailed { field: field(name), message: message.into() });
        let (name, size, direction, cursor_name, cursor) = match (first, last) {
            (Some(size), None) if before.is_none() => ("first", size, Direction::Forward, "after", after),
            (None, Some(size)) if after.is_none() => ("last", size, Direction::Backward, "before", before),
            (Some(_), None) => return refuse("before", "`before` goes with `last`."),
            (None, Some(_)) => return refuse("after", "`after` goes with `first`."),
            _ => return refuse("first", "Give exactly one of `first` and `last`."),
        };
        if !(1..=MOST).contains(&size) {
            return refuse(name, "A page has from 1 to 100 rows.");
        }
        let cursor = match cursor {
            None => None,
            Some(text) => match Cursor::parse(text) {
                Some(cursor) => Some(cursor),
                None => return refuse(cursor_name, "This is no cursor of this list."),
            },
        };
        Ok(Self { size: size.unsigned_abs(), direction, cursor })
    }

    /// Turns what a query found (up to `size + 1` rows, in reading direction) into a page in list order.
    #[must_use]
    pub fn close<T>(&self, mut rows: Vec<T>, cursor: impl Fn(&T) -> Cursor) -> Paged<T> {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        if self.direction == Direction::Backward {
            rows.reverse();
        }
        Paged { rows: rows.into_iter().map(|row| (cursor(&row), row)).collect(), more }
    }
}

impl Cursor {
    /// Of a row with this sort key and id.
    #[must_use]
    pub fn new(key: i64, id: impl Id) -> Self {
        Self { key, id: id.uuid() }
    }

    /// As it is handed out: opaque, but plain enough to debug.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:x}.{:032x}", self.key.cast_unsigned(), self.id.as_u128())
    }

    fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        if key.len() > 16 || id.len() != 32 || !id.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        Some(Self { key: u64::from_str_radix(key, 16).ok()?.cast_signed(), id: Uuid::from_u128(u128::from_str_radix(id, 16).ok()?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_of_first_and_last() {
        assert!(Page::from_args(Some(24), None, None, None).is_ok());
        assert!(Page::from_args(None, None, Some(24), None).is_ok());
        for (first, after, last, before) in [
            (None, None, None, None),
            (Some(1), None, Some(1), None),
            (Some(0), None, None, None),
            (Some(101), None, None, None),
            (Some(-1), None, None, None),
            (Some(1), Some("nonsense"), None, None),
            (Some(1), None, None, Some("0.0")),
        ] {
            assert!(Page::from_args(first, after, last, before).is_err());
        }
    }

    #[test]
    fn a_cursor_survives_its_text() {
        for key in [0, -1, i64::MAX, i64::MIN] {
            let cursor = Cursor { key, id: Uuid::from_u128(77) };
            assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        }
    }

    #[test]
    fn a_backward_page_comes_in_list_order() {
        let page = Page { size: 2, direction: Direction::Backward, cursor: None };
        let closed = page.close(vec![9i64, 8, 7], |key| Cursor { key: *key, id: Uuid::nil() });
        assert_eq!(closed.rows.iter().map(|(_, row)| *row).collect::<Vec<_>>(), [8, 9]);
        assert!(closed.more);
    }
}
