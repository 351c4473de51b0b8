//! What a vendor shows for who it is: announced, sent to a signed address, looked at, sealed, read by operators alone.

use entity::ids::{DocumentId, VendorId};
use entity::states::{DocumentKind, DocumentState};
use entity::vendor_document::{Column, Entity, Model};
use kernel::{Refusal, VendorMember, line};
use platform::audit::{self, Change, Who};
use platform::crypto::{Place, sealed_by, sha256};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;

use crate::apply::{held, may_change};
use crate::scan::{Scanned, Scanner};

const MINUTE: i64 = 60_000;
/// How long an address to send to is good.
const SENT_MS: i64 = 15 * MINUTE;
/// How long an address to read from is good.
const READ_MS: i64 = 5 * MINUTE;
/// The largest file.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// More than this no application needs.
const MOST_DOCUMENTS: u64 = 40;

/// What is taken: what it is called, and how it begins.
const KINDS: [(&str, &[u8]); 3] = [("application/pdf", b"%PDF-"), ("image/jpeg", b"\xFF\xD8\xFF"), ("image/png", b"\x89PNG\r\n\x1a\n")];

/// Announces a document; the file follows to [`upload_path`].
///
/// # Errors
/// `ValidationFailed`, `StateConflict` while the application is looked at, `LimitExceeded` beyond forty.
pub async fn announce(cx: &Cx, member: &VendorMember, key: Option<&str>, kind: DocumentKind, file_name: &str) -> Result<Model> {
    let file_name = &line("input.fileName", file_name, 1, 200)?;
    let request = Request::new(member, "vendorDocumentSubmit", key, &json!({ "kind": kind, "fileName": file_name }))?;
    let id: DocumentId = once(cx, "vendors.announce_document", &request, |tx| async move {
        let (vendor, _) = held(cx, &tx, member).await?;
        may_change(vendor.state)?;
        // One that was announced and never sent stands in nobody's way.
        if Entity::find().filter(Column::VendorId.eq(member.vendor)).filter(stand(cx.now())).count(&tx).await? >= MOST_DOCUMENTS {
            return Err(Refusal::LimitExceeded { field: Vec::new(), message: format!("At most {MOST_DOCUMENTS} documents."), retry_after_seconds: None }.into());
        }
        let row = Model {
            id: cx.id(),
            vendor_id: member.vendor,
            kind,
            state: DocumentState::Awaited,
            file_name: file_name.clone(),
            content_type: None,
            bytes: None,
            digest: None,
            sealed_by: None,
            scanned: false,
            uploaded_by: member.who.to_string(),
            created_at: cx.now(),
            received_at: None,
        };
        let id = row.id;
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        Ok(id)
    })
    .await?;
    Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("a document is gone"))
}

/// The path to send the file to, by `PUT`, within a quarter of an hour; whoever has it may send it once.
#[must_use]
pub fn upload_path(cx: &Cx, id: DocumentId) -> String {
    let until = cx.now() + SENT_MS;
    format!("/documents/{id}?until={until}&signature={}", cx.keys.sign("document-upload", format!("{id}.{until}").as_bytes()))
}

/// The path to read it from within five minutes. It bears the name of who asks, under which reading is written down.
#[must_use]
pub fn download_path(cx: &Cx, id: DocumentId) -> String {
    let (until, by) = (cx.now() + READ_MS, &cx.who.actor);
    format!("/documents/{id}?until={until}&by={by}&signature={}", cx.keys.sign("document-download", format!("{id}.{until}.{by}").as_bytes()))
}

fn signed(cx: &Cx, purpose: &str, until: i64, message: &str, signature: &str) -> bool {
    cx.now() < until && cx.keys.verify(purpose, message.as_bytes(), signature)
}

/// Whose document may be sent there, before any of it is read.
///
/// # Errors
/// The database's own.
pub async fn may_send(cx: &Cx, id: DocumentId, until: i64, signature: &str) -> Result<Option<VendorId>> {
    Ok(awaited(cx, id, until, signature).await?.map(|row| row.vendor_id))
}

