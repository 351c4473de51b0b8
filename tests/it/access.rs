//! Who is answered what: every root field and every kind of node, asked by everybody for their own, for others' and for what
//! is not there, held against `access.policy`. A field that the file does not list fails the build; so does a line for a
//! field that is no more.

mod ask;
mod canaries;
mod fields;
mod founding;
mod gather;
pub mod policy;
mod questions;
mod roles;
pub mod schema;
mod walk;
mod world;

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::{Value, json};
use support::rows::Rows;
use support::{Client, TestApp};

use ask::Inquirer;
use fields::Sight;
use policy::{Line, Objects, Policy};
use questions::kind;
use schema::Schema;
use walk::{Walk, told_as_promised};
use world::World;

const FILE: &str = include_str!("access.policy");
/// What a refused request may write: that it was tried.
const TRACES: [&str; 2] = ["attempt", "idempotency_key"];
/// What a door answers that is shut.
pub const CLOSED: [&str; 2] = ["UNAUTHENTICATED", "FORBIDDEN"];
/// What these find is told by the lines of `node.Product` and so on.
const NODE: [&str; 2] = ["query.node", "query.nodes"];

/// The expectation file.
pub fn policy() -> Policy {
    Policy::read(FILE)
}

#[tokio::test]
async fn every_field_and_every_id_it_takes_is_in_the_expectation_file() {
    let (schema, policy) = (Schema::whole().await, policy());
    let mut wrong = Vec::new();
    let rows_of_ids = [Objects::ForeignAndMissing, Objects::WrongAndMalformed];
    let has = |field: &str, argument: &str, objects: &[Objects]| policy.of(field).any(|line| line.argument == argument && objects.contains(&line.objects));
    for (name, field) in schema.root_fields() {
        if NODE.contains(&name.as_str()) {
            continue;
        }
        if policy.of(&name).next().is_none() {
            wrong.push(format!("{name} is not in access.policy: add lines that say what each caller is answered"));
        }
        for argument in &schema.ids(&field) {
            for objects in rows_of_ids.into_iter().filter(|objects| !has(&name, argument, &[*objects])) {
                wrong.push(format!("{name} takes the id {argument}: add its line for {objects:?}"));
            }
            if !has(&name, argument, &[Objects::Own, Objects::Public]) {
                wrong.push(format!("{name} takes the id {argument}: add its line for objects that are the caller's own or public"));
            }
            if kind(&name, argument).is_none() {
                wrong.push(format!("questions.rs does not say what kind of object {argument} of {name} names: add an arm to `kind`"));
            }
        }
    }
    for node in schema.nodes() {
        let name = format!("node.{node}");
        if !has(&name, "id", &[Objects::ForeignAndMissing]) || !has(&name, "id", &[Objects::Own, Objects::Public]) {
            wrong.push(format!("`node` can be a {node}: add lines for {name}, own or public and foreign=missing"));
        }
    }
    for line in &policy.lines {
        let node = line.field.strip_prefix("node.");
        let known = node.map_or_else(|| schema.root_field(&line.field).is_some(), |node| schema.nodes().iter().any(|known| known == node));
        if !known {
            wrong.push(format!("line {}: the schema has no {}: take the line away", line.number, line.field));
        } else if line.objects != Objects::None && kind(&line.field, &line.argument).is_none() {
            wrong.push(format!("line {}: {} takes no {}: take the line away, or say in questions.rs what it names", line.number, line.field, line.argument));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Roles and their columns: a guest is anonymous with a key, and a header does not change what a role is shown.
const ROLES: [(&str, &[&str]); 4] =
    [("anonymous", &["anonymous", "guest"]), ("customer", &["customer"]), ("vendor", &["vendor", "staff", "posing"]), ("admin", &["admin"])];

#[tokio::test]
async fn introspection_shows_a_role_what_the_file_opens_to_it_and_nothing_else() {
    let (schema, policy, app) = (Schema::whole().await, policy(), TestApp::new().await);
    let mut wrong = Vec::new();
    for (role, columns) in ROLES {
        let client = match role {
            "anonymous" => app.anonymous(),
            "customer" => app.customer("ann").await,
            "vendor" => app.vendor("alder").await,
            _ => app.admin().await,
        };
        let seen = Schema::read(&client.ask(Schema::introspection(), json!({})).await["__schema"]);
        let shown: BTreeSet<String> = seen.root_fields().into_iter().map(|(name, _)| name).collect();
        for (name, _) in schema.root_fields().iter().filter(|(name, _)| !NODE.contains(&name.as_str())) {
            let cells: Vec<&str> =
                policy.of(name).flat_map(|line| columns.iter().map(|column| line.expected[*column].as_str())).filter(|cell| *cell != "-").collect();
            let open = cells.iter().any(|cell| !CLOSED.contains(cell));
            if open != shown.contains(name) {
                wrong.push(format!(
                    "{name} is {} to {role}, and the introspection {} it",
                    if open { "open" } else { "closed" },
                    if open { "hides" } else { "shows" }
                ));
            }
        }
        let reachable = schema.reachable(&shown);
        let told = seen.own_types();
        wrong.extend(told.difference(&reachable).map(|kind| format!("the introspection shows {role} the type {kind}, to which none of its fields leads")));
        wrong.extend(
            reachable
                .difference(&told)
                .filter(|kind| schema.own_types().contains(*kind))
                .map(|kind| format!("the introspection hides {kind} from {role}, who is answered with it")),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_to_others_is_not_heard() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let (ann, bob, alder, birch) = (app.customer("ann").await, app.customer("bob").await, app.vendor("alder").await, app.vendor("birch").await);
    let anns = ann.buy(&[(&mug, 1), (&lamp, 1)]).await;
    let bobs = bob.buy(&[(&mug, 1)]).await;
    app.settle().await;
    let part = |order: &Value, slug: &str| {
        let parts = order["vendorOrders"].as_array().cloned().unwrap_or_default();
        parts.iter().find(|part| part["vendor"]["slug"] == slug).map(|part| part["id"].clone()).expect("a part")
    };
    let order = "subscription S($id: ID!) { orderStatusChanged(orderId: $id) { id version } }";
    let sold = "subscription S($id: ID!) { vendorOrderChanged(id: $id) { id acceptedAt } }";
    let mut heard = Vec::new();
    for (client, document, id) in [
        (&ann, order, anns["id"].clone()),
        (&bob, order, bobs["id"].clone()),
        (&alder, sold, part(&anns, "alder-goods")),
        (&birch, sold, part(&anns, "birch-market")),
    ] {
        let mut socket = client.subscribe(document, json!({ "id": id })).await;
        let first = socket.next().await;
        heard.push((socket, first));
    }
    let accept = async |client: &Client, id: Value| {
        client.run("orderAccept", json!({ "vendorOrderId": id, "idempotencyKey": support::till::key("accept") }), "vendorOrder { id }").await;
        app.settle().await;
    };
    // Ann's order moves on, at one vendor and then at the other; then Bob's. The first news of each is their own.
    accept(&alder, part(&anns, "alder-goods")).await;
    accept(&birch, part(&anns, "birch-market")).await;
    accept(&alder, part(&bobs, "alder-goods")).await;
    let [(ann_hears, ann_saw), (bob_hears, bob_saw), (alder_hears, _), (birch_hears, _)] = &mut heard[..] else { panic!("four listen") };
    let version = |seen: &Value| seen["orderStatusChanged"]["version"].as_i64().expect("a version");
    for (socket, saw, steps) in [(ann_hears, ann_saw, 2), (bob_hears, bob_saw, 1)] {
        for step in 1..=steps {
            let news = socket.next().await;
            assert_eq!((&news["orderStatusChanged"]["id"], version(&news)), (&saw["orderStatusChanged"]["id"], version(saw) + step));
        }
    }
    for (socket, slug) in [(alder_hears, "alder-goods"), (birch_hears, "birch-market")] {
        let news = socket.next().await["vendorOrderChanged"].clone();
        assert_eq!((&news["id"], news["acceptedAt"].is_string()), (&part(&anns, slug), true), "the other vendor's step is no news to {slug}");
    }

    let cart = "subscription { cartChanged { id itemCount } }";
    for (client, goods) in [(&ann, &mug), (&bob, &lamp)] {
        client.add(&[(goods, 1)]).await;
    }
    app.settle().await;
    let mut listening = Vec::new();
    for client in [&ann, &bob] {
        let mut socket = client.subscribe(cart, json!({})).await;
        let first = socket.next().await["cartChanged"].clone();
        listening.push((socket, first));
    }
    for (client, goods, more) in [(&ann, &mug, 1), (&bob, &lamp, 2)] {
        client.add(&[(goods, more)]).await;
        app.settle().await;
    }
    for ((mut socket, first), count) in listening.into_iter().zip([2, 3]) {
        let news = socket.next().await["cartChanged"].clone();
        assert_eq!((&news["id"], &news["itemCount"]), (&first["id"], &json!(count)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_is_answered_as_the_expectation_file_says() {
    let (schema, policy) = (Schema::whole().await, policy());
    let world = World::new().await;
    let mut walks: Vec<Walk> = world.callers.iter().map(|caller| Walk::new(Inquirer::new(&world, &schema, caller), &schema)).collect();
    let mut wrong = Vec::new();
    let (changes, reads): (Vec<&Line>, Vec<&Line>) = policy.lines.iter().partition(|line| line.field.starts_with("mutation."));

    // Reading first, while everything is as it was put in.
    let mut before = Rows::of(&world.app.cx.db).await;
    join_all(walks.iter_mut().map(|walk| walk.check_all(&reads))).await;
    wrong.extend(Rows::of(&world.app.cx.db).await.changes_since(&before, &TRACES).into_iter().map(|change| format!("a query changed {change}")));

    // Then what is refused: nothing of it may leave a trace.
    for field in changes.iter().map(|line| line.field.as_str()).collect::<BTreeSet<_>>() {
        join_all(walks.iter_mut().map(|walk| {
            let refused: Vec<&Line> = policy.of(field).filter(|line| line.expected[walk.inquirer.caller.column] != "ok").collect();
            async move { walk.check_all(&refused).await }
        }))
        .await;
        let after = Rows::of(&world.app.cx.db).await;
        wrong.extend(after.changes_since(&before, &TRACES).into_iter().map(|change| format!("{field} was refused and changed {change}")));
        before = after;
    }
    wrong.extend(told_as_promised(&world, &policy, &walks));

    // Then what is done, in the order of the file.
    for line in changes {
        for walk in walks.iter_mut().filter(|walk| line.expected[walk.inquirer.caller.column] == "ok") {
            walk.check(line).await;
        }
    }
    for walk in &walks {
        let Inquirer { caller, notes, .. } = &walk.inquirer;
        wrong.extend(world.canaries.leaked(caller.name, notes, &policy.canaries).into_iter().map(|canary| format!("{} was shown {canary}", caller.name)));
    }

    let mut sight = Sight::default();
    walks.iter_mut().for_each(|walk| sight.add(std::mem::take(&mut walk.inquirer.sight)));
    wrong.extend(sight.differs(&schema, &policy.callers));
    support::scale::figure("access: fields of types that were looked at", sight.len());

    let fields = policy.lines.iter().map(|line| line.field.as_str()).collect::<BTreeSet<_>>().len();
    let cases: usize = walks.iter().map(|walk| walk.cases).sum();
    let sorts = policy.lines.len();
    support::scale::figure("access: fields x callers x objects", format!("{fields} fields, {sorts} sorts of objects, {} callers: {cases} cases", walks.len()));
    support::scale::figure("access: planted texts and ids", world.canaries.len());
    wrong.extend(walks.into_iter().flat_map(|walk| walk.wrong));
    assert!(wrong.is_empty(), "{} answers are not as access.policy says:\n{}", wrong.len(), wrong.join("\n"));
}
