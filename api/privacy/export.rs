//! A copy of all that is kept about somebody, for themselves (GDPR Art. 15 and 20).

use entity::data_export::{Column, Entity, Model};
use entity::ids::{DataExportId, OrderId, UserId};
use entity::states::ExportState;
use kernel::{Refusal, Viewer};
use platform::crypto::{Place, sha256};
use platform::idempotency::{Request, once};
use platform::jobs::{self, NewJob};
use platform::personal::Section;
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::archive::Archive;
use crate::consent::consents;
use crate::model::{EXPORT_EVERY_MS, EXPORT_MS, READ_MS};

/// The kind of job that builds one: its payload is a [`Built`].
pub const EXPORT_JOB: &str = "privacy.export";

/// More are not shown.
const SHOWN: u64 = 20;

/// Which copy is to be built.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Built {
    pub data_export_id: DataExportId,
}

/// Asks for a copy; it is built in the background, and its owner is told by mail.
///
/// # Errors
/// As `identity::step_up`; `StateConflict` while one is being built, `LimitExceeded` within a day of the last one.
pub async fn request_export(cx: &Cx, viewer: &Viewer, key: Option<&str>, password: Option<&str>) -> Result<Model> {
    let user = identity::step_up(cx, viewer, password).await?;
    let request = Request::new(format!("user:{user}"), "dataExportRequest", key, &json!({}))?;
    let id: DataExportId = once(cx, "privacy.request_export", &request, |tx| async move {
        let last = Entity::find().filter(Column::UserId.eq(user)).order_by_desc(Column::RequestedAt).one(&tx).await?;
        if let Some(last) = last {
            if last.state == ExportState::Waiting {
                return Err(Refusal::state("A copy of your data is being built already.").into());
            }
            let wait = last.requested_at + EXPORT_EVERY_MS - cx.now();
            if wait > 0 {
                let seconds = i32::try_from(wait / 1000 + 1).unwrap_or(i32::MAX);
                let message = "One copy a day.".to_owned();
                return Err(Refusal::LimitExceeded { field: Vec::new(), message, retry_after_seconds: Some(seconds) }.into());
            }
        }
        let now = cx.now();
        let row =
            Model { id: cx.id(), user_id: user, state: ExportState::Waiting, bytes: None, digest: None, requested_at: now, ready_at: None, ends_at: None };
        let id = row.id;
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        due(cx, &tx, id).await?;
        Ok(id)
    })
    .await?;
    Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("a copy of data is gone"))
}

/// Has one built.
pub(crate) async fn due(cx: &Cx, tx: &Tx, id: DataExportId) -> Result<()> {
    let job = NewJob { kind: EXPORT_JOB, unique_key: Some(&id.to_string()), payload: &Built { data_export_id: id }, run_at: cx.now() };
    jobs::enqueue(cx, tx, job).await
}

/// The copies somebody asked for, the newest first.
///
/// # Errors
/// The database's own.
pub async fn exports(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(Column::UserId.eq(user)).order_by_desc(Column::RequestedAt).order_by_desc(Column::Id);
    Ok(rows.limit(SHOWN).all(db).await?)
}

/// Builds one, seals it and says so. Built twice, the later one is kept.
///
/// # Errors
/// Faults only.
pub async fn build(cx: Cx, built: Built) -> Result<()> {
    let (cx, id) = (&cx, built.data_export_id);
    let Some(row) = Entity::find_by_id(id).filter(Column::State.eq(ExportState::Waiting)).one(&cx.db).await? else { return Ok(()) };
    let user = row.user_id;
    let bytes = gathered(cx, user).await?.finish()?;
    let (size, digest) = (i64::try_from(bytes.len()).unwrap_or(i64::MAX), sha256(&bytes));
    let name = id.to_string();
    let sealed = cx.keys.seal_file(&place(&name), &bytes);
    drop(bytes);
    cx.storage.put(&storage_key(id), "application/octet-stream", sealed).await?;
    let digest = &digest;
    let ready = cx
        .db
        .write("privacy.export_ready", |tx| async move {
            let until = cx.now() + EXPORT_MS;
            let ready = Entity::update_many()
                .col_expr(Column::State, Expr::value(ExportState::Ready))
                .col_expr(Column::Bytes, Expr::value(size))
                .col_expr(Column::Digest, Expr::value(digest.as_str()))
                .col_expr(Column::ReadyAt, Expr::value(cx.now()))
                .col_expr(Column::EndsAt, Expr::value(until))
                .filter(Column::Id.eq(id))
                .filter(Column::State.eq(ExportState::Waiting))
                .exec(&tx)
                .await?
                .rows_affected;
            if ready == 1 {
                identity::letter_due(cx, &tx, &identity::LetterDue::ExportReady { user_id: user, until }).await?;
            }
            Ok(ready)
        })
        .await?;
    // Its owner was forgotten meanwhile: nobody is to find the file.
    if ready == 0 && Entity::find_by_id(id).one(&cx.db).await?.is_none_or(|row| row.state == ExportState::Removed) {
        cx.storage.delete(&storage_key(id)).await?;
    }
    Ok(())
}

