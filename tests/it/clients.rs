//! Programs with keys of their own.

use serde_json::{Value, json};
use support::till::key;
use support::{Client, TestApp, text};

const MADE: &str = "apiClient { id name scopes allowedAddresses keys { hint expiresAt } lastUsedAt } key";

async fn made(client: &Client, input: Value) -> (String, String) {
    let payload = client.run("apiClientCreate", input, MADE).await;
    (text(&payload["apiClient"]["id"]), text(&payload["key"]))
}

async fn code(client: &Client, query: &str) -> Value {
    client.send(query, json!({})).await.body["errors"][0]["extensions"]["code"].clone()
}

const ORDERS: &str = "{ vendorOrders(first: 5) { nodes { id number } } }";

#[tokio::test]
async fn a_program_does_what_its_key_is_for_and_nothing_else() {
    let app = TestApp::new().await;
    let (mug, lamp, ann, alder) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.customer("ann").await, app.vendor("alder").await);
    let order = ann.buy(&[(&mug, 1), (&lamp, 1)]).await;
    app.settle().await;
    let (id, secret) = made(&alder, json!({ "name": "ERP", "scopes": ["ORDERS_READ", "ORDERS_WRITE"] })).await;
    assert!(secret.starts_with("stoa_key_") && secret.len() == 73, "{secret}");
    let erp = app.bearing(&secret);
    // Its own vendor's part, as the owner sees it.
    assert_eq!(erp.ask(ORDERS, json!({})).await, alder.ask(ORDERS, json!({})).await);
    let parts = order["vendorOrders"].as_array().expect("parts");
    let part = |slug: &str| parts.iter().find(|part| part["vendor"]["slug"] == slug).expect("a part")["id"].clone();
    let accepted = json!({ "vendorOrderId": part("alder-goods"), "idempotencyKey": key("accept") });
    erp.run("orderAccept", accepted.clone(), "vendorOrder { acceptedAt }").await;
    assert!(erp.try_whole("orderAccept", accepted, "vendorOrder { id }").await["extensions"]["replayed"] == true, "keys of programs are remembered too");
    // Another vendor's answers like none, by id, by header and by node.
    let foreign = json!({ "vendorOrderId": part("birch-market"), "idempotencyKey": key("accept") });
    assert_eq!(erp.refused("orderAccept", foreign, "vendorOrder { id }").await["code"], "NOT_FOUND");
    let birch = app.member("birch").await.vendor.to_string();
    assert_eq!(code(&erp.with("x-vendor", &birch), ORDERS).await, "FORBIDDEN");
    let node = "query N($id: ID!) { node(id: $id) { id } }";
    assert_eq!(erp.ask(node, json!({ "id": part("birch-market") })).await["node"], Value::Null);
    assert_eq!(erp.ask(node, json!({ "id": part("alder-goods") })).await["node"]["id"], part("alder-goods"));
    // What it was not given is shut, and so is what belongs to people and to the marketplace.
    for shut in [
        "{ vendorLedger { __typename } }",
        "{ vendorProducts(first: 1) { nodes { id } } }",
        "{ mySessions { id } }",
        "{ users(first: 1) { nodes { id } } }",
        "{ apiClients(first: 1) { nodes { id } } }",
    ] {
        assert_eq!(code(&erp, shut).await, "FORBIDDEN", "{shut}");
    }
    assert_eq!(erp.ask("{ me { id } }", json!({})).await["me"], Value::Null, "a program is nobody");
    // The schema it is told is what it may use.
    let told = erp.ask("{ __schema { queryType { fields { name } } } }", json!({})).await["__schema"]["queryType"]["fields"].to_string();
    assert!(told.contains("\"vendorOrders\"") && !told.contains("vendorLedger") && !told.contains("\"users\""), "{told}");
    // What it did is on record under its own name.
    let log = app
        .admin()
        .await
        .ask("query L($who: String!) { auditLog(first: 5, where: { actor: $who }) { nodes { action vendorId } } }", json!({ "who": id }))
        .await;
    assert_eq!(log["auditLog"]["nodes"].as_array().map(Vec::len), Some(1), "{log}");
    assert_eq!(log["auditLog"]["nodes"][0]["action"], "orderAccept");
}

