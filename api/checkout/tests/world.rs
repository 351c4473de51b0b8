//! A small marketplace: two vendors, four things, buyers with carts.

use entity::ids::{CheckoutId, OfferId, OrderId, PaymentId, RefundId, UserId, VariantId, VendorId, VendorOrderId};
use entity::states::{OrderStatus, Role};
use entity::{checkout, fulfillment, order, order_line, refund, vendor_order};
use kernel::{Address, Clock, Currency, Money, Operator, Page, Refusal, Shopper, VendorMember};
use ledger::Account;
use orders::{RefundInput, RefundLine, ShipInput, ShipLine};
use payments::{Config, Gateways};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::{self, Keys};
use platform::idempotency::Request;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error, Result, db};

use crate::*;

const EUR: Currency = Currency::EUR;
pub const MINUTE: i64 = 60_000;
pub const DAY: i64 = 24 * 60 * MINUTE;

/// A vendor, its delivery to Germany, and what it sells.
pub struct Shop {
    pub member: VendorMember,
    pub method: entity::ids::ShippingMethodId,
    pub variant: VariantId,
    pub offer: OfferId,
}

pub struct World {
    pub cx: Cx,
    pub gateways: Gateways,
    /// Mugs at 19.99, ten of them, delivery 4.90.
    pub alder: Shop,
    /// Lamps at 45.50, ten of them, delivery 3.95.
    pub birch: Shop,
    pub customer: Shopper,
    pub operator: Operator,
    _folder: tempfile::TempDir,
}

/// A paid order and who bought it.
pub struct Bought {
    pub shopper: Shopper,
    pub checkout: CheckoutId,
    pub order: OrderId,
}

pub fn code<T: std::fmt::Debug>(outcome: Result<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusals)) => refusals[0].code(),
        other => panic!("no refusal: {other:?}"),
    }
}

pub fn address() -> Address {
    Address {
        name: "Ada Buyer".into(),
        company: None,
        street1: "Ringstr. 1".into(),
        street2: None,
        city: "Berlin".into(),
        region: None,
        postal_code: Some("10115".into()),
        country: "DE".into(),
        phone: None,
    }
}

#[expect(clippy::disallowed_methods, reason = "it moves the tests, and the product never sees it")]
async fn database(folder: &tempfile::TempDir) -> Db {
    let Ok(base) = std::env::var("STOA_TEST_DATABASE_URL") else {
        return Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("stoa.db").display()), 8, false).await.unwrap();
    };
    let name = format!("checkout_{}", &crypto::token()[..16].to_lowercase().replace(['-', '_'], "x"));
    let admin = Db::connect(&base, 1, false).await.unwrap();
    db::execute(&admin, &format!("CREATE DATABASE {name}"), []).await.unwrap();
    let (server, _) = base.rsplit_once('/').unwrap();
    Db::connect(&format!("{server}/{name}"), 8, false).await.unwrap()
}

impl World {
    pub async fn new() -> Self {
        Self::with_stock(10).await
    }

    pub async fn with_stock(on_hand: i64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = database(&folder).await;
        migration::up(&db.pool()).await.unwrap();
        let cx = Cx::new(Adapters {
            db,
            clock: Clock::default(),
            bus: Bus::local(),
            cache: Cache::local(),
            storage: Storage::local(folder.path().join("files")),
            mail: platform::mail::Mailer::folder(folder.path().join("mail"), "shop@stoa.test").unwrap(),
            keys: Keys::new("test"),
            environment: Environment::Test,
            // Nobody listens there: webhooks are handed in by the tests.
            public_url: "http://127.0.0.1:9".into(),
            fail_at: None,
        });
        let gateways = Gateways::new(&cx, &Config::default()).unwrap();
        pricing::ensure_tax_rates(&cx).await.unwrap();
        let people = ["alder", "birch", "customer", "operator"].map(|name| identity::SeedUser {
            email: format!("{name}@example.org"),
            name: name.into(),
            role: Role::Customer,
            locale: "en".into(),
            created_at: cx.now(),
        });
        let (at, people) = (&cx, &people);
        let ids = cx.db.write("test.people", |tx| async move { identity::seed_users(at, &tx, "no password", people).await }).await.unwrap();
        let who = |name: &str| ids[&format!("{name}@example.org")];
        let alder = shop(&cx, who("alder"), "Alder", ("Mug", 1999, on_hand), 490).await;
        let birch = shop(&cx, who("birch"), "Birch", ("Lamp", 4550, on_hand), 395).await;
        let (customer, operator) = (Shopper::Customer { user: who("customer") }, Operator::whole(who("operator")));
        Self { gateways, alder, birch, customer, operator, _folder: folder, cx }
    }

