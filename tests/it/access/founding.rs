//! How the marketplace of this test came about: everything is done by its people, through the doors everybody uses.

use std::collections::BTreeMap;

use entity::ids::{JobId, UserId};
use entity::states::{JobState, MemberRole, Role, VendorState};
use entity::{identity_link, job, passkey, user, vendor, vendor_member};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use support::till::key;
use support::{Client, Goods, PASSWORD, text};

use super::world::{Caller, Kind, World};

/// What a vendor describes and offers.
pub struct Ware {
    product: String,
    variant: String,
    offer: String,
    picture: String,
}

impl World {
    /// The people.
    pub(super) async fn invite(&mut self) {
        let cx = &self.app.cx;
        for (name, role) in [
            ("staff", Role::Vendor),
            ("cedar", Role::Vendor),
            ("suspended", Role::Customer),
            ("revoked", Role::Customer),
            ("fern", Role::Customer),
            ("visitor", Role::Customer),
        ] {
            identity::create_user(cx, &format!("{name}@example.test"), PASSWORD, name, role).await.expect("a person");
        }
        let alder = self.app.member("alder").await.vendor;
        let staff = vendor_member::ActiveModel {
            vendor_id: Set(alder),
            user_id: Set(self.person("staff").await),
            role: Set(MemberRole::Manager),
            created_at: Set(cx.now()),
        };
        vendor_member::Entity::insert(staff).exec_without_returning(&cx.db).await.expect("a place in the team");
        let owner = self.person("cedar").await;
        let new = vendors::NewVendor {
            slug: None,
            name: "Cedar".into(),
            description: "cnry-cedar-description".into(),
            country: "DE".into(),
            email: "cnry-cedar-desk@example.test".into(),
        };
        let new = &new;
        cx.db
            .write("tests.vendor", |tx| async move { vendors::establish(cx, &tx, new.clone(), owner, &vendors::specimen(29, "Cedar", "Cedar", "DE")).await })
            .await
            .expect("a vendor");
        self.app.put_on_shelf("cedar", "Cedar chest", 99_00, 5).await;

        let mut callers = Vec::new();
        let mut add = |name, column, client: Client| callers.push(Caller { name, column, client, vendor: None });
        add("anonymous", "anonymous", self.app.anonymous());
        add("guest", "guest", self.app.anonymous());
        for (name, column) in [("ann", "customer"), ("bob", "customer"), ("alder", "vendor"), ("birch", "vendor"), ("staff", "staff"), ("admin", "admin")] {
            add(name, column, self.app.customer(name).await);
        }
        let birch = self.app.member("birch").await.vendor.to_string();
        for name in ["suspended", "revoked"] {
            add(name, "ended", self.app.customer(name).await);
        }
        let posing = self.app.vendor("alder").await.with("x-vendor", &birch);
        callers.push(Caller { name: "posing", column: "posing", client: posing, vendor: Some(birch) });
        self.callers = callers;
        let (admin, revoked) = (self.caller("admin").client.clone(), self.caller("revoked").client.clone());
        for caller in self.callers.iter().filter(|caller| !["anonymous", "guest", "posing"].contains(&caller.name)) {
            caller.client.run("profileUpdate", json!({ "name": format!("cnry-{}-name", caller.name) }), "user { id }").await;
        }
        for name in ["ann", "bob"] {
            let input = json!({ "label": format!("cnry-{name}-home"), "address": support::till::address() });
            self.caller(name).client.run("addressUpsert", input, "address { id }").await;
        }
        for name in ["ann", "bob"] {
            let (cx, user_id) = (&self.app.cx, self.person(name).await);
            let link = identity_link::ActiveModel {
                id: Set(cx.id()),
                user_id: Set(user_id),
                provider: Set("github".into()),
                issuer: Set("https://github.com".into()),
                subject: Set(format!("cnry-{name}-subject")),
                email: Set(Some(format!("cnry-{name}-elsewhere@example.test"))),
                granted_role: Set(None),
                role_before: Set(None),
                created_at: Set(cx.now()),
                last_used_at: Set(cx.now()),
            };
            identity_link::Entity::insert(link).exec_without_returning(&cx.db).await.expect("a linked account");
        }
        // Of somebody who does not sign in here again: their password alone would not open the account.
        let (cx, user_id) = (&self.app.cx, self.person("fern").await);
        let key = passkey::ActiveModel {
            id: Set(cx.id()),
            user_id: Set(user_id),
            credential_id: Set("cnry-fern-credential".into()),
            credential: Set("cnry-fern-public-key".into()),
            counter: Set(0),
            label: Set("cnry-fern-telephone".into()),
            created_at: Set(cx.now()),
            last_used_at: Set(None),
        };
        passkey::Entity::insert(key).exec_without_returning(&cx.db).await.expect("a passkey");
        let suspended = self.person("suspended").await.to_string();
        admin.run("userSuspend", json!({ "userId": suspended, "reason": "For the test." }), "user { id }").await;
        for (name, vendor) in [("alder", "alder"), ("birch", "birch")] {
            let asked = json!({ "email": format!("cnry-{vendor}-invited@example.test"), "role": "VIEWER" });
            self.caller(name).client.run("vendorMemberInvite", asked, "invitation { id }").await;
        }
        for name in ["alder", "birch", "admin"] {
            let program = json!({ "name": format!("cnry-{name}-program"), "scopes": ["ORDERS_READ"] });
            let made = self.caller(name).client.run("apiClientCreate", program, "apiClient { id }").await;
            self.picks.insert((name, Kind::EndableClient), text(&made["apiClient"]["id"]));
        }
        for (name, member) in [("alder", "staff"), ("staff", "staff"), ("birch", "birch")] {
            let (member, leaver) = (self.person(member).await.to_string(), self.person(name).await.to_string());
            self.picks.extend([((name, Kind::Member), member), ((name, Kind::Leaver), leaver)]);
        }
        revoked.run("sessionRevoke", json!({ "everywhere": true }), "revoked").await;
    }

