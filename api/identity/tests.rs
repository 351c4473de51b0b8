//! Journeys of sessions over a database of their own.

use aws_lc_rs::signature::Ed25519KeyPair;
use entity::ids::{SessionId, UserId};
use entity::states::{RefreshState, Role};
use entity::{refresh_token, session, user};
use kernel::{Clock, Operator, Page, Refusal, Viewer};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment, Error};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::*;

const PASSWORD: &str = "correct horse";

/// A context over an empty database in a folder that goes with it.
struct House {
    cx: Cx,
    _folder: tempfile::TempDir,
}

async fn house_of(environment: Environment, secret: &str) -> House {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", folder.path().join("stoa.db").display()), 4, false).await.unwrap();
    migration::up(&db.pool()).await.unwrap();
    let adapters = Adapters {
        db,
        clock: Clock::default(),
        bus: Bus::local(),
        cache: Cache::local(),
        storage: Storage::local(folder.path().join("objects")),
        mail: platform::mail::Mailer::folder(folder.path().join("mail"), "shop@stoa.test").unwrap(),
        keys: Keys::new(secret),
        environment,
        public_url: "http://stoa.test".into(),
        fail_at: None,
    };
    House { cx: Cx::new(adapters), _folder: folder }
}

async fn house() -> House {
    house_of(Environment::Test, "secret").await
}

/// Of an account whose password alone opens it.
async fn sign_in(cx: &Cx, credentials: Credentials) -> platform::Result<Tokens> {
    match crate::sign_in(cx, credentials).await? {
        SignedIn::Session(tokens) => Ok(*tokens),
        SignedIn::Challenge(_) => panic!("nobody here has a second factor"),
    }
}

fn credentials(email: &str, password: &str) -> Credentials {
    Credentials { email: email.into(), password: password.into(), device: Some("Test\r\n1".into()), ip: Some("192.0.2.1".into()) }
}

async fn registered(cx: &Cx, email: &str) {
    let registration = Registration { email: email.into(), password: PASSWORD.into(), name: "Ann".into(), locale: "en".into(), ip: None };
    register(cx, registration).await.unwrap();
}

async fn signed_in(cx: &Cx) -> Tokens {
    registered(cx, "ann@example.org").await;
    sign_in(cx, credentials("ann@example.org", PASSWORD)).await.unwrap()
}

async fn person(cx: &Cx, tokens: &Tokens) -> Option<Person> {
    authenticate(cx, &tokens.access_token).await.unwrap()
}

fn viewer(person: Person) -> Viewer {
    Viewer::Person {
        user: person.user,
        session: person.session,
        role: person.role,
        vendors: Vec::new(),
        cart_token: None,
        proved: person.proved,
        impersonator: None,
    }
}

#[track_caller]
fn refusal<T>(result: platform::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(mut refusals)) => refusals.remove(0),
        Err(fault) => panic!("a fault: {fault}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn whoever_registers_can_sign_in_and_is_known() {
    let house = house().await;
    let tokens = signed_in(&house.cx).await;
    assert_eq!((tokens.user.email.as_str(), tokens.user.role), ("ann@example.org", Role::Customer));
    let known = person(&house.cx, &tokens).await.unwrap();
    assert_eq!((known.user, known.role), (tokens.user.id, Role::Customer));
    let row = session::Entity::find_by_id(known.session).one(&house.cx.db).await.unwrap().unwrap();
    assert_eq!((row.device.as_deref(), row.ip.as_deref()), (Some("Test1"), Some("192.0.2.1")));
    assert_eq!(row.expires_at - row.created_at, 90 * 24 * 3_600_000);
}

