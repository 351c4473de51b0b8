//! What operators decide about applications and vendors. Each step is told by mail, with its reason.

use entity::ids::VendorId;
use entity::states::{ApplicationKind, VendorState};
use entity::vendor_application::{Column, Entity, Model};
use entity::{vendor, vendor_document, vendor_front, vendor_invitation};
use kernel::{Cursor, Direction, Operator, Page, Paged, Refusal, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, audit, db, outbox};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::apply::set_state;
use crate::checklist::Step;
use crate::letters::{self, LetterDue, Told};
use crate::{repo, trader};

/// Told when a vendor may sell for the first time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorApproved {
    pub vendor_id: VendorId,
    /// Whether it came in by Seller Rescue, with the commission of that.
    pub rescued: bool,
}

impl Step {
    fn action(self) -> &'static str {
        match self {
            Self::Submit => "vendorApplicationSubmit",
            Self::Withdraw => "vendorApplicationWithdraw",
            Self::AskForMore => "vendorInfoRequest",
            Self::Approve => "vendorApprove",
            Self::Reject => "vendorReject",
            Self::Suspend => "vendorSuspend",
            Self::Reinstate => "vendorReinstate",
            Self::Terminate => "vendorTerminate",
        }
    }

    fn told(self) -> Told {
        match self {
            Self::Submit => Told::Received,
            Self::Withdraw => Told::Withdrawn,
            Self::AskForMore => Told::MoreWanted,
            Self::Approve => Told::Approved,
            Self::Reject => Told::Rejected,
            Self::Suspend => Told::Suspended,
            Self::Reinstate => Told::Reinstated,
            Self::Terminate => Told::Terminated,
        }
    }
}

/// Takes a step. The vendor is written the reason; without one only approval and reinstatement are done.
///
/// # Errors
/// `NotFound`, `StateConflict` where the step does not lead from there, or to sales of somebody of whom the law knows too little,
/// `ValidationFailed` on `input.reason`.
pub async fn decide(cx: &Cx, operator: &Operator, key: Option<&str>, id: VendorId, step: Step, reason: Option<&str>) -> Result<vendor::Model> {
    let optional = matches!(step, Step::Approve | Step::Reinstate);
    let reason = match reason {
        None if optional => None,
        reason => Some(text("input.reason", reason.unwrap_or_default(), 1, 2000)?),
    };
    let reason = reason.as_deref();
    let request = Request::new(operator, step.action(), key, &json!({ "vendorId": id.to_string(), "reason": reason }))?;
    let id: VendorId = once(cx, "vendors.decide", &request, |tx| async move {
        let vendor = repo::lock(&tx, id).await?.ok_or_else(|| Error::from(Refusal::not_found("input.vendorId", "vendor")))?;
        let to = step.from(vendor.state).ok_or_else(|| Refusal::state("This step does not lead from where the vendor is now."))?;
        audit::before(&tx, json!({ "state": vendor.state }));
        let application = Entity::find_by_id(id).one(&tx).await?;
        if to == VendorState::Live {
            trader::complete(application.as_ref())?;
        }
        if let Some(row) = &application {
            let mut update = Entity::update_many()
                .col_expr(Column::DecidedAt, Expr::value(cx.now()))
                .col_expr(Column::DecidedBy, Expr::value(operator.who.to_string()))
                .col_expr(Column::Reason, Expr::value(reason))
                .col_expr(Column::Version, Expr::value(row.version + 1))
                .filter(Column::VendorId.eq(id));
            if matches!(to, VendorState::Rejected | VendorState::Terminated) {
                update = update.col_expr(Column::EndedAt, Expr::value(cx.now()));
            }
            update.exec(&tx).await?;
        }
        set_state(cx, &tx, &vendor, to).await?;
        if step == Step::Approve {
            let rescued = application.is_some_and(|row| row.kind == ApplicationKind::Rescue);
            // Approved once: what listens is keyed by the vendor.
            outbox::publish(cx, &tx, &format!("vendor-approval:{id}"), 1, "VendorApproved", &VendorApproved { vendor_id: id, rescued })?;
        }
        letters::due(cx, &tx, &LetterDue::Decided { vendor_id: id, step: step.told(), reason: reason.map(str::to_owned) }).await?;
        Ok(id)
    })
    .await?;
    repo::by_ids(&cx.db, &[id]).await?.pop().ok_or_else(|| Error::broken("a vendor is gone"))
}

/// Why a vendor's sales are suspended without anybody deciding it; putting it on sale again takes somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// It did not tell in time who it is in law.
    TraderData,
    /// Three strikes count against it.
    Strikes,
    /// Its score has been low for two weeks.
    LowScore,
}

impl Cause {
    /// As the books have it.
    fn told(self) -> &'static str {
        match self {
            Self::TraderData => "What the law wants to know of a seller was not told in time.",
            Self::Strikes => "Three strikes count against it.",
            Self::LowScore => "Its score has been low for two weeks.",
        }
    }
}

/// Suspends a vendor, where it sells; it is written why.
///
/// # Errors
/// The database's own.
pub async fn suspend(cx: &Cx, tx: &Tx, vendor: VendorId, cause: Cause) -> Result<()> {
    let Some(vendor) = &repo::lock(tx, vendor).await? else { return Ok(()) };
    let Some(to) = Step::Suspend.from(vendor.state) else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::DecidedAt, Expr::value(cx.now()))
        .col_expr(Column::DecidedBy, Expr::value("system"))
        .col_expr(Column::Reason, Expr::value(cause.told()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::VendorId.eq(vendor.id))
        .exec(tx)
        .await?;
    set_state(cx, tx, vendor, to).await?;
    let before = Some(json!({ "state": vendor.state }));
    let change = audit::Change {
        action: Step::Suspend.action(),
        subject: vendor.id.to_string(),
        vendor: Some(vendor.id),
        before,
        reason: Some(cause.told()),
        ..audit::Change::default()
    };
    audit::record(cx, tx, change)?;
    letters::due(cx, tx, &LetterDue::Suspended { vendor_id: vendor.id, cause }).await
}

