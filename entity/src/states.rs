//! Stored enums: text in the database, guarded there by CHECK constraints.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

macro_rules! states {
    ($($(#[$doc:meta])* $name:ident { $($value:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
        #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($value),+ }
    )+};
}

states! {
    CartState { Open, Ordered, Merged }
    TaxClass { Standard, Reduced, Zero }
    AttributeKind { Text, Number, Boolean }
    ProductState { Draft, Active, Archived }
    VariantState { Active, Archived }
    OfferState { Active, Withdrawn }
    CheckoutState { Open, Completing, Completed, Cancelled, Expired }
    Role { Customer, Vendor, Support, Finance, Admin, SuperAdmin }
    UserState { Active, Suspended }
    OauthPurpose { SignIn, Link }
    TokenPurpose { Verify, Reset, ChangeEmail }
    FactorMethod { App, Mail, Sms, Passkey }
    PasskeyPurpose { Register, SignIn, Answer, Prove }
    RefreshState { Active, Rotated, Revoked }
    ReservationState { Held, Allocated, Shipped, Released, Expired }
    MovementKind { Adjust, Set, Ship, Import }
    AccountKind { Asset, Liability, Revenue, Expense, Control }
    OrderStatus { Pending, Paid, Shipped, Delivered, PartiallyRefunded, Refunded, Cancelled, Expired }
    Lifecycle { Pending, Placed, OnHold, Completed, Cancelled, Expired }
    Fulfilment { Unfulfilled, PartiallyShipped, Shipped, Delivered, PartiallyReturned, Returned }
    OrderPaymentState { Unpaid, Authorized, PartiallyPaid, Paid, PartiallyRefunded, Refunded, ChargedBack }
    FulfillmentState { Shipped, Delivered, Cancelled }
    RefundState { Pending, Succeeded, Failed }
    PaymentState { Created, RequiresAction, Processing, Authorized, PartiallyCaptured, Captured, Failed, Cancelled, Expired }
    AttemptOperation { Pay, Cancel, Refund }
    AttemptState { Created, InDoubt, Succeeded, Failed }
    InboxState { New, Applied, Parked, Ignored }
    ChargeState { RequiresAction, Processing, Captured, Declined, Cancelled }
    ChargeRefundState { Pending, Succeeded, Failed }
    KeyState { Running, Done }
    JobState { Ready, Leased, Done, Dead }
    CardState { Listed, Hidden }
    StockClass { InStock, Low, Out }
    VendorState { Applying, Submitted, InfoRequested, Rejected, Live, Suspended, Terminated }
    ApplicationKind { Standard, Rescue }
    LegalForm { Company, SoleTrader }
    VatState { None, Unchecked, Valid, Invalid, Unreachable }
    DocumentKind { Identity, RegisterExtract, AddressProof, ExpulsionProof, Other }
    DocumentState { Awaited, Received, Refused, Removed }
    MemberRole { Owner, Manager, Catalogue, Fulfillment, Finance, Viewer }
    InvitationState { Open, Accepted, Withdrawn }
    StrikeKind { IllegalGoods, Counterfeit, Misleading, NotDelivered, OffPlatform, Abuse, Other }
    StrikeState { Standing, Appealed, Upheld, Revoked }
    ConsentPurpose { MarketingMail, Analytics, Personalisation, ThirdParty }
    ConsentSource { Account, Banner, Checkout, Registration, Letter }
    ExportState { Waiting, Ready, Removed }
    ErasureState { Waiting, Running, Done, Cancelled }
}
