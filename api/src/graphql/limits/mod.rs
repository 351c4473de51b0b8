//! What a document may ask for, counted before anything runs. The engine's own limits walk each path through the fragments,
//! and 820 bytes can hold a billion of them; here no step takes longer than the text is long.
//!
//! `scan.rs` looks over the text before it is parsed, `shapes.rs` holds what the schema says of its fields, `count.rs` counts,
//! `values.rs` reads the variables and `cards.rs` takes no number of a card.

mod cards;
mod count;
mod scan;
mod shapes;
#[cfg(test)]
mod tests;
mod values;

use std::collections::{BTreeSet, HashSet};

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection};
use async_graphql::parser::{Error, parse_query};
use async_graphql::{ErrorExtensionValues, Name, Positioned, ServerError, Variables};

pub use cards::a_card;
use count::{Count, Measure, root_fields};
use shapes::Shapes;

const MOST_OPERATIONS: usize = 10;
const MOST_FRAGMENTS: usize = 30;
const MOST_ALIASES: u64 = 30;
const MOST_DIRECTIVES: usize = 20;
const MOST_DEPTH: u64 = 12;
const MOST_DEPTH_OF_INTROSPECTION: u64 = 16;
/// Of each type there is: the usual question about the whole schema counts for half of it, however large the schema grows.
const MOST_INTROSPECTED: u64 = 800;
/// Fields of types of fields.
const MOST_LISTS_OF_INTROSPECTION: u64 = 2;
/// With every fragment written out; bounds what the engine's validation walks.
const MOST_SELECTIONS: u64 = 5_000;
const MOST_ROOT_MUTATIONS: usize = 5;
/// Where money or sign-in is concerned a document has one root field, so that attempts are counted and answers are plain.
const ALONE: [&str; 19] = [
    "apiClient",
    "impersonation",
    "roles",
    "vendorMember",
    "account",
    "session",
    "password",
    "email",
    "mfa",
    "passkey",
    "oauth",
    "checkout",
    "order",
    "payment",
    "refund",
    "fulfillment",
    "cartMerge",
    "withdrawal",
    "dataExport",
];

/// What the schema allows.
pub struct Limits(Shapes);

/// A document within its limits: reduced to the selected operation and its fragments.
#[derive(Clone)]
pub struct Read {
    /// One operation, and the fragments it leads to.
    pub document: ExecutableDocument,
    pub kind: OperationType,
    /// The operation's name.
    pub name: Option<String>,
    /// The fields of the operation itself, those of its fragments among them.
    pub roots: Vec<Name>,
}

impl Read {
    /// Whether it asks about the schema.
    #[must_use]
    pub fn introspects(&self) -> bool {
        self.roots.iter().any(|root| matches!(root.as_str(), "__schema" | "__type"))
    }

    fn operation(&self) -> Option<&OperationDefinition> {
        self.document.operations.iter().next().map(|(_, operation)| &operation.node)
    }
}

impl Limits {
    /// Of a schema's text.
    #[must_use]
    pub fn of(sdl: &str) -> Self {
        Self(Shapes::of(sdl))
    }

