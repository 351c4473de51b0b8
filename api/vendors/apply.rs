//! An application: begun, filled in step by step, handed in.

use entity::ids::VendorId;
use entity::states::{ApplicationKind, DocumentKind, DocumentState, LegalForm, MemberRole, VatState, VendorState};
use entity::vendor_application::{Column, Entity, Model};
use entity::{vendor, vendor_document};
use kernel::{Address, Refusal, VendorMember, Viewer, optional_text, text};
use platform::crypto::Place;
use platform::idempotency::{Request, once};
use platform::jobs::{self, NewJob};
use platform::keyring::{Row, Sealed};
use platform::{Cx, Error, Result, Tx, audit, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::checklist::{Step, checklist};
use crate::letters::{self, LetterDue};
use crate::model::NewVendor;
use crate::vat::{VatNumber, VatRegister};
use crate::{create, event, repo, trader};

const HOUR: i64 = 3_600_000;
/// Who hands in an application knows after a day.
const DECIDED_MS: i64 = 24 * HOUR;
/// Who was expelled elsewhere and has a living to lose, sooner.
const RESCUED_MS: i64 = 4 * HOUR;
/// Nobody has more of them open.
const MOST_OPEN: u64 = 3;
/// The kind of job that asks the register of VAT numbers.
pub const VAT_JOB: &str = "vendors.vat";

/// What is asked of whoever wants to sell; what is `None` stays.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    pub legal_form: Option<LegalForm>,
    pub legal_name: Option<String>,
    pub contact_name: Option<String>,
    pub phone: Option<String>,
    /// Nowhere written down with the change.
    #[serde(skip)]
    pub address: Option<Address>,
    pub register_name: Option<String>,
    pub register_number: Option<String>,
    pub vat_number: Option<String>,
    /// An IBAN, or what the country has instead.
    pub account_number: Option<String>,
    /// That only what the law allows is offered.
    pub certified: Option<bool>,
    /// The version they saw.
    pub expected_version: Option<i64>,
}

/// Asks whether a VAT number is known.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VatDue {
    pub vendor_id: VendorId,
}

/// Begins an application: a vendor that nobody sees yet, with whoever begins it as its owner.
///
/// # Errors
/// `NotAllowed` for nobody, or an address that is not proved, `ValidationFailed`, `StateConflict` on `input.slug`, `LimitExceeded` with
/// three open ones.
pub async fn apply(cx: &Cx, viewer: &Viewer, key: Option<&str>, new: &NewVendor) -> Result<VendorId> {
    let user = viewer.user().ok_or_else(|| Refusal::NotAllowed { message: "Sign in first.".into() })?;
    let said = json!({ "slug": new.slug, "name": new.name, "country": new.country, "email": new.email, "description": new.description });
    let request = Request::new(format!("user:{user}"), "vendorApply", key, &said)?;
    let checked = &new.clone().checked()?;
    let id: VendorId = once(cx, "vendors.apply", &request, |tx| async move {
        let person = identity::user(&tx, user).await?.ok_or_else(|| Error::broken("somebody signed in has no account"))?;
        if person.email_verified_at.is_none() {
            return Err(Refusal::NotAllowed { message: "Confirm your address first: `accountVerifyRequest`.".into() }.into());
        }
        let own: Vec<VendorId> = repo::memberships(&tx, user).await?.into_iter().filter(|(_, place)| *place == MemberRole::Owner).map(|(id, _)| id).collect();
        let open = [VendorState::Applying, VendorState::Submitted, VendorState::InfoRequested];
        let begun = vendor::Entity::find().filter(db::among(vendor::Column::Id, &own)).filter(vendor::Column::State.is_in(open)).count(&tx).await?;
        if begun >= MOST_OPEN {
            let message = format!("At most {MOST_OPEN} applications may be open at once.");
            return Err(Refusal::LimitExceeded { field: Vec::new(), message, retry_after_seconds: None }.into());
        }
        let now = cx.now();
        let id = create::found(cx, &tx, checked.clone(), user, VendorState::Applying).await?.id;
        let row = blank(id, now);
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        let change = audit::Change { action: "vendorApply", subject: id.to_string(), vendor: Some(id), ..audit::Change::default() };
        audit::record(cx, &tx, change)?;
        Ok(id)
    })
    .await?;
    identity::look_again(cx, viewer).await;
    Ok(id)
}