    // buying

    /// A new guest with these things in the cart.
    pub async fn guest(&self, lines: &[(&Shop, i64)]) -> Shopper {
        let added = self.put(None, lines).await.unwrap();
        Shopper::Guest { token_hash: crypto::sha256(added.token.unwrap().as_bytes()) }
    }

    pub async fn put(&self, shopper: Option<&Shopper>, lines: &[(&Shop, i64)]) -> Result<cart::Added> {
        let market = cart::Market { currency: EUR, country: "DE".into() };
        let lines = lines.iter().map(|(shop, quantity)| cart::NewLine { offer_id: shop.offer, quantity: *quantity }).collect();
        cart::add_lines(&self.cx, shopper, &market, &cart::AddLines { lines, expected_version: None }, Some(&crypto::token())).await
    }

    pub fn request(&self, shopper: &Shopper, operation: &'static str, key: &str) -> Request {
        Request::keyed(shopper.actor(), operation, Some(key), &operation).unwrap()
    }

    fn fresh(&self, shopper: &Shopper, operation: &'static str) -> Request {
        self.request(shopper, operation, &crypto::token())
    }

    pub async fn start(&self, shopper: &Shopper) -> Result<CheckoutId> {
        Ok(start(&self.cx, shopper, &self.fresh(shopper, "checkoutStart")).await?.checkout.id)
    }

    pub async fn address(&self, shopper: &Shopper, id: CheckoutId) -> Result<View> {
        let input = AddressInput { email: "Ada@Example.org".into(), shipping: address(), billing: None };
        set_address(&self.cx, shopper, id, &input, None, &self.fresh(shopper, "checkoutAddressSet")).await
    }

    /// The one delivery of every vendor in it.
    pub async fn delivery(&self, shopper: &Shopper, id: CheckoutId) -> Result<View> {
        let vendors = view(&self.cx, shopper, id).await?.survey.vendors();
        let choice = |shop: &Shop| DeliveryChoice { vendor: shop.member.vendor, method: shop.method };
        let choices: Vec<_> = [&self.alder, &self.birch].into_iter().filter(|shop| vendors.contains(&shop.member.vendor)).map(choice).collect();
        set_delivery(&self.cx, shopper, id, &choices, None, &self.fresh(shopper, "checkoutDeliverySet")).await
    }

    pub async fn payment(&self, shopper: &Shopper, id: CheckoutId, token: &str) -> Result<View> {
        set_payment(&self.cx, &self.gateways, shopper, id, ("test", token), None, &self.fresh(shopper, "checkoutPaymentSet")).await
    }

    /// A checkout of the whole cart that only has to be completed; looked at after every step.
    pub async fn ready(&self, shopper: &Shopper, token: &str) -> CheckoutId {
        let id = self.start(shopper).await.unwrap();
        self.address(shopper, id).await.unwrap();
        self.looks_right(shopper, id).await;
        self.delivery(shopper, id).await.unwrap();
        self.looks_right(shopper, id).await;
        self.payment(shopper, id, token).await.unwrap();
        assert_eq!(self.looks_right(shopper, id).await, Vec::<Refusal>::new());
        id
    }

    /// What the buyer has been shown is what there is; returns what is still missing.
    pub async fn looks_right(&self, shopper: &Shopper, id: CheckoutId) -> Vec<Refusal> {
        let view = view(&self.cx, shopper, id).await.unwrap();
        assert_eq!(view.checkout.seen_total_minor, view.survey.quote.unwrap().total_minor);
        assert!(view.survey.lines.iter().all(|line| line.unit_minor() == Some(line.row.seen_minor)));
        view.problems
    }

