//! Values with one spelling in the whole schema: money, times, codes and typed ids.

use async_graphql::{ID, InputObject, InputValueError, InputValueResult, Object, Scalar, ScalarType, SimpleObject, Value};
use chrono::{DateTime as Chrono, SecondsFormat, Utc};
use entity::ids::Id;
use kernel::{Currency, Refusal};

/// Reads an id where one of this type is meant; any other text is refused on `path`.
///
/// # Errors
/// `ValidationFailed`.
pub fn id<T: Id>(path: &str, text: &ID) -> Result<T, Refusal> {
    text.parse().map_err(|_| Refusal::invalid(path, format!("An id that begins with `{}_` is meant.", T::PREFIX)))
}

/// As [`id`], where nothing is an answer too.
///
/// # Errors
/// `ValidationFailed`.
pub fn optional_id<T: Id>(path: &str, text: Option<&ID>) -> Result<Option<T>, Refusal> {
    text.map(|text| id(path, text)).transpose()
}

/// Brings a number that a room takes as 32 bits to its nearest such one: beyond them no room allows any.
#[must_use]
pub fn narrow(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

/// A decimal number as text (`12.30`), exact at any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(pub String);

/// A decimal number as text (`12.30`), exact at any size.
#[Scalar]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if text.len() <= 64 => Ok(Self(text)),
            // A whole number means the same in every language; a fraction has been through a float by then.
            Value::Number(number) if number.is_i64() => Ok(Self(number.to_string())),
            other => Err(InputValueError::expected_type(other)),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// A whole number of up to 64 bits as text, because JavaScript's numbers end at 53.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BigInt(pub i64);

/// A whole number of up to 64 bits as text, because JavaScript's numbers end at 53.
#[Scalar]
impl ScalarType for BigInt {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text.parse().ok(),
            Value::Number(number) => number.as_i64(),
            _ => None,
        }
        .map(Self)
        .ok_or_else(|| InputValueError::expected_type(value))
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// JSON as another specification has it; what that is stands at the field. At most 16 KiB, as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Json(pub serde_json::Value);

const MOST_JSON_BYTES: usize = 16 * 1024;

/// JSON as another specification has it; what that is stands at the field. At most 16 KiB, as text.
#[Scalar(name = "JSON")]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        let json = value.into_json().map_err(|_| InputValueError::custom("JSON is meant."))?;
        if json.to_string().len() > MOST_JSON_BYTES {
            return Err(InputValueError::custom("This is more than 16 KiB of JSON."));
        }
        Ok(Self(json))
    }
    fn to_value(&self) -> Value {
        // What is JSON already is a value.
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}

/// A currency by ISO 4217 (`EUR`, `VND`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrencyCode(pub String);

impl CurrencyCode {
    /// The currency, where there is such a one. It is read here and not by the scalar, so that the refusal is a `UserError`.
    ///
    /// # Errors
    /// `ValidationFailed` on `path`.
    pub fn read(&self, path: &str) -> Result<Currency, Refusal> {
        kernel::currency(path, &self.0)
    }
}

impl From<Currency> for CurrencyCode {
    fn from(currency: Currency) -> Self {
        Self(currency.code().into())
    }
}

/// A currency by ISO 4217 (`EUR`, `VND`).
#[Scalar]
impl ScalarType for CurrencyCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        short_text(value).map(Self)
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// A country by ISO 3166-1 alpha-2 (`DE`, `VN`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryCode(pub String);

impl CountryCode {
    /// The country in capitals.
    ///
    /// # Errors
    /// `ValidationFailed` on `path`.
    pub fn read(&self, path: &str) -> Result<String, Refusal> {
        kernel::country(path, &self.0)
    }
}

/// A country by ISO 3166-1 alpha-2 (`DE`, `VN`).
#[Scalar]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        short_text(value).map(Self)
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

fn short_text<T: async_graphql::InputType>(value: Value) -> Result<String, InputValueError<T>> {
    match value {
        Value::String(text) if text.len() <= 64 => Ok(text),
        other => Err(InputValueError::expected_type(other)),
    }
}

/// A moment in UTC by RFC 3339, to the millisecond (`2026-11-21T09:30:00.000Z`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub i64);

