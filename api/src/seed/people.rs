//! The people, the vendors and how they send their parcels.

use entity::ids::{LocationId, UserId, VendorId};
use entity::states::Role;
use identity::SeedUser;
use inventory::SeedLocation;
use platform::{Cx, Error, Result, Tx};
use shipping::{SeedMethod, SeedRate};
use vendors::NewVendor;

use super::random::Chance;
use super::words::{FIRST_NAMES, LAST_NAMES, VENDORS};

/// Of every demo person; public on purpose, which is why production has none of them.
pub const PASSWORD: &str = "stoa-demo-2026";
/// What people sign in as: address, name, role.
pub const DEMO_PEOPLE: [(&str, &str, Role); 5] = [
    ("customer@demo.test", "Nora Bakker", Role::Customer),
    ("customer2@demo.test", "Minh Trần", Role::Customer),
    ("vendor@demo.test", "Aldert Visser", Role::Customer),
    ("vendor2@demo.test", "Britta Kranz", Role::Customer),
    ("admin@demo.test", "Ada Stoa", Role::SuperAdmin),
];
const BUYERS: usize = 38;
const YEAR: i64 = 365 * 24 * 3_600_000;

/// A vendor as the rest of the seed needs it.
#[derive(Clone, Debug)]
pub struct Seller {
    pub id: VendorId,
    pub owner: UserId,
    pub code: String,
    pub country: &'static str,
    pub locations: Vec<LocationId>,
}

/// Everybody's id.
#[derive(Debug)]
pub struct People {
    pub sellers: Vec<Seller>,
    pub buyers: Vec<(UserId, String, String)>,
}

fn buyer(number: usize) -> (String, String) {
    let name = format!("{} {}", FIRST_NAMES[number % FIRST_NAMES.len()], LAST_NAMES[(number * 7) % LAST_NAMES.len()]);
    (format!("{}.{number}@demo.test", kernel::slugify(&name)), name)
}

fn owner_address(number: usize, slug: &str) -> String {
    match number {
        0 => "vendor@demo.test".into(),
        1 => "vendor2@demo.test".into(),
        _ => format!("owner@{slug}.demo.test"),
    }
}

/// Writes whoever is not there yet; `digest` is that of [`PASSWORD`].
pub async fn write(cx: &Cx, tx: &Tx, digest: &str) -> Result<People> {
    let (now, mut chance) = (cx.now(), Chance::of("people"));
    let mut users = Vec::new();
    let mut add = |email: String, name: &str, role, created_at| users.push(SeedUser { email, name: name.to_owned(), role, locale: "en".into(), created_at });
    // The operator comes last of all (`finish`): his being there says that the seed is whole.
    for (email, name, role) in DEMO_PEOPLE.into_iter().filter(|(.., role)| *role != Role::SuperAdmin) {
        add(email.to_owned(), name, role, now - YEAR);
    }
    let slugs: Vec<String> = VENDORS.iter().map(|(name, ..)| kernel::slugify(name)).collect();
    for (number, slug) in slugs.iter().enumerate().skip(2) {
        add(owner_address(number, slug), VENDORS[number].0, Role::Customer, now - YEAR);
    }
    for number in 0..BUYERS {
        let (email, name) = buyer(number);
        add(email, &name, Role::Customer, now - chance.between(YEAR / 2, YEAR));
    }
    let ids = identity::seed_users(cx, tx, digest, &users).await?;
    let id = |email: &str| ids.get(email).copied().ok_or_else(|| Error::broken(format!("{email} was not written")));

    let (mut sellers, mut fresh) = (Vec::new(), Vec::new());
    for (number, (name, country, description)) in VENDORS.into_iter().enumerate() {
        let owner = id(&owner_address(number, &slugs[number]))?;
        let code = slugs[number].chars().filter(char::is_ascii_alphanumeric).take(4).collect::<String>().to_uppercase();
        let there = vendors::by_slug(tx, &slugs[number]).await?;
        let new = NewVendor {
            slug: Some(slugs[number].clone()),
            name: name.into(),
            description: description.into(),
            country: country.into(),
            email: format!("hello@{}.demo.test", slugs[number]),
        };
        // Every third one sends from two places.
        let locations = (0..if number % 3 == 2 { 2 } else { 1 }).map(|_| cx.id()).collect();
        if let Some(vendor) = there {
            sellers.push(Seller { id: vendor.id, owner, code, country, locations: Vec::new() });
        } else {
            let contact = if number < 2 { DEMO_PEOPLE[2 + number].1 } else { LAST_NAMES[number % LAST_NAMES.len()] };
            let trader = vendors::specimen(number, name, contact, country);
            let vendor = vendors::establish(cx, tx, new, owner, &trader).await?;
            fresh.push(Seller { id: vendor.id, owner, code: code.clone(), country, locations });
            sellers.extend(fresh.last().cloned());
        }
    }
    deliveries(cx, tx, &fresh).await?;

    let mut buyers = Vec::new();
    for (email, name) in DEMO_PEOPLE.iter().take(2).map(|(email, name, _)| ((*email).to_owned(), (*name).to_owned())).chain((0..BUYERS).map(buyer)) {
        buyers.push((id(&email)?, email, name));
    }
    Ok(People { sellers, buyers })
}

