//! What may not even begin: hostile documents, and what a refusal tells.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use api::graphql::documents::Documents;
use async_graphql::{ServerError, Variables};
use cpu_time::ThreadTime;
use serde_json::{Value, json};
use support::scale::figure;
use support::{Client, TestApp};

use crate::hostile::{ANSWERED, Hostile, corpus};

/// A document keeps a thread busy for no longer before it runs. The build of the tests is not optimised: it takes ten to
/// twenty times what the program takes that is shipped.
const MOST_CPU: Duration = Duration::from_millis(250);
const MOST_BYTES: usize = 16 * 1024;

async fn send(client: &Client, hostile: &Hostile) -> (u16, String) {
    let body = json!({ "query": hostile.query, "operationName": hostile.operation, "variables": hostile.variables });
    let response = client.request(reqwest::Method::POST, "/graphql").header("Accept", "application/graphql-response+json").json(&body).send().await;
    let response = response.unwrap_or_else(|error| panic!("{}: {error}", hostile.name));
    (response.status().as_u16(), response.text().await.expect("a text"))
}

fn codes(body: &Value) -> Vec<String> {
    body["errors"].as_array().into_iter().flatten().map(|error| error["extensions"]["code"].as_str().unwrap_or("no code").to_owned()).collect()
}

#[tokio::test]
async fn hostile_documents_are_refused_with_a_code_and_a_small_answer() {
    let app = TestApp::new().await;
    let (guest, corpus) = (app.anonymous(), corpus());
    let (mut wrong, mut longest) = (Vec::new(), ("", 0));
    for hostile in &corpus {
        let (status, text) = send(&guest, hostile).await;
        let body: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{}: {status} and no JSON: {text}", hostile.name));
        let (codes, errors) = (codes(&body), body["errors"].to_string());
        let came = codes.first().map_or(ANSWERED, String::as_str);
        // What was refused as a whole has no data and a status that says so.
        let fits = status == if body.get("data").is_some() { 200 } else { 400 };
        if came != hostile.comes_of_it || !fits || text.len() > MOST_BYTES || codes.len() > 10 || errors.len() > 4 * 1024 + 20 {
            wrong.push(format!(
                "{}: {status} {came} in place of {}, {} bytes: {}",
                hostile.name,
                hostile.comes_of_it,
                text.len(),
                errors.get(..300).unwrap_or(&errors)
            ));
        }
        if text.len() > longest.1 {
            longest = (hostile.name, text.len());
        }
    }
    figure("hostile documents", corpus.len());
    figure("longest answer to one of them", format!("{} bytes ({})", longest.1, longest.0));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(corpus.len() >= 60);
}

/// What happens before anything runs, without what is kept of it.
fn gate(documents: &Documents, hostile: &Hostile) -> Result<u64, Vec<ServerError>> {
    let document = documents.read(&hostile.query, hostile.operation.as_deref())?;
    let mut variables = Variables::from_json(hostile.variables.clone());
    Ok(documents.limits().cost(&document.read, &mut variables, false)?)
}

#[test]
fn no_document_keeps_a_thread_busy() {
    let documents = Documents::new(api::graphql::schema(), &[]).expect("no manifests");
    let mut table: Vec<(Duration, &str)> = Vec::new();
    let corpus = corpus();
    for hostile in &corpus {
        // The least of three: caches and neighbours only ever add.
        let spent = (0..3).map(|_| {
            let started = ThreadTime::now();
            let _ = gate(&documents, hostile);
            started.elapsed()
        });
        table.push((spent.min().unwrap_or_default(), hostile.name));
    }
    table.sort_unstable_by(|a, b| b.cmp(a));
    for (spent, name) in table.iter().take(if support::scale::full() { usize::MAX } else { 8 }) {
        figure(&format!("CPU before refusal or run: {name}"), format!("{:.2} ms", spent.as_secs_f64() * 1_000.0));
    }
    let slow: Vec<_> = table.iter().filter(|(spent, _)| *spent > MOST_CPU).collect();
    assert!(slow.is_empty(), "{slow:#?}");
}

