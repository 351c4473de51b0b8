//! What every subscription is made of: authorise once, hear the bus, and on every push look again who is there and what
//! they may see. It never sends what it heard, only what was loaded afresh.

use std::future::Future;
use std::time::Duration;

use async_graphql::{Context, Result};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use kernel::Viewer;
use platform::Cx;
use platform::bus::{Delivery, Message};
use tokio::time::{Interval, MissedTickBehavior};

use super::context::Ask;
use super::error::{coded, unauthenticated};
use crate::http::still;

/// Even without news a listener's session is looked at this often.
const LOOK: Duration = Duration::from_secs(30);

/// Follows one aggregate (`order:ord_...`).
///
/// `load` reads it through a scoped finder, with the viewer as they are now, and gives its version beside the node.
/// It is sent at once, unless `since` says that this version is known already, and then at every later version, so that
/// nothing is missed over a dropped connection. The stream ends with an error when the session does, and silently when
/// the thing may not be seen any more.
///
/// ```ignore
/// live(ctx, format!("order:{id}"), since, move |cx, viewer| async move {
///     let Some(shopper) = identity::shopper(&viewer) else { return Ok(None) };
///     Ok(orders::for_shopper(&cx.db, &shopper, id).await?.map(|row| (row.version, Order::bought(row))))
/// })
/// .await
/// ```
///
/// # Errors
/// `NOT_FOUND` when there is nothing that this viewer may see.
pub async fn live<T, F, Fut>(ctx: &Context<'_>, aggregate: String, since: Option<i64>, load: F) -> Result<impl Stream<Item = Result<T>> + use<T, F, Fut>>
where
    T: Send + 'static,
    F: Fn(Cx, Viewer) -> Fut + Send + 'static,
    Fut: Future<Output = platform::Result<Option<(i64, T)>>> + Send + 'static,
{
    let (cx, viewer) = (ctx.cx().clone(), ctx.viewer().clone());
    // Before the first look, so that no change falls between the two.
    let news = cx.bus.subscribe().boxed();
    let Some((version, node)) = load(cx.clone(), viewer.clone()).await? else { return Err(coded("NOT_FOUND", "There is no such thing.")) };
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Skip);
    look.reset();
    let first = since.is_none_or(|since| version > since).then_some(node);
    let watch = Watch { cx, viewer, news, look, aggregate, load, last: version, first, over: false };
    Ok(futures_util::stream::unfold(watch, |mut watch| async move { Some((watch.next().await?, watch)) }))
}

struct Watch<T, F> {
    cx: Cx,
    viewer: Viewer,
    news: BoxStream<'static, Delivery>,
    look: Interval,
    aggregate: String,
    load: F,
    /// The version that was sent last.
    last: i64,
    first: Option<T>,
    over: bool,
}

impl<T, F, Fut> Watch<T, F>
where
    F: Fn(Cx, Viewer) -> Fut,
    Fut: Future<Output = platform::Result<Option<(i64, T)>>>,
{
    async fn next(&mut self) -> Option<Result<T>> {
        if let Some(node) = self.first.take() {
            return Some(Ok(node));
        }
        while !self.over {
            let reload = tokio::select! {
                news = self.news.next() => match news? {
                    Delivery::Lagged => true,
                    Delivery::Message(message) if message.aggregate == self.aggregate => true,
                    Delivery::Message(message) if self.ended_by(&message) => false,
                    Delivery::Message(_) => continue,
                },
                _ = self.look.tick() => false,
            };
            match still(&self.cx, &self.viewer).await {
                Ok(Some(viewer)) => self.viewer = viewer,
                Ok(None) => return self.end(unauthenticated()),
                Err(error) => return self.end(error.into()),
            }
            if !reload {
                continue;
            }
            match (self.load)(self.cx.clone(), self.viewer.clone()).await {
                Ok(Some((version, node))) if version > self.last => {
                    self.last = version;
                    return Some(Ok(node));
                }
                // Delivered twice, or heard of before it was loaded.
                Ok(Some(_)) => {}
                Ok(None) => return None,
                Err(error) => return self.end(error.into()),
            }
        }
        None
    }

    fn end(&mut self, error: async_graphql::Error) -> Option<Result<T>> {
        self.over = true;
        Some(Err(error))
    }

    /// Whether this tells of sessions that ended, ours among them.
    fn ended_by(&self, message: &Message) -> bool {
        let Some(session) = self.viewer.session() else { return false };
        let ended = message.payload.get("sessionIds").and_then(|ids| serde_json::from_value::<Vec<entity::ids::SessionId>>(ids.clone()).ok());
        message.topic == "SessionsRevoked" && ended.is_some_and(|ended| ended.contains(&session))
    }
}
