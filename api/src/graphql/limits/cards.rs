//! Numbers of cards are typed at a gateway's page and nowhere else. Any text that is given to a field is looked through before
//! anything runs, is remembered or is written down, so that no room has to think of it.

use std::collections::HashSet;

use async_graphql::parser::types::{BaseType, Selection, SelectionSet, Type};
use async_graphql::{Pos, ServerError, Value as Constant, Variables};
use async_graphql_value::Value;
use kernel::{SHORTEST_CARD, holds_card};

use super::coded;
use super::count::Fragments;
use super::shapes::{Input, Shapes};

/// What may look like a card's number, and why that does no harm.
const EXEMPT: [&str; 11] = [
    // Kept as digests of themselves alone.
    "password",
    "currentPassword",
    "newPassword",
    // Article numbers, with a check digit of their own.
    "gtin",
    "barcode",
    // Carriers number parcels with 16 digits too, and the number stands in the address of its page.
    "trackingNumber",
    "trackingUrl",
    // Addresses of files and pages, with whatever numbers others give theirs.
    "sourceUrl",
    "redirectUri",
    "returnTo",
    // Looked at more strictly where it is read, since it is a bank's account or nothing.
    "accountNumber",
];
/// What is a number by itself: a company has one of up to 14 digits in a register, a telephone has even fewer.
const NUMBERS: [&str; 2] = ["registerNumber", "phone"];
const LONGER_THAN_NUMBERS: usize = 15;

/// Whether a closer look is worth its while. Each text is read once, however often the document uses it.
pub(super) fn might_be_in(variables: &Variables) -> bool {
    fn any(value: &Constant) -> bool {
        match value {
            Constant::String(text) => holds_card(text, SHORTEST_CARD),
            Constant::List(items) => items.iter().any(any),
            Constant::Object(fields) => fields.values().any(any),
            _ => false,
        }
    }
    variables.values().any(any)
}

/// Refuses the first text that holds a card's number, by its place. The document is known to have no circles.
pub(super) fn refuse(shapes: &Shapes, root: &str, set: &SelectionSet, fragments: &Fragments, given: &Variables) -> Result<(), ServerError> {
    let mut sets = vec![(root.to_owned(), set)];
    let mut gone = HashSet::new();
    while let Some((of, set)) = sets.pop() {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let Some(shape) = shapes.field(&of, &field.node.name.node) else { continue };
                    for (name, value) in &field.node.arguments {
                        let Some(of) = shape.arguments.get(name.node.as_str()) else { continue };
                        let mut path = vec![name.node.to_string()];
                        if holds(shapes, &value.node, of, given, &mut path) {
                            return Err(at(path, value.pos));
                        }
                    }
                    sets.push((shape.of.clone(), &field.node.selection_set.node));
                }
                Selection::InlineFragment(part) => {
                    let on = part.node.type_condition.as_ref().map_or_else(|| of.clone(), |on| on.node.on.node.to_string());
                    sets.push((on, &part.node.selection_set.node));
                }
                Selection::FragmentSpread(spread) => {
                    let Some((name, fragment)) = fragments.get_key_value(&spread.node.fragment_name.node) else { continue };
                    if gone.insert(name) {
                        sets.push((fragment.node.type_condition.node.on.node.to_string(), &fragment.node.selection_set.node));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Leaves the place in `path` where there is one.
fn holds(shapes: &Shapes, value: &Value, of: &Type, given: &Variables, path: &mut Vec<String>) -> bool {
    let mut step = |name: String, value: &Value, of: &Type| {
        path.push(name);
        let found = holds(shapes, value, of, given, path);
        if !found {
            path.pop();
        }
        found
    };
    match (value, &of.base) {
        (Value::Variable(name), _) => given.get(name).is_some_and(|value| holds(shapes, &value.clone().into_value(), of, given, path)),
        (Value::List(items), BaseType::List(of)) => items.iter().enumerate().any(|(at, value)| step(at.to_string(), value, of)),
        (value, BaseType::List(of)) => holds(shapes, value, of, given, path),
        (Value::Object(object), BaseType::Named(name)) => {
            let Some(Input::Object(fields)) = shapes.input(name) else { return false };
            object.iter().any(|(name, value)| fields.get(name.as_str()).is_some_and(|field| step(name.to_string(), value, &field.of)))
        }
        (Value::String(text), BaseType::Named(name)) if name == "String" => {
            let named = path.iter().rev().find(|step| step.parse::<usize>().is_err()).map_or("", String::as_str);
            let shortest = if NUMBERS.contains(&named) { LONGER_THAN_NUMBERS } else { SHORTEST_CARD };
            !EXEMPT.contains(&named) && holds_card(text, shortest)
        }
        _ => false,
    }
}

fn at(path: Vec<String>, pos: Pos) -> ServerError {
    let mut error = a_card(path);
    error.locations = vec![pos];
    error
}

/// The refusal of a text that holds a card's number; it does not say which.
#[must_use]
pub fn a_card(field: Vec<String>) -> ServerError {
    let mut error = coded("VALIDATION_FAILED", "This looks like the number of a payment card. Cards are typed at the gateway's page alone: leave it out here.");
    if let Some(extensions) = &mut error.extensions {
        extensions.set("field", Constant::from(field));
    }
    error
}