/// Applications of vendors in this state, the oldest first; those that wait to be decided by when they are due.
///
/// # Errors
/// The database's own.
pub async fn queue(db: &impl ConnectionTrait, _: &Operator, state: VendorState, page: &Page) -> Result<Paged<Model>> {
    let forward = page.direction == Direction::Forward;
    let waiting = state == VendorState::Submitted;
    let sorted = if waiting { Column::DueAt } else { Column::CreatedAt };
    let mut there = Query::select();
    there.column(vendor::Column::Id).from(vendor::Entity).and_where(vendor::Column::State.eq(state));
    let mut query = Entity::find().filter(Column::VendorId.in_subquery(there)).limit(page.size + 1);
    if let Some(cursor) = &page.cursor {
        query = query.filter(Condition::all().add(db::behind(sorted, Column::VendorId, cursor, !forward)));
    }
    let query = if forward { query.order_by_asc(sorted).order_by_asc(Column::VendorId) } else { query.order_by_desc(sorted).order_by_desc(Column::VendorId) };
    let place = |row: &Model| Cursor::new(if waiting { row.due_at.unwrap_or_default() } else { row.created_at }, row.vendor_id);
    Ok(page.close(query.all(db).await?, place))
}

/// How long what a vendor showed is kept after its end (half a year, Regulation (EU) 2022/2065, Article 30).
const KEPT_MS: i64 = 183 * 24 * 3_600_000;

/// Where nobody is reached any more.
pub(crate) const NOWHERE: &str = "erased@erased.invalid";

/// Removes the documents of vendors that ended half a year ago, and what they told of who stands behind them and where they are; returns
/// how many documents. What a vendor is called, its register and its VAT number stay on what it sold, for the books.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn sweep_documents(cx: &Cx) -> Result<usize> {
    let before = cx.now() - KEPT_MS;
    let sql = "SELECT d.* FROM vendor_document d JOIN vendor_application a ON a.vendor_id = d.vendor_id \
               WHERE a.ended_at < $1 AND d.state <> 'removed' ORDER BY d.created_at LIMIT 100";
    let over: Vec<vendor_document::Model> = db::all(&cx.db, sql, [before.into()]).await?;
    for document in &over {
        crate::documents::destroy(cx, document).await?;
    }
    let told = &still_told(cx, before).await?;
    if !told.is_empty() {
        cx.db
            .write("vendors.forget_traders", |tx| async move {
                forget_trader(&tx, told).await?;
                unreachable(&tx, told).await
            })
            .await?;
    }
    Ok(over.len())
}

/// Some of the vendors that ended before, and of which more is known than the books need.
async fn still_told(cx: &Cx, before: i64) -> Result<Vec<VendorId>> {
    #[derive(FromQueryResult)]
    struct Told {
        id: VendorId,
    }
    let sql = "SELECT v.id FROM vendor_application a JOIN vendor v ON v.id = a.vendor_id LEFT JOIN vendor_front f ON f.vendor_id = v.id \
               WHERE a.ended_at < $1 AND (v.email <> $2 OR f.return_address IS NOT NULL OR a.legal_name IS NOT NULL OR a.contact_name IS NOT NULL \
               OR a.phone IS NOT NULL OR a.address IS NOT NULL OR a.account_sealed IS NOT NULL OR a.rescue_story IS NOT NULL) ORDER BY v.id LIMIT 100";
    let told: Vec<Told> = db::all(&cx.db, sql, [before.into(), NOWHERE.into()]).await?;
    Ok(told.into_iter().map(|row| row.id).collect())
}

/// Takes away who stands behind these vendors, and how they are called and paid.
pub(crate) async fn forget_trader(tx: &Tx, vendors: &[VendorId]) -> Result<()> {
    let nothing = || Expr::value(None::<String>);
    Entity::update_many()
        .col_expr(Column::LegalName, nothing())
        .col_expr(Column::ContactName, nothing())
        .col_expr(Column::Phone, nothing())
        .col_expr(Column::Address, Expr::value(None::<serde_json::Value>))
        .col_expr(Column::AccountSealed, nothing())
        .col_expr(Column::AccountHint, nothing())
        .col_expr(Column::RescueStory, nothing())
        .filter(db::among(Column::VendorId, vendors))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes away where these vendors are written to and what comes back to, and whom they invited.
pub(crate) async fn unreachable(tx: &Tx, vendors: &[VendorId]) -> Result<()> {
    vendor::Entity::update_many().col_expr(vendor::Column::Email, Expr::value(NOWHERE)).filter(db::among(vendor::Column::Id, vendors)).exec(tx).await?;
    vendor_front::Entity::update_many()
        .col_expr(vendor_front::Column::ReturnAddress, Expr::value(None::<serde_json::Value>))
        .filter(db::among(vendor_front::Column::VendorId, vendors))
        .exec(tx)
        .await?;
    vendor_invitation::Entity::delete_many().filter(db::among(vendor_invitation::Column::VendorId, vendors)).exec(tx).await?;
    Ok(())
}