    pub async fn complete(&self, shopper: &Shopper, id: CheckoutId, key: &str) -> Result<Completion> {
        self.complete_as(&self.cx, shopper, id, key).await
    }

    pub async fn complete_as(&self, cx: &Cx, shopper: &Shopper, id: CheckoutId, key: &str) -> Result<Completion> {
        complete(cx, &self.gateways, shopper, id, &self.request(shopper, "checkoutComplete", key)).await
    }

    /// A guest buys these things and pays with this.
    pub async fn buy(&self, lines: &[(&Shop, i64)], token: &str) -> Bought {
        let shopper = self.guest(lines).await;
        let checkout = self.ready(&shopper, token).await;
        let done = self.complete(&shopper, checkout, "pay").await.unwrap();
        Bought { shopper, checkout, order: done.outcome.order() }
    }

    pub async fn cancel_order(&self, bought: &Bought, key: &str) -> Result<OrderId> {
        let order = self.order(bought.order).await;
        cancel_order(&self.cx, &self.gateways, &order, "I changed my mind.", &self.request(&bought.shopper, "orderCancel", key)).await
    }

    pub async fn sweep(&self) -> u64 {
        sweep(&self.cx, &self.gateways).await.unwrap()
    }

    /// What the worker does when a webhook about this payment comes in.
    pub async fn look(&self, order: OrderId) -> Outcome {
        self.look_at(self.current(order).await.id).await
    }

    /// The same, where the webhook is about an older payment.
    pub async fn look_at(&self, payment: PaymentId) -> Outcome {
        let verdict = payments::fetch(&self.cx, &self.gateways, payment).await.unwrap();
        let known = payments::by_ids(&self.cx.db, &[payment]).await.unwrap().remove(0);
        crate::settle::settle(&self.cx, &self.gateways, &known, &verdict, None).await.unwrap().outcome
    }

    // vendors at work

    pub async fn ship(&self, shop: &Shop, part: VendorOrderId, lines: Option<Vec<ShipLine>>) -> Result<entity::ids::FulfillmentId> {
        let input = ShipInput { vendor_order: part, lines, carrier: "DHL".into(), tracking_number: None, tracking_url: None, expected_version: None };
        orders::ship(&self.cx, &shop.member, &input, &self.vendors(shop, "fulfillmentShip")).await
    }

    pub async fn deliver(&self, shop: &Shop, parcel: entity::ids::FulfillmentId) -> Result<VendorOrderId> {
        Ok(orders::deliver(&self.cx, &shop.member, parcel, &self.vendors(shop, "fulfillmentDeliver")).await?.1)
    }

    pub async fn reject(&self, shop: &Shop, part: VendorOrderId) -> Result<Vec<RefundId>> {
        let refunds = orders::reject(&self.cx, &shop.member, part, "Broken.", None, &self.vendors(shop, "orderReject")).await?.refunds;
        self.send(&refunds).await;
        Ok(refunds)
    }

    /// Decides a refund and has the gateway send it.
    pub async fn refund(&self, shop: &Shop, part: VendorOrderId, lines: &[(&order_line::Model, i64)], shipping: bool) -> Result<RefundId> {
        let input = refund_of(part, lines, shipping);
        let id = orders::refund_as_vendor(&self.cx, &shop.member, &input, &self.vendors(shop, "refundCreate")).await?;
        self.send(&[id]).await;
        Ok(id)
    }

    pub async fn refund_as_operator(&self, part: VendorOrderId, lines: &[(&order_line::Model, i64)], shipping: bool) -> Result<RefundId> {
        let request = Request::keyed(self.operator.actor(), "refundCreate", Some(&crypto::token()), &()).unwrap();
        let id = orders::refund_as_operator(&self.cx, &self.operator, &refund_of(part, lines, shipping), &request).await?;
        self.send(&[id]).await;
        Ok(id)
    }

