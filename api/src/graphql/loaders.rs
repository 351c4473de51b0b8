//! One batcher for all loaders of a request. A type file adds `impl Loader<SomeKey> for Loaders`;
//! the key is the id itself, or a newtype per relation (`struct OffersOf(VariantId)`).

use std::sync::Arc;
use std::time::Duration;

use async_graphql::dataloader::DataLoader;
use async_graphql::futures_util::future::BoxFuture;
use async_graphql::runtime::{Timer, TokioSpawner};
use platform::Cx;

/// What every loader reads with. One per request, so that nothing is seen across viewers.
pub struct Loaders {
    pub cx: Cx,
}

/// `type Error = LoadError;` in every loader: shared by all keys of a batch.
pub type LoadError = Arc<platform::Error>;

impl Loaders {
    /// Fresh loaders for one request.
    #[must_use]
    pub fn new(cx: Cx) -> DataLoader<Self> {
        DataLoader::new(Self { cx }, TokioSpawner::current(), Yields).max_batch_size(1000)
    }
}

/// Waits for the other fields of the level by giving way a few times, where a sleep would cost a whole millisecond per level.
struct Yields;

impl Timer for Yields {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async {
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
        })
    }
}