    /// Reads a document, picks its operation and measures its form.
    ///
    /// # Errors
    /// With `extensions.code`: `GRAPHQL_PARSE_FAILED`, `GRAPHQL_VALIDATION_FAILED`, `QUERY_TOO_COMPLEX` or `VALIDATION_FAILED`.
    pub fn read(&self, query: &str, operation: Option<&str>) -> Result<Read, ServerError> {
        scan::scan(query)?;
        let ExecutableDocument { operations, mut fragments } = parse_query(query).map_err(|error| unreadable(&error))?;
        if operations.iter().len() > MOST_OPERATIONS || fragments.len() > MOST_FRAGMENTS {
            return Err(too_much(format!("A document has at most {MOST_OPERATIONS} operations and {MOST_FRAGMENTS} fragments.")));
        }
        let (name, mut chosen) = choose(operations, operation)?;
        let kind = chosen.node.ty;
        values::declared(&self.0, &chosen.node)?;
        let variables = Variables::default();
        let mut count = Count::new(&self.0, &chosen.node, &fragments, &variables);
        let measured = count.operation(root(kind))?;
        let directives = count.directives;
        let used: Vec<Name> = count.used().map(Name::new).collect();
        let mut fields = Vec::new();
        root_fields(&chosen.node.selection_set.node, &fragments, &mut fields);
        let roots: Vec<Name> = fields.iter().map(|field| field.node.name.node.clone()).collect();
        form(kind, &measured, directives, &roots, MOST_INTROSPECTED * self.0.len())?;
        // Before the document is remembered.
        cards::refuse(&self.0, root(kind), &chosen.node.selection_set.node, &fragments, &variables)?;
        if let (OperationType::Subscription, [only]) = (kind, &fields[..]) {
            // The engine looks for what is followed among the operation's own fields, not in its fragments.
            let only = Positioned::new(Selection::Field((*only).clone()), only.pos);
            chosen.node.selection_set.node.items = vec![only];
        }
        fragments.retain(|name, _| used.contains(name));
        let document = ExecutableDocument { operations: DocumentOperations::Single(chosen), fragments };
        Ok(Read { document, kind, name, roots })
    }

    /// The fields it asks for, each once, in the order of their names: `Order.number`, `Query.orders`.
    #[must_use]
    pub fn fields(&self, read: &Read) -> Vec<String> {
        let mut found = BTreeSet::new();
        if let Some(operation) = read.operation() {
            let mut sets = vec![(root(read.kind).to_owned(), &operation.selection_set.node)];
            // Fragments do not lead back to themselves: that was looked at when the document was read. Each is gone through once.
            let mut gone = HashSet::new();
            while let Some((of, set)) = sets.pop() {
                for selection in &set.items {
                    match &selection.node {
                        Selection::Field(field) => {
                            let name = field.node.name.node.as_str();
                            let Some(shape) = self.0.field(&of, name) else { continue };
                            found.insert(format!("{of}.{name}"));
                            sets.push((shape.of.clone(), &field.node.selection_set.node));
                        }
                        Selection::InlineFragment(part) => {
                            let on = part.node.type_condition.as_ref().map_or_else(|| of.clone(), |on| on.node.on.node.to_string());
                            sets.push((on, &part.node.selection_set.node));
                        }
                        Selection::FragmentSpread(spread) => {
                            let Some((name, fragment)) = read.document.fragments.get_key_value(&spread.node.fragment_name.node) else { continue };
                            if gone.insert(name) {
                                sets.push((fragment.node.type_condition.node.on.node.to_string(), &fragment.node.selection_set.node));
                            }
                        }
                    }
                }
            }
        }
        found.into_iter().collect()
    }

    /// Reads the variables, their defaults filled in, and tells what the operation costs with them.
    /// `open`: the caller may know the schema.
    ///
    /// # Errors
    /// With `extensions.code`: `BAD_USER_INPUT`, `QUERY_TOO_COMPLEX` or `VALIDATION_FAILED`.
    pub fn cost(&self, read: &Read, variables: &mut Variables, open: bool) -> Result<u64, ServerError> {
        let Some(operation) = read.operation() else { return Ok(0) };
        values::bound(variables)?;
        values::coerce(&self.0, operation, variables, open)?;
        let measured = Count::new(&self.0, operation, &read.document.fragments, variables).operation(root(read.kind))?;
        if measured.values > values::MOST_VALUES {
            return Err(too_much(format!("A document gives at most {} values, its fragments and variables written out.", values::MOST_VALUES)));
        }
        if cards::might_be_in(variables) {
            cards::refuse(&self.0, root(read.kind), &operation.selection_set.node, &read.document.fragments, variables)?;
        }
        Ok(measured.cost)
    }

    /// The events that a mutation's fields say they write.
    pub fn emits<'a>(&'a self, read: &'a Read) -> impl Iterator<Item = &'a str> {
        let roots = read.roots.iter().filter(|_| read.kind == OperationType::Mutation);
        roots.filter_map(|name| self.0.field("Mutation", name)).flat_map(|shape| shape.emits.iter().map(String::as_str))
    }

