//! Every role and every right: each place in a vendor's team and each role of the marketplace asks every field that takes a right,
//! and is let in or kept out as `access.policy` says of its rights. Who is let in is answered exactly as the owner, or the super
//! admin; who is kept out changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use entity::states::{MemberRole, Role};
use serde_json::{Value, json};
use support::rows::Rows;
use support::{Client, PASSWORD, TestApp};

use super::ask::{How, Inquirer};
use super::policy::{Need, Policy};
use super::questions::{arguments, kind, place};
use super::schema::{ROOTS, Schema};
use super::world::{Caller, Kind, World};
use super::{TRACES, policy};

const PLACES: [(&str, MemberRole); 6] = [
    ("OWNER", MemberRole::Owner),
    ("MANAGER", MemberRole::Manager),
    ("CATALOGUE", MemberRole::Catalogue),
    ("FULFILLMENT", MemberRole::Fulfillment),
    ("FINANCE_OF_TEAM", MemberRole::Finance),
    ("VIEWER", MemberRole::Viewer),
];
const ROLES: [(&str, Role); 4] = [("SUPPORT", Role::Support), ("FINANCE", Role::Finance), ("ADMIN", Role::Admin), ("SUPER_ADMIN", Role::SuperAdmin)];

#[tokio::test]
async fn the_schema_tells_of_each_field_the_right_that_the_expectation_file_gives_it() {
    let sdl = api::graphql::sdl();
    let (mut told, mut door, mut field) = (BTreeMap::new(), None, "");
    for line in sdl.lines() {
        if let Some(root) = line.strip_prefix("type ").and_then(|rest| rest.split([' ', '{']).next()) {
            door = ROOTS.iter().find(|(_, name)| *name == root).map(|(door, _)| *door);
        }
        // Its arguments may stand on lines of their own before it says whom it is for.
        if line.starts_with("  ") && line.as_bytes().get(2).is_some_and(u8::is_ascii_lowercase) {
            field = line.trim().split(['(', ':']).next().unwrap_or_default();
        }
        let Some((door, auth)) = door.zip(line.split_once("@auth(").map(|(_, rest)| rest)) else { continue };
        let Some((roles, scope)) = auth.split_once(')').and_then(|(inside, _)| inside.split_once(", scope: ")) else { continue };
        let of: BTreeSet<String> = roles.trim_start_matches("roles: [").trim_end_matches(']').split(", ").map(str::to_lowercase).collect();
        told.insert(format!("{door}.{field}"), Need { of, scope: scope.to_owned() });
    }
    assert!(told.len() > 40, "the schema is read wrongly: {told:?}");
    assert_eq!(told, policy().needs, "the @auth of the schema, and `needs` of access.policy");
}

/// Somebody with a role, as the caller whose things they ask about.
async fn callers(world: &World) -> Vec<(&'static str, &'static str, Caller)> {
    let (app, cx) = (&world.app, &world.app.cx);
    let alder = app.member("alder").await.vendor;
    let mut callers = Vec::new();
    for (name, place) in PLACES {
        let email = format!("{}-place@example.test", name.to_lowercase());
        let user = identity::create_user(cx, &email, PASSWORD, name, Role::Customer).await.expect("a person").id;
        cx.db.write("tests.place", |tx| async move { vendors::add_member(cx, &tx, alder, user, place).await }).await.expect("a place");
        callers.push((name, "vendor", Caller { name: "alder", column: "vendor", client: signed_in(app, &email).await, vendor: None }));
    }
    for (name, role) in ROLES {
        let email = format!("{}-role@example.test", name.to_lowercase());
        identity::create_user(cx, &email, PASSWORD, name, role).await.expect("a person");
        callers.push((name, "admin", Caller { name: "admin", column: "admin", client: signed_in(app, &email).await, vendor: None }));
    }
    callers
}

async fn signed_in(app: &TestApp, email: &str) -> Client {
    let session = app.anonymous().run("sessionCreate", json!({ "email": email, "password": PASSWORD }), "session { accessToken }").await;
    app.bearing(session["session"]["accessToken"].as_str().expect("a token"))
}