#[tokio::test]
async fn a_key_is_shown_once_changed_in_peace_and_dead_at_once() {
    let app = TestApp::new().await;
    let alder = app.vendor("alder").await;
    let input = json!({ "name": "ERP", "scopes": ["ORDERS_READ"], "idempotencyKey": "one" });
    let first = alder.run("apiClientCreate", input.clone(), MADE).await;
    let again = alder.run("apiClientCreate", input, MADE).await;
    assert_eq!((&again["apiClient"]["id"], &again["key"]), (&first["apiClient"]["id"], &Value::Null), "a repetition makes no second one and shows nothing");
    let (id, old) = (text(&first["apiClient"]["id"]), text(&first["key"]));
    assert_eq!(first["apiClient"]["keys"][0]["hint"], &old[old.len() - 4..]);
    let rotated = alder.run("apiClientRotate", json!({ "apiClientId": id, "overlapHours": 2 }), MADE).await;
    let new = text(&rotated["key"]);
    assert_ne!(old, new);
    for secret in [&old, &new] {
        app.bearing(secret).ask(ORDERS, json!({})).await;
    }
    app.cx.clock.advance(2 * 3_600_000);
    assert_eq!(code(&app.bearing(&old), ORDERS).await, "UNAUTHENTICATED");
    app.bearing(&new).ask(ORDERS, json!({})).await;
    let alder = app.vendor("alder").await;
    let now = text(&alder.run("apiClientRotate", json!({ "apiClientId": id, "overlapHours": 0 }), MADE).await["key"]);
    assert_eq!(code(&app.bearing(&new), ORDERS).await, "UNAUTHENTICATED", "without an overlap it is dead at once");
    app.bearing(&now).ask(ORDERS, json!({})).await;
    alder.run("apiClientRevoke", json!({ "apiClientId": id }), "apiClient { revokedAt }").await;
    assert_eq!(code(&app.bearing(&now), ORDERS).await, "UNAUTHENTICATED");
    assert_eq!(alder.refused("apiClientRotate", json!({ "apiClientId": id }), MADE).await["code"], "STATE_CONFLICT");
    // One that ends by itself, and keys that are none.
    let soon = "2099-01-01T00:00:00Z";
    let (_, lasting) = made(&alder, json!({ "name": "Lasting", "scopes": ["ORDERS_READ"], "expiresAt": soon })).await;
    app.bearing(&lasting).ask(ORDERS, json!({})).await;
    for wrong in [format!("stoa_key_{}", "0".repeat(64)), format!("{}x", &lasting[..lasting.len() - 1]), "stoa_key_".into()] {
        assert_eq!(code(&app.bearing(&wrong), ORDERS).await, "UNAUTHENTICATED");
    }
}

