//! Reads back what the people made, says who may reach each row, and marks what must not be seen by others. What is said here
//! is said a second time on purpose: the program under test says it in its finders.

use std::collections::{BTreeMap, BTreeSet};

use entity::ids::{OrderId, ProductId, UserId, VendorId, VendorOrderId};
use entity::states::{CartState, CheckoutState, OfferState, ProductState, UserState, VariantState, VendorState};
use entity::{
    address, api_client, attribute, audit_entry, cart, cart_line, category, checkout, commission_rule, fulfillment, identity_link, job, ledger_account,
    ledger_journal, ledger_transfer, location, media, offer, order, order_event, order_line, passkey, payment, product, psp_attempt, refresh_token, refund,
    session, shipping_method, stock_level, stock_movement, stock_reservation, tax_rate, user, variant, vendor, vendor_front, vendor_invitation, vendor_member,
    vendor_order, vendor_strike, withdrawal,
};
use platform::Db;
use sea_orm::{EntityTrait, ModelTrait};

use super::world::{Kind, World};

type Names = Vec<&'static str>;

/// Who is who, by the rows.
struct People {
    users: BTreeMap<UserId, &'static str>,
    teams: BTreeMap<VendorId, Names>,
    live: BTreeSet<VendorId>,
}

const ADMIN: &[&str] = &["admin"];
/// Those whose names people, vendors and canaries bear. `posing` is `alder` with a foreign vendor's id in the header.
const NAMES: [&str; 11] = ["ann", "bob", "alder", "birch", "cedar", "staff", "admin", "suspended", "revoked", "fern", "visitor"];

async fn rows<E: EntityTrait>(db: &Db, _: E) -> Vec<E::Model>
where
    E::Model: ModelTrait + Send + Sync,
{
    E::find().all(db).await.expect("rows")
}

fn with(some: &[&'static str], more: &[&'static str]) -> Names {
    [some, more].concat()
}

impl People {
    async fn of(db: &Db) -> Self {
        let named = |email: &str| NAMES.into_iter().find(|name| email.split('@').next() == Some(name)).unwrap_or_else(|| panic!("who is {email}?"));
        let users: BTreeMap<_, _> = rows(db, user::Entity).await.into_iter().map(|row| (row.id, named(&row.email))).collect();
        let mut teams: BTreeMap<VendorId, Names> = BTreeMap::new();
        for member in rows(db, vendor_member::Entity).await {
            teams.entry(member.vendor_id).or_default().push(users[&member.user_id]);
        }
        let vendors = rows(db, vendor::Entity).await;
        let live = vendors.iter().filter(|row| row.state == VendorState::Live).map(|row| row.id).collect();
        Self { users, teams, live }
    }

    fn team(&self, vendor: VendorId) -> Names {
        self.teams.get(&vendor).cloned().unwrap_or_default()
    }
}

impl World {
    pub(super) async fn gather(&mut self) {
        let db = self.app.cx.db.clone();
        let people = People::of(&db).await;
        self.gather_people(&db, &people).await;
        self.gather_catalogue(&db, &people).await;
        self.gather_stock(&db, &people).await;
        self.gather_carts(&db, &people).await;
        let parts = self.gather_orders(&db, &people).await;
        self.gather_parts(&db, &parts).await;
        self.gather_books(&db, &people).await;
        self.gather_secrets(&db).await;
    }

