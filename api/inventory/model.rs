//! Sums, plans and takings, without a database.

use std::collections::BTreeMap;

use entity::ids::{LocationId, VariantId, VendorId};
use entity::stock_reservation;
use kernel::Refusal;

/// One vendor's stock of one variant, over all its locations.
pub type Pool = (VariantId, VendorId);

/// Too few are left for what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    pub variant: VariantId,
    pub vendor: VendorId,
    pub requested: i64,
    pub available: i64,
}

/// How many of a variant are to come from one location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub variant: VariantId,
    pub location: LocationId,
    pub vendor: VendorId,
    pub quantity: i64,
}

/// What one location can still promise, as a plan sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct Free {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub available: i64,
    /// How many live holds the one who asks has already; the same in every row.
    pub holds: i64,
}

/// Adds up lines by pool. Summing comes first: two lines that share an item would otherwise each be found coverable.
///
/// # Errors
/// `ValidationFailed` for a quantity below 1 or a sum beyond any stock.
pub fn sum(lines: &[(VariantId, VendorId, i64)]) -> Result<BTreeMap<Pool, i64>, Refusal> {
    let mut pools = BTreeMap::new();
    for (variant, vendor, quantity) in lines {
        if *quantity < 1 {
            return Err(Refusal::invalid("input.quantity", "A quantity is at least 1."));
        }
        let sum: &mut i64 = pools.entry((*variant, *vendor)).or_default();
        *sum = sum.checked_add(*quantity).ok_or_else(|| Refusal::invalid("input.quantity", "That is more than anybody has."))?;
    }
    Ok(pools)
}

/// Spreads what is wanted over the locations in the order given, and sorts it for locking.
///
/// # Errors
/// What is short, per pool.
pub fn plan(wanted: &BTreeMap<Pool, i64>, free: &[Free]) -> Result<Vec<Part>, Vec<Shortage>> {
    let mut parts = Vec::new();
    let mut shortages = Vec::new();
    for (&(variant, vendor), &requested) in wanted {
        let mut rest = requested;
        let mut available = 0;
        for level in free.iter().filter(|level| level.variant_id == variant && level.vendor_id == vendor && level.available > 0) {
            available += level.available;
            let quantity = rest.min(level.available);
            if quantity > 0 {
                parts.push(Part { variant, location: level.location_id, vendor, quantity });
                rest -= quantity;
            }
        }
        if rest > 0 {
            shortages.push(Shortage { variant, vendor, requested, available });
        }
    }
    // The one order in which levels are locked everywhere: carts in random order would otherwise deadlock.
    parts.sort_by_key(|part| (part.variant, part.location));
    if shortages.is_empty() { Ok(parts) } else { Err(shortages) }
}

/// Adds up parts of one level, so that each level is changed by one statement.
#[must_use]
pub fn by_level(parts: impl IntoIterator<Item = Part>) -> Vec<Part> {
    let mut levels: BTreeMap<(VariantId, LocationId), Part> = BTreeMap::new();
    for part in parts {
        levels.entry((part.variant, part.location)).and_modify(|sum| sum.quantity += part.quantity).or_insert(part);
    }
    levels.into_values().collect()
}

/// Some units of one reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub from: stock_reservation::Model,
    pub quantity: i64,
}

/// Picks the reservations that units come from, in the order given.
///
/// # Errors
/// `StateConflict` when more is wanted than is reserved.
pub fn take(wanted: &BTreeMap<Pool, i64>, rows: Vec<stock_reservation::Model>) -> Result<Vec<Taken>, Refusal> {
    let mut rest = wanted.clone();
    let mut taken = Vec::new();
    for row in rows {
        let Some(open) = rest.get_mut(&(row.variant_id, row.vendor_id)) else { continue };
        let quantity = row.quantity.min(*open);
        if quantity > 0 {
            *open -= quantity;
            taken.push(Taken { from: row, quantity });
        }
    }
    if rest.values().all(|open| *open == 0) { Ok(taken) } else { Err(Refusal::state("More units were named than are allocated to this order.")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::ids::Uuid;

    const VENDOR: VendorId = VendorId(Uuid::from_u128(1));

    fn variant(n: u128) -> VariantId {
        VariantId(Uuid::from_u128(n))
    }

    fn free(variant_no: u128, location: u128, available: i64) -> Free {
        Free { variant_id: variant(variant_no), location_id: LocationId(Uuid::from_u128(location)), vendor_id: VENDOR, available, holds: 0 }
    }

    #[test]
    fn lines_of_one_item_are_summed_before_anything_is_looked_up() {
        let wanted = sum(&[(variant(1), VENDOR, 2), (variant(2), VENDOR, 1), (variant(1), VENDOR, 3)]).unwrap();
        assert_eq!(wanted.into_iter().collect::<Vec<_>>(), [((variant(1), VENDOR), 5), ((variant(2), VENDOR), 1)]);
        for wrong in [0, -1, i64::MIN] {
            assert!(sum(&[(variant(1), VENDOR, wrong)]).is_err());
        }
        assert!(sum(&[(variant(1), VENDOR, i64::MAX), (variant(1), VENDOR, 1)]).is_err());
    }

    #[test]
    fn a_plan_fills_locations_in_order_and_locks_in_another() {
        let wanted = sum(&[(variant(2), VENDOR, 3), (variant(1), VENDOR, 4)]).unwrap();
        let parts = plan(&wanted, &[free(1, 9, 3), free(1, 5, 3), free(2, 9, 7)]).unwrap();
        let found: Vec<_> = parts.iter().map(|part| (part.variant, part.location.0.as_u128(), part.quantity)).collect();
        assert_eq!(found, [(variant(1), 5, 1), (variant(1), 9, 3), (variant(2), 9, 3)]);
    }

    #[test]
    fn every_short_line_is_named() {
        let wanted = sum(&[(variant(1), VENDOR, 4), (variant(2), VENDOR, 1), (variant(3), VENDOR, 1)]).unwrap();
        let shortages = plan(&wanted, &[free(1, 9, 3), free(3, 9, 1), free(2, 9, -2)]).unwrap_err();
        assert_eq!(
            shortages.iter().map(|short| (short.variant, short.requested, short.available)).collect::<Vec<_>>(),
            [(variant(1), 4, 3), (variant(2), 1, 0)]
        );
    }
}