#[tokio::test]
async fn nobody_gives_a_program_more_than_they_have() {
    let app = TestApp::new().await;
    let (alder, admin) = (app.vendor("alder").await, app.admin().await);
    let input = |scopes: Value| json!({ "name": "ERP", "scopes": scopes });
    for (who, scopes, why) in [
        (&alder, json!(["PEOPLE_READ"]), "NOT_ALLOWED"),
        (&alder, json!(["ORDERS_READ", "AUDIT_READ"]), "NOT_ALLOWED"),
        (&alder, json!(["TEAM_WRITE"]), "VALIDATION_FAILED"),
        (&alder, json!(["CLIENTS_WRITE"]), "VALIDATION_FAILED"),
        (&admin, json!(["IMPERSONATE"]), "VALIDATION_FAILED"),
        (&admin, json!(["ROLES_WRITE"]), "VALIDATION_FAILED"),
        (&alder, json!([]), "VALIDATION_FAILED"),
    ] {
        assert_eq!(who.refused("apiClientCreate", input(scopes.clone()), MADE).await["code"], why, "{scopes}");
    }
    let wrong = json!({ "name": "ERP", "scopes": ["ORDERS_READ"], "allowedAddresses": ["10.0.0.0/8", "home"] });
    assert_eq!(alder.refused("apiClientCreate", wrong, MADE).await["field"], json!(["input", "allowedAddresses", "1"]));
    // The marketplace's own is not a vendor's, and reads what it was given.
    let (id, secret) = made(&admin, input(json!(["ORDERS_READ", "AUDIT_READ"]))).await;
    let desk = app.bearing(&secret);
    assert!(desk.ask("{ orders(first: 1) { nodes { id } } auditLog(first: 1) { nodes { action } } }", json!({})).await["orders"].is_object());
    assert_eq!(code(&desk, "{ users(first: 1) { nodes { id } } }").await, "FORBIDDEN");
    assert_eq!(code(&desk, ORDERS).await, "FORBIDDEN");
    assert_eq!(alder.ask("query C($id: ID!) { apiClient(id: $id) { id } }", json!({ "id": id })).await["apiClient"], Value::Null);
}

