//! A checkout as its buyer sees it. Reading changes nothing.

use entity::ids::CheckoutId;
use entity::{checkout, payment};
use kernel::{Refusal, Shopper};
use platform::{Cx, Result};

use crate::cancel::open_payment;
use crate::model::judge;
use crate::repo;
use crate::survey::{Survey, currency_of, survey};

/// Everything there is to show.
#[derive(Clone, Debug)]
pub struct View {
    pub checkout: checkout::Model,
    pub survey: Survey,
    /// A payment that waits for the buyer or the gateway.
    pub payment: Option<payment::Model>,
    /// What keeps it from being completed as the buyer last saw it.
    pub problems: Vec<Refusal>,
}

impl View {
    pub(crate) fn of(checkout: checkout::Model, survey: Survey, payment: Option<payment::Model>) -> Result<Self> {
        let problems = judge(&checkout, &survey, currency_of(&checkout)?);
        Ok(Self { checkout, survey, payment, problems })
    }
}

/// The shopper's own checkout.
///
/// # Errors
/// `NotFound`.
pub async fn view(cx: &Cx, shopper: &Shopper, id: CheckoutId) -> Result<View> {
    let checkout = repo::find(&cx.db, shopper, id, "checkoutId").await?;
    let survey = survey(cx, &cx.db, &checkout).await?;
    let payment = open_payment(&cx.db, &checkout).await?;
    View::of(checkout, survey, payment)
}
