//! A small marketplace in which everybody has something of everything, and who may reach what.

use std::collections::{BTreeMap, BTreeSet};

use support::{Client, TestApp};

use super::canaries::Canaries;

/// Somebody who asks.
#[derive(Clone)]
pub struct Caller {
    pub name: &'static str,
    /// Their column in the expectation file.
    pub column: &'static str,
    pub client: Client,
    /// The team they say they act for.
    pub vendor: Option<String>,
}

/// What an id can name, as far as who may use it is decided alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    ApiClient,
    Attribute,
    AuditEntry,
    BoughtLine,
    BoughtOrder,
    BuyableOffer,
    Barcode,
    Cart,
    CartLine,
    CartToken,
    Category,
    Checkout,
    CheckoutMethod,
    CheckoutVendor,
    CommissionRule,
    EndableClient,
    GuestWithdrawal,
    Impersonable,
    Invitation,
    Job,
    Journal,
    Leaver,
    LinkedAccount,
    ListedProduct,
    MailToken,
    Member,
    OfferNode,
    Order,
    OrderLine,
    OrderToken,
    OwnMedia,
    OwnOffer,
    OwnProduct,
    OwnVariant,
    Parcel,
    Passkey,
    Product,
    ProductSlug,
    RefreshToken,
    RefundablePart,
    RefundableLine,
    RejectablePart,
    RootCategory,
    RuleProduct,
    RuleVendor,
    Strike,
    SavedAddress,
    Session,
    SharedOrder,
    ShippingMethod,
    StockLevel,
    SuspendableUser,
    TaxRate,
    Transfer,
    User,
    Variant,
    Vendor,
    VendorNode,
    VendorOrder,
    VendorSlug,
    Warehouse,
    Withdrawable,
    Withdrawal,
}

impl Kind {
    /// How its ids begin.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::BoughtOrder | Self::Order | Self::OrderToken | Self::SharedOrder | Self::Withdrawable => "ord",
            Self::BuyableOffer | Self::OfferNode | Self::OwnOffer => "ofr",
            Self::Cart => "crt",
            Self::CartLine => "cln",
            Self::Category | Self::RootCategory => "cat",
            Self::Checkout => "chk",
            Self::CheckoutMethod | Self::ShippingMethod => "shm",
            Self::CheckoutVendor | Self::RuleVendor | Self::Vendor | Self::VendorNode => "ven",
            Self::Job => "job",
            Self::BoughtLine | Self::OrderLine | Self::RefundableLine => "oln",
            Self::OwnMedia => "med",
            Self::ListedProduct | Self::OwnProduct | Self::Product | Self::RuleProduct => "prd",
            Self::OwnVariant | Self::Variant => "var",
            Self::Parcel => "ful",
            Self::RefundablePart | Self::RejectablePart | Self::VendorOrder => "vor",
            Self::SavedAddress => "adr",
            Self::Session => "ses",
            Self::Impersonable | Self::Leaver | Self::Member | Self::SuspendableUser | Self::User => "usr",
            Self::Warehouse => "loc",
            Self::GuestWithdrawal | Self::Withdrawal => "wdr",
            Self::Attribute => "atr",
            Self::ApiClient | Self::EndableClient => "cli",
            Self::AuditEntry => "aud",
            Self::Invitation => "inv",
            Self::Strike => "str",
            Self::CommissionRule => "com",
            Self::Journal => "jrn",
            Self::LinkedAccount => "idl",
            Self::Passkey => "pky",
            Self::TaxRate => "tax",
            Self::Transfer => "trf",
            Self::Barcode | Self::CartToken | Self::MailToken | Self::ProductSlug | Self::RefreshToken | Self::StockLevel | Self::VendorSlug => "",
        }
    }
}

/// Something that can be named.
#[derive(Clone, Debug)]
pub struct Object {
    pub id: String,
    reach: Vec<&'static str>,
    public: bool,
}

