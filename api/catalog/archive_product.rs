//! Taking a product out of the shop. It stays readable for those who bought it.

use entity::ids::ProductId;
use entity::product;
use entity::states::ProductState;
use kernel::VendorMember;
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, db};

use crate::{events, repo};

/// Takes a product this vendor owns out of the shop; nobody's offer of it can be bought any more.
///
/// # Errors
/// `NotFound` for a missing or foreign product, `VersionConflict`.
pub async fn archive_product(cx: &Cx, member: &VendorMember, id: ProductId, expected: Option<i64>, key: Option<&str>) -> Result<product::Model> {
    let request = Request::new(member, "productArchive", key, &(id, expected))?.about(id);
    once(cx, "catalog.archive_product", &request, |tx| async move {
        let version = repo::bump(&tx, cx.now(), member.vendor, id, expected).await?;
        db::execute(&tx, "UPDATE product SET state = $1 WHERE id = $2", [ProductState::Archived.into(), id.into()]).await?;
        events::product_changed(cx, &tx, id, version)
    })
    .await?;
    repo::owned(&cx.db, member.vendor, id).await?.ok_or_else(|| Error::broken("the product just archived is gone"))
}
