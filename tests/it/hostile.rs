//! Documents that somebody might send to see what gives way, each with what must come of it. They are written by rule, so
//! that their sizes can be read.

use serde_json::{Value, json};

/// What comes of a document: the code of a refusal, or `ANSWERED` where it is legal and stays within its limits.
pub const ANSWERED: &str = "an answer";
const UNREADABLE: &str = "GRAPHQL_PARSE_FAILED";
const TOO_MUCH: &str = "QUERY_TOO_COMPLEX";
const UNFIT: &str = "GRAPHQL_VALIDATION_FAILED";
const BAD_INPUT: &str = "BAD_USER_INPUT";
/// A room's own refusal of an argument, as an error of its field.
const REFUSED_BY_ROOM: &str = "VALIDATION_FAILED";

/// One of them.
pub struct Hostile {
    pub name: &'static str,
    pub query: String,
    pub operation: Option<String>,
    pub variables: Value,
    pub comes_of_it: &'static str,
}

fn doc(name: &'static str, comes_of_it: &'static str, query: impl Into<String>) -> Hostile {
    Hostile { name, query: query.into(), operation: None, variables: json!({}), comes_of_it }
}

fn with(name: &'static str, comes_of_it: &'static str, query: impl Into<String>, variables: Value) -> Hostile {
    Hostile { variables, ..doc(name, comes_of_it, query) }
}

fn selecting(name: &'static str, comes_of_it: &'static str, query: impl Into<String>, operation: impl Into<String>) -> Hostile {
    Hostile { operation: Some(operation.into()), ..doc(name, comes_of_it, query) }
}

/// `n` times, each with its number in the place of `#`.
fn numbered(n: usize, text: &str) -> String {
    (0..n).map(|at| text.replace('#', &at.to_string())).collect()
}

/// All of them.
pub fn corpus() -> Vec<Hostile> {
    [texts(), fragments(), fields(), values(), directives(), operations(), introspection()].into_iter().flatten().collect()
}

