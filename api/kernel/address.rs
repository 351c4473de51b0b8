//! A postal address as a buyer types it.

use serde::{Deserialize, Serialize};

use crate::{Refusal, country, line, optional_line};

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
                name: line(&at("name"), &self.name, 1, 100)?,
                company: optional_line(&at("company"), self.company.as_deref(), 100)?,
                street1: line(&at("street1"), &self.street1, 1, 200)?,
                street2: optional_line(&at("street2"), self.street2.as_deref(), 200)?,
                city: line(&at("city"), &self.city, 1, 100)?,
                region: optional_line(&at("region"), self.region.as_deref(), 100)?,
                postal_code: optional_line(&at("postalCode"), self.postal_code.as_deref(), 20)?,
                country: country(&at("country"), &self.country)?,
                phone: optional_line(&at("phone"), self.phone.as_deref(), 40)?,
            })
        };
        checked().map_err(|refusal| match refusal {
            Refusal::ValidationFailed { field, message } => Refusal::AddressRejected { field, message },
            other => other,
        })
    }
}