    pub(super) async fn person(&self, name: &str) -> UserId {
        let found = user::Entity::find().filter(user::Column::Email.eq(format!("{name}@example.test"))).one(&self.app.cx.db).await;
        found.expect("a look").unwrap_or_else(|| panic!("nobody is called {name}")).id
    }

    /// What the operator sets, and a job that was given up; gives the lowest category.
    pub(super) async fn furnish(&mut self) -> String {
        let (cx, admin) = (&self.app.cx, self.caller("admin").client.clone());
        let root = admin.run("categoryUpsert", json!({ "name": "House" }), "category { id }").await;
        let kitchen = json!({ "name": "Kitchen", "parentId": root["category"]["id"] });
        let kitchen = text(&admin.run("categoryUpsert", kitchen, "category { id }").await["category"]["id"]);
        admin.run("attributeUpsert", json!({ "code": "colour", "name": "Colour", "kind": "TEXT" }), "attribute { id }").await;
        let rule = async |vendor: &str, rate| json!({ "vendorId": self.app.member(vendor).await.vendor.to_string(), "rateBp": rate });
        let rules = json!([rule("alder", 500).await, rule("birch", 600).await]);
        admin.run("commissionRulesSet", json!({ "rules": rules, "idempotencyKey": key("rules") }), "commissionRules { id }").await;
        let id: JobId = cx.id();
        let dead = job::ActiveModel {
            id: Set(id),
            queue: Set("default".into()),
            kind: Set("tests.none".into()),
            unique_key: Set(Some("cnry-job-key".into())),
            payload: Set(json!({ "secret": "cnry-job-payload" })),
            priority: Set(0),
            state: Set(JobState::Dead),
            run_at: Set(cx.now()),
            lease_until: Set(None),
            lease_epoch: Set(0),
            attempts: Set(20),
            max_attempts: Set(20),
            last_error: Set(Some("cnry-job-error".into())),
            created_at: Set(cx.now()),
            finished_at: Set(Some(cx.now())),
        };
        job::Entity::insert(dead).exec_without_returning(&cx.db).await.expect("a dead job");
        let spare = self.person("fern").await.to_string();
        self.picks.extend([
            (("admin", Kind::Job), id.to_string()),
            (("admin", Kind::SuspendableUser), spare.clone()),
            (("admin", Kind::Impersonable), spare),
            (("admin", Kind::Category), kitchen.clone()),
        ]);
        kitchen
    }