/// Fills in some of it. While it is looked at nothing changes; a vendor that sells changes what moved, and is asked again about VAT.
///
/// # Errors
/// `ValidationFailed` naming the part, `StateConflict` while it is looked at or after the end, and where a vendor that sells takes back
/// what the law wants to know, `VersionConflict`.
pub async fn fill_in(cx: &Cx, member: &VendorMember, key: Option<&str>, details: &Details) -> Result<Model> {
    let request = Request::new(member, "vendorApplicationUpdate", key, details)?.covering(details.address.as_ref())?;
    let checked = &details.checked()?;
    let _: VendorId = once(cx, "vendors.fill_in", &request, |tx| async move {
        let (vendor, row) = held(cx, &tx, member).await?;
        may_change(vendor.state)?;
        if checked.expected_version.is_some_and(|expected| expected != row.version) {
            return Err(Refusal::moved("input.expectedVersion", row.version).into());
        }
        audit::before(
            &tx,
            json!({ "legalName": row.legal_name, "vatNumber": row.vat_number, "registerNumber": row.register_number, "account": row.account_hint }),
        );
        let mut update = Entity::update_many()
            .col_expr(Column::Version, Expr::value(row.version + 1))
            .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
            .filter(Column::VendorId.eq(member.vendor));
        let texts = [
            (Column::LegalName, &checked.legal_name),
            (Column::ContactName, &checked.contact_name),
            (Column::Phone, &checked.phone),
            (Column::RegisterName, &checked.register_name),
            (Column::RegisterNumber, &checked.register_number),
        ];
        for (column, value) in texts {
            if let Some(value) = value {
                update = update.col_expr(column, Expr::value(value.as_str()));
            }
        }
        if let Some(form) = checked.legal_form {
            update = update.col_expr(Column::LegalForm, Expr::value(form));
        }
        if let Some(address) = &checked.address {
            update = update.col_expr(Column::Address, Expr::value(serde_json::to_value(address)?));
        }
        if let Some(account) = &checked.account_number {
            let (sealed, hint) = sealed(cx, member.vendor, account);
            update = update.col_expr(Column::AccountSealed, Expr::value(sealed)).col_expr(Column::AccountHint, Expr::value(hint));
        }
        if let Some(certified) = checked.certified {
            update = update.col_expr(Column::CertifiedAt, Expr::value(certified.then(|| cx.now())));
        }
        if let Some(vat) = checked.vat_number.as_ref().filter(|vat| row.vat_number.as_ref() != Some(vat)) {
            update = update
                .col_expr(Column::VatNumber, Expr::value(vat.as_str()))
                .col_expr(Column::VatState, Expr::value(VatState::Unchecked))
                .col_expr(Column::VatCheckedAt, Expr::value(None::<i64>))
                .col_expr(Column::VatReference, Expr::value(None::<String>));
            vat_due(cx, &tx, member.vendor).await?;
        }
        update.exec(&tx).await?;
        trader::remedied(&tx, &vendor, &row).await?;
        Ok(member.vendor)
    })
    .await?;
    application(&cx.db, member).await?.ok_or_else(|| Error::broken("an application is gone"))
}

