//! The real marketplace of a history: each step is done through the rooms' own doors, and what came of it is looked at.

use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::task::Poll;

use checkout::{AddressInput, DeliveryChoice, Outcome};
use entity::ids::{CheckoutId, OrderId, PaymentId, RefundId, ShippingMethodId, VendorOrderId};
use entity::states::{AttemptOperation, ChargeState, CheckoutState, Fulfilment, InboxState, Lifecycle as Life, OrderPaymentState, PaymentState, RefundState};
use entity::{
    checkout as checkouts, fulfillment, inbox, order, order_line, payment, psp_attempt, refund, shipping_method, stock_level, test_gateway_charge,
    test_gateway_event, test_gateway_refund, vendor_order,
};
use kernel::{Clock, Currency, Operator, Shopper, VendorMember};
use ledger::Account;
use orders::{RefundInput, RefundLine, ShipInput, ShipLine};
use payments::Gateways;
use platform::idempotency::Request;
use platform::{Cx, Db, Error, Result, crypto};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use support::till::home;
use support::{Goods, Hands, shelf};
use tokio::sync::OnceCell;

use super::books::Books;
use super::reference::{Answer, Back, Lifecycle, Money, Paid, Pool, Sent, State};
use super::seen::{Seen, SeenPart, SeenPayment, SeenTill};
use super::step::{Death, Step, VENDOR_OF};

/// When every history begins.
pub const BEGINNING: i64 = 1_800_000_000_000;
const VENDORS: [&str; 2] = ["alder", "birch"];
const THINGS: [&str; 3] = ["alder-mug", "scarce-print", "birch-lamp"];
/// What they cost on the shelves that all journeys begin with.
pub const PRICES: [i64; 3] = [12_50, 25_00, 49_00];

pub struct World {
    hands: Hands,
    gateways: Gateways,
    goods: Vec<Goods>,
    members: Vec<VendorMember>,
    methods: Vec<ShippingMethodId>,
    carts: BTreeMap<usize, Shopper>,
    /// The keys of a checkout's completions.
    keys: BTreeMap<CheckoutId, Vec<String>>,
}

/// What went wrong where nothing may go wrong.
pub type Broken<T> = std::result::Result<T, String>;

/// What the stock of every history is made of; looked up once, because every database is a copy of one.
#[derive(Clone)]
struct Stock {
    goods: Vec<Goods>,
    members: Vec<VendorMember>,
    methods: Vec<ShippingMethodId>,
}

static STOCK: OnceCell<Stock> = OnceCell::const_new();

async fn look_up(cx: &Cx) -> Stock {
    let (mut goods, mut members, mut methods) = (Vec::new(), Vec::new(), Vec::new());
    for slug in THINGS {
        goods.push(shelf::goods(&cx.db, slug).await);
    }
    for vendor in VENDORS {
        let member = shelf::member(cx, vendor).await;
        let method = shipping_method::Entity::find().filter(shipping_method::Column::VendorId.eq(member.vendor)).one(&cx.db).await;
        methods.push(method.expect("a look").expect("a delivery").id);
        members.push(member);
    }
    Stock { goods, members, methods }
}

impl World {
    pub async fn new(shelves: [i64; 3]) -> Self {
        let hands = Hands::new(Clock::standing(BEGINNING)).await;
        let cx = &hands.cx;
        let Stock { goods, members, methods } = STOCK.get_or_init(|| look_up(cx)).await.clone();
        for (thing, on_hand) in goods.iter().zip(shelves) {
            let sql = "UPDATE stock_level SET on_hand = $1 WHERE variant_id = $2";
            platform::db::execute(&cx.db, sql, [on_hand.into(), thing.variant_id.into()]).await.expect("a shelf");
        }
        Self { gateways: gateways(cx), goods, members, methods, carts: BTreeMap::new(), keys: BTreeMap::new(), hands }
    }

    fn cx(&self) -> &Cx {
        &self.hands.cx
    }