    /// What the two vendors have and do not show, and what both show.
    pub(super) async fn describe(&mut self, category: &str) -> BTreeMap<(&'static str, &'static str), Ware> {
        let mut wares = BTreeMap::new();
        for vendor in ["alder", "birch"] {
            let client = self.caller(vendor).client.clone();
            let back = json!({ "name": format!("cnry-{vendor}-returns"), "street1": format!("cnry-{vendor}-ramp"), "city": "Berlin", "postalCode": "10115", "country": "DE" });
            client.run("vendorUpdate", json!({ "email": format!("cnry-{vendor}-desk@example.test"), "returnAddress": back }), "vendor { id }").await;
            let barn = json!({ "name": format!("cnry-{vendor}-barn"), "country": "DE" });
            let barn = text(&client.run("warehouseUpsert", barn, "warehouse { id }").await["warehouse"]["id"]);
            self.picks.insert((vendor, Kind::Warehouse), barn.clone());
            if vendor == "alder" {
                self.picks.insert(("staff", Kind::Warehouse), barn.clone());
            }
            let rate = json!({ "country": "DE", "price": { "amount": "3.00", "currency": "EUR" } });
            let resting = json!({ "code": "resting", "name": format!("cnry-{vendor}-resting"), "carrier": format!("cnry-{vendor}-carrier"), "minDays": 1, "maxDays": 2, "active": false, "rates": [rate] });
            client.run("shippingMethodUpsert", resting, "shippingMethod { id }").await;
            for (name, draft) in [("draft", true), ("archived", false), ("fickle", false), ("spare", false), ("second", false), ("withdrawn", false)] {
                let ware = ware(&client, vendor, name, draft, category).await;
                match name {
                    "archived" => _ = client.run("productArchive", json!({ "productId": ware.product }), "product { id }").await,
                    "withdrawn" => {
                        client.run("offerWithdraw", json!({ "offerId": ware.offer, "idempotencyKey": key("withdraw") }), "offer { id }").await;
                        // Something in every warehouse.
                        let left = json!({ "variantId": ware.variant, "warehouseId": barn, "onHand": 1, "changeFrom": 0, "idempotencyKey": key("left") });
                        client.run("stockSet", left, "stockLevel { version }").await;
                    }
                    _ => {}
                }
                wares.insert((vendor, name), ware);
            }
        }
        // Each offers what the other described, while it is still in the shop.
        for (vendor, other) in [("alder", "birch"), ("birch", "alder")] {
            offer(&self.caller(vendor).client.clone(), &wares[&(other, "fickle")].variant).await;
            for (caller, name) in [(vendor, "spare"), ("staff", "second")].into_iter().filter(|(caller, _)| *caller == vendor || vendor == "alder") {
                let ware = &wares[&(vendor, name)];
                let picks = [
                    (Kind::OwnProduct, &ware.product),
                    (Kind::OwnVariant, &ware.variant),
                    (Kind::Variant, &ware.variant),
                    (Kind::OwnOffer, &ware.offer),
                    (Kind::OwnMedia, &ware.picture),
                ];
                self.picks.extend(picks.map(|(kind, id)| ((caller, kind), id.clone())));
            }
        }
        wares
    }

