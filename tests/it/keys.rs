//! The installation's secret and its data keys: changed under running nodes, and nothing is lost.

use std::collections::BTreeSet;
use std::path::Path;

use platform::keyring;
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use support::{Client, PASSWORD, Process, Site, TestApp, text};
use totp_rs::{Builder, Secret};

const NEXT: &str = "the next secret of tests alone, with 32 characters and more";
const ME: &str = "{ me { id } }";

fn code(secret: &str, now: i64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).expect("a secret")).with_account_name("telephone").build().expect("an app");
    totp.generate(now.unsigned_abs() / 1000).to_string()
}

async fn known(process: &Process, person: &Client) -> bool {
    process.client(person).send(ME, json!({})).await.body["data"]["me"]["id"].is_string()
}

async fn published(process: &Process) -> Vec<String> {
    let keys: Value = process.anonymous().request(Method::GET, "/.well-known/jwks.json").send().await.expect("an answer").json().await.expect("JSON");
    keys["keys"].as_array().expect("keys").iter().map(|key| text(&key["kid"])).collect()
}

#[tokio::test]
async fn the_secret_is_changed_under_running_nodes_and_what_lasts_outlives_it() {
    let site = Site::new().await;
    let old = site.variable("STOA_SECRET_KEY").expect("a secret");
    let mug = site.goods("alder-mug").await;
    // First every node learns what comes.
    let first = site.start_with(&[("STOA_OTHER_SECRET_KEYS", NEXT)]).await;
    let ann = first.sign_in("ann").await;
    let app = text(&ann.run("mfaEnroll", json!({ "password": PASSWORD }), "secret").await["secret"]);
    let confirmed = ann.run("mfaConfirm", json!({ "code": code(&app, site.cx().await.now()) }), "recoveryCodes").await;
    let paper = text(&confirmed["recoveryCodes"][0]);
    let bob = json!({ "email": "bob@example.test", "password": PASSWORD });
    let bobs = first.anonymous().run("sessionCreate", bob, "session { refreshToken }").await["session"].clone();
    let guest = first.anonymous();
    let order = guest.buy(&[(&mug, 1)]).await;
    first.sign_in("admin").await.run("categoryUpsert", json!({ "name": "Garden" }), "category { id }").await;

    // Then one after the other signs with it, and believes the old one still.
    let second = site.start_with(&[("STOA_SECRET_KEY", NEXT), ("STOA_OTHER_SECRET_KEYS", &old)]).await;
    let alder = second.sign_in("alder").await;
    assert!(known(&second, &ann).await && known(&first, &alder).await, "each believes the other");
    let (mut there, here) = (published(&second).await, published(&first).await);
    there.reverse();
    assert_eq!((here.len(), &there), (2, &here), "its own key stands first");

    // Then what the database holds is wrapped by it.
    let changed = [("STOA_SECRET_KEY", NEXT), ("STOA_OTHER_SECRET_KEYS", old.as_str())];
    let (done, told) = site.run(&["keys", "list"], &changed).await;
    assert!(done && told.contains("wrapped by another secret"), "{told}");
    let (done, told) = site.run(&["keys", "rotate"], &changed).await;
    assert!(done && told.contains("1 wrapped anew") && told.contains("wrapped by today's secret"), "{told}");
    assert!(site.run(&["keys", "rotate"], &changed).await.1.contains("0 wrapped anew"));
    first.kill().await;
    second.kill().await;

    // And then nobody needs the old one: what it signed for minutes is over, what lasts is not.
    let third = site.start_with(&[("STOA_SECRET_KEY", NEXT)]).await;
    assert!(known(&third, &alder).await && !known(&third, &ann).await);
    assert_eq!(published(&third).await, published(&third).await);
    let refreshed = third.anonymous().run("sessionRefresh", json!({ "refreshToken": bobs["refreshToken"] }), "session { accessToken }").await;
    assert!(known(&third, &third.bearing(&text(&refreshed["session"]["accessToken"]))).await);
    let shown = third.anonymous().ask("query O($token: String!) { orderLookup(token: $token) { id } }", json!({ "token": order["token"] })).await;
    assert_eq!(shown["orderLookup"]["id"], order["id"], "a guest's link");
    let half = json!({ "email": "ann@example.test", "password": PASSWORD });
    let half = third.anonymous().run("sessionCreate", half, "challenge").await["challenge"].clone();
    let entered = third.anonymous().run("mfaVerify", json!({ "challenge": half, "code": paper }), "verified session { accessToken }").await;
    assert_eq!(entered["verified"], true, "a code on paper");
    let again = third.bearing(&text(&entered["session"]["accessToken"]));
    // The half minute after the one that was spent on enrolling.
    let proved = again.run("mfaVerify", json!({ "code": code(&app, site.cx_with(NEXT).await.now() + 30_000) }), "verified").await;
    assert_eq!(proved["verified"], true, "an app");
    let (sound, told) = site.run(&["check", "--audit"], &[("STOA_SECRET_KEY", NEXT)]).await;
    assert!(sound, "{told}");

    // Whoever has only the old one is told what is missing, and no secret.
    let (done, told) = site.run(&["keys", "list"], &[]).await;
    assert!(!done && told.contains("STOA_OTHER_SECRET_KEYS") && !told.contains(&old), "{told}");
}

