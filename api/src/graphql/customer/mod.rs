//! The shop's door: what buyers and visitors use. One file per room, each with its root fields;
//! add yours to the two lists.

pub mod cart;
pub mod catalog;
pub mod checkout;
pub mod elsewhere;
pub mod identity;
pub mod orders;
pub mod passkeys;
pub mod privacy;
pub mod search;
pub mod second_factor;
pub mod shipping;
pub mod shop;
pub mod vendors;
pub mod withdrawal;

use async_graphql::{MergedObject, MergedSubscription};

/// Reads for everybody and for signed-in people.
#[derive(MergedObject, Default)]
pub struct CustomerQuery(
    shop::ShopQuery,
    catalog::CatalogQuery,
    search::SearchQuery,
    cart::CartQuery,
    identity::IdentityQuery,
    vendors::VendorsQuery,
    shipping::ShippingOptionsQuery,
    checkout::CheckoutQuery,
    orders::OrderQuery,
    privacy::PrivacyQuery,
);

/// Changes by everybody and by signed-in people.
#[derive(MergedObject, Default)]
pub struct CustomerMutation(
    cart::CartMutation,
    identity::IdentityMutation,
    second_factor::SecondFactorMutation,
    passkeys::PasskeyMutation,
    elsewhere::ElsewhereMutation,
    vendors::InvitationMutation,
    checkout::CheckoutMutation,
    orders::OrderMutation,
    withdrawal::WithdrawalMutation,
    privacy::PrivacyMutation,
);

/// What buyers and visitors can follow.
#[derive(MergedSubscription, Default)]
pub struct CustomerSubscription(cart::CartSubscription, orders::OrderSubscription);