/// Names of the schema that are no words of ours: types, and what is written in humps or with bars.
fn names() -> BTreeSet<String> {
    let schema = api::graphql::sdl();
    let bare: String =
        schema.split("\"\"\"").step_by(2).flat_map(|text| text.lines()).filter(|line| !line.trim_start().starts_with('"')).collect::<Vec<_>>().join("\n");
    let types = bare.lines().filter_map(|line| {
        let (kind, rest) = line.split_once(' ')?;
        ["type", "input", "enum", "interface", "scalar"].contains(&kind).then(|| rest.split([' ', '{']).next().unwrap_or_default().to_owned())
    });
    let humps = words(&bare).into_iter().filter(|word| word.chars().skip(1).any(|c| c.is_uppercase()) || word.contains('_')).map(str::to_owned);
    types.chain(humps).collect()
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect()
}

/// Documents that are wrong in every way the engine has a text for.
fn wrong_documents() -> Vec<(&'static str, Value)> {
    vec![
        ("{ shop { zz } }", json!({})),
        ("{ shop { nam } }", json!({})),
        ("{ product(slugg: \"a\") { id } }", json!({})),
        ("{ product(slug: 1) { id } }", json!({})),
        ("{ products(first: 1, where: { price: { min: true } }) { nodes { id } } }", json!({})),
        ("{ products(first: 1, where: { inStok: true }) { nodes { id } } }", json!({})),
        ("{ products(first: 1, orderBy: [{ field: PRIZE, direction: ASC }]) { nodes { id } } }", json!({})),
        ("{ products(first: 1, orderBy: [{ field: PRICE }]) { nodes { id } } }", json!({})),
        ("{ node { id } }", json!({})),
        ("{ shop }", json!({})),
        ("{ shop { name { x } } }", json!({})),
        ("{ shop { ...f } } fragment f on Prodct { id }", json!({})),
        ("{ shop { ... on Vendr { id } } }", json!({})),
        ("query($a: Strin) { product(slug: $a) { id } }", json!({ "a": "x" })),
        ("query($a: Int) { product(slug: $a) { id } }", json!({ "a": 1 })),
        ("query($a: String) { shop { name } }", json!({})),
        ("{ product(slug: $a) { id } }", json!({})),
        ("query($w: ProductWhereInput) { products(first: 1, where: $w) { nodes { id } } }", json!({ "w": { "price": 1 } })),
        ("query($w: ProductWhereInput) { products(first: 1, where: $w) { nodes { id } } }", json!({ "w": { "price": { "min": { "a": 1 } } } })),
        ("query($w: ProductWhereInput) { products(first: 1, where: $w) { nodes { id } } }", json!({ "w": { "categoryId": "x" } })),
        ("query($i: MoneyInput!) { shippingOptions(vendorId: \"x\", items: $i) { name } }", json!({ "i": {} })),
        ("mutation { cartLinesAdd { userErrors { code } } }", json!({})),
        ("mutation { cartLinesAdd(input: {}) { userErrors { code } } }", json!({})),
        ("mutation($i: CartLinesAddInput!) { cartLinesAdd(input: $i) { userErrors { code } } }", json!({ "i": { "lines": [{ "quantity": 1 }] } })),
        ("mutation { cartLinesUpdat { userErrors { code } } }", json!({})),
        ("subscription { cartChange { id } }", json!({})),
        ("{ shop { name @skip(iff: true) } }", json!({})),
        ("{ shop { name @auth } }", json!({})),
        ("{ shop { currency country currency: country } }", json!({})),
        ("{ users(first: 1) { nodes { id } } }", json!({})),
    ]
}

