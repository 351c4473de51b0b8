//! `stoa demo`: a marketplace to look at, filled once, with people to sign in as.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use platform::Environment;

use crate::config::Config;
use crate::state::State;
use crate::{seed, serve};

/// Three operations that show the shop, in the order in which a newcomer pastes them.
const OPERATIONS: [(&str, &str); 3] = [
    ("Look at a mug and a lamp", include_str!("look.graphql")),
    ("Put a mug and a lamp of two vendors into one cart", include_str!("fill.graphql")),
    ("See what it comes to", include_str!("cart.graphql")),
];

/// Serves a demonstration; the first time, fills it.
///
/// # Errors
/// One readable line.
pub async fn run(mut config: Config) -> Result<(), String> {
    if config.environment == Environment::Production {
        return Err("a demonstration has people whose password everybody knows; it does not run with STOA_ENV=production.".into());
    }
    config.environment = Environment::Demo;
    serve::serve(config, |state| async move { prepare(&state).await }).await
}

async fn prepare(state: &Arc<State>) -> Result<(), String> {
    let started = Instant::now();
    match fill(state, seed::DEMO_PRODUCTS).await? {
        Some(seeded) => println!("Filled the shop in {:.0} s: {seeded}.", started.elapsed().as_secs_f32()),
        None => println!("The shop of {} is kept as it was.", state.config.data.display()),
    }
    let (mug, lamp) = (offer(state, "alder-mug").await?, offer(state, "birch-lamp").await?);
    let mail = state.config.data.join("mail");
    let mail = state.config.smtp_url.is_none().then_some(mail.as_path());
    println!("{}", welcome(&state.cx.public_url, mail, &mug, &lamp));
    Ok(())
}

/// The first offer of a product, as the operations to paste name it.
async fn offer(state: &State, slug: &str) -> Result<String, String> {
    let found = async {
        let Some(product) = catalog::product_by_slug(&state.cx.db, slug).await? else { return Ok(None) };
        let variants = catalog::variants_by_product_ids(&state.cx.db, &[product.id]).await?;
        let Some(variant) = variants.first() else { return Ok(None) };
        let offers = catalog::offers_by_variant_ids(&state.cx.db, &[variant.id]).await?;
        Ok(offers.first().map(|offer| offer.id.to_string()))
    };
    let found: platform::Result<Option<String>> = found.await;
    Ok(found.map_err(|error| error.to_string())?.unwrap_or_else(|| format!("<an offer of {slug}>")))
}

/// Fills the shop, unless that was done before.
///
/// # Errors
/// One readable line.
pub async fn fill(state: &State, products: usize) -> Result<Option<seed::Seeded>, String> {
    seed::seed(&state.cx, &state.gateways, products).await.map_err(|error| format!("the shop could not be filled: {error}"))
}

/// What a newcomer needs to know.
fn welcome(url: &str, mail: Option<&Path>, mug: &str, lamp: &str) -> String {
    let mut text = format!("\n  GraphiQL   {url}/graphiql\n  Schema     {url}/graphql\n  Health     {url}/readyz\n  Metrics    {url}/metrics\n");
    if let Some(mail) = mail {
        text.push_str(&format!("  Mail       {}\n", mail.display()));
    }
    text.push_str(&format!("\n  Sign in with the password {}:\n", seed::PASSWORD));
    for (email, _, _) in seed::DEMO_PEOPLE {
        let about = match email {
            "vendor@demo.test" => "owner of alder-goods",
            "vendor2@demo.test" => "owner of birch-market",
            "admin@demo.test" => "runs the marketplace",
            _ => "customer",
        };
        text.push_str(&format!("    {email:22}{about}\n"));
    }
    text.push_str("\n  Three operations to paste; the whole journey stands on GraphiQL's shelf.\n");
    for (title, operation) in OPERATIONS {
        let key = &platform::crypto::token()[..8];
        let operation = operation.trim().replace("{mug}", mug).replace("{lamp}", lamp).replace("{key}", key);
        text.push_str(&format!("\n# {title}\n{operation}\n"));
    }
    text.push_str("\nCtrl-C ends it; the shop is kept.\n");
    text
}
