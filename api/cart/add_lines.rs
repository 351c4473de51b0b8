//! Puts offers into a cart, and makes the cart where there is none.

use std::sync::Mutex;

use entity::cart;
use entity::ids::{CartId, OfferId};
use entity::states::CartState;
use kernel::{Refusal, Shopper};
use platform::{Cx, Error, Result, Tx, crypto, idempotency};
use serde::Serialize;

use crate::change::{apply, claimed, put, take};
use crate::model::{self, CartView, MOST_LINES, Market, NewLine};
use crate::repo::{self, Grab};
use crate::view;

/// A key this long is drawn, not made up; only such a one may stand for a guest who has no token yet.
const KEY_OF_A_STRANGER: usize = 16;
/// For how long the answer to a guest's first request is given again.
const FIRST_ANSWER_MS: i64 = 10 * 60_000;

/// What is to be added.
#[derive(Clone, Debug, Serialize)]
pub struct AddLines {
    pub lines: Vec<NewLine>,
    pub expected_version: Option<i64>,
}

/// The cart, and the guest's token where this request made one. Only its digest is stored: it is told this once.
#[derive(Clone, Debug)]
pub struct Added {
    pub view: CartView,
    pub token: Option<String>,
}

/// Adds offers to the cart of this shopper, or to a new guest's.
///
/// # Errors
/// Refusals naming each line that will not do; nothing is added then.
pub async fn add_lines(cx: &Cx, shopper: Option<&Shopper>, market: &Market, input: &AddLines, key: Option<&str>) -> Result<Added> {
    check(input)?;
    let actor = shopper.map(Shopper::actor).unwrap_or_default();
    // A stranger has no name to keep a key under: there the new cart itself is the memory (see `first_again`).
    let request = idempotency::Request::new(actor.clone(), "cartLinesAdd", key, input)?;
    let request = if shopper.is_some() { request } else { request.unkeyed() };
    // Derived from the key, so that a retry after a lost answer is told the same token without our having stored it.
    let token = match key {
        Some(key) if shopper.is_some() || key.len() >= KEY_OF_A_STRANGER => cx.keys.sign("cart token", format!("{actor}/{key}").as_bytes()),
        _ => crypto::token(),
    };
    let token = token.as_str();
    let seen = Mutex::new(None);
    let seen = &seen;
    let find_place = |tx: Tx| async move {
        let place = locate(cx, &tx, shopper, market, input, token).await?;
        Ok((place.cart().id, place))
    };
    let id: CartId = idempotency::once_taken(cx, "cart.change", &request, find_place, |tx, place| async move {
        let (cart, before, token) = match place {
            Place::Open(cart) => (cart.clone(), repo::lines(&tx, cart.id).await?, None),
            Place::New(cart, token) => (cart, Vec::new(), token),
            Place::Again(cart) => {
                put(seen, (None, Some(token.to_owned()), Some(cart)));
                return Ok(());
            }
        };
        let offers: Vec<OfferId> = input.lines.iter().map(|line| line.offer_id).collect();
        let held = cart.clone();
        let view = apply(cx, &tx, cart, before, input.expected_version, &offers, &move |rows, facts| {
            model::add(rows, &held, &input.lines, facts, cx.now(), || cx.id())
        })
        .await?;
        put(seen, (Some(view), token, None));
        Ok(())
    })
    .await?;
    match take(seen) {
        Some((Some(view), token, _)) => Ok(Added { view, token }),
        Some((None, token, Some(cart))) => {
            cx.mark_replayed();
            Ok(Added { view: view::load(cx, cart).await?, token })
        }
        _ => repeated(cx, shopper, id, token).await,
    }
}

fn check(input: &AddLines) -> Result<()> {
    if input.lines.is_empty() || input.lines.len() > MOST_LINES {
        return Err(Refusal::invalid("input.lines", format!("Give from 1 to {MOST_LINES} lines.")).into());
    }
    let wrong: Vec<Refusal> =
        (input.lines.iter().enumerate()).filter_map(|(place, line)| kernel::quantity(&format!("input.lines.{place}.quantity"), line.quantity).err()).collect();
    if wrong.is_empty() { Ok(()) } else { Err(Error::Refused(wrong)) }
}

/// Where the lines go.
enum Place {
    Open(cart::Model),
    /// Made by this request; the token where the shopper does not know it yet.
    New(cart::Model, Option<String>),
    /// Made by an earlier try of the same request.
    Again(cart::Model),
}

