//! A context over an embedded database of its own, for the tests of this room.

use std::ops::Deref;

use crate::bus::Bus;
use crate::cache::Cache;
use crate::crypto::Keys;
use crate::storage::Storage;
use crate::{Adapters, Cx, Db, Environment};

/// Goes with its folder.
pub(crate) struct TestCx {
    cx: Cx,
    _folder: tempfile::TempDir,
}

impl TestCx {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("test.db").display()), 4, false).await.unwrap();
        migration::up(&db.pool()).await.unwrap();
        let cx = Cx::new(Adapters {
            db,
            clock: kernel::Clock::default(),
            bus: Bus::local(),
            cache: Cache::local(),
            storage: Storage::local(folder.path().join("files")),
            mail: crate::mail::Mailer::folder(folder.path().join("mail"), "shop@stoa.test").unwrap(),
            keys: Keys::new("test"),
            environment: Environment::Test,
            public_url: "http://localhost".into(),
            fail_at: None,
        });
        Self { cx, _folder: folder }
    }
}

impl Deref for TestCx {
    type Target = Cx;
    fn deref(&self) -> &Cx {
        &self.cx
    }
}