    async fn gather_people(&mut self, db: &Db, people: &People) {
        for row in rows(db, user::Entity).await {
            let name = people.users[&row.id];
            let colleagues = people.teams.values().find(|team| team.contains(&name)).cloned().unwrap_or_default();
            // `posing` is the same person with a foreign vendor's id in a header.
            let oneself: &[_] = if name == "alder" { &["alder", "posing"] } else { &[name] };
            let circles: [(_, &[_]); 2] = [("self", oneself), ("colleagues", &colleagues)];
            self.put(Kind::User, row.id.to_string(), &with(oneself, ADMIN), false);
            self.put(Kind::SuspendableUser, row.id.to_string(), ADMIN, false);
            if name != "admin" && row.state == UserState::Active {
                self.put(Kind::Impersonable, row.id.to_string(), ADMIN, false);
            }
            self.put(Kind::Member, row.id.to_string(), &colleagues, false);
            self.put(Kind::Leaver, row.id.to_string(), &colleagues, false);
            // Everybody signs in as the visitor, to see whether they can.
            if name == "visitor" {
                continue;
            }
            self.canaries.plant("person.id", row.id.to_string(), &circles);
            self.canaries.plant("person.email", row.email, &circles);
            if row.name.starts_with("cnry-") {
                self.canaries.plant("person.name", row.name, &circles);
            }
        }
        for row in rows(db, address::Entity).await {
            let name = people.users[&row.user_id];
            self.put(Kind::SavedAddress, row.id.to_string(), &[name], false);
            self.canaries.plant("saved.address", row.label.expect("a label"), &[("self", &[name])]);
        }
        for row in rows(db, vendor_invitation::Entity).await {
            let team = people.team(row.vendor_id);
            self.put(Kind::Invitation, row.id.to_string(), &team, false);
            let words = [row.id.to_string(), row.email];
            words.into_iter().for_each(|word| self.canaries.plant("invitation", word, &[("team", &team)]));
        }
        for row in rows(db, api_client::Entity).await {
            let (team, kind) = row.vendor_id.map_or((Names::from(ADMIN), "client.own"), |vendor| (people.team(vendor), "client"));
            self.put(Kind::ApiClient, row.id.to_string(), &team, false);
            let ends = if row.vendor_id.is_some() { with(&team, ADMIN) } else { team.clone() };
            self.put(Kind::EndableClient, row.id.to_string(), &ends, false);
            [row.id.to_string(), row.name].into_iter().for_each(|word| self.canaries.plant(kind, word, &[("team", &team)]));
        }
        for row in rows(db, audit_entry::Entity).await {
            self.put(Kind::AuditEntry, row.id.to_string(), ADMIN, false);
        }
        for row in rows(db, identity_link::Entity).await {
            let name = people.users[&row.user_id];
            self.put(Kind::LinkedAccount, row.id.to_string(), &[name], false);
            self.canaries.plant("linked.account", row.id.to_string(), &[("self", &[name])]);
            self.canaries.plant("linked.account", row.email.expect("an address"), &[("self", &[name])]);
            self.canaries.plant("linked.subject", row.subject, &[]);
        }
        for row in rows(db, passkey::Entity).await {
            let name = people.users[&row.user_id];
            self.put(Kind::Passkey, row.id.to_string(), &[name], false);
            [row.id.to_string(), row.label].into_iter().for_each(|word| self.canaries.plant("passkey", word, &[("self", &[name])]));
            [row.credential_id, row.credential].into_iter().for_each(|word| self.canaries.plant("passkey.inside", word, &[]));
        }
        for row in rows(db, session::Entity).await.into_iter().filter(|row| row.revoked_at.is_none()) {
            let name = people.users[&row.user_id];
            let oneself: &[_] = if name == "alder" { &["alder", "posing"] } else { &[name] };
            self.put(Kind::Session, row.id.to_string(), oneself, false);
            self.canaries.plant("session.id", row.id.to_string(), &[("self", oneself)]);
        }
        for row in rows(db, vendor_strike::Entity).await {
            let team = people.team(row.vendor_id);
            self.put(Kind::Strike, row.id.to_string(), &with(&team, ADMIN), false);
            for word in [row.id.to_string(), row.told] {
                self.canaries.plant("vendor.strike", word, &[("team", &team)]);
            }
        }
        for row in rows(db, vendor::Entity).await {
            let team = people.team(row.id);
            self.teams.insert(row.id.to_string(), team.clone());
            let live = row.state == VendorState::Live;
            self.put(Kind::Vendor, row.id.to_string(), &[], live);
            // One that does not sell is there for who runs the marketplace.
            let seen: &[&str] = if live { &[] } else { ADMIN };
            self.put(Kind::VendorNode, row.id.to_string(), seen, live);
            self.put(Kind::VendorSlug, row.slug, seen, live);
            self.put(Kind::RuleVendor, row.id.to_string(), ADMIN, false);
            // Whose goods are in the checkouts of this test.
            let chosen: &[&str] = if live { &["ann", "bob", "guest"] } else { &[] };
            self.put(Kind::CheckoutVendor, row.id.to_string(), chosen, false);
            let members = if team.contains(&"alder") { with(&team, &["posing"]) } else { team };
            // Where one that sells is reached is for everybody to see, as the law has it.
            self.canaries.plant(if live { "vendor.contact" } else { "vendor.desk" }, row.email, &[("team", &members)]);
        }
    }

