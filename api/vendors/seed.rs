//! Made-up people in law, for the demonstration and the tests: nobody's, and with check digits that are right.

use entity::states::LegalForm;
use kernel::Address;

use crate::apply::{Details, account};
use crate::vat::VatNumber;

/// What the `number`th made-up vendor of this name says of itself.
#[must_use]
pub fn specimen(number: usize, name: &str, contact: &str, country: &str) -> Details {
    // Streets and telephones that belong to nobody: numbers kept for stories, where a country keeps some.
    let (form, register, place, code, phone, bank) = match country {
        "NL" => (
            "B.V.",
            Some(("Kamer van Koophandel", format!("{:08}", 91_000_000 + number))),
            "Utrecht",
            format!("{} AB", 3511 + number),
            format!("+31 30 555 01{number:02}"),
            format!("DEMO{:010}", 91_000_000 + number),
        ),
        "VN" => (
            "Co., Ltd",
            Some(("Sở Kế hoạch và Đầu tư", format!("{:010}", 910_000_000 + number))),
            "Hà Nội",
            format!("{}", 100_000 + number),
            format!("+84 24 5550 01{number:02}"),
            String::new(),
        ),
        _ => (
            "GmbH",
            Some(("Amtsgericht Leipzig", format!("HRB {}", 91_000 + number))),
            "Leipzig",
            format!("{:05}", 4_103 + number),
            format!("+49 341 55501{number:02}"),
            format!("{:018}", 860_000_000_000_091_000 + number as u64),
        ),
    };
    let found = |fits: &dyn Fn(&str) -> bool, of: &dyn Fn(u32) -> String| (0..100).map(of).find(|text| fits(text));
    let vat = match country {
        "NL" => found(&|text| VatNumber::parse("", text).is_ok(), &|check| format!("NL{:07}{check:02}B01", 9_100_000 + number)),
        "DE" => found(&|text| VatNumber::parse("", text).is_ok(), &|check| format!("DE{:07}{check:02}", 2_910_000 + number)),
        _ => None,
    };
    let iban = found(&|text| account(text).is_ok(), &|check| format!("{country}{check:02}{bank}"));
    let (register_name, register_number) = register.map(|(name, number)| (name.to_owned(), number)).unzip();
    Details {
        legal_form: Some(LegalForm::Company),
        legal_name: Some(format!("{name} {form}")),
        contact_name: Some(contact.to_owned()),
        phone: Some(phone),
        address: Some(Address {
            name: format!("{name} {form}"),
            company: None,
            street1: format!("Musterweg {}", number + 1),
            street2: None,
            city: place.to_owned(),
            region: None,
            postal_code: Some(code),
            country: country.to_owned(),
            phone: None,
        }),
        register_name,
        register_number,
        vat_number: vat,
        account_number: iban.filter(|_| !bank.is_empty()).or_else(|| Some(format!("9704{:08}", 91_000 + number))),
        certified: Some(true),
        expected_version: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_made_up_is_taken() {
        for country in ["DE", "NL", "VN"] {
            let all: Vec<_> = (0..30).map(|number| specimen(number, "Alder", "Ada", country)).collect();
            for details in &all {
                let checked = details.checked().unwrap();
                assert_eq!(checked.vat_number.is_some(), country != "VN", "{details:?}");
                assert!(checked.account_number.is_some() && checked.register_number.is_some(), "{details:?}");
            }
            let accounts: std::collections::BTreeSet<_> = all.iter().map(|details| details.account_number.clone()).collect();
            assert_eq!(accounts.len(), all.len(), "nobody has another's account");
        }
    }
}
