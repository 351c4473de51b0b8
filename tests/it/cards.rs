//! No number of a card is taken in any text, wherever somebody types it: every text that a mutation can be given is tried, as the
//! schema has it today.

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, Type, TypeKind, TypeSystemDefinition};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use support::rows::Rows;
use support::till::key;
use support::{Client, TestApp};

const CARD: &str = "4111111111111111";
const WRITTEN: &str = "my card is 4111 1111 1111 1111, thank you";

/// Texts in which such a number may stand, with the reason. Reviewed: who adds one says why nobody types a card there, or what
/// else keeps it out.
const MAY: [(&str, &str); 9] = [
    ("password", "kept as its digest"),
    ("currentPassword", "compared with a digest"),
    ("newPassword", "kept as its digest"),
    ("gtin", "an article number, which has a check digit of its own"),
    ("trackingNumber", "carriers number parcels like that"),
    ("trackingUrl", "a parcel's page"),
    ("sourceUrl", "a picture's address, whatever it is called there"),
    ("redirectUri", "compared with the configuration"),
    ("returnTo", "a path of the app"),
];
/// Refused where they are read, by the room, which looks more closely.
const BY_ROOM: [&str; 1] = ["accountNumber"];

/// The schema's inputs, by name: their fields, or the first of their values.
enum Input {
    Object(Vec<(String, Type)>),
    Enum(String),
    Scalar,
}

struct Schema {
    inputs: HashMap<String, Input>,
    /// Each mutation with the type of its input.
    mutations: Vec<(String, String)>,
}

/// A value as a variable has it and as a document writes it.
type Sample = (Value, String);

impl Schema {
    fn read() -> Self {
        let (mut inputs, mut mutations) = (HashMap::new(), Vec::new());
        for definition in parse_schema(api::graphql::sdl()).expect("a schema").definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::InputObject(object) => {
                    let fields = object.fields.into_iter().map(|field| (field.node.name.node.to_string(), field.node.ty.node));
                    inputs.insert(name, Input::Object(fields.collect()));
                }
                TypeKind::Enum(values) => drop(inputs.insert(name, Input::Enum(values.values[0].node.value.node.to_string()))),
                TypeKind::Scalar => drop(inputs.insert(name, Input::Scalar)),
                TypeKind::Object(object) if name == "Mutation" => {
                    for field in object.fields.into_iter().map(|field| field.node) {
                        let [argument] = &field.arguments[..] else { panic!("{} takes something beside its input", field.name.node) };
                        assert_eq!(argument.node.name.node, "input", "{}", field.name.node);
                        mutations.push((field.name.node.to_string(), named(&argument.node.ty.node).to_owned()));
                    }
                }
                _ => {}
            }
        }
        Self { inputs, mutations }
    }

    /// Where texts may stand in an input, from it down.
    fn texts(&self, of: &str, path: &[String], within: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
        let Some(Input::Object(fields)) = self.inputs.get(of) else { return };
        if within.contains(&of.to_owned()) {
            return;
        }
        within.push(of.to_owned());
        for (name, of) in fields {
            let mut path = [path, std::slice::from_ref(name)].concat();
            if is_list(of) {
                path.push("0".into());
            }
            if named(of) == "String" { found.push(path) } else { self.texts(named(of), &path, within, found) }
        }
        within.pop();
    }

    /// The least that fits this type, with a text at the end of the path.
    fn sample(&self, of: &Type, path: Option<&[String]>, text: &str) -> Sample {
        match &of.base {
            BaseType::List(inner) => {
                let (value, written) = self.sample(inner, path.map(|path| &path[1..]), text);
                (json!([value]), format!("[{written}]"))
            }
            BaseType::Named(name) => self.sample_of(name, path, text),
        }
    }

    fn sample_of(&self, name: &str, path: Option<&[String]>, text: &str) -> Sample {
        let same = |value: Value| (value.clone(), value.to_string());
        match self.inputs.get(name) {
            Some(Input::Object(fields)) => {
                let (mut object, mut written) = (Map::new(), Vec::new());
                for (field, of) in fields {
                    let path = path.and_then(|path| path.split_first()).filter(|(first, _)| *first == field).map(|(_, rest)| rest);
                    if path.is_some() || !of.nullable {
                        let (value, text) = self.sample(of, path, text);
                        written.push(format!("{field}: {text}"));
                        object.insert(field.clone(), value);
                    }
                }
                (object.into(), format!("{{{}}}", written.join(" ")))
            }
            Some(Input::Enum(value)) => (json!(value), value.clone()),
            _ => same(match name {
                "Int" => json!(1),
                "Float" => json!(1.0),
                "Boolean" => json!(true),
                "String" => json!(if path.is_some() { text } else { "x" }),
                "DateTime" => json!("2026-11-30T00:00:00Z"),
                "CountryCode" => json!("DE"),
                "CurrencyCode" => json!("EUR"),
                _ => json!("1"),
            }),
        }
    }
}

fn named(of: &Type) -> &str {
    match &of.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}

fn is_list(of: &Type) -> bool {
    matches!(of.base, BaseType::List(_))
}

/// The place that the answer names, if this is a refusal of a card; then nothing ran.
async fn refused(client: &Client, query: &str, variables: Value) -> Option<Vec<String>> {
    let answer = client.send(query, variables).await.body;
    let error = &answer["errors"][0];
    // A request's id has such digits by chance.
    let told = answer.to_string().replace(error["extensions"]["requestId"].as_str().unwrap_or("-"), "");
    assert!(!told.contains("4111"), "an answer repeats it: {answer}");
    if error["extensions"]["code"] != "VALIDATION_FAILED" || !error["message"].as_str().is_some_and(|message| message.contains("payment card")) {
        return None;
    }
    assert!(answer["data"].is_null(), "{answer}");
    serde_json::from_value(error["extensions"]["field"].clone()).ok()
}

