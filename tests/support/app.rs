//! The program itself, started in this process.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use api::App;
use api::config::Config;
use api::state::State;
use platform::{Cx, Worker};
use serde_json::json;
use tempfile::TempDir;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::client::{self, Client, text};
use crate::database::{Database, setting, unique};
use crate::stock::{PASSWORD, SECRET};

/// A running app with a database of its own. Time is in its hand: `app.cx.clock.advance(..)`.
/// Its background works only when it is told to: [`TestApp::settle`].
pub struct TestApp {
    /// The same adapters the app has.
    pub cx: Cx,
    pub gateways: payments::Gateways,
    /// What programs asked for and is not written down yet.
    pub usage: integrations::Usage,
    worker: Worker,
    http: reqwest::Client,
    url: String,
    draining: CancellationToken,
    // Dropped in this order: the servers first, then the database, then the folder.
    _stop: DropGuard,
    database: Database,
    folder: TempDir,
    redis: Option<String>,
    settings: Vec<(&'static str, String)>,
}

/// Nobody in particular, at any server.
#[must_use]
pub fn anybody(url: &str) -> Client {
    Client::new(client::http(), url, None)
}

/// Whether this run has both PostgreSQL and Redis.
#[must_use]
pub fn scaled() -> bool {
    setting("STOA_TEST_DATABASE_URL").is_some() && setting("STOA_TEST_REDIS_URL").is_some()
}

impl TestApp {
    /// Starts one.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn new() -> Self {
        Self::begin(&[], |_| {}).await
    }

    /// Starts one whose settings differ, such as in how long it waits.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn tuned(tune: impl FnOnce(&mut Config)) -> Self {
        Self::begin(&[], tune).await
    }

    /// Starts one with these variables in the place of the usual ones.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn with(settings: &[(&'static str, &str)]) -> Self {
        Self::begin(settings, |_| {}).await
    }

    async fn begin(settings: &[(&'static str, &str)], tune: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::new(folder.path()).await;
        let redis = setting("STOA_TEST_REDIS_URL").map(|url| format!("{url}#{}", unique("test")));
        let stop = CancellationToken::new();
        let (state, worker, url) = start(folder.path(), &database.url, redis.as_deref(), settings, tune, &stop).await;
        let draining = stop.clone();
        let settings = settings.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let (cx, gateways, usage) = (state.cx.clone(), state.gateways.clone(), state.usage.clone());
        Self { cx, gateways, usage, worker, http: client::http(), url, draining, _stop: stop.drop_guard(), database, folder, redis, settings }
    }

    /// Another node on the same database and Redis, with its own memory; its background runs by itself until it is dropped.
    pub async fn second_node(&self) -> Node {
        let stop = CancellationToken::new();
        // A folder of its own: two processes cannot write one search index.
        let folder = self.folder.path().join(unique("node"));
        // One marketplace has one address, whichever node answers there.
        let mut settings: Vec<(&'static str, &str)> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        settings.push(("PUBLIC_URL", &self.url));
        let (_, worker, url) = start(&folder, &self.database.url, self.redis.as_deref(), &settings, |_| {}, &stop).await;
        tokio::spawn(worker.run(stop.clone()));
        Node { url, _stop: stop.drop_guard() }
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// A folder that lives as long as the app.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Delivers all events and runs all due jobs, until nothing is left.
    ///
    /// # Panics
    /// When there is no end.
    pub async fn settle(&self) {
        self.worker.drain().await.expect("an end of the work");
    }

    /// Lets time pass, second by second, and the background work, until there is something.
    pub async fn eventually<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        for _ in 0..60 {
            self.settle().await;
            if let Some(found) = look().await {
                return found;
            }
            self.cx.clock.advance(1_000);
        }
        panic!("a minute went by in vain: {what}");
    }

    /// Asks the server to end, as a signal does.
    pub fn drain(&self) {
        self.draining.cancel();
    }

    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
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

    /// `ann` or `bob`, signed in.
    pub async fn customer(&self, name: &str) -> Client {
        self.sign_in(name).await
    }

    /// The owner of `alder` or `birch`, signed in.
    pub async fn vendor(&self, name: &str) -> Client {
        self.sign_in(name).await
    }

    /// Somebody who runs the marketplace, signed in.
    pub async fn admin(&self) -> Client {
        self.sign_in("admin").await
    }

    async fn sign_in(&self, name: &str) -> Client {
        let input = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
        let payload = self.anonymous().run("sessionCreate", input, "session { accessToken }").await;
        self.bearing(&text(&payload["session"]["accessToken"]))
    }

    /// Takes the second step of a payment, as the gateway's page would.
    ///
    /// # Panics
    /// When the gateway refuses.
    pub async fn confirm_at_gateway(&self, url: &str) {
        let answer = self.http.post(url).send().await.expect("the gateway's answer");
        assert!(answer.status().is_success(), "{url}: {}", answer.status());
    }

    /// Nothing that must hold is broken: books, stock, orders, payments.
    ///
    /// # Panics
    /// When something is, naming it.
    pub async fn books_balance(&self) {
        let broken = api::check(&self.cx).await.expect("a look");
        assert_eq!(broken, Vec::<String>::new());
    }

    /// What the servers counted since they started, by the name of a metric.
    pub async fn counted(&self, name: &str) -> u64 {
        self.anonymous().counted(name).await
    }
}

/// A second node; see [`TestApp::second_node`].
pub struct Node {
    url: String,
    _stop: DropGuard,
}

impl Node {
    /// The same person at this node.
    #[must_use]
    pub fn client(&self, person: &Client) -> Client {
        let other = Client::new(client::http(), &self.url, person.bearer().map(str::to_owned));
        other.carry(person.cart_token());
        other
    }
}

async fn start(
    folder: &Path,
    database: &str,
    redis: Option<&str>,
    settings: &[(&'static str, &str)],
    tune: impl FnOnce(&mut Config),
    stop: &CancellationToken,
) -> (Arc<State>, Worker, String) {
    let listener = api::serve::listen(([127, 0, 0, 1], 0).into()).expect("a port");
    let bind = listener.local_addr().expect("an address");
    let mut variables: HashMap<&str, String> = HashMap::from([
        ("STOA_ENV", "test".into()),
        ("STOA_BIND", bind.to_string()),
        ("STOA_DATA", folder.display().to_string()),
        ("STOA_SECRET_KEY", SECRET.into()),
        ("DATABASE_URL", database.into()),
    ]);
    if let Some(redis) = redis {
        variables.insert("REDIS_URL", redis.into());
    }
    variables.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let mut config = Config::read(|name| variables.get(name).cloned()).expect("settings");
    tune(&mut config);
    let App { router, state, worker } = api::app(config).await.expect("an app");
    let (told, draining) = (stop.clone(), state.draining.clone());
    tokio::spawn(async move {
        told.cancelled().await;
        draining.cancel();
    });
    // As the program does it.
    tokio::spawn(api::serve::answer(listener, router, state.clone()));
    (state, worker, format!("http://{bind}"))
}
