//! What is secret or somebody's own is nowhere but where it belongs: not in the logs at their loudest, not in metrics and not in
//! answers that refuse. Everything of the kind that can be sent is sent, with a mark in it, and the marks are looked for.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use platform::db;
use reqwest::Method;
use serde_json::{Value, json};
use support::post::{Mail, mails_in};
use support::till::key;
use support::{Client, PASSWORD, Process, Site, text, wait};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use totp_rs::{Builder, Secret};

/// Louder than anybody runs it: with what the libraries say of themselves.
const LOUD: &str = "trace,sqlx=trace,hyper=trace,tantivy=info,sea_orm_migration=info";
const REFUSALS: &str = "userErrors { message field code }";

const MAIL: &str = "cnry-mail@example.test";
const OTHER_MAIL: &str = "cnry-move@example.test";
const RIGHT: &str = "cnry-right-password";
const WRONG: &str = "cnry-wrong-password";
const NEXT: &str = "cnry-next-password";
const CARD: &str = "4000056655665556";
const CARD_IN_FOURS: &str = "4000 0566 5566 5556";
const ACCOUNT: &str = "DE44500105175407324931";
const PHONE: &str = "+49 30 99887766";
const STREET: &str = "cnry-street 7";

/// Everything that was marked, and every answer that refused.
#[derive(Default)]
struct Seen {
    marks: Mutex<Vec<(String, String)>>,
    answers: Mutex<Vec<String>>,
}

impl Seen {
    /// This must not be told anywhere.
    fn mark(&self, what: &str, secret: impl Into<String>) -> String {
        let secret = secret.into();
        assert!(secret.len() >= 6, "{what}: {secret} would be found by chance");
        self.marks.lock().unwrap_or_else(PoisonError::into_inner).push((what.to_owned(), secret.clone()));
        secret
    }

    fn note(&self, answer: String) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push(answer);
    }

    /// A mutation whose answer holds nothing but refusals.
    async fn send(&self, client: &Client, mutation: &str, input: Value) -> Value {
        let mut name = mutation.to_owned();
        name[..1].make_ascii_uppercase();
        let query = format!("mutation Do($input: {name}Input!) {{ {mutation}(input: $input) {{ {REFUSALS} }} }}");
        let answer = client.send(&query, json!({ "input": input })).await.body;
        self.note(answer.to_string());
        answer["data"][mutation]["userErrors"].clone()
    }

    /// One that has to be done.
    async fn done(&self, client: &Client, mutation: &str, input: Value) {
        assert_eq!(self.send(client, mutation, input).await, json!([]), "{mutation}");
    }

    /// Bytes as they are.
    async fn raw(&self, client: &Client, method: Method, path: &str, kind: &str, body: impl Into<reqwest::Body>) -> u16 {
        let answer = client.request(method, path).header("content-type", kind).body(body).send().await.expect("an answer");
        let (status, headers) = (answer.status().as_u16(), format!("{:?}", answer.headers()));
        self.note(format!("{headers}{}", answer.text().await.expect("text")));
        status
    }

    /// The marks that stand in a text.
    fn found_in(&self, place: &str, text: &str) -> Vec<String> {
        let marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = Vec::new();
        for (what, secret) in marks.iter() {
            for line in text.lines().filter(|line| line.contains(secret.as_str())).take(2) {
                let at = line.find(secret.as_str()).unwrap_or_default();
                let (from, to) = (line.floor_char_boundary(at.saturating_sub(200)), line.ceil_char_boundary(line.len().min(at + 100)));
                found.push(format!("{what} in {place}: {}", &line[from..to]));
            }
        }
        found
    }

    async fn nothing_is_told(&self, process: &Process, what: &str) {
        let metrics = process.anonymous().request(Method::GET, "/metrics").send().await.expect("metrics").text().await.expect("text");
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner).join("\n");
        let log = process.log();
        assert!(log.len() > 3_000 && metrics.contains("stoa_") && answers.len() > 3_000, "{} {} {}", log.len(), metrics.len(), answers.len());
        // The marks would be found: this one is there by right.
        let (by_right, control) = (log.matches("cnry-request-id").count(), Self::default());
        control.mark("a request's id", "cnry-request-id");
        assert!(by_right > 0 && control.found_in("the log", &log).len() > 1, "{by_right}");
        let found = [self.found_in("the log", &log), self.found_in("the metrics", &metrics), self.found_in("an answer", &answers)].concat();
        assert!(found.is_empty(), "{what}: {} of {} marks\n{}", found.len(), self.marks.lock().unwrap_or_else(PoisonError::into_inner).len(), found.join("\n"));
    }
}

