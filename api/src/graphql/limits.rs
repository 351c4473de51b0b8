//! What a document may ask for, counted before anything runs. Every fragment is measured once, whatever the number of
//! paths that lead through it: the engine's own limits walk each path, and 820 bytes can hold a billion of them.

use std::collections::HashMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet, TypeKind, TypeSystemDefinition,
};
use async_graphql::{ErrorExtensionValues, Name, Positioned, ServerError, Value, Variables};

const MOST_TOKENS: usize = 2_000;
const MOST_OPERATIONS: usize = 10;
const MOST_FRAGMENTS: usize = 30;
const MOST_ALIASES: u64 = 30;
const MOST_DIRECTIVES: usize = 20;
const MOST_DIRECTIVES_OF_A_FIELD: usize = 3;
const MOST_DEPTH: u64 = 12;
const MOST_DEPTH_OF_INTROSPECTION: u64 = 16;
/// Of sets and fragments within each other while counting.
const MOST_LEVELS: usize = 64;
/// With every fragment written out; bounds what the engine's validation walks.
const MOST_SELECTIONS: u64 = 5_000;
const MOST_ROOT_MUTATIONS: usize = 5;
const MOST_DEPTH_OF_VARIABLES: usize = 10;
/// Introspection costs the same whatever it asks for.
const COST_OF_INTROSPECTION: u64 = 100;
/// What a list without pages counts for: an order's lines, a product's variants.
const USUAL_LIST: u64 = 4;
/// Where money or sign-in is concerned a document has one root field, so that attempts are counted and answers are plain.
const ALONE: [&str; 9] = ["account", "session", "password", "checkout", "order", "payment", "refund", "fulfillment", "cartMerge"];

/// What the schema says about its fields, as far as counting needs it.
pub struct Limits(HashMap<String, HashMap<String, Shape>>);

struct Shape {
    of: String,
    list: bool,
}

/// A document that may run: reduced to the selected operation and its fragments.
pub struct Admitted {
    pub document: ExecutableDocument,
    pub kind: OperationType,
    /// The operation's name.
    pub name: Option<String>,
    pub cost: u64,
    pub root_fields: usize,
}

#[derive(Clone, Copy, Default)]
struct Measure {
    cost: u64,
    depth: u64,
    meta_depth: u64,
    selections: u64,
    aliases: u64,
}

