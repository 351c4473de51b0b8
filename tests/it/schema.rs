//! The schema is the product: what is checked in is what is served, and everything in it is explained.

use std::fs;
use std::path::Path;

use serde_json::Value;

#[test]
fn the_schema_that_is_checked_in_is_the_one_that_is_served() {
    let file = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.graphql")).expect("schema.graphql");
    assert!(file.trim() == api::graphql::sdl().trim(), "schema.graphql is stale: run `make schema`");
}

const EVERYTHING: &str = "{ __schema {
  types { kind name description
    fields(includeDeprecated: true) { name description args { name description } }
    inputFields { name description }
    enumValues(includeDeprecated: true) { name description } }
  directives { name description args { name description } } } }";

#[tokio::test]
async fn every_type_field_argument_and_value_has_a_sentence() {
    let response = api::graphql::schema().execute(EVERYTHING).await;
    let answer = serde_json::to_value(response).expect("JSON");
    let schema = &answer["data"]["__schema"];
    let mut bare = Vec::new();
    for kind in list(&schema["types"]) {
        let name = kind["name"].as_str().unwrap_or_default();
        if name.starts_with("__") || ["Query", "Mutation", "Subscription"].contains(&name) {
            note_parts(&mut bare, name, kind);
            continue;
        }
        // `ID` is the language's own.
        if blank(kind) && name != "ID" {
            bare.push(name.to_owned());
        }
        note_parts(&mut bare, name, kind);
    }
    for directive in list(&schema["directives"]) {
        if blank(directive) {
            bare.push(format!("@{}", directive["name"]));
        }
    }
    assert_eq!(bare, Vec::<String>::new());
}

fn note_parts(bare: &mut Vec<String>, name: &str, kind: &Value) {
    if name.starts_with("__") {
        return;
    }
    for part in ["fields", "inputFields", "enumValues"] {
        for field in list(&kind[part]) {
            let field_name = field["name"].as_str().unwrap_or_default();
            if blank(field) {
                bare.push(format!("{name}.{field_name}"));
            }
            bare.extend(list(&field["args"]).iter().filter(|arg| blank(arg)).map(|arg| format!("{name}.{field_name}({})", arg["name"])));
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn blank(value: &Value) -> bool {
    value["description"].as_str().is_none_or(|text| text.trim().is_empty())
}

#[tokio::test]
async fn every_mutation_takes_one_input_and_tells_refusals_as_data() {
    let query =
        "{ __schema { mutationType { fields { name args { name type { kind ofType { kind name } } } type { kind ofType { name fields { name } } } } } } }";
    let answer = serde_json::to_value(api::graphql::schema().execute(query).await).expect("JSON");
    let mut odd = Vec::new();
    for field in list(&answer["data"]["__schema"]["mutationType"]["fields"]) {
        let name = field["name"].as_str().unwrap_or_default();
        let args = list(&field["args"]);
        let expected = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
        if args.len() != 1 || args[0]["name"] != "input" || args[0]["type"]["kind"] != "NON_NULL" || args[0]["type"]["ofType"]["name"] != expected.as_str() {
            odd.push(format!("{name} does not take input: {expected}!"));
        }
        let payload = list(&field["type"]["ofType"]["fields"]);
        if field["type"]["kind"] != "NON_NULL" || !payload.iter().any(|part| part["name"] == "userErrors") {
            odd.push(format!("{name} has no userErrors"));
        }
    }
    assert_eq!(odd, Vec::<String>::new());
}