    async fn gather_catalogue(&mut self, db: &Db, people: &People) {
        for row in rows(db, category::Entity).await {
            self.put(Kind::Category, row.id.to_string(), &[], true);
            if row.parent_id.is_none() {
                self.put(Kind::RootCategory, row.id.to_string(), &[], true);
            }
        }
        for row in rows(db, attribute::Entity).await {
            self.put(Kind::Attribute, row.id.to_string(), &[], true);
        }
        let products = rows(db, product::Entity).await;
        let states: BTreeMap<ProductId, (VendorId, ProductState)> = products.iter().map(|row| (row.id, (row.vendor_id, row.state))).collect();
        let offers = rows(db, offer::Entity).await;
        let variants = rows(db, variant::Entity).await;
        let alive = |offer: &offer::Model| {
            let variant = variants.iter().find(|variant| variant.id == offer.variant_id).expect("its variant");
            offer.state == OfferState::Active && variant.state == VariantState::Active && people.live.contains(&offer.vendor_id)
        };
        let on_sale = |offer: &offer::Model| alive(offer) && states[&offer.product_id].1 == ProductState::Active;
        for row in &products {
            let (id, team, public) = (row.id.to_string(), people.team(row.vendor_id), row.state == ProductState::Active);
            self.teams.insert(id.clone(), team.clone());
            self.put(Kind::Product, &id, if public { &[] } else { &team }, public);
            self.put(Kind::OwnProduct, &id, &team, false);
            self.put(Kind::RuleProduct, &id, if public { ADMIN } else { &[] }, false);
            self.put(Kind::ProductSlug, &row.slug, &[], public);
            self.put(Kind::ListedProduct, &id, &[], offers.iter().any(|offer| offer.product_id == row.id && on_sale(offer)));
            for word in [&row.title, &row.description].into_iter().chain(&row.brand).filter(|word| word.starts_with("cnry-")) {
                self.canaries.plant(if public { "shown.words" } else { "hidden.words" }, word, &[("team", &team)]);
            }
        }
        for row in &variants {
            let (owner, state) = states[&row.product_id];
            let (id, team, public) = (row.id.to_string(), people.team(owner), state == ProductState::Active);
            self.teams.insert(id.clone(), team.clone());
            self.put(Kind::Variant, &id, if public { &[] } else { &team }, public);
            self.put(Kind::OwnVariant, &id, &team, false);
            if let Some(gtin) = &row.gtin {
                self.put(Kind::Barcode, gtin, &[], public);
            }
            for word in [&row.title, &row.sku].into_iter().chain(&row.gtin).filter(|word| word.to_lowercase().starts_with("cnry-") || word.starts_with("0400"))
            {
                self.canaries.plant(if public { "shown.words" } else { "hidden.words" }, word, &[("team", &team)]);
            }
        }
        for row in rows(db, media::Entity).await {
            let (owner, state) = states[&row.product_id];
            let team = people.team(owner);
            self.put(Kind::OwnMedia, row.id.to_string(), &team, false);
            for word in [row.alt, row.source_url.unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned(), row.id.to_string()] {
                self.canaries.plant(if state == ProductState::Active { "shown.words" } else { "hidden.words" }, word, &[("team", &team)]);
            }
        }
        for row in &offers {
            let (id, team) = (row.id.to_string(), people.team(row.vendor_id));
            self.teams.insert(id.clone(), team.clone());
            let (owner, state) = states[&row.product_id];
            self.put(Kind::OwnOffer, &id, &team, false);
            self.put(Kind::BuyableOffer, &id, &[], on_sale(row));
            // Who described a thing sees the offers of it, also while it is a draft; and everybody sees their own.
            let seen = if alive(row) && state != ProductState::Active { with(&people.team(owner), &team) } else { Names::new() };
            self.put(Kind::OfferNode, &id, &seen, on_sale(row));
        }
    }

