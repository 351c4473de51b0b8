//! The program as processes of their own on one database: killed, told to end, and started again on what they left behind.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};

use kernel::Clock;
use platform::{Cx, Db};
use serde_json::json;
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::client::{Client, text};
use crate::database::{Database, setting, unique};
use crate::shelf::{self, Goods};
use crate::stock::{self, PASSWORD};
use crate::wait;

const SECRET: &str = "a secret of tests alone, 32 characters";
/// Where the marketplace is said to be; nothing listens there.
const ADDRESS: &str = "http://stoa.example.test";

/// A marketplace with the stock of every journey, and the settings its processes share. Nothing runs before [`Site::start`].
pub struct Site {
    variables: Vec<(&'static str, String)>,
    database: Database,
    folder: TempDir,
}

/// One running `stoa serve`; it is killed when it is dropped.
pub struct Process {
    child: Child,
    url: String,
    log: PathBuf,
    http: reqwest::Client,
}

impl Site {
    /// With a database of its own, and Redis where this run has one.
    ///
    /// # Panics
    /// When there is no database to be had.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::new(folder.path()).await;
        let mut site = Self { variables: Vec::new(), database, folder }
            .with("STOA_ENV", "test")
            .with("STOA_SECRET_KEY", SECRET)
            // One marketplace has one address, whichever process answers there: tokens name it.
            .with("PUBLIC_URL", ADDRESS)
            .with("STOA_LOG", "info");
        let url = site.database.url.clone();
        site = site.with("DATABASE_URL", url);
        match setting("STOA_TEST_REDIS_URL") {
            Some(redis) => site.with("REDIS_URL", format!("{redis}#{}", unique("site"))),
            None => site,
        }
    }

