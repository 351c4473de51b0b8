//! Which rate applies, and what it comes to.

use std::collections::HashMap;

use entity::ids::{ShippingMethodId, VendorId};
use entity::{shipping_method, shipping_rate};

/// A rate's country that stands for every country without one of its own.
pub const EVERYWHERE: &str = "*";

/// One vendor's part of a cart: what its items come to decides whether shipping is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippingQuery {
    pub vendor: VendorId,
    pub items_minor: i64,
}

/// One way one vendor would send its part, with its gross price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingOption {
    pub method_id: ShippingMethodId,
    pub vendor_id: VendorId,
    pub code: String,
    pub name: String,
    pub carrier: String,
    pub min_days: i32,
    pub max_days: i32,
    pub price_minor: i64,
}

/// Per method the rate for this country, or else the one for everywhere.
#[must_use]
pub fn applying<'a>(rates: impl IntoIterator<Item = &'a shipping_rate::Model>) -> HashMap<ShippingMethodId, &'a shipping_rate::Model> {
    let mut best: HashMap<ShippingMethodId, &shipping_rate::Model> = HashMap::new();
    for rate in rates {
        match best.get(&rate.method_id) {
            Some(found) if found.country != EVERYWHERE => {}
            _ => {
                best.insert(rate.method_id, rate);
            }
        }
    }
    best
}

/// What a rate comes to for items of this value.
#[must_use]
pub fn price(rate: &shipping_rate::Model, items_minor: i64) -> i64 {
    if rate.free_above_minor.is_some_and(|above| items_minor >= above) { 0 } else { rate.price_minor }
}

/// What a vendor offers for items of this value, in its own order of methods.
pub fn offer<'a>(
    methods: &'a [shipping_method::Model],
    rates: &HashMap<ShippingMethodId, &shipping_rate::Model>,
    items_minor: i64,
) -> impl Iterator<Item = (&'a shipping_method::Model, i64)> {
    methods.iter().filter_map(move |method| rates.get(&method.id).map(|rate| (method, price(rate, items_minor))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::ids::Uuid;

    const METHOD: ShippingMethodId = ShippingMethodId(Uuid::from_u128(1));

    fn rate(country: &str, price_minor: i64, free_above_minor: Option<i64>) -> shipping_rate::Model {
        let vendor_id = VendorId(Uuid::from_u128(2));
        shipping_rate::Model { method_id: METHOD, vendor_id, country: country.into(), currency: "EUR".into(), price_minor, free_above_minor }
    }

    #[test]
    fn a_country_of_its_own_wins_over_everywhere() {
        for rates in [vec![rate("*", 900, None), rate("DE", 400, None)], vec![rate("DE", 400, None), rate("*", 900, None)]] {
            assert_eq!(applying(&rates)[&METHOD].price_minor, 400);
        }
        assert_eq!(applying(&[rate("*", 900, None)])[&METHOD].price_minor, 900);
    }

    #[test]
    fn shipping_is_free_from_the_limit_on() {
        assert_eq!(
            [price(&rate("*", 900, Some(5_000)), 4_999), price(&rate("*", 900, Some(5_000)), 5_000), price(&rate("*", 900, None), i64::MAX)],
            [900, 0, 900]
        );
    }
}