    async fn send(&self, refunds: &[RefundId]) {
        for refund in refunds {
            orders::run_refund(&self.cx, &self.gateways, *refund).await.unwrap();
        }
    }

    pub fn vendors(&self, shop: &Shop, operation: &'static str) -> Request {
        Request::keyed(shop.member.actor(), operation, Some(&crypto::token()), &()).unwrap()
    }

    pub async fn price(&self, shop: &Shop, minor: i64) {
        let input = pricing::OfferInput { variant_id: shop.variant, prices: vec![Money::new(minor, EUR)], handling_days: 1, expected_version: None };
        pricing::upsert_offer(&self.cx, &shop.member, Some(&crypto::token()), &input).await.unwrap();
    }

    /// Takes the holds of a checkout away, as if their time had run out under a payment.
    pub async fn lose_holds(&self, checkout: CheckoutId) {
        let cx = &self.cx;
        cx.db.write("test.lose_holds", |tx| async move { inventory::expire(cx, &tx, checkout).await }).await.unwrap();
    }

    // looking

    pub async fn checkout(&self, shopper: &Shopper, id: CheckoutId) -> checkout::Model {
        view(&self.cx, shopper, id).await.unwrap().checkout
    }

    pub async fn order(&self, id: OrderId) -> order::Model {
        orders::by_ids(&self.cx.db, &[id]).await.unwrap().pop().unwrap()
    }

    pub async fn status(&self, id: OrderId) -> OrderStatus {
        self.order(id).await.status
    }

    pub async fn parts(&self, id: OrderId) -> Vec<vendor_order::Model> {
        orders::vendor_orders_by_orders(&self.cx.db, &[id]).await.unwrap()
    }

    pub async fn part(&self, id: OrderId, shop: &Shop) -> vendor_order::Model {
        self.parts(id).await.into_iter().find(|part| part.vendor_id == shop.member.vendor).unwrap()
    }

    pub async fn lines(&self, part: VendorOrderId) -> Vec<order_line::Model> {
        orders::lines_by_vendor_orders(&self.cx.db, &[part]).await.unwrap()
    }

    pub async fn refunds(&self, part: VendorOrderId) -> Vec<refund::Model> {
        orders::refunds_by_vendor_orders(&self.cx.db, &[part]).await.unwrap()
    }

    pub async fn parcels(&self, part: VendorOrderId) -> Vec<fulfillment::Model> {
        orders::fulfillments_by_vendor_orders(&self.cx.db, &[part]).await.unwrap()
    }

    pub async fn history(&self, id: OrderId) -> Vec<String> {
        orders::events_by_orders(&self.cx.db, &[id]).await.unwrap().into_iter().map(|event| event.kind).collect()
    }

    pub async fn current(&self, order: OrderId) -> entity::payment::Model {
        payments::current(&self.cx.db, order).await.unwrap().unwrap()
    }

    /// How many payments were ever asked for.
    pub async fn payments(&self, order: OrderId) -> usize {
        payments::by_references(&self.cx.db, &[order]).await.unwrap().len()
    }

    /// On hand, held, allocated.
    pub async fn stock(&self, shop: &Shop) -> (i64, i64, i64) {
        let rows = inventory::levels_by_variant_ids(&self.cx.db, &shop.member, &[shop.variant]).await.unwrap();
        rows.iter().fold((0, 0, 0), |sum, row| (sum.0 + row.on_hand, sum.1 + row.reserved, sum.2 + row.allocated))
    }

    pub async fn balance(&self, account: Account) -> i64 {
        ledger::balance(&self.cx.db, account, EUR).await.unwrap()
    }

    pub async fn pending(&self, shop: &Shop) -> i64 {
        self.balance(Account::VendorPending(shop.member.vendor)).await
    }

    /// Taken and given back, by the gateway's own books.
    pub async fn gateway(&self) -> (i64, i64) {
        let books = payments::test_gateway::books(&self.cx.db).await.unwrap();
        books.first().map_or((0, 0), |book| (book.captured_minor, book.refunded_minor))
    }

