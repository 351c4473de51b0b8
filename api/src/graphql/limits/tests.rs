use async_graphql::Variables;
use serde_json::json;

use super::*;

const SDL: &str = "type Query { shop: Shop products(first: Int, last: Int): ProductConnection order: Order nodes(ids: [ID!]): [Shop] @cost(rowsOf: \"ids\")
            search(first: Int, where: Where): Found @cost(weight: 20) }
        type Mutation { cartSet: Shop orderCancel: Shop }
        type Subscription { orderChanged: Order cartChanged: Shop }
        type Found { products: ProductConnection facets: [Shop] @cost(weight: 50, rows: 10) }
        type Shop { name: String shop: Shop shops: [Shop!] }
        type ProductConnection { nodes: [Product!]! edges: [ProductEdge] pageInfo: Shop }
        type ProductEdge { node: Product }
        type Product { id: ID vendor: Shop variants: [Shop!]! }
        type Order { id: ID }
        enum Kind { RED BLUE }
        input Where { kind: Kind! ids: [ID!] only: Where limit: Int = 3 }";

fn limits() -> Limits {
    Limits::of(SDL)
}

fn read(query: &str) -> Result<Read, String> {
    limits().read(query, None).map_err(|error| error.message)
}

fn cost_with(query: &str, variables: serde_json::Value) -> Result<u64, String> {
    limits().cost(&read(query)?, &mut Variables::from_json(variables), true).map_err(|error| error.message)
}

fn cost(query: &str) -> u64 {
    cost_with(query, json!({})).unwrap()
}

#[test]
fn a_page_costs_its_rows() {
    assert_eq!(cost("{ shop { name } }"), 1);
    assert_eq!(cost("{ products(first: 24) { nodes { id } } }"), 25);
    assert_eq!(cost("{ products(first: 24) { edges { node { id } } } }"), 1 + 24 * 2);
    assert_eq!(cost("{ products(first: 24) { pageInfo { name } nodes { vendor { name } variants { name } } } }"), 1 + 1 + 24 * (1 + 1 + 4));
    let by_variable = "query Q($n: Int = 10) { products(first: $n) { nodes { id } } }";
    assert_eq!(cost_with(by_variable, json!({ "n": 100 })), Ok(101));
    assert_eq!(cost_with(by_variable, json!({})), Ok(11));
}

#[test]
fn a_page_is_as_long_as_the_longer_of_its_ends() {
    assert_eq!(cost("{ products(first: null, last: 100) { nodes { id } } }"), 101);
    assert_eq!(cost("{ products(first: 1, last: 100) { nodes { id } } }"), 101);
    assert_eq!(cost("{ products(first: -1) { nodes { id } } }"), 101);
    assert_eq!(cost("{ products(first: 9999999999999999999) { nodes { id } } }"), 101);
    assert_eq!(cost_with("query($n: Int) { products(first: $n, last: 100) { nodes { id } } }", json!({ "n": null })), Ok(101));
}

#[test]
fn what_differs_from_the_rule_is_counted_as_the_schema_says() {
    // The page is asked of the search, and its rows lie a level below.
    assert_eq!(cost("{ search(first: 100) { products { nodes { id } } } }"), 20 + 1 + 100);
    assert_eq!(cost("{ search(first: 100) { facets { shop { name } } } }"), 20 + 50 + 10 * 2);
    assert_eq!(cost("{ nodes(ids: [\"a\", \"b\", \"c\"]) { name } }"), 3);
    assert_eq!(cost_with("query($ids: [ID!]) { nodes(ids: $ids) { shops { name } } }", json!({ "ids": ["a", "b"] })), Ok(2 * 5));
}

#[test]
fn a_fragment_is_measured_once_for_all_pages_and_paths() {
    let query = "{ a: products(first: 10) { ...P } b: products(first: 100) { ...P } search(first: 5) { products { ...P } } }
        fragment P on ProductConnection { nodes { vendor { name } } pageInfo { name } }";
    assert_eq!(cost(query), (1 + 20 + 1) + (1 + 200 + 1) + (20 + 1 + 10 + 1));
    let mut bomb = String::from("{ shop { ...f0 } }");
    for n in 0..25 {
        bomb += &format!(" fragment f{n} on Shop {{ ...f{m} ...f{m} ...f{m} }}", m = n + 1);
    }
    bomb += " fragment f25 on Shop { name }";
    assert!(read(&bomb).err().is_some_and(|message| message.contains("selections")));
    assert!(read("{ shop { ...a } } fragment a on Shop { ...b } fragment b on Shop { ...a }").is_err());
}

#[test]
fn sizes_are_bounded() {
    let deep = format!("{{ {} name {} }}", "shop { ".repeat(12), "}".repeat(12));
    assert!(read(&deep).err().is_some_and(|message| message.contains("deep")));
    let aliases: String = (0..31).map(|n| format!("a{n}: shop {{ name }} ")).collect();
    assert!(read(&format!("{{ {aliases} }}")).err().is_some_and(|message| message.contains("aliases")));
    assert!(read("{ shop { name @a @b @c @d } }").err().is_some_and(|message| message.contains("directives")));
    let scattered = "query @a { shop { ...f @a } } fragment f on Shop @a { name ... @a { name } }".to_owned();
    assert!(read(&scattered).is_ok());
    let many = format!("query @a {{ {} }}", "shop @a { ... @a { name } } ".repeat(10));
    assert!(read(&many).err().is_some_and(|message| message.contains("directives")));
    assert!(read("query($a: Int @a @b @c @d) { shop { name } }").err().is_some_and(|message| message.contains("directives")));
    assert!(read("mutation { orderCancel { name } cartSet { name } }").err().is_some_and(|message| message.contains("one root field")));
    assert!(read("mutation { cartSet { name } }").is_ok());
}

