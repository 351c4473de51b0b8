//! What people do with their accounts by mail and password, and what nobody else can.

use std::process::Stdio;

use serde_json::{Value, json};
use support::post::{Mail, mails_in};
use support::till::key;
use support::wait::until;
use support::{Client, PASSWORD, TestApp, text};

const SESSION: &str = "session { accessToken refreshToken }";
const NEW: &str = "another long password";

/// Everything that was sent to this address so far.
async fn mails(app: &TestApp, to: &str) -> Vec<Mail> {
    app.settle().await;
    mails_in(&app.folder().join("mail")).into_iter().filter(|mail| mail.to == to).collect()
}

async fn newest(app: &TestApp, to: &str) -> Mail {
    mails(app, to).await.pop().unwrap_or_else(|| panic!("no mail to {to}"))
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Option<Client> {
    let payload = app.anonymous().try_do("sessionCreate", json!({ "email": email, "password": password }), SESSION).await;
    payload["session"]["accessToken"].as_str().map(|token| app.bearing(token))
}

async fn live(client: &Client) -> bool {
    client.send("{ me { id } }", json!({})).await.body["data"]["me"]["id"].is_string()
}

/// Refused because of this part of the input, with nothing changed.
async fn invalid(client: &Client, mutation: &str, input: Value, select: &str, part: &str) {
    let refusal = client.refused(mutation, input, select).await;
    assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", part])), "{mutation}: {refusal}");
}

async fn registered(app: &TestApp, email: &str, locale: &str) -> Client {
    let new = json!({ "email": email, "password": "a long password", "name": "Eve <b>", "locale": locale });
    app.anonymous().run("accountRegister", new, "accepted").await;
    sign_in(app, email, "a long password").await.expect("a session")
}

#[tokio::test]
async fn an_address_is_proved_by_its_mail_and_what_a_guest_bought_comes_with_it() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    // Somebody buys as a guest, as `till` does, and registers later with the same address.
    let order = app.anonymous().buy(&[(&mug, 1)]).await;
    let email = "buyer@example.test";
    let eve = registered(&app, email, "de").await;
    let me = "{ me { emailVerified } myOrders(first: 5) { nodes { id } } }";
    let before = eve.ask(me, json!({})).await;
    assert_eq!((&before["me"]["emailVerified"], &before["myOrders"]["nodes"]), (&json!(false), &json!([])), "an address alone claims nothing");

    let letter = newest(&app, email).await;
    assert_eq!(letter.subject, "Willkommen bei Stoa");
    assert!(letter.text.starts_with("Guten Tag,") && !letter.html.contains("Eve"), "{}", letter.html);
    // Whoever reads the mail and is not signed in there proves nothing: the account may have been made in their name.
    let token = letter.token();
    let elsewhere = app.customer("bob").await.refused("accountVerify", json!({ "token": token }), "verified").await;
    assert_eq!(elsewhere["code"], "NOT_ALLOWED");
    assert_eq!(
        app.anonymous()
            .fault("mutation V($input: AccountVerifyInput!) { accountVerify(input: $input) { verified } }", json!({ "input": { "token": token } }))
            .await,
        "UNAUTHENTICATED"
    );
    assert_eq!(eve.refused("mfaEnroll", json!({ "password": "a long password" }), "secret").await["code"], "STATE_CONFLICT", "nor is it locked against them");
    eve.run("accountVerify", json!({ "token": token }), "verified").await;
    app.settle().await;
    let after = eve.ask(me, json!({})).await;
    assert_eq!(after["me"]["emailVerified"], true);
    eve.run("passwordResetRequest", json!({ "email": email }), "accepted").await;
    let greeted = newest(&app, email).await;
    assert!(greeted.text.starts_with("Guten Tag Eve <b>,") && greeted.html.contains("Guten Tag Eve &#60;b&#62;,"), "{}", greeted.html);
    assert_eq!(after["myOrders"]["nodes"], json!([{ "id": order["id"] }]), "{after}");
    invalid(&eve, "accountVerify", json!({ "token": token }), "verified", "token").await;
    // There is nothing to prove any more.
    let sent = mails(&app, email).await.len();
    eve.run("accountVerifyRequest", json!({}), "accepted").await;
    assert_eq!(mails(&app, email).await.len(), sent);
}