    /// Does a step at this time.
    pub async fn take(&mut self, step: &Step, at: i64) -> Broken<Answer> {
        self.cx().clock.set_offset(at - BEGINNING);
        let Step::Dies { step, at } = step else {
            let cx = self.cx().for_request("history");
            return answer(self.perform(&cx, step).await);
        };
        let cx = self.cx().for_request("history");
        let done = until_death(&cx, *at, self.perform(&cx, step)).await;
        self.hands.begin_anew().await;
        self.gateways = gateways(&self.hands.cx);
        match done {
            Some(Err(Error::Fault(fault))) => Err(fault.to_string()),
            _ => Ok("died"),
        }
    }

    async fn perform(&mut self, cx: &Cx, step: &Step) -> Result<Answer> {
        match *step {
            Step::Shop { cart, basket } => self.shop(cx, cart, basket).await,
            Step::Start { cart } => match self.carts.get(&cart) {
                Some(shopper) => checkout::start(cx, shopper, &fresh(shopper.actor(), "checkoutStart")).await.map(|_| "done"),
                None => Ok("skipped"),
            },
            Step::Pass { .. } => Ok("passed"),
            Step::SetPrice { thing, minor } => {
                let goods = &self.goods[thing];
                shelf::set_price(self.cx(), VENDORS[VENDOR_OF[thing]], goods, minor).await;
                Ok("done")
            }
            Step::Count { thing, delta } => {
                let change = inventory::AdjustStock { variant_id: self.goods[thing].variant_id, location_id: None, delta, reason: None };
                inventory::adjust(cx, &self.members[VENDOR_OF[thing]], Some(&crypto::token()), &change).await.map(|_| "done")
            }
            Step::Sweep => checkout::sweep(cx, &self.gateways).await.map(|_| "done"),
            Step::Gateway => payments::test_gateway::tick(cx, &self.gateways).await.map(|()| "done"),
            Step::Resolve => {
                checkout::resolve_in_doubt(cx, &self.gateways).await?;
                checkout::look_after(cx, &self.gateways).await.map(|_| "done")
            }
            Step::SendRefunds => {
                let pending = refund::Entity::find().filter(refund::Column::State.eq(RefundState::Pending)).all(&self.cx().db).await?;
                self.send(cx, pending.into_iter().map(|row| row.id).collect()).await
            }
            Step::Dies { .. } => unreachable!("nobody dies twice"),
            _ => {
                let Some(shopper) = step.cart().and_then(|cart| self.carts.get(&cart).cloned()) else { return Ok("skipped") };
                let Some(till) = self.tills(&shopper).await?.pop() else { return Ok("skipped") };
                match step {
                    Step::Accept { .. } | Step::Reject { .. } | Step::Ship { .. } | Step::Deliver { .. } | Step::Refund { .. } | Step::Release { .. } => {
                        self.at_the_vendor(cx, step, &till).await
                    }
                    _ => self.at_the_till(cx, step, &shopper, &till).await,
                }
            }
        }
    }

    async fn shop(&mut self, cx: &Cx, cart: usize, basket: [i64; 3]) -> Result<Answer> {
        let wanted = basket.into_iter().enumerate().filter(|(_, units)| *units > 0);
        let line = |(thing, quantity): (usize, i64)| cart::NewLine { offer_id: self.goods[thing].offer.parse().expect("an id"), quantity };
        let lines: Vec<_> = wanted.map(line).collect();
        if self.carts.contains_key(&cart) || lines.is_empty() {
            return Ok("skipped");
        }
        let market = cart::Market { currency: Currency::EUR, country: "DE".into() };
        let added = cart::add_lines(cx, None, &market, &cart::AddLines { lines, expected_version: None }, Some(&crypto::token())).await?;
        let token = added.token.expect("a new guest's token");
        self.carts.insert(cart, Shopper::Guest { token_hash: crypto::sha256(token.as_bytes()) });
        Ok("done")
    }

