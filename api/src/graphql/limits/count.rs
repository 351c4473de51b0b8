//! Counting. Every fragment is measured once, whatever the number of paths that lead through it and of page sizes it is
//! asked with: what a set costs is a sum with one unknown, the rows of the page it belongs to.

use std::collections::HashMap;

use async_graphql::parser::types::{BaseType, Directive, Field, FragmentDefinition, OperationDefinition, Selection, SelectionSet};
use async_graphql::{Name, Positioned, ServerError, Variables};
use async_graphql_value::{ConstValue, Value};

use super::shapes::{Rows, Shape, Shapes};
use super::{MOST_DEPTH, coded, short, too_much};

/// Sets and fragments within each other. The engine has the same bound, and other words for it.
const MOST_LEVELS: usize = 32;
const MOST_DIRECTIVES_OF_ONE: usize = 3;
/// Introspection costs the same whatever it asks for.
const COST_OF_INTROSPECTION: u64 = 100;
/// Where no page size can be known yet; the room refuses a page without one.
const USUAL_PAGE: u64 = 24;
/// No page is longer.
const LONGEST_PAGE: u64 = 100;

pub(super) type Fragments = HashMap<Name, Positioned<FragmentDefinition>>;

/// What a set or a field comes to.
#[derive(Clone, Copy, Default)]
pub(super) struct Measure {
    pub cost: u64,
    /// What each row of the page adds that this belongs to.
    pub per_row: u64,
    pub depth: u64,
    /// Of `__schema` and `__type`.
    pub meta_depth: u64,
    /// With every fragment written out: bounds what the engine's own walks take.
    pub selections: u64,
    pub aliases: u64,
    /// What introspection would list, and how many of its lists lie within each other.
    pub meta: Listed,
    /// The same of any set, in case it lies below `__schema` or `__type`.
    listed: Listed,
    /// Values of arguments, with every fragment and variable written out: each is checked and read.
    pub values: u64,
}

/// Of introspection: a few levels of it list the whole schema within the whole schema.
#[derive(Clone, Copy, Default)]
pub(super) struct Listed {
    pub objects: u64,
    pub lists: u64,
}

impl Listed {
    fn add(&mut self, part: Self) {
        self.objects = self.objects.saturating_add(part.objects);
        self.lists = self.lists.max(part.lists);
    }
}

impl Measure {
    fn add(&mut self, part: Self) {
        self.cost = self.cost.saturating_add(part.cost);
        self.per_row = self.per_row.saturating_add(part.per_row);
        self.selections = self.selections.saturating_add(part.selections);
        self.aliases = self.aliases.saturating_add(part.aliases);
        self.values = self.values.saturating_add(part.values);
        self.depth = self.depth.max(part.depth);
        self.meta_depth = self.meta_depth.max(part.meta_depth);
        self.meta.add(part.meta);
        self.listed.add(part.listed);
    }

    /// With a page of so many rows.
    fn with_rows(self, rows: u64) -> u64 {
        self.cost.saturating_add(self.per_row.saturating_mul(rows))
    }
}

/// One document being counted.
pub(super) struct Count<'a> {
    shapes: &'a Shapes,
    fragments: &'a Fragments,
    operation: &'a OperationDefinition,
    variables: &'a Variables,
    /// How many values each variable holds.
    sizes: HashMap<&'a str, u64>,
    done: HashMap<&'a str, Measure>,
    open: Vec<&'a str>,
    pub directives: usize,
    level: usize,
}

impl<'a> Count<'a> {
    pub fn new(shapes: &'a Shapes, operation: &'a OperationDefinition, fragments: &'a Fragments, variables: &'a Variables) -> Self {
        let sizes = variables.iter().map(|(name, value)| (name.as_str(), size(value))).collect();
        Self { shapes, fragments, operation, variables, sizes, done: HashMap::new(), open: Vec::new(), directives: 0, level: 0 }
    }

    /// The whole operation.
    pub fn operation(&mut self, root: &str) -> Result<Measure, ServerError> {
        let mut sum = Measure { values: self.directives(&self.operation.directives)?, ..Measure::default() };
        for definition in &self.operation.variable_definitions {
            sum.values = sum.values.saturating_add(self.directives(&definition.node.directives)?);
        }
        sum.add(self.set(&self.operation.selection_set.node, root)?);
        sum.cost = sum.with_rows(USUAL_PAGE);
        Ok(sum)
    }

