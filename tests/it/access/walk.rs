//! One caller's way through the expectation file: every object of every line is asked for, and every answer held against its cell.

use std::collections::BTreeSet;

use serde_json::{Map, json};

use super::CLOSED;
use super::ask::{How, Inquirer, Told};
use super::policy::{Line, Objects, Policy};
use super::questions::{arguments, kind, place, prepare};
use super::schema::Schema;
use super::world::{Kind, World};

/// 26 characters that no id in a test ends with.
const NOBODYS: &str = "01k0000000000000000000000z";

/// One caller's walk through the file.
pub struct Walk<'a> {
    pub inquirer: Inquirer<'a>,
    schema: &'a Schema,
    pub wrong: Vec<String>,
    /// What was asked for everything already, by its type.
    explored: BTreeSet<(String, String)>,
    pub cases: usize,
}

impl<'a> Walk<'a> {
    pub fn new(inquirer: Inquirer<'a>, schema: &'a Schema) -> Self {
        Self { inquirer, schema, wrong: Vec::new(), explored: BTreeSet::new(), cases: 0 }
    }

    fn cell<'l>(&self, line: &'l Line) -> &'l str {
        &line.expected[self.inquirer.caller.column]
    }

    fn note(&mut self, line: &Line, id: &str, is: &str) {
        let (cell, caller) = (self.cell(line), self.inquirer.caller.name);
        let Line { number, field, argument, objects, .. } = line;
        self.wrong.push(format!("line {number}: {field} {argument} {objects:?} {id} for {caller}: {is}, not {cell}"));
    }

    pub async fn check_all(&mut self, lines: &[&Line]) {
        for line in lines {
            self.check(line).await;
        }
    }

    /// Asks for every object of a line, and holds the answers against the cell of this caller.
    pub async fn check(&mut self, line: &Line) {
        let (world, caller) = (self.inquirer.world, self.inquirer.caller);
        let done = line.field.starts_with("mutation.") && self.cell(line) == "ok";
        if line.objects == Objects::None {
            if done {
                prepare(world, caller, &line.field).await;
            }
            let how = How { on: None, everything: shown(self.cell(line)) };
            let answer = self.inquirer.ask(&line.field, &arguments(world, caller, &line.field, &line.argument), how, None).await;
            return self.hold(line, "", &answer);
        }
        let kind = kind(&line.field, &line.argument).unwrap_or_else(|| panic!("line {}: what does {} name?", line.number, line.argument));
        let ids = self.ids(line, kind);
        if ids.is_empty() != (self.cell(line) == "-") {
            return self.note(line, "", if ids.is_empty() { "there is no such object" } else { "there are such objects" });
        }
        let alike = [Objects::ForeignAndMissing, Objects::WrongAndMalformed].contains(&line.objects);
        let (mut first, before): (Option<String>, _) = (None, self.wrong.len());
        for id in ids {
            let id = if done { prepare(world, caller, &line.field).await.unwrap_or(id) } else { id };
            for answer in self.answers(line, &id).await {
                self.hold(line, &id, &answer);
                let whole = first.get_or_insert_with(|| answer.whole.clone());
                if alike && *whole != answer.whole {
                    let is = format!("told apart: {} and {}", short(whole), short(&answer.whole));
                    self.note(line, &id, &is);
                }
            }
            if self.wrong.len() > before {
                return;
            }
        }
    }

    fn hold(&mut self, line: &Line, id: &str, answer: &Told) {
        self.cases += 1;
        if answer.outcome != self.cell(line) {
            self.note(line, id, &format!("{} ({})", answer.outcome, short(&answer.whole)));
        }
    }

    /// The answers to a question about one id; `node` and `nodes` answer alike.
    async fn answers(&mut self, line: &Line, id: &str) -> Vec<Told> {
        let everything = self.explores(line, id);
        if let Some(kind) = line.field.strip_prefix("node.") {
            let how = How { on: Some(kind), everything };
            let one = self.inquirer.ask("query.node", &Map::from_iter([("id".to_owned(), id.into())]), how, Some(id)).await;
            let how = How { everything: false, ..how };
            let mut several = self.inquirer.ask("query.nodes", &Map::from_iter([("ids".to_owned(), json!([id]))]), how, Some(id)).await;
            several.whole = several.whole.replacen("\"nodes\":[null]", "\"node\":null", 1);
            if several.whole.contains("\"node\":null") {
                several.outcome = "null".into();
            }
            return vec![one, several];
        }
        let mut arguments = arguments(self.inquirer.world, self.inquirer.caller, &line.field, &line.argument);
        place(&mut arguments, &line.argument, id);
        vec![self.inquirer.ask(&line.field, &arguments, How { on: None, everything }, Some(id)).await]
    }

    /// Whether everything is to be asked of an object: once, where it is shown at all.
    fn explores(&mut self, line: &Line, id: &str) -> bool {
        let of = line.field.strip_prefix("node.").map_or_else(|| self.schema.answers_with(&line.field), str::to_owned);
        let by_name = [Some(Kind::Barcode), Some(Kind::ProductSlug), Some(Kind::VendorSlug)].contains(&kind(&line.field, &line.argument));
        shown(self.cell(line)) && !by_name && (line.field.starts_with("mutation.") || self.explored.insert((of, id.to_owned())))
    }

    /// What a line asks for, by id.
    fn ids(&self, line: &Line, kind: Kind) -> Vec<String> {
        let (world, caller) = (self.inquirer.world, self.inquirer.caller);
        let change = line.field.starts_with("mutation.");
        let missing = match kind {
            Kind::OrderToken => format!("ord_{NOBODYS}.ffffffffffff.c2lnbmF0dXJl"),
            Kind::Barcode => "4006381333931".to_owned(),
            _ if kind.prefix().is_empty() => "nobodys".to_owned(),
            _ => format!("{}_{NOBODYS}", kind.prefix()),
        };
        match line.objects {
            Objects::None => Vec::new(),
            // Who changes something changes one of them.
            Objects::Own if change => match kind {
                Kind::CartToken | Kind::MailToken | Kind::RefreshToken if self.cell(line) == "ok" => vec![missing],
                _ => world.pick(caller, kind).into_iter().collect(),
            },
            Objects::Own => world.own(caller, kind),
            Objects::Public if change => world.public(caller, kind).into_iter().take(1).collect(),
            Objects::Public => world.public(caller, kind),
            // Before a closed door all things are alike: one is enough there.
            Objects::ForeignAndMissing => {
                let most = if CLOSED.contains(&self.cell(line)) { 1 } else { usize::MAX };
                [missing].into_iter().chain(world.foreign(caller, kind).into_iter().take(most)).collect()
            }
            Objects::WrongAndMalformed => {
                let other = if kind == Kind::Job { Kind::User } else { Kind::Job };
                vec![world.some(world.caller("admin"), other), format!("{}_no-id", kind.prefix())]
            }
        }
    }
}

