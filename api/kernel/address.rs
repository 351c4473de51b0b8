//! A postal address as a buyer types it.

use serde::{Deserialize, Serialize};

use crate::{Refusal, country, optional_text, text};

/// Where a parcel or a bill goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub name: String,
    pub company: Option<String>,
    pub street1: String,
    pub street2: Option<String>,
    pub city: String,
    pub region: Option<String>,
    pub postal_code: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub phone: Option<String>,
}

impl Address {
    /// Trims and checks every part.
    ///
    /// # Errors
    /// `AddressRejected` naming the first part that will not do, below `path`.
    pub fn checked(self, path: &str) -> Result<Self, Refusal> {
        let at = |part: &str| format!("{path}.{part}");
        let checked = || -> Result<Self, Refusal> {
            Ok(Self {
                name: text(&at("name"), &self.name, 1, 100)?,
                company: optional_text(&at("company"), self.company.as_deref(), 100)?,
                street1: text(&at("street1"), &self.street1, 1, 200)?,
                street2: optional_text(&at("street2"), self.street2.as_deref(), 200)?,
                city: text(&at("city"), &self.city, 1, 100)?,
                region: optional_text(&at("region"), self.region.as_deref(), 100)?,
                postal_code: optional_text(&at("postalCode"), self.postal_code.as_deref(), 20)?,
                country: country(&at("country"), &self.country)?,
                phone: optional_text(&at("phone"), self.phone.as_deref(), 40)?,
            })
        };
        checked().map_err(|refusal| match refusal {
            Refusal::ValidationFailed { field, message } => Refusal::AddressRejected { field, message },
            other => other,
        })
    }
}