/// What tries the reader of the text.
fn texts() -> Vec<Hostile> {
    let shop = |inside: &str| format!("{{ shop {{ name }} {inside} }}");
    let by_slug = |text: &str| format!("{{ product(slug: {text}) {{ id }} }}");
    vec![
        doc("nothing at all but a brace", UNREADABLE, "{"),
        doc("an empty selection", UNREADABLE, "{ }"),
        doc("100,000 open braces", TOO_MUCH, "{n".repeat(100_000)),
        doc("30,000 open braces", TOO_MUCH, "{n".repeat(30_000)),
        doc("100,000 open brackets", TOO_MUCH, "[".repeat(100_000)),
        doc("60,000 open brackets", TOO_MUCH, "[".repeat(60_000)),
        doc("60 levels that never close", UNREADABLE, "{ n ".repeat(60)),
        doc("60 lists within each other", UNFIT, by_slug(&format!("{}1{}", "[".repeat(60), "]".repeat(60)))),
        doc("60 objects within each other", UNFIT, by_slug(&format!("{}1{}", "{a:".repeat(60), "}".repeat(60)))),
        doc("a type of 60 brackets", UNFIT, format!("query($a: {}Int{}) {{ shop {{ name }} }}", "[".repeat(60), "]".repeat(60))),
        doc("2,100 braces side by side", TOO_MUCH, shop(&"{}".repeat(1_050))),
        doc("a text of 60,000 letters", ANSWERED, by_slug(&format!("\"{}\"", "x".repeat(60_000)))),
        doc("a text of 250,000 letters", TOO_MUCH, by_slug(&format!("\"{}\"", "x".repeat(250_000)))),
        doc("a block of 60,000 letters", ANSWERED, by_slug(&format!("\"\"\"{}\"\"\"", "x".repeat(60_000)))),
        doc("a block of 60,000 lines", ANSWERED, by_slug(&format!("\"\"\"{}\"\"\"", "\n".repeat(60_000)))),
        doc("a block of 15,000 indented lines", ANSWERED, by_slug(&format!("\"\"\"{}\"\"\"", "\n  x".repeat(15_000)))),
        doc("a block without an end", UNREADABLE, by_slug(&format!("\"\"\"{}", "x".repeat(60_000)))),
        doc("a text without an end", UNREADABLE, by_slug(&format!("\"{}", "x".repeat(60_000)))),
        doc("levels hidden behind an escaped block", TOO_MUCH, format!("{{ a(b: \"\"\"\\\\\"\"\" \"\"\") {} }}", "{ n ".repeat(1_000))),
        doc("levels hidden in a block that is none", UNREADABLE, format!("{{ a(b: [\"\"\" \" ]) {} }}", "{ n ".repeat(1_000))),
        doc("10,000 escapes", ANSWERED, by_slug(&format!("\"{}\"", "\\u0041".repeat(10_000)))),
        doc("half a character", UNREADABLE, by_slug("\"\\ud800\"")),
        doc("a number of 60,000 digits", TOO_MUCH, format!("{{ products(first: {}) {{ nodes {{ id }} }} }}", "9".repeat(60_000))),
        doc("an exponent of 100 digits", UNREADABLE, format!("{{ products(first: 1e{}) {{ nodes {{ id }} }} }}", "9".repeat(100))),
        doc("a comment of 60,000 letters", ANSWERED, format!("{} # {}", shop(""), "x".repeat(60_000))),
        doc("30,000 comments", ANSWERED, format!("{}{}", "#\n".repeat(30_000), shop(""))),
        doc("60,000 commas", ANSWERED, shop(&",".repeat(60_000))),
        doc("60,000 empty lines", ANSWERED, format!("{{{}shop {{ name }} }}", "\n".repeat(60_000))),
        doc("20,000 marks of byte order", TOO_MUCH, shop(&"\u{feff}".repeat(20_000))),
        doc("a name of 60,000 letters", TOO_MUCH, format!("{{ {} }}", "n".repeat(60_000))),
        doc("an alias of 60,000 letters", TOO_MUCH, format!("{{ {}: shop {{ name }} }}", "n".repeat(60_000))),
        doc("30 aliases of 128 letters", ANSWERED, format!("{{ {} }}", numbered(30, &format!("{}#: shop {{ name }} ", "n".repeat(126))))),
        doc("a name in another alphabet", UNREADABLE, "{ магазин { имя } }"),
        doc("a zero byte", UNREADABLE, "{ shop\0 { name } }"),
    ]
}

