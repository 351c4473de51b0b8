//! How far an order, a part of one, a parcel and a refund are, as they are read.

use async_graphql::Enum;
use entity::states;

/// How far an order is, as the public reads it.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::OrderStatus")]
pub enum OrderStatus {
    /// Not paid yet.
    Pending,
    /// Paid; the vendors prepare it.
    Paid,
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Some of the money went back.
    PartiallyRefunded,
    /// All of the money went back.
    Refunded,
    /// Cancelled before it was sent.
    Cancelled,
    /// Not paid in time.
    Expired,
}

/// The life of a vendor's part.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::Lifecycle")]
pub enum OrderLifecycle {
    /// Not paid yet.
    Pending,
    /// Paid.
    Placed,
    /// Held back.
    OnHold,
    /// Delivered, and the time to send it back is over.
    Completed,
    /// Cancelled.
    Cancelled,
    /// Not paid in time.
    Expired,
}

/// How much of a vendor's part has left and arrived.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::Fulfilment")]
pub enum OrderFulfillment {
    /// Nothing has left.
    Unfulfilled,
    /// Some has left.
    PartiallyShipped,
    /// All has left.
    Shipped,
    /// All has arrived.
    Delivered,
    /// Some came back.
    PartiallyReturned,
    /// All came back.
    Returned,
}

/// How a vendor's part is paid.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::OrderPaymentState")]
pub enum OrderPaymentState {
    /// Not paid.
    Unpaid,
    /// Reserved at the gateway.
    Authorized,
    /// Paid in part.
    PartiallyPaid,
    /// Paid.
    Paid,
    /// Some went back.
    PartiallyRefunded,
    /// All went back.
    Refunded,
    /// Taken back by the buyer's bank.
    ChargedBack,
}

/// Where a parcel is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::FulfillmentState")]
pub enum FulfillmentStatus {
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Called back.
    Cancelled,
}

/// How far a refund is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::RefundState")]
pub enum RefundStatus {
    /// Asked of the gateway.
    Pending,
    /// Sent.
    Succeeded,
    /// The gateway could not send it.
    Failed,
}
