//! For connections that outlive a request: told when the session behind them ends. At once where the news of it arrives;
//! where it does not, one query per node every few seconds finds out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use entity::ids::SessionId;
use futures_util::StreamExt;
use platform::Cx;
use platform::bus::{Delivery, Message};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::live;

/// How many sessions one query asks after.
const ASKED_AT_ONCE: usize = 1_000;

/// The sessions behind this node's open connections. Clones are one.
#[derive(Clone, Default)]
pub struct Watch(Arc<Mutex<HashMap<SessionId, Watching>>>);

struct Watching {
    ended: CancellationToken,
    connections: usize,
}

/// One connection's interest in its session, until it is dropped.
pub struct Watched {
    watch: Watch,
    session: SessionId,
    ended: CancellationToken,
}

impl Watched {
    /// Comes back when the session has ended.
    pub async fn ended(&self) {
        self.ended.cancelled().await;
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let mut all = self.watch.all();
        let Some(watching) = all.get_mut(&self.session) else { return };
        watching.connections -= 1;
        if watching.connections == 0 {
            all.remove(&self.session);
        }
    }
}

impl Watch {
    /// Watches a session that was live a moment ago.
    #[must_use]
    pub fn session(&self, session: SessionId) -> Watched {
        let mut all = self.all();
        let watching = all.entry(session).or_insert_with(|| Watching { ended: CancellationToken::new(), connections: 0 });
        watching.connections += 1;
        Watched { watch: self.clone(), session, ended: watching.ended.clone() }
    }

    /// Hears the news and looks `every` so often by itself, until it is stopped.
    pub async fn run(self, cx: Cx, every: Duration, stop: CancellationToken) {
        let (mut news, mut look) = (cx.bus.subscribe(), tokio::time::interval(every));
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = look.tick() => self.look(&cx).await,
                heard = news.next() => match heard {
                    Some(Delivery::Message(message)) => self.end(&revoked(&message)),
                    Some(Delivery::Lagged) => self.look(&cx).await,
                    None => return,
                },
            }
        }
    }

    /// Asks the database, whose word is the truth.
    async fn look(&self, cx: &Cx) {
        let watched: Vec<SessionId> = self.all().keys().copied().collect();
        for ids in watched.chunks(ASKED_AT_ONCE) {
            match live::among(cx, ids).await {
                Ok(live) => self.end(&ids.iter().copied().filter(|id| !live.contains(id)).collect::<Vec<_>>()),
                // Whoever is pushed something is asked after again before it; an outage alone signs nobody out.
                Err(error) => tracing::debug!(%error, "the sessions behind open connections cannot be looked at"),
            }
        }
    }

    fn end(&self, sessions: &[SessionId]) {
        let all = self.all();
        for watching in sessions.iter().filter_map(|session| all.get(session)) {
            watching.ended.cancel();
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<SessionId, Watching>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn revoked(message: &Message) -> Vec<SessionId> {
    let ids = (message.topic == "SessionsRevoked").then(|| message.payload.get("sessionIds").cloned()).flatten();
    ids.and_then(|ids| serde_json::from_value(ids).ok()).unwrap_or_default()
}