#[tokio::test]
async fn registering_a_known_address_answers_alike_and_changes_nothing() {
    let house = house().await;
    let cx = &house.cx;
    registered(cx, "ann@example.org").await;
    let before = user::Entity::find().all(&cx.db).await.unwrap();
    let again = Registration { email: "ANN@example.org".into(), password: "another password".into(), name: "Eve".into(), locale: "de".into(), ip: None };
    register(cx, again).await.unwrap();
    assert_eq!(user::Entity::find().all(&cx.db).await.unwrap(), before);
    assert_eq!(session::Entity::find().count(&cx.db).await.unwrap(), 0);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_refused_alike() {
    let house = house().await;
    let cx = &house.cx;
    registered(cx, "ann@example.org").await;
    let wrong = refusal(sign_in(cx, credentials("ann@example.org", "wrong horse")).await);
    let unknown = refusal(sign_in(cx, credentials("bob@example.org", PASSWORD)).await);
    assert_eq!(wrong, unknown);
    assert_eq!(wrong.code(), "NOT_ALLOWED");
    assert_eq!(session::Entity::find().count(&cx.db).await.unwrap(), 0);
}

#[tokio::test]
async fn guessing_is_slowed_down_by_address_and_right_passwords_cost_nothing() {
    let house = house_of(Environment::Production, "secret").await;
    let cx = &house.cx;
    registered(cx, "ann@example.org").await;
    for _ in 0..6 {
        sign_in(cx, credentials("ann@example.org", PASSWORD)).await.unwrap();
    }
    for _ in 0..3 {
        assert_eq!(refusal(sign_in(cx, credentials("bob@example.org", "wrong horse")).await).code(), "NOT_ALLOWED");
    }
    // The right password is of no use now either, or the limit would tell which one it is.
    let limited = refusal(sign_in(cx, credentials("ann@example.org", PASSWORD)).await);
    assert_eq!(limited.code(), "LIMIT_EXCEEDED");
    assert!(limited.retryable());
    let elsewhere = Credentials { ip: Some("192.0.2.2".into()), ..credentials("ann@example.org", PASSWORD) };
    sign_in(cx, elsewhere).await.unwrap();
    cx.clock.advance(20_000);
    sign_in(cx, credentials("ann@example.org", PASSWORD)).await.unwrap();
}

#[tokio::test]
async fn of_many_guesses_at_once_only_the_burst_is_looked_at() {
    let house = house().await;
    let guesses = (0..30).map(|_| {
        let cx = house.cx.clone();
        tokio::spawn(async move { refusal(sign_in(&cx, credentials("ann@example.org", "wrong horse")).await).code() })
    });
    let mut looked_at = 0;
    for guess in guesses.collect::<Vec<_>>() {
        looked_at += usize::from(guess.await.unwrap() == "NOT_ALLOWED");
    }
    assert!((10..=11).contains(&looked_at), "{looked_at}");
}

#[tokio::test]
async fn a_suspended_person_is_out_and_stays_out() {
    let house = house().await;
    let cx = &house.cx;
    let tokens = signed_in(cx).await;
    assert!(person(cx, &tokens).await.is_some());
    let operator = Operator::whole(cx.id());
    suspend(cx, &operator, tokens.user.id, "For the test.").await.unwrap();
    assert_eq!(person(cx, &tokens).await, None);
    assert_eq!(refusal(refresh(cx, &tokens.refresh_token).await).code(), "NOT_ALLOWED");
    assert_eq!(refusal(sign_in(cx, credentials("ann@example.org", PASSWORD)).await).code(), "NOT_ALLOWED");
    assert_eq!(refusal(suspend(cx, &operator, cx.id::<UserId>(), "For the test.").await).code(), "NOT_FOUND");
    assert_eq!(refusal(suspend(cx, &operator, operator.who.person().unwrap(), "For the test.").await).code(), "STATE_CONFLICT");
}

#[tokio::test]
async fn refreshing_rotates_and_keeps_the_session() {
    let house = house().await;
    let cx = &house.cx;
    let mut tokens = signed_in(cx).await;
    let known = person(cx, &tokens).await;
    for _ in 0..3 {
        cx.clock.advance(5 * 60_000);
        let next = refresh(cx, &tokens.refresh_token).await.unwrap();
        assert_ne!(next.refresh_token, tokens.refresh_token);
        tokens = next;
    }
    assert_eq!(person(cx, &tokens).await, known);
    let rows = refresh_token::Entity::find().all(&cx.db).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.state == RefreshState::Active).count(), 1);
    assert!(rows.iter().all(|row| row.token_hash != tokens.refresh_token));
}