/// Says that another marketplace expelled it: looked at sooner, by its own commission.
///
/// # Errors
/// `ValidationFailed`, `StateConflict` once it is handed in.
pub async fn claim_rescue(cx: &Cx, member: &VendorMember, key: Option<&str>, from: &str, story: &str) -> Result<Model> {
    let (from, story) = (&text("input.marketplace", from, 1, 100)?, &text("input.story", story, 20, 5000)?);
    let request = Request::new(member, "vendorRescueClaim", key, &json!({ "marketplace": from, "story": story }))?;
    let _: VendorId = once(cx, "vendors.claim_rescue", &request, |tx| async move {
        let (vendor, row) = held(cx, &tx, member).await?;
        if !matches!(vendor.state, VendorState::Applying | VendorState::InfoRequested) {
            return Err(Refusal::state("Only an application that is not handed in can become one.").into());
        }
        Entity::update_many()
            .col_expr(Column::Kind, Expr::value(ApplicationKind::Rescue))
            .col_expr(Column::RescuedFrom, Expr::value(from.as_str()))
            .col_expr(Column::RescueStory, Expr::value(story.as_str()))
            .col_expr(Column::Version, Expr::value(row.version + 1))
            .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
            .filter(Column::VendorId.eq(member.vendor))
            .exec(&tx)
            .await?;
        Ok(member.vendor)
    })
    .await?;
    application(&cx.db, member).await?.ok_or_else(|| Error::broken("an application is gone"))
}

/// Hands it in, when nothing is missing.
///
/// # Errors
/// `ValidationFailed` naming what is missing, `StateConflict` where it is handed in already.
pub async fn submit(cx: &Cx, member: &VendorMember, key: Option<&str>) -> Result<Model> {
    let request = Request::new(member, "vendorApplicationSubmit", key, &())?;
    let _: VendorId = once(cx, "vendors.submit", &request, |tx| async move {
        let (vendor, row) = held(cx, &tx, member).await?;
        let to = Step::Submit.from(vendor.state).ok_or_else(|| Refusal::state("This application is not open any more."))?;
        let there = received(&tx, member.vendor).await?;
        let missing: Vec<_> = checklist(&vendor.country, &row, &there)
            .into_iter()
            .filter(|(_, met)| !met)
            .map(|(what, _)| Refusal::invalid(what.field(), format!("Still missing: {}.", what.told())))
            .collect();
        if !missing.is_empty() {
            return Err(Error::Refused(missing));
        }
        let now = cx.now();
        let within = if row.kind == ApplicationKind::Rescue { RESCUED_MS } else { DECIDED_MS };
        Entity::update_many()
            .col_expr(Column::SubmittedAt, Expr::value(now))
            .col_expr(Column::DueAt, Expr::value(now + within))
            .col_expr(Column::Version, Expr::value(row.version + 1))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::VendorId.eq(member.vendor))
            .exec(&tx)
            .await?;
        set_state(cx, &tx, &vendor, to).await?;
        letters::due(cx, &tx, &LetterDue::Decided { vendor_id: member.vendor, step: letters::Told::Received, reason: None }).await?;
        Ok(member.vendor)
    })
    .await?;
    application(&cx.db, member).await?.ok_or_else(|| Error::broken("an application is gone"))
}

/// Ends an application that nobody has decided about: whoever made it does not want to sell any more.
///
/// # Errors
/// `StateConflict` once it is decided.
pub async fn withdraw(cx: &Cx, member: &VendorMember, key: Option<&str>) -> Result<Model> {
    let request = Request::new(member, "vendorApplicationWithdraw", key, &())?;
    let _: VendorId = once(cx, "vendors.withdraw", &request, |tx| async move {
        let (vendor, row) = held(cx, &tx, member).await?;
        let to = Step::Withdraw.from(vendor.state).ok_or_else(|| Refusal::state("It is decided already, and no application any more."))?;
        audit::before(&tx, json!({ "state": vendor.state }));
        let now = cx.now();
        Entity::update_many()
            .col_expr(Column::EndedAt, Expr::value(now))
            .col_expr(Column::DueAt, Expr::value(None::<i64>))
            .col_expr(Column::Version, Expr::value(row.version + 1))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::VendorId.eq(member.vendor))
            .exec(&tx)
            .await?;
        set_state(cx, &tx, &vendor, to).await?;
        letters::due(cx, &tx, &LetterDue::Decided { vendor_id: member.vendor, step: letters::Told::Withdrawn, reason: None }).await?;
        Ok(member.vendor)
    })
    .await?;
    application(&cx.db, member).await?.ok_or_else(|| Error::broken("an application is gone"))
}

/// The member's own application; none for a vendor that came in before there were any.
///
/// # Errors
/// The database's own.
pub async fn application(db: &impl ConnectionTrait, member: &VendorMember) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(member.vendor).one(db).await?)
}

