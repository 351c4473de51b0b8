//! The connections to the database. A driver waits for an answer as long as the network lets it, which can be for ever,
//! and its pool has lost the connection that is waited on. So whoever asks gives up in time here, and then the whole pool
//! is left for a new one. While the database says nothing to anybody, the next ones are turned away at once.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use crate::error::{is_lost, is_unreached, is_verdict};
use crate::rest::Rest;

/// How long nobody may have heard anything before who waits gives up.
const SILENCE: Duration = Duration::from_secs(4);
/// How long one waits for others to be done with their connections.
const QUEUE: Duration = Duration::from_secs(5);
/// How often a silent database is tried.
const REST: Duration = Duration::from_millis(500);
/// How many connections in a row may turn out to be broken: more than any pool has.
const MOST_BROKEN: u32 = 20;
/// How long to wait for a server that ends whoever connects, as one does that is being started.
const AGAIN: Duration = Duration::from_millis(100);

/// How long an answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Patience {
    /// A read that somebody waits for: who asked is sent away after five seconds anyway.
    Read,
    /// Part of a transaction: it may wait for another's lock, as long as the database answers others meanwhile.
    Write,
    /// A command's; the server itself ends what takes longer.
    Command,
}

pub(crate) struct Pool {
    options: ConnectOptions,
    current: RwLock<(u64, DatabaseConnection)>,
    turns: Arc<Semaphore>,
    /// An embedded database has no line that could break.
    remote: bool,
    began: Instant,
    /// When the database answered somebody last, in milliseconds after `began`.
    heard_at: AtomicU64,
    rest: Rest,
}

/// A turn at asking, with the connections to ask over.
pub(crate) struct Turn {
    pool: Arc<Pool>,
    generation: u64,
    pub(crate) connections: DatabaseConnection,
    began: Instant,
    broken: u32,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Pool {
    pub(crate) async fn connect(mut options: ConnectOptions, remote: bool) -> Result<Arc<Self>, DbErr> {
        let turns = usize::try_from(options.get_max_connections().unwrap_or(1)).unwrap_or(1);
        let connections = Database::connect(options.clone()).await?;
        Ok(Arc::new(Self {
            options: options.connect_lazy(true).to_owned(),
            current: RwLock::new((0, connections)),
            turns: Arc::new(Semaphore::new(turns)),
            remote,
            began: Instant::now(),
            heard_at: AtomicU64::new(0),
            rest: Rest::new(REST),
        }))
    }

    pub(crate) fn connections(&self) -> DatabaseConnection {
        self.read().1
    }

    /// Waits for one's turn; refused at once while the database is silent, unless this one is to try it for all.
    pub(crate) async fn turn(self: &Arc<Self>, patience: Patience) -> Result<Turn, DbErr> {
        let permit = if self.remote {
            // In a queue of our own, so that waiting for others is never taken for waiting for the database.
            let waited = tokio::time::timeout(QUEUE, self.turns.clone().acquire_owned()).await;
            Some(waited.map_err(|_| away("all connections are busy"))?.map_err(|_| away("the queue was closed"))?)
        } else {
            None
        };
        if patience != Patience::Command && !self.rest.may_ask() {
            return Err(away("the database does not answer"));
        }
        let (generation, connections) = self.read();
        Ok(Turn { pool: self.clone(), generation, connections, began: Instant::now(), broken: 0, _permit: permit })
    }

    fn read(&self) -> (u64, DatabaseConnection) {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn hear(&self) {
        self.heard_at.store(self.passed(), Ordering::Relaxed);
        if self.rest.end() {
            tracing::info!("the database answers again");
        }
    }

    /// Whether nobody has heard anything for long.
    fn is_silent(&self) -> bool {
        let heard = Duration::from_millis(self.heard_at.load(Ordering::Relaxed));
        self.began.elapsed().saturating_sub(heard) >= SILENCE
    }

    fn turn_away(&self) {
        metrics::counter!("stoa_database_silences_total").increment(1);
        if self.rest.begin() {
            tracing::error!("the database does not answer; turning requests away until it does");
        }
    }

    /// Leaves the connections of this generation to themselves and begins with new ones, made as they are needed.
    async fn renew(&self, generation: u64) {
        if self.read().0 != generation {
            return;
        }
        let fresh = match Database::connect(self.options.clone()).await {
            Ok(fresh) => fresh,
            Err(error) => return tracing::error!(%error, "no new pool of connections"),
        };
        let old = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            if current.0 != generation {
                return;
            }
            std::mem::replace(&mut *current, (generation + 1, fresh)).1
        };
        tracing::warn!("the connections to the database were left for new ones");
        // Those that still answer end in order; the others end when the network gives them up.
        tokio::spawn(async move { old.close().await });
    }

    fn passed(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX / 2)
    }
}

impl Turn {
    /// The outcome of an exchange with the database, or an error when none comes in time.
    pub(crate) async fn within<T>(&self, patience: Patience, exchange: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        if !self.pool.remote {
            return exchange.await;
        }
        let began = Instant::now();
        let mut exchange = std::pin::pin!(exchange);
        loop {
            if let Ok(outcome) = tokio::time::timeout(SILENCE, &mut exchange).await {
                let heard = outcome.as_ref().err().is_none_or(is_verdict);
                if heard {
                    self.pool.hear();
                }
                return outcome;
            }
            let silent = self.pool.is_silent();
            let over = match patience {
                Patience::Read => true,
                Patience::Write => silent || began.elapsed() >= SILENCE * 3,
                // A little longer than the server's own limit.
                Patience::Command => began.elapsed() >= crate::db::STATEMENT + SILENCE,
            };
            if over {
                if silent {
                    self.pool.turn_away();
                }
                self.pool.renew(self.generation).await;
                return Err(away("the database does not answer"));
            }
        }
    }

    /// Whether the same may be asked once more, because it has had no effect: the connection turned out to be broken, or
    /// there was none. For what only reads or begins.
    pub(crate) async fn may_repeat<T>(&mut self, outcome: &Result<T, DbErr>) -> bool {
        match outcome {
            Err(error) if is_lost(error) && self.broken < MOST_BROKEN => self.broken += 1,
            Err(error) if is_unreached(error) && self.began.elapsed() < SILENCE => tokio::time::sleep(AGAIN).await,
            Err(error) if is_unreached(error) && self.pool.is_silent() => {
                self.pool.turn_away();
                return false;
            }
            _ => return false,
        }
        (self.generation, self.connections) = self.pool.read();
        true
    }
}

fn away(why: &str) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal(why.to_owned()))
}