fn folders(within: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(within).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    entries.flat_map(|path| folders(&path).into_iter().chain([path.clone()])).collect()
}

/// The newest letter to this address whose link leads to this page.
async fn letter(site: &Site, to: &str, page: &str) -> Mail {
    wait::until("a letter", async || {
        let mails = folders(site.folder()).into_iter().flat_map(|folder| mails_in(&folder)).collect::<Vec<_>>();
        mails.into_iter().rfind(|mail| mail.to == to && mail.text.contains(&format!("{page}#token=")))
    })
    .await
}

fn code(secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).expect("a secret")).with_account_name("telephone").build().expect("an app");
    totp.generate(kernel::Clock::default().now().unsigned_abs() / 1000).to_string()
}

/// As browsers and apps send things along that nobody asked for.
fn dressed(seen: &Seen, client: &Client) -> Client {
    let cookie = seen.mark("a cookie", "cnry-cookie-value");
    client.with("cookie", &format!("session={cookie}")).with("x-forwarded-user", &seen.mark("a header of others", "cnry-header-value"))
}

async fn session(seen: &Seen, client: &Client, email: &str, password: &str, process: &Process) -> (Client, String) {
    let payload = client.run("sessionCreate", json!({ "email": email, "password": password }), "session { accessToken refreshToken }").await;
    let access = seen.mark("an access token", text(&payload["session"]["accessToken"]));
    seen.mark("an access token's signature", access.rsplit('.').next().unwrap_or_default());
    let refresh = seen.mark("a refresh token", text(&payload["session"]["refreshToken"]));
    (dressed(seen, &process.bearing(&access)), refresh)
}