/// The applications of vendors that the caller may see the whole of.
///
/// # Errors
/// The database's own.
pub async fn applications_of(db: &impl ConnectionTrait, vendors: &[VendorId]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(db::among(Column::VendorId, vendors)).all(db).await?)
}

/// Asks the register about a vendor's VAT number. One that does not answer is asked again; the job's own tries see to it.
///
/// # Errors
/// A fault while the register does not answer.
pub async fn check_vat(cx: &Cx, register: &VatRegister, vendor: VendorId) -> Result<()> {
    let Some(row) = Entity::find_by_id(vendor).one(&cx.db).await? else { return Ok(()) };
    let Some(vat) = row.vat_number.as_deref().and_then(|text| VatNumber::parse("", text).ok()) else { return Ok(()) };
    let (said, asked) = (&register.look_up(&vat).await, row.vat_number.as_deref().unwrap_or_default());
    cx.db
        .write("vendors.vat", |tx| async move {
            Entity::update_many()
                .col_expr(Column::VatState, Expr::value(said.state))
                .col_expr(Column::VatCheckedAt, Expr::value(cx.now()))
                .col_expr(Column::VatReference, Expr::value(said.reference.clone()))
                .filter(Column::VendorId.eq(vendor))
                // Another number was written meanwhile: its own job asks about it.
                .filter(Column::VatNumber.eq(asked))
                .exec(&tx)
                .await?;
            Ok(())
        })
        .await?;
    if said.state == VatState::Unreachable { Err(Error::broken("the register of VAT numbers does not answer")) } else { Ok(()) }
}

async fn vat_due(cx: &Cx, tx: &Tx, vendor: VendorId) -> Result<()> {
    jobs::enqueue(cx, tx, NewJob { kind: VAT_JOB, unique_key: None, payload: &VatDue { vendor_id: vendor }, run_at: cx.now() }).await
}

