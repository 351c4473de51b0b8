//! Who belongs to a team and who runs the marketplace, how they come and go, and what is written down of it.

use entity::ids::UserId;
use entity::session;
use entity::states::Role;
use platform::audit;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use support::post::{Mail, mails_in};
use support::till::key;
use support::{Client, PASSWORD, TestApp, text};

async fn newest(app: &TestApp, to: &str) -> Mail {
    app.settle().await;
    let mut mails = mails_in(&app.folder().join("mail"));
    mails.retain(|mail| mail.to == to);
    mails.pop().unwrap_or_else(|| panic!("no mail to {to}"))
}

async fn signed_in(app: &TestApp, email: &str) -> Client {
    let session = app.anonymous().run("sessionCreate", json!({ "email": email, "password": PASSWORD }), "session { accessToken }").await;
    app.bearing(&text(&session["session"]["accessToken"]))
}

async fn person(app: &TestApp, email: &str, role: Role) -> String {
    identity::create_user(&app.cx, email, PASSWORD, "Eve", role).await.expect("a person").id.to_string()
}

async fn code(client: &Client, query: &str) -> Value {
    client.send(query, json!({})).await.body["errors"][0]["extensions"]["code"].clone()
}

/// What a mutation answers whose door is shut.
async fn shut(client: &Client, mutation: &str, input: Value, select: &str) -> String {
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    client.fault(&format!("mutation Do($input: {kind}!) {{ {mutation}(input: $input) {{ {select} }} }}"), json!({ "input": input })).await
}

const INVITED: &str = "invitation { id email role state }";

#[tokio::test]
async fn a_team_grows_by_mail_and_only_the_invited_address_can_join() {
    let app = TestApp::new().await;
    let (alder, ann) = (app.vendor("alder").await, app.customer("ann").await);
    let asked = json!({ "email": "Eve@Example.test ", "role": "FULFILLMENT" });
    let invitation = alder.run("vendorMemberInvite", asked.clone(), INVITED).await["invitation"].clone();
    assert_eq!((&invitation["email"], &invitation["role"], &invitation["state"]), (&json!("eve@example.test"), &json!("FULFILLMENT"), &json!("OPEN")));
    let letter = newest(&app, "eve@example.test").await;
    assert!(letter.subject.contains("Alder") && letter.text.contains("one who sends the orders"), "{}", letter.text);
    let token = letter.token();

    // Whoever has the letter sees what it is about; a link that was tampered with tells nothing.
    let preview = "query Q($token: String!) { vendorInvitation(token: $token) { vendorName email role state } }";
    let look = async |token: &str| app.anonymous().ask(preview, json!({ "token": token })).await["vendorInvitation"].clone();
    assert_eq!(look(&token).await, json!({ "vendorName": "Alder Goods", "email": "eve@example.test", "role": "FULFILLMENT", "state": "OPEN" }));
    assert_eq!((look(&format!("{token}x")).await, look("").await), (Value::Null, Value::Null));

    // A forwarded letter opens nothing; neither does an address that is not proved.
    assert_eq!(ann.refused("vendorMemberAccept", json!({ "token": token }), "vendor { id }").await["code"], "NOT_ALLOWED");
    let new = json!({ "email": "eve@example.test", "password": PASSWORD, "name": "Eve" });
    app.anonymous().run("accountRegister", new, "accepted").await;
    let eve = signed_in(&app, "eve@example.test").await;
    assert_eq!(eve.refused("vendorMemberAccept", json!({ "token": token }), "vendor { id }").await["code"], "NOT_ALLOWED");
    let proof = newest(&app, "eve@example.test").await.token();
    eve.run("accountVerify", json!({ "token": proof }), "verified").await;
    assert_eq!(code(&eve, "{ vendorOrders(first: 1) { nodes { id } } }").await, "FORBIDDEN");

    let joined = eve.run("vendorMemberAccept", json!({ "token": token }), "vendor { slug }").await;
    assert_eq!(look(&token).await["state"], "ACCEPTED");
    assert_eq!(joined["vendor"]["slug"], "alder-goods");
    // The session she has already opens what her place opens, and no more.
    assert!(eve.ask("{ vendorOrders(first: 1) { nodes { id } } }", json!({})).await["vendorOrders"]["nodes"].is_array());
    assert_eq!(code(&eve, "{ vendorLedger { __typename } }").await, "FORBIDDEN");
    // Followed again, the letter leads to the same team; with another digit, to none.
    assert_eq!(eve.run("vendorMemberAccept", json!({ "token": token }), "vendor { slug }").await["vendor"]["slug"], "alder-goods");
    let forged = format!("{}{}", &token[..token.len() - 1], if token.ends_with('0') { '1' } else { '0' });
    assert_eq!(eve.refused("vendorMemberAccept", json!({ "token": forged }), "vendor { id }").await["field"], json!(["input", "token"]));
    assert!(alder.ask("{ vendorInvitations { id } }", json!({})).await["vendorInvitations"].as_array().is_some_and(Vec::is_empty));

    // Her session is a short one now: it was one of a month.
    let me: UserId = text(&eve.ask("{ me { id } }", json!({})).await["me"]["id"]).parse().expect("an id");
    let sessions = session::Entity::find().filter(session::Column::UserId.eq(me)).all(&app.cx.db).await.expect("sessions");
    assert!(!sessions.is_empty() && sessions.iter().all(|session| session.idle_ms == 30 * 60_000), "{sessions:?}");
}

