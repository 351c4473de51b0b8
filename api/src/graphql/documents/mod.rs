//! Documents that may run. Each is read, bounded and validated once and kept, with the trusted ones of the manifests among
//! them from the start; what stays for each request is reading its variables and counting what they make it cost.

mod manifest;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use async_graphql::parser::types::OperationType;
use async_graphql::{Pos, Request, ServerError};
use futures_util::FutureExt;
use moka::sync::Cache;
use platform::crypto;

use super::Schema;
use super::error::coded;
use super::limits::{Limits, Read};
use super::public::TOPICS;

/// At most so many bytes of parsed documents, as far as their texts tell.
const BYTES: u64 = 16 * 1024 * 1024;
/// What a parsed document takes for each byte of its text, about.
const GROWTH: u32 = 10;

/// A document that may run.
pub struct Document {
    pub read: Read,
    /// It came from a manifest, by its hash.
    pub trusted: bool,
    /// It was validated against the schema, so that running it need not.
    pub validated: bool,
    /// After it the catalogue looks different.
    pub changes_catalogue: bool,
    /// What it asks for, once somebody wants to know.
    fields: OnceLock<Vec<String>>,
}

impl Document {
    /// The fields it asks for, each once, with their types (`Query.orders`, `Order.number`).
    pub fn fields(&self, limits: &Limits) -> impl Iterator<Item = &str> {
        self.fields.get_or_init(|| limits.fields(&self.read)).iter().map(String::as_str)
    }
}

/// Everything that was read.
pub struct Documents {
    /// Validates. What it validated runs on a schema that does not.
    strict: Schema,
    limits: Limits,
    kept: Cache<[u8; 32], Kept>,
    trusted: HashMap<String, Arc<Document>>,
}

#[derive(Clone)]
struct Kept {
    document: Arc<Document>,
    bytes: u32,
}

impl Documents {
    /// Of this schema, with those of the manifests.
    ///
    /// # Errors
    /// One readable line, naming the file and the document that will not do.
    pub fn new(strict: Schema, manifests: &[PathBuf]) -> Result<Self, String> {
        let limits = Limits::of(&strict.sdl());
        let mut trusted = HashMap::new();
        for path in manifests {
            for (hash, text) in manifest::read(path)? {
                let said = |told: String| format!("STOA_DOCUMENTS: {} in {} will not do: {told}", manifest::name_of(&text), path.display());
                let document = manifest::document(&limits, &strict, &text).map_err(said)?;
                trusted.insert(hash, Arc::new(document));
            }
        }
        let kept = Cache::builder().max_capacity(BYTES).weigher(|_, kept: &Kept| kept.bytes).build();
        Ok(Self { strict, limits, kept, trusted })
    }

    /// What a document may ask for.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The schema that validates.
    #[must_use]
    pub fn strict(&self) -> &Schema {
        &self.strict
    }

    /// How many trusted documents there are.
    #[must_use]
    pub fn trusted(&self) -> usize {
        self.trusted.len()
    }

    /// The trusted document of this hash.
    #[must_use]
    pub fn by_hash(&self, id: &str) -> Option<Arc<Document>> {
        self.trusted.get(id.strip_prefix("sha256:").unwrap_or(id)).cloned()
    }

    /// A document that was read before.
    #[must_use]
    pub fn known(&self, text: &str, operation: Option<&str>) -> Option<Arc<Document>> {
        self.kept.get(&key(text, operation)).map(|kept| kept.document)
    }

    /// Reads and validates a document, and keeps it where it will do.
    ///
    /// # Errors
    /// With `extensions.code`, or the engine's own where it does not fit the schema.
    pub fn read(&self, text: &str, operation: Option<&str>) -> Result<Arc<Document>, Vec<ServerError>> {
        let read = self.limits.read(text, operation).map_err(|error| vec![error])?;
        // To validate apart, the engine would have to answer what is asked about the schema; that runs strictly instead.
        let validated = !read.introspects();
        if validated {
            validate(&self.strict, &read)?;
        }
        let document =
            Arc::new(Document { changes_catalogue: changes_catalogue(&self.limits, &read), read, trusted: false, validated, fields: OnceLock::new() });
        let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX).saturating_mul(GROWTH).saturating_add(1_000);
        self.kept.insert(key(text, operation), Kept { document: document.clone(), bytes });
        Ok(document)
    }
}

/// The engine's own rules over a document, whatever its variables hold.
///
/// # Errors
/// The engine's.
pub(super) fn validate(strict: &Schema, read: &Read) -> Result<(), Vec<ServerError>> {
    // Of a request about the schema alone no resolver is asked: what is left is the validation, which waits for nothing.
    let mut request = Request::new(String::new()).only_introspection();
    request.set_parsed_query(read.document.clone());
    let validation = || strict.execute(request).now_or_never().map(|response| response.errors);
    // The engine takes some things for granted; whatever we have not looked at first must not end more than this.
    let Ok(Some(errors)) = catch_unwind(AssertUnwindSafe(validation)) else {
        return Err(vec![coded("INTERNAL", "Something went wrong on our side. Tell us the request id.").into_server_error(Pos::default())]);
    };
    match &errors[..] {
        [] => Ok(()),
        // A subscription that passed is told that it came to the wrong door.
        [only] if read.kind == OperationType::Subscription && only.message == "Subscriptions are not supported on this transport." => Ok(()),
        _ => Err(errors),
    }
}

fn changes_catalogue(limits: &Limits, read: &Read) -> bool {
    limits.emits(read).any(|event| TOPICS.contains(&event))
}

fn key(text: &str, operation: Option<&str>) -> [u8; 32] {
    crypto::digest(&[text.as_bytes(), operation.unwrap_or_default().as_bytes()])
}