/// The vendor and its application, held. One that came in before there were applications has an empty one from now on.
pub(crate) async fn held(cx: &Cx, tx: &Tx, member: &VendorMember) -> Result<(vendor::Model, Model)> {
    let none = || Error::from(Refusal::state("There is no such vendor any more."));
    let vendor = repo::lock_own(tx, member).await?.ok_or_else(none)?;
    if let Some(row) = Entity::find_by_id(member.vendor).one(tx).await? {
        return Ok((vendor, row));
    }
    let row = blank(member.vendor, cx.now());
    Entity::insert(row.clone().into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok((vendor, row))
}

/// An application that says nothing yet.
pub(crate) fn blank(vendor: VendorId, now: i64) -> Model {
    Model {
        vendor_id: vendor,
        kind: ApplicationKind::Standard,
        legal_form: None,
        legal_name: None,
        contact_name: None,
        phone: None,
        address: None,
        register_name: None,
        register_number: None,
        vat_number: None,
        vat_state: VatState::None,
        vat_checked_at: None,
        vat_reference: None,
        account_sealed: None,
        account_hint: None,
        certified_at: None,
        rescued_from: None,
        rescue_story: None,
        submitted_at: None,
        due_at: None,
        decided_at: None,
        decided_by: None,
        reason: None,
        ended_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// Refuses a change while somebody looks, and after the end.
pub(crate) fn may_change(state: VendorState) -> Result<(), Refusal> {
    match state {
        VendorState::Applying | VendorState::InfoRequested | VendorState::Live | VendorState::Suspended => Ok(()),
        VendorState::Submitted => Err(Refusal::state("It is being looked at. You are written to as soon as it is decided.")),
        VendorState::Rejected | VendorState::Terminated => Err(Refusal::state("This application has ended.")),
    }
}

/// Which kinds of documents are there.
pub(crate) async fn received(db: &impl ConnectionTrait, vendor: VendorId) -> Result<Vec<DocumentKind>> {
    use vendor_document::Column as Of;
    let rows: Vec<DocumentKind> = vendor_document::Entity::find()
        .select_only()
        .column(Of::Kind)
        .distinct()
        .filter(Of::VendorId.eq(vendor))
        .filter(Of::State.eq(DocumentState::Received))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// Writes the vendor's new state, and tells of it.
pub(crate) async fn set_state(cx: &Cx, tx: &Tx, vendor: &vendor::Model, to: VendorState) -> Result<()> {
    vendor::Entity::update_many()
        .col_expr(vendor::Column::State, Expr::value(to))
        .col_expr(vendor::Column::Version, Expr::value(vendor.version + 1))
        .col_expr(vendor::Column::UpdatedAt, Expr::value(cx.now()))
        .filter(vendor::Column::Id.eq(vendor.id))
        .exec(tx)
        .await?;
    event::changed(cx, tx, vendor.id, vendor.version + 1)?;
    platform::revision::bump(tx).await
}

pub(crate) const SEALED: Sealed =
    Sealed { table: "vendor_application", column: "account_sealed", only: None, key: "vendor_id", row: Row::Id(|id| VendorId(id).to_string()) };

/// An account as it is kept, and what is shown of it.
pub(crate) fn sealed(cx: &Cx, vendor: VendorId, account: &str) -> (String, String) {
    (cx.keys.seal(&account_place(&vendor.to_string()), account.as_bytes()), account[account.len() - 4..].to_owned())
}

fn account_place(vendor: &str) -> Place<'_> {
    Place { table: "vendor_application", column: "account_sealed", row: vendor }
}

impl Details {
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        let some = |path: &str, value: &Option<String>, most| value.as_deref().map(|value| text(path, value, 1, most)).transpose();
        Ok(Self {
            legal_form: self.legal_form,
            legal_name: some("input.legalName", &self.legal_name, 200)?,
            contact_name: some("input.contactName", &self.contact_name, 100)?,
            phone: self.phone.as_deref().map(phone).transpose()?,
            address: self.address.clone().map(|address| address.checked("input.address")).transpose()?,
            register_name: some("input.registerName", &self.register_name, 100)?,
            register_number: optional_text("input.registerNumber", self.register_number.as_deref(), 50)?,
            vat_number: self.vat_number.as_deref().map(|vat| VatNumber::parse("input.vatNumber", vat).map(|vat| vat.to_string())).transpose()?,
            account_number: self.account_number.as_deref().map(account).transpose()?,
            certified: self.certified,
            expected_version: self.expected_version,
        })
    }
}

/// A telephone number as people write it.
fn phone(value: &str) -> Result<String, Refusal> {
    let value = text("input.phone", value, 5, 40)?;
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let fine = (5..=15).contains(&digits) && value.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c));
    if fine { Ok(value) } else { Err(Refusal::invalid("input.phone", "A telephone number has from 5 to 15 digits, such as +49 30 1234567.")) }
}

/// An IBAN with its check digits, or another account's number.
pub(crate) fn account(value: &str) -> Result<String, Refusal> {
    let plain: String = value.chars().filter(|c| !matches!(c, ' ' | '-')).collect::<String>().to_uppercase();
    let refuse = |message: &str| Err(Refusal::invalid("input.accountNumber", message));
    if !(5..=34).contains(&plain.len()) || !plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return refuse("An account has from 5 to 34 letters and digits.");
    }
    let letters = plain.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    if letters && !kernel::is_iban(&plain) {
        return refuse("This IBAN has a wrong digit.");
    }
    // Nothing that is a card's number is taken anywhere.
    if !letters && (13..=19).contains(&plain.len()) && kernel::luhn(&plain) {
        return refuse("This looks like the number of a card. Name a bank account.");
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_checked_and_a_card_is_none() {
        assert_eq!(account("DE89 3704 0044 0532 0130 00"), Ok("DE89370400440532013000".into()));
        assert_eq!(account("0011002233445"), Ok("0011002233445".into()));
        for wrong in ["DE89 3704 0044 0532 0130 01", "123", "4111 1111 1111 1111", "DE89;DROP", ""] {
            assert_eq!(account(wrong).unwrap_err().field(), &kernel::field("input.accountNumber")[..], "{wrong}");
        }
        assert!(phone("+49 30 1234567").is_ok() && phone("call me").is_err() && phone("12").is_err());
    }
}
