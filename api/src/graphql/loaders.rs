//! One batcher for all loaders of a request. A type file adds `impl Loader<SomeKey> for Loaders`;
//! the key is the id itself, or a newtype per relation (`struct OffersOf(VariantId)`).

use std::sync::Arc;

use async_graphql::dataloader::DataLoader;
use platform::Cx;

use super::batch::{InTask, Level};
use super::context::Market;

/// What every loader reads with. One per request, so that nothing is seen across viewers.
pub struct Loaders {
    pub cx: Cx,
    pub market: Market,
}

/// `type Error = LoadError;` in every loader: shared by all keys of a batch.
pub type LoadError = Arc<platform::Error>;

impl Loaders {
    /// Fresh loaders for one request.
    #[must_use]
    pub fn new(cx: Cx, market: Market) -> DataLoader<Self> {
        DataLoader::new(Self { cx, market }, InTask::new(), Level).max_batch_size(1000)
    }
}
