//! What every use case is handed: the adapters, built once, and what belongs to this one request.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use entity::ids::{Id, Uuid};
use kernel::Clock;

use crate::audit::Who;
use crate::bus::Bus;
use crate::cache::Cache;
use crate::crypto::Keys;
use crate::db::Db;
use crate::mail::Mailer;
use crate::memo::Memo;
use crate::storage::Storage;

/// Cheap to clone. Time, ids and randomness come from here, so that tests can move them.
#[derive(Clone)]
pub struct Cx {
    pub db: Db,
    pub clock: Clock,
    pub bus: Bus,
    pub cache: Cache,
    /// This process's own memory of what changes hardly ever.
    pub memo: Memo,
    pub storage: Storage,
    pub mail: Mailer,
    pub keys: Keys,
    pub environment: Environment,
    /// Where this server is reached from outside, without a slash at the end.
    pub public_url: Arc<str>,
    /// Where customers' pages are, without a slash at the end; this server's own address unless told otherwise.
    pub shop_url: Arc<str>,
    /// Where vendors' pages are, likewise.
    pub desk_url: Arc<str>,
    /// Names this request in logs and faults.
    pub request_id: Arc<str>,
    /// Who acts, for the audit log alone: what may be done is decided by the authority that use cases are handed.
    pub who: Arc<Who>,
    replayed: Arc<AtomicBool>,
    /// The named point at which this process ends itself; only tests set it.
    fail_at: Option<Arc<str>>,
}

/// What this installation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    Demo,
    Development,
    Test,
    Production,
}

/// The adapters a [`Cx`] is made of.
pub struct Adapters {
    pub db: Db,
    pub clock: Clock,
    pub bus: Bus,
    pub cache: Cache,
    pub storage: Storage,
    pub mail: Mailer,
    pub keys: Keys,
    pub environment: Environment,
    pub public_url: String,
    pub fail_at: Option<String>,
}

impl Cx {
    #[must_use]
    pub fn new(adapters: Adapters) -> Self {
        let Adapters { db, clock, bus, cache, storage, mail, keys, environment, public_url, fail_at } = adapters;
        let public_url: Arc<str> = public_url.trim_end_matches('/').into();
        Self {
            db,
            clock,
            bus,
            cache,
            memo: Memo::default(),
            storage,
            mail,
            keys,
            environment,
            shop_url: public_url.clone(),
            desk_url: public_url.clone(),
            public_url,
            request_id: "startup".into(),
            who: Arc::new(Who::system()),
            replayed: Arc::default(),
            fail_at: fail_at.map(Into::into),
        }
    }

    /// The same adapters, with customers' and vendors' pages elsewhere.
    #[must_use]
    pub fn with_apps(self, shop: &str, desk: &str) -> Self {
        Self { shop_url: shop.trim_end_matches('/').into(), desk_url: desk.trim_end_matches('/').into(), ..self }
    }

    /// The same adapters for one request.
    #[must_use]
    pub fn for_request(&self, request_id: &str) -> Self {
        Self { db: self.db.for_request(), request_id: request_id.into(), replayed: Arc::default(), ..self.clone() }
    }

    /// The same adapters, for what this one does.
    #[must_use]
    pub fn acting(&self, who: Who) -> Self {
        Self { who: Arc::new(who), ..self.clone() }
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// A new identifier, ordered by the clock of this context.
    #[must_use]
    pub fn id<T: Id>(&self) -> T {
        self.id_at(self.now())
    }

    /// A new identifier for something of that time, so that what is imported from the past lies where it belongs.
    #[must_use]
    pub fn id_at<T: Id>(&self, ms: i64) -> T {
        let random: [u8; 10] = crate::crypto::random();
        T::from(uuid_v7(ms, random))
    }

    /// Notes that this answer repeats an earlier one (`extensions.replayed`).
    pub fn mark_replayed(&self) {
        self.replayed.store(true, Ordering::Relaxed);
    }

    #[must_use]
    pub fn was_replayed(&self) -> bool {
        self.replayed.load(Ordering::Relaxed)
    }

    /// Ends the process as a power cut would, where a test asked for it by name. A purchase passes `after_hold`, `after_claim`,
    /// `after_gateway`, `in_settle_before_commit` and `after_settle`; money going back `before_refund` and `after_refund`; the
    /// background `before_publish`, `after_publish`, `in_sweep` and `after_inbox`.
    pub fn fail_point(&self, name: &str) {
        if self.fail_at.as_deref() == Some(name) {
            tracing::error!(name, "fail point reached");
            std::process::abort();
        }
    }
}

/// Time in front, randomness behind, so that rows made together lie together.
fn uuid_v7(now: i64, random: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(now.unsigned_abs(), &random).into_uuid()
}
