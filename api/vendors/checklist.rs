//! What a vendor has to show before it may sell, by country and legal form (Regulation (EU) 2022/2065, Article 30), and the steps
//! of an application: which may follow which.

use entity::states::{DocumentKind, LegalForm, VatState, VendorState};
use entity::vendor_application;

/// What has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Legal form and name.
    Company,
    /// The postal address.
    Address,
    /// Who answers, and by which telephone.
    Contact,
    /// The trade register and the number there.
    Register,
    /// A VAT number that its register does not deny.
    VatNumber,
    /// Where the money goes.
    PaymentAccount,
    /// The promise to offer only what the law allows.
    Certification,
    /// A document of the kind.
    Document(DocumentKind),
    /// From where, and why, it was expelled.
    RescueStory,
}

impl Requirement {
    /// Where it is filled in: a field of what the application is changed by, or a document.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Company => "input.legalName",
            Self::Address => "input.address",
            Self::Contact => "input.contactName",
            Self::Register => "input.registerNumber",
            Self::VatNumber => "input.vatNumber",
            Self::PaymentAccount => "input.accountNumber",
            Self::Certification => "input.certified",
            Self::RescueStory => "input.story",
            Self::Document(DocumentKind::Identity) => "input.documents.IDENTITY",
            Self::Document(DocumentKind::RegisterExtract) => "input.documents.REGISTER_EXTRACT",
            Self::Document(DocumentKind::AddressProof) => "input.documents.ADDRESS_PROOF",
            Self::Document(DocumentKind::ExpulsionProof) => "input.documents.EXPULSION_PROOF",
            Self::Document(DocumentKind::Other) => "input.documents.OTHER",
        }
    }

    /// As an applicant is told it.
    pub(crate) fn told(self) -> &'static str {
        match self {
            Self::Company => "legal form and name",
            Self::Address => "the address",
            Self::Contact => "who answers, and a telephone number",
            Self::Register => "the trade register and the number there",
            Self::VatNumber => "a VAT number that its register does not deny",
            Self::PaymentAccount => "the account that the money goes to",
            Self::Certification => "the promise to offer only what the law allows",
            Self::RescueStory => "who expelled you, and what happened",
            Self::Document(DocumentKind::Identity) => "a document of identity",
            Self::Document(DocumentKind::RegisterExtract) => "an extract of the trade register",
            Self::Document(DocumentKind::AddressProof) => "a proof of the address",
            Self::Document(DocumentKind::ExpulsionProof) => "a proof that you were expelled",
            Self::Document(DocumentKind::Other) => "another document",
        }
    }
}

/// Countries of the European Union among those that this marketplace serves, and beyond: they register for VAT there.
const VAT: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
    "SK",
];

/// Everything that this application needs, each with whether it is there.
#[must_use]
pub fn checklist(country: &str, application: &vendor_application::Model, documents: &[DocumentKind]) -> Vec<(Requirement, bool)> {
    let has = |kind| documents.contains(&kind);
    let company = application.legal_form == Some(LegalForm::Company);
    let mut list = vec![
        (Requirement::Company, application.legal_form.is_some() && application.legal_name.is_some()),
        (Requirement::Address, application.address.is_some()),
        (Requirement::Contact, application.contact_name.is_some() && application.phone.is_some()),
        (Requirement::PaymentAccount, application.account_sealed.is_some()),
        (Requirement::Certification, application.certified_at.is_some()),
        (Requirement::Document(DocumentKind::Identity), has(DocumentKind::Identity)),
    ];
    if company {
        list.push((Requirement::Register, application.register_name.is_some() && application.register_number.is_some()));
        list.push((Requirement::Document(DocumentKind::RegisterExtract), has(DocumentKind::RegisterExtract)));
    } else {
        list.push((Requirement::Document(DocumentKind::AddressProof), has(DocumentKind::AddressProof)));
    }
    if company && VAT.contains(&country) {
        list.push((Requirement::VatNumber, application.vat_number.is_some() && application.vat_state != VatState::Invalid));
    }
    if application.kind == entity::states::ApplicationKind::Rescue {
        list.push((Requirement::RescueStory, application.rescued_from.is_some() && application.rescue_story.is_some()));
        list.push((Requirement::Document(DocumentKind::ExpulsionProof), has(DocumentKind::ExpulsionProof)));
    }
    list
}

/// What is done with an application or a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submit,
    /// Its applicant wants to sell no more.
    Withdraw,
    AskForMore,
    Approve,
    Reject,
    Suspend,
    Reinstate,
    Terminate,
}

impl Step {
    /// Where it leads from there; nowhere where it may not be done.
    #[must_use]
    pub fn from(self, state: VendorState) -> Option<VendorState> {
        use VendorState::{Applying, InfoRequested, Live, Rejected, Submitted, Suspended, Terminated};
        Some(match (self, state) {
            (Self::Submit, Applying | InfoRequested) => Submitted,
            (Self::Withdraw, Applying | Submitted | InfoRequested) => Terminated,
            (Self::AskForMore, Submitted) => InfoRequested,
            (Self::Approve, Submitted) => Live,
            (Self::Reject, Submitted | InfoRequested) => Rejected,
            (Self::Suspend, Live) => Suspended,
            (Self::Reinstate, Suspended) => Live,
            (Self::Terminate, Live | Suspended) => Terminated,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use VendorState::{Applying, InfoRequested, Live, Rejected, Submitted, Suspended, Terminated};

    #[test]
    fn no_step_leads_where_the_table_does_not() {
        let states = [Applying, Submitted, InfoRequested, Rejected, Live, Suspended, Terminated];
        let steps = [Step::Submit, Step::Withdraw, Step::AskForMore, Step::Approve, Step::Reject, Step::Suspend, Step::Reinstate, Step::Terminate];
        let led: Vec<_> = steps.iter().flat_map(|step| states.iter().filter_map(move |from| step.from(*from).map(|to| (*step, *from, to)))).collect();
        assert_eq!(
            led,
            [
                (Step::Submit, Applying, Submitted),
                (Step::Submit, InfoRequested, Submitted),
                (Step::Withdraw, Applying, Terminated),
                (Step::Withdraw, Submitted, Terminated),
                (Step::Withdraw, InfoRequested, Terminated),
                (Step::AskForMore, Submitted, InfoRequested),
                (Step::Approve, Submitted, Live),
                (Step::Reject, Submitted, Rejected),
                (Step::Reject, InfoRequested, Rejected),
                (Step::Suspend, Live, Suspended),
                (Step::Reinstate, Suspended, Live),
                (Step::Terminate, Live, Terminated),
                (Step::Terminate, Suspended, Terminated),
            ]
        );
    }
}
