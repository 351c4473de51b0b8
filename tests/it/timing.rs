//! How long an answer takes does not tell whether there is somebody or something. Of each question that does not say so in words
//! either, 500 are asked about what is there and as many about what is not, in turns; the medians may differ by a twentieth.
//! Taken by `make faults`, on a machine that does nothing else.

use std::time::{Duration, Instant};

use entity::ids::{AddressId, OrderId, UserId};
use entity::states::Role;
use serde_json::{Value, json};
use support::till::address;
use support::{Client, PASSWORD, TestApp, scale, text};

/// Who or what there is of each kind, and as many that there are not.
const FEW: usize = 20;
const PAIRS: usize = 500;
/// Asked first, and not counted.
const WARM: usize = 2 * FEW;
const MOST: f64 = 0.05;
const ROUNDS: usize = 3;
/// Nobody measures less over a network, nor does this machine.
const NOISE: Duration = Duration::from_micros(300);

/// Which of the two is asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    There,
    Missing,
}

/// One question, and how long its answer took to come.
async fn timed(client: &Client, query: &str, variables: Value) -> (Duration, Value) {
    let began = Instant::now();
    let answer = client.send(query, variables).await.body;
    (began.elapsed(), answer)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Asks about both in turns, each first as often as the other. `ask` tells the time that the answer took, and what it said
/// of the matter: that has to be the same. What tells the two apart does so every time, and what the machine did meanwhile does
/// not: a difference counts when it is there three times, in the same direction.
async fn compare(what: &str, mut ask: impl AsyncFnMut(About, usize) -> (Duration, Value)) -> Option<String> {
    let mut told = Vec::new();
    for round in 0..ROUNDS {
        let (mut there, mut missing) = (Vec::new(), Vec::new());
        for at in 0..WARM + PAIRS {
            let turns = if at % 2 == 0 { [About::There, About::Missing] } else { [About::Missing, About::There] };
            let mut answers = Vec::new();
            for about in turns {
                let (took, answer) = ask(about, round * (WARM + PAIRS) + at).await;
                answers.push(answer);
                if at >= WARM {
                    if about == About::There { there.push(took) } else { missing.push(took) }
                }
            }
            assert_eq!(answers[0], answers[1], "{what}: the words differ already");
        }
        let (there, missing) = (median(there), median(missing));
        let (apart, ms) = (there.abs_diff(missing), |time: Duration| time.as_secs_f64() * 1_000.0);
        let part = apart.as_secs_f64() / there.max(missing).as_secs_f64();
        let figures = format!("there {:.2} ms, missing {:.2} ms, {:.1} % apart", ms(there), ms(missing), part * 100.0);
        scale::figure(&format!("how long an answer takes: {what}"), &figures);
        told.push((there > missing, figures));
        if part < MOST || apart <= NOISE || told.iter().any(|(slower, _)| *slower != told[0].0) {
            return None;
        }
    }
    Some(format!("{what}: {told:?}"))
}

/// The payload of a mutation, or the errors in the place of one.
fn payload(mutation: &str, answer: Value) -> Value {
    let mut answer = answer;
    for error in answer["errors"].as_array_mut().into_iter().flatten() {
        error["extensions"]["requestId"] = Value::Null;
    }
    json!({ "errors": answer["errors"], "payload": answer["data"][mutation] })
}

/// Sends a mutation, which may be asked for so often only: time goes on by `pause` before.
async fn mutate(app: &TestApp, client: &Client, pause: i64, mutation: &str, input: Value, select: &str) -> (Duration, Value) {
    app.cx.clock.advance(pause);
    let mut name = mutation.to_owned();
    name[..1].make_ascii_uppercase();
    let query = format!("mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ {select} userErrors {{ code message field }} }} }}");
    let (took, answer) = timed(client, &query, json!({ "input": input })).await;
    (took, payload(mutation, answer))
}

/// Addresses of people who have accounts, and as long ones of nobody.
fn mail(about: About, at: usize) -> String {
    match about {
        About::There => format!("here-{:03}@example.test", at % FEW),
        About::Missing => format!("gone-{:03}@example.test", at % FEW),
    }
}

async fn people(app: &TestApp) {
    for at in 0..FEW {
        identity::create_user(&app.cx, &mail(About::There, at), PASSWORD, "Somebody", Role::Customer).await.expect("a person");
    }
}

#[tokio::test]
#[ignore = "measures for minutes: make faults"]
async fn signing_in_takes_as_long_for_nobody() {
    let app = TestApp::new().await;
    people(&app).await;
    let nobody = app.anonymous();
    // One attempt in twenty seconds comes back to an address.
    let slow = compare("signing in with a wrong password", async |about, at| {
        let input = json!({ "email": mail(about, at), "password": "not the password" });
        mutate(&app, &nobody, 20_000, "sessionCreate", input, "session { accessToken }").await
    })
    .await;
    assert_eq!(slow, None);
}

#[tokio::test]
#[ignore = "measures for minutes: make faults"]
async fn a_forgotten_password_takes_as_long_for_nobody() {
    let app = TestApp::new().await;
    people(&app).await;
    let nobody = app.anonymous();
    let slow = compare("asking for a new password", async |about, at| {
        mutate(&app, &nobody, 1_100, "passwordResetRequest", json!({ "email": mail(about, at) }), "accepted").await
    })
    .await;
    assert_eq!(slow, None);
}

#[tokio::test]
#[ignore = "measures for minutes: make faults"]
async fn registering_takes_as_long_where_there_is_an_account() {
    let app = TestApp::new().await;
    people(&app).await;
    let nobody = app.anonymous();
    let slow = compare("registering", async |about, at| {
        let email = if about == About::There { mail(about, at) } else { format!("new-{at:04}@example.test") };
        let input = json!({ "email": email, "password": "a long password", "name": "Somebody" });
        mutate(&app, &nobody, 1_100, "accountRegister", input, "accepted").await
    })
    .await;
    assert_eq!(slow, None);
}

#[tokio::test]
#[ignore = "measures for minutes: make faults"]
async fn moving_to_an_address_takes_as_long_where_there_is_an_account() {
    let app = TestApp::new().await;
    people(&app).await;
    let mut ann = app.customer("ann").await;
    let mut asked = 0;
    let slow = compare("moving to another address", async |about, at| {
        // Her password may be looked at once a minute, and her token is good for ten.
        if asked % 8 == 0 {
            ann = app.customer("ann").await;
        }
        asked += 1;
        let input = json!({ "newEmail": mail(about, at), "password": PASSWORD });
        mutate(&app, &ann, 61_000, "emailChangeRequest", input, "accepted").await
    })
    .await;
    assert_eq!(slow, None);
}

#[tokio::test]
#[ignore = "measures for minutes: make faults"]
async fn inviting_takes_as_long_where_there_is_an_account() {
    let app = TestApp::new().await;
    people(&app).await;
    let mut alder = app.vendor("alder").await;
    let mut asked = 0;
    let slow = compare("inviting into a team", async |about, at| {
        if asked % 400 == 0 {
            alder = app.vendor("alder").await;
        }
        asked += 1;
        let input = json!({ "email": mail(about, at), "role": "VIEWER" });
        mutate(&app, &alder, 1_000, "vendorMemberInvite", input, "invitation { state }").await
    })
    .await;
    assert_eq!(slow, None);
}

#[tokio::test]
#[ignore = "measures for minutes: make faults"]
async fn what_is_somebody_elses_takes_as_long_as_what_is_not_there() {
    let app = TestApp::new().await;
    let (mug, ann, bob) = (app.goods("alder-mug").await, app.customer("ann").await, app.customer("bob").await);
    let (mut orders, mut tokens, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..5 {
        orders.push(text(&bob.buy(&[(&mug, 1)]).await["id"]));
        tokens.push(text(&app.anonymous().buy(&[(&mug, 1)]).await["token"]));
        addresses.push(text(&bob.run("addressUpsert", json!({ "address": address() }), "address { id }").await["address"]["id"]));
    }
    app.settle().await;
    let ids: Vec<(String, String, String)> =
        (0..5).map(|_| (app.cx.id::<OrderId>().to_string(), app.cx.id::<AddressId>().to_string(), app.cx.id::<UserId>().to_string())).collect();
    let user = text(&bob.ask("{ me { id } }", json!({})).await["me"]["id"]);
    let nobody = app.anonymous();
    let mut slow = Vec::new();
    let asks = async |client: &Client, query: &str, variables: Value| {
        let (took, answer) = timed(client, query, variables).await;
        (took, answer["data"].clone())
    };
    let node = "query($id: ID!) { node(id: $id) { id } }";
    let order = "query($id: ID!) { order(id: $id) { id } }";
    let lookup = "query($id: String!) { orderLookup(token: $id) { id } }";
    slow.extend(
        compare("somebody else's order", async |about, at| {
            let id = if about == About::There { &orders[at % 5] } else { &ids[at % 5].0 };
            asks(&ann, order, json!({ "id": id })).await
        })
        .await,
    );
    slow.extend(
        compare("somebody else's order as a node", async |about, at| {
            let id = if about == About::There { &orders[at % 5] } else { &ids[at % 5].0 };
            asks(&ann, node, json!({ "id": id })).await
        })
        .await,
    );
    slow.extend(
        compare("somebody else's address as a node", async |about, at| {
            let id = if about == About::There { &addresses[at % 5] } else { &ids[at % 5].1 };
            asks(&ann, node, json!({ "id": id })).await
        })
        .await,
    );
    slow.extend(
        compare("somebody else as a node", async |about, at| {
            let id = if about == About::There { &user } else { &ids[at % 5].2 };
            asks(&ann, node, json!({ "id": id })).await
        })
        .await,
    );
    slow.extend(
        compare("a guest's order by a token that was made up", async |about, at| {
            let token = &tokens[at % 5];
            let (id, rest) = token.split_once('.').expect("a token");
            // The signature is no signature of either.
            let rest = format!("{}{}", &rest[..rest.len() - 8], "00000000");
            let id = if about == About::There { id } else { &ids[at % 5].0 };
            asks(&nobody, lookup, json!({ "id": format!("{id}.{rest}") })).await
        })
        .await,
    );
    assert!(slow.is_empty(), "{slow:#?}");
}
