//! Strikes as they are issued, appealed, decided and read. Each step is written down for the audit log and told by mail.

use entity::ids::{OrderId, StrikeId, VendorId};
use entity::states::{StrikeKind, StrikeState};
use entity::vendor_strike::{Column, Entity, Model};
use kernel::{Cursor, Direction, Operator, Page, Paged, Refusal, VendorMember, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, audit, db};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::json;
use vendors::{Cause, LetterDue, StrikeTold};

use crate::strike::{APPEAL_MS, COUNTS_MS, Step, TOO_MANY};

/// A strike to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStrike {
    pub vendor: VendorId,
    pub kind: StrikeKind,
    /// What the vendor is told.
    pub text: String,
    /// The order it is about, where it is about one.
    pub order: Option<OrderId>,
}

/// Narrows an operator's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StrikeFilter {
    pub vendor: Option<VendorId>,
    pub state: Option<StrikeState>,
}

/// Issues a strike; with the third that counts the vendor's sales are suspended.
///
/// # Errors
/// `ValidationFailed`, `NotFound` for the vendor or for an order that it has no part of, `StateConflict` for one that does not sell.
pub async fn issue(cx: &Cx, operator: &Operator, key: Option<&str>, new: &NewStrike) -> Result<Model> {
    let told = &text("input.text", &new.text, 10, 2_000)?;
    let said = json!({ "vendorId": new.vendor, "kind": new.kind, "orderId": new.order, "reason": told });
    let request = Request::new(operator, "strikeIssue", key, &said)?.about(new.vendor);
    let id: StrikeId = once(cx, "performance.issue", &request, |tx| async move {
        vendors::hold_selling(&tx, new.vendor, "input.vendorId").await?;
        if let Some(order) = new.order
            && !orders::has_part(&tx, order, new.vendor).await?
        {
            return Err(Refusal::not_found("input.orderId", "order").into());
        }
        let now = cx.now();
        let row = Model {
            id: cx.id(),
            vendor_id: new.vendor,
            order_id: new.order,
            kind: new.kind,
            state: StrikeState::Standing,
            told: told.clone(),
            issued_by: operator.who.to_string(),
            issued_at: now,
            expires_at: now + COUNTS_MS,
            appeal: None,
            appealed_at: None,
            decided_by: None,
            decided_at: None,
            decision: None,
            version: 1,
        };
        let id = row.id;
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        tell(cx, &tx, new.vendor, StrikeTold::Issued { appeal_until: now + APPEAL_MS }, told).await?;
        // The vendor is held: two strikes at once are counted one after the other.
        if counting(&tx, new.vendor, now).await? >= TOO_MANY {
            vendors::suspend(cx, &tx, new.vendor, Cause::Strikes).await?;
        }
        Ok(id)
    })
    .await?;
    found(cx, id).await
}

/// Takes a strike back, also while an appeal against it waits: nobody else has to agree that it was wrong.
///
/// # Errors
/// `NotFound`, `StateConflict`, `ValidationFailed` on `input.reason`.
pub async fn revoke(cx: &Cx, operator: &Operator, key: Option<&str>, id: StrikeId, reason: &str) -> Result<Model> {
    let reason = &text("input.reason", reason, 1, 2_000)?;
    let request = Request::new(operator, "strikeRevoke", key, &json!({ "strikeId": id, "reason": reason }))?.about(id);
    let id: StrikeId = once(cx, "performance.revoke", &request, |tx| async move {
        let strike = hold(&tx, id).await?;
        decided(cx, &tx, operator, &strike, Step::Revoke, reason).await
    })
    .await?;
    found(cx, id).await
}

/// Decides an appeal. Whoever issued the strike does not.
///
/// # Errors
/// `NotFound`, `NotAllowed` for its issuer, `StateConflict` where there is no appeal to decide, `ValidationFailed` on `input.reason`.
pub async fn decide_appeal(cx: &Cx, operator: &Operator, key: Option<&str>, id: StrikeId, upheld: bool, reason: &str) -> Result<Model> {
    let reason = &text("input.reason", reason, 1, 2_000)?;
    let request = Request::new(operator, "strikeAppealDecide", key, &json!({ "strikeId": id, "upheld": upheld, "reason": reason }))?.about(id);
    let id: StrikeId = once(cx, "performance.decide_appeal", &request, |tx| async move {
        let strike = hold(&tx, id).await?;
        if strike.issued_by == operator.who.to_string() {
            return Err(Refusal::NotAllowed { message: "Somebody else than who issued a strike decides about an appeal against it.".into() }.into());
        }
        decided(cx, &tx, operator, &strike, if upheld { Step::Uphold } else { Step::Grant }, reason).await
    })
    .await?;
    found(cx, id).await
}