async fn awaited(cx: &Cx, id: DocumentId, until: i64, signature: &str) -> Result<Option<Model>> {
    if !signed(cx, "document-upload", until, &format!("{id}.{until}"), signature) {
        return Ok(None);
    }
    Ok(Entity::find_by_id(id).filter(Column::State.eq(DocumentState::Awaited)).one(&cx.db).await?)
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwanted {
    /// The address is not signed by us, is over, or was used.
    NoSuchAddress,
    TooLong,
    /// Neither a PDF nor a JPEG nor a PNG.
    OtherKind,
    /// Something that does harm.
    Harmful,
    /// What looks for harm does not answer.
    NobodyLooks,
}

/// Takes a file: looks what it is, has it looked through, seals it, stores it.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn receive(cx: &Cx, scanner: &Scanner, id: DocumentId, until: i64, signature: &str, bytes: &[u8]) -> Result<Result<(), Unwanted>> {
    let Some(row) = awaited(cx, id, until, signature).await? else { return Ok(Err(Unwanted::NoSuchAddress)) };
    if bytes.len() > MOST_BYTES {
        return Ok(Err(Unwanted::TooLong));
    }
    let Some((content_type, _)) = KINDS.iter().find(|(_, magic)| bytes.starts_with(magic)) else { return Ok(Err(Unwanted::OtherKind)) };
    let scanned = match scanner.scan(bytes).await {
        Scanned::Clean => true,
        Scanned::NotLookedAt => false,
        Scanned::Unreachable => return Ok(Err(Unwanted::NobodyLooks)),
        Scanned::Harmful => {
            finish(cx, &row, DocumentState::Refused, None, false).await?;
            return Ok(Err(Unwanted::Harmful));
        }
    };
    // Stored before it is known: a file nobody knows of is swept with its row's end, a row without its file would lie.
    let sealed = cx.keys.seal_file(&place(&id.to_string()), bytes);
    let by = sealed_by(&sealed).map(str::to_owned);
    let digest = sha256(bytes);
    let key = storage_key(&row, &digest);
    cx.storage.put(&key, "application/octet-stream", sealed).await?;
    let about = About { content_type, bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX), digest, by };
    if finish(cx, &row, DocumentState::Received, Some(about), scanned).await? {
        return Ok(Ok(()));
    }
    // Another one came first. What it left lies under its own name, unless it was the very same file.
    let first = Entity::find_by_id(id).one(&cx.db).await?;
    if first.is_none_or(|first| first.digest.as_deref().is_none_or(|digest| storage_key(&first, digest) != key)) {
        cx.storage.delete(&key).await?;
    }
    Ok(Err(Unwanted::NoSuchAddress))
}

/// What is known of a file that was taken.
struct About {
    content_type: &'static str,
    bytes: i64,
    digest: String,
    /// The data key that sealed it.
    by: Option<String>,
}

async fn finish(cx: &Cx, row: &Model, state: DocumentState, about: Option<About>, scanned: bool) -> Result<bool> {
    let about = &about;
    let taken = cx
        .db
        .write("vendors.receive_document", |tx| async move {
            let mut update = Entity::update_many()
                .col_expr(Column::State, Expr::value(state))
                .col_expr(Column::Scanned, Expr::value(scanned))
                .col_expr(Column::ReceivedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(row.id))
                .filter(Column::State.eq(DocumentState::Awaited));
            if let Some(About { content_type, bytes, digest, by }) = about {
                update = update
                    .col_expr(Column::ContentType, Expr::value(*content_type))
                    .col_expr(Column::Bytes, Expr::value(*bytes))
                    .col_expr(Column::Digest, Expr::value(digest.as_str()))
                    .col_expr(Column::SealedBy, Expr::value(by.clone()));
            }
            Ok(update.exec(&tx).await?.rows_affected)
        })
        .await?;
    Ok(taken == 1)
}