/// What tries whoever follows fragments.
fn fragments() -> Vec<Hostile> {
    let tree = |levels: usize, spreads: usize, last: &str| {
        let mut text = "{ shop { ...f0 } }".to_owned();
        for level in 0..levels {
            text += &format!(" fragment f{level} on Shop {{ {} }}", format!("...f{} ", level + 1).repeat(spreads));
        }
        text + &format!(" fragment f{levels} on Shop {{ {last} }}")
    };
    let inline = format!("{}name{}", "... { ".repeat(20), " }".repeat(20));
    let pages = numbered(90, "products(first: #) { ...P } ");
    vec![
        doc("a fan of 3^25 fragments", TOO_MUCH, tree(25, 3, "name")),
        doc("a fan of 2^29 fragments", TOO_MUCH, tree(29, 2, "name")),
        doc("a fan of 60^2 fragments", TOO_MUCH, tree(3, 60, "name")),
        doc("a fan whose leaves lie under 20 sets", TOO_MUCH, tree(6, 4, &inline)),
        doc("a row of 28 fragments of 2 levels", TOO_MUCH, {
            let row: String = (0..28).map(|at| format!(" fragment f{at} on Shop {{ ... {{ ...f{} }} }}", at + 1)).collect();
            format!("{{ shop {{ ...f0 }} }}{row} fragment f28 on Shop {{ name }}")
        }),
        doc("a fragment within itself", UNFIT, "{ shop { ...a } } fragment a on Shop { ...a }"),
        doc("three fragments in a circle", UNFIT, "{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }"),
        doc("31 fragments", TOO_MUCH, format!("{{ shop {{ name }} }} {}", numbered(31, "fragment f# on Shop { name } "))),
        doc(
            "30 fragments that nobody uses",
            ANSWERED,
            format!("{{ shop {{ name }} }} {}", numbered(30, &format!("fragment f# on Shop {{ {} }} ", "name ".repeat(50)))),
        ),
        doc("60 sets within each other", TOO_MUCH, format!("{{ shop {{ {}name{} }} }}", "... { ".repeat(58), " }".repeat(58))),
        doc("28 sets within each other", ANSWERED, format!("{{ shop {{ {}name{} }} }}", "... { ".repeat(28), " }".repeat(28))),
        doc("480 sets side by side", ANSWERED, format!("{{ shop {{ {} }} }}", "... { name } ".repeat(480))),
        doc(
            "200 sets that hold the same 900 fields",
            TOO_MUCH,
            format!("{{ shop {{ {} }} }} fragment f on Shop {{ {} }}", "... { ...f } ".repeat(200), "name ".repeat(900)),
        ),
        doc("90 pages of one large fragment", TOO_MUCH, format!("{{ {pages} }} fragment P on ProductConnection {{ {} }}", "nodes { id } ".repeat(200))),
        doc("a fragment that is not there", UNFIT, "{ shop { ...nowhere } }"),
        doc("a fragment on a type that is not there", UNFIT, "{ ...a } fragment a on Nothing { name }"),
        doc("a fragment on a scalar", UNFIT, "{ shop { ... on Int { name } } }"),
        doc("a fragment on an input", UNFIT, "{ shop { ... on CartLineInput { quantity } } }"),
        doc("500 fragments on types that do not meet", UNFIT, format!("{{ shop {{ {} }} }}", "... on Order { id } ".repeat(300))),
        doc("every kind of refusal 60 times", ANSWERED, {
            let kinds = [
                "PriceChanged { was { amount } now { amount } }",
                "NotFound { what }",
                "InsufficientStock { available }",
                "VersionConflict { currentVersion }",
            ];
            let all: String = kinds.iter().map(|kind| format!("... on {kind} ")).collect();
            format!("mutation {{ cartLinesAdd(input: {{ lines: [] }}) {{ userErrors {{ {} }} }} }}", all.repeat(60))
        }),
        doc("a bomb at the root of a mutation", TOO_MUCH, {
            let rest = tree(20, 3, "name").replace("{ shop { ...f0 } }", "mutation { ...f0 }").replace("on Shop", "on Mutation");
            rest.replace("{ name }", "{ cartMerge(input: {}) { userErrors { code } } }")
        }),
        doc("a bomb at the root of a subscription", TOO_MUCH, {
            let rest = tree(20, 3, "name").replace("{ shop { ...f0 } }", "subscription { ...f0 }").replace("on Shop", "on Subscription");
            rest.replace("{ name }", "{ cartChanged { id } }")
        }),
    ]
}

