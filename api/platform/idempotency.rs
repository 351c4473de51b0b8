//! A mutation's key, the request's digest and the answer, stored in the transaction of the effect.

use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use entity::idempotency_key::{Column, Entity, Model};
use entity::ids::VendorId;
use entity::states::KeyState;
use kernel::{Principal, Refusal};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Cx, Error, Result, Tx, audit, crypto};

/// How long an answer can be asked for again.
const KEPT_MS: i64 = 7 * 24 * 3_600_000;
/// How long the owner of an unfinished key has before another may take it over: a gateway's fifteen seconds and a little. Two
/// owners at once would be safe, since what they do is keyed by the rows they find; they would only ask everything twice.
pub const LOCK_MS: i64 = 20_000;

/// One request, as its key knows it. Without a key a request is done as often as it is sent.
#[derive(Clone, Debug)]
pub struct Request {
    /// Whose key it is: a principal, never a credential.
    pub actor: String,
    /// The vendor it is done for.
    vendor: Option<VendorId>,
    /// Whether it takes a right that not everybody has.
    privileged: bool,
    /// What is asked, as JSON, to be written down with the change.
    input: Vec<u8>,
    /// The id of what it is about, where the result does not name it.
    about: Option<String>,
    /// The mutation's name.
    pub operation: &'static str,
    pub key: Option<String>,
    /// Of the whole input but the key, what is not written down too.
    pub hash: String,
}

impl Request {
    /// Of a mutation with this input; `key` has 1 to 255 printable ASCII characters.
    ///
    /// # Errors
    /// `ValidationFailed` on `input.idempotencyKey`.
    pub fn new(by: impl Into<Principal>, operation: &'static str, key: Option<&str>, input: &impl Serialize) -> Result<Self> {
        if let Some(key) = key
            && (key.is_empty() || key.len() > 255 || !key.bytes().all(|b| b.is_ascii_graphic() || b == b' '))
        {
            return Err(Refusal::invalid("input.idempotencyKey", "A key has from 1 to 255 printable ASCII characters.").into());
        }
        let Principal { actor, vendor, privileged } = by.into();
        let input = serde_json::to_vec(input)?;
        Ok(Self { actor, vendor, privileged, operation, key: key.map(str::to_owned), hash: crypto::sha256(&input), input, about: None })
    }

    /// As [`Request::new`], where money, stock or orders move and a key is therefore required.
    ///
    /// # Errors
    /// `ValidationFailed` on `input.idempotencyKey`.
    pub fn keyed(by: impl Into<Principal>, operation: &'static str, key: Option<&str>, input: &impl Serialize) -> Result<Self> {
        if key.is_none() {
            return Err(Refusal::invalid("input.idempotencyKey", "This mutation needs an idempotency key, here or in the Idempotency-Key header.").into());
        }
        Self::new(by, operation, key, input)
    }

    /// The same request, done as often as it is sent.
    #[must_use]
    pub fn unkeyed(self) -> Self {
        Self { key: None, ..self }
    }

    /// Covers what is asked and written down nowhere, such as an address: with another one it is another request.
    ///
    /// # Errors
    /// None but a fault.
    pub fn covering(mut self, private: Option<&impl Serialize>) -> Result<Self> {
        if let Some(private) = private {
            self.hash = crypto::sha256(&[self.hash.as_bytes(), serde_json::to_vec(private)?.as_slice()].concat());
        }
        Ok(self)
    }

    /// Names what it is about, for the audit log.
    #[must_use]
    pub fn about(self, id: impl ToString) -> Self {
        Self { about: Some(id.to_string()), ..self }
    }

    /// Writes down that it was done, where that takes a right or is done in somebody else's name; `result` names what it was done to.
    fn record(&self, cx: &Cx, tx: &Tx, result: &impl Debug) -> Result<()> {
        let before = audit::take_before(tx);
        if !self.privileged && cx.who.acting_for.is_none() {
            return Ok(());
        }
        let mut input: Value = serde_json::from_slice(&self.input)?;
        let subject = self.about.clone().unwrap_or_else(|| format!("{result:?}"));
        let reason = input.as_object_mut().and_then(|fields| fields.remove("reason")).and_then(|reason| reason.as_str().map(str::to_owned));
        audit::record(cx, tx, audit::Change { action: self.operation, subject, vendor: self.vendor, before, after: Some(input), reason: reason.as_deref() })
    }
}

/// What the key said.
#[derive(Debug)]
pub enum Start<T> {
    /// Go on, and finish the key.
    Fresh,
    /// It was done before, with this result.
    Done(T),
    /// Somebody else is at it, until then.
    Running(i64),
    /// Its owner died; the key is this caller's now, at this recovery point.
    Resumed { recovery_point: String, result: Option<T> },
}

/// Claims the key inside the transaction of the effect.
///
/// # Errors
/// `IdempotencyConflict` when the key belongs to another request.
pub async fn start<T: DeserializeOwned>(cx: &Cx, tx: &Tx, request: &Request) -> Result<Start<T>> {
    claim(cx, tx, request, KeyState::Running, None).await
}