#[tokio::test]
async fn a_cards_number_is_refused_in_every_text_of_every_mutation() {
    let app = TestApp::new().await;
    let (schema, anybody) = (Schema::read(), app.anonymous());
    let before = Rows::of(&app.cx.db).await;
    let (mut tried, mut wrong) = (0, Vec::new());
    for (mutation, input) in &schema.mutations {
        let mut paths = Vec::new();
        schema.texts(input, &[], &mut Vec::new(), &mut paths);
        for path in paths {
            let name = path.iter().rfind(|step| *step != "0").expect("a name").as_str();
            let may = MAY.iter().any(|(free, _)| *free == name) || BY_ROOM.contains(&name);
            // What may be written there is tried by a letter's own tests.
            if may {
                continue;
            }
            let place: Vec<String> = std::iter::once("input".to_owned()).chain(path.iter().cloned()).collect();
            for text in [CARD, WRITTEN] {
                let (value, written) = schema.sample_of(input, Some(&path), text);
                let by_variable = format!("mutation($anything: {input}!) {{ {mutation}(input: $anything) {{ __typename }} }}");
                let by_document = format!("mutation {{ {mutation}(input: {written}) {{ __typename }} }}");
                for (query, variables) in [(by_variable, json!({ "anything": value })), (by_document, json!({}))] {
                    tried += 1;
                    let told = refused(&anybody, &query, variables).await;
                    if told.as_ref() != Some(&place) {
                        wrong.push(format!("{mutation} {}: {told:?}", place.join(".")));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 400, "{tried}");
    assert_eq!(Rows::of(&app.cx.db).await.changes_since(&before, &[]), Vec::<String>::new(), "nothing is written down");
}

#[tokio::test]
async fn what_may_look_like_a_card_is_a_short_list_and_in_use() {
    let (app, schema) = (TestApp::new().await, Schema::read());
    let mut names: Vec<String> = Vec::new();
    for (mutation, input) in &schema.mutations {
        let mut paths = Vec::new();
        schema.texts(input, &[], &mut Vec::new(), &mut paths);
        for path in paths {
            let name = path.iter().rfind(|step| *step != "0").expect("a name").clone();
            if MAY.iter().any(|(free, _)| *free == name) && mutation != "accountRegister" {
                let (value, _) = schema.sample_of(input, Some(&path), CARD);
                let query = format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ __typename }} }}");
                assert_eq!(refused(&app.anonymous(), &query, json!({ "input": value })).await, None, "{mutation} {name}");
            }
            names.push(name);
        }
    }
    for name in MAY.iter().map(|(name, _)| *name).chain(BY_ROOM) {
        assert!(names.iter().any(|used| used == name), "nothing is called {name} any more");
    }
}

#[tokio::test]
async fn questions_keys_and_means_of_payment_hold_no_card_either() {
    let app = TestApp::new().await;
    let (ann, goods) = (app.customer("ann").await, app.goods("alder-mug").await);
    let found = "query($q: String) { search(first: 1, query: $q) { __typename } }";
    assert_eq!(refused(&ann, found, json!({ "q": WRITTEN })).await, Some(vec!["query".into()]));
    // A number that is an article's is looked for as before.
    let barcode = "query($b: String!) { productByBarcode(barcode: $b) { id } }";
    assert_eq!(refused(&ann, barcode, json!({ "b": CARD })).await, None);
    // Behind a fragment, in a default and in part of an input.
    let hidden = "mutation { ...A } fragment A on Mutation { profileUpdate(input: { name: \"4111-1111-1111-1111\" }) { __typename } }";
    assert_eq!(refused(&ann, hidden, json!({})).await, Some(vec!["input".into(), "name".into()]));
    let part = "mutation($n: String = \"4111.1111.1111.1111\") { profileUpdate(input: { name: $n }) { __typename } }";
    assert_eq!(refused(&ann, part, json!({})).await, Some(vec!["input".into(), "name".into()]));
    let keyed = ann.with("idempotency-key", CARD);
    let add = json!({ "input": { "lines": [{ "offerId": goods.offer, "quantity": 1 }] } });
    let into_cart = "mutation($input: CartLinesAddInput!) { cartLinesAdd(input: $input) { __typename } }";
    assert_eq!(refused(&keyed, into_cart, add).await, Some(vec!["input".into(), "idempotencyKey".into()]));
    // What is no card goes through: an article's number, a telephone, a company's number in a register.
    for name in ["EAN 4006381333931", "+49 1761 2345 6783", "R1000042", "DE89 3704 0044 0532 0130 00"] {
        ann.run("profileUpdate", json!({ "name": name }), "user { name }").await;
    }
    // And a card is no means of payment.
    ann.add(&[(&goods, 1)]).await;
    let checkout = ann.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await["checkout"]["id"].clone();
    let pay = "mutation($input: CheckoutPaymentSetInput!) { checkoutPaymentSet(input: $input) { __typename } }";
    let by_card = json!({ "input": { "checkoutId": checkout, "gateway": "test", "methodToken": CARD } });
    assert_eq!(refused(&ann, pay, by_card).await, Some(vec!["input".into(), "methodToken".into()]));
    let rows = format!("{:?}", Rows::of(&app.cx.db).await);
    assert!(!rows.contains(CARD) && !rows.contains("4111 1111") && !rows.contains("4111-1111"), "no row has it");
}
