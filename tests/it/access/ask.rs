//! Asking, and what an answer comes to.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use support::socket::{Frame, Socket};

use super::canaries::Notes;
use super::fields::Sight;
use super::questions::listed;
use super::schema::{Field, Schema};
use super::world::{Caller, World};

/// How long pages are and how far fields are followed, as far as the gate lets them be.
const SIZES: [(usize, usize); 10] = [(100, 9), (40, 9), (12, 9), (4, 9), (2, 9), (1, 9), (4, 5), (2, 4), (2, 3), (1, 2)];

/// What somebody was told.
#[derive(Clone, Debug)]
pub struct Told {
    /// `ok`, `null`, `none`, the name of a set of rows, or a code with the place it is about.
    pub outcome: String,
    /// The whole answer without what differs between any two.
    pub whole: String,
}

/// How a question is put.
#[derive(Clone, Copy)]
pub struct How<'a> {
    /// The type that `node` is asked for.
    pub on: Option<&'a str>,
    /// Asks for everything that can be reached; enough to tell something from nothing otherwise.
    pub everything: bool,
}

/// Asks as one caller, and remembers what was shown to them.
pub struct Inquirer<'a> {
    pub world: &'a World,
    pub caller: &'a Caller,
    pub notes: Notes,
    pub sight: Sight,
    schema: &'a Schema,
    socket: Option<Option<Socket>>,
    /// Which page size a field is asked with.
    sizes: HashMap<String, usize>,
    next: usize,
}

impl<'a> Inquirer<'a> {
    pub fn new(world: &'a World, schema: &'a Schema, caller: &'a Caller) -> Self {
        Self { world, caller, notes: Notes::default(), sight: Sight::default(), schema, socket: None, sizes: HashMap::new(), next: 0 }
    }

    /// Asks a field, as `query.order`. The id the question is about does not count as a difference between two answers.
    pub async fn ask(&mut self, named: &str, arguments: &Map<String, Value>, how: How<'_>, id: Option<&str>) -> Told {
        let field = self.schema.root_field(named).unwrap_or_else(|| panic!("the schema has no {named}"));
        let door = named.split_once('.').map_or("query", |(door, _)| door);
        let answers = match door {
            "subscription" => vec![self.subscribe(&field, arguments).await],
            // Operators read in it what anybody's vendor wrote: what may never stand there is looked for in `roles.rs`.
            _ if named == "query.auditLog" => {
                let noted = std::mem::take(&mut self.notes);
                let answers = self.send(door, &field, arguments, how).await;
                self.notes = noted;
                answers
            }
            _ => self.send(door, &field, arguments, how).await,
        };
        for answer in &answers {
            self.sight.note(self.schema, self.world, self.caller, how.on.unwrap_or_else(|| field.answers_with()), &answer["data"][&field.name]);
        }
        let outcome = self.outcome(named, &field, &answers, id.is_some());
        let mut whole: String = answers.iter().map(|answer| plain(answer.clone()).to_string()).collect();
        if let Some(id) = id {
            whole = whole.replace(id, "<id>");
        }
        Told { outcome, whole }
    }

    /// Every page of it, each small enough for the gate.
    async fn send(&mut self, door: &str, field: &Field, arguments: &Map<String, Value>, how: How<'_>) -> Vec<Value> {
        let How { on, everything } = how;
        if !everything {
            let document = self.schema.document(door, field, arguments, on, (1, 0));
            return vec![self.post(&document, arguments).await];
        }
        let paged = arguments.contains_key("first");
        let memory = format!("{}/{}", field.name, on.unwrap_or_default());
        let mut chosen = SIZES.len() - 1;
        let mut arguments = arguments.clone();
        let mut pages = Vec::new();
        for (at, size) in SIZES.iter().enumerate().skip(self.sizes.get(&memory).copied().unwrap_or(0)) {
            if paged {
                arguments.insert("first".into(), size.0.into());
            }
            let document = self.schema.document(door, field, &arguments, on, *size);
            let body = self.post(&document, &arguments).await;
            if code(&body["errors"][0]).as_deref() != Some("QUERY_TOO_COMPLEX") {
                chosen = at;
                pages.push(body);
                break;
            }
            assert!(at + 1 < SIZES.len(), "{}: even that is too much: {body}\n{document}", field.name);
        }
        self.sizes.insert(memory, chosen);
        while let Some(after) = pages.last().and_then(|page| next_page(&page["data"][&field.name])) {
            assert!(pages.len() < 200, "{} has no end", field.name);
            arguments.insert("after".into(), after);
            let document = self.schema.document(door, field, &arguments, on, SIZES[chosen]);
            let body = self.post(&document, &arguments).await;
            pages.push(body);
        }
        pages
    }

    async fn post(&mut self, document: &str, arguments: &Map<String, Value>) -> Value {
        let asked = Value::Object(arguments.clone());
        let body = self.caller.client.send(document, asked.clone()).await.body;
        self.world.canaries.note(&mut self.notes, &body.to_string(), &asked.to_string());
        body
    }