/// What tries whoever counts fields.
fn fields() -> Vec<Hostile> {
    let chain = |levels: usize| format!("{{ categories {{ {} id {} }} }}", "parent { ".repeat(levels), "}".repeat(levels));
    let page = |argument: &str| format!("{{ products({argument}) {{ nodes {{ id }} }} }}");
    vec![
        doc("31 aliases", TOO_MUCH, format!("{{ {} }}", numbered(31, "a#: shop { name } "))),
        doc("300 aliases", TOO_MUCH, format!("{{ {} }}", numbered(300, "a#: shop { name } "))),
        doc("1,990 times the same field", ANSWERED, format!("{{ {} }}", "__typename ".repeat(1_990))),
        doc("150 times the same page", TOO_MUCH, format!("{{ {} }}", "products(first: 100) { nodes { id } } ".repeat(150))),
        doc("150 pages under one name", UNFIT, format!("{{ {} }}", numbered(150, "products(first: #) { nodes { id } } "))),
        doc("170 arguments that differ under one name", UNFIT, format!("{{ {} }}", numbered(170, "product(slug: \"#\") { id } "))),
        doc("and those in 30 sets", TOO_MUCH, {
            let fields = numbered(140, "product(slug: \"#\") { id } ");
            format!("{{ {} }} fragment f on Query {{ {fields} }}", "... { ...f } ".repeat(30))
        }),
        doc("1,900 fields that are not there", UNFIT, format!("{{ {} }}", numbered(1_900, "f# "))),
        doc("1,900 fields that are not there, 2 levels down", UNFIT, format!("{{ shop {{ {} }} }}", numbered(1_900, "f# "))),
        doc("600 arguments that are not there", UNFIT, format!("{{ shop({}) {{ name }} }}", numbered(600, "a#: 1 "))),
        doc("600 times the same argument", UNFIT, format!("{{ product({}) {{ id }} }}", "slug: \"a\" ".repeat(600))),
        doc("600 objects without a selection", UNFIT, format!("{{ {} }}", "shop ".repeat(600))),
        doc("450 scalars with a selection", UNFIT, format!("{{ shop {{ {} }} }}", "name { x } ".repeat(450))),
        doc("500 arguments that are missing", UNFIT, format!("{{ {} }}", "node { id } ".repeat(450))),
        doc("13 levels", TOO_MUCH, chain(12)),
        doc("12 levels", ANSWERED, chain(10)),
        doc("lists within lists within lists", TOO_MUCH, "{ categories { children { children { children { id parent { id } } } } } }"),
        doc(
            "products of variants of products",
            TOO_MUCH,
            "{ products(first: 20) { nodes { variants { product { variants { product { variants { id product { id } } } } } } } } }",
        ),
        doc("a page of 101", REFUSED_BY_ROOM, page("first: 101")),
        doc("a page of none", REFUSED_BY_ROOM, page("first: 0")),
        doc("a page of -1", REFUSED_BY_ROOM, page("first: -1")),
        doc("a page of 2^63 - 1", REFUSED_BY_ROOM, page("first: 9223372036854775807")),
        doc("a page of 1.5", UNFIT, page("first: 1.5")),
        doc("a page of words", UNFIT, page("first: \"100\"")),
        doc("100 rows by an end that is null", TOO_MUCH, "{ products(first: null, last: 100) { nodes { variants { offers { id } } } } }"),
        doc("a search's hits a level below its page", TOO_MUCH, "{ search(first: 100) { products { nodes { variants { offers { id } } } } } }"),
        doc("500 ids", TOO_MUCH, format!("{{ nodes(ids: [{}]) {{ id ... on Product {{ vendor {{ id }} }} }} }}", "\"prd_x\" ".repeat(600))),
        doc("101 ids", REFUSED_BY_ROOM, format!("{{ nodes(ids: [{}]) {{ id }} }}", "\"prd_x\" ".repeat(101))),
        doc(
            "600 orders of a list",
            REFUSED_BY_ROOM,
            format!("{{ products(first: 1, orderBy: [{}]) {{ nodes {{ id }} }} }}", "{field: PRICE, direction: ASC} ".repeat(190)),
        ),
    ]
}