async fn claim<T: DeserializeOwned>(cx: &Cx, tx: &Tx, request: &Request, state: KeyState, result: Option<Value>) -> Result<Start<T>> {
    let Some(key) = &request.key else { return Ok(Start::Fresh) };
    let now = cx.now();
    let row = entity::idempotency_key::ActiveModel {
        actor: Set(request.actor.clone()),
        operation: Set(request.operation.into()),
        key: Set(key.clone()),
        request_hash: Set(request.hash.clone()),
        state: Set(state),
        locked_until: Set(now + LOCK_MS),
        attempt: Set(1),
        recovery_point: Set("start".into()),
        result: Set(result),
        created_at: Set(now),
        expires_at: Set(now + KEPT_MS),
    };
    if Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await? == 1 {
        return Ok(Start::Fresh);
    }
    let Some(found) = find(tx, request, key).await? else { return Ok(Start::Running(now)) };
    if found.request_hash != request.hash {
        return Err(Refusal::IdempotencyConflict.into());
    }
    let result = found.result.map(serde_json::from_value).transpose()?;
    match (found.state, result) {
        (KeyState::Done, Some(result)) => Ok(Start::Done(result)),
        (_, result) => {
            let taken = Entity::update_many()
                .col_expr(Column::LockedUntil, Expr::value(now + LOCK_MS))
                .col_expr(Column::Attempt, Expr::value(found.attempt + 1))
                .filter(of(request, key))
                .filter(Column::State.eq(KeyState::Running))
                .filter(Column::Attempt.eq(found.attempt))
                .filter(Column::LockedUntil.lt(now))
                .exec(tx)
                .await?;
            if taken.rows_affected == 1 { Ok(Start::Resumed { recovery_point: found.recovery_point, result }) } else { Ok(Start::Running(found.locked_until)) }
        }
    }
}

/// Notes how far a use case of several transactions has come, with what is known so far.
///
/// # Errors
/// The database's own.
pub async fn reach(cx: &Cx, tx: &Tx, request: &Request, recovery_point: &str, result: &impl Serialize) -> Result<()> {
    let Some(key) = &request.key else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::RecoveryPoint, Expr::value(recovery_point))
        .col_expr(Column::Result, Expr::value(serde_json::to_value(result)?))
        .col_expr(Column::LockedUntil, Expr::value(cx.now() + LOCK_MS))
        .filter(of(request, key))
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets go of the lock but keeps the key where it stands, so that the same request may resume it at once.
///
/// # Errors
/// The database's own.
pub async fn pause(cx: &Cx, tx: &Tx, request: &Request) -> Result<()> {
    let Some(key) = &request.key else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::LockedUntil, Expr::value(cx.now() - 1))
        .filter(of(request, key))
        .filter(Column::State.eq(KeyState::Running))
        .exec(tx)
        .await?;
    Ok(())
}

/// Stores what a second call will be answered with: the ids from which the answer is rendered again.
///
/// # Errors
/// The database's own.
pub async fn finish(tx: &Tx, request: &Request, result: &impl Serialize) -> Result<()> {
    let Some(key) = &request.key else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::State, Expr::value(KeyState::Done))
        .col_expr(Column::Result, Expr::value(serde_json::to_value(result)?))
        .filter(of(request, key))
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets go of a key whose request was refused after it was claimed, so that the same key may be tried again at once.
///
/// # Errors
/// The database's own.
pub async fn release(tx: &Tx, request: &Request) -> Result<()> {
    let Some(key) = &request.key else { return Ok(()) };
    Entity::delete_many().filter(of(request, key)).filter(Column::State.eq(KeyState::Running)).exec(tx).await?;
    Ok(())
}

/// Forgets keys that are past their time; returns how many.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let now = cx.now();
    cx.db.write("idempotency.sweep", |tx| async move { Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(&tx).await?.rows_affected) }).await
}

/// Forgets all keys of a principal, who is being forgotten themselves.
///
/// # Errors
/// The database's own.
pub async fn forget(tx: &Tx, actor: &str) -> Result<()> {
    Entity::delete_many().filter(Column::Actor.eq(actor)).exec(tx).await?;
    Ok(())
}