    async fn at_the_till(&mut self, cx: &Cx, step: &Step, shopper: &Shopper, till: &checkouts::Model) -> Result<Answer> {
        let (id, gateways) = (till.id, self.gateways.clone());
        match *step {
            Step::Review { .. } => {
                let input = AddressInput { email: "buyer@example.test".into(), shipping: home(), billing: None };
                checkout::set_address(cx, shopper, id, &input, None, &fresh(shopper.actor(), "checkoutAddressSet")).await?;
                let vendors = checkout::view(self.cx(), shopper, id).await?.survey.vendors();
                let of = |vendor: &VendorMember| vendors.contains(&vendor.vendor);
                let choices: Vec<DeliveryChoice> = (self.members.iter().zip(&self.methods))
                    .filter(|(member, _)| of(member))
                    .map(|(member, method)| DeliveryChoice { vendor: member.vendor, method: *method })
                    .collect();
                checkout::set_delivery(cx, shopper, id, &choices, None, &fresh(shopper.actor(), "checkoutDeliverySet")).await?;
                Ok("done")
            }
            Step::Pay { means, .. } => {
                checkout::set_payment(cx, &gateways, shopper, id, ("test", means.token()), None, &fresh(shopper.actor(), "checkoutPaymentSet")).await?;
                Ok("done")
            }
            Step::Complete { .. } => {
                let key = crypto::token();
                self.keys.entry(id).or_default().push(key.clone());
                complete(cx, &gateways, shopper, id, &key).await
            }
            Step::Again { .. } => match self.keys.get(&id).and_then(|keys| keys.last()).cloned() {
                Some(key) => complete(cx, &gateways, shopper, id, &key).await,
                None => Ok("skipped"),
            },
            Step::GiveUp { .. } => checkout::cancel(cx, &gateways, shopper, id, &fresh(shopper.actor(), "checkoutCancel")).await.map(|_| "done"),
            Step::TakeBack { .. } => match self.order(till).await? {
                Some(order) => {
                    let request = fresh(shopper.actor(), "orderCancel");
                    checkout::cancel_order(cx, &gateways, &order, "I changed my mind.", &request).await.map(|_| "done")
                }
                None => Ok("skipped"),
            },
            Step::Confirm { .. } => match self.payments(till).await?.pop() {
                Some((_, Some(charge))) => payments::test_gateway::confirm(cx, &charge.id).await.map(|()| "done"),
                _ => Ok("skipped"),
            },
            Step::Webhook { number, .. } => self.webhook(cx, shopper, number).await,
            Step::Relents { .. } => self.relent(till).await,
            Step::LoseHold { .. } => {
                if !matches!(till.state, CheckoutState::Open | CheckoutState::Completing) {
                    return Ok("skipped");
                }
                cx.db.write("history.lose_hold", |tx| async move { inventory::expire(cx, &tx, id).await }).await?;
                Ok("done")
            }
            _ => unreachable!("this is nothing that happens at a till"),
        }
    }