    /// What must be true after every story.
    pub async fn books_close(&self) {
        let db = &self.cx.db;
        let mut broken = orders::check(db).await.unwrap();
        broken.extend(ledger::check(db).await.unwrap());
        broken.extend(inventory::check(db, self.cx.now()).await.unwrap());
        broken.extend(payments::reconcile(db).await.unwrap());
        broken.extend(check(db, self.cx.now()).await.unwrap());
        assert_eq!(broken, Vec::<String>::new());
        let table = ledger::trial_balance(db, &self.operator).await.unwrap();
        assert_eq!(table.iter().map(|row| row.debits).sum::<i64>(), table.iter().map(|row| row.credits).sum::<i64>());
        let of = |name: &str| table.iter().filter(|row| row.code == name).map(ledger::Balance::balance).sum::<i64>();
        assert_eq!((of("order_control"), of("refund_control")), (0, 0), "money waits in a control account");
        let books = payments::test_gateway::books(db).await.unwrap();
        assert_eq!(of("psp_clearing"), books.first().map_or(0, payments::test_gateway::Book::balance), "the gateway holds another sum than our books say");
        let page = Page::first(100);
        for order in orders::all(db, &self.operator, &orders::OrderFilter::default(), &page).await.unwrap().rows {
            let events = orders::events_by_orders(db, &[order.1.id]).await.unwrap();
            assert_eq!(events[0].kind, "created");
        }
    }
}

fn refund_of(part: VendorOrderId, lines: &[(&order_line::Model, i64)], shipping: bool) -> RefundInput {
    let lines = lines.iter().map(|(line, quantity)| RefundLine { line: line.id, quantity: *quantity }).collect();
    RefundInput { vendor_order: part, lines, shipping, reason: "It was chipped.".into(), expected_version: None }
}

async fn shop(cx: &Cx, owner: UserId, name: &str, (thing, minor, on_hand): (&str, i64, i64), delivery: i64) -> Shop {
    let new = vendors::NewVendor { slug: None, name: name.into(), description: String::new(), country: "DE".into(), email: "shop@example.org".into() };
    let new = &new;
    let vendor: VendorId = cx
        .db
        .write("test.vendor", |tx| async move { Ok(vendors::establish(cx, &tx, new.clone(), owner, &vendors::specimen(0, name, name, "DE")).await?.id) })
        .await
        .unwrap();
    let member = VendorMember::whole(owner, vendor);
    let product = catalog::NewProduct {
        title: thing.into(),
        description: String::new(),
        brand: None,
        category_id: None,
        tax_class: None,
        draft: false,
        attributes: Vec::new(),
    };
    let product = catalog::create_product(cx, &member, &product, None).await.unwrap().id;
    let variant = catalog::VariantInput {
        id: None,
        product_id: product,
        sku: thing.to_uppercase(),
        gtin: None,
        title: None,
        options: Vec::new(),
        weight_grams: None,
        position: None,
    };
    let variant = catalog::upsert_variant(cx, &member, &variant, None, None).await.unwrap().id;
    let offer = pricing::OfferInput { variant_id: variant, prices: vec![Money::new(minor, EUR)], handling_days: 1, expected_version: None };
    let offer = pricing::upsert_offer(cx, &member, Some("offer"), &offer).await.unwrap().id;
    let stock = inventory::SetStock { variant_id: variant, location_id: None, on_hand, change_from: 0, backorder_limit: None, reason: None };
    inventory::set(cx, &member, Some("stock"), &stock).await.unwrap();
    let rate = shipping::RateInput { country: "DE".into(), currency: "EUR".into(), price_minor: delivery, free_above_minor: None };
    let method = shipping::MethodInput {
        code: "standard".into(),
        name: "Standard".into(),
        carrier: "DHL".into(),
        min_days: 1,
        max_days: 3,
        active: true,
        position: 0,
        rates: vec![rate],
    };
    let method = shipping::upsert_method(cx, &member, None, &method).await.unwrap().id;
    Shop { member, method, variant, offer }
}