/// Runs a mutation of a single transaction under its key. A repeated one gives the stored result and marks the answer as replayed.
///
/// # Errors
/// What `work` refuses, `IdempotencyConflict`, or a fault.
pub async fn once<T, F, Fut>(cx: &Cx, name: &'static str, request: &Request, mut work: F) -> Result<T>
where
    T: Serialize + DeserializeOwned + Debug,
    F: FnMut(Tx) -> Fut,
    Fut: Future<Output = Result<T>>,
{
    let (result, replayed) = cx
        .db
        .write(name, |tx| {
            let work = &mut work;
            work_unless_done(cx, tx.clone(), request, work(tx))
        })
        .await?;
    if replayed {
        cx.mark_replayed();
    }
    Ok(result)
}

async fn work_unless_done<T: Serialize + DeserializeOwned + Debug>(
    cx: &Cx,
    tx: Tx,
    request: &Request,
    work: impl Future<Output = Result<T>>,
) -> Result<(T, bool)> {
    match start(cx, &tx, request).await? {
        Start::Done(result) => Ok((result, true)),
        Start::Running(_) => Err(still_running()),
        Start::Fresh | Start::Resumed { .. } => {
            let result = work.await?;
            request.record(cx, &tx, &result)?;
            finish(&tx, request, &result).await?;
            Ok((result, false))
        }
    }
}

/// As [`once`], for a mutation whose result is known before it begins: the id of what it makes or changes. The key is written
/// with that result at once, and goes with everything else when `work` is refused. Tells whether this was a repetition.
///
/// # Errors
/// What `work` refuses, `IdempotencyConflict`, or a fault.
pub async fn once_for<T, F, Fut>(cx: &Cx, name: &'static str, request: &Request, result: T, mut work: F) -> Result<(T, bool)>
where
    T: Serialize + DeserializeOwned + Debug + Clone,
    F: FnMut(Tx) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let known = &result;
    let (result, replayed) = cx
        .db
        .write(name, |tx| {
            let work = &mut work;
            let done = work(tx.clone());
            async move {
                match claim(cx, &tx, request, KeyState::Done, Some(serde_json::to_value(known)?)).await? {
                    Start::Done(result) => Ok((result, true)),
                    Start::Running(_) => Err(still_running()),
                    Start::Fresh | Start::Resumed { .. } => {
                        done.await?;
                        request.record(cx, &tx, known)?;
                        Ok((known.clone(), false))
                    }
                }
            }
        })
        .await?;
    if replayed {
        cx.mark_replayed();
    }
    Ok((result, replayed))
}

/// As [`once_for`], for a mutation that learns what it changes by taking it: `take` locks the thing and names the result, which
/// the key is written with; `work` does the rest. On a repetition what `take` did is taken back.
///
/// # Errors
/// What `take` and `work` refuse, `IdempotencyConflict`, or a fault.
pub async fn once_taken<T, P, F, G, FutF, FutG>(cx: &Cx, name: &'static str, request: &Request, mut take: F, work: G) -> Result<T>
where
    T: Serialize + DeserializeOwned + Debug,
    F: FnMut(Tx) -> FutF,
    FutF: Future<Output = Result<(T, P)>>,
    G: Fn(Tx, P) -> FutG,
    FutG: Future<Output = Result<()>>,
{
    let earlier = Mutex::new(None);
    let done = cx
        .db
        .write(name, |tx| {
            let (take, work, earlier) = (take(tx.clone()), &work, &earlier);
            async move {
                let (result, taken) = match take.await {
                    Ok(taken) => taken,
                    Err(Error::Refused(why)) => {
                        // What the first request took may be gone by now.
                        let Some(result) = answered(&tx, request).await? else { return Err(Error::Refused(why)) };
                        return Ok(Err(result));
                    }
                    Err(fault) => return Err(fault),
                };
                match claim(cx, &tx, request, KeyState::Done, Some(serde_json::to_value(&result)?)).await? {
                    Start::Done(result) => {
                        *earlier.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
                        // Refuses nothing: it only takes back what `take` did.
                        Err(Error::Refused(Vec::new()))
                    }
                    Start::Running(_) => Err(still_running()),
                    Start::Fresh | Start::Resumed { .. } => {
                        work(tx.clone(), taken).await?;
                        request.record(cx, &tx, &result)?;
                        Ok(Ok(result))
                    }
                }
            }
        })
        .await;
    match (done, earlier.into_inner().unwrap_or_else(PoisonError::into_inner)) {
        (Ok(Ok(result)), _) => Ok(result),
        (Ok(Err(result)), _) | (Err(Error::Refused(_)), Some(result)) => {
            cx.mark_replayed();
            Ok(result)
        }
        (Err(error), _) => Err(error),
    }
}

/// The answer stored under this key, if this very request was done before.
async fn answered<T: DeserializeOwned>(tx: &Tx, request: &Request) -> Result<Option<T>> {
    let Some(key) = &request.key else { return Ok(None) };
    let Some(found) = find(tx, request, key).await? else { return Ok(None) };
    if found.request_hash != request.hash {
        return Err(Refusal::IdempotencyConflict.into());
    }
    Ok(found.result.map(serde_json::from_value).transpose()?)
}

/// Both databases let nobody see an unfinished key of a single transaction; one that is seen belongs to a use case of several.
fn still_running() -> Error {
    Refusal::StateConflict { field: Vec::new(), message: "The first request with this key is still running.".into(), retryable: true }.into()
}

async fn find(tx: &Tx, request: &Request, key: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(of(request, key)).one(tx).await?)
}

fn of(request: &Request, key: &str) -> sea_orm::Condition {
    sea_orm::Condition::all().add(Column::Actor.eq(request.actor.as_str())).add(Column::Operation.eq(request.operation)).add(Column::Key.eq(key))
}
