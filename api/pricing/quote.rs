//! What a cart costs.

use std::time::Duration;

use platform::{Cx, Result};
use sea_orm::ConnectionTrait;

use crate::book::Book;
use crate::model::{MARKETPLACE_COUNTRY, Quote, QuoteRequest, price};

/// How long an old rate may still be shown. What is charged is quoted from the rows themselves.
const FRESH: Duration = Duration::from_secs(5);
/// Where the rates and rules are kept.
const KEY: &str = "pricing:book";

/// Prices a request from the rows as they are now: for the moment in which a buyer commits to it.
/// Two statements, three where commission rules name categories.
///
/// # Errors
/// `ValidationFailed` as in [`price`], or the database's own.
pub async fn quote(db: &impl ConnectionTrait, now: i64, request: &QuoteRequest) -> Result<Quote> {
    let book = Book::load(db, Some(&[request.country.as_str(), MARKETPLACE_COUNTRY])).await?;
    Ok(price(request, &book, now)?)
}

/// As [`quote`], by rates and rules up to 5 seconds old: for showing. Mostly no statement at all.
///
/// # Errors
/// As [`quote`].
pub async fn quote_cached(cx: &Cx, request: &QuoteRequest) -> Result<Quote> {
    if let Some(book) = cx.cache.read::<Book>(KEY).await {
        return Ok(price(request, &book, cx.now())?);
    }
    let book = Book::load(&cx.db, None).await?;
    cx.cache.write(KEY, &book, FRESH).await;
    Ok(price(request, &book, cx.now())?)
}

/// Forgets the rates and rules after one of them changed.
pub async fn forget(cx: &Cx) {
    cx.cache.remove(KEY).await;
}