#[tokio::test]
async fn an_invitation_ends_by_time_by_hand_and_by_a_newer_one() {
    let app = TestApp::new().await;
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    person(&app, "eve@example.test", Role::Customer).await;
    let eve = signed_in(&app, "eve@example.test").await;
    let invite = async |role: &str| {
        let id = text(&alder.run("vendorMemberInvite", json!({ "email": "eve@example.test", "role": role }), INVITED).await["invitation"]["id"]);
        (id, newest(&app, "eve@example.test").await.token())
    };
    let over = async |token: &str| {
        let refusal = eve.refused("vendorMemberAccept", json!({ "token": token }), "vendor { id }").await;
        assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "token"])));
    };
    let (_, first) = invite("VIEWER").await;
    let (second_id, second) = invite("CATALOGUE").await;
    over(&first).await;
    // Another vendor cannot take it back, and is told no more than that there is none.
    let foreign = birch.refused("vendorInvitationWithdraw", json!({ "invitationId": second_id }), INVITED).await;
    assert_eq!(foreign["code"], "NOT_FOUND");
    alder.run("vendorInvitationWithdraw", json!({ "invitationId": second_id }), INVITED).await;
    over(&second).await;
    let (_, third) = invite("VIEWER").await;
    app.cx.clock.advance(7 * 24 * 3_600_000);
    // A week later everybody signs in anew.
    let eve = signed_in(&app, "eve@example.test").await;
    assert_eq!(eve.refused("vendorMemberAccept", json!({ "token": third }), "vendor { id }").await["code"], "VALIDATION_FAILED");
    let wrong = app.vendor("alder").await.refused("vendorMemberInvite", json!({ "email": "no address", "role": "VIEWER" }), INVITED).await;
    assert_eq!(wrong["field"], json!(["input", "email"]));
}

