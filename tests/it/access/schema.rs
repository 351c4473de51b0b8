//! The schema as the test reads it: the root fields, which of their arguments are ids, and documents that ask for
//! everything that can be reached.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

const INTROSPECTION: &str = "query Everything { __schema {
  types { kind name possibleTypes { name }
    fields(includeDeprecated: true) { name type { ...T } args { name type { ...T } } }
    inputFields { name type { ...T } } }
  directives { args { name type { ...T } } } } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// Everything the schema says, as far as it is needed here.
pub struct Schema {
    types: BTreeMap<String, Type>,
    /// What directives are asked with.
    marks: Vec<Argument>,
}

struct Type {
    kind: String,
    fields: Vec<Field>,
    inputs: Vec<Argument>,
    possible: Vec<String>,
}

/// One field of an object.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub arguments: Vec<Argument>,
    of: Of,
}

impl Field {
    /// The type it answers with, of a list its items'.
    pub fn answers_with(&self) -> &str {
        &self.of.name
    }
}

/// One argument of a field, or one field of an input.
#[derive(Clone, Debug)]
pub struct Argument {
    pub name: String,
    of: Of,
}

/// A type as it is written, and what it is a list of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Of {
    written: String,
    name: String,
    list: bool,
}

/// One of the three doors.
pub const ROOTS: [(&str, &str); 3] = [("query", "Query"), ("mutation", "Mutation"), ("subscription", "Subscription")];

impl Schema {
    /// As it is served, with everybody's fields.
    pub async fn whole() -> Self {
        let answer = serde_json::to_value(api::graphql::schema().execute(INTROSPECTION).await).expect("JSON");
        Self::read(&answer["data"]["__schema"])
    }