    /// Carts, checkouts and orders in every stage.
    pub(super) async fn trade(&mut self, wares: &BTreeMap<(&'static str, &'static str), Ware>) {
        let (mug, lamp) = (self.app.goods("alder-mug").await, self.app.goods("birch-lamp").await);
        let [ann, bob, guest] = ["ann", "bob", "guest"].map(|name| self.caller(name).client.clone());
        let [alder, birch] = ["alder", "birch"].map(|name| self.caller(name).client.clone());
        let moving = buy(&ann, "ann", "moving", &[(&mug, 9), (&lamp, 9)], "test_ok").await;
        for (vendor, client) in [("alder", &alder), ("birch", &birch)] {
            let part = part_of(&moving, vendor);
            let line = json!([{ "orderLineId": part["lines"][0]["id"], "quantity": 1 }]);
            let parcel = json!({ "vendorOrderId": part["id"], "lines": line, "carrier": "Post", "trackingNumber": format!("cnry-{vendor}-tracking"), "idempotencyKey": key("ship") });
            client.run("fulfillmentShip", parcel, "vendorOrder { id }").await;
            let refund =
                json!({ "vendorOrderId": part["id"], "lines": line, "reason": format!("cnry-{vendor}-refund-reason"), "idempotencyKey": key("refund") });
            client.run("refundCreate", refund, "vendorOrder { id }").await;
        }
        let whole = buy(&ann, "ann", "whole", &[(&mug, 1), (&lamp, 1)], "test_ok").await;
        let given_up = buy(&ann, "ann", "cancelled", &[(&mug, 1), (&lamp, 1)], "test_ok").await;
        let reason = json!({ "orderId": given_up["id"], "reason": "cnry-ann-cancel-reason", "idempotencyKey": key("cancel") });
        ann.run("orderCancel", reason, "order { id }").await;
        let last = buy(&ann, "ann", "last", &[(&mug, 1)], "test_ok").await;
        let mugs = buy(&bob, "bob", "mugs", &[(&mug, 2)], "test_ok").await;
        let lamps = buy(&bob, "bob", "lamps", &[(&lamp, 1)], "test_ok").await;
        let guests = buy(&guest, "guest", "only", &[(&mug, 2)], "test_ok").await;
        // Not paid yet: a vendor does not know of it.
        buy(&self.app.anonymous(), "drifter", "pending", &[(&mug, 1), (&lamp, 1)], "test_action").await;

        for (name, order) in [("alder", &whole), ("birch", &whole), ("staff", &mugs)] {
            let vendor = if name == "staff" { "alder" } else { name };
            self.picks.insert((name, Kind::RejectablePart), text(&part_of(order, vendor)["id"]));
        }
        for name in ["alder", "birch", "staff", "admin"] {
            let part = part_of(&moving, if name == "birch" { "birch" } else { "alder" });
            let (part, line) = (text(&part["id"]), text(&part["lines"][0]["id"]));
            self.picks.extend([((name, Kind::RefundablePart), part.clone()), ((name, Kind::RefundableLine), line.clone())]);
            if name != "admin" {
                self.picks.extend([((name, Kind::VendorOrder), part), ((name, Kind::OrderLine), line)]);
            }
        }
        for (name, order) in [("ann", &last), ("bob", &lamps)] {
            self.picks.insert((name, Kind::BoughtOrder), text(&order["id"]));
        }
        // Each has begun to withdraw from one unit of what stays theirs.
        let token = text(&guests["orderToken"]);
        for (name, client, order) in [("ann", &ann, &moving), ("bob", &bob, &mugs), ("guest", &guest, &guests)] {
            let line = text(&part_of(order, "alder")["lines"][0]["id"]);
            let mut wish = json!({ "lines": [{ "orderLineId": line, "quantity": 1 }] });
            if name == "guest" {
                wish["token"] = token.as_str().into();
            } else {
                wish["orderId"] = order["id"].clone();
                self.picks.extend([((name, Kind::Withdrawable), text(&order["id"])), ((name, Kind::BoughtLine), line)]);
            }
            let begun = text(&client.run("withdrawalStart", wish, "withdrawal { id }").await["withdrawal"]["id"]);
            // A guest's is found beside the order's token alone.
            if name == "guest" {
                self.put(Kind::GuestWithdrawal, begun, &["guest"], true);
            } else {
                self.picks.insert((name, Kind::Withdrawal), begun);
            }
        }
        // It opens the order to whoever holds it, so nobody else is asked about it.
        self.put(Kind::OrderToken, &token, &["guest"], true);
        for order in [&moving, &mugs] {
            self.put(Kind::OrderToken, format!("{}.ffffffffffff.c2lnbmF0dXJl", text(&order["id"])), &[], false);
        }
        self.canaries.plant("order.token", &token, &[("buyer", &["guest"])]);

        let options = ann.ask("query Options($id: ID!) { shippingOptions(vendorId: $id, country: \"DE\") { methodId } }", json!({ "id": mug.vendor })).await;
        let method = text(&options["shippingOptions"][0]["methodId"]);
        for (name, client) in [("ann", &ann), ("bob", &bob), ("guest", &guest)] {
            self.picks.extend([((name, Kind::CheckoutVendor), mug.vendor.clone()), ((name, Kind::CheckoutMethod), method.clone())]);
            let fickle = |vendor| json!({ "offerId": wares[&(vendor, "fickle")].offer, "quantity": 1 });
            let spare = json!({ "offerId": wares[&("birch", "spare")].offer, "quantity": 1 });
            let lines = json!([fickle("alder"), fickle("birch"), { "offerId": mug.offer, "quantity": 1 }, { "offerId": lamp.offer, "quantity": 1 }, spare]);
            let cart = client.run("cartLinesAdd", json!({ "lines": lines }), "cart { lines { id offerId } }").await["cart"].clone();
            let spare =
                cart["lines"].as_array().into_iter().flatten().find(|line| line["offerId"] == wares[&("birch", "spare")].offer.as_str()).expect("a line");
            client.run("cartLineSaveForLater", json!({ "lineId": spare["id"] }), "cart { id }").await;
            let started = client.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await["checkout"].clone();
            walk(client, &text(&started["id"]), name, "open", "test_ok").await;
        }
        // What was in the shop is a draft now, under another name: those who have it in a cart knew the old one.
        for vendor in ["alder", "birch"] {
            let (client, ware) = (&self.caller(vendor).client, &wares[&(vendor, "fickle")]);
            let renamed = json!({ "productId": ware.product, "state": "DRAFT", "title": format!("cnry-{vendor}-fickle-title"), "brand": format!("cnry-{vendor}-fickle-brand") });
            client.run("productUpdate", renamed, "product { id }").await;
            let variant = json!({ "id": ware.variant, "productId": ware.product, "sku": format!("CNRY-{vendor}-FICKLE-SKU"), "title": format!("cnry-{vendor}-fickle-variant") });
            client.run("variantUpsert", variant, "variant { id }").await;
        }
        let admin = self.caller("admin").client.clone();
        for (name, vendor) in [("alder", "alder"), ("staff", "alder"), ("birch", "birch"), ("admin", "cedar")] {
            let against = self.app.member(vendor).await.vendor.to_string();
            let strike = json!({ "vendorId": against, "kind": "MISLEADING", "text": format!("cnry-{vendor}-{name}-strike") });
            let strike = text(&admin.run("strikeIssue", strike, "strike { id }").await["strike"]["id"]);
            self.picks.insert((name, Kind::Strike), strike);
        }
        let suspended =
            vendor::Entity::update_many().col_expr(vendor::Column::State, Expr::value(VendorState::Suspended)).filter(vendor::Column::Slug.eq("cedar"));
        suspended.exec(&self.app.cx.db).await.expect("a suspended vendor");
    }
}