#[tokio::test]
async fn a_new_data_key_seals_in_peace_and_takes_over_what_the_old_one_sealed() {
    let app = TestApp::new().await;
    let (ann, db) = (app.customer("ann").await, &app.cx.db);
    let secret = text(&ann.run("mfaEnroll", json!({ "password": PASSWORD }), "secret").await["secret"]);
    ann.run("mfaConfirm", json!({ "code": code(&secret, app.cx.now()) }), "recoveryCodes").await;
    let eve = app.customer("bob").await;
    eve.run("vendorApply", json!({ "name": "Honey", "country": "DE", "email": "desk@newcomer.test", "description": "Honey." }), "vendor { id }").await;
    let announced = eve.run("vendorDocumentSubmit", json!({ "kind": "IDENTITY", "fileName": "scan.pdf" }), "document { id } uploadUrl").await;
    let url = text(&announced["uploadUrl"]);
    let sent = app.anonymous().request(Method::PUT, url.strip_prefix(app.url()).unwrap_or(&url)).body("%PDF-1.7 a card").send().await.expect("an answer");
    assert_eq!(sent.status().as_u16(), 204);
    let sealed_by = async || -> Vec<String> {
        let mut found = Vec::new();
        for sql in [
            "SELECT secret AS by FROM second_factor",
            "SELECT account_sealed AS by FROM vendor_application WHERE account_sealed IS NOT NULL",
            "SELECT sealed_by AS by FROM vendor_document WHERE sealed_by IS NOT NULL",
        ] {
            let rows = db.query_all_raw(platform::db::statement(db, sql, [])).await.expect("rows");
            assert!(!rows.is_empty(), "{sql}");
            found.extend(rows.iter().map(|row| row.try_get::<String>("", "by").expect("a text")[..8].to_owned()));
        }
        found
    };
    let old = app.cx.keys.current_id();
    let before = sealed_by().await;
    assert!(before.iter().all(|by| *by == old));

    let new = keyring::renew(&app.cx).await.expect("a key");
    assert_eq!(app.cx.keys.current_id(), old, "not before every node has heard of it");
    assert_eq!(api::keys::reseal(&app.cx).await.expect("nothing yet"), 0);
    app.cx.clock.advance(keyring::PEACE_MS);
    keyring::load(&app.cx).await.expect("the list");
    assert_eq!(app.cx.keys.current_id(), new);
    assert_eq!(api::keys::reseal(&app.cx).await.expect("not while another node may seal by the old one"), 0);
    app.cx.clock.advance(keyring::PEACE_MS);
    assert_eq!(api::keys::reseal(&app.cx).await.expect("sealed anew"), before.len() as u64);
    let after = sealed_by().await;
    assert!(after.len() == before.len() && after.iter().all(|by| *by == new));
    assert_eq!(api::keys::reseal(&app.cx).await.expect("nothing more"), 0);
    let list = keyring::list(&app.cx).await.expect("the list");
    assert_eq!(list.iter().map(|key| (key.id.as_str(), key.left)).collect::<Vec<_>>(), [(old.as_str(), true), (new.as_str(), false)]);

    // All of it opens, and what the old key marked is known.
    app.cx.clock.advance(30_000);
    let half = json!({ "email": "ann@example.test", "password": PASSWORD });
    let half = app.anonymous().run("sessionCreate", half, "challenge session { accessToken }").await["challenge"].clone();
    let answer = json!({ "challenge": half, "code": code(&secret, app.cx.now()) });
    assert_eq!(app.anonymous().run("mfaVerify", answer, "verified").await["verified"], true);
    let path = vendors::download_path(&app.cx, text(&announced["document"]["id"]).parse().expect("an id"));
    let read = app.anonymous().request(Method::GET, &path).send().await.expect("an answer").text().await.expect("a text");
    assert_eq!(read, "%PDF-1.7 a card");
    app.admin().await.run("categoryUpsert", json!({ "name": "Garden" }), "category { id }").await;
    platform::audit::seal(&app.cx).await.expect("a seal");
    assert_eq!(platform::audit::check(&app.cx).await.expect("a look").broken, Vec::<String>::new());
    let renewed = "{ auditLog(first: 1, where: { action: \"keysRenew\" }) { nodes { subject } } }";
    assert_eq!(app.admin().await.ask(renewed, json!({})).await["auditLog"]["nodes"][0]["subject"], new.as_str());
}

#[test]
fn everything_that_is_sealed_is_sealed_anew_with_the_keys() {
    let listed: BTreeSet<String> = api::keys::sealed().map(|one| format!("{}.{}", one.table, one.column)).collect();
    let mut written = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../api")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(&path).expect("a source");
                let source = source.split("#[cfg(test)]").next().unwrap_or_default();
                for place in source.split("Place { table: \"").skip(1) {
                    let words: Vec<&str> = place.split('"').collect();
                    // Where the column is a variable, a record's own key seals; those are what is listed.
                    if words[1] != ", column: " {
                        continue;
                    }
                    written.insert(format!("{}.{}", words[0], words[2]));
                }
            }
        }
    }
    // Files are sealed anew by their room, copies of somebody's data are gone after a week, and the data keys themselves are wrapped.
    let apart: BTreeSet<String> = ["vendor_document.file", "data_export.file", "data_key.wrapped"].map(str::to_owned).into();
    assert_eq!(written, listed.union(&apart).cloned().collect());
}
