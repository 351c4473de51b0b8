//! Manifests of trusted documents: a JSON object of texts by the SHA-256 of each, as `@graphql-codegen`'s client preset
//! writes it with `hashAlgorithm: 'sha256'`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use platform::crypto;

use super::{Document, changes_catalogue, validate};
use crate::graphql::Schema;
use crate::graphql::limits::{Limits, affordable};

/// What a trusted document may cost, whoever sends its hash.
pub const MOST_COST: u64 = 2_000;

/// The texts of a manifest by their hashes, each hash seen to be its text's own.
///
/// # Errors
/// One readable line.
pub(super) fn read(path: &Path) -> Result<BTreeMap<String, String>, String> {
    let said = |told: String| format!("STOA_DOCUMENTS: {} {told}", path.display());
    let bytes = std::fs::read(path).map_err(|error| said(format!("cannot be read: {error}.")))?;
    let texts: BTreeMap<String, String> = serde_json::from_slice(&bytes).map_err(|_| said("is no JSON object of documents by their hashes.".into()))?;
    let mut found = BTreeMap::new();
    for (id, text) in texts {
        let hash = crypto::sha256(text.as_bytes());
        if id.strip_prefix("sha256:").unwrap_or(&id) != hash {
            return Err(said(format!("names {} by `{id}`, which is not the SHA-256 of its text (`hashAlgorithm: 'sha256'`).", name_of(&text))));
        }
        found.insert(hash, text);
    }
    Ok(found)
}

/// Measures and validates a document before anybody asks for it.
///
/// # Errors
/// Why it will not do.
pub(super) fn document(limits: &Limits, strict: &Schema, text: &str) -> Result<Document, String> {
    let read = limits.read(text, None).map_err(|error| error.message)?;
    affordable(limits.usual_cost(&read).map_err(|error| error.message)?, MOST_COST).map_err(|error| error.message)?;
    validate(strict, &read).map_err(|errors| errors.into_iter().next().map(|error| error.message).unwrap_or_default())?;
    Ok(Document { changes_catalogue: changes_catalogue(limits, &read), read, trusted: true, validated: true, fields: OnceLock::new() })
}

/// What people call a document: its first words.
pub(super) fn name_of(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).take(2).collect();
    format!("`{}`", words.join(" "))
}
