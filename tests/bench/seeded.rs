//! Databases filled once and kept: the folder's name is a hash of everything that decides what is in them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::catalogue;
use crate::database::{Database, Engine, Postgres, copy_folder, make_folder};
use crate::server::Program;
use crate::usage;

const PATIENCE: Duration = Duration::from_secs(900);

/// A database that is full, with its index beside it.
pub struct Seeded {
    pub database: Database,
    /// Files and index.
    data: PathBuf,
    pub notes: Notes,
}

/// How filling it went.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Notes {
    pub told: String,
    pub products: usize,
    pub seconds: f64,
    /// CPU seconds of the database meanwhile; none for SQLite, which is within the process.
    pub database_seconds: f64,
    /// CPU seconds of the program.
    pub program_seconds: f64,
    pub index_seconds: f64,
}

/// Takes the kept one, or fills one.
pub async fn ensure(program: &Path, kept: &Path, engine: Engine, postgres: Option<&Postgres>, size: usize) -> Result<Seeded, String> {
    let folder = kept.join(format!("{engine:?}-{size}").to_lowercase());
    let database = match (engine, postgres) {
        (Engine::Sqlite, _) => Database::Sqlite { file: folder.join("stoa.db") },
        (Engine::Postgres, Some(server)) => Database::Postgres { server: server.clone(), name: format!("seeded_{size}") },
        (Engine::Postgres, None) => return Err("PostgreSQL is asked for and --postgres is missing".into()),
    };
    let data = folder.join("data");
    let noted = folder.join("notes.json");
    if let Some(notes) = std::fs::read(&noted).ok().and_then(|text| serde_json::from_slice(&text).ok()) {
        return Ok(Seeded { database, data, notes });
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    make_folder(&data)?;
    database.create().await?;
    let program = Program { path: program.to_owned(), data: data.clone(), database: database.clone() };
    eprintln!("Filling {} with {size} products, once", engine.name());
    let (started, before, children) = (Instant::now(), database.cpu(), usage::cpu_of_children_gone());
    let told = program.run(&["seed", "--size", &size.to_string()]).await?;
    let (took, used, own) = (started.elapsed(), database.cpu().saturating_sub(before), usage::cpu_of_children_gone().saturating_sub(children));
    database.tidy().await?;
    let index_seconds = fill_index(&program).await?;
    let notes = Notes {
        told: told.trim().to_owned(),
        products: size,
        seconds: took.as_secs_f64(),
        database_seconds: used.as_secs_f64(),
        program_seconds: own.as_secs_f64(),
        index_seconds: index_seconds.as_secs_f64(),
    };
    database.tidy().await?;
    let text = serde_json::to_vec_pretty(&notes).map_err(|error| error.to_string())?;
    std::fs::write(&noted, text).map_err(|error| format!("{}: {error}", noted.display()))?;
    Ok(Seeded { database, data, notes })
}

/// Lets the program fill its index from the cards, as on the first start of a node.
async fn fill_index(program: &Program) -> Result<Duration, String> {
    let db = program.database.open().await?;
    let listed = catalogue::listed(&db).await?;
    let started = Instant::now();
    let server = program.serve("warn").await?;
    while program.indexed() < listed {
        if started.elapsed() > PATIENCE {
            return Err(format!("{} of {listed} products are in the index after {PATIENCE:?}", program.indexed()));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let took = started.elapsed();
    server.end().await?;
    db.pool().clone().close().await.map_err(|error| error.to_string())?;
    Ok(took)
}

impl Seeded {
    /// A copy to be used up, below `work`.
    pub async fn copy(&self, program: &Path, work: &Path) -> Result<Program, String> {
        let data = work.join("data");
        if data.exists() {
            std::fs::remove_dir_all(&data).map_err(|error| format!("{}: {error}", data.display()))?;
        }
        copy_folder(&self.data, &data)?;
        let database = match &self.database {
            Database::Postgres { server, .. } => Database::Postgres { server: server.clone(), name: "measured".into() },
            Database::Sqlite { .. } => Database::Sqlite { file: work.join("stoa.db") },
        };
        database.copy_of(&self.database).await?;
        Ok(Program { path: program.to_owned(), data, database })
    }
}