impl Limits {
    /// Of a schema's text.
    #[must_use]
    pub fn of(sdl: &str) -> Self {
        let definitions = parse_schema(sdl).map(|document| document.definitions).unwrap_or_default();
        let mut types = HashMap::new();
        for definition in definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let shapes = fields.into_iter().map(|field| {
                let mut list = false;
                let mut base = &field.node.ty.node.base;
                while let BaseType::List(inner) = base {
                    list = true;
                    base = &inner.base;
                }
                let BaseType::Named(of) = base else { return (field.node.name.node.to_string(), Shape { of: String::new(), list }) };
                (field.node.name.node.to_string(), Shape { of: of.to_string(), list })
            });
            types.insert(definition.node.name.node.to_string(), shapes.collect());
        }
        Self(types)
    }

    /// Reads a document, picks its operation and counts it.
    ///
    /// # Errors
    /// With `extensions.code`: `GRAPHQL_PARSE_FAILED`, `GRAPHQL_VALIDATION_FAILED` or `QUERY_TOO_COMPLEX`.
    pub fn admit(&self, query: &str, operation: Option<&str>, variables: &Variables, most_cost: u64) -> Result<Admitted, ServerError> {
        if tokens(query) > MOST_TOKENS {
            return Err(too_much(format!("A document has at most {MOST_TOKENS} tokens.")));
        }
        if variables.values().any(|value| deeper_than(value, MOST_DEPTH_OF_VARIABLES)) {
            return Err(too_much(format!("Variables nest at most {MOST_DEPTH_OF_VARIABLES} deep.")));
        }
        let ExecutableDocument { operations, mut fragments } =
            async_graphql::parser::parse_query(query).map_err(|error| coded("GRAPHQL_PARSE_FAILED", error.to_string()))?;
        if operations.iter().len() > MOST_OPERATIONS || fragments.len() > MOST_FRAGMENTS {
            return Err(too_much(format!("A document has at most {MOST_OPERATIONS} operations and {MOST_FRAGMENTS} fragments.")));
        }
        let (name, chosen) = choose(operations, operation)?;
        let kind = chosen.node.ty;
        let root = match kind {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        let mut count =
            Count { types: &self.0, document: &fragments, variables, operation: &chosen.node, done: HashMap::new(), open: Vec::new(), directives: 0, level: 0 };
        let measured = count.set(&chosen.node.selection_set.node, root, None)?;
        let directives = count.directives + chosen.node.directives.len();
        let used: Vec<Name> = count.done.keys().map(|(name, _)| Name::new(name)).collect();
        let mut roots = Vec::new();
        root_fields(&chosen.node.selection_set.node, &fragments, &mut roots);
        let sizes = [
            (measured.selections > MOST_SELECTIONS, format!("A document has at most {MOST_SELECTIONS} selections, its fragments written out.")),
            (measured.depth > MOST_DEPTH, format!("A document nests at most {MOST_DEPTH} deep.")),
            (measured.meta_depth > MOST_DEPTH_OF_INTROSPECTION, format!("Introspection nests at most {MOST_DEPTH_OF_INTROSPECTION} deep.")),
            (measured.aliases > MOST_ALIASES, format!("A document has at most {MOST_ALIASES} aliases.")),
            (directives > MOST_DIRECTIVES, format!("A document has at most {MOST_DIRECTIVES} directives.")),
            (measured.cost > most_cost, format!("This costs {}; at most {most_cost} may be asked for at once. Ask for fewer rows or fields.", measured.cost)),
            (kind == OperationType::Mutation && roots.len() > MOST_ROOT_MUTATIONS, format!("A document changes at most {MOST_ROOT_MUTATIONS} things.")),
            (
                kind == OperationType::Mutation && roots.len() > 1 && roots.iter().any(|root| ALONE.iter().any(|alone| root.starts_with(alone))),
                "Where money, orders or sign-in are concerned a document has one root field.".to_owned(),
            ),
        ];
        if let Some((_, message)) = sizes.into_iter().find(|(over, _)| *over) {
            return Err(too_much(message));
        }
        let root_fields = roots.len();
        fragments.retain(|name, _| used.contains(name));
        let document = ExecutableDocument { operations: DocumentOperations::Single(chosen), fragments };
        Ok(Admitted { kind, name, cost: measured.cost, root_fields, document })
    }
}

type Fragments = HashMap<Name, Positioned<async_graphql::parser::types::FragmentDefinition>>;

fn choose(operations: DocumentOperations, wanted: Option<&str>) -> Result<(Option<String>, Positioned<OperationDefinition>), ServerError> {
    match (operations, wanted) {
        (DocumentOperations::Single(_), Some(wanted)) => Err(coded("GRAPHQL_VALIDATION_FAILED", format!("There is no operation `{}`.", short(wanted)))),
        (DocumentOperations::Single(only), None) => Ok((None, only)),
        (DocumentOperations::Multiple(mut all), Some(wanted)) => {
            let found = all.remove(wanted).ok_or_else(|| coded("GRAPHQL_VALIDATION_FAILED", format!("There is no operation `{}`.", short(wanted))))?;
            Ok((Some(wanted.to_owned()), found))
        }
        (DocumentOperations::Multiple(all), None) => {
            let mut all = all.into_iter();
            match (all.next(), all.next()) {
                (Some((name, only)), None) => Ok((Some(name.to_string()), only)),
                _ => Err(coded("GRAPHQL_VALIDATION_FAILED", "The document has several operations: say which with `operationName`.")),
            }
        }
    }
}

struct Count<'a> {
    types: &'a HashMap<String, HashMap<String, Shape>>,
    document: &'a Fragments,
    variables: &'a Variables,
    operation: &'a OperationDefinition,
    /// By fragment and page size.
    done: HashMap<(&'a str, Option<u64>), Measure>,
    open: Vec<&'a str>,
    directives: usize,
    level: usize,
}