/// Accounts: registering, signing in, second factors, letters.
async fn accounts(seen: &Seen, site: &Site, process: &Process) -> Client {
    let nobody = dressed(seen, &process.anonymous());
    for (what, secret) in
        [("a password", RIGHT), ("a wrong password", WRONG), ("a new password", NEXT), ("an address of mail", MAIL), ("a new address of mail", OTHER_MAIL)]
    {
        seen.mark(what, secret);
    }
    seen.mark("a name", "cnry-name");
    let new = |email: &str, password: &str| json!({ "email": email, "password": password, "name": "cnry-name" });
    seen.done(&nobody, "accountRegister", new(MAIL, RIGHT)).await;
    seen.done(&nobody, "accountRegister", new(MAIL, WRONG)).await;
    seen.send(&nobody, "accountRegister", new("cnry-mail@example.test@x", RIGHT)).await;
    seen.send(&nobody, "accountRegister", new("cnry-mail@example.test\r\nBcc: x@y.test", RIGHT)).await;
    seen.send(&nobody, "accountRegister", json!({ "email": MAIL, "password": RIGHT.repeat(20), "name": "cnry-name" })).await;
    for (email, password) in [(MAIL, WRONG), ("cnry-nobody@example.test", WRONG), ("cnry-mail", RIGHT)] {
        seen.send(&nobody, "sessionCreate", json!({ "email": email, "password": password, "device": "cnry\r\nERROR forged by a device" })).await;
    }
    seen.mark("an unknown address", "cnry-nobody@example.test");
    let (client, refresh) = session(seen, &nobody, MAIL, RIGHT, process).await;
    let link = seen.mark("a link that proves an address", letter(site, MAIL, "/account/verify").await.token());
    seen.send(&client, "accountVerify", json!({ "token": format!("{link}0") })).await;
    seen.done(&client, "accountVerify", json!({ "token": link })).await;
    seen.send(&client, "accountVerify", json!({ "token": link })).await;
    let next = nobody.run("sessionRefresh", json!({ "refreshToken": refresh }), "session { accessToken refreshToken }").await;
    let access = seen.mark("a second access token", text(&next["session"]["accessToken"]));
    let second = seen.mark("a second refresh token", text(&next["session"]["refreshToken"]));
    seen.send(&nobody, "sessionRefresh", json!({ "refreshToken": format!("{second}0") })).await;
    for token in [&format!("{access}x"), &second, &link] {
        let answer = process.bearing(token).send("{ me { id } }", json!({})).await;
        assert_eq!(answer.status, 401);
        seen.note(answer.body.to_string());
    }
    let client = dressed(seen, &process.bearing(&access));

    // Another password and another address, before a code is needed for it.
    seen.send(&client, "passwordChange", json!({ "currentPassword": WRONG, "newPassword": NEXT })).await;
    seen.send(&client, "emailChangeRequest", json!({ "newEmail": OTHER_MAIL, "password": WRONG })).await;
    seen.done(&client, "emailChangeRequest", json!({ "newEmail": OTHER_MAIL, "password": RIGHT })).await;
    let link = seen.mark("a link that moves an account", letter(site, OTHER_MAIL, "/account/change-email").await.token());
    seen.send(&client, "emailChangeConfirm", json!({ "token": format!("{link}0") })).await;
    seen.done(&client, "emailChangeConfirm", json!({ "token": link })).await;
    seen.done(&nobody, "passwordResetRequest", json!({ "email": OTHER_MAIL })).await;
    seen.done(&nobody, "passwordResetRequest", json!({ "email": "cnry-nobody@example.test" })).await;
    let link = seen.mark("a link that sets a password", letter(site, OTHER_MAIL, "/account/reset-password").await.token());
    seen.send(&nobody, "passwordReset", json!({ "token": link, "newPassword": "cnry-1" })).await;
    seen.done(&nobody, "passwordReset", json!({ "token": link, "newPassword": NEXT })).await;

    // A second factor.
    let (client, _) = session(seen, &nobody, OTHER_MAIL, NEXT, process).await;
    seen.send(&client, "mfaEnroll", json!({ "password": WRONG })).await;
    let begun = client.run("mfaEnroll", json!({ "password": NEXT }), "secret").await;
    let secret = seen.mark("an authenticator app's secret", text(&begun["secret"]));
    seen.send(&client, "mfaConfirm", json!({ "code": "cnry-code-1" })).await;
    let confirmed = client.run("mfaConfirm", json!({ "code": code(&secret) }), "recoveryCodes").await;
    let paper: Vec<String> = confirmed["recoveryCodes"].as_array().expect("codes").iter().map(|code| seen.mark("a code on paper", text(code))).collect();
    let half = nobody.run("sessionCreate", json!({ "email": OTHER_MAIL, "password": NEXT }), "challenge").await;
    let half = seen.mark("half a sign-in", text(&half["challenge"]));
    seen.mark("a wrong code", "cnry-code");
    seen.send(&nobody, "mfaVerify", json!({ "challenge": half, "code": "cnry-code-2" })).await;
    seen.send(&nobody, "mfaVerify", json!({ "challenge": format!("{half}0"), "code": paper[0] })).await;
    let whole = nobody.run("mfaVerify", json!({ "challenge": half, "code": paper[0] }), "session { accessToken }").await;
    let access = seen.mark("a third access token", text(&whole["session"]["accessToken"]));
    let client = dressed(seen, &process.bearing(&access));
    seen.send(&client, "mfaVerify", json!({ "code": paper[0] })).await;
    seen.send(&client, "oauthBegin", json!({ "provider": "cnry-provider", "password": NEXT, "returnTo": "/cnry-path" })).await;
    let back = json!({ "browserSecret": "cnry-browser-secret", "state": "cnry-state", "code": "cnry-provider-code", "user": "cnry-user" });
    for mark in ["cnry-browser-secret", "cnry-state", "cnry-provider-code", "cnry-user"] {
        seen.mark("what a browser brings back", mark);
    }
    seen.send(&nobody, "oauthComplete", back).await;
    client
}

