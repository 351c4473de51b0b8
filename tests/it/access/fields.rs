//! Field by field: of every type, which caller is shown a value, and of whose objects. It is noted along the walk, since the
//! walk asks for everything that can be reached, and held against `access.fields`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::schema::Schema;
use super::world::{Caller, World};

const FILE: &str = include_str!("../access.fields");

/// What a caller saw of a field, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// They asked for it, and it was empty each time.
    Null,
    /// A value, of their own vendor's objects alone.
    Own,
    /// A value, of an object of another vendor or of none.
    Ok,
}

impl Seen {
    fn word(seen: Option<Self>) -> &'static str {
        match seen {
            None => "-",
            Some(Self::Null) => "null",
            Some(Self::Own) => "own",
            Some(Self::Ok) => "ok",
        }
    }
}

/// What was seen, by type and field and then by column.
#[derive(Default)]
pub struct Sight(BTreeMap<(String, String), BTreeMap<&'static str, Seen>>);

impl Sight {
    /// Notes an answer of this type.
    pub fn note(&mut self, schema: &Schema, world: &World, caller: &Caller, kind: &str, answer: &Value) {
        self.look(schema, world, caller, kind, answer, false);
    }

    fn look(&mut self, schema: &Schema, world: &World, caller: &Caller, kind: &str, value: &Value, own: bool) {
        if let Some(list) = value.as_array() {
            list.iter().for_each(|value| self.look(schema, world, caller, kind, value, own));
        }
        let Some(object) = value.as_object() else { return };
        // What has no id of its own belongs to the vendor it names, else to what it stands in.
        let known = |id: Option<&Value>| id.and_then(Value::as_str).and_then(|id| world.is_of_their_vendor(caller, id));
        let own = known(object.get("id")).or_else(|| known(object.get("vendor")?.get("id"))).unwrap_or(own);
        for field in schema.fields(kind) {
            let Some(value) = object.get(&field.name) else { continue };
            let empty = value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty);
            let seen = match (empty, own) {
                (true, _) => Seen::Null,
                (_, true) => Seen::Own,
                _ => Seen::Ok,
            };
            let most = self.0.entry((kind.to_owned(), field.name.clone())).or_default().entry(caller.column).or_insert(seen);
            *most = seen.max(*most);
            self.look(schema, world, caller, field.answers_with(), value, own);
        }
    }

    /// Takes in what another saw.
    pub fn add(&mut self, other: Self) {
        for (field, columns) in other.0 {
            let own = self.0.entry(field).or_default();
            for (column, seen) in columns {
                let most = own.entry(column).or_insert(seen);
                *most = seen.max(*most);
            }
        }
    }

    /// What differs from the file: a field that was seen otherwise, one that is not listed, and a line for one that is no more.
    pub fn differs(&self, schema: &Schema, columns: &[String]) -> Vec<String> {
        let (mut listed, mut wrong) = (read(columns), Vec::new());
        for kind in schema.own_types().iter().filter(|kind| holds_something(schema, kind)) {
            for field in schema.fields(kind) {
                let seen = self.0.get(&(kind.clone(), field.name.clone()));
                let cells: Vec<&str> = columns.iter().map(|column| Seen::word(seen.and_then(|seen| seen.get(column.as_str()).copied()))).collect();
                match listed.remove(&(kind.clone(), field.name.clone())) {
                    None => wrong.push(format!("{kind}.{} is not in access.fields; seen was: {}", field.name, cells.join(" "))),
                    Some(expected) => wrong.extend(
                        columns
                            .iter()
                            .zip(cells)
                            .filter(|(column, cell)| expected[*column] != *cell)
                            .map(|(column, cell)| format!("{kind}.{} for {column} was {cell}, not {}", field.name, expected[column])),
                    ),
                }
            }
        }
        wrong.extend(listed.into_keys().map(|(kind, field)| format!("access.fields: the schema has no {kind}.{field}: take it away")));
        wrong
    }

    /// How many fields were looked at, and by how many callers each at most.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// Whether a type says anything by itself: payloads, pages and refusals are told by the lines of the fields that answer with them.
fn holds_something(schema: &Schema, kind: &str) -> bool {
    let wraps = ["Payload", "Edge", "Connection"].iter().any(|end| kind.ends_with(end)) || kind == "PageInfo";
    !wraps && !schema.is_refusal(kind) && schema.is_object(kind)
}

/// The file: a type, a cell for each column, and the fields.
fn read(columns: &[String]) -> BTreeMap<(String, String), BTreeMap<String, String>> {
    let mut listed = BTreeMap::new();
    for (number, line) in FILE.lines().enumerate().map(|(at, line)| (at + 1, line.split('#').next().unwrap_or_default())) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((kind, rest)) = words.split_first() else { continue };
        assert!(rest.len() > columns.len(), "access.fields, line {number}: a type, a cell for each of {columns:?}, and fields are meant");
        let (cells, fields) = rest.split_at(columns.len());
        let known: BTreeSet<&str> = ["-", "null", "own", "ok"].into();
        assert!(cells.iter().all(|cell| known.contains(cell)), "access.fields, line {number}: a cell is one of {known:?}");
        for field in fields {
            let cells = columns.iter().cloned().zip(cells.iter().map(|cell| (*cell).to_owned())).collect();
            let first = listed.insert(((*kind).to_owned(), (*field).to_owned()), cells);
            assert!(first.is_none(), "access.fields, line {number}: {kind}.{field} is there twice");
        }
    }
    listed
}