#[tokio::test]
async fn who_registers_twice_is_told_by_mail_alone_and_in_their_own_language() {
    let app = TestApp::new().await;
    registered(&app, "eve@example.test", "vi").await;
    assert_eq!(newest(&app, "eve@example.test").await.subject, "Chào mừng bạn đến với Stoa");
    let again = json!({ "email": "eve@example.test", "password": "a third password", "name": "Mallory", "locale": "en" });
    let payload = app.anonymous().run("accountRegister", again, "accepted userErrors { code }").await;
    assert_eq!(payload, json!({ "accepted": true, "userErrors": [] }));
    let told = newest(&app, "eve@example.test").await;
    assert_eq!(told.subject, "Bạn đã có tài khoản");
    assert!(!told.text.contains("#token=") && !told.text.contains("Mallory"), "{}", told.text);
}

#[tokio::test]
async fn a_forgotten_password_is_set_by_mail_once_and_ends_every_session() {
    let app = TestApp::new().await;
    let ann = app.customer("ann").await;
    let asked = app.anonymous().run("passwordResetRequest", json!({ "email": "ANN@example.test" }), "accepted userErrors { code }").await;
    let nobody = app.anonymous().run("passwordResetRequest", json!({ "email": "nobody@example.test" }), "accepted userErrors { code }").await;
    assert_eq!(asked, nobody, "nobody learns who has an account");
    assert!(mails(&app, "nobody@example.test").await.is_empty());
    let first = newest(&app, "ann@example.test").await.token();
    // Nobody has their own text sent to an address that is not theirs.
    let new = |name: &str| json!({ "email": "eve@example.test", "password": NEW, "name": name });
    invalid(&app.anonymous(), "accountRegister", new("You won!\nhttps://evil.example"), "accepted", "name").await;
    app.anonymous().run("accountRegister", new("You won! https://evil.example"), "accepted").await;
    let letter = newest(&app, "eve@example.test").await;
    assert!(!letter.text.contains("evil") && letter.text.contains("Hello,"), "{}", letter.text);
    // A second link is the one that holds.
    app.anonymous().run("passwordResetRequest", json!({ "email": "ann@example.test" }), "accepted").await;
    let second = newest(&app, "ann@example.test").await.token();
    assert_ne!(first, second);
    let guest = app.anonymous();
    let with = |token: &str, password: &str| json!({ "token": token, "newPassword": password });
    invalid(&guest, "passwordReset", with(&first, NEW), "reset", "token").await;
    invalid(&guest, "passwordReset", with(&second, "short"), "reset", "newPassword").await;
    invalid(&guest, "passwordReset", with(&second, "trustno1"), "reset", "newPassword").await;
    invalid(&guest, "passwordReset", with(&second, "Ann-at-Stoa-99"), "reset", "newPassword").await;
    // A link is for its purpose alone, and its signature is not to be guessed.
    invalid(&ann, "accountVerify", json!({ "token": second }), "verified", "token").await;
    invalid(&ann, "emailChangeConfirm", json!({ "token": second }), "changed", "token").await;
    let (most, last) = second.split_at(second.len() - 1);
    let forged = format!("{most}{}", if last == "0" { '1' } else { '0' });
    invalid(&guest, "passwordReset", with(&forged, NEW), "reset", "token").await;
    invalid(&guest, "passwordReset", with("", NEW), "reset", "token").await;
    assert!(live(&ann).await);

    // Of twenty who use it at once, one does.
    let tries = (0..20).map(|number| {
        let (guest, second) = (app.anonymous(), second.clone());
        async move { guest.try_do("passwordReset", json!({ "token": second, "newPassword": format!("{NEW} {number}") }), "reset").await["reset"] == true }
    });
    let set: Vec<bool> = futures_util::future::join_all(tries).await;
    let winner = set.iter().position(|set| *set).expect("a winner");
    assert_eq!(set.iter().filter(|set| **set).count(), 1);
    assert!(!live(&ann).await);
    assert!(sign_in(&app, "ann@example.test", PASSWORD).await.is_none());
    assert!(sign_in(&app, "ann@example.test", &format!("{NEW} {winner}")).await.is_some());
    assert_eq!(newest(&app, "ann@example.test").await.subject, "Your password was changed");

    app.anonymous().run("passwordResetRequest", json!({ "email": "ann@example.test" }), "accepted").await;
    let late = newest(&app, "ann@example.test").await.token();
    app.cx.clock.advance(3_600_000);
    invalid(&guest, "passwordReset", with(&late, NEW), "reset", "token").await;
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it_and_other_devices_are_signed_out() {
    let app = TestApp::new().await;
    let (ann, elsewhere) = (app.customer("ann").await, app.customer("ann").await);
    let with = |current: &str, new: &str| json!({ "currentPassword": current, "newPassword": new });
    invalid(&ann, "passwordChange", with("not hers at all", NEW), "user { id }", "currentPassword").await;
    invalid(&ann, "passwordChange", with(PASSWORD, "short"), "user { id }", "newPassword").await;
    // A link that waits in the mailbox does not outlive the change.
    app.anonymous().run("passwordResetRequest", json!({ "email": "ann@example.test" }), "accepted").await;
    let waiting = newest(&app, "ann@example.test").await.token();
    ann.run("passwordChange", with(PASSWORD, NEW), "user { id }").await;
    assert!(live(&ann).await && !live(&elsewhere).await);
    assert!(sign_in(&app, "ann@example.test", PASSWORD).await.is_none());
    invalid(&app.anonymous(), "passwordReset", json!({ "token": waiting, "newPassword": PASSWORD }), "reset", "token").await;
    assert_eq!(newest(&app, "ann@example.test").await.subject, "Your password was changed");
}

#[tokio::test]
async fn an_account_moves_to_the_address_whose_mail_is_read() {
    let app = TestApp::new().await;
    let (ann, elsewhere) = (app.customer("ann").await, app.customer("ann").await);
    let to = |email: &str, password: &str| json!({ "newEmail": email, "password": password });
    invalid(&ann, "emailChangeRequest", to("ann@new.test", "not hers at all"), "accepted", "password").await;
    invalid(&ann, "emailChangeRequest", to("nonsense", PASSWORD), "accepted", "newEmail").await;
    // Somebody's address: they are told, and she learns nothing.
    ann.run("emailChangeRequest", to("bob@example.test", PASSWORD), "accepted").await;
    assert_eq!(newest(&app, "bob@example.test").await.subject, "You have an account already");
    ann.run("emailChangeRequest", to("Ann@New.test", PASSWORD), "accepted").await;
    let token = newest(&app, "ann@new.test").await.token();
    assert_eq!(ann.ask("{ me { email } }", json!({})).await["me"]["email"], "ann@example.test", "asking moves nothing");
    let bob = app.customer("bob").await;
    assert_eq!(bob.refused("emailChangeConfirm", json!({ "token": token }), "changed").await["code"], "NOT_ALLOWED", "nor does anybody else move it");
    ann.run("emailChangeConfirm", json!({ "token": token }), "changed").await;
    let me = ann.ask("{ me { email emailVerified } }", json!({})).await;
    assert_eq!(me["me"], json!({ "email": "ann@new.test", "emailVerified": true }));
    assert!(!live(&elsewhere).await, "the other device is signed out");
    assert_eq!(newest(&app, "ann@example.test").await.subject, "Your account has another address");
    assert!(sign_in(&app, "ann@example.test", PASSWORD).await.is_none());
    assert!(sign_in(&app, "ann@new.test", PASSWORD).await.is_some());
    invalid(&ann, "emailChangeConfirm", json!({ "token": token }), "changed", "token").await;
    // Two who were sent a link to one new address: the first moves there.
    for who in [&ann, &bob] {
        who.run("emailChangeRequest", to("shared@new.test", PASSWORD), "accepted").await;
        app.settle().await;
    }
    let links: Vec<String> = mails(&app, "shared@new.test").await.iter().map(Mail::token).collect();
    ann.run("emailChangeConfirm", json!({ "token": links[0] }), "changed").await;
    invalid(&bob, "emailChangeConfirm", json!({ "token": links[1] }), "changed", "token").await;
}

#[tokio::test]
async fn somebody_sees_where_they_are_signed_in_and_ends_one_of_them() {
    let app = TestApp::new().await;
    let lost = app.anonymous().run("sessionCreate", json!({ "email": "ann@example.test", "password": PASSWORD, "device": "Old phone" }), SESSION).await;
    let lost = app.bearing(&text(&lost["session"]["accessToken"]));
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let query = "{ mySessions { id device address current createdAt lastUsedAt expiresAt } }";
    let seen = ann.ask(query, json!({})).await["mySessions"].clone();
    let (current, phone): (Vec<&Value>, Vec<&Value>) = seen.as_array().expect("a list").iter().partition(|session| session["current"] == true);
    assert_eq!((current.len(), phone.len(), phone[0]["device"].as_str()), (1, 1, Some("Old phone")), "{seen}");
    let revoke = json!({ "sessionId": phone[0]["id"] });
    let refusal = bob.refused("sessionRevoke", revoke.clone(), "revoked").await;
    assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("NOT_FOUND"), &json!(["input", "sessionId"])), "somebody else's session is none");
    assert!(live(&lost).await);
    ann.run("sessionRevoke", revoke.clone(), "revoked").await;
    assert!(!live(&lost).await && live(&ann).await);
    assert_eq!(ann.refused("sessionRevoke", revoke, "revoked").await["code"], "NOT_FOUND");
    invalid(&ann, "sessionRevoke", json!({ "sessionId": phone[0]["id"], "everywhere": true }), "revoked", "everywhere").await;
}

