//! The expectation file, `access.policy`: who is answered what. It is written and reviewed by hand; this only reads it.

use std::collections::{BTreeMap, BTreeSet};

/// The file as it is read.
pub struct Policy {
    /// The columns.
    pub callers: Vec<String>,
    /// In the order of the file, which is the order in which changes are made.
    pub lines: Vec<Line>,
    /// Who may come to see a planted text, by its kind.
    pub canaries: BTreeMap<String, BTreeSet<String>>,
    /// Which right a field takes, and of whom, by its name.
    pub needs: BTreeMap<String, Need>,
    /// The rights of a place in a team or a role of the marketplace.
    pub roles: BTreeMap<String, BTreeSet<String>>,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// `vendor`, `admin`, or both.
    pub of: BTreeSet<String>,
    /// The right's name in the schema.
    pub scope: String,
}

/// One line: what a field answers when it is asked for one sort of object.
#[derive(Clone, Debug)]
pub struct Line {
    /// `query.order`, or `node.Order` for both `node` and `nodes`.
    pub field: String,
    /// Where the id stands (`lines.orderLineId`); `-` where the field is asked without one.
    pub argument: String,
    pub objects: Objects,
    /// By column. `-` says that this caller has no such object.
    pub expected: BTreeMap<String, String>,
    /// For messages.
    pub number: usize,
}

/// What an argument names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objects {
    /// Nothing: the field is asked without an object.
    None,
    /// What is the caller's to use here.
    Own,
    /// What is anybody's to use here.
    Public,
    /// What is somebody else's, and what is not there: the whole answers are the same.
    ForeignAndMissing,
    /// An id of another type, and no id at all: the whole answers are the same.
    WrongAndMalformed,
}

impl Objects {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "-" => Self::None,
            "own" => Self::Own,
            "public" => Self::Public,
            "foreign=missing" => Self::ForeignAndMissing,
            "wrong=malformed" => Self::WrongAndMalformed,
            _ => return None,
        })
    }
}

impl Policy {
    /// Reads the file.
    ///
    /// # Panics
    /// When it is not written as its head says.
    pub fn read(text: &str) -> Self {
        let mut policy = Self { callers: Vec::new(), lines: Vec::new(), canaries: BTreeMap::new(), needs: BTreeMap::new(), roles: BTreeMap::new() };
        for (number, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.split('#').next().unwrap_or_default())) {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            match words.first().map(String::as_str) {
                None => {}
                Some("callers") => policy.callers = words[1..].to_vec(),
                Some("canary") => {
                    assert!(words.len() > 2, "line {number}: say who may see it, or `nobody`");
                    let first = policy.canaries.insert(words[1].clone(), words[2..].iter().cloned().collect());
                    assert!(first.is_none(), "line {number}: {} is there twice", words[1]);
                }
                Some("needs") => {
                    let [_, field, of, scope] = &words[..] else { panic!("line {number}: a field, who and a right are meant") };
                    let need = Need { of: of.split('+').map(str::to_owned).collect(), scope: scope.clone() };
                    assert!(policy.needs.insert(field.clone(), need).is_none(), "line {number}: {field} is there twice");
                }
                Some("role") => {
                    assert!(words.len() > 2, "line {number}: a role and its rights are meant");
                    let first = policy.roles.insert(words[1].clone(), words[2..].iter().cloned().collect());
                    assert!(first.is_none(), "line {number}: {} is there twice", words[1]);
                }
                Some(_) => {
                    let line = policy.line(&words, number);
                    let again = policy.lines.iter().find(|other| (&other.field, &other.argument, other.objects) == (&line.field, &line.argument, line.objects));
                    assert!(again.is_none(), "line {number} says again what line {} says", again.map_or(0, |other| other.number));
                    policy.lines.push(line);
                }
            }
        }
        policy
    }

    fn line(&self, words: &[String], number: usize) -> Line {
        let [field, argument, objects, cells @ ..] = words else {
            panic!("line {number}: a field, its argument, the objects and a cell for each caller are meant")
        };
        assert_eq!(cells.len(), self.callers.len(), "line {number}: one cell for each caller is meant: {:?}", self.callers);
        let objects = Objects::read(objects).unwrap_or_else(|| panic!("line {number}: {objects} is none of -, own, public, foreign=missing, wrong=malformed"));
        let whole = |cell: &String| match cell.as_str() {
            "sign-in" => "UNAUTHENTICATED".to_owned(),
            "forbidden" => "FORBIDDEN".to_owned(),
            "not-found" => format!("NOT_FOUND@{argument}"),
            "invalid" => format!("VALIDATION_FAILED@{argument}"),
            other => other.to_owned(),
        };
        let expected = self.callers.iter().cloned().zip(cells.iter().map(whole)).collect();
        Line { field: field.clone(), argument: argument.clone(), objects, expected, number }
    }

    /// The lines of a field.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| line.field == field)
    }
}
