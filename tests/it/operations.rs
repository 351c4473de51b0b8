//! What those who run it lean on.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use reqwest::Method;
use support::wait::until;
use support::{TestApp, anybody};

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