    async fn gather_stock(&mut self, db: &Db, people: &People) {
        for row in rows(db, location::Entity).await {
            let team = people.team(row.vendor_id);
            self.put(Kind::Warehouse, row.id.to_string(), &team, false);
            self.canaries.plant("warehouse", row.id.to_string(), &[("team", &team)]);
            if row.name.starts_with("cnry-") {
                self.canaries.plant("warehouse", row.name, &[("team", &team)]);
            }
        }
        for row in rows(db, stock_level::Entity).await {
            self.put(Kind::StockLevel, format!("{} {}", row.variant_id, row.location_id), &people.team(row.vendor_id), false);
        }
        for row in rows(db, stock_movement::Entity).await {
            self.canaries.plant("stock.movement", row.id.to_string(), &[]);
            if let Some(reason) = row.reason {
                self.canaries.plant("stock.movement", reason, &[]);
            }
        }
        for row in rows(db, stock_reservation::Entity).await {
            self.canaries.plant("stock.reservation", row.id.to_string(), &[]);
        }
        for row in rows(db, shipping_method::Entity).await {
            let team = people.team(row.vendor_id);
            self.put(Kind::ShippingMethod, row.id.to_string(), &team, false);
            // Of those vendors whose goods are in the checkouts of this test.
            let chosen: &[&str] = if row.active && people.live.contains(&row.vendor_id) { &["ann", "bob", "guest"] } else { &[] };
            self.put(Kind::CheckoutMethod, row.id.to_string(), chosen, false);
            let kind = if row.active { "method.offered" } else { "method.resting" };
            self.canaries.plant(kind, row.id.to_string(), &[("team", &team)]);
            for word in [row.name, row.carrier].into_iter().filter(|word| word.starts_with("cnry-")) {
                self.canaries.plant(kind, word, &[("team", &team)]);
            }
        }
        for row in rows(db, tax_rate::Entity).await {
            self.put(Kind::TaxRate, row.id.to_string(), ADMIN, false);
            self.canaries.plant("tax.id", row.id.to_string(), &[]);
        }
        for row in rows(db, commission_rule::Entity).await.into_iter().filter(|row| row.active) {
            let team = row.vendor_id.map(|vendor| people.team(vendor)).unwrap_or_default();
            self.put(Kind::CommissionRule, row.id.to_string(), ADMIN, false);
            self.canaries.plant("commission.id", row.id.to_string(), &[("team", &team)]);
        }
    }

    async fn gather_carts(&mut self, db: &Db, people: &People) {
        let mine = self.caller("guest").client.cart_token().expect("a token");
        self.canaries.plant("cart.token", mine.as_str(), &[]);
        let guest = platform::crypto::sha256(mine.as_bytes());
        let carts: BTreeMap<_, _> = rows(db, cart::Entity).await.into_iter().map(|row| (row.id, row)).collect();
        let owner = |row: &cart::Model| match (row.user_id, row.token_hash.as_deref()) {
            (Some(user), _) => vec![people.users[&user]],
            (None, Some(hash)) if hash == guest => vec!["guest"],
            (None, _) => Names::new(),
        };
        for row in carts.values() {
            let (open, owner) = (row.state == CartState::Open, owner(row));
            self.put(Kind::Cart, row.id.to_string(), if open { &owner } else { &[] }, false);
            self.canaries.plant(if open { "cart.id" } else { "cart.old" }, row.id.to_string(), &[("buyer", &owner)]);
        }
        for row in rows(db, cart_line::Entity).await {
            let (open, owner) = (carts[&row.cart_id].state == CartState::Open, owner(&carts[&row.cart_id]));
            self.put(Kind::CartLine, row.id.to_string(), if open { &owner } else { &[] }, false);
            self.canaries.plant(if open { "cart.id" } else { "cart.old" }, row.id.to_string(), &[("buyer", &owner)]);
        }
        for row in rows(db, checkout::Entity).await {
            let owner = owner(&carts[&row.cart_id]);
            self.put(Kind::Checkout, row.id.to_string(), &owner, false);
            self.canaries.plant("checkout.id", row.id.to_string(), &[("buyer", &owner)]);
            if row.state == CheckoutState::Open {
                // What somebody changes is one that can be changed.
                self.picks.extend(owner.iter().map(|name| ((*name, Kind::Checkout), row.id.to_string())));
                let told =
                    [row.shipping_address, row.billing_address].into_iter().flatten().flat_map(|address| [address["name"].clone(), address["street1"].clone()]);
                for word in told.filter_map(|word| word.as_str().map(str::to_owned)).chain(row.email) {
                    self.canaries.plant("checkout.address", word, &[("buyer", &owner)]);
                }
            }
        }
    }