/// What tries whoever reads values.
fn values() -> Vec<Hostile> {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let ids = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    let repeated = |times: usize| format!("query($ids: [ID!]) {{ {} }}", "search(first: 1, filters: { vendorIds: $ids }) { didYouMean } ".repeat(times));
    vec![
        with("variables of 100 levels", TOO_MUCH, "{ shop { name } }", json!({ "a": deep })),
        with("50,000 values", TOO_MUCH, "{ shop { name } }", json!({ "a": vec![1; 50_000] })),
        with("20,000 variables", TOO_MUCH, "{ shop { name } }", (0..20_000).map(|n| (format!("v{n}"), json!(1))).collect::<serde_json::Map<_, _>>().into()),
        with("5,000 ids", TOO_MUCH, ids, json!({ "ids": vec!["prd_x"; 5_000] })),
        with("90 times 400 values", TOO_MUCH, repeated(90), json!({ "ids": vec!["ven_x"; 400] })),
        with("a text of 200,000 letters in a variable", ANSWERED, "query($s: String) { product(slug: $s) { id } }", json!({ "s": "x".repeat(200_000) })),
        doc("a variable that is not given", BAD_INPUT, ids),
        with("a variable of another kind", BAD_INPUT, ids, json!({ "ids": { "a": 1 } })),
        with("a variable that is null", BAD_INPUT, ids, json!({ "ids": null })),
        with(
            "a value that the enum has not",
            BAD_INPUT,
            "query($o: [ProductOrderInput!]) { products(first: 1, orderBy: $o) { nodes { id } } }",
            json!({ "o": [{ "field": "x".repeat(10_000), "direction": "ASC" }] }),
        ),
        with(
            "an input field that is not there",
            BAD_INPUT,
            "query($w: ProductWhereInput) { products(first: 1, where: $w) { nodes { id } } }",
            json!({ "w": { "x".repeat(10_000): 1 } }),
        ),
        with(
            "a price that is none",
            BAD_INPUT,
            "query($w: ProductWhereInput) { products(first: 1, where: $w) { nodes { id } } }",
            json!({ "w": { "price": { "min": { "a": 1 } } } }),
        ),
        doc("a type that is not there, with a value", UNFIT, "query($a: [Nothing!]! = [1]) { shop { name } }"),
        doc("a variable of an output type", UNFIT, "query($a: [Product] = [1]) { shop { name } }"),
        doc("a default of another kind", UNFIT, "query($a: [Int] = [1, {a: 1}]) { products(first: 1) { nodes { id } } }"),
        doc("a default of 1,900 values", UNFIT, format!("query($a: [ID!] = [{}]) {{ shop {{ name }} }}", "1 ".repeat(1_900))),
        doc("470 variables that nobody uses", UNFIT, format!("query({}) {{ shop {{ name }} }}", numbered(470, "$v#: Int "))),
        doc("470 times the same variable", UNFIT, format!("query({}) {{ products(first: $v) {{ nodes {{ id }} }} }}", "$v: Int ".repeat(450))),
        doc("150 variables that are not declared", UNFIT, format!("{{ {} }}", numbered(150, "search(first: $v#) { didYouMean } "))),
        doc(
            "150 variables in the wrong place",
            UNFIT,
            format!("query({}) {{ {} }}", numbered(120, "$v#: String "), numbered(90, "search(first: $v#) { didYouMean } ")),
        ),
        doc("a list of 1,900 values", UNFIT, format!("{{ product(slug: [{}]) {{ id }} }}", "1 ".repeat(1_900))),
    ]
}

/// What tries whoever reads directives.
fn directives() -> Vec<Hostile> {
    vec![
        doc("60 KB of directives on one field", TOO_MUCH, format!("{{ shop {{ name {} }} }}", "@a ".repeat(20_000))),
        doc("900 directives on one field", TOO_MUCH, format!("{{ shop {{ name {} }} }}", "@a ".repeat(900))),
        doc("4 directives on one field", TOO_MUCH, "{ shop { name @skip(if: false) @include(if: true) @skip(if: false) @include(if: true) } }"),
        doc("a directive on each of 600 fields", TOO_MUCH, format!("{{ shop {{ {} }} }}", "name @a ".repeat(600))),
        doc("a directive on each of 200 variables", TOO_MUCH, format!("query({}) {{ shop {{ name }} }}", numbered(200, "$v#: Int @a "))),
        doc(
            "a directive on each of 28 fragments",
            TOO_MUCH,
            format!("{{ shop {{ {} }} }} {}", numbered(28, "...f# "), numbered(28, "fragment f# on Shop @a { name } ")),
        ),
        doc("20 directives that are not there", UNFIT, format!("{{ shop {{ {} }} }}", "name @nowhere ".repeat(20))),
        doc("a directive of the schema", UNFIT, "{ shop { name @deprecated(reason: \"x\") } }"),
        doc("a directive of ours", UNFIT, "{ shop { name @auth(roles: [ADMIN]) } }"),
        doc("skip without a condition", UNFIT, "{ shop { name @skip } }"),
        doc("skip with a word for a condition", UNFIT, "{ shop { name @skip(if: \"yes\") } }"),
        doc("a condition that is misspelt", UNFIT, "{ shop { name @include(iff: true) } }"),
        with("a condition that is a list", BAD_INPUT, "query($a: Boolean!) { shop { name @include(if: $a) } }", json!({ "a": [true] })),
        doc("a directive on a query", UNFIT, "query @skip(if: true) { shop { name } }"),
    ]
}