    async fn at_the_vendor(&self, cx: &Cx, step: &Step, till: &checkouts::Model) -> Result<Answer> {
        let vendor = match *step {
            Step::Ship { thing, .. } | Step::Refund { thing, .. } => VENDOR_OF[thing],
            Step::Accept { vendor, .. } | Step::Reject { vendor, .. } | Step::Deliver { vendor, .. } | Step::Release { vendor, .. } => vendor,
            _ => unreachable!("this is nothing that happens at a vendor's"),
        };
        let Some(order) = self.order(till).await? else { return Ok("skipped") };
        let member = self.members[vendor];
        let Some(part) = self.parts(order.id).await?.into_iter().find(|part| part.vendor_id == member.vendor) else { return Ok("skipped") };
        let request = |operation| fresh(member.actor(), operation);
        match *step {
            Step::Accept { .. } => orders::accept(cx, &member, part.id, None, &request("orderAccept")).await.map(|_| "done"),
            Step::Reject { .. } => {
                let rejected = orders::reject(cx, &member, part.id, "It fell.", None, &request("orderReject")).await?;
                self.send(cx, rejected.refunds).await
            }
            Step::Ship { thing, units, .. } => {
                let lines = match units {
                    None => None,
                    Some(quantity) => match self.line(part.id, thing).await? {
                        Some(line) => Some(vec![ShipLine { line: line.id, quantity }]),
                        None => return Ok("skipped"),
                    },
                };
                let parcel =
                    ShipInput { vendor_order: part.id, lines, carrier: "Post".into(), tracking_number: None, tracking_url: None, expected_version: None };
                orders::ship(cx, &member, &parcel, &request("fulfillmentShip")).await.map(|_| "done")
            }
            Step::Deliver { parcel, .. } => {
                let parcels = fulfillment::Entity::find().filter(fulfillment::Column::VendorOrderId.eq(part.id));
                match parcels.order_by_asc(fulfillment::Column::ShippedAt).all(&self.cx().db).await?.get(parcel) {
                    Some(parcel) => orders::deliver(cx, &member, parcel.id, &request("fulfillmentDeliver")).await.map(|_| "done"),
                    None => Ok("skipped"),
                }
            }
            Step::Refund { thing, units, shipping, .. } => {
                let line = self.line(part.id, thing).await?;
                let lines = match line {
                    Some(line) if units > 0 => vec![RefundLine { line: line.id, quantity: units }],
                    None if units > 0 => return Ok("skipped"),
                    _ => Vec::new(),
                };
                let operator = Operator { who: member.who, scopes: member.scopes };
                let wish = RefundInput { vendor_order: part.id, lines, shipping, reason: "It broke.".into(), expected_version: None };
                let id = orders::refund_as_operator(cx, &operator, &wish, &fresh(operator.actor(), "refundCreate")).await?;
                self.send(cx, vec![id]).await
            }
            Step::Release { .. } => orders::release(cx, part.id).await.map(|()| "done"),
            _ => unreachable!("this is nothing that happens at a vendor's"),
        }
    }