    async fn gather_orders(&mut self, db: &Db, people: &People) -> BTreeMap<VendorOrderId, Part> {
        let checkouts: BTreeMap<_, _> = rows(db, checkout::Entity).await.into_iter().map(|row| (row.id, row)).collect();
        let guest = platform::crypto::sha256(self.caller("guest").client.cart_token().expect("a token").as_bytes());
        let mut sold = rows(db, vendor_order::Entity).await;
        sold.sort_by(|one, other| one.number.cmp(&other.number));
        let mut parts = BTreeMap::new();
        let withdrawals = rows(db, withdrawal::Entity).await;
        let held = orders::keys(&self.app.cx, db, &rows(db, order::Entity).await.iter().map(|row| row.id).collect::<Vec<_>>()).await.expect("keys");
        for row in rows(db, order::Entity).await {
            let told = orders::contact(&row, held.get(&row.id)).expect("a contact").expect("a key");
            let owner = &checkouts[&row.checkout_id].owner;
            let account: Names = row.user_id.iter().map(|user| people.users[user]).collect();
            let buyer = if account.is_empty() && owner.ends_with(&guest) { vec!["guest"] } else { account.clone() };
            let placed = sold.iter().filter(|part| part.order_id == row.id && part.placed_at.is_some());
            let sellers: Names = placed.flat_map(|part| people.team(part.vendor_id)).collect();
            let id = row.id.to_string();
            self.put(Kind::Order, &id, &with(&account, ADMIN), false);
            self.put(Kind::BoughtOrder, &id, &account, false);
            self.put(Kind::SharedOrder, &id, &with(&with(&account, &sellers), ADMIN), false);
            let circles: [(_, &[_]); 2] = [("buyer", &buyer), ("sellers", &sellers)];
            self.canaries.plant("order.id", id, &circles);
            self.canaries.plant("order.number", row.number, &circles);
            self.put(Kind::Withdrawable, row.id.to_string(), &account, false);
            for begun in withdrawals.iter().filter(|begun| begun.order_id == row.id) {
                self.put(Kind::Withdrawal, begun.id.to_string(), &account, false);
            }
            self.canaries.plant("order.email", told.email, &circles);
            for (kind, address) in [("order.parcel-address", told.shipping), ("order.bill-address", told.billing)] {
                for word in [address.name, address.street1] {
                    self.canaries.plant(kind, word, &circles);
                }
            }
            for part in sold.iter().filter(|part| part.order_id == row.id) {
                // The buyer gave one reason to all vendors.
                if let Some(reason) = &part.cancel_reason {
                    self.canaries.plant("order.cancel-reason", reason, &circles);
                }
                let seller = if part.placed_at.is_some() { people.team(part.vendor_id) } else { Names::new() };
                parts.insert(part.id, Part { order: row.id, buyer: buyer.clone(), seller, sellers: sellers.clone(), placed: part.placed_at.is_some() });
            }
        }
        for front in rows(db, vendor_front::Entity).await {
            let bought = sold.iter().filter(|part| part.vendor_id == front.vendor_id);
            let buyers: BTreeSet<&'static str> = bought.flat_map(|part| parts[&part.id].buyer.clone()).collect();
            let (buyers, team) = (buyers.into_iter().collect::<Names>(), people.team(front.vendor_id));
            let members = if team.contains(&"alder") { with(&team, &["posing"]) } else { team };
            let address = front.return_address.unwrap_or_default();
            for word in ["name", "street1"].map(|part| address[part].as_str().unwrap_or_default().to_owned()) {
                self.canaries.plant("vendor.return", word, &[("buyer", &buyers), ("team", &members)]);
            }
        }
        for part in sold {
            let Part { buyer, seller, placed, .. } = &parts[&part.id];
            let (id, circles): (_, [(_, &[_]); 2]) = (part.id.to_string(), [("buyer", buyer), ("seller", seller)]);
            self.teams.insert(id.clone(), seller.clone());
            self.put(Kind::VendorOrder, &id, seller, false);
            self.put(Kind::RejectablePart, &id, seller, false);
            self.put(Kind::RefundablePart, &id, &if *placed { with(seller, ADMIN) } else { Names::new() }, false);
            self.canaries.plant("part.id", id, &circles);
            self.canaries.plant("part.number", part.number, &circles);
        }
        parts
    }

