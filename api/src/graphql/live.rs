//! What every subscription is made of: authorise once, hear the bus, and on every push look again who is there and what
//! they may see. It never sends what it heard, only what was loaded afresh.

use std::future::Future;
use std::time::Duration;

use async_graphql::{Context, Result};
use futures_util::future::OptionFuture;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use kernel::Viewer;
use platform::Cx;
use platform::bus::Delivery;
use tokio::time::Interval;

use super::context::Ask;
use super::error::{coded, unauthenticated};
use crate::http::still;

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
    let session = viewer.session().map(|session| ctx.scope().state.sessions.session(session));
    // A program has no session that ends; its key does.
    let look = matches!(viewer, Viewer::Client { .. }).then(|| tokio::time::interval(BELIEVED));
    let first = since.is_none_or(|since| version > since).then_some(node);
    let watch = Watch { cx, viewer, session, look, news, aggregate, load, last: version, first, over: false };
    Ok(futures_util::stream::unfold(watch, |mut watch| async move { Some((watch.next().await?, watch)) }))
}

/// How long a program's key is believed without another look.
const BELIEVED: Duration = Duration::from_secs(5);

struct Watch<T, F> {
    cx: Cx,
    viewer: Viewer,
    session: Option<identity::Watched>,
    look: Option<Interval>,
    news: BoxStream<'static, Delivery>,
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
            tokio::select! {
                Some(()) = OptionFuture::from(self.session.as_ref().map(identity::Watched::ended)) => return self.end(unauthenticated()),
                Some(_) = OptionFuture::from(self.look.as_mut().map(Interval::tick)) => match still(&self.cx, &self.viewer).await {
                    Ok(Some(_)) => continue,
                    Ok(None) => return self.end(unauthenticated()),
                    Err(error) => return self.end(error.into()),
                },
                news = self.news.next() => match news? {
                    Delivery::Message(message) if message.aggregate != self.aggregate => continue,
                    _ => {}
                },
            }
            match still(&self.cx, &self.viewer).await {
                Ok(Some(viewer)) => self.viewer = viewer,
                Ok(None) => return self.end(unauthenticated()),
                Err(error) => return self.end(error.into()),
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
}
