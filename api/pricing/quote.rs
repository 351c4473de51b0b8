//! What a cart costs.

use platform::{Cx, Result};
use sea_orm::ConnectionTrait;

use crate::book::Book;
use crate::model::{Quote, QuoteRequest, price};

/// Prices a request by the rates and rules of this revision, which the caller read beside the prices. They are kept in
/// memory: mostly this costs no statement at all, and it is never by a rate of yesterday.
///
/// # Errors
/// `ValidationFailed` as in [`price`], or the database's own.
pub async fn quote(cx: &Cx, db: &impl ConnectionTrait, revision: i64, request: &QuoteRequest) -> Result<Quote> {
    let book = cx.memo.get(format!("pricing:book:{revision}"), Book::load(db)).await?;
    Ok(price(request, &book, cx.now())?)
}