#[tokio::test]
async fn an_account_has_fifty_sessions_and_the_one_used_longest_ago_makes_room() {
    let app = TestApp::new().await;
    let (first, bob) = (app.customer("ann").await, app.customer("bob").await);
    let mut others = Vec::new();
    for _ in 0..49 {
        app.cx.clock.advance(1_000);
        others.push(app.customer("ann").await);
    }
    assert!(live(&first).await);
    app.cx.clock.advance(1_000);
    let newest = app.customer("ann").await;
    assert!(!live(&first).await && live(&others[0]).await && live(&newest).await && live(&bob).await);
    // Of those who come at once each makes room for itself.
    futures_util::future::join_all((0..8).map(|_| app.customer("ann"))).await;
    let seen = newest.ask("{ mySessions { id } }", json!({})).await;
    assert_eq!(seen["mySessions"].as_array().map(Vec::len), Some(50));
}

#[tokio::test]
async fn the_owner_of_a_session_that_two_used_is_told() {
    let app = TestApp::new().await;
    let first = app.anonymous().run("sessionCreate", json!({ "email": "ann@example.test", "password": PASSWORD }), SESSION).await["session"].clone();
    let old = json!({ "refreshToken": first["refreshToken"] });
    let second = app.anonymous().run("sessionRefresh", old.clone(), SESSION).await["session"].clone();
    assert!(live(&app.bearing(&text(&second["accessToken"]))).await);
    app.anonymous().refused("sessionRefresh", old.clone(), SESSION).await;
    let told = mails(&app, "ann@example.test").await;
    assert_eq!(told.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(), ["We signed a device out"]);
    // Once, however often the thief tries again.
    app.anonymous().refused("sessionRefresh", old, SESSION).await;
    assert_eq!(mails(&app, "ann@example.test").await.len(), 1);
}

