//! Vendors and teams over a database of their own.

use entity::ids::{SessionId, Uuid, VendorId};
use entity::states::{MemberRole, Role, VendorState};
use entity::vendor::Model;
use kernel::{Clock, Page, Refusal, Scope, VendorMember, Viewer};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::*;

struct House {
    cx: Cx,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("stoa.db").display()), 4, false).await.unwrap();
    migration::up(&db.pool()).await.unwrap();
    let adapters = Adapters {
        db,
        clock: Clock::default(),
        bus: Bus::local(),
        cache: Cache::local(),
        storage: Storage::local(folder.path().join("objects")),
        mail: platform::mail::Mailer::folder(folder.path().join("mail"), "shop@stoa.test").unwrap(),
        keys: Keys::new("secret"),
        environment: Environment::Test,
        public_url: "http://stoa.test".into(),
        fail_at: None,
    };
    House { cx: Cx::new(adapters), _folder: folder }
}

fn new(name: &str) -> NewVendor {
    NewVendor { slug: None, name: name.into(), description: String::new(), country: "DE".into(), email: "shop@example.org".into() }
}

async fn founded(cx: &Cx, name: &str, email: &str) -> Result<(Model, VendorMember)> {
    let owner = identity::create_user(cx, email, "correct horse", "Owner", Role::Customer).await?;
    let vendor = cx.db.write("test.create", |tx| async move { create(cx, &tx, new(name), owner.id).await }).await?;
    let vendors = memberships(&cx.db, owner.id).await?;
    let viewer = Viewer::Person {
        user: owner.id,
        session: cx.id::<SessionId>(),
        role: owner.role,
        vendors,
        cart_token: None,
        proved: kernel::Proof::Nothing,
        impersonator: None,
    };
    let member = member(&viewer, Some(vendor.id), Scope::StoreWrite).ok_or_else(|| Error::broken("the owner is no member"))?;
    Ok((vendor, member))
}

#[track_caller]
fn refusal<T>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(mut refusals)) => refusals.remove(0),
        Err(fault) => panic!("a fault: {fault}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn a_founder_owns_a_live_vendor_and_counts_as_a_vendor() {
    let house = house().await;
    let cx = &house.cx;
    let (vendor, member) = founded(cx, "Tea & Co", "tea@example.org").await.unwrap();
    assert_eq!((vendor.slug.as_str(), vendor.state, vendor.version, member.scopes), ("tea-co", VendorState::Live, 1, scopes_of(MemberRole::Owner)));
    assert_eq!(identity::user(&cx.db, member.who.person().unwrap()).await.unwrap().unwrap().role, Role::Vendor);
    assert_eq!(by_slug(&cx.db, "tea-co").await.unwrap(), Some(vendor.clone()));
    assert_eq!(own(&cx.db, &member).await.unwrap(), Some(vendor));
    let colleague = identity::create_user(cx, "staff@example.org", "correct horse", "Staff", Role::Customer).await.unwrap();
    cx.db.write("test.add", |tx| async move { add_member(cx, &tx, member.vendor, colleague.id, MemberRole::Catalogue).await }).await.unwrap();
    let team = members(&cx.db, &member, &Page::first(1)).await.unwrap();
    assert!(team.more);
    let rest = members(&cx.db, &member, &Page { cursor: Some(team.rows[0].0.clone()), ..Page::first(5) }).await.unwrap();
    assert_eq!([team.rows[0].1.user_id, rest.rows[0].1.user_id], [member.who.person().unwrap(), colleague.id]);
    assert_eq!(memberships_of(&cx.db, &[member.who.person().unwrap(), colleague.id]).await.unwrap().len(), 2);
    assert_eq!(entity::outbox::Entity::find().count(&cx.db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_slug_belongs_to_one_vendor() {
    let house = house().await;
    let cx = &house.cx;
    founded(cx, "Tea", "tea@example.org").await.unwrap();
    let second = refusal(founded(cx, "TEA", "other@example.org").await);
    assert_eq!((second.code(), second.field()), ("STATE_CONFLICT", &kernel::field("input.slug")[..]));
    let (_, coffee) = founded(cx, "Coffee", "coffee@example.org").await.unwrap();
    let change = VendorChange { slug: Some("tea".into()), ..VendorChange::default() };
    assert_eq!(refusal(update(cx, &coffee, None, &change).await), second);
    let own_name = VendorChange { slug: Some("coffee".into()), ..VendorChange::default() };
    assert_eq!(update(cx, &coffee, None, &own_name).await.unwrap().version, 2);
}

#[tokio::test]
async fn a_change_counts_and_is_told() {
    let house = house().await;
    let cx = &house.cx;
    let (_, owner) = founded(cx, "Tea", "tea@example.org").await.unwrap();
    let moved = VendorChange { country: Some("at".into()), ..VendorChange::default() };
    assert_eq!(refusal(update(cx, &owner, None, &moved).await).code(), "STATE_CONFLICT", "who was looked at stays where it is");
    let change = VendorChange { name: Some("Teas".into()), country: Some("de".into()), expected_version: Some(1), ..VendorChange::default() };
    let changed = update(cx, &owner, Some("key"), &change).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.country.as_str(), changed.slug.as_str(), changed.version), ("Teas", "DE", "tea", 2));
    assert_eq!(update(cx, &owner, Some("key"), &change).await.unwrap(), changed);
    assert_eq!(refusal(update(cx, &owner, None, &change).await), Refusal::moved("input.expectedVersion", 2));
    let events = entity::outbox::Entity::find().filter(entity::outbox::Column::Topic.eq("VendorChanged")).all(&cx.db).await.unwrap();
    assert_eq!(events.iter().map(|event| event.aggregate_seq).collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test]
async fn the_public_sees_live_vendors_only() {
    let house = house().await;
    let cx = &house.cx;
    let (tea, member) = founded(cx, "Tea", "tea@example.org").await.unwrap();
    let (coffee, _) = founded(cx, "Coffee", "coffee@example.org").await.unwrap();
    let tea_id = tea.id;
    cx.db
        .write("test.suspend", |tx| async move {
            let state = entity::vendor::Column::State;
            entity::vendor::Entity::update_many()
                .col_expr(state, Expr::value(VendorState::Suspended))
                .filter(entity::vendor::Column::Id.eq(tea_id))
                .exec(&tx)
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(by_slug(&cx.db, "tea").await.unwrap(), None);
    assert_eq!(live_by_id(&cx.db, tea.id).await.unwrap(), None);
    assert!(own(&cx.db, &member).await.unwrap().is_some());
    let listed: Vec<VendorId> = list(&cx.db, &Page::first(10)).await.unwrap().rows.into_iter().map(|(_, row)| row.id).collect();
    assert_eq!(listed, [coffee.id]);
    assert_eq!(are_live(&cx.db, &[tea.id, coffee.id, VendorId(Uuid::nil())]).await.unwrap(), [coffee.id].into());
    assert_eq!(by_ids(&cx.db, &[tea.id, coffee.id]).await.unwrap().len(), 2);
}