/// A product with one variant, an offer of it, some stock and a picture.
async fn ware(client: &Client, vendor: &str, name: &str, draft: bool, category: &str) -> Ware {
    let word = |what: &str| format!("cnry-{vendor}-{name}-{what}");
    let new = json!({ "title": word("title"), "description": word("description"), "draft": draft, "categoryId": category });
    let product = text(&client.run("productCreate", new, "product { id }").await["product"]["id"]);
    let new = json!({ "productId": product, "sku": word("sku"), "title": word("variant"), "gtin": gtin(vendor, name) });
    let variant = text(&client.run("variantUpsert", new, "variant { id }").await["variant"]["id"]);
    let offer = offer(client, &variant).await;
    let count = json!({ "variantId": variant, "onHand": 20, "changeFrom": 0, "reason": word("count"), "idempotencyKey": key("count") });
    client.run("stockSet", count, "stockLevel { onHand }").await;
    let picture = json!([{ "sourceUrl": format!("https://pictures.example.test/{}", word("picture")), "alt": word("alt") }]);
    let shown = client.run("mediaSet", json!({ "productId": product, "media": picture }), "product { media { id } }").await;
    Ware { product, variant, offer, picture: text(&shown["product"]["media"][0]["id"]) }
}

async fn offer(client: &Client, variant: &str) -> String {
    let price = json!([{ "amount": "7.00", "currency": "EUR" }]);
    let input = json!({ "variantId": variant, "prices": price, "idempotencyKey": key("offer") });
    text(&client.run("offerUpsert", input, "offer { id }").await["offer"]["id"])
}