impl<'a> Count<'a> {
    /// `page` is the size of the page whose connection this set belongs to.
    fn set(&mut self, set: &'a SelectionSet, parent: &str, page: Option<u64>) -> Result<Measure, ServerError> {
        // Before counting goes deeper than the stack: thirty fragments in a row may nest sixty levels each.
        self.level += 1;
        if self.level > MOST_LEVELS {
            return Err(too_much(format!("A document nests at most {MOST_DEPTH} deep.")));
        }
        let mut sum = Measure::default();
        for item in &set.items {
            let part = match &item.node {
                Selection::Field(field) => self.field(&field.node, parent, page)?,
                Selection::InlineFragment(inline) => {
                    self.note_directives(inline.node.directives.len())?;
                    let on = inline.node.type_condition.as_ref().map_or(parent, |condition| condition.node.on.node.as_str());
                    self.set(&inline.node.selection_set.node, on, page)?
                }
                Selection::FragmentSpread(spread) => {
                    self.note_directives(spread.node.directives.len())?;
                    self.fragment(spread.node.fragment_name.node.as_str(), page)?
                }
            };
            sum.cost = sum.cost.saturating_add(part.cost);
            sum.selections = sum.selections.saturating_add(part.selections);
            sum.aliases = sum.aliases.saturating_add(part.aliases);
            sum.depth = sum.depth.max(part.depth);
            sum.meta_depth = sum.meta_depth.max(part.meta_depth);
        }
        self.level -= 1;
        Ok(sum)
    }

    fn fragment(&mut self, name: &'a str, page: Option<u64>) -> Result<Measure, ServerError> {
        if let Some(done) = self.done.get(&(name, page)) {
            return Ok(*done);
        }
        if self.open.contains(&name) {
            return Err(coded("GRAPHQL_VALIDATION_FAILED", format!("The fragment `{}` contains itself.", short(name))));
        }
        let Some(fragment) = self.document.get(name) else {
            return Err(coded("GRAPHQL_VALIDATION_FAILED", format!("There is no fragment `{}`.", short(name))));
        };
        self.open.push(name);
        let measured = self.set(&fragment.node.selection_set.node, fragment.node.type_condition.node.on.node.as_str(), page)?;
        self.open.pop();
        self.done.insert((name, page), measured);
        Ok(measured)
    }

    fn field(&mut self, field: &'a Field, parent: &str, page: Option<u64>) -> Result<Measure, ServerError> {
        self.note_directives(field.directives.len())?;
        let name = field.name.node.as_str();
        let shape = self.types.get(parent).and_then(|fields| fields.get(name));
        let (of, list) = shape.map_or(("", false), |shape| (shape.of.as_str(), shape.list));
        let leaf = field.selection_set.node.items.is_empty();
        let children = self.set(&field.selection_set.node, of, self.page_size(field))?;
        let meta = matches!(name, "__schema" | "__type");
        let rows = if list { self.wanted(field).or(page).unwrap_or(USUAL_LIST) } else { 1 };
        Ok(Measure {
            cost: if leaf {
                0
            } else if meta {
                COST_OF_INTROSPECTION
            } else {
                rows.saturating_mul(children.cost.saturating_add(1))
            },
            depth: if meta { 1 } else { children.depth + 1 },
            meta_depth: if meta { children.depth.max(children.meta_depth) + 1 } else { children.meta_depth },
            selections: children.selections.saturating_add(1),
            aliases: children.aliases.saturating_add(u64::from(field.alias.is_some())),
        })
    }

    /// What `first` or `last` say, where the field has one of them.
    fn page_size(&self, field: &Field) -> Option<u64> {
        match self.argument(field, "first").or_else(|| self.argument(field, "last"))? {
            Value::Number(number) => Some(number.as_u64().unwrap_or(1).clamp(1, 100)),
            _ => None,
        }
    }