/// Asks a field so that nothing is changed where the door opens: a mutation about an object that nobody has.
async fn asked(world: &World, schema: &Schema, caller: &Caller, field: &str) -> Option<(String, String)> {
    let root = schema.root_field(field)?;
    let mut given = arguments(world, caller, field, "-");
    if field.starts_with("mutation.") {
        let harmless = schema.ids(&root).into_iter().find(|argument| kind(field, argument).is_some());
        match harmless {
            Some(argument) => {
                let nobodys = format!("{}_01k0000000000000000000000z", kind(field, &argument).map_or("", Kind::prefix));
                place(&mut given, &argument, &nobodys);
            }
            // Of those without an object, the same key makes the second asking a repetition.
            None => return None,
        }
    } else if let (Some(_), Some(argument)) = (given.remove("-"), schema.ids(&root).first()) {
        // One that is asked for exactly what it is about.
        let id = world.some(caller, kind(field, argument)?);
        place(&mut given, argument, &id);
    }
    let told = Inquirer::new(world, schema, caller).ask(field, &given, How { on: None, everything: false }, None).await;
    Some((told.outcome, told.whole))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_role_is_let_in_by_its_rights_and_by_nothing_else() {
    let (schema, world, policy): (_, _, Policy) = (Schema::whole().await, World::new().await, policy());
    let callers = callers(&world).await;
    let (mut wrong, mut cases) = (Vec::new(), 0);
    let named: BTreeSet<&str> = callers.iter().map(|(name, ..)| *name).collect();
    assert_eq!(named, policy.roles.keys().map(String::as_str).collect(), "the roles of access.policy");
    let before = Rows::of(&world.app.cx.db).await;
    for (field, need) in &policy.needs {
        for (name, side, caller) in &callers {
            let owner = world.caller(caller.name);
            let open = need.of.contains(*side) && policy.roles[*name].contains(&need.scope);
            let Some((outcome, whole)) = asked(&world, &schema, caller, field).await else {
                // A mutation about nothing: only those who may not are asked.
                if !open {
                    let given = arguments(&world, caller, field, "-");
                    let told = Inquirer::new(&world, &schema, caller).ask(field, &given, How { on: None, everything: false }, None).await;
                    cases += 1;
                    if told.outcome != "FORBIDDEN" {
                        wrong.push(format!("{field} answered {name}, who lacks {}: {}", need.scope, told.outcome));
                    }
                }
                continue;
            };
            cases += 1;
            if open {
                let as_owner = asked(&world, &schema, owner, field).await.expect("an answer");
                if (&outcome, &whole) != (&as_owner.0, &as_owner.1) {
                    wrong.push(format!("{field} answered {name} {outcome} {whole}, and the owner {} {}", as_owner.0, as_owner.1));
                }
            } else if outcome != "FORBIDDEN" {
                wrong.push(format!("{field} answered {name}, who lacks {}: {outcome}", need.scope));
            }
        }
    }
    wrong.extend(Rows::of(&world.app.cx.db).await.changes_since(&before, &TRACES).into_iter().map(|change| format!("asking changed {change}")));
    assert!(wrong.is_empty(), "{} answers are not as access.policy says:\n{}", wrong.len(), wrong.join("\n"));
    support::scale::figure("access: fields with a right x roles", format!("{} fields, {} roles: {cases} cases", policy.needs.len(), callers.len()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn introspection_shows_each_role_the_fields_it_may_use() {
    let (schema, world, policy) = (Schema::whole().await, World::new().await, policy());
    let mut wrong = Vec::new();
    for (name, side, caller) in callers(&world).await {
        let seen = Schema::read(&caller.client.ask(Schema::introspection(), json!({})).await["__schema"]);
        let shown: BTreeSet<String> = seen.root_fields().into_iter().map(|(name, _)| name).collect();
        for (field, need) in &policy.needs {
            assert!(schema.root_field(field).is_some(), "{field}");
            let open = need.of.contains(side) && policy.roles[name].contains(&need.scope);
            if open != shown.contains(field) {
                wrong.push(format!("{field} is {} to {name}, and the introspection does not say so", if open { "open" } else { "closed" }));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test]
async fn the_audit_log_tells_who_did_what_and_no_secret() {
    let world = World::new().await;
    let admin = &world.caller("admin").client;
    let mut after: Option<String> = None;
    let (mut entries, mut text) = (Vec::new(), String::new());
    loop {
        let document = "query Log($after: String) { auditLog(first: 100, after: $after) { \
                          nodes { actor actingFor vendorId action subject before after reason requestId } pageInfo { hasNextPage endCursor } } }";
        let page = admin.ask(document, json!({ "after": after })).await["auditLog"].clone();
        entries.extend(page["nodes"].as_array().cloned().unwrap_or_default());
        text.push_str(&page.to_string());
        if page["pageInfo"]["hasNextPage"] != true {
            break;
        }
        after = page["pageInfo"]["endCursor"].as_str().map(str::to_owned);
    }
    // What the people of this marketplace did is there, under their own names.
    let alder = world.app.member("alder").await;
    let of = |action: &str| entries.iter().filter(|entry| entry["action"] == action).collect::<Vec<&Value>>();
    let shipped = of("fulfillmentShip");
    assert_eq!(shipped.len(), 2);
    assert!(shipped.iter().any(|entry| entry["actor"] == alder.who.to_string() && entry["vendorId"] == alder.vendor.to_string()));
    assert!(of("refundCreate").iter().all(|entry| entry["reason"].as_str().is_some_and(|why| why.contains("refund-reason"))));
    assert_eq!((of("userSuspend").len(), of("commissionRulesSet").len()), (1, 1));
    assert!(of("stockSet").iter().all(|entry| entry["before"].as_str().is_some_and(|was| was.contains("onHand"))));
    // And nothing that opens anything, nor where people are reached.
    for secret in [PASSWORD, "@example.test", "desk@", "eyJ"] {
        assert!(!text.contains(secret), "the audit log tells {secret}");
    }
    for caller in &world.callers {
        for token in caller.client.bearer().into_iter().map(str::to_owned).chain(caller.client.cart_token()) {
            assert!(!text.contains(&token), "the audit log tells a token of {}", caller.name);
        }
    }
}
