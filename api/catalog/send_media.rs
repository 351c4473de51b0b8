//! A picture of a product on its way in: announced, sent to a signed address, drawn anew, put behind the others.

use entity::ids::{EventId, MediaId, ProductId, VendorId};
use entity::{media, product};
use kernel::{Refusal, VendorMember, field, text};
use platform::idempotency::{Request, once};
use platform::picture::redraw;
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use vendors::Untaken;

use crate::model::MOST_MEDIA;
use crate::{events, repo};

/// How long an address to send to is good.
const SENT_MS: i64 = 15 * 60_000;
/// As large as a screen of double density shows a product's page.
const MOST: (u32, u32) = (1600, 1600);
const PURPOSE: &str = "product-picture";

/// A picture that may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// What the picture will be called once it is there.
    pub id: MediaId,
    /// Where it is sent to, by `PUT`, within a quarter of an hour; whoever has it may send one.
    pub path: String,
}

/// Where a picture was sent to.
#[derive(Clone, Debug)]
pub struct Sent {
    pub product: ProductId,
    pub id: MediaId,
    pub alt: String,
    pub until: i64,
    pub signature: String,
}

impl Sent {
    fn words(product: ProductId, id: MediaId, alt: &str, until: i64) -> String {
        format!("{product}.{id}.{until}.{alt}")
    }

    /// Whether we signed it, and it is not over.
    fn holds(&self, cx: &Cx) -> bool {
        let words = Self::words(self.product, self.id, &self.alt, self.until);
        cx.now() < self.until && cx.keys.verify(PURPOSE, words.as_bytes(), &self.signature)
    }
}

/// Announces a picture of the member's product.
///
/// # Errors
/// `NotFound` on `input.productId`, `ValidationFailed` on `input.alt`, `LimitExceeded` where the product has as many as it may.
pub async fn announce_media(cx: &Cx, member: &VendorMember, product: ProductId, alt: &str, key: Option<&str>) -> Result<Announced> {
    let alt = text("input.alt", alt, 0, 300)?;
    let request = Request::new(member, "mediaSubmit", key, &(product, &alt))?.about(product);
    let id: MediaId = once(cx, "catalog.announce_media", &request, |tx| async move {
        repo::owned(&tx, member.vendor, product).await?.ok_or_else(|| Refusal::not_found("input.productId", "product"))?;
        if is_full(&tx, product).await? {
            let message = format!("A product has at most {MOST_MEDIA} pictures.");
            return Err(Refusal::LimitExceeded { field: field("input.productId"), message, retry_after_seconds: None }.into());
        }
        Ok(cx.id())
    })
    .await?;
    let until = cx.now() + SENT_MS;
    let signature = cx.keys.sign(PURPOSE, Sent::words(product, id, &alt, until).as_bytes());
    Ok(Announced { id, path: format!("/product-pictures/{product}/{id}?until={until}&alt={}&signature={signature}", escaped(&alt)) })
}

/// As it stands in an address.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

async fn is_full(db: &impl ConnectionTrait, product: ProductId) -> Result<bool> {
    Ok(media::Entity::find().filter(media::Column::ProductId.eq(product)).count(db).await? >= MOST_MEDIA as u64)
}

/// Whose picture may be sent there, before any of it is read; nothing where none may.
///
/// # Errors
/// The database's own.
pub async fn may_send_media(cx: &Cx, sent: &Sent) -> Result<Option<VendorId>> {
    if !sent.holds(cx) || media::Entity::find_by_id(sent.id).one(&cx.db).await?.is_some() {
        return Ok(None);
    }
    Ok(product::Entity::find_by_id(sent.product).one(&cx.db).await?.map(|product| product.vendor_id))
}

/// Takes a picture: draws it anew, stores it, puts it behind the product's others.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn receive_media(cx: &Cx, sent: &Sent, bytes: Vec<u8>) -> Result<Result<(), Untaken>> {
    let Some(vendor) = may_send_media(cx, sent).await? else { return Ok(Err(Untaken::NoSuchAddress)) };
    let picture = match redraw(bytes, MOST).await? {
        Ok(picture) => picture,
        Err(unfit) => return Ok(Err(Untaken::Unfit(unfit))),
    };
    // Stored before it is shown: a row without its file would lie. It stays when the row goes: orders go on showing what was bought. What a
    // name stands for never changes, even where two are sent to one address at once, so browsers keep it.
    let name = &format!("products/{}/{}.{}", sent.product, cx.id::<EventId>(), picture.extension);
    cx.storage.put(name, picture.content_type, picture.bytes).await?;
    match cx.db.write("catalog.receive_media", |tx| async move { show(cx, &tx, vendor, sent, name).await }).await {
        Ok(()) => Ok(Ok(())),
        Err(Error::Refused(_)) => {
            cx.storage.delete(name).await?;
            Ok(Err(Untaken::NoSuchAddress))
        }
        Err(fault) => Err(fault),
    }
}

/// Shows it, unless another one was sent there first, or was the last that there was room for: then nothing of the product changes.
async fn show(cx: &Cx, tx: &Tx, vendor: VendorId, sent: &Sent, name: &str) -> Result<()> {
    let version = repo::bump(tx, cx.now(), vendor, sent.product, None).await?;
    let others = media::Entity::find().filter(media::Column::ProductId.eq(sent.product)).all(tx).await?;
    if others.len() >= MOST_MEDIA || others.iter().any(|other| other.id == sent.id) {
        return Err(Refusal::not_found("", "address").into());
    }
    let row = media::Model {
        id: sent.id,
        product_id: sent.product,
        vendor_id: vendor,
        storage_key: Some(name.to_owned()),
        source_url: None,
        alt: sent.alt.clone(),
        position: others.iter().map(|other| other.position + 1).max().unwrap_or_default(),
        created_at: cx.now(),
    };
    row.into_active_model().reset_all().insert(tx).await?;
    events::product_changed(cx, tx, sent.product, version)
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_takes_any_words() {
        assert_eq!(super::escaped("A mug, 50% off & \"oat\" – Đỏ"), "A%20mug%2C%2050%25%20off%20%26%20%22oat%22%20%E2%80%93%20%C4%90%E1%BB%8F");
    }
}
