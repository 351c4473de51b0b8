//! Payments, as their buyer and operators see them. Reached through an order that was found in scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object};
use entity::ids::OrderId;
use entity::{payment, states};

use super::checkout::NextAction;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{DateTime, Money};

/// How far a payment is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::PaymentState")]
pub enum PaymentState {
    /// Not asked for yet.
    Created,
    /// The buyer has to do something first.
    RequiresAction,
    /// The gateway will tell.
    Processing,
    /// Reserved, not taken yet.
    Authorized,
    /// Taken in part.
    PartiallyCaptured,
    /// Taken.
    Captured,
    /// Declined.
    Failed,
    /// Given up before anything was taken.
    Cancelled,
    /// Nobody paid in time.
    Expired,
}

/// Money asked of a buyer.
pub struct Payment(pub payment::Model);

/// Money asked of a buyer.
#[Object]
impl Payment {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// How far it is.
    async fn state(&self) -> PaymentState {
        self.0.state.into()
    }
    /// Who takes the money.
    async fn gateway(&self) -> &str {
        &self.0.gateway
    }
    /// What was asked for.
    async fn amount(&self) -> Money {
        Money::stored(self.0.amount_minor, &self.0.currency)
    }
    /// What was taken.
    async fn captured(&self) -> Money {
        Money::stored(self.0.captured_minor, &self.0.currency)
    }
    /// What went back, or is on its way back.
    async fn refunded(&self) -> Money {
        Money::stored(self.0.refunded_minor, &self.0.currency)
    }
    /// What the gateway kept for itself; null for everybody but operators.
    async fn fee(&self, ctx: &Context<'_>) -> Option<Money> {
        ctx.operator(kernel::Scope::LedgerRead).is_ok().then(|| Money::stored(self.0.fee_minor, &self.0.currency))
    }
    /// Why it was declined, in the gateway's word.
    async fn decline_code(&self) -> Option<&str> {
        self.0.decline_code.as_deref()
    }
    /// What the buyer has to do at the gateway, while it waits for that.
    async fn next_action(&self) -> Option<NextAction> {
        self.0.next_action.as_ref().map(NextAction::of)
    }
    /// Until when it waits.
    async fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(DateTime)
    }
    /// When it was asked for.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// All payments for an order, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PaymentsOf(pub OrderId);

impl Loader<PaymentsOf> for Loaders {
    type Value = Vec<payment::Model>;
    type Error = LoadError;

    async fn load(&self, keys: &[PaymentsOf]) -> Result<HashMap<PaymentsOf, Self::Value>, Self::Error> {
        let orders: Vec<OrderId> = keys.iter().map(|key| key.0).collect();
        let mut found: HashMap<PaymentsOf, Self::Value> = HashMap::new();
        for payment in payments::by_references(&self.cx.db, &orders).await.map_err(Arc::new)? {
            found.entry(PaymentsOf(payment.reference)).or_default().push(payment);
        }
        Ok(found)
    }
}