    /// Has refunds sent at once; what the gateway does not answer their jobs do later.
    async fn send(&self, cx: &Cx, refunds: Vec<RefundId>) -> Result<Answer> {
        for refund in refunds {
            match orders::run_refund(cx, &self.gateways, refund).await {
                Ok(_) | Err(Error::Refused(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok("done")
    }

    /// The gateway's events about a buyer, by what they are about: of each checkout charges first, then refunds that failed.
    async fn webhook(&self, cx: &Cx, shopper: &Shopper, number: usize) -> Result<Answer> {
        let db = &self.cx().db;
        let events = test_gateway_event::Entity::find().all(db).await?;
        let of = |object: &str| events.iter().find(|event| event.object_id == object);
        let mut told: Vec<&test_gateway_event::Model> = Vec::new();
        for till in self.tills(shopper).await? {
            told.extend(self.payments(&till).await?.iter().filter_map(|(_, charge)| charge.as_ref()).filter_map(|charge| of(&charge.id)));
            let Some(order) = till.order_id else { continue };
            for (row, _) in self.refunds(order).await? {
                let there = test_gateway_refund::Entity::find().filter(test_gateway_refund::Column::IdempotencyKey.eq(row.attempt_id.to_string()));
                told.extend(there.one(db).await?.and_then(|there| of(&there.id)));
            }
        }
        let Some(event) = told.get(number) else { return Ok("skipped") };
        // The same word comes in as an event of another number each time.
        let event_id = format!("evt_{}", crypto::token());
        let row = inbox::ActiveModel {
            source: Set("test".into()),
            event_id: Set(event_id.clone()),
            received_at: Set(cx.now()),
            state: Set(InboxState::New),
            attempts: Set(0),
            body: Set(event.body.clone()),
        };
        inbox::Entity::insert(row).exec_without_returning(db).await?;
        checkout::handle_inbox(cx, &self.gateways, "test", &event_id).await.map(|()| "done")
    }

    /// A gateway takes the money of a payment it had declined: of the first there is.
    async fn relent(&self, till: &checkouts::Model) -> Result<Answer> {
        let declined = |charge: &test_gateway_charge::Model| charge.state == ChargeState::Declined;
        let charges = self.payments(till).await?.into_iter().filter_map(|(_, charge)| charge);
        let Some(charge) = charges.into_iter().find(declined) else { return Ok("skipped") };
        let (fee, id) = (payments::test_gateway::fee(charge.amount_minor), charge.id);
        let sql = "UPDATE test_gateway_charge SET state = 'captured', decline_code = NULL, captured_minor = amount_minor, fee_minor = $1 WHERE id = $2";
        platform::db::execute(&self.cx().db, sql, [fee.into(), id.as_str().into()]).await?;
        let (event, now) = (format!("evt_{}", crypto::token()), self.cx().now());
        let body = json!({ "id": event, "kind": "charge.captured", "object": id, "key": charge.idempotency_key, "created": now });
        let row = test_gateway_event::ActiveModel {
            id: Set(event),
            kind: Set("charge.captured".into()),
            object_id: Set(id),
            body: Set(body.to_string()),
            attempts: Set(0),
            next_at: Set(None),
            created_at: Set(now),
        };
        test_gateway_event::Entity::insert(row).exec_without_returning(&self.cx().db).await?;
        Ok("done")
    }

    // looking

    async fn tills(&self, shopper: &Shopper) -> Result<Vec<checkouts::Model>> {
        let of = checkouts::Entity::find().filter(checkouts::Column::Owner.eq(shopper.actor()));
        Ok(of.order_by_asc(checkouts::Column::CreatedAt).all(&self.cx().db).await?)
    }

    async fn order(&self, till: &checkouts::Model) -> Result<Option<order::Model>> {
        match till.order_id {
            Some(id) => Ok(orders::by_ids(&self.cx().db, &[id]).await?.pop()),
            None => Ok(None),
        }
    }

    /// By vendor.
    async fn parts(&self, order: OrderId) -> Result<Vec<vendor_order::Model>> {
        let mut parts = orders::vendor_orders_by_orders(&self.cx().db, &[order]).await?;
        parts.sort_by_key(|part| self.vendor(part.vendor_id));
        Ok(parts)
    }

    async fn line(&self, part: VendorOrderId, thing: usize) -> Result<Option<order_line::Model>> {
        let lines = orders::lines_by_vendor_orders(&self.cx().db, &[part]).await?;
        Ok(lines.into_iter().find(|line| line.variant_id == self.goods[thing].variant_id))
    }

    /// As they were decided; of two at once the first vendor's first.
    async fn refunds(&self, order: OrderId) -> Result<Vec<(refund::Model, usize)>> {
        let rows = refund::Entity::find().filter(refund::Column::OrderId.eq(order)).all(&self.cx().db).await?;
        let mut rows: Vec<_> = rows.into_iter().map(|row| (self.vendor(row.vendor_id), row)).map(|(vendor, row)| (row, vendor)).collect();
        rows.sort_by_key(|(row, vendor)| (row.created_at, *vendor));
        Ok(rows)
    }

    /// The payments of a checkout, and what the gateway has of each.
    async fn payments(&self, till: &checkouts::Model) -> Result<Vec<(payment::Model, Option<test_gateway_charge::Model>)>> {
        let Some(order) = till.order_id else { return Ok(Vec::new()) };
        let db = &self.cx().db;
        let mut found = Vec::new();
        for row in payments::by_references(db, &[order]).await? {
            found.push((self.charge(row.id).await?, row));
        }
        Ok(found.into_iter().map(|(charge, row)| (row, charge)).collect())
    }

    async fn charge(&self, payment: PaymentId) -> Result<Option<test_gateway_charge::Model>> {
        let of = psp_attempt::Entity::find().filter(psp_attempt::Column::PaymentId.eq(payment));
        let Some(call) = of.filter(psp_attempt::Column::Operation.eq(AttemptOperation::Pay)).one(&self.cx().db).await? else { return Ok(None) };
        let charge = test_gateway_charge::Entity::find().filter(test_gateway_charge::Column::IdempotencyKey.eq(call.id.to_string()));
        Ok(charge.one(&self.cx().db).await?)
    }

    fn vendor(&self, id: entity::ids::VendorId) -> usize {
        self.members.iter().position(|member| member.vendor == id).expect("one of the two vendors")
    }

    fn thing(&self, id: entity::ids::VariantId) -> usize {
        self.goods.iter().position(|goods| goods.variant_id == id).expect("one of the three things")
    }

    /// Everything but the books, as it stands in the database: eight looks, however much there is.
    pub async fn seen(&self) -> Result<Seen> {
        let rows = Rows::read(&self.cx().db).await?;
        let mut seen = Seen { pools: [Pool::default(); 3], carts: BTreeMap::new() };
        for level in &rows.levels {
            seen.pools[self.thing(level.variant_id)] = Pool { on_hand: level.on_hand, held: level.reserved, sold: level.allocated };
        }
        for (number, shopper) in &self.carts {
            let owner = shopper.actor();
            let tills = rows.tills.iter().filter(|till| till.owner == owner).map(|till| self.seen_till(&rows, till));
            seen.carts.insert(*number, tills.collect());
        }
        Ok(seen)
    }

    fn seen_till(&self, rows: &Rows, till: &checkouts::Model) -> SeenTill {
        let mut parts: Vec<SeenPart> = rows.parts.iter().filter(|part| Some(part.order_id) == till.order_id).map(|part| self.seen_part(rows, part)).collect();
        parts.sort_by_key(|part| part.vendor);
        let charge = |payment: &payment::Model| {
            let call = rows.calls.iter().find(|call| call.payment_id == payment.id && call.operation == AttemptOperation::Pay)?;
            let key = call.id.to_string();
            rows.charges.iter().find(|charge| charge.idempotency_key == key).map(|charge| (charged(charge.state), charge.refunded_minor))
        };
        let seen = |row: &payment::Model| SeenPayment { amount: row.amount_minor, state: money(row.state), refunded: row.refunded_minor, charge: charge(row) };
        let payments = rows.payments.iter().filter(|payment| Some(payment.reference) == till.order_id).map(seen).collect();
        SeenTill { state: state(till.state), expires: till.expires_at, parts, payments }
    }

    fn seen_part(&self, rows: &Rows, part: &vendor_order::Model) -> SeenPart {
        let line = |line: &order_line::Model| {
            let thing = i64::try_from(self.thing(line.variant_id)).expect("small");
            [thing, line.quantity, line.shipped, line.cancelled, line.refunded]
        };
        let mut lines: Vec<[i64; 5]> = rows.lines.iter().filter(|line| line.vendor_order_id == part.id).map(line).collect();
        lines.sort_unstable();
        let refunds = rows.refunds.iter().filter(|refund| refund.vendor_order_id == part.id);
        SeenPart {
            vendor: self.vendor(part.vendor_id),
            lifecycle: lifecycle(part.lifecycle),
            sent: sent(part.fulfilment),
            paid: paid(part.payment_state),
            total: part.total_minor,
            refunded: part.refunded_minor,
            lines,
            refunds: refunds.map(|refund| (refund.amount_minor, back(refund.state))).collect(),
        }
    }

    /// What must hold after every step: the books sum to nothing, and nobody got back more than was taken.
    pub async fn holds(&self) -> Broken<()> {
        let sql = "SELECT (SELECT COUNT(*) FROM payment WHERE refunded_minor > captured_minor OR captured_minor > amount_minor) \
                   + (SELECT COUNT(*) FROM payment_share WHERE refunded_minor > captured_minor OR captured_minor > authorized_minor) \
                   + (SELECT COUNT(*) FROM (SELECT 1 AS one FROM orders GROUP BY checkout_id HAVING COUNT(*) > 1) t) \
                   + (SELECT COUNT(*) FROM outbox a JOIN outbox b ON b.aggregate = a.aggregate AND b.aggregate_seq > a.aggregate_seq AND b.created_at < a.created_at) AS n";
        match crate::races::stage::count(self.cx(), sql, []).await {
            0 => Ok(()),
            n => Err(format!("{n} rows break a promise: more refunded than captured, two orders of one checkout, or an event before its predecessor")),
        }
    }

    /// What must hold when everything has come to its end.
    pub async fn check(&self) -> Result<Vec<String>> {
        let (db, now) = (&self.cx().db, self.cx().now());
        let mut broken = ledger::check(db).await?;
        broken.extend(inventory::check(db, now).await?);
        broken.extend(payments::reconcile(db).await?);
        broken.extend(orders::check(db).await?);
        broken.extend(checkout::check(db, now).await?);
        Ok(broken)
    }

    /// The books as they are.
    pub async fn books(&self) -> Result<Books> {
        let db = &self.cx().db;
        let operator = Operator { who: self.members[0].who, scopes: self.members[0].scopes };
        let table = ledger::trial_balance(db, &operator).await?;
        let of = |code: &str| table.iter().filter(|row| row.code == code).map(ledger::Balance::balance).sum::<i64>();
        let mut books = Books {
            clearing: of("psp_clearing"),
            fees: of("psp_fee"),
            commission: of("commission_revenue"),
            vat: of("commission_vat"),
            orders: of("order_control"),
            refunds: of("refund_control"),
            ..Books::default()
        };
        for (number, member) in self.members.iter().enumerate() {
            books.pending[number] = ledger::balance(db, Account::VendorPending(member.vendor), Currency::EUR).await?;
            books.available[number] = ledger::balance(db, Account::VendorAvailable(member.vendor), Currency::EUR).await?;
            books.receivable[number] = ledger::balance(db, Account::VendorReceivable(member.vendor), Currency::EUR).await?;
        }
        Ok(books)
    }
}

/// Every row that can be seen, in the order in which they came to be.
struct Rows {
    levels: Vec<stock_level::Model>,
    tills: Vec<checkouts::Model>,
    parts: Vec<vendor_order::Model>,
    lines: Vec<order_line::Model>,
    refunds: Vec<refund::Model>,
    payments: Vec<payment::Model>,
    calls: Vec<psp_attempt::Model>,
    charges: Vec<test_gateway_charge::Model>,
}

impl Rows {
    async fn read(db: &Db) -> Result<Self> {
        Ok(Self {
            levels: stock_level::Entity::find().all(db).await?,
            tills: checkouts::Entity::find().order_by_asc(checkouts::Column::CreatedAt).all(db).await?,
            parts: vendor_order::Entity::find().all(db).await?,
            lines: order_line::Entity::find().all(db).await?,
            refunds: refund::Entity::find().order_by_asc(refund::Column::CreatedAt).all(db).await?,
            payments: payment::Entity::find().order_by_asc(payment::Column::CreatedAt).all(db).await?,
            calls: psp_attempt::Entity::find().all(db).await?,
            charges: test_gateway_charge::Entity::find().all(db).await?,
        })
    }
}

fn gateways(cx: &Cx) -> Gateways {
    Gateways::new(cx, &payments::Config::default()).expect("gateways")
}

async fn complete(cx: &Cx, gateways: &Gateways, shopper: &Shopper, id: CheckoutId, key: &str) -> Result<Answer> {
    let request = Request::keyed(shopper.actor(), "checkoutComplete", Some(key), &id.to_string())?;
    Ok(match checkout::complete(cx, gateways, shopper, id, &request).await?.outcome {
        Outcome::Placed { .. } => "placed",
        Outcome::ActionRequired { .. } => "action",
        Outcome::Processing { .. } => "processing",
        Outcome::Declined { .. } | Outcome::TooLate { .. } => return Err(Error::broken("a refusal was no refusal")),
    })
}

fn fresh(actor: String, operation: &'static str) -> Request {
    Request::keyed(actor, operation, Some(&crypto::token()), &()).expect("a key")
}

fn answer(outcome: Result<Answer>) -> Broken<Answer> {
    match outcome {
        Ok(answer) => Ok(answer),
        Err(Error::Refused(refusals)) => Ok(refusals[0].code()),
        Err(Error::Fault(fault)) => Err(fault.to_string()),
    }
}

/// Runs `work` until the process dies in the middle of it; nothing when it did.
async fn until_death<T>(cx: &Cx, at: Death, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|task| {
        if let Poll::Ready(done) = work.as_mut().poll(task) {
            return Poll::Ready(Some(done));
        }
        let counters = cx.db.counters();
        let (reached, limit) = match at {
            Death::AtStatement(limit) => (&counters.statements, limit),
            Death::AfterCommit(limit) => (&counters.commits, limit),
        };
        if reached.load(Ordering::Relaxed) >= limit { Poll::Ready(None) } else { Poll::Pending }
    })
    .await
}

fn state(state: CheckoutState) -> State {
    match state {
        CheckoutState::Open => State::Open,
        CheckoutState::Completing => State::Completing,
        CheckoutState::Completed => State::Completed,
        CheckoutState::Cancelled => State::Cancelled,
        CheckoutState::Expired => State::Expired,
    }
}

fn lifecycle(lifecycle: Life) -> Lifecycle {
    match lifecycle {
        Life::Pending => Lifecycle::Pending,
        Life::Placed => Lifecycle::Placed,
        Life::Completed => Lifecycle::Completed,
        Life::Cancelled => Lifecycle::Cancelled,
        Life::Expired => Lifecycle::Expired,
        Life::OnHold => panic!("nobody puts an order on hold"),
    }
}

fn sent(fulfilment: Fulfilment) -> Sent {
    match fulfilment {
        Fulfilment::Unfulfilled => Sent::Nothing,
        Fulfilment::PartiallyShipped => Sent::Some,
        Fulfilment::Shipped => Sent::All,
        Fulfilment::Delivered => Sent::Arrived,
        other => panic!("nobody returns anything: {other:?}"),
    }
}

fn paid(state: OrderPaymentState) -> Paid {
    match state {
        OrderPaymentState::Unpaid => Paid::Unpaid,
        OrderPaymentState::Paid => Paid::Whole,
        OrderPaymentState::PartiallyRefunded => Paid::Partly,
        OrderPaymentState::Refunded => Paid::Refunded,
        other => panic!("nobody pays like that: {other:?}"),
    }
}

fn money(state: PaymentState) -> Money {
    match state {
        PaymentState::Created => Money::Created,
        PaymentState::RequiresAction => Money::RequiresAction,
        PaymentState::Processing => Money::Processing,
        PaymentState::Captured => Money::Captured,
        PaymentState::Failed => Money::Failed,
        PaymentState::Cancelled => Money::Cancelled,
        other => panic!("the test gateway never says so: {other:?}"),
    }
}

fn charged(state: ChargeState) -> Money {
    match state {
        ChargeState::RequiresAction => Money::RequiresAction,
        ChargeState::Processing => Money::Processing,
        ChargeState::Captured => Money::Captured,
        ChargeState::Declined => Money::Failed,
        ChargeState::Cancelled => Money::Cancelled,
    }
}

fn back(state: RefundState) -> Back {
    match state {
        RefundState::Pending => Back::Pending,
        RefundState::Succeeded => Back::Sent,
        RefundState::Failed => Back::Failed,
    }
}
