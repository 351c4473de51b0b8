//! Who a vendor is in law has to be known before it offers anything, and as long as it does (Regulation (EU) 2022/2065, Article 30).
//!
//! It is looked at where something comes on sale, never where it is read. Who sells without is written to, has two weeks, and is
//! suspended then.

use entity::ids::{UserId, VendorId};
use entity::states::{LegalForm, VatState, VendorState};
use entity::vendor::{self, Column, Entity};
use entity::vendor_application;
use kernel::Refusal;
use platform::{Cx, Error, Result, Tx, audit, db, revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use crate::apply::{self, Details};
use crate::checklist::Requirement;
use crate::letters::{self, LetterDue};
use crate::model::NewVendor;
use crate::review::{self, Cause};
use crate::{create, event, repo};

/// How long a vendor has to tell what is missing: an extract of a trade register takes a week in most countries, and a holiday may
/// come between.
pub const REMEDY_MS: i64 = 14 * 24 * 3_600_000;
/// Looked at in one go; the rest follows an hour later.
const AT_ONCE: u64 = 100;

/// What is missing of what the law wants to know of somebody who sells: name, address, telephone, the register where the form has
/// one, the account that money goes to, and the promise. An address of mail every vendor has.
#[must_use]
pub fn gaps(application: Option<&vendor_application::Model>) -> Vec<Requirement> {
    let has = |there: fn(&vendor_application::Model) -> bool| application.is_some_and(there);
    let asked = [
        (Requirement::Company, has(|row| row.legal_form.is_some() && row.legal_name.is_some())),
        (Requirement::Address, has(|row| row.address.is_some())),
        (Requirement::Contact, has(|row| row.contact_name.is_some() && row.phone.is_some())),
        (Requirement::Register, has(|row| row.legal_form != Some(LegalForm::Company) || (row.register_name.is_some() && row.register_number.is_some()))),
        (Requirement::PaymentAccount, has(|row| row.account_sealed.is_some())),
        (Requirement::Certification, has(|row| row.certified_at.is_some())),
    ];
    // Whether there is a register is not known of somebody whose form is not.
    let formless = !has(|row| row.legal_form.is_some());
    asked.into_iter().filter(|(what, there)| !(*there || formless && *what == Requirement::Register)).map(|(what, _)| what).collect()
}

/// Refuses to put something of this vendor's on sale while the law does not know enough of it. One that is not taken in yet may
/// prepare what it likes: it is looked through before anything of it is on sale.
///
/// # Errors
/// `StateConflict` for each thing that is missing.
pub async fn may_offer(db: &impl ConnectionTrait, vendor: VendorId) -> Result<()> {
    let Some((vendor, application)) = Entity::find_by_id(vendor).one(db).await?.zip(Some(application(db, vendor).await?)) else { return Ok(()) };
    match vendor.state {
        VendorState::Live | VendorState::Suspended => complete(application.as_ref()),
        _ => Ok(()),
    }
}

pub(crate) fn complete(application: Option<&vendor_application::Model>) -> Result<()> {
    let missing: Vec<_> = gaps(application)
        .into_iter()
        .map(|what| Refusal::state(format!("Nothing comes on sale while this is missing in `vendorApplicationUpdate`: {}.", what.told())))
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::Refused(missing)) }
}

async fn application(db: &impl ConnectionTrait, vendor: VendorId) -> Result<Option<vendor_application::Model>> {
    Ok(vendor_application::Entity::find_by_id(vendor).one(db).await?)
}

/// After a change: where nothing is missing any more, no date stands over it. Whoever sells takes nothing of it back: given again, it
/// would begin two weeks anew, time after time.
pub(crate) async fn remedied(tx: &Tx, vendor: &vendor::Model, before: &vendor_application::Model) -> Result<()> {
    let missing = gaps(application(tx, vendor.id).await?.as_ref());
    if missing.is_empty() {
        return if vendor.remedy_due_at.is_some() { set_due(tx, vendor.id, None).await } else { Ok(()) };
    }
    if vendor.state == VendorState::Live && gaps(Some(before)).is_empty() {
        let stays = |what: &Requirement| Refusal::state(format!("As long as you sell, this has to stay known: {}.", what.told()));
        return Err(Error::Refused(missing.iter().map(stays).collect()));
    }
    Ok(())
}

async fn set_due(tx: &Tx, vendor: VendorId, due: Option<i64>) -> Result<()> {
    Entity::update_many().col_expr(Column::RemedyDueAt, Expr::value(due)).filter(Column::Id.eq(vendor)).exec(tx).await?;
    Ok(())
}