/// What a buyer types, and a vendor.
async fn trade(seen: &Seen, site: &Site, process: &Process, client: &Client) {
    for (what, secret) in [("a card", CARD), ("a card in fours", CARD_IN_FOURS), ("a bank account", ACCOUNT), ("a telephone", PHONE), ("a street", STREET)] {
        seen.mark(what, secret);
    }
    let address = |street: &str| json!({ "name": "cnry-name", "street1": street, "city": "cnry-city", "postalCode": "10115", "country": "DE", "phone": PHONE });
    seen.done(client, "addressUpsert", json!({ "address": address(STREET), "label": "cnry-label" })).await;
    for (street, phone, country) in [(CARD, PHONE, "DE"), (STREET, CARD_IN_FOURS, "DE"), (STREET, PHONE, "Germany"), ("", PHONE, "DE")] {
        let mut wrong = address(street);
        (wrong["phone"], wrong["country"]) = (json!(phone), json!(country));
        seen.send(client, "addressUpsert", json!({ "address": wrong })).await;
    }
    let mug = site.goods("alder-mug").await;
    client.add(&[(&mug, 1)]).await;
    let checkout = client.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await["checkout"]["id"].clone();
    seen.done(client, "checkoutAddressSet", json!({ "checkoutId": checkout, "email": MAIL, "shippingAddress": address(STREET) })).await;
    seen.send(client, "checkoutAddressSet", json!({ "checkoutId": checkout, "email": "cnry-mail@", "shippingAddress": address(STREET) })).await;
    let method = seen.mark("a means of payment", "cnry-means-of-payment");
    for method in [method.as_str(), CARD, CARD_IN_FOURS] {
        seen.send(client, "checkoutPaymentSet", json!({ "checkoutId": checkout, "gateway": "test", "methodToken": method })).await;
    }
    seen.send(client, "orderCancel", json!({ "orderId": "ord_00000000000000000000000000", "reason": CARD_IN_FOURS, "token": "cnry-order-token" })).await;
    seen.mark("an order's token", "cnry-order-token");
    seen.note(client.send("query($t: String!) { orderLookup(token: $t) { id } }", json!({ "t": "cnry-order-token" })).await.body["errors"].to_string());

    seen.done(client, "vendorApply", json!({ "name": "Cnry Honey", "country": "DE", "email": MAIL, "description": "Honey." })).await;
    let application = json!({ "legalForm": "COMPANY", "legalName": "cnry-legal", "contactName": "cnry-contact", "phone": PHONE, "address": address(STREET),
        "registerName": "Amtsgericht", "registerNumber": "cnry-register", "accountNumber": ACCOUNT, "certified": true });
    let told = seen.send(client, "vendorApplicationUpdate", application).await;
    assert!(told.is_array(), "{told}");
    for account in [CARD, CARD_IN_FOURS, "DE44500105175407324932", "cnry-account"] {
        seen.send(client, "vendorApplicationUpdate", json!({ "accountNumber": account })).await;
    }
    seen.send(client, "vendorDocumentSubmit", json!({ "kind": "IDENTITY", "fileName": CARD })).await;
    let announced = client.run("vendorDocumentSubmit", json!({ "kind": "IDENTITY", "fileName": "cnry-passport.pdf" }), "uploadUrl").await;
    let url = text(&announced["uploadUrl"]);
    let path = url.split_once("//").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned())).expect("a path");
    let signature = seen.mark("a document's signed address", path.split_once("signature=").expect("a signature").1.split('&').next().unwrap_or_default());
    assert_eq!(seen.raw(client, Method::PUT, &path.replace(&signature, &"0".repeat(signature.len())), "application/pdf", "%PDF-1.7 cnry-document").await, 404);
    assert_eq!(seen.raw(client, Method::PUT, &path, "application/pdf", "%PDF-1.7 cnry-document").await, 204);
    seen.mark("a document", "cnry-document");

    // A program's key.
    let alder = process.sign_in("alder").await;
    let made = alder.run("apiClientCreate", json!({ "name": "ERP", "scopes": ["ORDERS_READ"] }), "key").await;
    let secret = seen.mark("a program's key", text(&made["key"]));
    for key in [secret.clone(), format!("{}x", &secret[..secret.len() - 1]), format!("stoa_key_{}", "c".repeat(64))] {
        seen.note(process.bearing(&key).send("{ vendorOrders(first: 1) { totalCount } nonsense }", json!({})).await.body.to_string());
    }
    seen.send(&alder, "vendorMemberInvite", json!({ "email": MAIL, "role": "VIEWER" })).await;
    seen.send(&process.sign_in("admin").await, "userSuspend", json!({ "userId": "usr_00000000000000000000000000", "reason": CARD })).await;
    seen.send(&alder, "vendorUpdate", json!({ "email": "cnry-desk@example.test", "description": CARD_IN_FOURS })).await;
    seen.send(&alder, "passwordChange", json!({ "currentPassword": PASSWORD, "newPassword": "cnry" })).await;
}

