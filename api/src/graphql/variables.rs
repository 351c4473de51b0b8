//! What a request has to bring for the variables of its operation. The engine finds out when a field asks for one; by then
//! the fields before it have run, and of two changes the first is done.

use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{ErrorExtensionValues, ServerError, Value, Variables};

/// The first variable that must have a value and has none, as an error of a request that does not run.
#[must_use]
pub fn missing(document: &ExecutableDocument, variables: &Variables) -> Option<ServerError> {
    let definitions = document.operations.iter().flat_map(|(_, operation)| &operation.node.variable_definitions);
    let missing = definitions.map(|definition| &definition.node).find(|definition| {
        let given = variables.get(&definition.name.node);
        // A default stands in for what is left out, not for a null that was sent.
        !definition.var_type.node.nullable && given.map_or(definition.default_value.is_none(), |value| *value == Value::Null)
    })?;
    let message = format!("The variable `${}` of type `{}` has no value.", missing.name.node, missing.var_type.node);
    let mut error = ServerError::new(message, Some(missing.name.pos));
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", "GRAPHQL_VALIDATION_FAILED");
    Some(error)
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn told(query: &str, variables: serde_json::Value) -> Option<String> {
        missing(&parse_query(query).unwrap(), &Variables::from_json(variables)).map(|error| error.message)
    }

    #[test]
    fn what_must_be_given_is_named_when_it_is_not() {
        let query = "query Q($id: ID!, $first: Int! = 5, $after: String) { a }";
        let id = Some("The variable `$id` of type `ID!` has no value.".to_owned());
        assert_eq!(told(query, serde_json::json!({})), id);
        assert_eq!(told(query, serde_json::json!({ "id": null })), id);
        assert_eq!(told(query, serde_json::json!({ "id": "x" })), None);
        assert_eq!(told(query, serde_json::json!({ "id": "x", "after": null, "first": 7 })), None);
        assert!(told(query, serde_json::json!({ "id": "x", "first": null })).is_some_and(|told| told.contains("$first")));
        assert_eq!(told("{ a }", serde_json::json!({})), None);
    }
}