/// Everything that was put in, and whose it is.
pub struct World {
    pub app: TestApp,
    pub callers: Vec<Caller>,
    pub canaries: Canaries,
    objects: BTreeMap<Kind, Vec<Object>>,
    /// Which team a row of the catalogue or of a vendor belongs to.
    pub(super) teams: BTreeMap<String, Vec<&'static str>>,
    /// Which of several own ones somebody changes: nobody uses up another's.
    pub(super) picks: BTreeMap<(&'static str, Kind), String>,
}

impl World {
    /// The callers of a column.
    pub fn caller(&self, name: &str) -> &Caller {
        self.callers.iter().find(|caller| caller.name == name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    fn all(&self, kind: Kind) -> &[Object] {
        self.objects.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// What this caller may use.
    pub fn own(&self, caller: &Caller, kind: Kind) -> Vec<String> {
        self.all(kind).iter().filter(|object| object.reach.contains(&caller.name)).map(|object| object.id.clone()).collect()
    }

    /// The one that this caller changes.
    pub fn pick(&self, caller: &Caller, kind: Kind) -> Option<String> {
        self.picks.get(&(caller.name, kind)).cloned().or_else(|| self.own(caller, kind).into_iter().next())
    }

    /// Whether what this id names belongs to the caller's vendor; nothing where it belongs to none, or stands in something that does.
    pub fn is_of_their_vendor(&self, caller: &Caller, id: &str) -> Option<bool> {
        // Who poses is one of their own team too.
        let name = if caller.column == "posing" { "alder" } else { caller.name };
        self.teams.get(id).map(|team| team.contains(&name))
    }

    /// What anybody may use, apart from this caller's own.
    pub fn public(&self, caller: &Caller, kind: Kind) -> Vec<String> {
        self.all(kind).iter().filter(|object| object.public && !object.reach.contains(&caller.name)).map(|object| object.id.clone()).collect()
    }

    /// What is there and not for this caller.
    pub fn foreign(&self, caller: &Caller, kind: Kind) -> Vec<String> {
        self.all(kind).iter().filter(|object| !object.public && !object.reach.contains(&caller.name)).map(|object| object.id.clone()).collect()
    }

    /// A list by what it holds: `none`, `all`, `own`, `public`, or what is wrong with it.
    pub fn name_of(&self, caller: &Caller, kind: Kind, listed: &[String]) -> String {
        let set: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
        if set.len() != listed.len() {
            return "the-same-twice".into();
        }
        let keeps = |name: &str, object: &Object| match name {
            "all" => true,
            "own" => object.reach.contains(&caller.name),
            "public" => object.public,
            _ => false,
        };
        let of = |name: &str| self.all(kind).iter().filter(|object| keeps(name, object)).map(|object| object.id.as_str()).collect::<BTreeSet<_>>();
        let fits = ["none", "all", "own", "public"].into_iter().find(|name| of(name) == set);
        fits.map_or_else(|| format!("neither({} of {})", set.len(), self.all(kind).len()), str::to_owned)
    }

    /// Anything of this kind, for those parts of a question that are not what it is about.
    pub fn some(&self, caller: &Caller, kind: Kind) -> String {
        let any = || self.all(kind).iter().find(|object| object.public).or_else(|| self.all(kind).first()).map(|object| object.id.clone());
        self.pick(caller, kind).or_else(any).unwrap_or_else(|| panic!("there is no {kind:?}"))
    }

    pub(super) fn put(&mut self, kind: Kind, id: impl Into<String>, reach: &[&'static str], public: bool) {
        self.objects.entry(kind).or_default().push(Object { id: id.into(), reach: reach.to_vec(), public });
    }

    /// A whole marketplace: two vendors with drafts, archives, warehouses and books, a third that was suspended; two
    /// customers and a guest with carts, checkouts and orders in every stage; and those who run it.
    pub async fn new() -> Self {
        let providers = r#"[{ "kind": "github", "clientId": "shop", "clientSecret": "cnry-provider-secret" }]"#;
        let app = TestApp::with(&[("STOA_SIGN_IN_PROVIDERS", providers)]).await;
        let mut world =
            Self { app, callers: Vec::new(), canaries: Canaries::default(), objects: BTreeMap::new(), teams: BTreeMap::new(), picks: BTreeMap::new() };
        world.invite().await;
        let category = world.furnish().await;
        let wares = world.describe(&category).await;
        world.trade(&wares).await;
        world.app.settle().await;
        // What is counted a minute after an order moved is counted before anybody asks, and not while they do.
        world.app.cx.clock.advance(61_000);
        world.app.settle().await;
        world.gather().await;
        // Ids are in the order of time, so this is the same order on every database.
        world.objects.values_mut().for_each(|objects| objects.sort_by(|one, other| one.id.cmp(&other.id)));
        world
    }
}