    /// How many `ids` ask for, where the field has them.
    fn wanted(&self, field: &Field) -> Option<u64> {
        match self.argument(field, "ids")? {
            Value::List(ids) => Some(ids.len() as u64),
            _ => None,
        }
    }

    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?;
        let known = value.node.clone().into_const_with(|name| {
            let given = self.variables.get(&name).cloned();
            let default = || {
                self.operation
                    .variable_definitions
                    .iter()
                    .find(|definition| definition.node.name.node == name)?
                    .node
                    .default_value
                    .as_ref()
                    .map(|value| value.node.clone())
            };
            Ok::<_, std::convert::Infallible>(given.or_else(default).unwrap_or(Value::Null))
        });
        known.ok()
    }

    fn note_directives(&mut self, of_this: usize) -> Result<(), ServerError> {
        self.directives += of_this;
        if of_this > MOST_DIRECTIVES_OF_A_FIELD { Err(too_much(format!("A field has at most {MOST_DIRECTIVES_OF_A_FIELD} directives."))) } else { Ok(()) }
    }
}

/// The operation's own fields, those of its fragments among them. Cycles and unknown fragments were refused before.
fn root_fields<'a>(set: &'a SelectionSet, fragments: &'a Fragments, roots: &mut Vec<&'a str>) {
    for item in &set.items {
        // Enough to refuse; a bomb of root fragments need not be written out.
        if roots.len() > 100 {
            return;
        }
        match &item.node {
            Selection::Field(field) => roots.push(field.node.name.node.as_str()),
            Selection::InlineFragment(inline) => root_fields(&inline.node.selection_set.node, fragments, roots),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = fragments.get(&spread.node.fragment_name.node) {
                    root_fields(&fragment.node.selection_set.node, fragments, roots);
                }
            }
        }
    }
}

/// Names, numbers, strings and marks, without reading what they mean; ends early where there are too many.
fn tokens(query: &str) -> usize {
    let bytes = query.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() && count <= MOST_TOKENS {
        match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => at += 1,
            b'#' => at += bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len() - at),
            b'"' => {
                count += 1;
                at += string(&bytes[at..]);
            }
            b'.' if bytes[at..].starts_with(b"...") => {
                count += 1;
                at += 3;
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'_' => {
                count += 1;
                at += bytes[at..].iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'_')).unwrap_or(bytes.len() - at);
            }
            _ => {
                count += 1;
                at += 1;
            }
        }
    }
    count
}