#[tokio::test]
async fn a_second_use_ends_the_whole_session() {
    let house = house().await;
    let cx = &house.cx;
    let first = signed_in(cx).await;
    let second = refresh(cx, &first.refresh_token).await.unwrap();
    let third = refresh(cx, &second.refresh_token).await.unwrap();
    assert!(person(cx, &third).await.is_some());
    assert_eq!(refusal(refresh(cx, &first.refresh_token).await).code(), "NOT_ALLOWED");
    assert_eq!(person(cx, &third).await, None);
    assert_eq!(refusal(refresh(cx, &third.refresh_token).await).code(), "NOT_ALLOWED");
    assert_eq!(entity::outbox::Entity::find().count(&cx.db).await.unwrap(), 1);
}

#[tokio::test]
async fn an_answer_that_was_lost_may_be_asked_for_again_for_twenty_seconds() {
    let house = house().await;
    let cx = &house.cx;
    let first = signed_in(cx).await;
    let lost = refresh(cx, &first.refresh_token).await.unwrap();
    cx.clock.advance(10_000);
    let again = refresh(cx, &first.refresh_token).await.unwrap();
    assert!(person(cx, &again).await.is_some());
    // What was lost has been replaced; whoever found it is a thief.
    assert_eq!(refusal(refresh(cx, &lost.refresh_token).await).code(), "NOT_ALLOWED");
    assert_eq!(person(cx, &again).await, None);
}

#[tokio::test]
async fn an_answer_that_arrived_or_is_old_is_not_given_again() {
    for (arrives, later) in [(true, 1_000), (false, 20_001)] {
        let house = house().await;
        let cx = &house.cx;
        let first = signed_in(cx).await;
        let second = refresh(cx, &first.refresh_token).await.unwrap();
        if arrives {
            assert!(person(cx, &second).await.is_some());
        }
        cx.clock.advance(later);
        assert_eq!(refusal(refresh(cx, &first.refresh_token).await).code(), "NOT_ALLOWED");
        assert_eq!(person(cx, &second).await, None);
    }
}

#[tokio::test]
async fn of_fifty_exchanges_at_once_one_token_is_left() {
    let house = house().await;
    let first = signed_in(&house.cx).await;
    let exchanges: Vec<_> = (0..50)
        .map(|_| {
            let (cx, token) = (house.cx.clone(), first.refresh_token.clone());
            tokio::spawn(async move { refresh(&cx, &token).await })
        })
        .collect();
    for exchange in exchanges {
        exchange.await.unwrap().unwrap();
    }
    let rows = refresh_token::Entity::find().all(&house.cx.db).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.state == RefreshState::Active).count(), 1);
}

#[tokio::test]
async fn a_session_that_was_ended_is_dead_at_once() {
    let house = house().await;
    let cx = &house.cx;
    let here = signed_in(cx).await;
    let there = sign_in(cx, credentials("ann@example.org", PASSWORD)).await.unwrap();
    let (ann_here, ann_there) = (person(cx, &here).await.unwrap(), person(cx, &there).await.unwrap());
    sign_out(cx, &viewer(ann_here)).await.unwrap();
    sign_out(cx, &viewer(ann_here)).await.unwrap();
    assert_eq!(person(cx, &here).await, None);
    assert_eq!(person(cx, &there).await, Some(ann_there));
    assert_eq!(still_live(cx, &[ann_here.session, ann_there.session, SessionId(entity::ids::Uuid::nil())]).await.unwrap(), [ann_there.session].into());
    sign_out_everywhere(cx, &viewer(ann_there)).await.unwrap();
    assert_eq!(person(cx, &there).await, None);
    assert_eq!(refusal(refresh(cx, &there.refresh_token).await).code(), "NOT_ALLOWED");
}

/// Comes back when what is watched has ended, and never otherwise.
async fn ended(watched: &Watched) -> bool {
    tokio::time::timeout(std::time::Duration::from_secs(20), watched.ended()).await.is_ok()
}

fn running(cx: &Cx, every: std::time::Duration) -> (Watch, tokio_util::sync::DropGuard) {
    let (watch, stop) = (Watch::default(), tokio_util::sync::CancellationToken::new());
    tokio::spawn(watch.clone().run(cx.clone(), every, stop.clone()));
    (watch, stop.drop_guard())
}