/// Nobody saw what is not theirs; and everybody saw all that is, so that the walk is known to lead there.
pub fn told_as_promised(world: &World, policy: &Policy, walks: &[Walk<'_>]) -> Vec<String> {
    let mut wrong = Vec::new();
    let planted = world.canaries.kinds();
    let known: BTreeSet<&str> = policy.canaries.keys().map(String::as_str).collect();
    for kind in planted.difference(&known) {
        wrong.push(format!("{kind} is planted and not in access.policy: add a line `canary {kind}` with those who may see it"));
    }
    for kind in known.difference(&planted) {
        wrong.push(format!("canary {kind} is in access.policy and planted nowhere: take the line away"));
    }
    for walk in walks {
        let Inquirer { caller, notes, .. } = &walk.inquirer;
        wrong.extend(world.canaries.leaked(caller.name, notes, &policy.canaries).into_iter().map(|canary| format!("{} was shown {canary}", caller.name)));
        // Who poses as another vendor gets nowhere, and neither does who is out.
        if !["posing", "ended"].contains(&caller.column) {
            wrong.extend(
                world.canaries.hidden(caller.name, notes, &policy.canaries).into_iter().map(|canary| format!("{} was never shown {canary}", caller.name)),
            );
        }
    }
    wrong
}

/// Whether there is something to be looked at in this answer.
fn shown(expected: &str) -> bool {
    ["ok", "own", "all", "public"].contains(&expected)
}

fn short(whole: &str) -> String {
    whole.chars().take(400).collect()
}