/// How long the string at the front is, its quotes included.
fn string(bytes: &[u8]) -> usize {
    let (block, quotes) = if bytes.starts_with(b"\"\"\"") { (true, 3) } else { (false, 1) };
    let mut at = quotes;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' if !block => return at + 1,
            b'"' if bytes[at..].starts_with(b"\"\"\"") => return at + 3,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn deeper_than(value: &Value, levels: usize) -> bool {
    let inner: Box<dyn Iterator<Item = &Value>> = match value {
        Value::List(list) => Box::new(list.iter()),
        Value::Object(object) => Box::new(object.values()),
        _ => return false,
    };
    levels == 0 || inner.into_iter().any(|value| deeper_than(value, levels - 1))
}

fn short(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(64).collect()
}

fn too_much(message: String) -> ServerError {
    coded("QUERY_TOO_COMPLEX", message)
}

fn coded(code: &'static str, message: impl Into<String>) -> ServerError {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code);
    let mut error = ServerError::new(message, None);
    error.extensions = Some(extensions);
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDL: &str = "type Query { shop: Shop products(first: Int): ProductConnection order: Order }
        type Mutation { cartSet: Shop orderCancel: Shop }
        type Shop { name: String shop: Shop }
        type ProductConnection { nodes: [Product!]! pageInfo: Shop }
        type Product { id: ID vendor: Shop variants: [Shop!]! }
        type Order { id: ID }";

    fn admit(query: &str) -> Result<Admitted, String> {
        Limits::of(SDL).admit(query, None, &Variables::default(), 2_000).map_err(|error| error.message)
    }

    #[test]
    fn a_page_costs_its_rows() {
        assert_eq!(admit("{ shop { name } }").unwrap().cost, 1);
        assert_eq!(admit("{ products(first: 24) { nodes { id } } }").unwrap().cost, 25);
        assert_eq!(admit("{ products(first: 24) { pageInfo { name } nodes { vendor { name } variants { name } } } }").unwrap().cost, 1 + 1 + 24 * (1 + 1 + 4));
        let variables = Variables::from_json(serde_json::json!({ "n": 100 }));
        let found = Limits::of(SDL).admit("query Q($n: Int) { products(first: $n) { nodes { id } } }", None, &variables, 2_000).unwrap();
        assert_eq!((found.cost, found.name.as_deref()), (101, Some("Q")));
        assert!(Limits::of(SDL).admit("query Q($n: Int = 100) { products(first: $n) { nodes { id } } }", None, &Variables::default(), 100).is_err());
    }

    #[test]
    fn a_bomb_of_fragments_is_refused_before_it_goes_off() {
        let mut bomb = String::from("{ shop { ...f0 } }");
        for n in 0..25 {
            bomb += &format!(" fragment f{n} on Shop {{ ...f{m} ...f{m} ...f{m} }}", m = n + 1);
        }
        bomb += " fragment f25 on Shop { name }";
        let started = std::time::Instant::now();
        assert!(admit(&bomb).err().is_some_and(|message| message.contains("selections")));
        assert!(started.elapsed().as_millis() < 200);
        assert!(admit("{ shop { ...a } } fragment a on Shop { ...b } fragment b on Shop { ...a }").is_err());
    }

    #[test]
    fn sizes_are_bounded() {
        let deep = format!("{{ {} name {} }}", "shop { ".repeat(12), "}".repeat(12));
        assert!(admit(&deep).err().is_some_and(|message| message.contains("deep")));
        let aliases: String = (0..31).map(|n| format!("a{n}: shop {{ name }} ")).collect();
        assert!(admit(&format!("{{ {aliases} }}")).err().is_some_and(|message| message.contains("aliases")));
        assert!(admit(&format!("{{ shop {{ {} }} }}", "name ".repeat(2_001))).err().is_some_and(|message| message.contains("tokens")));
        assert!(admit("{ shop { name @a @b @c @d } }").err().is_some_and(|message| message.contains("directives")));
        assert!(admit(&"{".repeat(10_000)).is_err());
        assert!(admit("mutation { orderCancel { name } cartSet { name } }").err().is_some_and(|message| message.contains("one root field")));
        assert!(admit("mutation { cartSet { name } }").is_ok());
    }

    #[test]
    fn of_several_operations_only_the_selected_one_counts() {
        let tab = "query A { shop { ...n } } query B { products(first: 100) { nodes { variants { name } } } } fragment n on Shop { name } fragment m on Shop { name }";
        let found = Limits::of(SDL).admit(tab, Some("A"), &Variables::default(), 50).unwrap();
        assert_eq!((found.cost, found.document.fragments.len()), (1, 1));
        assert!(Limits::of(SDL).admit(tab, None, &Variables::default(), 2_000).is_err());
        assert!(Limits::of(SDL).admit(tab, Some("C"), &Variables::default(), 2_000).is_err());
    }

    #[test]
    fn introspection_has_a_cap_and_a_price_of_its_own() {
        let chain = format!("{{ __schema {{ types {{ {} name {} }} }} }}", "ofType { ".repeat(10), "}".repeat(10));
        assert_eq!(admit(&chain).unwrap().cost, 100);
        let chain = format!("{{ __schema {{ types {{ {} name {} }} }} }}", "ofType { ".repeat(15), "}".repeat(15));
        assert!(admit(&chain).is_err());
    }

    #[test]
    fn tokens_are_counted_as_the_language_does() {
        assert_eq!(tokens("{ a(b: \"x { y } \\\" z\") ...c } # { d }\n"), 10);
        assert_eq!(tokens("\"\"\" a b \"\"\" , , x"), 2);
    }
}
