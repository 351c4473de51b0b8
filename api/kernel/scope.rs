//! What somebody may do beyond what everybody may: rights with names, the same for people and for programs.

use std::fmt;
use std::str::FromStr;

macro_rules! scopes {
    ($($(#[$doc:meta])* $name:ident $text:literal)+) => {
        /// One right. A role is a set of them, and an API client is given some.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Scope { $($(#[$doc])* $name),+ }

        impl Scope {
            /// All there are.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As it is stored and told.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }

        impl FromStr for Scope {
            type Err = UnknownScope;

            fn from_str(text: &str) -> Result<Self, UnknownScope> {
                match text { $($text => Ok(Self::$name),)+ _ => Err(UnknownScope) }
            }
        }
    };
}

scopes! {
    /// Products, variants, pictures and offers, drafts too.
    CatalogueRead "catalogue_read"
    CatalogueWrite "catalogue_write"
    /// Warehouses and what is in them.
    StockRead "stock_read"
    StockWrite "stock_write"
    OrdersRead "orders_read"
    /// Accept, reject, ship, deliver.
    OrdersWrite "orders_write"
    /// Money back to buyers.
    RefundsWrite "refunds_write"
    /// Balances, statements, journals.
    LedgerRead "ledger_read"
    /// The vendor itself and how it delivers.
    StoreRead "store_read"
    StoreWrite "store_write"
    /// The team and who is invited.
    TeamRead "team_read"
    TeamWrite "team_write"
    /// API clients.
    ClientsRead "clients_read"
    ClientsWrite "clients_write"
    /// All accounts.
    PeopleRead "people_read"
    PeopleWrite "people_write"
    /// Who runs the marketplace, and as what.
    RolesWrite "roles_write"
    /// Looking through somebody's eyes.
    Impersonate "impersonate"
    /// All vendors, with what only they and the marketplace see.
    VendorsRead "vendors_read"
    VendorsWrite "vendors_write"
    /// Taxes and commissions.
    RulesRead "rules_read"
    RulesWrite "rules_write"
    /// Background work.
    JobsRead "jobs_read"
    JobsWrite "jobs_write"
    /// Who did what.
    AuditRead "audit_read"
}

/// A text that names no right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownScope;

impl fmt::Display for UnknownScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a scope")
    }
}

impl std::error::Error for UnknownScope {}

/// A set of rights.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Scopes(u64);

impl Scopes {
    /// Those of the list.
    #[must_use]
    pub const fn of(list: &[Scope]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < list.len() {
            bits |= 1 << list[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    /// These and one more.
    #[must_use]
    pub const fn with(self, scope: Scope) -> Self {
        Self(self.0 | 1 << scope as u64)
    }

    /// Whether it is among them.
    #[must_use]
    pub const fn has(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u64) != 0
    }

    /// Whether all of them are in the other set.
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Those among them that only look.
    #[must_use]
    pub fn reading(self) -> Self {
        Self::of(&self.iter().filter(|scope| scope.name().ends_with("_read")).collect::<Vec<_>>())
    }

    /// Those that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, in the order of their definition.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.iter().copied().filter(move |scope| self.has(*scope))
    }

    /// Their names with a blank between, as RFC 6749 writes them.
    #[must_use]
    pub fn names(self) -> String {
        self.iter().map(Scope::name).collect::<Vec<_>>().join(" ")
    }

    /// Those named; a name nobody knows (any more) grants nothing.
    #[must_use]
    pub fn named(names: &str) -> Self {
        let known: Vec<Scope> = names.split_ascii_whitespace().filter_map(|name| name.parse().ok()).collect();
        Self::of(&known)
    }
}

impl fmt::Debug for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Scope::name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_survives_its_names_and_an_unknown_name_grants_nothing() {
        let some = Scopes::of(&[Scope::OrdersRead, Scope::AuditRead]);
        assert_eq!(some.names(), "orders_read audit_read");
        assert_eq!(Scopes::named(&some.names()), some);
        assert_eq!(Scopes::named("orders_read everything"), Scopes::of(&[Scope::OrdersRead]));
        assert!(Scope::ALL.len() <= 64);
        assert!(Scope::ALL.iter().all(|scope| Scopes::of(&[*scope]).iter().eq([*scope]) && scope.name().parse() == Ok(*scope)));
    }

    #[test]
    fn within_and_both() {
        let (one, both) = (Scopes::of(&[Scope::StockRead]), Scopes::of(&[Scope::StockRead, Scope::StockWrite]));
        assert!(one.within(both) && !both.within(one) && Scopes::default().within(one));
        assert_eq!(both.and(one), one);
        assert_eq!(both.with(Scope::Impersonate).reading(), one);
    }
}
