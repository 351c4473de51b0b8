//! What the schema's own text says about its fields and inputs, as far as counting needs it. What differs from the rule
//! stands there as `@cost` (`graphql/cost.rs`), so that readers of the schema and the gate read the same.

use std::collections::{HashMap, HashSet};

use async_graphql::Value;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};

/// What a list without pages counts for: an order's lines, a product's variants.
const USUAL_ROWS: u64 = 4;

/// The schema by its types' names.
#[derive(Default)]
pub(super) struct Shapes {
    objects: HashMap<String, HashMap<String, Shape>>,
    inputs: HashMap<String, Input>,
}

/// A field of an object or interface.
pub(super) struct Shape {
    /// The name of the type it gives.
    pub of: String,
    pub rows: Rows,
    /// What asking for it costs in itself.
    pub weight: Option<u64>,
    /// The events it writes.
    pub emits: Vec<String>,
    /// It takes `first` and `last`, and its rows are those of the connection it gives or holds.
    pub paged: bool,
    /// What may be given to it, by name.
    pub arguments: HashMap<String, Type>,
}

/// How many objects a field gives.
pub(super) enum Rows {
    One,
    /// A list of this length.
    About(u64),
    /// As many as this argument lists.
    Of(String),
    /// As many as the page has that was asked for above.
    Page,
}

/// What a variable may be.
pub(super) enum Input {
    /// One of the language's own, or one whose values its parser judges.
    Scalar,
    Enum(HashSet<String>),
    Object(HashMap<String, InputField>),
}

pub(super) struct InputField {
    pub of: Type,
    pub default: bool,
}

impl Shapes {
    /// Of a schema's text.
    pub fn of(sdl: &str) -> Self {
        let mut shapes = Self::default();
        for scalar in ["Int", "Float", "String", "Boolean", "ID"] {
            shapes.inputs.insert(scalar.into(), Input::Scalar);
        }
        for definition in parse_schema(sdl).map(|document| document.definitions).unwrap_or_default() {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::Object(object) => drop(shapes.objects.insert(name, fields(object.fields.into_iter().map(|field| field.node)))),
                TypeKind::Interface(interface) => drop(shapes.objects.insert(name, fields(interface.fields.into_iter().map(|field| field.node)))),
                TypeKind::Scalar => drop(shapes.inputs.insert(name, Input::Scalar)),
                TypeKind::Enum(values) => {
                    let values = values.values.into_iter().map(|value| value.node.value.node.to_string()).collect();
                    shapes.inputs.insert(name, Input::Enum(values));
                }
                TypeKind::InputObject(object) => {
                    let field = |field: async_graphql::parser::types::InputValueDefinition| {
                        (field.name.node.to_string(), InputField { of: field.ty.node, default: field.default_value.is_some() })
                    };
                    shapes.inputs.insert(name, Input::Object(object.fields.into_iter().map(|one| field(one.node)).collect()));
                }
                TypeKind::Union(_) => {}
            }
        }
        shapes
    }

    pub fn field(&self, of: &str, name: &str) -> Option<&Shape> {
        self.objects.get(of)?.get(name)
    }

    /// How many types there are.
    pub fn len(&self) -> u64 {
        (self.objects.len() + self.inputs.len()) as u64
    }

    pub fn input(&self, name: &str) -> Option<&Input> {
        self.inputs.get(name)
    }
}

fn fields(definitions: impl Iterator<Item = FieldDefinition>) -> HashMap<String, Shape> {
    let definitions: Vec<_> = definitions.collect();
    let connection = definitions.iter().any(|field| field.name.node == "pageInfo");
    definitions.iter().map(|field| (field.name.node.to_string(), shape(field, connection))).collect()
}

fn shape(field: &FieldDefinition, of_connection: bool) -> Shape {
    let said = |name: &str, argument: &str| {
        let directive = field.directives.iter().find(|directive| directive.node.name.node == name)?;
        Some(directive.node.get_argument(argument)?.node.clone())
    };
    let number = |argument: &str| match said("cost", argument)? {
        Value::Number(number) => number.as_u64(),
        _ => None,
    };
    let (list, of) = named(&field.ty.node);
    let rows = match (list, said("cost", "rowsOf"), number("rows")) {
        (false, ..) => Rows::One,
        (true, Some(Value::String(argument)), _) => Rows::Of(argument),
        (true, _, Some(rows)) => Rows::About(rows),
        (true, _, None) if of_connection => Rows::Page,
        (true, _, None) => Rows::About(USUAL_ROWS),
    };
    let paged = field.arguments.iter().any(|argument| matches!(argument.node.name.node.as_str(), "first" | "last"));
    let emits = match said("emits", "events") {
        Some(Value::List(events)) => events.into_iter().filter_map(|event| if let Value::String(event) = event { Some(event) } else { None }).collect(),
        _ => Vec::new(),
    };
    let arguments = field.arguments.iter().map(|argument| (argument.node.name.node.to_string(), argument.node.ty.node.clone())).collect();
    Shape { of: of.to_owned(), rows, weight: number("weight"), emits, paged, arguments }
}

/// Whether it is a list, and of what.
fn named(mut of: &Type) -> (bool, &str) {
    let mut list = false;
    loop {
        match &of.base {
            BaseType::Named(name) => return (list, name),
            BaseType::List(inner) => (list, of) = (true, inner),
        }
    }
}
