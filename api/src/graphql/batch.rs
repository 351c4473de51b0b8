//! Loads run in the task of their request, and only when everything that could be resolved has been: so all keys of one level
//! are in one batch, however many rows a page has. In tasks of their own they would begin on another thread while the
//! level is still being read, and a page of 24 would be anything from one statement to 24.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use async_graphql::futures_util::future::BoxFuture;
use async_graphql::futures_util::stream::{FuturesUnordered, StreamExt};
use async_graphql::futures_util::task::{FutureObj, Spawn, SpawnError};
use async_graphql::runtime::{Timer, TokioSpawner};

tokio::task_local! {
    /// Loads that were asked for and have not begun.
    static WAITING: RefCell<Vec<FutureObj<'static, ()>>>;
}

/// Runs an execution together with the loads it asks for.
pub fn driven<F: Future>(execution: F) -> impl Future<Output = F::Output> {
    WAITING.scope(RefCell::default(), Driven { execution: Box::pin(execution), loads: FuturesUnordered::new() })
}

struct Driven<F> {
    execution: Pin<Box<F>>,
    loads: FuturesUnordered<FutureObj<'static, ()>>,
}

impl<F: Future> Future for Driven<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        loop {
            if let Poll::Ready(output) = self.execution.as_mut().poll(cx) {
                return Poll::Ready(output);
            }
            let asked = WAITING.with(RefCell::take);
            self.loads.extend(asked);
            let mut answered = false;
            while let Poll::Ready(Some(())) = self.loads.poll_next_unpin(cx) {
                answered = true;
            }
            if !answered {
                return Poll::Pending;
            }
        }
    }
}

/// Hands loads to the request's own task; to the runtime where nobody drives them, as under a subscription.
pub struct InTask(TokioSpawner);

impl InTask {
    /// Within a runtime.
    #[must_use]
    pub fn new() -> Self {
        Self(TokioSpawner::current())
    }
}

impl Default for InTask {
    fn default() -> Self {
        Self::new()
    }
}

impl Spawn for InTask {
    fn spawn_obj(&self, load: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        let mut load = Some(load);
        // The task-local is gone only where this is not the request's task.
        let _ = WAITING.try_with(|waiting| waiting.borrow_mut().extend(load.take()));
        load.map_or(Ok(()), |load| self.0.spawn_obj(load))
    }
}

/// A driven load begins when the level is read and need not wait; another gives way a few times, where a sleep would cost
/// a whole millisecond per level.
pub struct Level;

impl Timer for Level {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async {
            if WAITING.try_with(|_| ()).is_err() {
                for _ in 0..3 {
                    tokio::task::yield_now().await;
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use async_graphql::dataloader::{DataLoader, Loader};
    use async_graphql::futures_util::future::join_all;

    use super::*;

    struct Counting(Arc<AtomicUsize>);

    impl Loader<u32> for Counting {
        type Value = u32;
        type Error = ();

        async fn load(&self, keys: &[u32]) -> Result<HashMap<u32, u32>, ()> {
            self.0.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(keys.iter().map(|key| (*key, key + 1_000)).collect())
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn each_level_is_one_batch_however_many_rows() {
        for _ in 0..50 {
            let batches = Arc::new(AtomicUsize::new(0));
            let loader = DataLoader::new(Counting(batches.clone()), InTask::new(), Level);
            let rows = (0..100).map(|key| {
                let loader = &loader;
                async move {
                    let Ok(Some(next)) = loader.load_one(key).await else { return None };
                    loader.load_one(next).await.ok().flatten()
                }
            });
            let found = driven(join_all(rows)).await;
            assert_eq!(found, (2_000..2_100).map(Some).collect::<Vec<_>>());
            assert_eq!(batches.load(Ordering::Relaxed), 2);
        }
    }
}