/// Whether an earlier seed came to its end.
pub async fn finished(cx: &Cx) -> Result<bool> {
    Ok(identity::seeded_user(&cx.db, "admin@demo.test").await?.is_some())
}

/// Writes the operator, and with that the end of the seed.
pub async fn finish(cx: &Cx, digest: &str) -> Result<()> {
    let operators = DEMO_PEOPLE.into_iter().filter(|(.., role)| *role == Role::SuperAdmin);
    let users: Vec<SeedUser> = operators
        .map(|(email, name, role)| SeedUser { email: email.into(), name: name.into(), role, locale: "en".into(), created_at: cx.now() - YEAR })
        .collect();
    let users = &users;
    cx.db.write("seed.finish", |tx| async move { identity::seed_users(cx, &tx, digest, users).await.map(drop) }).await
}

/// Standard and express everywhere; at home it costs less.
async fn deliveries(cx: &Cx, tx: &Tx, sellers: &[Seller]) -> Result<()> {
    let (mut locations, mut methods, mut rates) = (Vec::new(), Vec::new(), Vec::new());
    for seller in sellers {
        for (position, (id, name)) in seller.locations.iter().zip(["Workshop", "Depot"]).enumerate() {
            locations.push(SeedLocation {
                id: *id,
                vendor_id: seller.id,
                name: name.into(),
                country: seller.country.into(),
                position: i32::try_from(position).unwrap_or(0),
            });
        }
        for (position, (code, name, carrier, days, factor)) in
            [("standard", "Standard", "Parcel post", (2, 4), 1), ("express", "Express", "Courier", (1, 1), 2)].into_iter().enumerate()
        {
            let method = SeedMethod {
                id: cx.id(),
                vendor_id: seller.id,
                code: code.into(),
                name: name.into(),
                carrier: carrier.into(),
                min_days: days.0,
                max_days: days.1,
                position: i32::try_from(position).unwrap_or(0),
            };
            for country in ["DE", "NL", "VN", "*"] {
                let cents = factor
                    * if country == seller.country {
                        395
                    } else if country == "*" || seller.country == "VN" || country == "VN" {
                        1490
                    } else {
                        695
                    };
                // Parcels above a sum go free, but not by courier.
                let free = (factor == 1 && country != "*").then_some(6000);
                for (currency, price, free) in [("EUR", cents, free), ("VND", dong(cents), free.map(dong))] {
                    rates.push(SeedRate {
                        method_id: method.id,
                        vendor_id: seller.id,
                        country: country.into(),
                        currency: currency.into(),
                        price_minor: price,
                        free_above_minor: free,
                    });
                }
            }
            methods.push(method);
        }
    }
    inventory::seed_locations(cx, tx, &locations).await?;
    shipping::seed_methods(cx, tx, &methods).await?;
    shipping::seed_rates(tx, &rates).await
}

/// Euro cents as round dong.
#[must_use]
pub fn dong(cents: i64) -> i64 {
    (cents * 290 + 500) / 1000 * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_nobodys_twice() {
        let all: std::collections::BTreeSet<_> = (0..BUYERS).map(|number| buyer(number).0).collect();
        assert_eq!(all.len(), BUYERS);
        assert_eq!(kernel::slugify(VENDORS[0].0), "alder-goods");
        assert_eq!(kernel::slugify(VENDORS[1].0), "birch-market");
        assert_eq!(VENDORS.iter().map(|(name, ..)| kernel::slugify(name)).collect::<std::collections::BTreeSet<_>>().len(), VENDORS.len());
    }
}