    /// What the operation costs as far as its text tells.
    ///
    /// # Errors
    /// None that [`Limits::read`] has not told.
    pub fn usual_cost(&self, read: &Read) -> Result<u64, ServerError> {
        let Some(operation) = read.operation() else { return Ok(0) };
        Ok(Count::new(&self.0, operation, &read.document.fragments, &Variables::default()).operation(root(read.kind))?.cost)
    }
}

/// Refuses what costs more than this caller may ask for at once.
///
/// # Errors
/// `QUERY_TOO_COMPLEX`.
pub fn affordable(cost: u64, most: u64) -> Result<(), ServerError> {
    if cost > most { Err(too_much(format!("This costs {cost}; at most {most} may be asked for at once. Ask for fewer rows or fields."))) } else { Ok(()) }
}

fn form(kind: OperationType, measured: &Measure, directives: usize, roots: &[Name], introspected: u64) -> Result<(), ServerError> {
    let (mutation, many) = (kind == OperationType::Mutation, roots.len() > 1);
    let sizes = [
        (measured.selections > MOST_SELECTIONS, format!("A document has at most {MOST_SELECTIONS} selections, its fragments written out.")),
        (measured.depth > MOST_DEPTH, format!("A document nests at most {MOST_DEPTH} deep.")),
        (measured.meta_depth > MOST_DEPTH_OF_INTROSPECTION, format!("Introspection nests at most {MOST_DEPTH_OF_INTROSPECTION} deep.")),
        (measured.meta.objects > introspected, "This asks for more of the schema than there is to know.".to_owned()),
        (
            measured.meta.lists > MOST_LISTS_OF_INTROSPECTION,
            format!("Introspection has at most {MOST_LISTS_OF_INTROSPECTION} lists of fields or types within each other."),
        ),
        (measured.aliases > MOST_ALIASES, format!("A document has at most {MOST_ALIASES} aliases.")),
        (directives > MOST_DIRECTIVES, format!("A document has at most {MOST_DIRECTIVES} directives.")),
        (mutation && roots.len() > MOST_ROOT_MUTATIONS, format!("A document changes at most {MOST_ROOT_MUTATIONS} things.")),
        (
            mutation && many && roots.iter().any(|root| ALONE.iter().any(|alone| root.starts_with(alone))),
            "Where money, orders or sign-in are concerned a document has one root field.".to_owned(),
        ),
        (kind == OperationType::Subscription && many, "A subscription follows one thing.".to_owned()),
    ];
    sizes.into_iter().find(|(over, _)| *over).map_or(Ok(()), |(_, message)| Err(too_much(message)))
}

fn root(kind: OperationType) -> &'static str {
    match kind {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    }
}

fn choose(operations: DocumentOperations, wanted: Option<&str>) -> Result<(Option<String>, Positioned<OperationDefinition>), ServerError> {
    let none = |wanted: &str| coded("GRAPHQL_VALIDATION_FAILED", format!("There is no operation `{}`.", short(wanted)));
    match (operations, wanted) {
        (DocumentOperations::Single(_), Some(wanted)) => Err(none(wanted)),
        (DocumentOperations::Single(only), None) => Ok((None, only)),
        (DocumentOperations::Multiple(mut all), Some(wanted)) => all.remove(wanted).map(|found| (Some(wanted.to_owned()), found)).ok_or_else(|| none(wanted)),
        (DocumentOperations::Multiple(all), None) => {
            let mut all = all.into_iter();
            match (all.next(), all.next()) {
                (Some((name, only)), None) => Ok((Some(name.to_string()), only)),
                _ => Err(coded("GRAPHQL_VALIDATION_FAILED", "The document has several operations: say which with `operationName`.")),
            }
        }
    }
}

/// The parser's last line tells what it expected; before it stands the caller's own text.
fn unreadable(error: &Error) -> ServerError {
    let told = error.to_string();
    let expected = told.lines().last().and_then(|line| line.trim().strip_prefix("= ")).unwrap_or("this is no document").replace('_', " ");
    let expected: String = if matches!(error, Error::Syntax { .. }) { expected } else { told };
    let mut refused = coded("GRAPHQL_PARSE_FAILED", format!("The document cannot be read: {expected}."));
    refused.locations = error.positions().take(1).collect();
    refused
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