#[tokio::test]
async fn owners_are_made_by_owners_and_one_is_always_left() {
    let app = TestApp::new().await;
    let (alder, cx) = (app.vendor("alder").await, &app.cx);
    let owner = app.member("alder").await;
    let manager = person(&app, "manager@example.test", Role::Customer).await;
    let id = manager.parse().expect("an id");
    cx.db
        .write("tests.place", |tx| async move { vendors::add_member(cx, &tx, owner.vendor, id, entity::states::MemberRole::Manager).await })
        .await
        .expect("a place");
    let boss = signed_in(&app, "manager@example.test").await;
    let set = "member { role }";
    let of = |user: &str, role: &str| json!({ "userId": user, "role": role });
    let me = owner.who.to_string();
    // A manager touches no owner, neither by giving the place nor by taking it.
    for (mutation, input, select) in [
        ("vendorMemberUpdate", of(&me, "VIEWER"), set),
        ("vendorMemberUpdate", of(&manager, "OWNER"), set),
        ("vendorMemberRemove", json!({ "userId": me }), "removedId"),
        ("vendorMemberInvite", json!({ "email": "eve@example.test", "role": "OWNER" }), INVITED),
    ] {
        assert_eq!(boss.refused(mutation, input, select).await["code"], "NOT_ALLOWED", "{mutation}");
    }
    // The last owner neither steps down nor leaves.
    assert_eq!(alder.refused("vendorMemberUpdate", of(&me, "VIEWER"), set).await["code"], "STATE_CONFLICT");
    assert_eq!(alder.refused("vendorMemberRemove", json!({ "userId": me }), "removedId").await["code"], "STATE_CONFLICT");
    // With a second one both want to, at once: one does.
    alder.run("vendorMemberUpdate", of(&manager, "OWNER"), set).await;
    let (one, other) = tokio::join!(
        alder.try_do("vendorMemberRemove", json!({ "userId": me }), "removedId"),
        boss.try_do("vendorMemberRemove", json!({ "userId": manager }), "removedId")
    );
    let left = [&one, &other].into_iter().filter(|payload| payload["removedId"].is_string()).count();
    assert_eq!(left, 1, "{one} {other}");
    let (gone, stays) = if one["removedId"].is_string() { (&alder, &boss) } else { (&boss, &alder) };
    assert_eq!(code(gone, "{ vendorOrders(first: 1) { nodes { id } } }").await, "FORBIDDEN");
    let team = stays.ask("{ vendorMembers(first: 5) { nodes { role } } }", json!({})).await["vendorMembers"]["nodes"].clone();
    assert_eq!(team, json!([{ "role": "OWNER" }]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_a_team_hears_nothing_more_of_it() {
    let app = TestApp::new().await;
    let (mug, ann, alder, cx) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await, &app.cx);
    let vendor = app.member("alder").await.vendor;
    let packer = person(&app, "packer@example.test", Role::Customer).await;
    let id = packer.parse().expect("an id");
    cx.db
        .write("tests.place", |tx| async move { vendors::add_member(cx, &tx, vendor, id, entity::states::MemberRole::Fulfillment).await })
        .await
        .expect("a place");
    let order = ann.buy(&[(&mug, 1)]).await;
    app.settle().await;
    let part = text(&order["vendorOrders"][0]["id"]);
    let hands = signed_in(&app, "packer@example.test").await;
    let mut open = hands.subscribe("subscription S($id: ID!) { vendorOrderChanged(id: $id) { id acceptedAt } }", json!({ "id": part })).await;
    assert_eq!(open.next().await["vendorOrderChanged"]["acceptedAt"], Value::Null);
    alder.run("vendorMemberRemove", json!({ "userId": packer }), "removedId").await;
    alder.run("orderAccept", json!({ "vendorOrderId": part, "idempotencyKey": key("accept") }), "vendorOrder { id }").await;
    app.settle().await;
    // The next push is the end, not the news.
    assert_ne!(open.message().await["type"], "next");
}

#[tokio::test]
async fn an_operator_looks_through_somebodys_eyes_under_both_names_and_touches_nothing_that_is_theirs_alone() {
    let app = TestApp::new().await;
    let (ann, admin) = (app.customer("ann").await, app.admin().await);
    let support = person(&app, "support@example.test", Role::Support).await;
    let helper = signed_in(&app, "support@example.test").await;
    let anns = text(&ann.ask("{ me { id } }", json!({})).await["me"]["id"]);
    let start = "session { accessToken refreshToken user { id } }";
    let begun = helper.run("impersonationStart", json!({ "userId": anns, "reason": "She cannot find her order." }), start).await;
    let eyes = app.bearing(&text(&begun["session"]["accessToken"]));
    assert_eq!(eyes.ask("{ me { id } }", json!({})).await["me"]["id"], anns.as_str());
    // She sees that somebody is there.
    let seen = ann.ask("{ mySessions { byOperator device } }", json!({})).await["mySessions"].clone();
    assert_eq!(seen.as_array().expect("sessions").iter().filter(|session| session["byOperator"] == true).count(), 1);

    // What opens or empties an account is closed to borrowed eyes.
    for (mutation, input, select) in [
        ("passwordChange", json!({ "currentPassword": PASSWORD, "newPassword": "another long password" }), "user { id }"),
        ("emailChangeRequest", json!({ "newEmail": "thief@example.test", "password": PASSWORD }), "accepted"),
        ("mfaEnroll", json!({ "password": PASSWORD }), "secret"),
        ("sessionRevoke", json!({ "everywhere": true }), "revoked"),
    ] {
        assert_eq!(shut(&eyes, mutation, input, select).await, "FORBIDDEN", "{mutation}");
    }
    let mug = app.goods("alder-mug").await;
    eyes.add(&[(&mug, 1)]).await;
    let started = eyes.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
    let complete = json!({ "checkoutId": started["checkout"]["id"], "idempotencyKey": key("complete") });
    assert_eq!(shut(&eyes, "checkoutComplete", complete, "order { id }").await, "FORBIDDEN");

    // What the helper may as themselves does not follow them, and both names are on record.
    assert_eq!(code(&eyes, "{ users(first: 1) { nodes { id } } }").await, "FORBIDDEN");
    let log = "query L($who: String!) { auditLog(first: 10, where: { actor: $who }) { nodes { action subject actingFor reason } } }";
    let nodes = admin.ask(log, json!({ "who": support })).await["auditLog"]["nodes"].clone();
    let begin = nodes.as_array().and_then(|nodes| nodes.last()).cloned().unwrap_or_default();
    assert_eq!((&begin["action"], &begin["subject"], &begin["reason"]), (&json!("impersonationStart"), &json!(anns), &json!("She cannot find her order.")));
    eyes.run("impersonationEnd", json!({}), "ended").await;
    assert_eq!(eyes.send("{ me { id } }", json!({})).await.body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    let nodes = admin.ask(log, json!({ "who": support })).await["auditLog"]["nodes"].clone();
    assert_eq!((&nodes[0]["action"], &nodes[0]["actingFor"]), (&json!("impersonationEnd"), &json!(anns)));

    // Nobody looks through the eyes of who runs the place; and a helper who is none any more sees no more.
    let admins = text(&admin.ask("{ me { id } }", json!({})).await["me"]["id"]);
    assert_eq!(helper.refused("impersonationStart", json!({ "userId": admins, "reason": "Curious." }), start).await["code"], "NOT_ALLOWED");
    assert_eq!(helper.refused("impersonationStart", json!({ "userId": anns, "reason": " " }), start).await["field"], json!(["input", "reason"]));
    let again = helper.run("impersonationStart", json!({ "userId": anns, "reason": "Once more." }), start).await;
    let eyes = app.bearing(&text(&again["session"]["accessToken"]));
    admin.run("rolesSet", json!({ "userId": support, "role": "CUSTOMER", "reason": "Left us." }), "user { role }").await;
    app.cx.clock.advance(6_000);
    assert_eq!(eyes.send("{ me { id } }", json!({})).await.body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn borrowed_eyes_see_a_vendor_and_change_nothing_of_it_and_what_they_do_is_written_down() {
    let app = TestApp::new().await;
    let (mug, alder, admin) = (app.goods("alder-mug").await, app.vendor("alder").await, app.admin().await);
    let owner = app.member("alder").await.who.to_string();
    let support = person(&app, "support@example.test", Role::Support).await;
    let helper = signed_in(&app, "support@example.test").await;
    let start = json!({ "userId": owner, "reason": "Their stock looks odd." });
    let begun = helper.run("impersonationStart", start, "session { accessToken }").await;
    let eyes = app.bearing(&text(&begun["session"]["accessToken"]));
    let seen = "{ vendorProducts(first: 5) { nodes { id } } vendorOrders(first: 5) { nodes { id } } }";
    assert_eq!(eyes.ask(seen, json!({})).await, alder.ask(seen, json!({})).await);
    let price = json!([{ "amount": "1.00", "currency": "EUR" }]);
    for (mutation, input, select) in [
        ("vendorMemberInvite", json!({ "email": "support@example.test", "role": "MANAGER" }), INVITED),
        ("vendorMemberRemove", json!({ "userId": owner }), "removedId"),
        ("apiClientCreate", json!({ "name": "Mine", "scopes": ["ORDERS_READ"] }), "key"),
        ("vendorUpdate", json!({ "name": "Mine" }), "vendor { id }"),
        ("offerUpsert", json!({ "variantId": mug.variant, "prices": price, "idempotencyKey": key("offer") }), "offer { id }"),
        ("addressUpsert", json!({ "address": support::till::address() }), "address { id }"),
    ] {
        assert_eq!(shut(&eyes, mutation, input, select).await, "FORBIDDEN", "{mutation}");
    }
    // What is left open, such as a cart, is written down under both names.
    eyes.add(&[(&mug, 1)]).await;
    let log = "query L($who: String!) { auditLog(first: 1, where: { actor: $who }) { nodes { action actingFor } } }";
    let entry = admin.ask(log, json!({ "who": support })).await["auditLog"]["nodes"][0].clone();
    assert_eq!((&entry["action"], &entry["actingFor"]), (&json!("cartLinesAdd"), &json!(owner)));
    // With the operator's own sessions those that they opened elsewhere end.
    helper.run("sessionRevoke", json!({ "everywhere": true }), "revoked").await;
    assert_eq!(code(&eyes, "{ me { id } }").await, "UNAUTHENTICATED");
}

#[tokio::test]
async fn who_leaves_does_not_come_back_by_a_letter_to_themselves() {
    let app = TestApp::new().await;
    let (alder, cx) = (app.vendor("alder").await, &app.cx);
    let vendor = app.member("alder").await.vendor;
    for (email, place) in [("second@example.test", Some(entity::states::MemberRole::Owner)), ("again@example.test", None)] {
        let id = person(&app, email, Role::Customer).await.parse().expect("an id");
        if let Some(place) = place {
            cx.db.write("tests.place", |tx| async move { vendors::add_member(cx, &tx, vendor, id, place).await }).await.expect("a place");
        }
    }
    let second = signed_in(&app, "second@example.test").await;
    second.run("vendorMemberInvite", json!({ "email": "again@example.test", "role": "OWNER" }), INVITED).await;
    let token = newest(&app, "again@example.test").await.token();
    let me = text(&second.ask("{ me { id } }", json!({})).await["me"]["id"]);
    alder.run("vendorMemberRemove", json!({ "userId": me }), "removedId").await;
    let again = signed_in(&app, "again@example.test").await;
    assert_eq!(again.refused("vendorMemberAccept", json!({ "token": token }), "vendor { id }").await["code"], "VALIDATION_FAILED");
}

#[tokio::test]
async fn roles_are_given_by_super_admins_and_one_is_always_left() {
    let app = TestApp::new().await;
    let (top, me) = (app.admin().await, "{ me { id } }");
    let tops = text(&top.ask(me, json!({})).await["me"]["id"]);
    let anns = text(&app.customer("ann").await.ask(me, json!({})).await["me"]["id"]);
    let role = |user: &str, role: &str| json!({ "userId": user, "role": role, "reason": "So it is." });
    // Whoever made an account with somebody's address runs nothing.
    app.anonymous().run("accountRegister", json!({ "email": "boss@example.test", "password": PASSWORD, "name": "Boss" }), "accepted").await;
    let found = top.ask("{ users(first: 5, where: { email: \"Boss@Example.test\" }) { nodes { id email } } }", json!({})).await["users"]["nodes"].clone();
    assert_eq!((found.as_array().map(Vec::len), &found[0]["email"]), (Some(1), &json!("boss@example.test")));
    assert_eq!(top.refused("rolesSet", role(&text(&found[0]["id"]), "ADMIN"), "user { role }").await["code"], "STATE_CONFLICT");
    let admins = top.ask("{ users(first: 5, where: { role: SUPER_ADMIN }) { nodes { id } } }", json!({})).await["users"]["nodes"].clone();
    assert_eq!(admins, json!([{ "id": tops }]));
    assert_eq!(top.refused("rolesSet", role(&tops, "CUSTOMER"), "user { role }").await["code"], "STATE_CONFLICT");
    assert_eq!(top.run("rolesSet", role(&anns, "ADMIN"), "user { role }").await["user"]["role"], "ADMIN");
    let ann = signed_in(&app, "ann@example.test").await;
    // An admin runs the place, and neither says who else does nor locks out who does.
    assert!(ann.ask("{ users(first: 1) { nodes { id } } }", json!({})).await["users"]["nodes"].is_array());
    assert_eq!(shut(&ann, "rolesSet", role(&anns, "SUPER_ADMIN"), "user { role }").await, "FORBIDDEN");
    let lock = json!({ "userId": tops, "reason": "Mine now." });
    assert_eq!(ann.refused("userSuspend", lock, "user { id }").await["code"], "NOT_ALLOWED");
    // In no team: by whichever name, they are a customer.
    assert_eq!(top.run("rolesSet", role(&anns, "VENDOR"), "user { role }").await["user"]["role"], "CUSTOMER");
    app.settle().await;
    let mails = support::post::mails_in(&app.folder().join("mail"));
    let told = |word: &str| {
        mails.iter().filter(|mail| mail.to == "ann@example.test" && mail.subject == "Your account has another role" && mail.text.contains(word)).count()
    };
    assert_eq!((told("it is now: administrator"), told("it is now: customer")), (1, 1));
    assert_eq!(ann.send(me, json!({})).await.body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "sessions end with the role");
    // Of two who keep each other out at once, one is left.
    let other = person(&app, "other@example.test", Role::SuperAdmin).await;
    let second = signed_in(&app, "other@example.test").await;
    let out = |user: &str| json!({ "userId": user, "reason": "One of us goes." });
    let (one, two) = tokio::join!(
        top.send("mutation S($input: UserSuspendInput!) { userSuspend(input: $input) { user { id } userErrors { code } } }", json!({ "input": out(&other) })),
        second.send("mutation S($input: UserSuspendInput!) { userSuspend(input: $input) { user { id } userErrors { code } } }", json!({ "input": out(&tops) }))
    );
    let done = [one, two].iter().filter(|answer| answer.body["data"]["userSuspend"]["user"]["id"].is_string()).count();
    assert_eq!(done, 1);
    let top = match top.send(me, json!({})).await.body["data"]["me"]["id"].is_string() {
        true => top,
        false => second,
    };
    // Kept out and let in again.
    let bobs = text(&app.customer("bob").await.ask(me, json!({})).await["me"]["id"]);
    top.run("userSuspend", json!({ "userId": bobs, "reason": "Reported." }), "user { state }").await;
    let bob = json!({ "email": "bob@example.test", "password": PASSWORD });
    assert_eq!(app.anonymous().refused("sessionCreate", bob, "session { accessToken }").await["code"], "NOT_ALLOWED");
    assert_eq!(top.run("userReinstate", json!({ "userId": bobs, "reason": "It was nothing." }), "user { state }").await["user"]["state"], "ACTIVE");
    signed_in(&app, "bob@example.test").await;
}

#[tokio::test]
async fn the_audit_log_cannot_be_changed_and_whoever_does_is_found() {
    let app = TestApp::new().await;
    let (alder, admin, db) = (app.vendor("alder").await, app.admin().await, &app.cx.db);
    for name in ["One", "Two", "Three", "Four"] {
        alder.run("vendorUpdate", json!({ "name": name }), "vendor { id }").await;
    }
    admin.run("categoryUpsert", json!({ "name": "Garden" }), "category { id }").await;
    assert!(audit::seal(&app.cx).await.expect("a seal") >= 5);
    assert_eq!(audit::seal(&app.cx).await.expect("a seal"), 0, "sealed once");
    let chain = audit::check(&app.cx).await.expect("a look");
    assert_eq!(chain.broken, Vec::<String>::new());
    let log = "{ auditLog(first: 10, where: { action: \"vendorUpdate\" }) { nodes { id before after subject } } }";
    let nodes = admin.ask(log, json!({})).await["auditLog"]["nodes"].clone();
    assert_eq!(nodes.as_array().map(Vec::len), Some(4));
    let told = |text: &Value| serde_json::from_str::<Value>(text.as_str().expect("JSON")).expect("JSON")["name"].clone();
    assert_eq!((told(&nodes[0]["before"]), told(&nodes[0]["after"])), (json!("Three"), json!("Four")));

    // The database itself refuses.
    for sql in ["UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry", "UPDATE audit_seal SET hash = ''", "DELETE FROM audit_seal"] {
        let refused = db.execute_unprepared(sql).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("append-only")), "{sql}");
    }
    // Whoever takes its guards away is found all the same.
    let guards: &[&str] = if db.is_postgres() {
        &["ALTER TABLE audit_entry DISABLE TRIGGER USER", "ALTER TABLE audit_seal DISABLE TRIGGER USER"]
    } else {
        &["DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete", "DROP TRIGGER audit_seal_no_delete"]
    };
    for sql in guards {
        db.execute_unprepared(sql).await.expect("without guards");
    }
    db.execute_unprepared("UPDATE audit_entry SET after = replace(after, 'Two', 'Zwei') WHERE after LIKE '%Two%'").await.expect("a change");
    let broken = audit::check(&app.cx).await.expect("a look").broken;
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].contains("vendorUpdate") && broken[0].contains("is not as it was written"), "{broken:?}");
    db.execute_unprepared("UPDATE audit_entry SET after = replace(after, 'Zwei', 'Two') WHERE after LIKE '%Zwei%'").await.expect("a change");
    assert_eq!(audit::check(&app.cx).await.expect("a look"), chain, "put back, it fits again");

    // What was written before a long silence is sealed after it; what somebody else wrote just now is not, and is named.
    admin.run("categoryUpsert", json!({ "name": "Kitchen" }), "category { id }").await;
    app.cx.clock.advance(3 * 3_600_000);
    let forged = format!(
        "INSERT INTO audit_entry (id, at, actor, action, subject, request_id, mac) SELECT {}, {}, 'usr_x', 'vendorUpdate', 'ven_x', 'none', 'none'",
        if db.is_postgres() { "gen_random_uuid()" } else { "randomblob(16)" },
        app.cx.now()
    );
    db.execute_unprepared(&forged).await.expect("a row");
    assert_eq!(audit::seal(&app.cx).await.expect("a seal"), 1, "the true one");
    let broken = audit::check(&app.cx).await.expect("a look").broken;
    assert!(broken.len() == 1 && broken[0].contains("vendorUpdate by usr_x) is not as it was written"), "at once: {broken:?}");
    app.cx.clock.advance(6 * 60_000);
    let broken = audit::check(&app.cx).await.expect("a look").broken;
    assert!(broken.len() == 1 && broken[0].contains("never sealed"), "{broken:?}");
    if !db.is_postgres() {
        // SQLite replaces without updating or deleting; that is refused too.
        let replaced = "INSERT OR REPLACE INTO audit_entry (id, at, actor, action, subject, request_id, mac) SELECT id, at, 'nobody', action, subject, request_id, mac FROM audit_entry LIMIT 1";
        assert!(db.execute_unprepared(replaced).await.is_err_and(|error| error.to_string().contains("append-only")));
    }

    // One taken out with its link.
    db.execute_unprepared("DELETE FROM audit_seal WHERE seq = 2").await.expect("a change");
    let broken = audit::check(&app.cx).await.expect("a look").broken;
    assert!(broken.iter().any(|line| line.contains("taken out")) && broken.iter().any(|line| line.contains("number 3")), "{broken:?}");
    app.drain();
}