    /// The fragments that were met.
    pub fn used(&self) -> impl Iterator<Item = &'a str> {
        self.done.keys().copied()
    }

    fn set(&mut self, set: &'a SelectionSet, parent: &str) -> Result<Measure, ServerError> {
        // Before counting goes deeper than the stack: thirty fragments in a row may nest sixty levels each.
        self.level += 1;
        if self.level > MOST_LEVELS {
            return Err(too_much(format!("A document nests at most {MOST_DEPTH} deep.")));
        }
        let mut sum = Measure::default();
        for item in &set.items {
            sum.add(match &item.node {
                Selection::Field(field) => self.field(&field.node, parent)?,
                Selection::InlineFragment(inline) => {
                    let values = self.directives(&inline.node.directives)?;
                    let on = inline.node.type_condition.as_ref().map_or(parent, |condition| condition.node.on.node.as_str());
                    spread(self.set(&inline.node.selection_set.node, on)?, values)
                }
                Selection::FragmentSpread(one) => {
                    let values = self.directives(&one.node.directives)?;
                    spread(self.fragment(one.node.fragment_name.node.as_str())?, values)
                }
            });
        }
        self.level -= 1;
        Ok(sum)
    }

    fn fragment(&mut self, name: &'a str) -> Result<Measure, ServerError> {
        if let Some(done) = self.done.get(name) {
            return Ok(*done);
        }
        if self.open.contains(&name) {
            return Err(coded("GRAPHQL_VALIDATION_FAILED", format!("The fragment `{}` contains itself.", short(name))));
        }
        let Some(fragment) = self.fragments.get(name) else {
            return Err(coded("GRAPHQL_VALIDATION_FAILED", format!("There is no fragment `{}`.", short(name))));
        };
        self.open.push(name);
        let values = self.directives(&fragment.node.directives)?;
        let measured = self.set(&fragment.node.selection_set.node, fragment.node.type_condition.node.on.node.as_str())?;
        self.open.pop();
        let measured = Measure { values: measured.values.saturating_add(values), ..measured };
        self.done.insert(name, measured);
        Ok(measured)
    }

    fn field(&mut self, field: &'a Field, parent: &str) -> Result<Measure, ServerError> {
        let values = self.directives(&field.directives)?.saturating_add(self.values(&field.arguments));
        let name = field.name.node.as_str();
        let shape = self.shapes.field(parent, name);
        let below = self.set(&field.selection_set.node, shape.map_or("", |shape| shape.of.as_str()))?;
        let meta = matches!(name, "__schema" | "__type");
        let leaf = field.selection_set.node.items.is_empty();
        let (cost, per_row) = match shape {
            _ if meta => (COST_OF_INTROSPECTION, 0),
            _ if leaf => (shape.and_then(|shape| shape.weight).unwrap_or(0), 0),
            None => (below.with_rows(USUAL_PAGE).saturating_add(1), 0),
            Some(shape) => self.object(field, shape, below),
        };
        let listed = if leaf { Listed::default() } else { self.listed(name, below.listed) };
        Ok(Measure {
            cost,
            per_row,
            meta: if meta { listed } else { below.meta },
            listed,
            depth: if meta { 1 } else { below.depth + 1 },
            meta_depth: if meta { below.depth.max(below.meta_depth) + 1 } else { below.meta_depth },
            selections: below.selections.saturating_add(1),
            aliases: below.aliases.saturating_add(u64::from(field.alias.is_some())),
            values: below.values.saturating_add(values),
        })
    }

    /// Cost, and cost for each row of the page around it, of a field that gives objects.
    fn object(&self, field: &Field, shape: &Shape, below: Measure) -> (u64, u64) {
        let each = below.with_rows(USUAL_PAGE).saturating_add(1);
        let listed = |rows: u64| shape.weight.unwrap_or(0).saturating_add(rows.saturating_mul(each));
        match &shape.rows {
            Rows::One if shape.paged => (shape.weight.unwrap_or(1).saturating_add(below.with_rows(self.page(field))), 0),
            // The connection may lie a level below the field that takes the page, as a search's hits do.
            Rows::One => (shape.weight.unwrap_or(1).saturating_add(below.cost), below.per_row),
            Rows::About(rows) => (listed(*rows), 0),
            Rows::Of(argument) => (listed(self.length(field, argument)), 0),
            Rows::Page => (0, each),
        }
    }

    /// What a field of introspection lists, about.
    fn listed(&self, name: &str, below: Listed) -> Listed {
        let (rows, list) = match name {
            "types" => (self.shapes.len(), 0),
            "fields" => (10, 1),
            "inputFields" => (4, 1),
            "interfaces" | "possibleTypes" => (1, 1),
            "directives" => (8, 0),
            "enumValues" => (4, 0),
            "args" => (2, 0),
            _ => (1, 0),
        };
        Listed { objects: rows.saturating_mul(below.objects.saturating_add(1)), lists: below.lists + list }
    }

    /// The longer of what `first` and `last` ask for.
    fn page(&self, field: &Field) -> u64 {
        let asked = ["first", "last"].into_iter().filter_map(|name| match &field.get_argument(name)?.node {
            Value::Number(number) => Some(number),
            Value::Variable(variable) => match self.variable(variable)? {
                ConstValue::Number(number) => Some(number),
                _ => None,
            },
            _ => None,
        });
        asked.map(|number| number.as_u64().unwrap_or(LONGEST_PAGE).min(LONGEST_PAGE)).max().unwrap_or(USUAL_PAGE)
    }

    /// How many rows a list argument asks for.
    fn length(&self, field: &Field, argument: &str) -> u64 {
        match field.get_argument(argument).map(|value| &value.node) {
            Some(Value::List(items)) => items.len() as u64,
            Some(Value::Variable(variable)) => match self.variable(variable) {
                Some(ConstValue::List(items)) => items.len() as u64,
                _ => 1,
            },
            _ => 1,
        }
    }

    fn variable(&self, name: &Name) -> Option<&'a ConstValue> {
        let default = || {
            let definition = self.operation.variable_definitions.iter().find(|definition| definition.node.name.node == *name)?;
            Some(&definition.node.default_value.as_ref()?.node)
        };
        self.variables.get(name).or_else(default)
    }

    /// Notes directives; gives the number of their arguments' values.
    fn directives(&mut self, of_this: &'a [Positioned<Directive>]) -> Result<u64, ServerError> {
        self.directives += of_this.len();
        if of_this.len() > MOST_DIRECTIVES_OF_ONE {
            return Err(too_much(format!("A field has at most {MOST_DIRECTIVES_OF_ONE} directives.")));
        }
        Ok(of_this.iter().map(|directive| self.values(&directive.node.arguments)).fold(0, u64::saturating_add))
    }

    fn values(&self, arguments: &[(Positioned<Name>, Positioned<Value>)]) -> u64 {
        arguments.iter().map(|(_, value)| self.written(&value.node)).fold(0, u64::saturating_add)
    }

    /// How many values this is, its variables written out.
    fn written(&self, value: &Value) -> u64 {
        match value {
            Value::Variable(name) => self.sizes.get(name.as_str()).copied().unwrap_or(1),
            Value::List(list) => list.iter().map(|value| self.written(value)).fold(1, u64::saturating_add),
            Value::Object(object) => object.values().map(|value| self.written(value)).fold(1, u64::saturating_add),
            _ => 1,
        }
    }
}