#[tokio::test]
async fn what_is_wrong_is_told_in_the_callers_own_words() {
    let app = TestApp::with(&[("STOA_INTROSPECTION", "staff")]).await;
    let names = names();
    assert!(names.contains("ProductConnection") && names.contains("productByBarcode") && names.len() > 300, "{} names", names.len());
    let mut told = Vec::new();
    let hostile = corpus();
    for client in [app.anonymous(), app.customer("ann").await] {
        for (query, variables) in wrong_documents() {
            let answer = client.send(query, variables.clone()).await.body;
            assert!(answer["errors"].is_array(), "{query}: {answer:#}");
            told.push((format!("{query} {variables}"), answer));
        }
    }
    for hostile in &hostile {
        let (_, text) = send(&app.anonymous(), hostile).await;
        told.push((format!("{} {}", hostile.query, hostile.variables), serde_json::from_str(&text).expect("JSON")));
    }
    let mut leaks = BTreeSet::new();
    for (sent, answer) in &told {
        let (errors, sent) = (answer["errors"].to_string(), words(sent));
        // Codes and members of ours are no names of the schema.
        let ours = ["requestId", "retryAfter", "restoreRate", "extensions", "VALIDATION_FAILED", "NOT_FOUND", "documentId"];
        leaks.extend(
            words(&errors)
                .into_iter()
                .filter(|word| names.contains(*word) && !sent.contains(word) && !ours.contains(word))
                .map(|word| format!("{word} in {errors}")),
        );
        assert!(!errors.contains("Did you mean"), "{errors}");
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

#[tokio::test]
async fn who_may_know_the_schema_is_told_what_would_be_right() {
    let app = TestApp::with(&[("STOA_INTROSPECTION", "staff")]).await;
    for staff in [app.admin().await, app.vendor("alder").await] {
        let answer = staff.send("{ shop { zz } }", json!({})).await;
        assert_eq!(answer.body["errors"][0]["message"], "Unknown field \"zz\" on type \"Shop\".");
        let answer = staff.send("query($n: Int!) { products(first: $n) { nodes { id } } }", json!({ "n": "x" })).await;
        assert_eq!(answer.body["errors"][0]["message"], "`$n` has a value that is no `Int!`.");
    }
}

#[tokio::test]
async fn the_schema_is_told_by_role() {
    let staff_only = TestApp::with(&[("STOA_INTROSPECTION", "staff")]).await;
    for query in [
        "{ __schema { types { name } } }",
        "{ __type(name: \"Order\") { name } }",
        "{ shop { name } ...f } fragment f on Query { __schema { types { name } } }",
    ] {
        for client in [staff_only.anonymous(), staff_only.customer("ann").await] {
            assert_eq!(client.fault(query, json!({})).await, "FORBIDDEN", "{query}");
        }
        for client in [staff_only.vendor("alder").await, staff_only.admin().await] {
            client.ask(query, json!({})).await;
        }
    }
    assert_eq!(staff_only.anonymous().ask("{ __typename }", json!({})).await["__typename"], "Query");
    let has = async |client: &Client, field: &str| {
        let schema = client.ask("{ __type(name: \"Query\") { fields { name } } }", json!({})).await;
        schema["__type"]["fields"].as_array().expect("fields").iter().any(|one| one["name"] == field)
    };
    assert!(has(&staff_only.admin().await, "users").await && !has(&staff_only.vendor("alder").await, "users").await);
    let public = TestApp::new().await;
    assert!(has(&public.anonymous(), "products").await && !has(&public.anonymous(), "users").await);
}

#[tokio::test]
async fn the_usual_question_about_the_schema_is_answered() {
    let app = TestApp::new().await;
    let of_type = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }";
    let query = format!(
        "query IntrospectionQuery {{ __schema {{ queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }} types {{ ...FullType }}
           directives {{ name description locations args(includeDeprecated: true) {{ ...InputValue }} }} }} }}
         fragment FullType on __Type {{ kind name description specifiedByURL isOneOf
           fields(includeDeprecated: true) {{ name description args(includeDeprecated: true) {{ ...InputValue }} type {{ ...TypeRef }} isDeprecated deprecationReason }}
           inputFields(includeDeprecated: true) {{ ...InputValue }} interfaces {{ ...TypeRef }}
           enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }} possibleTypes {{ ...TypeRef }} }}
         fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue isDeprecated deprecationReason }}
         fragment TypeRef on __Type {{ {of_type} }}"
    );
    let schema = app.anonymous().ask(&query, json!({})).await;
    assert!(schema["__schema"]["types"].as_array().is_some_and(|types| types.len() > 100));
}

