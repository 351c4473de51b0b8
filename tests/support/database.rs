//! A database per test. It is migrated and stocked once per run, and copied for each test: a file for SQLite,
//! a template for PostgreSQL. Which of the two is chosen by `STOA_TEST_DATABASE_URL`.

use std::future::Future;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use platform::Db;
use sea_orm::ConnectionTrait;

/// Copied for every test.
enum Template {
    /// The bytes of the file, so that no run leaves one behind.
    File(Vec<u8>),
    Postgres {
        server: String,
        name: String,
    },
}

static TEMPLATE: OnceLock<Template> = OnceLock::new();
static NEXT: AtomicU64 = AtomicU64::new(1);

/// One test's own.
pub(crate) struct Database {
    pub url: String,
    drop_by: Option<(String, String)>,
}

/// A variable of this run; an empty one counts as absent.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the run says where its servers are")]
pub fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl Database {
    /// A fresh copy, for an app whose files are in `folder`.
    pub(crate) async fn new(folder: &Path) -> Self {
        let template = tokio::task::spawn_blocking(|| TEMPLATE.get_or_init(make_template)).await.expect("a template");
        match template {
            Template::File(bytes) => Self::of_bytes(folder, bytes),
            Template::Postgres { server, name } => {
                let copy = unique("test");
                administer(server, &format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
                Self { url: beside(server, &copy), drop_by: Some((server.clone(), copy)) }
            }
        }
    }

    /// One on a server that the test has to itself; it goes with the server.
    pub(crate) async fn on(server: &str) -> Self {
        let url = beside(server, "stoa");
        administer(server, "CREATE DATABASE stoa").await;
        fill(&url).await;
        Self { url, drop_by: None }
    }
}

impl Database {
    /// An embedded one with this content.
    pub(crate) fn of_bytes(folder: &Path, bytes: &[u8]) -> Self {
        let copy = folder.join("stoa.db");
        std::fs::write(&copy, bytes).expect("a copy");
        Self { url: sqlite(&copy), drop_by: None }
    }

    /// Another on the same server with the content of this one, in which nobody is.
    pub(crate) async fn copy_of(other: &Self) -> Self {
        let (server, name) = other.drop_by.clone().expect("a database of a server");
        let copy = unique("copy");
        administer(&server, &format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
        Self { url: beside(&server, &copy), drop_by: Some((server, copy)) }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = self.drop_by.take() {
            // The app's pool may still be closing; FORCE ends its connections.
            let dropping = std::thread::spawn(move || block_on(administer(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))));
            let _ = dropping.join();
        }
    }
}

fn make_template() -> Template {
    let Some(server) = setting("STOA_TEST_DATABASE_URL") else {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("template.db");
        block_on(async { fill(&sqlite(&path)).await });
        return Template::File(std::fs::read(path).expect("the template"));
    };
    let name = unique("template");
    block_on(async {
        administer(&server, &format!("CREATE DATABASE {name}")).await;
        fill(&beside(&server, &name)).await;
    });
    Template::Postgres { server, name }
}

/// Migrates and puts in what every journey starts from; leaves no connection behind.
async fn fill(url: &str) {
    let db = Db::connect(url, 4, false).await.expect("a database");
    migration::up(&db.pool()).await.expect("migrations");
    crate::stock::stock(&db).await;
    if !db.is_postgres() {
        db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("a whole file");
    }
    db.pool().close().await.expect("no connection left");
}

async fn administer(server: &str, sql: &str) {
    let db = Db::connect(server, 1, false).await.expect("the database server");
    db.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    db.pool().close().await.expect("a closed connection");
}

fn sqlite(path: &Path) -> String {
    format!("sqlite:{}?mode=rwc", path.display())
}

/// Another database on the same server.
fn beside(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("postgres://host/database");
    format!("{base}/{name}")
}

pub(crate) fn unique(kind: &str) -> String {
    format!("stoa_{kind}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// On a runtime of its own: the template outlives the test that happened to come first.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}
