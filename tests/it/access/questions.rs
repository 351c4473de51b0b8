//! What each field is asked with. A new field needs an arm here, and lines in the expectation file.

use serde_json::{Map, Value, json};
use support::till::{address, key};
use support::{Goods, moment, text};

use super::world::{Caller, Kind, World};

/// What an argument names; nothing for one that is not asked about here.
pub fn kind(field: &str, argument: &str) -> Option<Kind> {
    Some(match (field, argument) {
        ("query.categories", "parentId") => Kind::RootCategory,
        ("query.category", "id") | (_, "categoryId" | "parentId" | "where.categoryId" | "filters.categoryId") => Kind::Category,
        ("query.checkout", "id") | (_, "checkoutId") => Kind::Checkout,
        ("query.order", "id") => Kind::Order,
        (
            "query.orderLookup"
            | "mutation.orderCancel"
            | "mutation.withdrawalStart"
            | "mutation.withdrawalConfirm"
            | "mutation.accountErasureRequest"
            | "subscription.orderStatusChanged",
            "token",
        ) => Kind::OrderToken,
        ("mutation.withdrawalStart", "orderId") => Kind::Withdrawable,
        ("mutation.withdrawalStart", "lines.orderLineId") => Kind::BoughtLine,
        ("mutation.withdrawalConfirm", "withdrawalId") => Kind::Withdrawal,
        ("query.product", "id") => Kind::Product,
        ("query.product", "slug") => Kind::ProductSlug,
        ("query.productByBarcode", "barcode") => Kind::Barcode,
        ("query.products", "where.vendorId") | ("query.search", "filters.vendorIds") | ("query.shippingOptions", "vendorId") => Kind::Vendor,
        ("query.vendor", "id") => Kind::VendorNode,
        ("query.vendor", "slug") => Kind::VendorSlug,
        ("query.vendorOrder" | "subscription.vendorOrderChanged", "id") => Kind::VendorOrder,
        ("subscription.orderStatusChanged", "orderId") => Kind::SharedOrder,
        ("mutation.cartLinesAdd", "lines.offerId") => Kind::BuyableOffer,
        (_, "lineId" | "lineIds" | "lines.lineId") => Kind::CartLine,
        ("mutation.cartMerge", "token") => Kind::CartToken,
        ("mutation.categoryUpsert", "id") => Kind::Category,
        ("mutation.checkoutDeliverySet", "deliveries.vendorId") => Kind::CheckoutVendor,
        ("mutation.checkoutDeliverySet", "deliveries.methodId") => Kind::CheckoutMethod,
        ("mutation.commissionRulesSet", "rules.vendorId") => Kind::RuleVendor,
        ("mutation.commissionRulesSet", "rules.categoryId") => Kind::Category,
        ("mutation.commissionRulesSet", "rules.productId") => Kind::RuleProduct,
        ("mutation.fulfillmentDeliver", "fulfillmentId") => Kind::Parcel,
        ("mutation.orderReject", "vendorOrderId") => Kind::RejectablePart,
        ("mutation.refundCreate", "vendorOrderId") => Kind::RefundablePart,
        ("mutation.refundCreate", "lines.orderLineId") => Kind::RefundableLine,
        ("mutation.fulfillmentShip", "lines.orderLineId") => Kind::OrderLine,
        (_, "vendorOrderId") => Kind::VendorOrder,
        ("mutation.jobRetry", "jobId") => Kind::Job,
        ("mutation.mediaSet", "media.id") => Kind::OwnMedia,
        ("mutation.offerUpsert" | "mutation.stockAdjust" | "mutation.stockSet", "variantId") => Kind::Variant,
        ("query.vendorInventory", "where.variantId") => Kind::Variant,
        ("query.vendorInventory", "where.warehouseId") => Kind::Warehouse,
        ("mutation.offerWithdraw", "offerId") => Kind::OwnOffer,
        ("mutation.orderCancel", "orderId") => Kind::BoughtOrder,
        (_, "productId") => Kind::OwnProduct,
        ("mutation.sessionRefresh", "refreshToken") => Kind::RefreshToken,
        ("mutation.sessionRevoke", "sessionId") => Kind::Session,
        ("mutation.accountVerify" | "mutation.emailChangeConfirm" | "mutation.passwordReset", "token") => Kind::MailToken,
        ("mutation.addressUpsert" | "mutation.addressDelete", "id") => Kind::SavedAddress,
        ("mutation.oauthUnlink", "linkedAccountId") => Kind::LinkedAccount,
        ("mutation.passkeyRemove", "passkeyId") => Kind::Passkey,
        (_, "warehouseId") | ("mutation.warehouseUpsert", "id") => Kind::Warehouse,
        ("mutation.userSuspend" | "mutation.userReinstate" | "mutation.userSecondFactorReset" | "mutation.rolesSet", "userId") => Kind::SuspendableUser,
        ("mutation.impersonationStart", "userId") => Kind::Impersonable,
        ("mutation.apiClientRevoke", "apiClientId") => Kind::EndableClient,
        ("query.apiClient", "id") | (_, "apiClientId") => Kind::ApiClient,
        (
            "mutation.vendorApprove"
            | "mutation.vendorReject"
            | "mutation.vendorInfoRequest"
            | "mutation.vendorSuspend"
            | "mutation.vendorReinstate"
            | "mutation.vendorTerminate",
            "vendorId",
        ) => Kind::RuleVendor,
        ("mutation.vendorMemberUpdate", "userId") => Kind::Member,
        ("mutation.vendorMemberRemove", "userId") => Kind::Leaver,
        ("mutation.vendorInvitationWithdraw", "invitationId") => Kind::Invitation,
        ("query.auditLog" | "query.strikes", "where.vendorId") | ("mutation.strikeIssue", "vendorId") => Kind::RuleVendor,
        ("mutation.strikeIssue", "orderId") => Kind::SharedOrder,
        (_, "strikeId") => Kind::Strike,
        ("query.vendorInvitation" | "mutation.vendorMemberAccept", "token") => Kind::MailToken,
        ("mutation.variantDelete", "variantId") | ("mutation.variantUpsert", "id") => Kind::OwnVariant,
        ("node.Cart", _) => Kind::Cart,
        ("node.Category", _) => Kind::Category,
        ("node.Checkout", _) => Kind::Checkout,
        ("node.Offer", _) => Kind::OfferNode,
        ("node.Order", _) => Kind::Order,
        ("node.Product", _) => Kind::Product,
        ("node.User", _) => Kind::User,
        ("node.Variant", _) => Kind::Variant,
        ("node.Vendor", _) => Kind::VendorNode,
        ("node.VendorOrder", _) => Kind::VendorOrder,
        _ => return None,
    })
}