/// Says that a strike is wrong; once, within a month.
///
/// # Errors
/// `NotFound` for another vendor's, `StateConflict` where it was appealed or decided before or it is too late, `ValidationFailed`.
pub async fn appeal(cx: &Cx, member: &VendorMember, key: Option<&str>, id: StrikeId, said: &str) -> Result<Model> {
    let said = &text("input.text", said, 10, 5_000)?;
    let request = Request::new(member, "strikeAppeal", key, &json!({ "strikeId": id, "text": said }))?.about(id);
    let id: StrikeId = once(cx, "performance.appeal", &request, |tx| async move {
        let strike = hold(&tx, id).await?;
        if strike.vendor_id != member.vendor {
            return Err(Refusal::not_found("input.strikeId", "strike").into());
        }
        let to = lead(&strike, Step::Appeal, cx.now())?;
        audit::before(&tx, json!({ "state": strike.state }));
        step(&tx, &strike, to, &[(Column::Appeal, Expr::value(said.as_str())), (Column::AppealedAt, Expr::value(cx.now()))]).await?;
        Ok(id)
    })
    .await?;
    found(cx, id).await
}

/// Until when a vendor may appeal; never where it did, or something was decided.
#[must_use]
pub fn appeal_until(strike: &Model) -> Option<i64> {
    Step::Appeal.from(strike.state).map(|_| (strike.issued_at + APPEAL_MS).min(strike.expires_at))
}

/// The member's own vendor's strikes, the newest first.
///
/// # Errors
/// The database's own.
pub async fn mine(db: &impl ConnectionTrait, member: &VendorMember, page: &Page) -> Result<Paged<Model>> {
    paged(db, Entity::find().filter(Column::VendorId.eq(member.vendor)), page).await
}

/// Everybody's strikes, the newest first.
///
/// # Errors
/// The database's own.
pub async fn all(db: &impl ConnectionTrait, _: &Operator, filter: StrikeFilter, page: &Page) -> Result<Paged<Model>> {
    let mut query = Entity::find();
    if let Some(vendor) = filter.vendor {
        query = query.filter(Column::VendorId.eq(vendor));
    }
    if let Some(state) = filter.state {
        query = query.filter(Column::State.eq(state));
    }
    paged(db, query, page).await
}

async fn paged(db: &impl ConnectionTrait, query: Select<Entity>, page: &Page) -> Result<Paged<Model>> {
    let forward = page.direction == Direction::Forward;
    let mut query = query.limit(page.size + 1);
    if let Some(cursor) = &page.cursor {
        query = query.filter(Condition::all().add(db::behind(Column::IssuedAt, Column::Id, cursor, forward)));
    }
    let query =
        if forward { query.order_by_desc(Column::IssuedAt).order_by_desc(Column::Id) } else { query.order_by_asc(Column::IssuedAt).order_by_asc(Column::Id) };
    Ok(page.close(query.all(db).await?, |row| Cursor::new(row.issued_at, row.id)))
}

/// How many count now.
async fn counting(db: &impl ConnectionTrait, vendor: VendorId, now: i64) -> Result<u64> {
    let strikes = Entity::find().filter(Column::VendorId.eq(vendor)).filter(Column::State.ne(StrikeState::Revoked)).filter(Column::ExpiresAt.gt(now));
    Ok(strikes.count(db).await?)
}

/// A strike that nobody else changes until the transaction is over.
async fn hold(tx: &Tx, id: StrikeId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or_else(|| Refusal::not_found("input.strikeId", "strike").into())
}

fn lead(strike: &Model, step: Step, now: i64) -> Result<StrikeState, Refusal> {
    if !step.in_time(strike.issued_at, strike.expires_at, now) {
        return Err(Refusal::state("It is too late for that."));
    }
    step.from(strike.state).ok_or_else(|| Refusal::state("This step does not lead from where the strike is now."))
}

async fn decided(cx: &Cx, tx: &Tx, operator: &Operator, strike: &Model, step: Step, reason: &str) -> Result<StrikeId> {
    let to = lead(strike, step, cx.now())?;
    audit::before(tx, json!({ "state": strike.state }));
    let who = operator.who.to_string();
    self::step(tx, strike, to, &[(Column::DecidedBy, Expr::value(who)), (Column::DecidedAt, Expr::value(cx.now())), (Column::Decision, Expr::value(reason))])
        .await?;
    let told = if to == StrikeState::Revoked { StrikeTold::Revoked } else { StrikeTold::Upheld { counts_until: strike.expires_at } };
    tell(cx, tx, strike.vendor_id, told, reason).await?;
    Ok(strike.id)
}

async fn step(tx: &Tx, strike: &Model, to: StrikeState, parts: &[(Column, Expr)]) -> Result<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .col_expr(Column::Version, Expr::value(strike.version + 1))
        .filter(Column::Id.eq(strike.id))
        .filter(Column::Version.eq(strike.version));
    for (column, value) in parts {
        update = update.col_expr(*column, value.clone());
    }
    if update.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::broken("a strike that is held was changed")) }
}

async fn tell(cx: &Cx, tx: &Tx, vendor: VendorId, step: StrikeTold, text: &str) -> Result<()> {
    vendors::letter_due(cx, tx, &LetterDue::Strike { vendor_id: vendor, step, text: text.to_owned() }).await
}

async fn found(cx: &Cx, id: StrikeId) -> Result<Model> {
    Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("a strike is gone"))
}
