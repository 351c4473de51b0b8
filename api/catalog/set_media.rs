//! The pictures of a product, as one ordered list.

use std::collections::HashMap;

use entity::ids::{MediaId, ProductId};
use entity::media;
use kernel::{Refusal, VendorMember, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::model::{MOST_MEDIA, MediaInput, picture_url};
use crate::{events, repo};

/// Puts exactly these pictures on a product, in this order: kept ones by their id, new ones by their address.
///
/// # Errors
/// `NotFound` for a missing or foreign product or picture, `ValidationFailed` for addresses that will not do.
pub async fn set_media(
    cx: &Cx,
    member: &VendorMember,
    product: ProductId,
    list: &[MediaInput],
    expected: Option<i64>,
    key: Option<&str>,
) -> Result<entity::product::Model> {
    let request = Request::new(member, "mediaSet", key, &(product, list, expected))?.about(product);
    if list.len() > MOST_MEDIA {
        return Err(Refusal::invalid("input.media", "A product has at most 20 pictures.").into());
    }
    once(cx, "catalog.set_media", &request, |tx| async move {
        let version = repo::bump(&tx, cx.now(), member.vendor, product, expected).await?;
        replace(cx, &tx, member, product, list).await?;
        events::product_changed(cx, &tx, product, version)
    })
    .await?;
    repo::owned(&cx.db, member.vendor, product).await?.ok_or_else(|| Error::broken("the product just changed is gone"))
}

async fn replace(cx: &Cx, tx: &Tx, member: &VendorMember, product: ProductId, list: &[MediaInput]) -> Result<()> {
    let found = media::Entity::find().filter(media::Column::ProductId.eq(product)).all(tx).await?;
    let mut found: HashMap<MediaId, media::Model> = found.into_iter().map(|picture| (picture.id, picture)).collect();
    let mut rows = Vec::new();
    for (at, input) in list.iter().enumerate() {
        let (id, storage_key, source_url, created_at) = match (&input.id, &input.source_url) {
            (Some(id), None) => {
                let kept = found.remove(id).ok_or_else(|| Refusal::not_found(&format!("input.media.{at}.id"), "picture"))?;
                (kept.id, kept.storage_key, kept.source_url, kept.created_at)
            }
            (None, Some(url)) => (cx.id(), None, Some(picture_url(&format!("input.media.{at}.sourceUrl"), url)?), cx.now()),
            _ => return Err(Refusal::invalid(&format!("input.media.{at}"), "Give the id of a kept picture or the address of a new one.").into()),
        };
        rows.push(media::ActiveModel {
            id: Set(id),
            product_id: Set(product),
            vendor_id: Set(member.vendor),
            storage_key: Set(storage_key),
            source_url: Set(source_url),
            alt: Set(text(&format!("input.media.{at}.alt"), &input.alt, 0, 300)?),
            position: Set(i32::try_from(at).unwrap_or(i32::MAX)),
            created_at: Set(created_at),
        });
    }
    media::Entity::delete_many().filter(media::Column::ProductId.eq(product)).exec(tx).await?;
    if !rows.is_empty() {
        media::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
