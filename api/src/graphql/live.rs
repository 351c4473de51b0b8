//! What every subscription is made of: authorise once, hear the bus, and on every push look again who is there and what
//! they may see. It never sends what it heard, only what was loaded afresh.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, Result};
use futures_util::future::{BoxFuture, OptionFuture};
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, Stream, StreamExt};
use kernel::Viewer;
use platform::Cx;
use platform::bus::{Delivery, Message};
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
    F: Fn(Cx, Viewer) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = platform::Result<Option<(i64, T)>>> + Send + 'static,
{
    follow(ctx, One { aggregate, load, last: since }).await
}

/// What a subscription is about, and what of it is sent.
pub trait Subject: Send + 'static {
    /// What is sent.
    type Node: Send + 'static;

    /// Whether a message is about it.
    fn concerns(&self, message: &Message) -> bool;

    /// What is to be sent now that this was heard: at first nothing, later what concerns it, or nothing again where messages may have
    /// been missed. Read afresh through scoped finders, with the viewer as they are now. None ends the stream: there is nothing to see
    /// for them, or not any more.
    fn load(&mut self, cx: Cx, viewer: Viewer, heard: Option<Arc<Message>>) -> BoxFuture<'_, platform::Result<Option<Vec<Self::Node>>>>;
}

/// Follows a subject, as [`live`] does one aggregate.
///
/// # Errors
/// `NOT_FOUND` when there is nothing that this viewer may see.
pub async fn follow<S: Subject>(ctx: &Context<'_>, mut subject: S) -> Result<impl Stream<Item = Result<S::Node>> + use<S>> {
    let (cx, viewer) = (ctx.cx().clone(), ctx.viewer().clone());
    // Before the first look, so that no change falls between the two.
    let news = cx.bus.subscribe().boxed();
    let Some(first) = subject.load(cx.clone(), viewer.clone(), None).await? else { return Err(coded("NOT_FOUND", "There is no such thing.")) };
    let session = viewer.session().map(|session| ctx.scope().state.sessions.session(session));
    // A program has no session that ends; its key does.
    let look = matches!(viewer, Viewer::Client { .. }).then(|| tokio::time::interval(BELIEVED));
    let watch = Watch { cx, viewer, session, look, news, subject, ready: first.into(), over: false };
    Ok(futures_util::stream::unfold(watch, |mut watch| async move { Some((watch.next().await?, watch)) }))
}

/// One aggregate, and the version of it that was sent last.
struct One<F> {
    aggregate: String,
    load: F,
    last: Option<i64>,
}

impl<T, F, Fut> Subject for One<F>
where
    T: Send + 'static,
    F: Fn(Cx, Viewer) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = platform::Result<Option<(i64, T)>>> + Send + 'static,
{
    type Node = T;

    fn concerns(&self, message: &Message) -> bool {
        message.aggregate == self.aggregate
    }

    fn load(&mut self, cx: Cx, viewer: Viewer, _: Option<Arc<Message>>) -> BoxFuture<'_, platform::Result<Option<Vec<T>>>> {
        async move {
            let Some((version, node)) = (self.load)(cx, viewer).await? else { return Ok(None) };
            // Known already, delivered twice, or heard of before it was loaded.
            if self.last.is_some_and(|last| version <= last) {
                return Ok(Some(Vec::new()));
            }
            self.last = Some(version);
            Ok(Some(vec![node]))
        }
        .boxed()
    }
}

/// How long a program's key is believed without another look.
const BELIEVED: Duration = Duration::from_secs(5);

struct Watch<S: Subject> {
    cx: Cx,
    viewer: Viewer,
    session: Option<identity::Watched>,
    look: Option<Interval>,
    news: BoxStream<'static, Delivery>,
    subject: S,
    ready: VecDeque<S::Node>,
    over: bool,
}

impl<S: Subject> Watch<S> {
    async fn next(&mut self) -> Option<Result<S::Node>> {
        loop {
            if let Some(node) = self.ready.pop_front() {
                return Some(Ok(node));
            }
            if self.over {
                return None;
            }
            let heard = tokio::select! {
                Some(()) = OptionFuture::from(self.session.as_ref().map(identity::Watched::ended)) => return self.end(unauthenticated()),
                Some(_) = OptionFuture::from(self.look.as_mut().map(Interval::tick)) => match still(&self.cx, &self.viewer).await {
                    Ok(Some(_)) => continue,
                    Ok(None) => return self.end(unauthenticated()),
                    Err(error) => return self.end(error.into()),
                },
                news = self.news.next() => match news? {
                    Delivery::Message(message) if !self.subject.concerns(&message) => continue,
                    Delivery::Message(message) => Some(message),
                    Delivery::Lagged => None,
                },
            };
            match still(&self.cx, &self.viewer).await {
                Ok(Some(viewer)) => self.viewer = viewer,
                Ok(None) => return self.end(unauthenticated()),
                Err(error) => return self.end(error.into()),
            }
            match self.subject.load(self.cx.clone(), self.viewer.clone(), heard).await {
                Ok(Some(nodes)) => self.ready.extend(nodes),
                Ok(None) => return None,
                Err(error) => return self.end(error.into()),
            }
        }
    }

    fn end(&mut self, error: async_graphql::Error) -> Option<Result<S::Node>> {
        self.over = true;
        Some(Err(error))
    }
}