#[tokio::test]
async fn a_connection_is_told_that_its_session_ended_even_when_the_news_is_lost() {
    let house = house().await;
    let cx = &house.cx;
    let here = person(cx, &signed_in(cx).await).await.unwrap();
    let there = person(cx, &sign_in(cx, credentials("ann@example.org", PASSWORD)).await.unwrap()).await.unwrap();
    let (watch, _stop) = running(cx, std::time::Duration::from_millis(20));
    let (one, another, other) = (watch.session(here.session), watch.session(here.session), watch.session(there.session));
    // Nobody pumps the outbox here: the database alone knows.
    sign_out(cx, &viewer(here)).await.unwrap();
    assert!(ended(&one).await && ended(&another).await);
    // Later looks went by, and the other device's session is still none that has ended.
    let late = watch.session(here.session);
    assert!(ended(&late).await);
    tokio::select! {
        biased;
        () = other.ended() => panic!("the other session lives"),
        () = std::future::ready(()) => {}
    }
}

#[tokio::test]
async fn a_connection_is_told_at_once_where_the_news_arrives() {
    let house = house().await;
    let cx = &house.cx;
    let ann = person(cx, &signed_in(cx).await).await.unwrap();
    let (watch, _stop) = running(cx, std::time::Duration::from_secs(3600));
    let watched = watch.session(ann.session);
    let news = platform::bus::Message::new("SessionsRevoked", "session", 1, serde_json::json!({ "sessionIds": [ann.session] }));
    // The row says that it is live, and nobody looks again for an hour: what tells is the news, as soon as somebody listens.
    let told = async {
        loop {
            cx.bus.publish(&news).await;
            if tokio::time::timeout(std::time::Duration::from_millis(50), watched.ended()).await.is_ok() {
                return;
            }
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), told).await.unwrap();
}

#[tokio::test]
async fn time_ends_tokens_and_sessions() {
    let house = house().await;
    let cx = &house.cx;
    let admin = create_user(cx, "root@example.org", PASSWORD, "Root", Role::Admin).await.unwrap();
    let tokens = sign_in(cx, credentials(&admin.email, PASSWORD)).await.unwrap();
    cx.clock.advance(10 * 60_000 + 29_000);
    assert!(person(cx, &tokens).await.is_some());
    cx.clock.advance(3_000);
    assert_eq!(person(cx, &tokens).await, None);
    let tokens = refresh(cx, &tokens.refresh_token).await.unwrap();
    assert!(person(cx, &tokens).await.is_some());
    cx.clock.advance(30 * 60_000);
    assert_eq!(refusal(refresh(cx, &tokens.refresh_token).await).code(), "NOT_ALLOWED");
}

#[tokio::test]
async fn a_token_of_tomorrow_is_refused() {
    let house = house().await;
    let tokens = signed_in(&house.cx).await;
    house.cx.clock.advance(-60_000);
    assert_eq!(person(&house.cx, &tokens).await, None);
}

#[tokio::test]
async fn tokens_of_another_key_or_of_no_key_are_refused() {
    let (house, other) = (house().await, house_of(Environment::Test, "another secret").await);
    let tokens = signed_in(&house.cx).await;
    let session = person(&house.cx, &tokens).await.unwrap().session;
    let (foreign, _) = access_token::issue(&other.cx, tokens.user.id, session, house.cx.id()).unwrap();
    assert_eq!(authenticate(&house.cx, &foreign).await.unwrap(), None);

    let mut parts: Vec<&str> = tokens.access_token.split('.').collect();
    // {"alg":"none","typ":"JWT"} and {"alg":"HS256","typ":"JWT"}
    for header in ["eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"] {
        parts[0] = header;
        assert_eq!(authenticate(&house.cx, &parts.join(".")).await.unwrap(), None);
        assert_eq!(authenticate(&house.cx, &format!("{}.{}.", parts[0], parts[1])).await.unwrap(), None);
    }
    let cut = &tokens.access_token[..tokens.access_token.len() - 2];
    for nonsense in ["", "a.b.c", ".", cut, &"a".repeat(10_000)] {
        assert_eq!(authenticate(&house.cx, nonsense).await.unwrap(), None);
    }
    assert!(person(&house.cx, &tokens).await.is_some());
}