impl Place {
    fn cart(&self) -> &cart::Model {
        match self {
            Self::Open(cart) | Self::New(cart, _) | Self::Again(cart) => cart,
        }
    }
}

async fn locate(cx: &Cx, tx: &Tx, shopper: Option<&Shopper>, market: &Market, input: &AddLines, token: &str) -> Result<Place> {
    if let Some(shopper) = shopper {
        match (shopper, repo::grab(tx, shopper, cx.now()).await?) {
            (_, Grab::Taken(cart)) => return Ok(Place::Open(cart)),
            (_, Grab::Claimed) => return Err(claimed().into()),
            (Shopper::Customer { user }, Grab::Gone(_)) => return create(cx, tx, shopper, cart_of(cx, market, Some(*user), None)).await,
            // A token we once gave stays good; one that somebody thought up does not become one.
            (Shopper::Guest { token_hash }, Grab::Gone(Some(_))) => return create(cx, tx, shopper, cart_of(cx, market, None, Some(token_hash.clone()))).await,
            (Shopper::Guest { .. }, Grab::Gone(None)) => {}
        }
    }
    stranger(cx, tx, market, input, token).await
}

async fn create(cx: &Cx, tx: &Tx, shopper: &Shopper, cart: cart::Model) -> Result<Place> {
    if repo::insert(tx, cart.clone()).await? {
        return Ok(Place::New(cart, None));
    }
    // Two first requests of one person met: the other one's cart is there by now.
    match repo::grab(tx, shopper, cx.now()).await? {
        Grab::Taken(cart) => Ok(Place::Open(cart)),
        Grab::Claimed | Grab::Gone(_) => Err(claimed().into()),
    }
}

async fn stranger(cx: &Cx, tx: &Tx, market: &Market, input: &AddLines, token: &str) -> Result<Place> {
    let cart = cart_of(cx, market, None, Some(crypto::sha256(token.as_bytes())));
    if repo::insert(tx, cart.clone()).await? {
        return Ok(Place::New(cart, Some(token.to_owned())));
    }
    first_again(cx, tx, market, input, token).await
}

/// The same key from a stranger once more. While nothing happened to the cart it made, its maker is asking again because
/// the answer was lost; afterwards it is somebody else, who gets a cart of their own.
async fn first_again(cx: &Cx, tx: &Tx, market: &Market, input: &AddLines, token: &str) -> Result<Place> {
    let maker = Shopper::Guest { token_hash: crypto::sha256(token.as_bytes()) };
    if let Some(cart) = repo::open(tx, &maker).await?.filter(|cart| cart.version == 1 && cx.now() - cart.created_at < FIRST_ANSWER_MS) {
        let rows = repo::lines(tx, cart.id).await?;
        return if same_lines(&rows, input) { Ok(Place::Again(cart)) } else { Err(Refusal::IdempotencyConflict.into()) };
    }
    let token = crypto::token();
    let cart = cart_of(cx, market, None, Some(crypto::sha256(token.as_bytes())));
    repo::insert(tx, cart.clone()).await?;
    Ok(Place::New(cart, Some(token)))
}

fn same_lines(rows: &[entity::cart_line::Model], input: &AddLines) -> bool {
    let mut wanted = std::collections::HashMap::<OfferId, i64>::new();
    for line in &input.lines {
        *wanted.entry(line.offer_id).or_default() += line.quantity;
    }
    wanted.len() == rows.len() && rows.iter().all(|row| wanted.get(&row.offer_id) == Some(&row.quantity))
}

fn cart_of(cx: &Cx, market: &Market, user_id: Option<entity::ids::UserId>, token_hash: Option<String>) -> cart::Model {
    let now = cx.now();
    cart::Model {
        id: cx.id(),
        user_id,
        token_hash,
        currency: market.currency.code().into(),
        country: market.country.clone(),
        state: CartState::Open,
        claimed_until: None,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// The stored answer to a request that a known shopper sent before.
async fn repeated(cx: &Cx, shopper: Option<&Shopper>, id: CartId, token: &str) -> Result<Added> {
    let fresh = Shopper::Guest { token_hash: crypto::sha256(token.as_bytes()) };
    for owner in shopper.into_iter().chain([&fresh]) {
        if let Some(view) = view::view_by_id(cx, owner, id).await? {
            let token = (owner == &fresh).then(|| token.to_owned());
            return Ok(Added { view, token });
        }
    }
    Err(Refusal::state("This cart was ordered or merged since.").into())
}
