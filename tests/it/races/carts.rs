//! One cart in many tabs: no line is lost and none is doubled.

use futures_util::future::join_all;
use serde_json::{Value, json};
use support::scale::{count as some, figure};
use support::till::key;
use support::{Client, Goods, number};

use super::stage::{Stage, done, raced};

/// What is in this cart of each of these.
async fn quantities(client: &Client, goods: &[Goods]) -> Vec<i64> {
    let lines = client.ask("{ cart { lines { quantity offerId } } }", json!({})).await["cart"]["lines"].as_array().cloned().unwrap_or_default();
    let of = |goods: &Goods| lines.iter().filter(|line| line["offerId"] == goods.offer.as_str()).map(|line| number(&line["quantity"])).sum();
    let found = goods.iter().map(of).collect();
    assert!(lines.len() <= goods.len(), "{lines:#?}");
    found
}

async fn put(tab: &Client, goods: &Goods, quantity: i64) -> Value {
    let input = json!({ "lines": [{ "offerId": goods.offer, "quantity": quantity }], "idempotencyKey": key("add") });
    done(tab, "cartLinesAdd", input, "cart { token lines { id offerId } }").await["cart"]["lines"].clone()
}

/// Each tab has a thing of its own, which it puts in, takes out and puts in again; all of them add to one more.
async fn every_tabs_changes_are_in_the_cart(stage: Stage) {
    let tabs = some(8, 20);
    let mut goods = Vec::new();
    for tab in 0..=tabs {
        goods.push(stage.put_on_shelf("alder", &format!("Cup number {tab}"), 5_00, 100).await);
    }
    let person = stage.sign_in("ann").await;
    let (shared, own) = goods.split_last().expect("goods");
    let work = own.iter().enumerate().map(|(at, thing)| {
        let tab = stage.at(at, &Some(&person));
        async move {
            let lines = put(&tab, thing, 2).await;
            put(&tab, shared, 1).await;
            let line = lines.as_array().and_then(|lines| lines.iter().find(|line| line["offerId"] == thing.offer.as_str())).expect("the line")["id"].clone();
            done(&tab, "cartLinesRemove", json!({ "lineIds": [line], "idempotencyKey": key("remove") }), "cart { id }").await;
            put(&tab, shared, 1).await;
            put(&tab, thing, 3).await;
        }
    });
    join_all(work).await;
    let mut expected = vec![3; tabs];
    expected.push(i64::try_from(2 * tabs).expect("a count"));
    for door in 0..stage.doors() {
        assert_eq!(quantities(&stage.at(door, &Some(&person)), &goods).await, expected);
    }
    stage.rests().await;
    figure(&format!("one cart in {tabs} tabs, {}", stage.name()), "0 lines lost, 0 doubled");
}

/// Of all tabs that saw the same version one changes it.
async fn one_of_those_who_saw_the_same_version_changes_it(stage: Stage) {
    let (mug, person) = (stage.goods("alder-mug").await, stage.sign_in("bob").await);
    let version = person.add(&[(&mug, 1)]).await["cart"]["version"].clone();
    let answers = join_all((0..some(8, 20)).map(|tab| {
        let (tab, lines) = (stage.at(tab, &Some(&person)), json!([{ "offerId": mug.offer, "quantity": 1 }]));
        let input = json!({ "lines": lines, "expectedVersion": version, "idempotencyKey": key("add") });
        async move { tab.insist("cartLinesAdd", input, "cart { id }").await.0 }
    }))
    .await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer["cart"].is_object());
    assert_eq!(won.len(), 1, "{answers:#?}");
    assert!(lost.iter().all(|answer| answer["userErrors"][0]["code"] == "VERSION_CONFLICT"), "{lost:#?}");
    assert_eq!(quantities(&person, &[mug]).await, [2]);
}

/// A guest signs in with many tabs open, all of which bring the cart along, while one goes on shopping as the guest.
async fn a_cart_brought_along_from_many_tabs_comes_once(stage: Stage) {
    let goods = [stage.goods("alder-mug").await, stage.goods("birch-lamp").await];
    let [mug, lamp] = &goods;
    let (person, guest) = (stage.sign_in("ann").await, stage.stranger());
    person.add(&[(mug, 1)]).await;
    guest.add(&[(mug, 2), (lamp, 3)]).await;
    let (token, one_key) = (guest.cart_token(), key("merge"));
    let merges = join_all((0..some(6, 20)).map(|tab| {
        // Half of the tabs repeat one request, the others send their own.
        let key = if tab % 2 == 0 { one_key.clone() } else { key("merge") };
        let (tab, input) = (stage.at(tab, &Some(&person)), json!({ "token": token, "idempotencyKey": key }));
        async move { done(&tab, "cartMerge", input, "cart { id }").await }
    }));
    let shopping = join_all((0..4).map(|tab| {
        let tab = stage.at(tab, &Some(&guest));
        async move { put(&tab, lamp, 1).await }
    }));
    futures_util::join!(merges, shopping);
    // What the guest added after the cart had gone lies in a cart of their own; brought along too, nothing is missing.
    done(&person, "cartMerge", json!({ "token": token, "idempotencyKey": key("last") }), "cart { id }").await;
    assert_eq!(quantities(&person, &goods).await, [3, 7]);
    assert!(guest.ask("{ cart { id } }", json!({})).await["cart"].is_null());
    stage.rests().await;
}

raced!(every_tabs_changes_are_in_the_cart, one_of_those_who_saw_the_same_version_changes_it, a_cart_brought_along_from_many_tabs_comes_once);