/// What every room knows of a person, in one list.
async fn gathered(cx: &Cx, user: UserId) -> Result<Archive> {
    let about = json!({ "of": user.to_string(), "madeAt": cx.now(), "times": "milliseconds since 1970, UTC", "amounts": "minor units of the currency" });
    let mut archive = Archive::new(about.as_object().cloned().unwrap_or_else(Map::new));
    let db = &cx.db;
    for sections in
        [identity::export_person(db, user).await?, vendors::export_person(db, user).await?, cart::export_person(db, user).await?, own(cx, user).await?]
    {
        for section in sections {
            archive.add(&section)?;
        }
    }
    let mut after: Option<OrderId> = None;
    loop {
        let (sections, ids) = orders::export_person(cx, user, after).await?;
        if ids.is_empty() {
            return Ok(archive);
        }
        for section in sections {
            archive.add(&section)?;
        }
        archive.add(&paid(cx, &ids).await?)?;
        after = ids.last().copied();
    }
}

/// Payments as their payer may know them: nothing that a gateway calls them.
async fn paid(cx: &Cx, orders: &[OrderId]) -> Result<Section> {
    let rows = payments::by_references(&cx.db, orders).await?.into_iter().map(|row| {
        json!({
            "orderId": row.reference.to_string(), "id": row.id.to_string(), "gateway": row.gateway, "state": row.state, "amountMinor": row.amount_minor,
            "currency": row.currency, "capturedMinor": row.captured_minor, "refundedMinor": row.refunded_minor, "createdAt": row.created_at,
        })
    });
    Ok(Section::of("payments", rows.collect::<Vec<Value>>()))
}

/// What this room keeps.
async fn own(cx: &Cx, user: UserId) -> Result<Vec<Section>> {
    let choices = consents(&cx.db, user).await?.into_iter().flat_map(|consent| consent.choices).map(|row| {
        json!({
            "purpose": row.purpose, "granted": row.granted, "wording": row.wording, "locale": row.locale, "source": row.source, "createdAt": row.created_at,
        })
    });
    let copies = exports(&cx.db, user).await?.into_iter().map(|row| json!({ "id": row.id.to_string(), "state": row.state, "requestedAt": row.requested_at }));
    Ok(vec![Section::of("consents", choices.collect::<Vec<Value>>()), Section::of("dataExports", copies.collect::<Vec<Value>>())])
}

/// The path to fetch it from within five minutes; nothing where there is nothing to fetch.
#[must_use]
pub fn download_path(cx: &Cx, row: &Model) -> Option<String> {
    if row.state != ExportState::Ready || row.ends_at.is_none_or(|ends| ends <= cx.now()) {
        return None;
    }
    let (id, until) = (row.id, cx.now() + READ_MS);
    Some(format!("/exports/{id}?until={until}&signature={}", cx.keys.sign("data-export", format!("{id}.{until}").as_bytes())))
}

/// A copy as its owner gets it.
pub struct Opened {
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// Opens a copy for whoever has a signed address; nothing where there is none.
///
/// # Errors
/// The database's own, or the storage's; a fault where the file was touched.
pub async fn read(cx: &Cx, id: DataExportId, until: i64, signature: &str) -> Result<Option<Opened>> {
    if cx.now() >= until || !cx.keys.verify("data-export", format!("{id}.{until}").as_bytes(), signature) {
        return Ok(None);
    }
    let ready = Entity::find_by_id(id).filter(Column::State.eq(ExportState::Ready)).filter(Column::EndsAt.gt(cx.now()));
    let Some(row) = ready.one(&cx.db).await? else { return Ok(None) };
    let Some(object) = cx.storage.get(&storage_key(id)).await? else { return Err(Error::broken("the file of an export is gone")) };
    let bytes = cx.keys.unseal_file(&place(&id.to_string()), &object.bytes).ok_or_else(|| Error::broken("a sealed export does not open"))?;
    if row.digest.as_deref() != Some(sha256(&bytes).as_str()) {
        return Err(Error::broken("an export is not what was written"));
    }
    Ok(Some(Opened { file_name: format!("{id}.zip"), bytes }))
}

/// Removes copies whose week is over, some at once; returns how many.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let over = Entity::find().filter(Column::State.eq(ExportState::Ready)).filter(Column::EndsAt.lte(cx.now())).order_by_asc(Column::EndsAt);
    let rows = over.limit(100).all(&cx.db).await?;
    remove(cx, &rows).await?;
    Ok(rows.len() as u64)
}

/// Removes all copies of a person, those being built too.
pub(crate) async fn remove_all(cx: &Cx, user: UserId) -> Result<()> {
    let rows = Entity::find().filter(Column::UserId.eq(user)).filter(Column::State.ne(ExportState::Removed)).all(&cx.db).await?;
    remove(cx, &rows).await
}

/// The file first: a row without its file is removed again at the next call, a file without its row would stay for good.
pub(crate) async fn remove(cx: &Cx, rows: &[Model]) -> Result<()> {
    for row in rows {
        cx.storage.delete(&storage_key(row.id)).await?;
        cx.db
            .write("privacy.remove_export", |tx| async move {
                Entity::update_many().col_expr(Column::State, Expr::value(ExportState::Removed)).filter(Column::Id.eq(row.id)).exec(&tx).await?;
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// Below what is served to nobody.
fn storage_key(id: DataExportId) -> String {
    format!("private/exports/{id}")
}

fn place(id: &str) -> Place<'_> {
    Place { table: "data_export", column: "file", row: id }
}
