//! What things cost: prices of offers in several currencies, the buy box, tax by country and day, the marketplace's
//! commission, and the quote that puts them together for a cart. A quote is whole: its lines and deliveries sum to its
//! vendors' parts, and those to its total, to the last minor unit.
//!
//! The buy box ranks by the landed price, so it stands on `shipping`; what is in stock it is told.
//! Deliberately not here: promotions (later), and what an order has frozen: a quote is taken, never changed.

mod book;
mod built_in;
mod buy_box;
mod commission;
mod events;
mod model;
mod offer;
mod prices;
mod quote;
mod sale;
mod seed;
mod tax;
#[cfg(test)]
mod tests;

pub use buy_box::{Ranked, Standing, buy_box, standing};
pub use commission::{RuleInput, commission_rules, commission_rules_set, on_vendor_approved};
pub use events::OfferChanged;
pub use model::{MARKETPLACE_COUNTRY, PricedLine, PricedVendor, Quote, QuoteLine, QuoteRequest};
pub use offer::{OfferInput, put_offer, upsert_offer, withdraw};
pub use prices::{prices, prices_by_offer_ids, prices_by_product_ids};
pub use quote::quote;
pub use sale::{Sale, sales};
pub use seed::{SeedPrice, seed_prices};
pub use tax::{TaxRuleInput, ensure_tax_rates, tax_rates, tax_rules_set};
