//! What those who run it lean on.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use entity::job;
use entity::states::JobState;
use reqwest::Method;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use support::wait::until;
use support::{TestApp, anybody};

use crate::access::schema::Schema;
use crate::access::{CLOSED, policy};

#[tokio::test]
async fn health_readiness_and_metrics_answer() {
    let app = TestApp::new().await;
    let guest = app.anonymous();
    guest.ask("{ shop { name } }", serde_json::json!({})).await;
    for path in ["/healthz", "/readyz"] {
        let response = guest.request(Method::GET, path).send().await.expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
    }
    let metrics = guest.request(Method::GET, "/metrics").send().await.expect("an answer").text().await.expect("text");
    for name in ["stoa_sql_statements_total", "stoa_transactions_total"] {
        assert!(metrics.contains(name), "{name} is not among\n{metrics}");
    }
}

#[tokio::test]
async fn the_keys_that_check_access_tokens_are_published() {
    let app = TestApp::new().await;
    let keys: serde_json::Value = app.anonymous().request(Method::GET, "/.well-known/jwks.json").send().await.expect("an answer").json().await.expect("JSON");
    let key = &keys["keys"][0];
    assert!(key["kid"].is_string() && key["kty"].is_string(), "{keys:#}");
    assert!(key["d"].is_null(), "the private part is not for the public");
}

/// The program as it was built beside these tests.
fn stoa() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let tests = std::env::current_exe().expect("this test's own file");
        let profile = tests.parent().and_then(Path::parent).expect("target/debug/deps");
        let target = profile.parent().expect("target");
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "api", "--bin", "stoa", "--target-dir"])
            .arg(target)
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .status()
            .expect("cargo");
        assert!(built.success());
        profile.join("stoa")
    })
}

/// A running program of our own, ended by its number whatever happens.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn command(folder: &Path, argument: &str) -> Command {
    let mut command = Command::new(stoa());
    for name in ["DATABASE_URL", "REDIS_URL", "STOA_ENV", "STOA_BIND", "PUBLIC_URL"] {
        command.env_remove(name);
    }
    command.arg(argument).env("STOA_DATA", folder).env("STOA_ENV", "test").stdin(Stdio::null());
    command
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_polite_end_drains_and_exits_with_zero() {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let child =
        command(folder.path(), "serve").env("STOA_BIND", format!("127.0.0.1:{port}")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a process");
    let mut program = Program(child);
    let guest = anybody(&format!("http://127.0.0.1:{port}"));
    until("the program is ready", async || guest.request(Method::GET, "/readyz").send().await.ok().filter(|answer| answer.status() == 200)).await;
    let told = Command::new("kill").args(["-TERM", &program.0.id().to_string()]).status().expect("kill");
    assert!(told.success());
    let status = until("the program has ended", async || program.0.try_wait().ok().flatten()).await;
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_wrong_setting_is_refused_with_a_readable_line() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, value) in [("STOA_BIND", "nowhere"), ("STOA_ENV", "moon"), ("DATABASE_URL", "mysql://x/y")] {
        let output = command(folder.path(), "serve").env(name, value).output().expect("a process");
        assert!(!output.status.success(), "{name}={value}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains(name), "{name}={value}: {told}");
        assert!(told.lines().count() <= 4 && !told.contains("panicked"), "{told}");
    }
    let output = command(folder.path(), "serve").env("STOA_ENV", "production").env_remove("STOA_SECRET_KEY").output().expect("a process");
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("STOA_SECRET_KEY"), "{output:?}");
}

#[test]
fn help_lists_the_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = command(folder.path(), "--help").output().expect("a process");
    let told = BufReader::new(output.stdout.as_slice()).lines().map_while(Result::ok).collect::<Vec<_>>().join("\n");
    for name in ["serve", "worker", "migrate", "demo", "seed", "import", "schema", "user", "check"] {
        assert!(told.contains(name), "{name} is not among\n{told}");
    }
}

