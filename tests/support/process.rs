//! The program as processes of their own on one database: killed, told to end, and started again on what they left behind.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use kernel::Clock;
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, db};
use serde_json::json;
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::client::{self, Client, text};
use crate::database::{Database, setting, unique};
use crate::servers::Postgres;
use crate::shelf::{self, Goods};
use crate::stock::{self, PASSWORD, SECRET};
use crate::wait;

/// Where the marketplace is said to be; nothing listens there.
const ADDRESS: &str = "http://stoa.example.test";
/// What `abort` ends a process with.
const SIGABRT: i32 = 6;

/// A marketplace with the stock of every journey, and the settings its processes share. Nothing runs before [`Site::start`].
pub struct Site {
    variables: Vec<(&'static str, String)>,
    logs: Mutex<Vec<PathBuf>>,
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
        let site = Self::of(folder, database);
        match setting("STOA_TEST_REDIS_URL") {
            Some(redis) => site.with("REDIS_URL", format!("{redis}#{}", unique("site"))),
            None => site,
        }
    }

    /// With a database on a PostgreSQL that the test has to itself, and without Redis.
    pub async fn on(postgres: &Postgres) -> Self {
        Self::of(tempfile::tempdir().expect("a folder"), Database::on(&postgres.url("postgres")).await)
    }

    fn of(folder: TempDir, database: Database) -> Self {
        let url = database.url.clone();
        Self { variables: Vec::new(), logs: Mutex::default(), database, folder }
            .with("STOA_ENV", "test")
            .with("STOA_SECRET_KEY", SECRET)
            // One marketplace has one address, whichever process answers there: tokens name it.
            .with("PUBLIC_URL", ADDRESS)
            // Events that went out are in the log, so that what was heard outlives a kill.
            .with("STOA_LOG", "info,platform::outbox=debug")
            .with("DATABASE_URL", url)
    }

