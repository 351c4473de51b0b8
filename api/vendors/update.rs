//! What a vendor changes about itself.

use entity::ids::VendorId;
use entity::states::VendorState;
use entity::vendor::{Column, Entity, Model};
use kernel::{Refusal, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, audit, revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, SqlErr};
use serde_json::json;

use crate::model::{VendorChange, slug_taken};
use crate::{event, front, pictures, repo};

/// Changes the member's own vendor.
///
/// # Errors
/// `ValidationFailed`, `VersionConflict`, `StateConflict` on `input.slug` when another vendor has it, and where one that was looked at would
/// move to another country.
pub async fn update(cx: &Cx, member: &VendorMember, key: Option<&str>, change: &VendorChange) -> Result<Model> {
    let request = Request::new(member, "vendorUpdate", key, change)?.covering(change.return_address.as_ref())?.about(member.vendor);
    let change = &change.checked()?;
    let _: VendorId = once(cx, "vendors.update", &request, |tx| async move {
        let missing = || Error::from(Refusal::not_found("", "vendor"));
        let current = repo::lock_own(&tx, member).await?.ok_or_else(missing)?;
        let version = change.expected_version.unwrap_or(current.version);
        if let Some(slug) = &change.slug
            && repo::slug_is_taken(&tx, slug, member.vendor).await?
        {
            return Err(slug_taken().into());
        }
        // Where it is decides what had to be shown for it, and by which law it sells.
        let moves = change.country.as_ref().is_some_and(|country| *country != current.country);
        if moves && !matches!(current.state, VendorState::Applying | VendorState::InfoRequested) {
            return Err(Refusal::state("A vendor that was looked at stays in its country. Write to the marketplace to move.").into());
        }
        let Model { slug, name, description, country, .. } = &current;
        audit::before(&tx, json!({ "slug": slug, "name": name, "description": description, "country": country }));
        let mut update = Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
            .filter(Column::Id.eq(member.vendor))
            .filter(Column::Version.eq(version));
        let texts = [
            (Column::Slug, &change.slug),
            (Column::Name, &change.name),
            (Column::Description, &change.description),
            (Column::Country, &change.country),
            (Column::Email, &change.email),
        ];
        for (column, value) in texts {
            if let Some(value) = value {
                update = update.col_expr(column, Expr::value(value.as_str()));
            }
        }
        // Two vendors may ask for one slug at once; the index decides.
        let updated = update.exec(&tx).await.map_err(|error| match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => slug_taken().into(),
            _ => Error::from(error),
        })?;
        if updated.rows_affected == 0 {
            return Err(Refusal::moved("input.expectedVersion", current.version).into());
        }
        let mut told = front::told(&tx, member.vendor).await?;
        let (changed, gone) = front::change(&mut told, change)?;
        if changed {
            front::tell(cx, &tx, told).await?;
        }
        for name in gone {
            pictures::let_go(cx, &tx, name).await?;
        }
        event::changed(cx, &tx, member.vendor, version + 1)?;
        revision::bump(&tx).await?;
        Ok(member.vendor)
    })
    .await?;
    repo::own(&cx.db, member).await?.ok_or_else(|| Error::broken("a vendor is gone"))
}