/// A moment in UTC by RFC 3339, to the millisecond (`2026-11-21T09:30:00.000Z`).
#[Scalar]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => Chrono::parse_from_rfc3339(text)
                .map(|time| Self(time.timestamp_millis()))
                .map_err(|_| InputValueError::custom("A time by RFC 3339 is meant, such as 2026-11-21T09:30:00Z.")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(Chrono::<Utc>::from_timestamp_millis(self.0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money(pub kernel::Money);

impl Money {
    /// `minor` of the currency's smallest unit.
    #[must_use]
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self(kernel::Money::new(minor, currency))
    }

    /// As stored: minor units beside a code. An unknown code cannot be stored; it would show as `XXX`.
    #[must_use]
    pub fn stored(minor: i64, code: &str) -> Self {
        Self::new(minor, Currency::from_code(code).unwrap_or(Currency::XXX))
    }
}

/// An amount of money.
#[Object]
impl Money {
    /// The amount as people write it (`12.30`).
    async fn amount(&self) -> Decimal {
        Decimal(self.0.decimal())
    }
    /// Its currency.
    async fn currency(&self) -> CurrencyCode {
        self.0.currency.into()
    }
    /// The amount in the currency's smallest unit (cents; whole dong).
    async fn minor(&self) -> BigInt {
        BigInt(self.0.minor)
    }
}

/// A price with the tax in it: `gross = net + tax`.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct TaxedMoney {
    /// Without tax.
    pub net: Money,
    /// With tax: what is paid.
    pub gross: Money,
    /// The tax.
    pub tax: Money,
}

impl TaxedMoney {
    /// Splits a gross amount by the tax it holds.
    #[must_use]
    pub fn from_gross(gross: i64, tax: i64, currency: Currency) -> Self {
        kernel::TaxedMoney::from_gross(gross, tax, currency).into()
    }
}

impl From<kernel::TaxedMoney> for TaxedMoney {
    fn from(taxed: kernel::TaxedMoney) -> Self {
        Self { net: Money(taxed.net), gross: Money(taxed.gross), tax: Money(taxed.tax) }
    }
}

/// An amount of money, given.
#[derive(InputObject, Clone, Debug)]
pub struct MoneyInput {
    /// The amount as people write it (`12.30`).
    pub amount: Decimal,
    /// Its currency.
    pub currency: CurrencyCode,
}

impl MoneyInput {
    /// The amount, where it is one of that currency.
    ///
    /// # Errors
    /// `ValidationFailed` below `path`.
    pub fn read(&self, path: &str) -> Result<kernel::Money, Refusal> {
        let currency = self.currency.read(&format!("{path}.currency"))?;
        kernel::Money::parse(&format!("{path}.amount"), &self.amount.0, currency)
    }
}

/// Where a parcel or a bill goes, given.
#[derive(InputObject, Clone, Debug)]
pub struct AddressInput {
    /// Who it is for.
    pub name: String,
    /// Their company.
    pub company: Option<String>,
    /// Street and number.
    pub street1: String,
    /// Floor, door, care of.
    pub street2: Option<String>,
    /// City or town.
    pub city: String,
    /// State or province.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: CountryCode,
    /// For the carrier.
    pub phone: Option<String>,
}

impl AddressInput {
    /// The address, trimmed and checked.
    ///
    /// # Errors
    /// `AddressRejected` below `path`.
    pub fn read(self, path: &str) -> Result<kernel::Address, Refusal> {
        let Self { name, company, street1, street2, city, region, postal_code, country, phone } = self;
        kernel::Address { name, company, street1, street2, city, region, postal_code, country: country.0, phone }.checked(path)
    }
}

/// Where a parcel or a bill goes.
#[derive(SimpleObject, Clone, Debug)]
pub struct Address {
    /// Who it is for.
    pub name: String,
    /// Their company.
    pub company: Option<String>,
    /// Street and number.
    pub street1: String,
    /// Floor, door, care of.
    pub street2: Option<String>,
    /// City or town.
    pub city: String,
    /// State or province.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: CountryCode,
    /// For the carrier.
    pub phone: Option<String>,
}

impl From<kernel::Address> for Address {
    fn from(address: kernel::Address) -> Self {
        let kernel::Address { name, company, street1, street2, city, region, postal_code, country, phone } = address;
        Self { name, company, street1, street2, city, region, postal_code, country: CountryCode(country), phone }
    }
}