/// Writes to vendors that sell and of whom something is missing, and suspends those who were written to two weeks ago; returns how
/// many.
///
/// # Errors
/// The database's own.
pub async fn look_after(cx: &Cx) -> Result<usize> {
    // The list in SQL finds who is to be looked at; what is missing is said by `gaps` alone.
    let sql = format!(
        "SELECT v.* FROM vendor v LEFT JOIN vendor_application a ON a.vendor_id = v.id \
         WHERE v.state = 'live' AND v.remedy_due_at IS NULL AND (a.legal_form IS NULL OR a.legal_name IS NULL OR a.address IS NULL \
         OR a.contact_name IS NULL OR a.phone IS NULL OR a.account_sealed IS NULL OR a.certified_at IS NULL \
         OR (a.legal_form = 'company' AND (a.register_name IS NULL OR a.register_number IS NULL))) ORDER BY v.id LIMIT {AT_ONCE}"
    );
    let unknown: Vec<vendor::Model> = db::all(&cx.db, &sql, []).await?;
    let sql = format!("SELECT * FROM vendor WHERE remedy_due_at <= $1 AND state = 'live' ORDER BY remedy_due_at, id LIMIT {AT_ONCE}");
    let over: Vec<vendor::Model> = db::all(&cx.db, &sql, [cx.now().into()]).await?;
    let mut seen = 0;
    for vendor in unknown.iter().chain(&over) {
        seen += usize::from(cx.db.write("vendors.look_after", |tx| async move { remind(cx, &tx, vendor.id).await }).await?);
    }
    Ok(seen)
}

/// One vendor, as it is now.
async fn remind(cx: &Cx, tx: &Tx, id: VendorId) -> Result<bool> {
    let Some(vendor) = repo::lock(tx, id).await?.filter(|vendor| vendor.state == VendorState::Live) else { return Ok(false) };
    let missing = gaps(application(tx, id).await?.as_ref());
    match vendor.remedy_due_at {
        _ if missing.is_empty() => set_due(tx, id, None).await?,
        None => {
            let due_at = cx.now() + REMEDY_MS;
            set_due(tx, id, Some(due_at)).await?;
            let words: Vec<_> = missing.iter().map(|what| what.told()).collect();
            let change = audit::Change {
                action: "vendorRemedyRequest",
                subject: id.to_string(),
                vendor: Some(id),
                after: Some(json!({ "missing": words, "dueAt": due_at })),
                ..audit::Change::default()
            };
            audit::record(cx, tx, change)?;
            letters::due(cx, tx, &LetterDue::Remedy { vendor_id: id, due_at }).await?;
        }
        Some(due_at) if due_at <= cx.now() => {
            set_due(tx, id, None).await?;
            review::suspend(cx, tx, id, Cause::TraderData).await?;
        }
        Some(_) => return Ok(false),
    }
    Ok(true)
}

/// Makes a live vendor that `owner` owns and that tells who it is in law, for the command line and the seeds: nobody reviews it.
///
/// # Errors
/// As [`crate::create`], and `ValidationFailed` for what will not do.
pub async fn establish(cx: &Cx, tx: &Tx, new: NewVendor, owner: UserId, details: &Details) -> Result<vendor::Model> {
    let row = create::found(cx, tx, new, owner, VendorState::Live).await?;
    let Details { legal_form, legal_name, contact_name, phone, address, register_name, register_number, vat_number, account_number, certified, .. } =
        details.checked()?;
    let now = cx.now();
    let (account_sealed, account_hint) = account_number.map(|account| apply::sealed(cx, row.id, &account)).unzip();
    let application = vendor_application::Model {
        legal_form,
        legal_name,
        contact_name,
        phone,
        address: address.map(serde_json::to_value).transpose()?,
        register_name,
        register_number,
        vat_state: if vat_number.is_some() { VatState::Unchecked } else { VatState::None },
        vat_number,
        account_sealed,
        account_hint,
        certified_at: certified.unwrap_or(false).then_some(now),
        submitted_at: Some(now),
        decided_at: Some(now),
        ..apply::blank(row.id, now)
    };
    vendor_application::Entity::insert(application.into_active_model().reset_all()).exec_without_returning(tx).await?;
    event::changed(cx, tx, row.id, row.version)?;
    revision::bump(tx).await?;
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::ids::Uuid;

    #[test]
    fn each_thing_that_the_law_wants_to_know_is_missed_by_its_name() {
        use Requirement::{Address, Certification, Company, Contact, PaymentAccount, Register};
        assert_eq!(gaps(None), [Company, Address, Contact, PaymentAccount, Certification]);
        let text = || Some("x".to_owned());
        let whole = vendor_application::Model {
            legal_form: Some(LegalForm::Company),
            legal_name: text(),
            contact_name: text(),
            phone: text(),
            address: Some(json!({})),
            register_name: text(),
            register_number: text(),
            account_sealed: text(),
            certified_at: Some(1),
            ..apply::blank(VendorId(Uuid::nil()), 0)
        };
        assert_eq!(gaps(Some(&whole)), []);
        let without = |change: fn(&mut vendor_application::Model)| {
            let mut row = whole.clone();
            change(&mut row);
            gaps(Some(&row))
        };
        assert_eq!(without(|row| row.register_number = None), [Register]);
        assert_eq!(without(|row| row.phone = None), [Contact]);
        assert_eq!(without(|row| row.certified_at = None), [Certification]);
        // A person in business stands in no register.
        assert_eq!(without(|row| (row.legal_form, row.register_number) = (Some(LegalForm::SoleTrader), None)), []);
    }
}
