//! The pictures of a vendor's page: sent to a signed address, drawn anew, each under a name that never comes back.

use entity::ids::{EventId, VendorId};
use entity::vendor;
use entity::vendor_front::Model;
use kernel::VendorMember;
use platform::idempotency::{Request, once};
use platform::jobs::{self, NewJob};
use platform::picture::{Unfit, redraw};
use platform::{Cx, Error, Result, Tx, revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::{event, front, repo};

const MINUTE: i64 = 60_000;
/// How long an address to send to is good.
const SENT_MS: i64 = 15 * MINUTE;
/// A page that was read just now still shows the picture of before.
const SHOWN_MS: i64 = MINUTE;
/// The kind of job that removes a picture that nobody shows any more.
pub const PICTURE_JOB: &str = "vendors.picture";

/// A picture that nobody shows any more.
#[derive(Serialize, Deserialize)]
pub struct PictureGone {
    name: String,
}

/// Which picture of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    Logo,
    Banner,
}

impl PictureKind {
    fn name(self) -> &'static str {
        match self {
            Self::Logo => "logo",
            Self::Banner => "banner",
        }
    }

    /// Out of an address.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Logo, Self::Banner].into_iter().find(|kind| kind.name() == name)
    }

    /// As large as a screen of double density shows it.
    fn most(self) -> (u32, u32) {
        match self {
            Self::Logo => (512, 512),
            Self::Banner => (1920, 640),
        }
    }

    fn of(self, front: &mut Model) -> &mut Option<String> {
        match self {
            Self::Logo => &mut front.logo,
            Self::Banner => &mut front.banner,
        }
    }
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untaken {
    /// The address is not signed by us, is over, or was used.
    NoSuchAddress,
    Unfit(Unfit),
}

/// Announces a picture: the path to send it to, by `PUT`, within a quarter of an hour; whoever has it may send one.
///
/// # Errors
/// The database's own.
pub async fn announce_picture(cx: &Cx, member: &VendorMember, key: Option<&str>, kind: PictureKind) -> Result<String> {
    let request = Request::new(member, "vendorPictureSubmit", key, &kind)?;
    let _: VendorId = once(cx, "vendors.announce_picture", &request, |_| async move { Ok(member.vendor) }).await?;
    let until = cx.now() + SENT_MS;
    let said = signed_words(member.vendor, kind, shown(cx, member.vendor, kind).await?.as_deref(), until);
    Ok(format!("/vendor-pictures/{}/{}?until={until}&signature={}", member.vendor, kind.name(), cx.keys.sign(PURPOSE, said.as_bytes())))
}

const PURPOSE: &str = "vendor-picture";

/// With the name of what is shown now, so that an address is used up by what was sent to it.
fn signed_words(vendor: VendorId, kind: PictureKind, shown: Option<&str>, until: i64) -> String {
    format!("{vendor}.{}.{}.{until}", kind.name(), shown.unwrap_or_default())
}

async fn shown(cx: &Cx, vendor: VendorId, kind: PictureKind) -> Result<Option<String>> {
    Ok(front::fronts_of(&cx.db, &[vendor]).await?.pop().and_then(|mut front| kind.of(&mut front).take()))
}

/// Whether somebody may send a picture there, before any of it is read.
///
/// # Errors
/// The database's own.
pub async fn may_send_picture(cx: &Cx, vendor: VendorId, kind: PictureKind, until: i64, signature: &str) -> Result<bool> {
    if cx.now() >= until {
        return Ok(false);
    }
    let said = signed_words(vendor, kind, shown(cx, vendor, kind).await?.as_deref(), until);
    Ok(cx.keys.verify(PURPOSE, said.as_bytes(), signature))
}

/// Takes a picture: draws it anew, stores it, shows it. The one before goes.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn receive_picture(cx: &Cx, (vendor, kind): (VendorId, PictureKind), until: i64, signature: &str, bytes: Vec<u8>) -> Result<Result<(), Untaken>> {
    if !may_send_picture(cx, vendor, kind, until, signature).await? {
        return Ok(Err(Untaken::NoSuchAddress));
    }
    let picture = match redraw(bytes, kind.most()).await? {
        Ok(picture) => picture,
        Err(unfit) => return Ok(Err(Untaken::Unfit(unfit))),
    };
    // Stored before it is shown: a row without its file would lie. What a name stands for never changes, so browsers keep it.
    let name = &format!("vendors/{vendor}/{}-{}.{}", kind.name(), cx.id::<EventId>(), picture.extension);
    cx.storage.put(name, picture.content_type, picture.bytes).await?;
    let shown = cx
        .db
        .write("vendors.receive_picture", |tx| async move {
            let row = repo::lock(&tx, vendor).await?.ok_or_else(|| Error::broken("a vendor is gone"))?;
            let mut front = front::told(&tx, vendor).await?;
            let said = signed_words(vendor, kind, kind.of(&mut front).as_deref(), until);
            if !cx.keys.verify(PURPOSE, said.as_bytes(), signature) {
                return Ok(false);
            }
            if let Some(before) = kind.of(&mut front).replace(name.clone()) {
                let_go(cx, &tx, before).await?;
            }
            front::tell(cx, &tx, front).await?;
            vendor::Entity::update_many()
                .col_expr(vendor::Column::Version, Expr::col(vendor::Column::Version).add(1))
                .col_expr(vendor::Column::UpdatedAt, Expr::value(cx.now()))
                .filter(vendor::Column::Id.eq(vendor))
                .exec(&tx)
                .await?;
            event::changed(cx, &tx, vendor, row.version + 1)?;
            revision::bump(&tx).await?;
            Ok(true)
        })
        .await?;
    if shown {
        return Ok(Ok(()));
    }
    // Another one came first.
    cx.storage.delete(name).await?;
    Ok(Err(Untaken::NoSuchAddress))
}

/// Has a picture removed that nobody shows any more.
pub(crate) async fn let_go(cx: &Cx, tx: &Tx, name: String) -> Result<()> {
    jobs::enqueue(cx, tx, NewJob { kind: PICTURE_JOB, unique_key: None, payload: &PictureGone { name }, run_at: cx.now() + SHOWN_MS }).await
}

/// `vendors.picture`: removes it.
///
/// # Errors
/// The storage's own.
pub async fn on_picture_gone(cx: Cx, gone: PictureGone) -> Result<()> {
    cx.storage.delete(&gone.name).await
}
