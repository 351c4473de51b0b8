//! The rooms alone on a database of their own, with no server before them: for stories that are told by the thousand.

use kernel::Clock;
use platform::{Cx, Db};
use tempfile::TempDir;

use crate::database::Database;
use crate::stock;

/// A marketplace with the stock of every journey, in whose rooms a test acts directly. Nothing runs by itself.
pub struct Hands {
    pub cx: Cx,
    // Dropped in this order: the connections first, then the database, then the folder.
    database: Database,
    folder: TempDir,
}

impl Hands {
    /// With this clock.
    pub async fn new(clock: Clock) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::new(folder.path()).await;
        let cx = Self::connect(&database, &folder, clock).await;
        Self { cx, database, folder }
    }

    /// Lets go of everything but the database, as a process that died does, and begins anew on it.
    pub async fn begin_anew(&mut self) {
        self.cx = Self::connect(&self.database, &self.folder, self.cx.clock.clone()).await;
    }

    async fn connect(database: &Database, folder: &TempDir, clock: Clock) -> Cx {
        let db = Db::connect(&database.url, 4, false).await.expect("a database");
        stock::hands(&db, clock, &folder.path().join("files"), stock::SECRET, "http://127.0.0.1:9").await
    }
}