    /// The first word of a subscription, as an answer; a socket that is closed answers with nothing but the code `CLOSED`.
    async fn subscribe(&mut self, field: &Field, arguments: &Map<String, Value>) -> Value {
        self.next += 1;
        let id = self.next.to_string();
        if self.socket.is_none() {
            self.socket = Some(open(self.caller).await);
        }
        let Some(Some(socket)) = &mut self.socket else { return json!({ "errors": [{ "extensions": { "code": "CLOSED" } }] }) };
        let document = self.schema.document("subscription", field, arguments, None, SIZES[2]);
        socket.send(json!({ "id": id, "type": "subscribe", "payload": { "query": document, "variables": arguments } })).await;
        loop {
            let message = socket.message().await;
            self.world.canaries.note(&mut self.notes, &message.to_string(), &Value::Object(arguments.clone()).to_string());
            // What an earlier one still had to say is noted above and not this one's answer.
            if message["id"] != id.as_str() {
                continue;
            }
            match message["type"].as_str() {
                Some("next") => {
                    socket.send(json!({ "id": id, "type": "complete" })).await;
                    return message["payload"].clone();
                }
                Some("error") => return json!({ "errors": message["payload"] }),
                _ => return json!({ "errors": [{ "extensions": { "code": "COMPLETED" } }] }),
            }
        }
    }

    fn outcome(&self, named: &str, field: &Field, answers: &[Value], about_an_object: bool) -> String {
        for answer in answers {
            if let Some(error) = answer["errors"].get(0) {
                let at: Vec<&str> = error["extensions"]["field"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                return refusal(&code(error).unwrap_or_else(|| "NO_CODE".into()), &at);
            }
            if let Some(error) = answer["data"][&field.name]["userErrors"].get(0) {
                let at: Vec<&str> = error["field"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                return refusal(error["code"].as_str().unwrap_or("NO_CODE"), &at);
            }
        }
        let data = |answer: &Value| answer["data"][&field.name].clone();
        if !about_an_object && let Some((kind, path, parts)) = listed(named) {
            let found: Vec<String> = answers.iter().flat_map(|answer| rows(&data(answer), path)).map(|row| identity(&row, parts)).collect();
            return self.world.name_of(self.caller, kind, &found);
        }
        let first = data(&answers[0]);
        let empty_payload = first["userErrors"].is_array()
            && first.as_object().into_iter().flatten().all(|(name, value)| value.is_null() || ["userErrors", "warnings"].contains(&name.as_str()));
        if empty_payload {
            return "nothing".into();
        }
        let empty =
            first.as_array().is_some_and(Vec::is_empty) || first["nodes"].as_array().or(first["products"]["nodes"].as_array()).is_some_and(Vec::is_empty);
        match (first.is_null(), empty) {
            (true, _) => "null".into(),
            (_, true) => "none".into(),
            _ => "ok".into(),
        }
    }
}

/// A socket that introduced itself; nothing where the server would not have it.
async fn open(caller: &Caller) -> Option<Socket> {
    let mut socket = caller.client.bare_socket().await;
    let mut payload = Map::new();
    let told = [
        ("Authorization", caller.client.bearer().map(|token| format!("Bearer {token}"))),
        ("X-Cart-Token", caller.client.cart_token()),
        ("X-Vendor", caller.vendor.clone()),
    ];
    payload.extend(told.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into()))));
    socket.send(json!({ "type": "connection_init", "payload": payload })).await;
    match socket.frame().await {
        Frame::Message(message) => (message["type"] == "connection_ack").then_some(socket),
        Frame::Closed(..) => None,
    }
}

fn code(error: &Value) -> Option<String> {
    error["extensions"]["code"].as_str().map(str::to_owned)
}

/// Without `input` and the places in lists, as the expectation file names arguments.
fn refusal(code: &str, at: &[&str]) -> String {
    let at: Vec<&str> = at.strip_prefix(&["input"]).unwrap_or(at).iter().copied().filter(|part| part.parse::<usize>().is_err()).collect();
    if at.is_empty() { code.to_owned() } else { format!("{code}@{}", at.join(".")) }
}

/// Without what no two answers share.
fn plain(mut answer: Value) -> Value {
    let strip = |extensions: &mut Value| {
        if let Some(extensions) = extensions.as_object_mut() {
            extensions.retain(|name, _| !["requestId", "cost"].contains(&name.as_str()));
        }
    };
    strip(&mut answer["extensions"]);
    answer["errors"].as_array_mut().into_iter().flatten().for_each(|error| strip(&mut error["extensions"]));
    answer
}

fn next_page(connection: &Value) -> Option<Value> {
    let connection = if connection["products"].is_object() { &connection["products"] } else { connection };
    (connection["pageInfo"]["hasNextPage"] == true).then(|| connection["pageInfo"]["endCursor"].clone())
}

fn rows(data: &Value, path: &str) -> Vec<Value> {
    let list = path.split('.').filter(|part| !part.is_empty()).fold(data, |at, part| &at[part]);
    list.as_array().cloned().unwrap_or_default()
}

fn identity(row: &Value, parts: &[&str]) -> String {
    let part = |path: &&str| path.split('.').fold(row, |at, part| &at[part]).as_str().unwrap_or("?").to_owned();
    parts.iter().map(part).collect::<Vec<_>>().join(" ")
}
