//! The two kinds of database, copies of seeded ones, and what they use.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;
use platform::Db;
use sea_orm::ConnectionTrait;

use crate::usage;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    Postgres,
    Sqlite,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::Sqlite => "SQLite",
        }
    }
}

/// The PostgreSQL of this run: its address without a database, and the number of its first process.
#[derive(Clone, Debug)]
pub struct Postgres {
    pub url: String,
    pub postmaster: u32,
}

/// One database.
#[derive(Clone, Debug)]
pub enum Database {
    Postgres { server: Postgres, name: String },
    Sqlite { file: PathBuf },
}

impl Database {
    pub fn url(&self) -> String {
        match self {
            Self::Postgres { server, name } => format!("{}/{name}", server.url),
            Self::Sqlite { file } => format!("sqlite:{}?mode=rwc", file.display()),
        }
    }

    /// CPU time of the database so far; SQLite's is within its process.
    pub fn cpu(&self) -> Duration {
        match self {
            Self::Postgres { server, .. } => usage::cpu_of_family(server.postmaster),
            Self::Sqlite { .. } => Duration::ZERO,
        }
    }

    /// A connection beside the server's, for staging and for looking.
    pub async fn open(&self) -> Result<Db, String> {
        Db::connect(&self.url(), 4, false).await.map_err(|error| format!("{}: {error}", self.url()))
    }

    /// An empty one in the place of what is there.
    pub async fn create(&self) -> Result<(), String> {
        self.drop().await?;
        match self {
            Self::Postgres { server, name } => administer(server, &format!("CREATE DATABASE {name}")).await,
            Self::Sqlite { file } => make_folder(file.parent().unwrap_or(file)),
        }
    }

    /// A copy of `seeded` in the place of what is there.
    pub async fn copy_of(&self, seeded: &Self) -> Result<(), String> {
        self.drop().await?;
        match (self, seeded) {
            (Self::Postgres { server, name }, Self::Postgres { name: template, .. }) => {
                // By files: by the log a copy of a large database would be written twice.
                administer(server, &format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")).await?;
                administer(server, "CHECKPOINT").await
            }
            (Self::Sqlite { file }, Self::Sqlite { file: template }) => {
                make_folder(file.parent().unwrap_or(file))?;
                std::fs::copy(template, file).map(drop).map_err(|error| format!("{}: {error}", template.display()))
            }
            _ => Err("a copy is of the same kind".into()),
        }
    }

    /// Removes it, where it is there.
    pub async fn drop(&self) -> Result<(), String> {
        match self {
            Self::Postgres { server, name } => administer(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await,
            Self::Sqlite { file } => {
                for end in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{}{end}", file.display()));
                }
                Ok(())
            }
        }
    }

    /// What a database in use has had done to it: statistics, and everything in its place on the disk.
    pub async fn tidy(&self) -> Result<(), String> {
        let db = self.open().await?;
        let statements: &[&str] = match self {
            Self::Postgres { .. } => &["VACUUM (ANALYZE)", "CHECKPOINT"],
            Self::Sqlite { .. } => &["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"],
        };
        for sql in statements {
            db.execute_unprepared(sql).await.map_err(|error| format!("{sql}: {error}"))?;
        }
        db.pool().clone().close().await.map_err(|error| error.to_string())
    }
}

async fn administer(server: &Postgres, sql: &str) -> Result<(), String> {
    let db = Db::connect(&format!("{}/postgres", server.url), 1, false).await.map_err(|error| error.to_string())?;
    // Copying a large database takes longer than a request may.
    db.execute_unprepared("SET statement_timeout = 0").await.map_err(|error| error.to_string())?;
    db.execute_unprepared(sql).await.map_err(|error| format!("{sql}: {error}"))?;
    db.pool().clone().close().await.map_err(|error| error.to_string())
}

pub fn make_folder(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Copies a folder with what is below it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", from.display());
    make_folder(to)?;
    for entry in std::fs::read_dir(from).map_err(said)? {
        let entry = entry.map_err(said)?;
        let target = to.join(entry.file_name());
        if entry.file_type().map_err(said)?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target).map_err(said)?;
        }
    }
    Ok(())
}
