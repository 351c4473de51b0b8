//! Files as people really have them.

use std::path::{Path, PathBuf};

use api::import::{Source, categories, products};
use serde_json::json;
use support::TestApp;

/// The owners' own files, where they are at hand.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

fn map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/import/scraped.toml")
}

fn source(app_folder: &Path, file: PathBuf) -> Source {
    Source { vendor: "alder-goods".into(), map: map(), file, report: Some(app_folder.join("refused.csv")), currency: None }
}

#[tokio::test]
async fn a_scraped_spreadsheet_comes_in_row_by_row_and_again_without_doubling() {
    let Some(file) = shared("products-scraped-600.csv") else { return };
    let app = TestApp::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let source = source(folder.path(), file);
    let first = products(&app.cx, &source).await.expect("an import");
    assert_eq!(first.rows, first.created + first.changed + first.unchanged + first.refused, "{first}");
    assert!(first.created > 300, "{first}");
    let told = std::fs::read_to_string(folder.path().join("refused.csv")).expect("a report");
    assert!(told.lines().count() > 1 && told.lines().next().is_some_and(|head| head.contains("row") && head.contains("column")), "{told:.300}");
    let again = products(&app.cx, &source).await.expect("an import");
    assert_eq!((again.created, again.changed), (0, 0), "{again}");
    assert_eq!((again.refused, again.unchanged), (first.refused, first.created + first.changed + first.unchanged), "{again}");
    let alder = app.vendor("alder").await;
    let listed = alder.ask("{ vendorProducts(first: 5) { nodes { title description } } }", json!({})).await["vendorProducts"]["nodes"].clone();
    for product in listed.as_array().into_iter().flatten() {
        assert!(!product.to_string().contains("</"), "no mark-up: {product}");
    }
}

#[tokio::test]
async fn the_category_tree_comes_in_whole_and_again_unchanged() {
    let Some(file) = shared("categories.json.gz") else { return };
    let app = TestApp::new().await;
    let first = categories(&app.cx, &file).await.expect("an import");
    assert_eq!(first.nodes, 4_584);
    let second = categories(&app.cx, &file).await.expect("an import");
    assert_eq!(second.nodes, 4_584);
    let roots = app.anonymous().ask("{ categories { name children { name } } }", json!({})).await["categories"].clone();
    assert!(roots.as_array().is_some_and(|roots| !roots.is_empty()), "{roots:#}");
}

#[tokio::test]
async fn a_malformed_file_is_refused_in_one_line_or_row_by_row() {
    let app = TestApp::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bad.csv");
    for bytes in [&b""[..], b"a,b\n1,2\n", b"\xff\xfe\x00", b"\"never closed,\n1"] {
        std::fs::write(&file, bytes).expect("a file");
        match products(&app.cx, &source(folder.path(), file.clone())).await {
            Ok(summary) => assert_eq!((summary.created, summary.changed), (0, 0), "{summary}"),
            Err(line) => assert!(!line.is_empty() && !line.contains('\n'), "{line}"),
        }
    }
}