/// A fragment where it is used: the engine walks it there again.
fn spread(measured: Measure, values: u64) -> Measure {
    Measure { selections: measured.selections.saturating_add(1), values: measured.values.saturating_add(values), ..measured }
}

/// How many values lie in one.
pub(super) fn size(value: &ConstValue) -> u64 {
    match value {
        ConstValue::List(list) => list.iter().map(size).fold(1, u64::saturating_add),
        ConstValue::Object(object) => object.values().map(size).fold(1, u64::saturating_add),
        _ => 1,
    }
}

/// The name of a variable's type without its brackets.
pub(super) fn base(of: &BaseType) -> &str {
    match of {
        BaseType::Named(name) => name,
        BaseType::List(inner) => base(&inner.base),
    }
}

/// The operation's own fields, those of its fragments among them. Cycles and unknown fragments were refused before.
pub(super) fn root_fields<'a>(set: &'a SelectionSet, fragments: &'a Fragments, roots: &mut Vec<&'a Positioned<Field>>) {
    for item in &set.items {
        // Enough to refuse; a bomb of root fragments need not be written out.
        if roots.len() > 100 {
            return;
        }
        match &item.node {
            Selection::Field(field) => roots.push(field),
            Selection::InlineFragment(inline) => root_fields(&inline.node.selection_set.node, fragments, roots),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = fragments.get(&spread.node.fragment_name.node) {
                    root_fields(&fragment.node.selection_set.node, fragments, roots);
                }
            }
        }
    }
}
