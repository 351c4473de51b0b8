//! The house's own rules: arrows between rooms point downward, and every table has one owner.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// ARCHITECTURE's levels. A room leans on lower ones only; kernel, platform and entity lie below all of them.
const LEVELS: [(&str, u8); 17] = [
    ("identity", 0),
    ("ledger", 0),
    ("payments", 0),
    ("vendors", 1),
    ("catalog", 2),
    ("shipping", 2),
    ("inventory", 3),
    ("pricing", 3),
    ("orders", 4),
    ("cart", 5),
    ("checkout", 6),
    ("search", 6),
    ("performance", 7),
    ("integrations", 8),
    ("notifications", 8),
    ("privacy", 8),
    ("api", 99),
];

const BELOW: [&str; 3] = ["entity", "kernel", "platform"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Each of our packages with the names of what it depends on outside its tests.
fn packages() -> BTreeMap<String, Vec<String>> {
    let output =
        Command::new(env!("CARGO")).args(["metadata", "--format-version=1", "--no-deps", "--offline"]).current_dir(root()).output().expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let names = |package: &Value| -> Vec<String> {
        let dependencies = package["dependencies"].as_array().expect("dependencies");
        dependencies.iter().filter(|one| one["kind"] != "dev").filter_map(|one| one["name"].as_str()).map(str::to_owned).collect()
    };
    packages.iter().map(|package| (package["name"].as_str().expect("a name").to_owned(), names(package))).collect()
}

#[test]
fn arrows_between_rooms_point_downward() {
    let levels: BTreeMap<&str, u8> = LEVELS.into();
    let packages = packages();
    let mut wrong = Vec::new();
    for (room, needs) in &packages {
        let ours = needs.iter().map(String::as_str).filter(|need| packages.contains_key(*need) && !BELOW.contains(need));
        match room.as_str() {
            "entity" | "migration" | "kernel" | "platform" => {
                let allowed: &[&str] = if room == "platform" {
                    &["entity", "kernel"]
                } else if room == "kernel" {
                    &["entity"]
                } else {
                    &[]
                };
                wrong.extend(
                    needs.iter().filter(|need| packages.contains_key(*need) && !allowed.contains(&need.as_str())).map(|need| format!("{room} -> {need}")),
                );
            }
            "tests" => {}
            _ => {
                let Some(level) = levels.get(room.as_str()) else {
                    wrong.push(format!("{room} has no level"));
                    continue;
                };
                wrong.extend(
                    ours.filter(|need| *need != "migration" || room != "api")
                        .filter(|need| levels.get(need).is_none_or(|below| below >= level))
                        .map(|need| format!("{room} -> {need}")),
                );
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn rooms_know_neither_graphql_nor_http() {
    let edge = ["async-graphql", "async-graphql-axum", "axum", "tower-http"];
    let wrong: Vec<String> = (packages().iter())
        .filter(|(room, _)| room.as_str() != "api" && room.as_str() != "tests")
        .flat_map(|(room, needs)| needs.iter().filter(|need| edge.contains(&need.as_str())).map(move |need| format!("{room} -> {need}")))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// The list of rooms in api/README.md, whose lines are ``| `orders` | what for | orders, order_line, refund |``.
fn owners() -> BTreeMap<String, String> {
    let map = fs::read_to_string(root().join("api/README.md")).expect("api/README.md");
    let list = map.lines().skip_while(|line| *line != "## Rooms").skip(1).take_while(|line| !line.starts_with('#'));
    let mut owners = BTreeMap::new();
    for row in list.filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let room = cells[1].trim_matches('`');
        for table in cells.get(3).into_iter().flat_map(|tables| tables.split(',')).map(str::trim).filter(|table| !table.is_empty()) {
            let before = owners.insert(table.to_owned(), room.to_owned());
            assert_eq!(before, None, "two rooms own {table}");
        }
    }
    owners
}

/// Entity modules by their table's name.
fn tables() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in files(&root().join("entity/src")) {
        let source = fs::read_to_string(&file).expect("source");
        if let Some((_, rest)) = source.split_once("table_name = \"") {
            let table = rest.split('"').next().unwrap_or_default();
            found.insert(table.to_owned(), file.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned());
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_table_has_one_owner_and_nobody_else_touches_it() {
    let owners = owners();
    let tables = tables();
    let listed: BTreeSet<&String> = owners.keys().collect();
    let existing: BTreeSet<&String> = tables.keys().collect();
    assert_eq!(existing.difference(&listed).collect::<Vec<_>>(), Vec::<&&String>::new(), "tables without an owner in api/README.md");
    assert_eq!(listed.difference(&existing).collect::<Vec<_>>(), Vec::<&&String>::new(), "owners of tables that do not exist");

    let mut wrong = Vec::new();
    for file in files(&root().join("api")) {
        let relative = file.strip_prefix(root().join("api")).expect("below api").to_owned();
        let room = relative.components().next().and_then(|part| part.as_os_str().to_str()).unwrap_or_default().to_owned();
        // A room's own tests stage what they need, and the seed hands whole rows to `catalog::bulk_insert`.
        let staging = relative.ends_with("tests.rs") || relative.iter().any(|part| part == "tests");
        if staging || relative.ends_with("seed/shelves.rs") {
            continue;
        }
        let source = fs::read_to_string(&file).expect("source");
        for (table, module) in &tables {
            let owner = &owners[table];
            if room != *owner && touches(&source, module, table) {
                wrong.push(format!("{} touches `{table}` of {owner}", relative.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Whether the source names the module's `Entity`, `Column` or `ActiveModel`, by any way of importing it, or its table in a statement.
/// A bare `Model` may be named: doors hand out rows.
fn touches(source: &str, module: &str, table: &str) -> bool {
    let parts = ["Entity", "Column", "ActiveModel", "Relation"];
    // `use entity::cart_line as line` names `cart_line` alone.
    let imported = imports(source).iter().any(|import| {
        let named: Vec<&str> = words(import).filter(|word| !word.is_empty()).collect();
        named.iter().enumerate().any(|(at, word)| *word == module && (at == 0 || named[at - 1] != "as"))
    });
    let by_path = parts.iter().any(|part| source.contains(&format!("entity::{module}::{part}")) || imported && whole(source, &format!("{module}::{part}")));
    let by_import = imports(source)
        .iter()
        .any(|import| import.split_once(&format!("entity::{module}::")).is_some_and(|(_, rest)| words(rest).any(|word| parts.contains(&word))));
    let by_statement = ["FROM", "JOIN", "INTO", "UPDATE"].iter().any(|verb| whole(source, &format!("{verb} {table}")));
    by_path || by_import || by_statement
}

/// Every `use entity::...;`, lines joined.
fn imports(source: &str) -> Vec<&str> {
    source.match_indices("use entity::").filter_map(|(at, _)| source[at..].split(';').next()).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_word(c))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The text as whole words: `order_line::Entity` does not name `line::Entity`.
fn whole(source: &str, text: &str) -> bool {
    source.match_indices(text).any(|(at, _)| {
        let free = |c: Option<char>| c.is_none_or(|c| !is_word(c));
        let before = source[..at].chars().next_back();
        free(before) && before != Some(':') && free(source[at + text.len()..].chars().next())
    })
}
