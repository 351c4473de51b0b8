//! The program as its operators run it: the release binary, set for production, as a process of its own.

use std::collections::HashMap;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::{Child, Command};

use crate::database::Database;
use crate::http::{Connection, get, operation};
use crate::usage;

const PATIENCE: Duration = Duration::from_secs(120);

/// How the program is started.
#[derive(Clone, Debug)]
pub struct Program {
    pub path: PathBuf,
    /// Where it keeps its files and its index.
    pub data: PathBuf,
    pub database: Database,
}

/// A running `stoa serve`; it is killed when it is dropped.
pub struct Server {
    child: Child,
    pub address: String,
    pub log: PathBuf,
    /// From the start of the process to its first answer.
    pub came_up_in: Duration,
}

impl Program {
    /// A command with its settings.
    pub fn command(&self, log: &str) -> Command {
        let mut command = Command::new(&self.path);
        command.env_clear().stdin(Stdio::null()).kill_on_drop(true).envs([
            ("STOA_ENV", "production"),
            ("STOA_SECRET_KEY", "the secret of measurements, 32 characters"),
            ("STOA_TEST_GATEWAY", "on"),
            // Buyers come from addresses of their own, as behind a load balancer.
            ("STOA_TRUSTED_PROXIES", "127.0.0.1"),
            // All load comes from here, and what is measured is what the work costs.
            ("STOA_RATE", "off"),
            ("STOA_LOG", log),
        ]);
        command.env("STOA_DATA", &self.data).env("DATABASE_URL", self.database.url());
        command
    }

    /// Starts it and waits for its first answer.
    pub async fn serve(&self, log: &str) -> Result<Server, String> {
        let address = free_address()?;
        let log_file = self.data.join("stoa.log");
        let file = File::create(&log_file).map_err(|error| format!("{}: {error}", log_file.display()))?;
        let mut command = self.command(log);
        command.arg("serve").env("STOA_BIND", &address).stdout(Stdio::null()).stderr(file);
        let started = Instant::now();
        let child = command.spawn().map_err(|error| format!("{}: {error}", self.path.display()))?;
        let mut server = Server { child, address, log: log_file, came_up_in: Duration::ZERO };
        let ask = operation("query First { shop { name } }", &serde_json::json!({}), &[]);
        loop {
            if Connection::new(&server.address).ask(&ask).await.is_ok() {
                break;
            }
            if started.elapsed() > PATIENCE || matches!(server.child.try_wait(), Ok(Some(_))) {
                return Err(format!("the server did not come up: {}", std::fs::read_to_string(&server.log).unwrap_or_default()));
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.came_up_in = started.elapsed();
        Ok(server)
    }

    /// Runs one of its other commands to the end; gives what it printed.
    pub async fn run(&self, arguments: &[&str]) -> Result<String, String> {
        // People of the demonstration are not for production.
        let output = self.command("warn").env("STOA_ENV", "development").args(arguments).output().await.map_err(|error| error.to_string())?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(format!("stoa {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)))
    }

    /// How many products its index holds, by what the index's folder says of itself.
    pub fn indexed(&self) -> u64 {
        let found = newest(&self.data.join("search")).and_then(|folder| std::fs::read(folder.join("meta.json")).ok());
        let meta: serde_json::Value = found.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        let segments = meta["segments"].as_array().map(Vec::as_slice).unwrap_or_default();
        segments.iter().map(|segment| segment["max_doc"].as_u64().unwrap_or(0) - segment["deletes"]["num_deleted_docs"].as_u64().unwrap_or(0)).sum()
    }
}

/// The index's newest form is in the folder that was changed last.
fn newest(folder: &Path) -> Option<PathBuf> {
    let folders = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).filter(|entry| entry.path().join("meta.json").is_file());
    folders.max_by_key(|entry| entry.metadata().and_then(|meta| meta.modified()).ok()).map(|entry| entry.path())
}

fn free_address() -> Result<String, String> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    free.map(|address| address.to_string()).map_err(|error| error.to_string())
}

impl Server {
    pub fn id(&self) -> u32 {
        self.child.id().unwrap_or(0)
    }

    pub fn rss_anon(&self) -> u64 {
        usage::rss_anon(self.id())
    }

    /// What it has counted so far.
    pub async fn metrics(&self) -> Result<Metrics, String> {
        let answer = Connection::new(&self.address).send(&get("/metrics")).await.map_err(|error| format!("/metrics: {error}"))?;
        Ok(Metrics::read(&String::from_utf8_lossy(&answer.body)))
    }

    /// Asks it to end, and waits for that.
    pub async fn end(mut self) -> Result<(), String> {
        let told = Command::new("kill").arg("-TERM").arg(self.id().to_string()).status().await;
        told.map_err(|error| error.to_string())?;
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        ended.map_err(|_| "the server does not end".to_owned())?.map(drop).map_err(|error| error.to_string())
    }
}

/// Counters by name and labels.
pub struct Metrics(HashMap<String, f64>);

impl Metrics {
    fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(|line| line.rsplit_once(' ')).filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect())
    }

    /// The sum of a counter over those of its labels that hold `label`.
    pub fn sum(&self, name: &str, label: &str) -> f64 {
        let named = |key: &str| key.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('{'));
        self.0.iter().filter(|(key, _)| named(key) && key.contains(label)).map(|(_, value)| value).sum()
    }
}