    /// The document that [`Schema::read`] wants the answer of.
    pub fn introspection() -> &'static str {
        INTROSPECTION
    }

    /// Out of an introspection.
    pub fn read(schema: &Value) -> Self {
        let kind = |kind: &Value| {
            let fields = list(&kind["fields"]).map(|field| Field { name: name(field), arguments: arguments(&field["args"]), of: Of::read(&field["type"]) });
            let ty = Type {
                kind: kind["kind"].as_str().unwrap_or_default().to_owned(),
                fields: fields.collect(),
                inputs: arguments(&kind["inputFields"]),
                possible: list(&kind["possibleTypes"]).map(name).collect(),
            };
            (name(kind), ty)
        };
        Self { types: list(&schema["types"]).map(kind).collect(), marks: list(&schema["directives"]).flat_map(|mark| arguments(&mark["args"])).collect() }
    }

    /// Every root field as the expectation file names it (`query.order`).
    pub fn root_fields(&self) -> Vec<(String, Field)> {
        let of = |(door, root): &(&str, &str)| {
            let fields = self.types.get(*root).map(|root| root.fields.clone()).unwrap_or_default();
            fields.into_iter().map(|field| (format!("{door}.{}", field.name), field)).collect::<Vec<_>>()
        };
        ROOTS.iter().flat_map(of).collect()
    }

    /// A root field by that name.
    pub fn root_field(&self, named: &str) -> Option<Field> {
        self.root_fields().into_iter().find_map(|(name, field)| (name == named).then_some(field))
    }

    /// What a root field answers with, by its name.
    pub fn answers_with(&self, named: &str) -> String {
        self.root_field(named).map(|field| field.of.name).unwrap_or_default()
    }

    /// What `node` can be.
    pub fn nodes(&self) -> &[String] {
        self.types.get("Node").map_or(&[], |node| &node.possible)
    }

    /// Where ids stand among what a root field is asked with: `id`, `where.vendorId`, and below a mutation's `input`.
    pub fn ids(&self, field: &Field) -> Vec<String> {
        let mut found = Vec::new();
        for argument in &field.arguments {
            let path = if argument.name == "input" { String::new() } else { argument.name.clone() };
            self.note_ids(&argument.of, path, &mut Vec::new(), &mut found);
        }
        found
    }

    fn note_ids(&self, of: &Of, path: String, above: &mut Vec<String>, found: &mut Vec<String>) {
        if of.name == "ID" {
            found.push(path);
            return;
        }
        let Some(input) = self.types.get(&of.name).filter(|_| !above.contains(&of.name)) else { return };
        above.push(of.name.clone());
        for part in &input.inputs {
            let below = if path.is_empty() { part.name.clone() } else { format!("{path}.{}", part.name) };
            self.note_ids(&part.of, below, above, found);
        }
        above.pop();
    }

    /// A document that asks a root field for everything that can be reached from it: pages within are so long, and fields are
    /// followed so far.
    pub fn document(&self, door: &str, field: &Field, arguments: &Map<String, Value>, on: Option<&str>, size: (usize, usize)) -> String {
        let known = |name: &String| field.arguments.iter().find(|argument| argument.name == *name).unwrap_or_else(|| panic!("{} takes no {name}", field.name));
        let declared: Vec<String> = arguments.keys().map(|name| format!("${name}: {}", known(name).of.written)).collect();
        let given: Vec<String> = arguments.keys().map(|name| format!("{name}: ${name}")).collect();
        let wrapped = |parts: Vec<String>| if parts.is_empty() { String::new() } else { format!("({})", parts.join(", ")) };
        let selection = match on {
            _ if size.1 == 0 => Some(self.little(&field.of.name)),
            Some(kind) => self.set(kind, &mut Vec::new(), size).map(|set| format!("{{ __typename ... on {kind} {set} }}")),
            None => self.set(&field.of.name, &mut Vec::new(), size),
        };
        format!("{door} Ask{} {{ {}{} {} }}", wrapped(declared), field.name, wrapped(given), selection.unwrap_or_default())
    }

    /// Enough of a type to tell that there is something, and why there is nothing.
    fn little(&self, name: &str) -> String {
        let parts = self.fields(name).iter().filter_map(|field| match field.name.as_str() {
            "id" => Some("id".to_owned()),
            "nodes" => Some("nodes { __typename }".to_owned()),
            "products" => Some("products { nodes { __typename } }".to_owned()),
            "userErrors" => self.set(&field.of.name, &mut Vec::new(), (1, 1)).map(|set| format!("userErrors {set}")),
            _ if self.is_composite(&field.of.name) => Some(format!("{} {{ __typename }}", field.name)),
            _ => None,
        });
        format!("{{ __typename {} }}", parts.collect::<Vec<_>>().join(" "))
    }

    fn is_composite(&self, name: &str) -> bool {
        self.types.get(name).is_some_and(|ty| ["OBJECT", "INTERFACE"].contains(&ty.kind.as_str()))
    }

    /// Every field that can be reached from a type without entering a type twice; nothing for a scalar, nor where all is too far away.
    fn set(&self, name: &str, above: &mut Vec<String>, size: (usize, usize)) -> Option<String> {
        let ty = self.types.get(name).filter(|_| self.is_composite(name))?;
        above.push(name.to_owned());
        let mut parts: Vec<String> = ty.fields.iter().filter_map(|field| self.part(name, field, above, size)).collect();
        for kind in &ty.possible {
            let own = self.fields(kind).iter().filter(|field| !ty.fields.iter().any(|shared| shared.name == field.name));
            let own = own.filter_map(|field| {
                let part = self.part(kind, field, above, size)?;
                // Where two kinds call fields of different types alike, the answer has to call them apart.
                let clash = ty.possible.iter().flat_map(|other| self.fields(other)).any(|other| other.name == field.name && other.of != field.of);
                Some(if clash { format!("{kind}_{}: {part}", field.name) } else { part })
            });
            let own: Vec<String> = own.collect();
            if !own.is_empty() {
                parts.push(format!("... on {kind} {{ {} }}", own.join(" ")));
            }
        }
        above.pop();
        (!parts.is_empty()).then(|| format!("{{ {} }}", parts.join(" ")))
    }

    /// Whether there are objects of this type.
    pub fn is_object(&self, name: &str) -> bool {
        self.types.get(name).is_some_and(|kind| kind.kind == "OBJECT")
    }

    /// Whether it is one of the things that say why something was refused.
    pub fn is_refusal(&self, name: &str) -> bool {
        self.types.get("UserError").is_some_and(|refusal| refusal.possible.iter().any(|kind| kind == name))
    }

    /// The fields of a type.
    pub fn fields(&self, kind: &str) -> &[Field] {
        self.types.get(kind).map_or(&[], |kind| &kind.fields)
    }

    fn part(&self, parent: &str, field: &Field, above: &mut Vec<String>, size: (usize, usize)) -> Option<String> {
        let asked =
            if field.arguments.iter().any(|argument| argument.name == "first") { format!("{}(first: {})", field.name, size.0) } else { field.name.clone() };
        if !self.is_composite(&field.of.name) {
            return Some(asked);
        }
        // An edge's node is the page's own.
        if parent.ends_with("Edge") {
            return None;
        }
        if above.contains(&field.of.name) || above.len() >= size.1 {
            return self.fields(&field.of.name).iter().any(|field| field.name == "id").then(|| format!("{asked} {{ id }}"));
        }
        self.set(&field.of.name, above, size).map(|set| format!("{asked} {set}"))
    }

    /// The types that can be reached from these root fields, and those of directives, which are for all.
    pub fn reachable(&self, fields: &BTreeSet<String>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.marks.iter().for_each(|argument| self.note_types(&argument.of.name, &mut found));
        for (_, field) in self.root_fields().iter().filter(|(name, _)| fields.contains(name)) {
            self.note_types(&field.of.name, &mut found);
            field.arguments.iter().for_each(|argument| self.note_types(&argument.of.name, &mut found));
        }
        found
    }

    fn note_types(&self, name: &str, found: &mut BTreeSet<String>) {
        let Some(ty) = self.types.get(name) else { return };
        if !found.insert(name.to_owned()) {
            return;
        }
        for field in &ty.fields {
            self.note_types(&field.of.name, found);
            field.arguments.iter().for_each(|argument| self.note_types(&argument.of.name, found));
        }
        ty.inputs.iter().for_each(|input| self.note_types(&input.of.name, found));
        ty.possible.iter().for_each(|kind| self.note_types(kind, found));
    }

    /// The names of its own types: neither the language's nor the three doors.
    pub fn own_types(&self) -> BTreeSet<String> {
        let language = |name: &str| name.starts_with("__") || ["Boolean", "Float", "ID", "Int", "String"].contains(&name);
        let doors = ROOTS.map(|(_, root)| root);
        self.types.keys().filter(|name| !language(name) && !doors.contains(&name.as_str())).cloned().collect()
    }
}

impl Of {
    fn read(written: &Value) -> Self {
        let inner = || Self::read(&written["ofType"]);
        match written["kind"].as_str() {
            Some("NON_NULL") => Self { written: format!("{}!", inner().written), ..inner() },
            Some("LIST") => Self { written: format!("[{}]", inner().written), list: true, ..inner() },
            _ => Self { written: name(written), name: name(written), list: false },
        }
    }
}

fn arguments(of: &Value) -> Vec<Argument> {
    list(of).map(|argument| Argument { name: name(argument), of: Of::read(&argument["type"]) }).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn name(value: &Value) -> String {
    value["name"].as_str().unwrap_or_default().to_owned()
}
