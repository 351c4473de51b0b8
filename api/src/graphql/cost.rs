//! What a field costs where it is not the rule: nothing for a scalar, one for an object, its rows for a list. It stands in
//! the schema as `@cost`, and the gate reads it there (`limits/shapes.rs`), so that both say the same.
//!
//! Weight, rows, and the argument that lists rows, in this order: `#[graphql(directive = cost::apply(None, Some(10), None))]`

use async_graphql::TypeDirective;

pub use directives::cost;

#[allow(unused_variables, missing_docs)]
mod directives {
    use super::TypeDirective;

    /// What asking for this costs. Without it a scalar costs nothing, an object one, a list its rows with what is asked of each: a page's
    /// `first` or `last`, 4 where a list has no pages.
    #[TypeDirective(location = "FieldDefinition")]
    pub fn cost(
        #[graphql(desc = "What it costs in itself, rows and what is asked of them aside.")] weight: Option<i32>,
        #[graphql(desc = "How many rows it counts for.")] rows: Option<i32>,
        #[graphql(desc = "The argument that lists as many rows as it counts for.")] rows_of: Option<String>,
    ) {
    }
}
