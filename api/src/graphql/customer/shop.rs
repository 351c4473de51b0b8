//! The marketplace itself.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};

use crate::graphql::context::{Ask, COUNTRIES, CURRENCIES, LOCALES};
use crate::graphql::scalars::{CountryCode, CurrencyCode};

#[derive(Default)]
pub struct ShopQuery;

/// The marketplace itself: where it sells, in which money and languages.
#[derive(SimpleObject)]
pub struct Shop {
    /// What it is called.
    pub name: &'static str,
    /// Currencies that prices can be asked in with `X-Currency`; the first is the shop's own.
    pub currencies: Vec<CurrencyCode>,
    /// Countries it delivers to, chosen with `X-Market`; the first is its seat.
    pub countries: Vec<CountryCode>,
    /// Languages it speaks, chosen with `X-Locale` or `Accept-Language`; the first is the one texts fall back to.
    pub locales: Vec<&'static str>,
    /// The currency this request is answered in.
    pub currency: CurrencyCode,
    /// The country this request is answered for.
    pub country: CountryCode,
    /// The language this request is answered in.
    pub locale: &'static str,
    /// Whom people may sign in with beside a password, with `oauthBegin`; in the order to show them in.
    pub sign_in_providers: Vec<SignInProvider>,
}

/// Somebody who vouches for people: they sign in there, and are signed in here.
#[derive(SimpleObject)]
pub struct SignInProvider {
    /// As `oauthBegin` takes it.
    pub id: String,
    /// As people know it.
    pub label: String,
    /// Whose button it is.
    pub kind: SignInKind,
}

/// Whose button a provider's is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "identity::Kind")]
pub enum SignInKind {
    /// One of OpenID Connect, such as a company's own.
    Oidc,
    /// Google.
    Google,
    /// GitHub.
    Github,
    /// Facebook.
    Facebook,
    /// Apple.
    Apple,
}

impl SignInProvider {
    fn of(provider: &identity::Provider) -> Self {
        Self { id: provider.id.clone(), label: provider.label.clone(), kind: provider.kind.into() }
    }
}

#[Object]
impl ShopQuery {
    /// The marketplace itself: where it sells, in which money and languages.
    async fn shop(&self, ctx: &Context<'_>) -> Result<Shop> {
        let market = ctx.market();
        Ok(Shop {
            name: "Stoa",
            currencies: CURRENCIES.map(Into::into).to_vec(),
            countries: COUNTRIES.map(|code| CountryCode(code.into())).to_vec(),
            locales: LOCALES.to_vec(),
            currency: market.currency.into(),
            country: CountryCode(market.country.clone()),
            locale: market.locale,
            sign_in_providers: ctx.elsewhere().providers().map(SignInProvider::of).collect(),
        })
    }
}