/// What a list holds, where its rows are and what they are told apart by.
pub fn listed(field: &str) -> Option<(Kind, &'static str, &'static [&'static str])> {
    Some(match field {
        "query.attributes" => (Kind::Attribute, "", &["id"]),
        "query.categories" => (Kind::RootCategory, "", &["id"]),
        "query.apiClients" => (Kind::ApiClient, "nodes", &["id"]),
        "query.auditLog" => (Kind::AuditEntry, "nodes", &["id"]),
        "query.vendorInvitations" => (Kind::Invitation, "", &["id"]),
        "query.commissionRules" => (Kind::CommissionRule, "", &["id"]),
        "query.jobs" => (Kind::Job, "nodes", &["id"]),
        "query.ledger" => (Kind::Journal, "journals.nodes", &["id"]),
        "query.myOrders" => (Kind::BoughtOrder, "nodes", &["id"]),
        "query.mySessions" => (Kind::Session, "", &["id"]),
        "query.orders" => (Kind::Order, "nodes", &["id"]),
        "query.products" => (Kind::ListedProduct, "nodes", &["id"]),
        "query.search" => (Kind::ListedProduct, "products.nodes", &["id"]),
        "query.taxRates" => (Kind::TaxRate, "", &["id"]),
        "query.users" => (Kind::User, "nodes", &["id"]),
        "query.vendorInventory" => (Kind::StockLevel, "nodes", &["variantId", "warehouse.id"]),
        "query.vendorLedger" => (Kind::Transfer, "statement.nodes", &["transferId"]),
        "query.vendorMembers" => (Kind::Member, "nodes", &["user.id"]),
        "query.vendorOffers" => (Kind::OwnOffer, "nodes", &["id"]),
        "query.vendorOrders" => (Kind::VendorOrder, "nodes", &["id"]),
        "query.vendorProducts" => (Kind::OwnProduct, "nodes", &["id"]),
        "query.vendorStrikes" | "query.strikes" => (Kind::Strike, "nodes", &["id"]),
        "query.vendorShippingMethods" => (Kind::ShippingMethod, "", &["id"]),
        "query.vendorWarehouses" => (Kind::Warehouse, "", &["id"]),
        "query.vendors" => (Kind::Vendor, "nodes", &["id"]),
        _ => return None,
    })
}

/// What a field is asked with, in a question about this argument. Everything else in it is the caller's own, as far as they
/// have such a thing, so that an answer can be about nothing but the argument.
pub fn arguments(world: &World, caller: &Caller, field: &str, argument: &str) -> Map<String, Value> {
    let some = |kind| world.some(caller, kind);
    let key = || key("access");
    let line = |kind| json!([{ "orderLineId": some(kind), "quantity": 1 }]);
    let price = json!([{ "amount": "8.00", "currency": "EUR" }]);
    let input = match field.split_once('.').map_or(field, |(_, name)| name) {
        "accountRegister" => json!({ "email": format!("newcomer-{}@example.test", caller.name), "password": support::PASSWORD, "name": "Newcomer" }),
        "accountErasureCancel" => json!({}),
        "accountErasureRequest" if argument == "token" => json!({ "token": some(Kind::OrderToken) }),
        "consentSet" => json!({ "purpose": "ANALYTICS", "granted": true, "wording": "2026-11" }),
        "accountErasureRequest" | "dataExportRequest" => json!({ "password": "not the one" }),
        "accountVerify" | "emailChangeConfirm" => json!({ "token": "nobodys-token" }),
        "accountVerifyRequest" => json!({}),
        "addressDelete" => json!({ "id": some(Kind::SavedAddress) }),
        "addressUpsert" => json!({ "address": address() }),
        "emailChangeRequest" => json!({ "newEmail": format!("elsewhere-{}@example.test", caller.name), "password": support::PASSWORD }),
        "mfaConfirm" | "mfaDisable" | "mfaRecoveryCodesRenew" | "mfaVerify" => json!({ "code": "no code" }),
        "mfaCodeSend" => json!({ "method": "MAIL" }),
        "mfaEnroll" => json!({ "password": support::PASSWORD }),
        "passkeyBegin" => json!({}),
        "passkeyComplete" | "passkeyRegisterComplete" => json!({ "answer": { "rawId": "AAAA" } }),
        "passkeyRegisterBegin" => json!({ "label": "Telephone", "password": support::PASSWORD }),
        "passkeyRemove" => json!({ "passkeyId": some(Kind::Passkey) }),
        "oauthBegin" => json!({ "provider": "github" }),
        "oauthComplete" => json!({ "state": "nobodys-state", "browserSecret": "nobodys-secret", "code": "no code" }),
        "oauthUnlink" => json!({ "linkedAccountId": some(Kind::LinkedAccount) }),
        "passwordChange" => json!({ "currentPassword": "not the one", "newPassword": "another password" }),
        "passwordReset" => json!({ "token": "nobodys-token", "newPassword": "another password" }),
        "passwordResetRequest" => json!({ "email": "visitor@example.test" }),
        "apiClientCreate" => json!({ "name": format!("Program of {}", caller.name), "scopes": ["ORDERS_READ"] }),
        "apiClientRevoke" => json!({ "apiClientId": some(Kind::EndableClient) }),
        "apiClientRotate" => json!({ "apiClientId": some(Kind::ApiClient) }),
        "attributeUpsert" => json!({ "code": "size", "name": "Size", "kind": "TEXT" }),
        "cartLineRestore" | "cartLineSaveForLater" => json!({ "lineId": some(Kind::CartLine) }),
        "cartLinesAdd" => json!({ "lines": [{ "offerId": some(Kind::BuyableOffer), "quantity": 1 }] }),
        "cartLinesRemove" => json!({ "lineIds": [some(Kind::CartLine)] }),
        "cartLinesUpdate" => json!({ "lines": [{ "lineId": some(Kind::CartLine), "quantity": 1 }] }),
        "cartMerge" => json!({ "token": "nobodys-token" }),
        "categoryMove" => json!({ "categoryId": some(Kind::Category) }),
        "categoryUpsert" if argument == "id" => json!({ "id": some(Kind::Category), "name": "Home" }),
        "categoryUpsert" => json!({ "name": format!("Garden {argument}") }),
        "checkoutAddressSet" => json!({ "checkoutId": some(Kind::Checkout), "email": "access@example.test", "shippingAddress": address() }),
        "checkoutCancel" | "checkoutComplete" => json!({ "checkoutId": some(Kind::Checkout), "idempotencyKey": key() }),
        "checkoutDeliverySet" => {
            // The first vendor's own way of sending, so that vendor and way belong together.
            let deliveries = json!([{ "vendorId": some(Kind::CheckoutVendor), "methodId": some(Kind::CheckoutMethod) }]);
            json!({ "checkoutId": some(Kind::Checkout), "deliveries": deliveries })
        }
        "checkoutPaymentSet" => json!({ "checkoutId": some(Kind::Checkout), "gateway": "test", "methodToken": "test_ok" }),
        "checkoutStart" => json!({ "idempotencyKey": key() }),
        "commissionRulesSet" => json!({ "rules": [{ "rateBp": 300 }], "idempotencyKey": key() }),
        "fulfillmentDeliver" => json!({ "fulfillmentId": some(Kind::Parcel), "idempotencyKey": key() }),
        "fulfillmentShip" => json!({ "vendorOrderId": some(Kind::VendorOrder), "lines": line(Kind::OrderLine), "carrier": "Post", "idempotencyKey": key() }),
        "jobRetry" => json!({ "jobId": some(Kind::Job) }),
        "mediaSet" if argument == "media.id" => json!({ "productId": some(Kind::OwnProduct), "media": [{ "id": some(Kind::OwnMedia) }] }),
        "mediaSubmit" => json!({ "productId": some(Kind::OwnProduct), "alt": "A mug", "idempotencyKey": key() }),
        "mediaSet" => json!({ "productId": some(Kind::OwnProduct), "media": [{ "sourceUrl": "https://pictures.example.test/new" }] }),
        "offerUpsert" => json!({ "variantId": some(Kind::Variant), "prices": price, "idempotencyKey": key() }),
        "offerWithdraw" => json!({ "offerId": some(Kind::OwnOffer), "idempotencyKey": key() }),
        "orderAccept" => json!({ "vendorOrderId": some(Kind::VendorOrder), "idempotencyKey": key() }),
        "orderCancel" if argument == "token" => json!({ "token": some(Kind::OrderToken), "reason": "No more.", "idempotencyKey": key() }),
        "orderCancel" => json!({ "orderId": some(Kind::BoughtOrder), "reason": "No more.", "idempotencyKey": key() }),
        "orderReject" => json!({ "vendorOrderId": some(Kind::RejectablePart), "reason": "None left.", "idempotencyKey": key() }),
        "productArchive" => json!({ "productId": some(Kind::OwnProduct) }),
        "productCreate" => json!({ "title": "New thing", "draft": true }),
        "productUpdate" => json!({ "productId": some(Kind::OwnProduct), "description": "Written anew." }),
        "profileUpdate" => json!({ "locale": "de" }),
        "refundCreate" => {
            json!({ "vendorOrderId": some(Kind::RefundablePart), "lines": line(Kind::RefundableLine), "reason": "Broken.", "idempotencyKey": key() })
        }
        "sessionCreate" => json!({ "email": "visitor@example.test", "password": support::PASSWORD }),
        "sessionRefresh" => json!({ "refreshToken": "nobodys-token" }),
        "sessionRevoke" => json!({}),
        "shippingMethodUpsert" => {
            let rates = json!([{ "country": "DE", "price": { "amount": "2.00", "currency": "EUR" } }]);
            json!({ "code": "night", "name": "By night", "carrier": "Post", "minDays": 1, "maxDays": 1, "rates": rates })
        }
        "stockAdjust" => json!({ "variantId": some(Kind::Variant), "delta": 1, "idempotencyKey": key() }),
        "stockSet" => json!({ "variantId": some(Kind::Variant), "onHand": 0, "changeFrom": 0, "warehouseId": some(Kind::Warehouse), "idempotencyKey": key() }),
        "taxRulesSet" => json!({ "rules": [{ "country": "DE", "taxClass": "STANDARD", "rateBp": 1900, "validFrom": "2030-01-01T00:00:00Z" }] }),
        "rolesSet" => json!({ "userId": some(Kind::SuspendableUser), "role": "SUPPORT", "reason": "New here." }),
        "userReinstate" | "userSecondFactorReset" | "userSuspend" => json!({ "userId": some(Kind::SuspendableUser), "reason": "So it is." }),
        "impersonationEnd" => json!({}),
        "impersonationStart" => json!({ "userId": some(Kind::Impersonable), "reason": "They asked for help." }),
        "vendorInvitationWithdraw" => json!({ "invitationId": some(Kind::Invitation) }),
        "strikeIssue" => json!({ "vendorId": some(Kind::RuleVendor), "kind": "OTHER", "text": "So it is, and it was told before." }),
        "strikeAppeal" => json!({ "strikeId": some(Kind::Strike), "text": "It is not so at all." }),
        "strikeRevoke" => json!({ "strikeId": some(Kind::Strike), "reason": "So it is." }),
        "strikeAppealDecide" => json!({ "strikeId": some(Kind::Strike), "upheld": true, "reason": "So it is." }),
        "vendorApplicationSubmit" | "vendorApplicationWithdraw" => json!({}),
        "vendorApplicationUpdate" => json!({ "legalName": "Somebody" }),
        "vendorApply" => json!({ "name": format!("Newcomer {}", caller.name), "country": "DE", "email": "newcomer@example.test" }),
        "vendorApprove" | "vendorInfoRequest" | "vendorReinstate" | "vendorReject" | "vendorSuspend" | "vendorTerminate" => {
            json!({ "vendorId": some(Kind::RuleVendor), "reason": "So it is." })
        }
        "vendorDocumentSubmit" => json!({ "kind": "OTHER", "fileName": "a.pdf" }),
        // None ends one that is not there: what is for sale stays so, for what is asked after this.
        "vendorHolidaySet" => json!({}),
        "vendorPictureSubmit" => json!({ "kind": "LOGO" }),
        "vendorRescueClaim" => json!({ "marketplace": "Elsewhere", "story": "They expelled us without a word." }),
        "vendorMemberAccept" => json!({ "token": "nobodys-token" }),
        "vendorMemberInvite" => json!({ "email": format!("helper-of-{}@example.test", caller.name), "role": "VIEWER" }),
        "vendorMemberRemove" => json!({ "userId": some(Kind::Leaver) }),
        // Everybody stays what they are, for what is asked after this.
        "vendorMemberUpdate" => json!({ "userId": some(Kind::Member), "role": if caller.name == "birch" { "OWNER" } else { "MANAGER" } }),
        "variantDelete" => json!({ "variantId": some(Kind::OwnVariant) }),
        "variantUpsert" => json!({ "productId": some(Kind::OwnProduct), "sku": format!("NEW-{}-{argument}", caller.name) }),
        "withdrawalStart" if argument == "token" => json!({ "token": some(Kind::OrderToken) }),
        "withdrawalStart" if argument == "orderId" => json!({ "orderId": some(Kind::Withdrawable) }),
        "withdrawalStart" => json!({ "orderId": some(Kind::Withdrawable), "lines": line(Kind::BoughtLine) }),
        "withdrawalConfirm" if argument == "token" => {
            json!({ "withdrawalId": some(Kind::GuestWithdrawal), "token": some(Kind::OrderToken), "idempotencyKey": key() })
        }
        "withdrawalConfirm" => json!({ "withdrawalId": some(Kind::Withdrawal), "idempotencyKey": key() }),
        "vendorUpdate" => json!({ "description": "Told anew." }),
        "warehouseUpsert" => json!({ "name": "Annex", "country": "DE" }),
        _ => return asked(world, caller, field, argument),
    };
    Map::from_iter([("input".to_owned(), input)])
}

/// The midnight so many days from now.
fn around(now: i64, days: i64) -> i64 {
    const DAY: i64 = 24 * 3_600_000;
    (now.div_euclid(DAY) + days) * DAY
}

/// What a query or a subscription is asked with.
fn asked(world: &World, caller: &Caller, field: &str, argument: &str) -> Map<String, Value> {
    let arguments = match field {
        "query.attributes"
        | "query.cart"
        | "query.categories"
        | "query.commissionRules"
        | "query.ledger"
        | "query.me"
        | "query.myConsents"
        | "query.myDataExports"
        | "query.mySessions"
        | "query.myVendor"
        | "query.shop"
        | "query.taxRates"
        | "query.vendorInvitations"
        | "query.vendorScore"
        | "query.vendorLedger"
        | "query.vendorShippingMethods"
        | "query.vendorOrderCounts"
        | "query.vendorWarehouses"
        | "subscription.cartChanged" => json!({}),
        "query.vendorSales" => {
            let bounds = [-300, 60].map(|days| moment(around(world.app.cx.now(), days)));
            json!({ "bounds": bounds })
        }
        "subscription.vendorOrderPlaced" => json!({ "since": "2020-01-01T00:00:00Z" }),
        "query.apiClients"
        | "query.vendorApplications"
        | "query.auditLog"
        | "query.jobs"
        | "query.myOrders"
        | "query.orders"
        | "query.products"
        | "query.search"
        | "query.users"
        | "query.vendorInventory"
        | "query.vendorMembers"
        | "query.vendorOffers"
        | "query.vendorOrders"
        | "query.vendorProducts"
        | "query.vendorStrikes"
        | "query.strikes"
        | "query.vendors" => json!({ "first": 100 }),
        "query.searchSuggestions" => json!({ "prefix": "cnry" }),
        "query.nodes" => json!({ "ids": [] }),
        "query.shippingOptions" => json!({ "vendorId": world.some(caller, Kind::Vendor), "country": "DE" }),
        // Asked for exactly what the line is about.
        "query.apiClient"
        | "query.category"
        | "query.checkout"
        | "query.node"
        | "query.order"
        | "query.orderLookup"
        | "query.product"
        | "query.productByBarcode"
        | "query.vendor"
        | "query.vendorInvitation"
        | "query.vendorOrder"
        | "subscription.orderStatusChanged"
        | "subscription.vendorOrderChanged" => json!({ argument: null }),
        _ => panic!("tests/it/access/questions.rs does not say what to ask {field} with: add an arm"),
    };
    arguments.as_object().cloned().unwrap_or_default()
}

/// Puts an id in its place in what a field is asked with.
pub fn place(arguments: &mut Map<String, Value>, argument: &str, id: &str) {
    let mut at = if arguments.contains_key("input") { arguments.get_mut("input") } else { None };
    let mut path = argument.split('.');
    if at.is_none() {
        let first = path.next().unwrap_or_default();
        at = Some(arguments.entry(first).or_insert(Value::Null));
    }
    let mut at = at.expect("a place");
    for part in path {
        if at.is_null() {
            *at = json!({});
        }
        if at.is_array() {
            at = &mut at[0];
        }
        at = at.as_object_mut().expect("an object").entry(part).or_insert(Value::Null);
    }
    let several = ["ids", "lineIds", "vendorIds"].contains(&argument.rsplit('.').next().unwrap_or_default());
    *at = if several { json!([id]) } else { id.into() };
}

/// What has to be so before somebody changes what is theirs, and the id that came of it where there is one.
pub async fn prepare(world: &World, caller: &Caller, field: &str) -> Option<String> {
    let client = &caller.client;
    match field {
        "mutation.cartMerge" => {
            let other = world.app.anonymous();
            other.add(&[(&mug(world).await, 1)]).await;
            other.cart_token()
        }
        "mutation.checkoutStart" => {
            fill(world, caller).await;
            None
        }
        "mutation.checkoutComplete" => {
            fill(world, caller).await;
            Some(client.to_review("test_ok").await)
        }
        "mutation.sessionRefresh" => {
            let input = json!({ "email": "visitor@example.test", "password": support::PASSWORD });
            Some(text(&world.app.anonymous().run("sessionCreate", input, "session { refreshToken }").await["session"]["refreshToken"]))
        }
        "mutation.sessionRevoke" => {
            // Another device of the same person.
            let name = if caller.name == "posing" { "alder" } else { caller.name };
            let input = json!({ "email": format!("{name}@example.test"), "password": support::PASSWORD });
            let session = world.app.anonymous().run("sessionCreate", input, "session { accessToken }").await;
            let there = world.app.bearing(&text(&session["session"]["accessToken"]));
            let sessions = there.ask("{ mySessions { id current } }", json!({})).await["mySessions"].clone();
            sessions.as_array().into_iter().flatten().find(|session| session["current"] == true).map(|session| text(&session["id"]))
        }
        "mutation.passkeyRegisterBegin" => {
            // By now many a field has asked for the password: ten an hour are let through.
            use sea_orm::EntityTrait;
            entity::attempt::Entity::delete_many().exec(&world.app.cx.db).await.expect("no tries");
            None
        }
        "mutation.passwordReset" => {
            let email = newcomer(world).await;
            world.app.anonymous().run("passwordResetRequest", json!({ "email": email }), "accepted").await;
            Some(mailed(world, &email).await)
        }
        _ => None,
    }
}

/// Somebody who was not there before.
async fn newcomer(world: &World) -> String {
    let email = format!("newcomer-{}@example.test", &key("newcomer")[9..25]);
    let new = json!({ "email": email, "password": support::PASSWORD, "name": "Newcomer" });
    world.app.anonymous().run("accountRegister", new, "accepted").await;
    // Their welcome is not to be taken for what comes next.
    world.app.settle().await;
    email
}

/// The secret in the newest mail to this address.
async fn mailed(world: &World, email: &str) -> String {
    world.app.settle().await;
    let mails = support::post::mails_in(&world.app.folder().join("mail"));
    mails.into_iter().rfind(|mail| mail.to == email).expect("a mail").token()
}

/// Leaves in the cart what can be bought.
async fn fill(world: &World, caller: &Caller) {
    let cart = caller.client.ask("{ cart { lines { id } } }", json!({})).await["cart"].clone();
    let lines: Vec<Value> = cart["lines"].as_array().into_iter().flatten().map(|line| line["id"].clone()).collect();
    if !lines.is_empty() {
        caller.client.run("cartLinesRemove", json!({ "lineIds": lines }), "cart { id }").await;
    }
    caller.client.add(&[(&mug(world).await, 1)]).await;
}

async fn mug(world: &World) -> Goods {
    world.app.goods("alder-mug").await
}