/// One file of the shelf: for whom, what it asks, and the root fields it takes, as `query.order`.
struct Taken {
    file: String,
    role: String,
    query: String,
    fields: Vec<String>,
}

fn shelf() -> Vec<Taken> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/graphiql/shelf");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("an operation");
        let role = text.lines().find_map(|line| line.strip_prefix("# as: ")).expect("a role").to_owned();
        let query: String = text.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        Taken { file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(), role, fields: root_fields(&query), query }
    };
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("the shelf").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files.into_iter().map(read).collect()
}

/// The names at the first level of an operation, aliases left aside.
fn root_fields(query: &str) -> Vec<String> {
    let door = query.split_whitespace().next().unwrap_or_default();
    let operation = query.split("\nfragment ").next().unwrap_or_default();
    let (mut braces, mut brackets, mut names) = (0, 0, Vec::new());
    let mut name = String::new();
    for letter in operation.chars() {
        if (letter.is_ascii_alphanumeric() || letter == '_') && (braces, brackets) == (1, 0) {
            name.push(letter);
            continue;
        }
        if !name.is_empty() && letter != ':' {
            names.push(format!("{door}.{name}"));
        }
        name.clear();
        match letter {
            '{' => braces += 1,
            '}' => braces -= 1,
            '(' => brackets += 1,
            ')' => brackets -= 1,
            _ => {}
        }
    }
    names
}

#[tokio::test]
async fn every_root_field_is_on_the_shelf_for_somebody_who_may_use_it() {
    let (schema, policy, shelf) = (Schema::whole().await, policy(), shelf());
    let all: BTreeSet<String> = schema.root_fields().into_iter().map(|(name, _)| name).collect();
    let taken: BTreeSet<String> = shelf.iter().flat_map(|one| one.fields.iter().cloned()).collect();
    let missing: Vec<&String> = all.difference(&taken).collect();
    assert!(missing.is_empty(), "no operation in api/graphiql/shelf asks for {missing:?}: add one with a title and a sentence");
    let mut shut = Vec::new();
    for one in &shelf {
        for field in &one.fields {
            let cells: Vec<&String> = policy.of(field).map(|line| &line.expected[&one.role]).filter(|cell| *cell != "-").collect();
            if !cells.is_empty() && cells.iter().all(|cell| CLOSED.contains(&cell.as_str())) {
                shut.push(format!("{} is for {}, to whom {field} is shut", one.file, one.role));
            }
        }
    }
    assert_eq!(shut, Vec::<String>::new());
}

/// The one operation that the demonstration gives no occasion for.
#[tokio::test]
async fn a_dead_job_is_tried_again_from_the_shelf() {
    let app = TestApp::new().await;
    let (cx, admin) = (&app.cx, app.admin().await);
    let dead = job::ActiveModel {
        id: Set(cx.id()),
        queue: Set("default".into()),
        kind: Set("tests.none".into()),
        payload: Set(json!({})),
        priority: Set(0),
        state: Set(JobState::Dead),
        run_at: Set(cx.now()),
        lease_epoch: Set(0),
        attempts: Set(20),
        max_attempts: Set(20),
        created_at: Set(cx.now()),
        finished_at: Set(Some(cx.now())),
        ..Default::default()
    };
    job::Entity::insert(dead).exec_without_returning(&cx.db).await.expect("a dead job");
    let operation = |field: &str| shelf().into_iter().find(|one| one.fields == [field]).map(|one| one.query).expect("an operation");
    let found = admin.ask(&operation("query.jobs"), json!({})).await["jobs"]["nodes"][0]["id"].clone();
    let told = admin.ask(&operation("mutation.jobRetry"), json!({ "input": { "jobId": found } })).await["jobRetry"].clone();
    assert_eq!((&told["userErrors"], &told["job"]["state"], &told["job"]["attempts"]), (&json!([]), &json!("READY"), &json!(0)));
}
