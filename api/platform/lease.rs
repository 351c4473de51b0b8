//! Who leads among many nodes: one row, taken for 10 seconds and renewed every 3, so that a dead leader is replaced within 13.
//! Nobody can take it sooner: a node that comes back cannot know that it, and not a twin of it, was the one that died. Its epoch grows with every new
//! holder, so that one who slept through its time cannot renew what is another's by now.

use std::time::Duration;

use tokio::time::Instant;

use crate::{Cx, Result, crypto, db};

const LIVES_MS: i64 = 10_000;
const RENEW: Duration = Duration::from_secs(3);
/// A holder stops before the others may begin.
const TRUSTED: Duration = Duration::from_secs(7);

/// One node's wish to lead.
pub struct Lease {
    name: &'static str,
    holder: String,
    held: Option<Held>,
    ask_at: Instant,
}

struct Held {
    epoch: i64,
    trusted_until: Instant,
}

#[derive(sea_orm::FromQueryResult)]
struct Epoch {
    epoch: i64,
}

impl Lease {
    /// Not held yet.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, holder: crypto::token(), held: None, ask_at: Instant::now() }
    }

    /// Whether this node may act as the leader now, as far as it can know without asking.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.held.as_ref().is_some_and(|held| Instant::now() < held.trusted_until)
    }

    /// Takes or renews the lease when it is time to, and tells whether it is held.
    ///
    /// # Errors
    /// The database's own; what is held stays held until its time is over.
    pub async fn keep(&mut self, cx: &Cx) -> Result<bool> {
        let asked = Instant::now();
        if asked >= self.ask_at {
            let epoch = match &self.held {
                Some(held) => self.renew(cx, held.epoch).await?,
                None => self.take(cx).await?,
            };
            self.held = epoch.map(|epoch| Held { epoch, trusted_until: asked + TRUSTED });
            // One who just lost it may try again at once; one who waits asks as often as the holder renews.
            self.ask_at = asked + RENEW;
        }
        Ok(self.is_held())
    }

    /// Lets the next one begin at once.
    ///
    /// # Errors
    /// The database's own.
    pub async fn release(&mut self, cx: &Cx) -> Result<()> {
        let Some(held) = self.held.take() else { return Ok(()) };
        let this = &*self;
        cx.db
            .write("lease.release", |tx| async move {
                let values = [this.name.into(), this.holder.as_str().into(), held.epoch.into()];
                db::execute(&tx, "UPDATE lease SET until = 0 WHERE name = $1 AND holder = $2 AND epoch = $3", values).await
            })
            .await?;
        Ok(())
    }

    async fn take(&self, cx: &Cx) -> Result<Option<i64>> {
        let now = cx.now();
        // Most of the time somebody else leads: looking costs less than trying.
        let taken: Option<Epoch> = db::one(&cx.db, "SELECT epoch FROM lease WHERE name = $1 AND until >= $2", [self.name.into(), now.into()]).await?;
        if taken.is_some() {
            return Ok(None);
        }
        let sql = "INSERT INTO lease (name, holder, epoch, until) VALUES ($1, $2, 1, $3)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, epoch = lease.epoch + 1, until = excluded.until WHERE lease.until < $4
            RETURNING epoch";
        let found: Option<Epoch> =
            cx.db
                .write("lease.take", |tx| async move {
                    db::one(&tx, sql, [self.name.into(), self.holder.as_str().into(), (now + LIVES_MS).into(), now.into()]).await
                })
                .await?;
        Ok(found.map(|row| row.epoch))
    }

    async fn renew(&self, cx: &Cx, epoch: i64) -> Result<Option<i64>> {
        let until = cx.now() + LIVES_MS;
        let renewed = cx
            .db
            .write("lease.renew", |tx| async move {
                let values = [until.into(), self.name.into(), self.holder.as_str().into(), epoch.into()];
                db::execute(&tx, "UPDATE lease SET until = $1 WHERE name = $2 AND holder = $3 AND epoch = $4", values).await
            })
            .await?;
        Ok((renewed == 1).then_some(epoch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestCx;

    #[tokio::test]
    async fn one_leads_until_it_stops_or_falls_asleep() {
        let cx = TestCx::new().await;
        let (mut one, mut two, mut three) = (Lease::new("leader"), Lease::new("leader"), Lease::new("leader"));
        assert!(one.keep(&cx).await.unwrap());
        assert!(!two.keep(&cx).await.unwrap());

        // Its time is over and another takes it: it can neither renew nor release any more.
        cx.clock.advance(LIVES_MS + 1);
        two.ask_at = Instant::now();
        assert!(two.keep(&cx).await.unwrap());
        one.ask_at = Instant::now();
        assert!(!one.keep(&cx).await.unwrap());
        one.release(&cx).await.unwrap();
        assert!(!three.keep(&cx).await.unwrap());

        two.release(&cx).await.unwrap();
        three.ask_at = Instant::now();
        assert!(three.keep(&cx).await.unwrap(), "released means free at once");
    }
}
