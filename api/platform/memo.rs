//! Values made from rows, kept in this process. The key names the revision of the rows, so that nothing is ever stale:
//! what changed is looked for under another key, and what nobody asks for any more makes room.

use std::any::Any;
use std::collections::HashMap;
use std::fmt::Display;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use crate::{Error, Result};

/// At most so many values.
const ENTRIES: u64 = 20_000;
/// What nobody asked for in this time is let go.
const IDLE: Duration = Duration::from_secs(600);

/// Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Memo(moka::future::Cache<String, Arc<dyn Any + Send + Sync>>);

impl Default for Memo {
    fn default() -> Self {
        Self(moka::future::Cache::builder().max_capacity(ENTRIES).time_to_idle(IDLE).build())
    }
}

impl Memo {
    /// The value under `key`, made by `load` where there is none. Two that miss at once may both load: neither waits for a
    /// connection that the other holds.
    ///
    /// # Errors
    /// Those of `load`.
    pub async fn get<T: Send + Sync + 'static>(&self, key: String, load: impl Future<Output = Result<T>>) -> Result<Arc<T>> {
        if let Some(found) = self.0.get(&key).await {
            return found.downcast().map_err(|_| Error::broken(format!("{key} is kept as something else")));
        }
        let made = Arc::new(load.await?);
        self.0.insert(key, made.clone()).await;
        Ok(made)
    }

    /// Rows of one kind at one revision, by their keys; those that are not kept yet are loaded together.
    ///
    /// # Errors
    /// Those of `load`.
    pub async fn rows<K, T, F>(&self, kind: &str, revision: i64, keys: &[K], load: impl FnOnce(Vec<K>) -> F) -> Result<HashMap<K, Arc<T>>>
    where
        K: Clone + Eq + Hash + Display,
        T: Send + Sync + 'static,
        F: Future<Output = Result<Vec<(K, T)>>>,
    {
        let named = |key: &K| format!("{kind}:{key}:{revision}");
        let (mut found, mut missing) = (HashMap::with_capacity(keys.len()), Vec::new());
        for key in keys {
            match self.peek::<T>(&named(key)).await {
                Some(row) => drop(found.insert(key.clone(), row)),
                None => missing.push(key.clone()),
            }
        }
        if !missing.is_empty() {
            for (key, row) in load(missing).await? {
                let row = Arc::new(row);
                self.put(named(&key), row.clone()).await;
                found.insert(key, row);
            }
        }
        Ok(found)
    }

    /// What is kept under `key`, if anything is.
    pub async fn peek<T: Send + Sync + 'static>(&self, key: &str) -> Option<Arc<T>> {
        self.0.get(key).await?.downcast().ok()
    }

    /// Keeps a value.
    pub async fn put<T: Send + Sync + 'static>(&self, key: String, value: Arc<T>) {
        self.0.insert(key, value).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_value_is_made_once_per_revision() {
        let memo = Memo::default();
        for (revision, made) in [(1, "one"), (1, "another"), (2, "two")] {
            let found = memo.get(format!("rates:{revision}"), async { Ok(made.to_owned()) }).await.unwrap();
            assert_eq!(*found, if revision == 1 { "one" } else { "two" });
        }
        assert!(memo.get("rates:3".into(), async { Err::<String, _>(Error::broken("no rows")) }).await.is_err());
        assert_eq!(memo.peek::<String>("rates:3").await, None);
    }
}
