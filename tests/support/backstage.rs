//! A story told up to a point, and from there as often as there are ways on: the rooms on copies of one database, without a server.

use kernel::Clock;
use payments::{Config, Gateways};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Worker};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;

use crate::app::TestApp;
use crate::database::Database;

/// A database as a story left it.
pub struct Frozen {
    bytes: Option<Vec<u8>>,
    app: TestApp,
}

/// The rooms and their background on a copy of it.
pub struct Backstage {
    pub cx: Cx,
    pub gateways: Gateways,
    worker: Worker,
    _database: Database,
    _folder: TempDir,
}

impl TestApp {
    /// Keeps the database as it is now; nobody asks this app any more.
    ///
    /// # Panics
    /// When it cannot be kept.
    pub async fn freeze(self) -> Frozen {
        let bytes = if self.cx.db.is_postgres() {
            // PostgreSQL copies a database only while nobody is in it.
            self.cx.db.pool().close().await.expect("closed connections");
            None
        } else {
            let folder = tempfile::tempdir().expect("a folder");
            let copy = folder.path().join("frozen.db");
            self.cx.db.execute_unprepared(&format!("VACUUM INTO '{}'", copy.display())).await.expect("a copy");
            Some(std::fs::read(copy).expect("the copy"))
        };
        Frozen { bytes, app: self }
    }
}

impl Frozen {
    /// The story from here on.
    ///
    /// # Panics
    /// When there is no database to be had.
    pub async fn thaw(&self) -> Backstage {
        let folder = tempfile::tempdir().expect("a folder");
        let database = match &self.bytes {
            Some(bytes) => Database::of_bytes(folder.path(), bytes),
            None => Database::copy_of(self.app.database()).await,
        };
        let cx = Cx::new(Adapters {
            db: Db::connect(&database.url, 2, false).await.expect("a database"),
            clock: Clock::default(),
            bus: Bus::local(),
            cache: Cache::local(),
            storage: Storage::local(folder.path().join("files")),
            mail: platform::mail::Mailer::folder(folder.path().join("mail"), "shop@stoa.test").expect("a sender"),
            keys: self.app.cx.keys.clone(),
            environment: Environment::Test,
            // Nobody listens there: what the gateway has to tell is handed in.
            public_url: "http://127.0.0.1:9".into(),
            fail_at: None,
        });
        let gateways = Gateways::new(&cx, &Config::default()).expect("gateways");
        let sms = platform::sms::SmsSender::folder(folder.path().join("sms"), "Stoa");
        Backstage {
            worker: api::worker::worker(&cx, &gateways, &vendors::VatRegister::Offline, &sms, None),
            cx,
            gateways,
            _database: database,
            _folder: folder,
        }
    }
}

impl Backstage {
    /// Delivers all events and runs all due jobs, until nothing is left.
    ///
    /// # Panics
    /// When there is no end.
    pub async fn settle(&self) {
        self.worker.drain().await.expect("an end of the work");
    }
}