    async fn gather_parts(&mut self, db: &Db, parts: &BTreeMap<VendorOrderId, Part>) {
        for row in rows(db, order_line::Entity).await {
            let Part { buyer, seller, placed, .. } = &parts[&row.vendor_order_id];
            self.put(Kind::OrderLine, row.id.to_string(), seller, false);
            let account: Names = buyer.iter().copied().filter(|name| *name != "guest").collect();
            self.put(Kind::BoughtLine, row.id.to_string(), &account, false);
            self.put(Kind::RefundableLine, row.id.to_string(), &if *placed { with(seller, ADMIN) } else { Names::new() }, false);
            self.canaries.plant("part.line", row.id.to_string(), &[("buyer", buyer), ("seller", seller)]);
        }
        for row in rows(db, fulfillment::Entity).await {
            let Part { buyer, seller, .. } = &parts[&row.vendor_order_id];
            self.put(Kind::Parcel, row.id.to_string(), seller, false);
            for word in [row.id.to_string(), row.tracking_number.unwrap_or_default()] {
                self.canaries.plant("part.parcel", word, &[("buyer", buyer), ("seller", seller)]);
            }
        }
        for row in rows(db, refund::Entity).await {
            let Part { buyer, seller, .. } = &parts[&row.vendor_order_id];
            self.canaries.plant("part.refund", row.id.to_string(), &[("buyer", buyer), ("seller", seller)]);
            // The reason of a cancellation stands beside the order as well.
            if !row.reason.contains("cancel") {
                self.canaries.plant("part.refund", row.reason, &[("buyer", buyer), ("seller", seller)]);
            }
        }
        let of_order = |order: OrderId| parts.values().find(|part| part.order == order).expect("a part");
        for row in rows(db, order_event::Entity).await {
            let whole = of_order(row.order_id);
            let seller = row.vendor_order_id.map_or(&whole.sellers, |part| &parts[&part].seller);
            self.canaries.plant("order.event", row.id.to_string(), &[("buyer", &whole.buyer), ("seller", seller)]);
        }
        for row in rows(db, payment::Entity).await {
            let whole = of_order(row.reference);
            self.canaries.plant("payment.id", row.id.to_string(), &[("buyer", &whole.buyer), ("sellers", &whole.sellers)]);
            if let Some(reference) = row.gateway_ref {
                // While the buyer has a step to take there, its address names the charge.
                let kind = if row.next_action.is_some() { "payment.next-action" } else { "payment.gateway" };
                self.canaries.plant(kind, reference, &[("buyer", &whole.buyer)]);
            }
        }
        for row in rows(db, psp_attempt::Entity).await {
            self.canaries.plant("payment.gateway", row.id.to_string(), &[]);
        }
    }

    async fn gather_books(&mut self, db: &Db, people: &People) {
        let vendors: BTreeMap<String, Names> = people.teams.iter().map(|(vendor, team)| (vendor.to_string(), team.clone())).collect();
        let accounts: BTreeMap<_, _> = rows(db, ledger_account::Entity).await.into_iter().map(|row| (row.id, row)).collect();
        for row in rows(db, ledger_journal::Entity).await {
            self.put(Kind::Journal, row.id.to_string(), ADMIN, false);
            self.canaries.plant("books.journal", row.id.to_string(), &[]);
        }
        for row in rows(db, ledger_transfer::Entity).await {
            let owners = [row.debit_id, row.credit_id].map(|account| vendors.get(&accounts[&account].owner).cloned().unwrap_or_default());
            let team = owners.concat();
            self.put(Kind::Transfer, row.id.to_string(), &team, false);
            self.canaries.plant("books.transfer", row.id.to_string(), &[("team", &team)]);
        }
        for row in rows(db, ledger_account::Entity).await {
            self.canaries.plant("books.account", row.id.to_string(), &[]);
        }
    }

    async fn gather_secrets(&mut self, db: &Db) {
        for row in rows(db, job::Entity).await {
            self.put(Kind::Job, row.id.to_string(), ADMIN, false);
            self.canaries.plant("job.id", row.id.to_string(), &[]);
        }
        self.canaries.plant("provider.secret", "cnry-provider-secret", &[]);
        self.canaries.plant("job.error", "cnry-job-error", &[]);
        self.canaries.plant("job.inside", "cnry-job-payload", &[]);
        self.canaries.plant("job.inside", "cnry-job-key", &[]);
        for row in rows(db, refresh_token::Entity).await {
            self.canaries.plant("session", row.token_hash, &[]);
        }
        for row in rows(db, cart::Entity).await {
            if let Some(hash) = row.token_hash {
                self.canaries.plant("session", hash, &[]);
            }
        }
    }
}

/// A vendor's part of an order, by who stands where towards it.
struct Part {
    order: OrderId,
    buyer: Names,
    seller: Names,
    sellers: Names,
    placed: bool,
}
