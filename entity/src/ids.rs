//! Identifiers: UUIDv7 newtypes, so that a vendor's id can never stand where a product's is meant.
//! In storage they are bare UUIDs; outside they are a prefix, `_` and 26 characters of base32 (`prd_01j...`).

use std::fmt;
use std::str::FromStr;

pub use sea_orm::entity::prelude::Uuid;
use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};

/// What every identifier can do.
pub trait Id: Copy + Eq + std::hash::Hash + fmt::Debug + fmt::Display + FromStr<Err = BadId> + From<Uuid> + Send + Sync + 'static {
    /// The three letters before the underscore.
    const PREFIX: &'static str;
    /// The bare value.
    fn uuid(self) -> Uuid;
}

/// A text that is no identifier of the wanted type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id of this type")
    }
}

impl std::error::Error for BadId {}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 26 characters of Crockford's base32, most significant first, so that text order is time order.
fn encode(id: Uuid) -> String {
    let value = id.as_u128();
    (0..26).rev().map(|place| ALPHABET[((value >> (place * 5)) & 31) as usize] as char).collect()
}

fn decode(text: &str) -> Result<Uuid, BadId> {
    let bytes = text.as_bytes();
    // The first character carries three bits only.
    if bytes.len() != 26 || bytes[0] > b'7' {
        return Err(BadId);
    }
    let mut value = 0u128;
    for byte in bytes {
        let digit = ALPHABET.iter().position(|letter| letter == byte).ok_or(BadId)?;
        value = (value << 5) | digit as u128;
    }
    Ok(Uuid::from_u128(value))
}

macro_rules! ids {
    ($($name:ident $prefix:literal)+) => {$(
        #[doc = concat!("`", $prefix, "_...`")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl Id for $name {
            const PREFIX: &'static str = $prefix;
            fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", $prefix, encode(self.0))
            }
        }

        // One spelling everywhere people read it: logs, faults, the audit log.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                let rest = text.strip_prefix(concat!($prefix, "_")).ok_or(BadId)?;
                decode(rest).map(Self)
            }
        }

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    UserId "usr"
    SessionId "ses"
    RefreshTokenId "rft"
    AccountTokenId "act"
    OauthAttemptId "oat"
    IdentityLinkId "idl"
    AddressId "adr"
    PasskeyId "pky"
    PasskeyAttemptId "pka"
    FactorCodeId "fac"
    VendorId "ven"
    CategoryId "cat"
    AttributeId "atr"
    ProductId "prd"
    VariantId "var"
    MediaId "med"
    OfferId "ofr"
    ShippingMethodId "shm"
    LocationId "loc"
    ReservationId "rsv"
    StockMovementId "mov"
    TaxRateId "tax"
    CommissionRuleId "com"
    PaymentId "pay"
    AttemptId "att"
    AccountId "acc"
    JournalId "jrn"
    TransferId "trf"
    OrderId "ord"
    VendorOrderId "vor"
    OrderLineId "oln"
    OrderEventId "oev"
    FulfillmentId "ful"
    RefundId "ref"
    CartId "crt"
    CartLineId "cln"
    CheckoutId "chk"
    CheckoutLineId "ckl"
    EventId "evt"
    JobId "job"
    AuditEntryId "aud"
    InvitationId "inv"
    DocumentId "doc"
    StrikeId "str"
    ApiClientId "cli"
    ApiClientKeyId "clk"
    WithdrawalId "wdr"
    ConsentId "con"
    DataExportId "exp"
    ErasureId "era"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text_and_is_refused_as_another_type() {
        let id = ProductId(Uuid::from_u128(0x0192_f0c1_aaaa_7bbb_8ccc_dddd_eeee_ffff));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().parse::<VendorId>(), Err(BadId));
        assert_eq!(ProductId(Uuid::max()).to_string().parse(), Ok(ProductId(Uuid::max())));
    }

    #[test]
    fn text_order_is_time_order() {
        let earlier = ProductId(Uuid::from_u128(1 << 100)).to_string();
        let later = ProductId(Uuid::from_u128(1 << 101)).to_string();
        assert!(earlier < later);
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "prd_", "prd_8zzzzzzzzzzzzzzzzzzzzzzzzz", "prd_0000000000000000000000000u", "prd_0000000000000000000000000é", "prd-01"] {
            assert_eq!(text.parse::<ProductId>(), Err(BadId), "{text}");
        }
    }
}