/// What is not even a request.
async fn noise(seen: &Seen, client: &Client) {
    let post = async |kind: &str, body: String| seen.raw(client, Method::POST, "/graphql", kind, body).await;
    let json = "application/json";
    for (what, mark) in [("malformed JSON", "cnry-malformed"), ("a variable that does not fit", "cnry-unfit"), ("a text in a document", "cnry-literal")] {
        seen.mark(what, mark);
    }
    seen.mark("what comes by a webhook", "cnry-webhook");
    seen.mark("what comes by a form", "cnry-form");
    for body in [
        r#"{"query": "cnry-malformed"#.to_owned(),
        r#"{"query": 1, "variables": "cnry-malformed"}"#.to_owned(),
        r#"{"query": "{ shop { name } }", "variables": ["cnry-malformed"]}"#.to_owned(),
        r#"{"query": "{ shop { name } }", "extensions": {"documentId": "cnry-malformed"}}"#.to_owned(),
        json!({ "query": "mutation($input: SessionCreateInput!) { sessionCreate(input: $input) { userErrors { code } } }", "variables": { "input": { "email": ["cnry-unfit"], "password": { "cnry": "cnry-unfit" } } } }).to_string(),
        json!({ "query": "mutation($input: SessionCreateInput!) { sessionCreate(input: $input) { userErrors { code } } }", "variables": { "input": "cnry-unfit" } }).to_string(),
        json!({ "query": "query($n: Int!) { products(first: $n) { nodes { id } } }", "variables": { "n": "cnry-unfit" } }).to_string(),
        json!({ "query": "query($d: DateTime) { auditLog(first: 1, where: { after: $d }) { nodes { id } } }", "variables": { "d": "cnry-unfit" } }).to_string(),
        json!({ "query": "{ product(slug: \"cnry-literal" }).to_string(),
        json!({ "query": "{ product(slug: \"cnry-literal\") { id } } }" }).to_string(),
        json!({ "query": "{ products(first: \"cnry-literal\") { nodes { id } } }" }).to_string(),
        json!({ "query": "{ product(slug: \"cnry-literal\") { nonsense } }" }).to_string(),
        json!({ "query": "# cnry-literal\n mutation { sessionCreate(input: { email: \"cnry-literal\", password: \"cnry-literal\", nonsense: \"cnry-literal\" }) { nonsense } }" }).to_string(),
        json!({ "query": "query A { shop { name } }", "operationName": "cnry\nERROR forged by an operation" }).to_string(),
        json!({ "query": "query A { shop { name } }\nquery B { shop { name } }", "operationName": "A\r\nERROR forged by an operation" }).to_string(),
        "cnry-malformed".into(),
    ] {
        post(json, body).await;
    }
    post("text/cnry-malformed", "cnry-malformed".into()).await;
    post("application/x-www-form-urlencoded", "query=cnry-malformed".into()).await;
    for path in ["/webhooks/test", "/webhooks/cnry%0d%0aERROR%20forged%20by%20a%20path"] {
        seen.raw(&client.with("x-test-signature", "t=1,v1=cnry-webhook"), Method::POST, path, json, r#"{"id":"cnry-webhook","card":"cnry-webhook"}"#).await;
    }
    seen.raw(client, Method::POST, "/sign-in/form", "application/x-www-form-urlencoded", "state=cnry-form&code=cnry-form&user=cnry-form").await;
    let get = "/graphql?query=query(%24t%3AString!)%7BorderLookup(token%3A%24t)%7Bid%7D%7D&variables=%7B%22t%22%3A%22cnry-literal%22%7D";
    seen.raw(client, Method::GET, get, json, "").await;
    for id in ["cnry-request-id-1", "cnry-request-id-2"] {
        seen.raw(&client.with("x-request-id", id), Method::GET, "/nowhere", json, "").await;
    }
    for path in ["/%0d%0aERROR%20forged%20by%20a%20path", "/graphql?x=%0aERROR%20forged%20by%20a%20path", "/media/cnry%0aERROR%20forged%20by%20a%20path"] {
        seen.raw(&client.with("x-request-id", "cnry%0d%0aERROR"), Method::GET, path, json, "").await;
    }
}

/// Every line of it begins as ours do, so that nobody wrote one of them.
fn lines_are_ours(log: &str, json: bool) {
    for line in log.lines() {
        let ours = if json {
            serde_json::from_str::<Value>(line).is_ok_and(|line| line["level"].is_string())
        } else {
            line.starts_with("20") && line.as_bytes().get(10) == Some(&b'T')
        };
        assert!(ours, "nobody here wrote: {line}");
        let forged = line.contains("ERROR forged") && line.split_once("ERROR forged").is_some_and(|(before, _)| before.len() < 40);
        assert!(!forged, "{line}");
    }
}

#[tokio::test]
async fn what_is_secret_stands_in_no_log_no_metric_and_no_refusal() {
    let site = Site::new().await.with("STOA_LOG", LOUD);
    let process = site.start().await;
    let seen = Seen::default();
    let client = accounts(&seen, &site, &process).await;
    trade(&seen, &site, &process, &client).await;
    noise(&seen, &client).await;
    noise(&seen, &dressed(&seen, &process.anonymous())).await;

    // A database that fails says what it failed at, and not with what.
    let db = site.db().await;
    for table in ["address", "attempt", "idempotency_key"] {
        db::execute(&db, &format!("ALTER TABLE {table} RENAME TO {table}_gone"), []).await.expect("a table less");
        let address = json!({ "name": "cnry-name", "street1": STREET, "city": "cnry-city", "postalCode": "10115", "country": "DE", "phone": PHONE });
        seen.send(&client, "addressUpsert", json!({ "address": address, "idempotencyKey": key("cnry") })).await;
        seen.send(&process.anonymous(), "sessionCreate", json!({ "email": MAIL, "password": RIGHT })).await;
        seen.send(&client, "profileUpdate", json!({ "name": "cnry-name", "idempotencyKey": key("cnry") })).await;
        db::execute(&db, &format!("ALTER TABLE {table}_gone RENAME TO {table}"), []).await.expect("a table again");
    }
    assert!(process.log().contains("ERROR"), "the database failed, and it was told");
    seen.nothing_is_told(&process, "lines for people").await;
    lines_are_ours(&process.log(), false);
}

#[tokio::test]
async fn lines_for_machines_tell_nothing_either() {
    let site = Site::new().await.with("STOA_LOG", LOUD).with("STOA_ENV", "production");
    let process = site.start().await;
    let seen = Seen::default();
    for (what, secret) in [("a password", RIGHT), ("a wrong password", WRONG), ("an address of mail", MAIL), ("a name", "cnry-name")] {
        seen.mark(what, secret);
    }
    let nobody = dressed(&seen, &process.anonymous());
    seen.done(&nobody, "accountRegister", json!({ "email": MAIL, "password": RIGHT, "name": "cnry-name" })).await;
    seen.send(&nobody, "sessionCreate", json!({ "email": MAIL, "password": WRONG, "device": "cnry\r\n{\"level\":\"ERROR\"} forged by a device" })).await;
    let (client, _) = session(&seen, &nobody, MAIL, RIGHT, &process).await;
    noise(&seen, &client).await;
    seen.nothing_is_told(&process, "lines for machines").await;
    lines_are_ours(&process.log(), true);
}

/// A server of mail that takes nothing now, and says for whom.
async fn unwilling() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(async move {
                let (read, mut write) = socket.into_split();
                let mut lines = BufReader::new(read).lines();
                write.write_all(b"220 unwilling\r\n").await.ok()?;
                while let Ok(Some(line)) = lines.next_line().await {
                    let answer = if line.starts_with("EHLO") {
                        "250 unwilling\r\n".to_owned()
                    } else if line.starts_with("RCPT") {
                        format!("450 4.2.1 {} is not taken now\r\n", &line[8..])
                    } else {
                        "250 fine\r\n".to_owned()
                    };
                    write.write_all(answer.as_bytes()).await.ok()?;
                }
                Some(())
            });
        }
    });
    url
}