#[tokio::test]
async fn addresses_and_preferences_are_kept_for_their_owner() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let home = json!({ "name": " Ann ", "street1": "Rue 1", "city": "Lyon", "postalCode": "69001", "country": "fr" });
    let select = "address { id label version address { name city country } }";
    let again = key("address");
    let input = json!({ "label": "Home", "address": home, "idempotencyKey": again });
    let made = ann.run("addressUpsert", input.clone(), select).await["address"].clone();
    assert_eq!(made["address"], json!({ "name": "Ann", "city": "Lyon", "country": "FR" }));
    assert_eq!(ann.run("addressUpsert", input, select).await["address"]["id"], made["id"], "the same key makes no second one");
    let change = json!({ "id": made["id"], "label": "Old home", "address": home, "expectedVersion": 1 });
    assert_eq!(bob.refused("addressUpsert", change.clone(), select).await["code"], "NOT_FOUND");
    assert_eq!(ann.run("addressUpsert", change.clone(), select).await["address"]["version"], 2);
    assert_eq!(ann.refused("addressUpsert", change, select).await["code"], "VERSION_CONFLICT");
    let nowhere = json!({ "address": { "name": "Ann", "street1": "", "city": "Lyon", "country": "FR" } });
    let refusal = ann.refused("addressUpsert", nowhere, select).await;
    assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("ADDRESS_REJECTED"), &json!(["input", "address", "street1"])));
    let mine = "{ me { addresses { label } preferences { currency lowCarbonDelivery nearbyVendors lessPackaging news } } }";
    assert_eq!(ann.ask(mine, json!({})).await["me"]["addresses"], json!([{ "label": "Old home" }]));
    assert_eq!(bob.refused("addressDelete", json!({ "id": made["id"] }), "deletedId").await["code"], "NOT_FOUND");
    assert_eq!(ann.run("addressDelete", json!({ "id": made["id"] }), "deletedId").await["deletedId"], made["id"]);
    assert_eq!(ann.ask(mine, json!({})).await["me"]["addresses"], json!([]));

    let likes = json!({ "preferences": { "currency": "VND", "lowCarbonDelivery": true } });
    ann.run("profileUpdate", likes, "user { id }").await;
    ann.run("profileUpdate", json!({ "name": "Anna" }), "user { id }").await;
    let kept = json!({ "currency": "VND", "lowCarbonDelivery": true, "nearbyVendors": false, "lessPackaging": false, "news": false });
    assert_eq!(ann.ask(mine, json!({})).await["me"]["preferences"], kept, "a change of the name leaves them alone");
    let wrong = ann.refused("profileUpdate", json!({ "preferences": { "currency": "XXY" } }), "user { id }").await;
    assert_eq!(wrong["field"], json!(["input", "preferences", "currency"]));
}