    /// Every process from now on has this setting, in the place of an earlier one.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// As [`Site::with`], on a site that is in use.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.into()));
    }

    /// Moves the database: who starts or looks from here on does so there.
    #[must_use]
    pub fn moved_to(mut self, url: String) -> Self {
        self.set("DATABASE_URL", url.as_str());
        self.database.url = url;
        self
    }

    /// What every process has as this setting.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<String> {
        self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
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
        stock::hands(&self.db().await, Clock::default(), &self.folder.path().join("hands"), SECRET, ADDRESS).await
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
        let mut process = self.spawn(more);
        process.url = wait::until("the process listens", async || {
            process.still_runs();
            let line = process.log().lines().find(|line| line.contains("listening"))?.to_owned();
            // A line for people, or one for machines.
            let address = line.split("address=").nth(1).or_else(|| line.split("\"address\":\"").nth(1))?;
            Some(format!("http://{}", address.split([' ', '"']).next()?))
        })
        .await;
        let ready = format!("{}/readyz", process.url);
        let http = process.http.clone();
        wait::until("the process is ready", async || http.get(&ready).send().await.ok()?.status().is_success().then_some(())).await;
        process
    }

    /// Starts a process that nobody will ask: it may be dead before it is ready.
    ///
    /// # Panics
    /// When there is no program.
    #[must_use]
    pub fn spawn(&self, more: &[(&'static str, &str)]) -> Process {
        let data = self.folder.path().join(unique("node"));
        std::fs::create_dir_all(&data).expect("a folder of its own: two processes cannot write one search index");
        let log = data.join("stoa.log");
        let file = File::create(&log).expect("a log");
        self.logs.lock().expect("the list of logs").push(log.clone());
        let mut command = self.command();
        command.arg("serve").env("STOA_BIND", "127.0.0.1:0").env("STOA_DATA", &data).envs(more.iter().copied());
        let child = command.stdout(Stdio::null()).stderr(file).kill_on_drop(true).spawn().expect("the program");
        Process { child, url: String::new(), log, http: client::http() }
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

    /// Runs another command of the program; whether it ended well, and all it said.
    ///
    /// # Panics
    /// When it cannot be run.
    pub async fn run(&self, arguments: &[&str], more: &[(&'static str, &str)]) -> (bool, String) {
        let data = self.folder.path().join(unique("command"));
        let output = self.command().args(arguments).env("STOA_DATA", data).env("STOA_LOG", "error").envs(more.iter().copied()).output();
        let output = output.await.expect("the program");
        (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
    }

    /// Waits until whoever runs now has made good what a killed process left undone: `stoa check` finds nothing, every event
    /// is out, every job and every call to a gateway has ended. Tells how long it took.
    ///
    /// # Panics
    /// When a minute was not enough, naming what is left.
    pub async fn recovers(&self) -> Duration {
        let (cx, began) = (self.cx().await, Instant::now());
        let mut last = Vec::new();
        let found = wait::for_up_to(wait::A_MINUTE, async || {
            last = unfinished(&cx).await;
            if last.is_empty() {
                last = api::check(&cx).await.unwrap_or_else(|error| vec![error.to_string()]);
            }
            last.is_empty().then_some(())
        })
        .await;
        assert!(found.is_some(), "a minute went by and this is still broken: {last:#?}\n{}", self.last_words());
        assert_eq!(self.broken().await, Vec::<String>::new());
        began.elapsed()
    }

    /// The rooms themselves, for whoever looks or lends a hand behind the processes' backs; its clock goes as theirs.
    ///
    /// # Panics
    /// When the database cannot be reached.
    pub async fn cx(&self) -> Cx {
        self.cx_with(SECRET).await
    }

    /// As [`Site::cx`], where the processes have another secret by now.
    ///
    /// # Panics
    /// When the database cannot be reached.
    pub async fn cx_with(&self, secret: &str) -> Cx {
        let ahead = self.variable("STOA_CLOCK_AHEAD").and_then(|value| value.parse::<i64>().ok()).unwrap_or(0);
        let cx = Cx::new(Adapters {
            db: self.db().await,
            clock: Clock::ahead(ahead * 1000),
            bus: Bus::local(),
            cache: Cache::local(),
            storage: Storage::local(self.folder.path().join("files")),
            mail: platform::mail::Mailer::folder(self.folder.path().join("mail"), "shop@stoa.test").expect("a sender"),
            keys: Keys::new(secret),
            environment: Environment::Test,
            public_url: ADDRESS.into(),
            fail_at: None,
        });
        platform::keyring::open(&cx).await.expect("data keys");
        cx
    }

    /// What every process so far logged on a line with these words, in the order of the processes.
    ///
    /// # Panics
    /// When a log cannot be read.
    #[must_use]
    pub fn logged(&self, words: &str) -> Vec<String> {
        let logs = self.logs.lock().expect("the list of logs").clone();
        let text = |log: &PathBuf| String::from_utf8_lossy(&std::fs::read(log).expect("a log")).into_owned();
        logs.iter().flat_map(|log| text(log).lines().filter(|line| line.contains(words)).map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The end of the newest log.
    fn last_words(&self) -> String {
        let newest = self.logs.lock().ok().and_then(|logs| logs.last().cloned());
        let text = newest.and_then(|log| std::fs::read_to_string(log).ok()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().filter(|line| !line.contains("DEBUG")).collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
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

    /// From now on this goes wrong with the test gateway; nothing, and it answers as it should.
    ///
    /// # Panics
    /// When it is not understood.
    pub async fn gateway_misbehaves(&self, faults: &str) {
        let answer = self.http.put(format!("{}/test-gateway/faults", self.url)).body(faults.to_owned()).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{faults}: {}", answer.status());
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

    /// Waits until it has ended itself at this fail point, as a power cut would end it.
    ///
    /// # Panics
    /// When it ends otherwise, or not at all.
    pub async fn dies_at(mut self, point: &str) {
        let waited = tokio::time::timeout(wait::A_MINUTE, self.child.wait()).await;
        let status = waited.unwrap_or_else(|_| panic!("it lives on past {point}: {}", self.log())).expect("an end");
        assert_eq!(status.signal(), Some(SIGABRT), "{}", self.log());
        let last = self.log().lines().filter(|line| line.contains("fail point reached")).map(str::to_owned).collect::<Vec<_>>();
        assert!(last.len() == 1 && last[0].contains(point), "it was to die at {point}: {last:?}");
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

/// What has been begun and not ended: events, jobs that are due, calls to gateways, webhooks at both ends.
async fn unfinished(cx: &Cx) -> Vec<String> {
    #[derive(sea_orm::FromQueryResult)]
    struct Row {
        what: String,
        count: i64,
    }
    // Schedules come round again for ever, and a payment may wait for its buyer.
    let sql = "SELECT 'events not published' AS what, COUNT(*) AS count FROM outbox WHERE published_at IS NULL \
        UNION ALL SELECT 'jobs not done', COUNT(*) FROM job WHERE state IN ('ready', 'leased') AND run_at <= $1 AND (unique_key IS NULL OR unique_key <> 'schedule') \
        UNION ALL SELECT 'calls without an answer', COUNT(*) FROM psp_attempt WHERE state IN ('created', 'in_doubt') \
        UNION ALL SELECT 'payments the gateway is at', COUNT(*) FROM payment WHERE state IN ('created', 'processing') \
        UNION ALL SELECT 'webhooks not worked on', COUNT(*) FROM inbox WHERE state = 'new' \
        UNION ALL SELECT 'webhooks not sent', COUNT(*) FROM test_gateway_event WHERE next_at IS NOT NULL";
    match db::all::<Row, _>(&cx.db, sql, [cx.now().into()]).await {
        Ok(rows) => rows.into_iter().filter(|row| row.count > 0).map(|row| format!("{} {}", row.count, row.what)).collect(),
        Err(error) => vec![error.to_string()],
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
