//! A PostgreSQL and a Redis that one test has to itself, to stop, kill, freeze and start again.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::port::Port;
use crate::{app, wait};

/// How a server is asked to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// What runs is rolled back, connections are closed.
    Fast,
    /// At once; the next start recovers.
    Immediate,
    /// Not asked at all.
    Kill,
}

/// A PostgreSQL on a port of its own, in a folder that goes with it. What it has acknowledged it keeps, as long as the
/// machine itself stays up.
pub struct Postgres {
    bin: PathBuf,
    folder: TempDir,
    port: Port,
    settings: Vec<String>,
    child: Option<Child>,
}

/// A Redis on a port of its own that keeps nothing on disk.
pub struct Redis {
    folder: TempDir,
    port: Port,
    child: Option<Child>,
}

/// Whether this run is the one that has servers to break; says so where it is not.
#[must_use]
pub fn may_break(what: &str) -> bool {
    let here = app::scaled();
    if !here {
        eprintln!("skipped: {what} runs where STOA_TEST_DATABASE_URL and STOA_TEST_REDIS_URL are set, with servers of its own");
    }
    here
}

impl Postgres {
    /// Starts one, or says why there is none.
    pub async fn start() -> Option<Self> {
        Self::start_with(&[]).await
    }

    /// As [`Postgres::start`], with settings (`max_connections=20`).
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_with(settings: &[&str]) -> Option<Self> {
        let bin = postgres_bin().await?;
        let folder = tempfile::tempdir().expect("a folder");
        let mut postgres = Self { bin, folder, port: Port::hold(), settings: settings.iter().map(|&setting| setting.to_owned()).collect(), child: None };
        if is_root().await {
            let owned = Command::new("chown").arg("postgres").arg(postgres.folder.path()).status().await;
            assert!(owned.is_ok_and(|status| status.success()), "PostgreSQL needs a folder of its own");
        }
        let mut initdb = postgres.command("initdb").await;
        initdb.arg("-D").arg(postgres.data()).args(["-A", "trust", "-U", "postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        let made = initdb.output().await.expect("initdb");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        postgres.up().await;
        Some(postgres)
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.port.address()
    }

    /// A database on it, reached directly.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        url(self.address(), database)
    }

    /// Ends it, and returns when it is gone.
    pub async fn down(&mut self, end: End) {
        let signal = match end {
            End::Fast => "INT",
            End::Immediate => "QUIT",
            End::Kill => "KILL",
        };
        finish(&mut self.child, signal).await;
    }

    /// Starts it again, and returns when it takes connections.
    ///
    /// # Panics
    /// When it does not.
    pub async fn up(&mut self) {
        let log = self.folder.path().join("postgres.log");
        let started = wait::for_up_to(wait::A_MINUTE, async || {
            if self.child.is_none() {
                let file = std::fs::File::options().create(true).append(true).open(&log).expect("a log");
                let mut command = self.command("postgres").await;
                command.arg("-D").arg(self.data()).args(["-p", &self.port.number().to_string()]);
                let folder = format!("unix_socket_directories={}", self.folder.path().display());
                let ours = ["listen_addresses=127.0.0.1", &folder, "fsync=off", "full_page_writes=off", "shared_buffers=32MB"];
                for setting in ours.into_iter().chain(self.settings.iter().map(String::as_str)) {
                    command.arg("-c").arg(setting);
                }
                self.child = Some(command.stdout(Stdio::null()).stderr(file).kill_on_drop(true).spawn().expect("postgres"));
            }
            // After a kill the old server's children hold its memory for a moment: then it ends at once, and is tried again.
            if self.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(Some(_)))) {
                self.child = None;
                return None;
            }
            let mut ready = Command::new(self.bin.join("pg_isready"));
            ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port.number().to_string()]);
            ready.status().await.is_ok_and(|status| status.success()).then_some(())
        })
        .await;
        assert!(started.is_some(), "{}", std::fs::read_to_string(&log).unwrap_or_default());
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root, so it then runs as the user its package made.
    async fn command(&self, program: &str) -> Command {
        let program = self.bin.join(program);
        let mut command = if is_root().await {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.env("HOME", self.folder.path()).current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Its children must be gone before its folder is: they go when it ends in order, not when it is killed.
        let Some(mut child) = self.child.take() else { return };
        let Some(id) = child.id() else { return };
        let _ = std::process::Command::new("kill").args(["-QUIT", &id.to_string()]).status();
        for _ in 0..200 {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// A database of the PostgreSQL at this address.
#[must_use]
pub fn url(address: SocketAddr, database: &str) -> String {
    format!("postgres://postgres@{address}/{database}")
}

impl Redis {
    /// Starts one, or says why there is none.
    pub async fn start() -> Option<Self> {
        if Command::new("redis-server").arg("--version").output().await.is_err() {
            eprintln!("skipped: there is no redis-server");
            return None;
        }
        let mut redis = Self { folder: tempfile::tempdir().expect("a folder"), port: Port::hold(), child: None };
        redis.up().await;
        Some(redis)
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.port.address()
    }

    /// Kills it.
    pub async fn kill(&mut self) {
        finish(&mut self.child, "KILL").await;
    }

    /// Starts it again, empty, and returns when it answers.
    ///
    /// # Panics
    /// When it does not.
    pub async fn up(&mut self) {
        let log = std::fs::File::create(self.folder.path().join("redis.log")).expect("a log");
        let mut command = Command::new("redis-server");
        command.args(["--bind", "127.0.0.1", "--port", &self.port.number().to_string(), "--save", "", "--appendonly", "no"]);
        command.arg("--dir").arg(self.folder.path()).stdin(Stdio::null()).stdout(log);
        self.child = Some(command.kill_on_drop(true).spawn().expect("redis-server"));
        wait::until("redis answers", async || self.say("PING").await).await;
    }

    /// It stops in the middle of whatever it does, with its connections open.
    pub async fn freeze(&self) {
        signal(self.child.as_ref(), "STOP").await;
    }

    /// It goes on.
    pub async fn thaw(&self) {
        signal(self.child.as_ref(), "CONT").await;
    }

    /// It forgets everything.
    ///
    /// # Panics
    /// When it does not.
    pub async fn flush(&self) {
        assert_eq!(self.say("FLUSHALL").await.as_deref(), Some("+OK\r\n"));
    }

    async fn say(&self, word: &str) -> Option<String> {
        let mut stream = TcpStream::connect(self.address()).await.ok()?;
        stream.write_all(format!("{word}\r\n").as_bytes()).await.ok()?;
        let mut answer = [0; 64];
        let length = stream.read(&mut answer).await.ok()?;
        Some(String::from_utf8_lossy(&answer[..length]).into_owned())
    }
}

async fn signal(child: Option<&Child>, name: &str) {
    let id = child.and_then(Child::id).expect("a running server");
    let sent = Command::new("kill").arg(format!("-{name}")).arg(id.to_string()).status().await.expect("kill");
    assert!(sent.success(), "{name} did not reach {id}");
}

async fn finish(child: &mut Option<Child>, name: &str) {
    signal(child.as_ref(), name).await;
    let mut ending = child.take().expect("a running server");
    let ended = tokio::time::timeout(wait::A_MINUTE, ending.wait()).await;
    assert!(ended.is_ok(), "it does not end by {name}");
}

async fn is_root() -> bool {
    Command::new("id").arg("-u").output().await.is_ok_and(|output| output.stdout == b"0\n")
}

/// The folder of PostgreSQL's own programs, found as the run finds it.
async fn postgres_bin() -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools.sh");
    let found = Command::new(tools).arg("--postgres-bin").output().await.ok().filter(|output| output.status.success());
    let bin = found.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    if bin.is_none() {
        eprintln!("skipped: PostgreSQL's server programs are not installed");
    }
    bin
}