/// aiosmtpd, keeping what it is given in a folder.
struct Smtp {
    folder: std::path::PathBuf,
    _process: tokio::process::Child,
}

impl Smtp {
    /// None where it is not installed.
    async fn listen(folder: &std::path::Path, port: u16) -> Option<Self> {
        let started = tokio::process::Command::new("/usr/bin/python3")
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{port}"), "-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let mut process = started.ok()?;
        let up = until("aiosmtpd listens, or ends", async || {
            if process.try_wait().expect("a process").is_some() {
                return Some(false);
            }
            tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok().map(|_| true)
        });
        up.await.then_some(Self { folder: folder.to_owned(), _process: process })
    }

    fn mails(&self) -> Vec<Mail> {
        let Ok(entries) = std::fs::read_dir(self.folder.join("new")) else { return Vec::new() };
        entries.map(|entry| Mail::read(&std::fs::read(entry.expect("a file").path()).expect("a mail"))).collect()
    }
}

#[tokio::test]
async fn mail_goes_out_by_smtp_and_waits_for_a_server_that_is_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    let url = format!("smtp://127.0.0.1:{port}");
    let app = TestApp::with(&[("SMTP_URL", &url), ("STOA_MAIL_FROM", "Stoa <shop@stoa.test>")]).await;
    // Nobody listens: whoever asks is answered all the same, and the letter waits.
    app.anonymous().run("passwordResetRequest", json!({ "email": "ann@example.test" }), "accepted").await;
    app.settle().await;
    let Some(smtp) = Smtp::listen(&folder.path().join("box"), port).await else {
        println!("skipped: python3-aiosmtpd is not installed");
        return;
    };
    let mail = app.eventually("the letter", async || smtp.mails().pop()).await;
    assert_eq!((mail.from.as_str(), mail.to.as_str(), mail.subject.as_str()), ("shop@stoa.test", "ann@example.test", "Choose a new password"));
    assert!(mail.id.ends_with("@stoa.test"), "{}", mail.id);
    app.anonymous().run("passwordReset", json!({ "token": mail.token(), "newPassword": NEW }), "reset").await;
    assert!(sign_in(&app, "ann@example.test", NEW).await.is_some());
}