/// What tries whoever chooses what runs.
fn operations() -> Vec<Hostile> {
    let change = "cartLinesAdd(input: { lines: [] }) { userErrors { code } } ";
    let sign_in = "sessionCreate(input: { email: \"a@example.test\", password: \"wrong password\" }) { userErrors { code } } ";
    vec![
        selecting("11 operations", TOO_MUCH, numbered(11, "query Q# { shop { name } } "), "Q0"),
        doc("2 operations and no choice", UNFIT, numbered(2, "query Q# { shop { name } } ")),
        doc("2 operations without names", UNREADABLE, "{ shop { name } } { shop { name } }"),
        doc("2 operations of one name", UNREADABLE, "query Q { shop { name } } query Q { shop { name } }"),
        selecting("an operation that is not there", UNFIT, "query Q { shop { name } }", "x".repeat(60_000)),
        selecting(
            "a dear one beside the one that is chosen",
            ANSWERED,
            "query A { shop { name } } query B { products(first: 100) { nodes { variants { offers { id } } } } }",
            "A",
        ),
        doc("6 changes", TOO_MUCH, format!("mutation {{ {} }}", numbered(6, &format!("a#: {change}")))),
        doc("2 sign-ins", TOO_MUCH, format!("mutation {{ a: {sign_in} b: {sign_in} }}")),
        doc(
            "2 sign-ins behind fragments",
            TOO_MUCH,
            format!("mutation {{ ...a ...b }} fragment a on Mutation {{ a: {sign_in} }} fragment b on Mutation {{ b: {sign_in} }}"),
        ),
        doc("a sign-in beside a change", TOO_MUCH, format!("mutation {{ {change} {sign_in} }}")),
        doc("two things followed", TOO_MUCH, "subscription { cartChanged { id } orderStatusChanged(token: \"x\") { id } }"),
        doc("no operation", UNREADABLE, "fragment a on Shop { name }"),
    ]
}

/// What tries whoever asks about the schema.
fn introspection() -> Vec<Hostile> {
    let chain = |levels: usize| format!("{{ __schema {{ types {{ {} name {} }} }} }}", "ofType { ".repeat(levels), "}".repeat(levels));
    let fields = |levels: usize| format!("{{ __schema {{ types {{ {} name {} }} }} }}", "fields { type { ".repeat(levels), "} } ".repeat(levels));
    vec![
        doc("a type of a type, 15 times", TOO_MUCH, chain(14)),
        doc("fields of types of fields, 6 times", TOO_MUCH, fields(6)),
        doc("fields of types of fields, 3 times", TOO_MUCH, fields(3)),
        doc(
            "what implements what implements what",
            TOO_MUCH,
            "{ __schema { types { possibleTypes { interfaces { possibleTypes { interfaces { name } } } } } } }",
        ),
        doc("the whole schema 11 times", TOO_MUCH, format!("{{ {} }}", numbered(11, "a#: __schema { types { name } } "))),
        doc("all fields 200 times", TOO_MUCH, format!("{{ __schema {{ {} }} }}", "types { fields { name } } ".repeat(200))),
        doc(
            "all fields 200 times by a fragment",
            TOO_MUCH,
            format!("{{ __schema {{ types {{ {} }} }} }} fragment f on __Type {{ fields {{ args {{ type {{ name }} }} }} }}", "...f ".repeat(200)),
        ),
        doc("a type that is not there", ANSWERED, "{ __type(name: \"Nothing\") { name } }"),
    ]
}