/// A file as its reader gets it.
pub struct Opened {
    pub content_type: String,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// Opens a file for whoever has a signed address, and writes down that they did; nothing where there is none.
///
/// # Errors
/// The database's own, or the storage's; a fault where the file was touched.
pub async fn read(cx: &Cx, id: DocumentId, until: i64, by: &str, signature: &str) -> Result<Option<Opened>> {
    if !signed(cx, "document-download", until, &format!("{id}.{until}.{by}"), signature) {
        return Ok(None);
    }
    let Some(row) = &Entity::find_by_id(id).filter(Column::State.eq(DocumentState::Received)).one(&cx.db).await? else { return Ok(None) };
    let digest = row.digest.clone().unwrap_or_default();
    let Some(object) = cx.storage.get(&storage_key(row, &digest)).await? else { return Err(Error::broken("the file of a document is gone")) };
    let bytes = cx.keys.unseal_file(&place(&id.to_string()), &object.bytes).ok_or_else(|| Error::broken("a sealed document does not open"))?;
    if digest != sha256(&bytes) {
        return Err(Error::broken("a document is not what was sent"));
    }
    let reader = &cx.acting(Who { actor: by.to_owned(), acting_for: None });
    cx.db
        .write("vendors.read_document", |tx| async move {
            audit::record(reader, &tx, Change { action: "vendorDocumentRead", subject: id.to_string(), vendor: Some(row.vendor_id), ..Change::default() })
        })
        .await?;
    Ok(Some(Opened { content_type: row.content_type.clone().unwrap_or_default(), file_name: row.file_name.clone(), bytes }))
}

/// The documents of vendors that the caller may see the whole of, the newest first.
///
/// # Errors
/// The database's own.
pub async fn documents_of(db: &impl ConnectionTrait, vendors: &[VendorId], now: i64) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(db::among(Column::VendorId, vendors))
        .filter(stand(now))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// Those that were sent, or still can be.
fn stand(now: i64) -> Condition {
    let sent = Column::State.is_in([DocumentState::Received, DocumentState::Refused]);
    let awaited = Condition::all().add(Column::State.eq(DocumentState::Awaited)).add(Column::CreatedAt.gt(now - SENT_MS));
    Condition::any().add(sent).add(awaited)
}

/// Removes the file, and says so.
pub(crate) async fn destroy(cx: &Cx, row: &Model) -> Result<()> {
    if let Some(digest) = &row.digest {
        cx.storage.delete(&storage_key(row, digest)).await?;
    }
    cx.db
        .write("vendors.remove_document", |tx| async move {
            Entity::update_many()
                .col_expr(Column::State, Expr::value(DocumentState::Removed))
                .col_expr(Column::FileName, Expr::value(""))
                .col_expr(Column::SealedBy, Expr::value(None::<String>))
                .filter(Column::Id.eq(row.id))
                .exec(&tx)
                .await?;
            Ok(())
        })
        .await
}

/// Seals by the current data key the files that an older one sealed; returns how many.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn reseal_documents(cx: &Cx) -> Result<u64> {
    let (current, mut last, mut count) = (cx.keys.current_id(), None, 0);
    // Without a key's name from before there were data keys.
    let before = Condition::all().add(Column::SealedBy.is_null()).add(Column::State.eq(DocumentState::Received));
    let older = Condition::any().add(Column::SealedBy.ne(current.as_str())).add(before);
    loop {
        let mut next = Entity::find().filter(older.clone()).order_by_asc(Column::Id);
        if let Some(last) = last {
            next = next.filter(Column::Id.gt(last));
        }
        let Some(row) = next.one(&cx.db).await? else { return Ok(count) };
        last = Some(row.id);
        let (id, key) = (row.id.to_string(), storage_key(&row, row.digest.as_deref().unwrap_or_default()));
        let Some(plain) = cx.storage.get(&key).await?.and_then(|object| cx.keys.unseal_file(&place(&id), &object.bytes)) else {
            tracing::error!(document = id, "the file of a document is gone, or does not open");
            continue;
        };
        // Under the same name: whoever reads meanwhile opens either.
        let sealed = cx.keys.seal_file(&place(&id), &plain);
        let by = sealed_by(&sealed).map(str::to_owned);
        cx.storage.put(&key, "application/octet-stream", sealed).await?;
        let (row, by) = (&row, &by);
        let there = cx
            .db
            .write("vendors.reseal_document", |tx| async move {
                let update = Entity::update_many().col_expr(Column::SealedBy, Expr::value(by.clone()));
                Ok(update.filter(Column::Id.eq(row.id)).filter(Column::State.eq(DocumentState::Received)).exec(&tx).await?.rows_affected)
            })
            .await?;
        if there == 0 {
            // Removed meanwhile, and it stays so.
            cx.storage.delete(&key).await?;
        }
        count += there;
    }
}

/// Below what is served to nobody; of each content its own, so that of two sent at once neither overwrites the other.
fn storage_key(row: &Model, digest: &str) -> String {
    format!("private/{}/{}-{}", row.vendor_id, row.id, &digest[..16.min(digest.len())])
}

fn place(id: &str) -> Place<'_> {
    Place { table: "vendor_document", column: "file", row: id }
}
