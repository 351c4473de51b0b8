//! The values of an operation's variables, coerced as the specification has it before anything runs: defaults filled in, and
//! what does not fit its declaration refused by the place where it stands.

use async_graphql::parser::types::{BaseType, OperationDefinition, Type};
use async_graphql::{Name, ServerError, Value, Variables};

use super::count::{base, size};
use super::shapes::{Input, Shapes};
use super::{coded, short, too_much};

const MOST_DEPTH: usize = 10;
/// In all variables of a request.
pub(super) const MOST_VALUES: u64 = 10_000;

/// Refuses variables that are too much, whatever they are for.
pub(super) fn bound(variables: &Variables) -> Result<(), ServerError> {
    if variables.values().any(|value| deeper_than(value, MOST_DEPTH)) {
        return Err(too_much(format!("Variables nest at most {MOST_DEPTH} deep.")));
    }
    if variables.values().map(size).sum::<u64>() > MOST_VALUES {
        return Err(too_much(format!("Variables hold at most {MOST_VALUES} values.")));
    }
    Ok(())
}

/// Refuses declarations of types that no value can have; the engine takes their being there for granted.
pub(super) fn declared(shapes: &Shapes, operation: &OperationDefinition) -> Result<(), ServerError> {
    let unknown = operation.variable_definitions.iter().find(|definition| shapes.input(base(&definition.node.var_type.node.base)).is_none());
    unknown.map_or(Ok(()), |definition| {
        let name = base(&definition.node.var_type.node.base);
        let mut error = coded("GRAPHQL_VALIDATION_FAILED", format!("There is no type `{}` for a variable.", short(name)));
        error.locations = vec![definition.pos];
        Err(error)
    })
}

/// Fills defaults in and refuses what does not fit. `open`: the caller may know the schema.
pub(super) fn coerce(shapes: &Shapes, operation: &OperationDefinition, variables: &mut Variables, open: bool) -> Result<(), ServerError> {
    for definition in operation.variable_definitions.iter().map(|definition| &definition.node) {
        let (name, of) = (&definition.name.node, &definition.var_type.node);
        let Some(value) = variables.get(name) else {
            match &definition.default_value {
                Some(default) => drop(variables.insert(name.clone(), default.node.clone())),
                None if !of.nullable => return Err(unfit(format!("A value for `${}` is missing.", short(name)))),
                None => {}
            }
            continue;
        };
        let mut path = Vec::new();
        if let Err(misfit) = fits(shapes, value, of, &mut path) {
            return Err(unfit(told(name, &path, &misfit, open)));
        }
    }
    Ok(())
}

enum Misfit {
    Kind(String),
    Unknown,
    Lacks(String),
}

enum Step {
    Key(Name),
    At(usize),
}

fn fits(shapes: &Shapes, value: &Value, of: &Type, path: &mut Vec<Step>) -> Result<(), Misfit> {
    let other = || Err(Misfit::Kind(of.to_string()));
    match (value, &of.base) {
        (Value::Null, _) if of.nullable => Ok(()),
        (Value::Null, _) => other(),
        (Value::List(items), BaseType::List(inner)) => {
            for (at, item) in items.iter().enumerate() {
                path.push(Step::At(at));
                fits(shapes, item, inner, path)?;
                path.pop();
            }
            Ok(())
        }
        // One value stands for a list of one.
        (value, BaseType::List(inner)) => fits(shapes, value, inner, path),
        (value, BaseType::Named(name)) => match shapes.input(name) {
            None => Ok(()),
            Some(Input::Scalar) => {
                if is_scalar(value, name) {
                    Ok(())
                } else {
                    other()
                }
            }
            Some(Input::Enum(values)) => match value {
                Value::String(name) if values.contains(name) => Ok(()),
                Value::Enum(name) if values.contains(name.as_str()) => Ok(()),
                _ => other(),
            },
            Some(Input::Object(fields)) => {
                let Value::Object(given) = value else { return other() };
                for (key, value) in given {
                    path.push(Step::Key(key.clone()));
                    fits(shapes, value, &fields.get(key.as_str()).ok_or(Misfit::Unknown)?.of, path)?;
                    path.pop();
                }
                let lacking = fields.iter().find(|(name, field)| !field.of.nullable && !field.default && !given.contains_key(name.as_str()));
                lacking.map_or(Ok(()), |(name, _)| Err(Misfit::Lacks(name.clone())))
            }
        },
    }
}

/// What the language itself knows; our own scalars are read, and refused, where they are used.
fn is_scalar(value: &Value, name: &str) -> bool {
    match (name, value) {
        ("Int", Value::Number(number)) => number.is_i64() || number.is_u64(),
        ("ID", Value::Number(number)) => number.is_i64(),
        ("Float", Value::Number(_)) | ("String" | "ID", Value::String(_)) | ("Boolean", Value::Boolean(_)) => true,
        ("Int" | "Float" | "String" | "Boolean" | "ID", _) => false,
        _ => true,
    }
}

/// The place is in the caller's own words; what would be right there only for who may know the schema.
fn told(name: &Name, path: &[Step], misfit: &Misfit, open: bool) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => format!(".{}", short(key)),
        Step::At(at) => format!(".{at}"),
    });
    let place: String = std::iter::once(format!("${}", short(name))).chain(steps).collect();
    match misfit {
        Misfit::Kind(of) if open => format!("`{place}` has a value that is no `{of}`."),
        Misfit::Kind(_) => format!("`{place}` has a value of another kind than is meant."),
        Misfit::Unknown => format!("`{place}` is nothing that can be given here."),
        Misfit::Lacks(field) if open => format!("`{place}` lacks `{field}`."),
        Misfit::Lacks(_) => format!("`{place}` lacks something that is required."),
    }
}

fn unfit(message: String) -> ServerError {
    coded("BAD_USER_INPUT", message)
}

fn deeper_than(value: &Value, levels: usize) -> bool {
    let inner: Box<dyn Iterator<Item = &Value>> = match value {
        Value::List(list) => Box::new(list.iter()),
        Value::Object(object) => Box::new(object.values()),
        _ => return false,
    };
    levels == 0 || inner.into_iter().any(|value| deeper_than(value, levels - 1))
}