    /// Every process from now on has this setting, in the place of an earlier one.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.into()));
        self
    }

    /// Where the database is, for whoever wants to look into it.
    #[must_use]
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// The database itself, for whoever stages or looks behind the processes' backs.
    ///
    /// # Panics
    /// When it cannot be reached.
    pub async fn db(&self) -> Db {
        Db::connect(&self.database.url, 4, false).await.expect("a database")
    }

    /// Hands that reach into the database through the rooms' doors, as one more node would.
    pub async fn hands(&self) -> Cx {
        stock::hands(&self.db().await, Clock::default(), &self.folder.path().join("hands"), SECRET, ADDRESS)
    }

    /// The goods behind a product's slug.
    pub async fn goods(&self, slug: &str) -> Goods {
        shelf::goods(&self.db().await, slug).await
    }

    /// A folder that lives as long as the site.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Starts a process and waits until it is ready.
    pub async fn start(&self) -> Process {
        self.start_with(&[]).await
    }

    /// As [`Site::start`], with settings of this process alone.
    ///
    /// # Panics
    /// When it does not come up; with its log.
    pub async fn start_with(&self, more: &[(&'static str, &str)]) -> Process {
        let data = self.folder.path().join(unique("node"));
        std::fs::create_dir_all(&data).expect("a folder of its own: two processes cannot write one search index");
        let log = data.join("stoa.log");
        let file = File::create(&log).expect("a log");
        let mut command = self.command();
        command.arg("serve").env("STOA_BIND", "127.0.0.1:0").env("STOA_DATA", &data).envs(more.iter().copied());
        let child = command.stdout(Stdio::null()).stderr(file).kill_on_drop(true).spawn().expect("the program");
        let mut process = Process { child, url: String::new(), log, http: reqwest::Client::new() };
        process.url = wait::until("the process listens", async || {
            process.still_runs();
            let line = process.log().lines().find(|line| line.contains("listening"))?.to_owned();
            Some(format!("http://{}", line.split("address=").nth(1)?.split_whitespace().next()?))
        })
        .await;
        let ready = format!("{}/readyz", process.url);
        let http = process.http.clone();
        wait::until("the process is ready", async || http.get(&ready).send().await.ok()?.status().is_success().then_some(())).await;
        process
    }

    /// What `stoa check` says of the database: nothing, or the rows that are broken.
    ///
    /// # Panics
    /// When the command cannot be run.
    pub async fn broken(&self) -> Vec<String> {
        let data = self.folder.path().join(unique("check"));
        let output = self.command().arg("check").env("STOA_DATA", data).env("STOA_LOG", "error").output().await.expect("the program");
        if output.status.success() {
            return Vec::new();
        }
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        told.lines().map(str::to_owned).collect()
    }

    /// Waits until `stoa check` finds nothing: what a killed process left undone is made good by whoever runs now.
    pub async fn recovers(&self) {
        let mut last = Vec::new();
        let found = wait::for_up_to(wait::A_MINUTE, async || {
            last = self.broken().await;
            last.is_empty().then_some(())
        })
        .await;
        assert!(found.is_some(), "a minute went by and this is still broken: {last:#?}");
    }

    fn command(&self) -> Command {
        let mut command = Command::new(program());
        command.env_clear().envs(self.variables.iter().map(|(name, value)| (*name, value.as_str()))).stdin(Stdio::null());
        command
    }
}

impl Process {
    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its number.
    ///
    /// # Panics
    /// When it has ended.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id().expect("a running process")
    }

    /// What it holds in memory, in KiB.
    ///
    /// # Panics
    /// Where the system does not tell.
    #[must_use]
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).expect("a running process on Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("its memory");
        line.split_whitespace().next().and_then(|kib| kib.parse().ok()).expect("a number")
    }

    /// Who has no account and no cart yet.
    #[must_use]
    pub fn anonymous(&self) -> Client {
        Client::new(self.http.clone(), &self.url, None)
    }

    /// Who carries this access token.
    #[must_use]
    pub fn bearing(&self, token: &str) -> Client {
        Client::new(self.http.clone(), &self.url, Some(token.to_owned()))
    }

    /// The same person at this process.
    #[must_use]
    pub fn client(&self, person: &Client) -> Client {
        let other = Client::new(self.http.clone(), &self.url, person.bearer().map(str::to_owned));
        other.carry(person.cart_token());
        other
    }

    /// `ann`, `bob`, `alder`, `birch` or `admin`, signed in.
    pub async fn sign_in(&self, name: &str) -> Client {
        let input = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
        let payload = self.anonymous().run("sessionCreate", input, "session { accessToken }").await;
        self.bearing(&text(&payload["session"]["accessToken"]))
    }

    /// Takes the second step of a payment, as the gateway's page would.
    ///
    /// # Panics
    /// When the gateway refuses.
    pub async fn confirm_at_gateway(&self, url: &str) {
        let here = url.replacen(ADDRESS, &self.url, 1);
        let answer = self.http.post(&here).send().await.expect("the gateway's answer");
        assert!(answer.status().is_success(), "{here}: {}", answer.status());
    }

    /// What it has logged so far.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it as a power cut would.
    ///
    /// # Panics
    /// When it cannot be ended.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("an end");
    }

    /// Sends a signal by its name (`TERM`, `STOP`, `CONT`).
    ///
    /// # Panics
    /// When it is gone.
    pub async fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.id().to_string()).status().await.expect("kill");
        assert!(sent.success(), "{name} did not reach {}", self.id());
    }

    /// Asks it to end, and tells how it did.
    pub async fn terminate(self) -> ExitStatus {
        self.signal("TERM").await;
        self.ended().await
    }

    /// How it ends, by itself or because it was asked to.
    ///
    /// # Panics
    /// When it does not end within a minute.
    pub async fn ended(mut self) -> ExitStatus {
        let waited = tokio::time::timeout(wait::A_MINUTE, self.child.wait()).await;
        waited.unwrap_or_else(|_| panic!("it does not end: {}", self.log())).expect("an end")
    }

    fn still_runs(&mut self) {
        if let Ok(Some(status)) = self.child.try_wait() {
            panic!("the process ended with {status}: {}", self.log());
        }
    }
}

/// The program beside the tests that were built with it.
fn program() -> PathBuf {
    let here = std::env::current_exe().expect("this program");
    let folder = here.parent().and_then(Path::parent).expect("the folder of what was built");
    let program = folder.join("stoa");
    assert!(program.is_file(), "{} is not built yet: cargo build --package api --bin stoa", program.display());
    program
}