#[test]
fn of_several_operations_only_the_selected_one_counts() {
    let tab =
        "query A { shop { ...n } } query B { products(first: 100) { nodes { variants { name } } } } fragment n on Shop { name } fragment m on Shop { name }";
    let found = limits().read(tab, Some("A")).unwrap();
    assert_eq!((limits().cost(&found, &mut Variables::default(), true), found.document.fragments.len()), (Ok(1), 1));
    assert!(limits().read(tab, None).is_err() && limits().read(tab, Some("C")).is_err());
}

#[test]
fn introspection_has_a_cap_and_a_price_of_its_own() {
    let chain = |levels| format!("{{ __schema {{ types {{ {} name {} }} }} }}", "ofType { ".repeat(levels), "}".repeat(levels));
    assert_eq!(cost(&chain(10)), 100);
    assert!(read(&chain(10)).unwrap().introspects());
    assert!(read(&chain(15)).is_err());
    let fields = |levels| format!("{{ __schema {{ types {{ {} name {} }} }} }}", "fields { type { ".repeat(levels), "} } ".repeat(levels));
    assert!(read(&fields(2)).is_ok());
    assert!(read(&fields(3)).is_err());
    let within = format!("{{ __schema {{ types {{ {} name {} }} }} }}", "interfaces { ".repeat(3), "} ".repeat(3));
    assert!(read(&within).err().is_some_and(|message| message.contains("within each other")));
    let often = format!("{{ __schema {{ {} }} }}", "types { fields { type { fields { args { type { name } } } } } } ".repeat(100));
    assert!(read(&often).err().is_some_and(|message| message.contains("more of the schema")));
}

#[test]
fn a_subscription_follows_one_thing_wherever_it_is_written() {
    let found = read("subscription { ...f } fragment f on Subscription { orderChanged { id } }").unwrap();
    let operation = found.operation().unwrap();
    assert!(matches!(&operation.selection_set.node.items[0].node, Selection::Field(field) if field.node.name.node == "orderChanged"));
    assert!(read("subscription { orderChanged { id } cartChanged { name } }").err().is_some_and(|message| message.contains("one thing")));
}

#[test]
fn variables_are_coerced_before_anything_runs() {
    let query = "query($w: Where, $n: Int! = 2, $k: [Kind!]) { search(first: $n, where: $w) { products { pageInfo { name } } } }";
    let limits = limits();
    let read = limits.read(query, None).unwrap();
    let coerced = |given: serde_json::Value, open| {
        let mut variables = Variables::from_json(given);
        limits.cost(&read, &mut variables, open).map(|_| serde_json::to_value(&variables).unwrap()).map_err(|error| error.message)
    };
    assert_eq!(coerced(json!({}), true), Ok(json!({ "n": 2 })));
    assert_eq!(
        coerced(json!({ "k": "RED", "w": { "kind": "BLUE", "ids": "a" } }), true),
        Ok(json!({ "n": 2, "k": "RED", "w": { "kind": "BLUE", "ids": "a" } }))
    );
    for (given, open, closed) in [
        (json!({ "n": null }), "`$n` has a value that is no `Int!`.", "`$n` has a value of another kind than is meant."),
        (json!({ "n": 1.5 }), "`$n` has a value that is no `Int!`.", "`$n` has a value of another kind than is meant."),
        (json!({ "w": { "kind": "GREEN" } }), "`$w.kind` has a value that is no `Kind!`.", "`$w.kind` has a value of another kind than is meant."),
        (json!({ "w": {} }), "`$w` lacks `kind`.", "`$w` lacks something that is required."),
        (json!({ "w": { "kind": "RED", "x<y": 1 } }), "`$w.xy` is nothing that can be given here.", "`$w.xy` is nothing that can be given here."),
        (
            json!({ "w": { "kind": "RED", "ids": ["a", true] } }),
            "`$w.ids.1` has a value that is no `ID!`.",
            "`$w.ids.1` has a value of another kind than is meant.",
        ),
    ] {
        assert_eq!(coerced(given.clone(), true), Err(open.into()));
        assert_eq!(coerced(given, false), Err(closed.into()));
    }
    assert_eq!(cost_with("query($n: Int!) { products(first: $n) { pageInfo { name } } }", json!({})), Err("A value for `$n` is missing.".into()));
    assert!(super::tests::read("query($a: [Nothing] = [1]) { shop { name } }").err().is_some_and(|message| message.contains("no type")));
}

#[test]
fn variables_are_bounded_however_often_they_are_used() {
    let ids = json!({ "ids": vec!["x"; 200] });
    let query = format!("query($ids: [ID!]) {{ {} }}", "search(first: 1, where: { kind: RED, ids: $ids }) { products { pageInfo { name } } } ".repeat(60));
    assert!(cost_with(&query, ids).is_err_and(|message| message.contains("values")));
    assert!(cost_with("{ shop { name } }", json!({ "a": vec![1; 10_001] })).is_err_and(|message| message.contains("values")));
    let deep = (0..12).fold(json!(1), |inner, _| json!([inner]));
    assert!(cost_with("{ shop { name } }", json!({ "a": deep })).is_err_and(|message| message.contains("deep")));
}

#[test]
fn what_cannot_be_read_is_told_by_its_place() {
    let refused = limits().read("{\n  shop {\n}", None).err().unwrap();
    assert!(refused.message.starts_with("The document cannot be read: expected ") && !refused.message.contains("shop"), "{}", refused.message);
    assert_eq!(refused.locations.len(), 1);
}