/// A number under a barcode, with its check digit.
fn gtin(vendor: &str, name: &str) -> String {
    let seed = vendor.bytes().chain(name.bytes()).fold(0u64, |sum, byte| (sum * 31 + u64::from(byte)) % 1_000_000_000);
    let digits = format!("400{seed:09}");
    let sum: u64 = digits.bytes().rev().enumerate().map(|(at, digit)| u64::from(digit - b'0') * if at % 2 == 0 { 3 } else { 1 }).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// Buys goods, with everything a buyer tells marked as theirs; gives the payload of the completion, its order on top.
async fn buy(client: &Client, who: &str, what: &str, goods: &[(&Goods, i64)], method: &str) -> Value {
    client.add(goods).await;
    let started = client.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
    let checkout = text(&started["checkout"]["id"]);
    walk(client, &checkout, who, what, method).await;
    let payload = client.complete(&checkout, &key("complete")).await;
    let mut order = payload["order"].clone();
    assert!(order["id"].is_string(), "{payload:#}");
    order["orderToken"] = payload["orderToken"].clone();
    order
}

/// Address, delivery and means of payment.
async fn walk(client: &Client, checkout: &str, who: &str, what: &str, method: &str) {
    let address = |part: &str| {
        let word = |name: &str| format!("cnry-{who}-{what}-{part}-{name}");
        json!({ "name": word("name"), "street1": word("street"), "city": "Berlin", "postalCode": "10115", "country": "DE" })
    };
    let input = json!({ "checkoutId": checkout, "email": format!("cnry-{who}-{what}@example.test"), "shippingAddress": address("parcel"), "billingAddress": address("bill") });
    client.run("checkoutAddressSet", input, "checkout { id }").await;
    client.choose_delivery(checkout).await;
    client.run("checkoutPaymentSet", json!({ "checkoutId": checkout, "gateway": "test", "methodToken": method }), "checkout { id }").await;
}

fn part_of(order: &Value, vendor: &str) -> Value {
    let parts = order["vendorOrders"].as_array().into_iter().flatten();
    let part = parts.clone().find(|part| part["vendor"]["slug"].as_str().is_some_and(|slug| slug.starts_with(vendor)));
    part.unwrap_or_else(|| panic!("{vendor} has no part of {order:#}")).clone()
}
