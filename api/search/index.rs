//! The full-text index of this node, in a folder of its own.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use entity::ids::{ProductId, Uuid};
use entity::product_card::Model;
use entity::states::CardState;
use platform::{Error, Result};
use tantivy::directory::MmapDirectory;
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term};

use crate::document::{Fields, TOKENIZER, VERSION, analyzer, document, schema};
use crate::follow::Followed;

/// The least that tantivy works with.
const WRITER_BYTES: usize = 20_000_000;

/// Cheap to clone; all clones are one index.
#[derive(Clone)]
pub struct SearchIndex(Arc<Inner>);

struct Inner {
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    fields: Fields,
    /// How far the cards were followed; held while following, so that one does it at a time.
    followed: tokio::sync::Mutex<Followed>,
    revision: AtomicU64,
}

impl SearchIndex {
    /// Opens the index below `folder`, or begins an empty one, which [`SearchIndex::catch_up`] fills.
    ///
    /// # Errors
    /// When the folder cannot be written, or another process holds it.
    pub fn open(folder: &Path) -> Result<Self> {
        let folder = folder.join(format!("v{VERSION}"));
        std::fs::create_dir_all(&folder)?;
        let (schema, fields) = schema();
        let directory = MmapDirectory::open(&folder).map_err(|error| Error::broken(format!("search index: {error}")))?;
        let index = Index::open_or_create(directory, schema).map_err(broken)?;
        index.tokenizers().register(TOKENIZER, analyzer());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(broken)?;
        let writer = index.writer_with_num_threads(1, WRITER_BYTES).map_err(broken)?;
        let since = index.load_metas().map_err(broken)?.payload.and_then(|payload| payload.parse().ok()).unwrap_or(0);
        Ok(Self(Arc::new(Inner {
            reader,
            writer: Mutex::new(writer),
            fields,
            followed: tokio::sync::Mutex::new(Followed::since(since)),
            revision: AtomicU64::new(0),
        })))
    }

    /// How many products it knows.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.searcher().num_docs()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Grows whenever searches see something new.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.0.revision.load(Ordering::Relaxed)
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.0.reader.searcher()
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.0.fields
    }

    pub(crate) async fn followed(&self) -> tokio::sync::MutexGuard<'_, Followed> {
        self.0.followed.lock().await
    }

    /// Writes these cards, notes how far that is, and lets searches see it. Blocks on the disk.
    pub(crate) fn write(&self, cards: &[Model], until: i64) -> Result<()> {
        let mut writer = self.writer();
        let outcome = put(&mut writer, &self.0.fields, cards, until);
        if outcome.is_err() {
            writer.rollback().map_err(broken)?;
        }
        outcome.map_err(broken)?;
        self.0.reader.reload().map_err(broken)?;
        self.0.revision.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn writer(&self) -> MutexGuard<'_, IndexWriter> {
        // Whoever panicked with it left it uncommitted; the next commit or rollback settles that.
        self.0.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The product a hit stands for.
    pub(crate) fn product(&self, searcher: &Searcher, at: DocAddress) -> Result<(ProductId, String)> {
        let stored: TantivyDocument = searcher.doc(at).map_err(broken)?;
        let text = |field| stored.get_first(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
        let id = Uuid::try_parse(&text(self.0.fields.id)).map_err(|error| Error::broken(format!("search index: {error}")))?;
        Ok((ProductId(id), text(self.0.fields.shown_title)))
    }
}

fn put(writer: &mut IndexWriter, fields: &Fields, cards: &[Model], until: i64) -> Result<(), TantivyError> {
    for card in cards {
        writer.delete_term(Term::from_field_text(fields.id, &card.product_id.0.simple().to_string()));
        if card.state == CardState::Listed {
            writer.add_document(document(fields, card))?;
        }
    }
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(&until.to_string());
    commit.commit()?;
    Ok(())
}

/// The index is ours alone: whatever it refuses is a fault.
pub(crate) fn broken(error: TantivyError) -> Error {
    Error::broken(format!("search index: {error}"))
}