#[tokio::test]
async fn a_key_works_from_where_it_may_and_what_it_asks_for_is_counted() {
    let app = TestApp::new().await;
    let alder = app.vendor("alder").await;
    let input = |addresses: Value| json!({ "name": "ERP", "scopes": ["ORDERS_READ"], "allowedAddresses": addresses });
    let (_, elsewhere) = made(&alder, input(json!(["203.0.113.0/24"]))).await;
    assert_eq!(code(&app.bearing(&elsewhere), ORDERS).await, "UNAUTHENTICATED");
    let (id, here) = made(&alder, input(json!(["203.0.113.7", "127.0.0.0/8"]))).await;
    let erp = app.bearing(&here);
    for _ in 0..3 {
        erp.ask(ORDERS, json!({})).await;
    }
    erp.ask("query Q { ...All } fragment All on Query { vendorOrders(first: 1) { nodes { id status: lifecycle } } }", json!({})).await;
    app.usage.write(&app.cx).await.expect("written");
    let found = alder.ask("query C($id: ID!) { apiClient(id: $id) { lastUsedAt usage { field operations } } }", json!({ "id": id })).await["apiClient"].clone();
    assert!(found["lastUsedAt"].is_string());
    let counted = |field: &str| found["usage"].as_array().into_iter().flatten().find(|row| row["field"] == field).map(|row| row["operations"].clone());
    assert_eq!(counted("Query.vendorOrders"), Some(json!(4)));
    assert_eq!((counted("VendorOrder.number"), counted("VendorOrder.lifecycle")), (Some(json!(3)), Some(json!(1))));
    assert_eq!(counted("VendorOrder.status"), None, "by the schema's name, not the document's");
    // Written a second time nothing is counted twice.
    app.usage.write(&app.cx).await.expect("written");
    let again = alder.ask("query C($id: ID!) { apiClient(id: $id) { lastUsedAt usage { field operations } } }", json!({ "id": id })).await["apiClient"].clone();
    assert_eq!(again, found);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_revoked_hears_nothing_more() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let order = ann.buy(&[(&mug, 1)]).await;
    app.settle().await;
    let (id, secret) = made(&alder, json!({ "name": "ERP", "scopes": ["ORDERS_READ"] })).await;
    let part = order["vendorOrders"][0]["id"].clone();
    let mut open = app.bearing(&secret).subscribe("subscription S($id: ID!) { vendorOrderChanged(id: $id) { acceptedAt } }", json!({ "id": part })).await;
    assert_eq!(open.next().await["vendorOrderChanged"]["acceptedAt"], Value::Null);
    alder.run("apiClientRevoke", json!({ "apiClientId": id }), "apiClient { id }").await;
    alder.run("orderAccept", json!({ "vendorOrderId": part, "idempotencyKey": key("accept") }), "vendorOrder { id }").await;
    app.settle().await;
    let last = open.message().await;
    assert!(!last.to_string().contains("acceptedAt\":\"2"), "{last}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_may_what_whoever_answers_for_it_may() {
    let app = TestApp::new().await;
    let (mug, ann, alder, admin, cx) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await, app.admin().await, &app.cx);
    let vendor = app.member("alder").await.vendor;
    let second = identity::create_user(cx, "second@example.test", support::PASSWORD, "Eve", entity::states::Role::Customer).await.expect("a person").id;
    cx.db
        .write("tests.place", |tx| async move { vendors::add_member(cx, &tx, vendor, second, entity::states::MemberRole::Owner).await })
        .await
        .expect("a place");
    let session =
        app.anonymous().run("sessionCreate", json!({ "email": "second@example.test", "password": support::PASSWORD }), "session { accessToken }").await;
    let eve = app.bearing(&text(&session["session"]["accessToken"]));
    let (id, secret) = made(&eve, json!({ "name": "ERP", "scopes": ["ORDERS_READ", "ORDERS_WRITE"] })).await;
    let erp = app.bearing(&secret);
    erp.ask(ORDERS, json!({})).await;
    // What five seconds do: the copy that is believed is gone.
    let believed = async |secret: &str| cx.cache.remove(&format!("api-client:{}", platform::crypto::sha256(secret.as_bytes()))).await;
    // With another place it may less, with none nothing.
    alder.run("vendorMemberUpdate", json!({ "userId": second.to_string(), "role": "FINANCE" }), "member { role }").await;
    believed(&secret).await;
    erp.ask(ORDERS, json!({})).await;
    let order = ann.buy(&[(&mug, 1)]).await;
    app.settle().await;
    let part = order["vendorOrders"][0]["id"].clone();
    let accept = "mutation A($input: OrderAcceptInput!) { orderAccept(input: $input) { vendorOrder { id } } }";
    let input = json!({ "input": { "vendorOrderId": part, "idempotencyKey": key("accept") } });
    assert_eq!(erp.fault(accept, input).await, "FORBIDDEN");
    alder.run("vendorMemberRemove", json!({ "userId": second.to_string() }), "removedId").await;
    believed(&secret).await;
    assert_eq!(code(&erp, ORDERS).await, "FORBIDDEN");
    // Whoever changes its key answers for it from then on; a key that was changed hears nothing more, in open subscriptions either.
    let new = text(&alder.run("apiClientRotate", json!({ "apiClientId": id, "overlapHours": 0 }), MADE).await["key"]);
    let erp = app.bearing(&new);
    erp.ask(ORDERS, json!({})).await;
    let mut open = erp.subscribe("subscription S($id: ID!) { vendorOrderChanged(id: $id) { acceptedAt } }", json!({ "id": part })).await;
    open.next().await;
    let last = text(&alder.run("apiClientRotate", json!({ "apiClientId": id, "overlapHours": 0 }), MADE).await["key"]);
    alder.run("orderAccept", json!({ "vendorOrderId": part, "idempotencyKey": key("accept") }), "vendorOrder { id }").await;
    app.settle().await;
    let heard = open.message().await;
    assert!(!heard.to_string().contains("acceptedAt\":\"2"), "{heard}");
    // An operator ends what does harm, and whoever is suspended takes their programs along.
    let owner = app.member("alder").await.who.to_string();
    let (_, other) = made(&alder, json!({ "name": "Other", "scopes": ["ORDERS_READ"] })).await;
    let ended = admin.run("apiClientRevoke", json!({ "apiClientId": id }), "apiClient { revokedAt answerableId }").await;
    assert_eq!(ended["apiClient"]["answerableId"], owner.as_str());
    assert_eq!(code(&app.bearing(&last), ORDERS).await, "UNAUTHENTICATED");
    app.bearing(&other).ask(ORDERS, json!({})).await;
    admin.run("userSuspend", json!({ "userId": owner, "reason": "Fraud." }), "user { id }").await;
    believed(&other).await;
    assert_eq!(code(&app.bearing(&other), ORDERS).await, "FORBIDDEN");
}