#[tokio::test]
async fn a_letter_that_is_not_taken_does_not_tell_whom_it_was_for() {
    let site = Site::new().await.with("STOA_LOG", LOUD).with("SMTP_URL", unwilling().await);
    let process = site.start().await;
    let seen = Seen::default();
    seen.mark("an address of mail", MAIL);
    seen.done(&process.anonymous(), "accountRegister", json!({ "email": MAIL, "password": RIGHT, "name": "Eve" })).await;
    wait::until("a letter fails", async || process.log().lines().any(|line| line.contains("a job failed")).then_some(())).await;
    let line = process.log().lines().find(|line| line.contains("a job failed")).map(str::to_owned).expect("a line");
    assert!(line.contains("450"), "what the server said is told by its number: {line}");
    assert_eq!(seen.found_in("the log", &process.log()), Vec::<String>::new());
    let jobs = process.sign_in("admin").await.ask("{ jobs(first: 20) { nodes { kind lastError } } }", json!({})).await;
    assert!(jobs.to_string().contains("450"), "{jobs}");
    assert_eq!(seen.found_in("the list of jobs", &jobs.to_string()), Vec::<String>::new());
}

#[tokio::test]
async fn who_is_let_in_and_who_is_refused_stands_in_the_log() {
    let site = Site::new().await;
    let process = site.start().await;
    let ann = process.sign_in("ann").await;
    let user = text(&ann.ask("{ me { id } }", json!({})).await["me"]["id"]);
    let nobody = process.anonymous();
    let from_here = |line: &&str| line.contains("127.0.0.1");
    let told = |what: &[&str]| process.log().lines().filter(from_here).any(|line| what.iter().all(|part| line.contains(part)));

    assert!(told(&["signed in", "the first factor alone", &user]), "{}", process.log());
    nobody.refused("sessionCreate", json!({ "email": "ann@example.test", "password": WRONG }), "session { accessToken }").await;
    assert!(told(&["refused", "the password is wrong", "anonymous"]), "{}", process.log());
    let refused = ann.with("x-request-id", "cnry-request-id").send("{ _4000056655665556: auditLog(first: 1) { nodes { id } } }", json!({})).await;
    assert_eq!(refused.body["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert!(told(&["refused", "auditLog", &user, "cnry-request-id"]), "{}", process.log());
    nobody.send("{ mySessions { id } }", json!({})).await;
    assert!(told(&["refused", "mySessions", "anonymous"]), "{}", process.log());
    let guess = nobody.with("x-app", "shop").with("cookie", "__Host-shop-session=cnry-guess; __Host-shop-refresh=cnry-guess");
    assert_eq!(guess.send("{ me { id } }", json!({})).await.body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert!(told(&["a token that is not good"]), "{}", process.log());
    let change = json!({ "currentPassword": WRONG, "newPassword": NEXT });
    for _ in 0..11 {
        ann.refused("passwordChange", change.clone(), "user { id }").await;
    }
    assert!(told(&["wrong password", &user]) && told(&["refused", "LIMIT_EXCEEDED", &user]), "{}", process.log());
    process.bearing("cnry.not.a-token").send("{ me { id } }", json!({})).await;
    assert!(told(&["a token that is not good"]), "{}", process.log());
    for word in [WRONG, NEXT, "ann@example.test", "cnry.not", "cnry-guess", CARD] {
        assert!(!process.log().contains(word), "{word}");
    }
}

#[tokio::test]
async fn what_lies_on_the_disk_is_for_whoever_runs_the_program() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new().await;
    let process = site.start().await;
    process.anonymous().run("accountRegister", json!({ "email": MAIL, "password": RIGHT, "name": "Eve" }), "accepted").await;
    letter(&site, MAIL, "/account/verify").await;
    let entries = folders(site.folder()).into_iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    let letters: Vec<_> = entries.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "eml")).collect();
    assert!(!letters.is_empty());
    for entry in letters {
        assert_eq!(entry.metadata().expect("a file").permissions().mode() & 0o077, 0, "{}", entry.path().display());
    }
    // Commands say where nothing is, and take nobody's account over by mistake.
    let (done, told) = site.run(&["keys", "list"], &[("DATABASE_URL", "sqlite:/nowhere/stoa.db")]).await;
    assert!(!done && told.contains("there is no database at /nowhere/stoa.db"), "{told}");
    let (done, told) = site.run(&["user", "create", "--email", "Ann@example.test", "--role", "admin"], &[]).await;
    assert!(!done && told.contains("--replace"), "{told}");
}