/// Every operation of the page's shelf and of the demonstration is one that its role may send.
#[test]
fn the_operations_we_hand_out_are_within_their_limits() {
    let documents = Documents::new(api::graphql::schema(), &[]).expect("no manifests");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut dearest = (0, String::new());
    let mut seen = 0;
    for folder in ["api/graphiql/shelf", "api/src/demo"] {
        for file in fs::read_dir(root.join(folder)).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if file.extension().is_none_or(|extension| extension != "graphql") {
                continue;
            }
            let text = fs::read_to_string(&file).expect("a document");
            let most = if text.contains("# as: guest") || !text.contains("# as:") { 1_000 } else { 2_000 };
            let read = documents.read(&text, None).unwrap_or_else(|errors| panic!("{}: {errors:?}", file.display()));
            let cost = documents.limits().usual_cost(&read.read).expect("a cost");
            assert!(cost <= most, "{} costs {cost}", file.display());
            seen += 1;
            dearest = dearest.max((cost, file.display().to_string()));
        }
    }
    assert!(seen > 20);
    figure("dearest operation of the shelf", format!("{} points ({})", dearest.0, Path::new(&dearest.1).file_name().unwrap_or_default().display()));
}

/// With any extension, even an empty one, the engine resolves every field the slow way.
#[test]
fn no_extension_of_the_engine_is_registered() {
    let mut looked = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap_or_default();
            for word in [".extension(", "async_graphql::extensions", "ExtensionFactory"] {
                // A path's own extension takes no argument.
                assert!(!source.replace(".extension()", "").contains(word), "{}: {word}", path.display());
            }
            looked += usize::from(source.contains("Schema::build"));
        }
    }
    assert_eq!(looked, 1, "one place builds the schema");
}

#[tokio::test]
async fn a_default_decides_what_is_skipped() {
    let app = TestApp::new().await;
    let query = "query($without: Boolean = true) { shop { name currency @skip(if: $without) country @include(if: $without) } }";
    let shop = app.anonymous().ask(query, json!({})).await["shop"].clone();
    assert!(shop.get("currency").is_none() && shop["country"] == "DE", "{shop}");
    let shop = app.anonymous().ask(query, json!({ "without": false })).await["shop"].clone();
    assert!(shop["currency"] == "EUR" && shop.get("country").is_none(), "{shop}");
}

/// What reading and validating costs, and what keeping it saves.
#[test]
fn a_document_that_is_known_is_not_read_again() {
    let documents = Documents::new(api::graphql::schema(), &[]).expect("no manifests");
    let query = "query List($first: Int!, $after: String) { products(first: $first, after: $after) { ...Page } }
        fragment Page on ProductConnection { nodes { ...Card } pageInfo { hasNextPage endCursor } }
        fragment Card on Product { id slug title pictureUrl stockStatus priceRange { min { amount currency } max { amount currency } }
          variants { id title sku buyBox { id price { amount currency } availability { status quantity } vendor { id name } } } }";
    let known = |text: &str| documents.known(text, None).is_some();
    assert!(!known(query));
    documents.read(query, None).expect("a good document");
    assert!(known(query) && !known(&query.replace("title", "brand")) && documents.known(query, Some("Other")).is_none());
    let spent = |work: &dyn Fn()| {
        let started = ThreadTime::now();
        (0..50).for_each(|_| work());
        started.elapsed().as_secs_f64() * 1_000_000.0 / 50.0
    };
    let read = spent(&|| drop(documents.read(query, None)));
    let kept = spent(&|| drop(documents.known(query, None).map(|document| document.read.document.clone())));
    figure("a list's document read and validated, or found and copied", format!("{read:.0} or {kept:.0} µs of CPU"));
    assert!(kept < read, "{kept} µs to find, {read} µs to read");
}
