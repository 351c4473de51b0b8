//! What a vendor is asked for, without any I/O.

use kernel::{Address, Refusal, country, email, line, slugify, text};
use serde::Serialize;

/// The longest of the texts of a vendor's page, in characters.
const MOST_TEXT: usize = 10_000;

/// A vendor to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVendor {
    /// The name in its address; made of the name where it is missing.
    pub slug: Option<String>,
    /// As buyers read it.
    pub name: String,
    /// A few paragraphs about it.
    pub description: String,
    /// Where it is established, by ISO 3166-1 alpha-2.
    pub country: String,
    /// Where the marketplace reaches it; never shown to the public.
    pub email: String,
}

/// What a vendor changes about itself; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorChange {
    /// The name in its address.
    pub slug: Option<String>,
    /// As buyers read it.
    pub name: Option<String>,
    /// A few paragraphs about it.
    pub description: Option<String>,
    /// Where it is established, by ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Where the marketplace reaches it.
    pub email: Option<String>,
    /// Its story, as long as it likes within 10,000 characters.
    pub about: Option<String>,
    /// What it says of returns, of sending and of what it does with names and addresses.
    pub returns_policy: Option<String>,
    pub shipping_policy: Option<String>,
    pub privacy_policy: Option<String>,
    /// Where parcels come back to. Nowhere written down with the change.
    #[serde(skip)]
    pub return_address: Option<Address>,
    /// Whether the pictures of its page go.
    pub remove_logo: bool,
    pub remove_banner: bool,
    /// The version they saw.
    pub expected_version: Option<i64>,
}

impl NewVendor {
    pub(crate) fn checked(self) -> Result<Self, Refusal> {
        let name = line("input.name", &self.name, 1, 100)?;
        Ok(Self {
            slug: Some(slug(self.slug.as_deref().unwrap_or(&slugify(&name)))?),
            name,
            description: text("input.description", &self.description, 0, 5000)?,
            country: country("input.country", &self.country)?,
            email: email("input.email", &self.email)?,
        })
    }
}

impl VendorChange {
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        let long = |path: &str, value: &Option<String>| value.as_deref().map(|value| text(path, value, 0, MOST_TEXT)).transpose();
        Ok(Self {
            slug: self.slug.as_deref().map(slug).transpose()?,
            name: self.name.as_deref().map(|value| line("input.name", value, 1, 100)).transpose()?,
            description: self.description.as_deref().map(|value| text("input.description", value, 0, 5000)).transpose()?,
            country: self.country.as_deref().map(|value| country("input.country", value)).transpose()?,
            email: self.email.as_deref().map(|value| email("input.email", value)).transpose()?,
            about: long("input.about", &self.about)?,
            returns_policy: long("input.returnsPolicy", &self.returns_policy)?,
            shipping_policy: long("input.shippingPolicy", &self.shipping_policy)?,
            privacy_policy: long("input.privacyPolicy", &self.privacy_policy)?,
            return_address: self.return_address.clone().map(|address| address.checked("input.returnAddress")).transpose()?,
            remove_logo: self.remove_logo,
            remove_banner: self.remove_banner,
            expected_version: self.expected_version,
        })
    }
}

/// A slug is what slugifying leaves alone.
fn slug(value: &str) -> Result<String, Refusal> {
    let value = value.trim();
    if value.len() <= 80 && slugify(value) == value {
        Ok(value.to_owned())
    } else {
        Err(Refusal::invalid("input.slug", "A slug has small letters, digits and hyphens between them, at most 80."))
    }
}

/// The refusal of a name that another vendor has.
pub(crate) fn slug_taken() -> Refusal {
    Refusal::StateConflict { field: kernel::field("input.slug"), message: "Another vendor has this slug.".into(), retryable: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_of_the_name_or_refused() {
        let vendor = |slug: Option<&str>, name: &str| NewVendor {
            slug: slug.map(str::to_owned),
            name: name.into(),
            description: String::new(),
            country: "de".into(),
            email: "Shop@Example.org".into(),
        };
        let checked = vendor(None, "Gewürze & mehr").checked();
        assert_eq!(checked.as_ref().map(|v| v.slug.as_deref()), Ok(Some("gewurze-mehr")));
        assert_eq!(checked.map(|v| (v.country, v.email)), Ok(("DE".into(), "shop@example.org".into())));
        for wrong in ["", "Has Blanks", "-a", "a-", "ü", &"a".repeat(81)] {
            assert!(vendor(Some(wrong), "Name").checked().is_err(), "{wrong}");
        }
    }
}