#[tokio::test]
async fn the_published_key_is_the_public_one() {
    let house = house().await;
    let keys = jwks(&house.cx).unwrap();
    let key = &keys["keys"][0];
    assert_eq!((&key["kty"], &key["crv"], &key["alg"], &key["use"]), (&"OKP".into(), &"Ed25519".into(), &"EdDSA".into(), &"sig".into()));
    let header = jsonwebtoken::decode_header(signed_in(&house.cx).await.access_token).unwrap();
    assert_eq!(header.kid.as_deref(), key["kid"].as_str());
    assert!(key.get("d").is_none());
    assert!(Ed25519KeyPair::from_seed_unchecked(&house.cx.keys.derive("access-token")).is_ok());
}

#[tokio::test]
async fn a_created_user_can_be_created_again() {
    let house = house().await;
    let cx = &house.cx;
    let first = create_user(cx, "Root@Example.org", PASSWORD, "Root", Role::Customer).await.unwrap();
    let second = create_user(cx, "root@example.org", "another password", "Ruth", Role::SuperAdmin).await.unwrap();
    let refused = refusal(create_user(cx, "root@example.org", "another password", "Ruth", Role::Admin).await);
    assert_eq!(refused.code(), "STATE_CONFLICT", "the last super admin");
    assert_eq!((second.id, second.name.as_str(), second.role, second.version), (first.id, "Ruth", Role::SuperAdmin, 2));
    sign_in(cx, credentials("root@example.org", "another password")).await.unwrap();
}

#[tokio::test]
async fn a_profile_is_changed_once_by_its_key_and_never_over_a_newer_one() {
    let house = house().await;
    let cx = &house.cx;
    let tokens = signed_in(cx).await;
    let ann = viewer(person(cx, &tokens).await.unwrap());
    let change = ProfileChange { name: Some(" Anna ".into()), locale: None, preferences: None, expected_version: Some(1) };
    let once = update_profile(cx, &ann, Some("key"), change.clone()).await.unwrap();
    assert_eq!((once.name.as_str(), once.locale.as_str(), once.version), ("Anna", "en", 2));
    assert_eq!(update_profile(cx, &ann, Some("key"), change.clone()).await.unwrap(), once);
    assert!(cx.was_replayed());
    assert_eq!(refusal(update_profile(cx, &ann, None, change).await), Refusal::moved("input.expectedVersion", 2));
    let nobody = update_profile(cx, &Viewer::Anonymous { cart_token: None }, None, ProfileChange::default()).await;
    assert_eq!(refusal(nobody).code(), "NOT_ALLOWED");
}

#[tokio::test]
async fn lists_of_users_page_both_ways() {
    let house = house().await;
    let cx = &house.cx;
    for n in 0..5 {
        registered(cx, &format!("u{n}@example.org")).await;
    }
    let operator = Operator::whole(cx.id());
    let first = users(&cx.db, &operator, &Among::default(), &Page::first(3)).await.unwrap();
    assert!(first.more);
    let cursor = first.rows[2].0.clone();
    let rest = users(&cx.db, &operator, &Among::default(), &Page { cursor: Some(cursor.clone()), ..Page::first(3) }).await.unwrap();
    assert_eq!((rest.rows.len(), rest.more), (2, false));
    let back = Page { size: 10, direction: kernel::Direction::Backward, cursor: Some(cursor) };
    assert_eq!(users(&cx.db, &operator, &Among::default(), &back).await.unwrap().rows, first.rows[..2]);
    let ids: Vec<_> = first.rows.iter().map(|(_, user)| user.id).collect();
    assert_eq!(users_by_ids(&cx.db, &ids).await.unwrap().len(), 3);
}

#[tokio::test]
async fn what_is_long_over_is_swept() {
    let house = house().await;
    let cx = &house.cx;
    let tokens = signed_in(cx).await;
    assert_eq!(sweep(cx).await.unwrap(), 0);
    cx.clock.advance(2 * 24 * 3_600_000);
    // The three buckets: registering, signing in from here, signing in to this account.
    assert_eq!(sweep(cx).await.unwrap(), 3);
    refresh(cx, &tokens.refresh_token).await.unwrap();
    cx.clock.advance(121 * 24 * 3_600_000);
    assert_eq!(sweep(cx).await.unwrap(), 3);
}
