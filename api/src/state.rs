//! The adapters, built once.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use kernel::Clock;
use metrics_exporter_prometheus::PrometheusHandle;
use payments::Gateways;
use platform::bucket::Buckets;
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::mail::Mailer;
use platform::outside::{Outside, Reach};
use platform::sms::SmsSender;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment};
use search::SearchIndex;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use vendors::{Scanner, VatRegister};

use crate::config::Config;
use crate::graphql::documents::{Document, Documents};
use crate::graphql::{self, Schema};
use crate::http::{Answers, Names, Seats};
use crate::pages::Pages;

/// Beyond this many requests at once the next one waits a moment, then is sent away.
const MOST_AT_ONCE: usize = 256;

/// What requests share.
pub struct State {
    pub config: Config,
    pub cx: Cx,
    pub gateways: Gateways,
    /// Whom people may sign in with.
    pub elsewhere: identity::Elsewhere,
    /// Whose passkeys people have.
    pub passkeys: identity::Passkeys,
    /// Who sends messages to telephones.
    pub sms: SmsSender,
    /// The shop's app, to be told which of its pages are old.
    pub pages: Option<Pages>,
    /// This node's own; it follows the database.
    pub search: SearchIndex,
    /// Runs what was validated.
    schema: Schema,
    pub documents: Documents,
    /// Whole answers of the catalogue.
    pub answers: Answers,
    /// What callers may spend.
    pub buckets: Buckets,
    /// Browsers' pages that may call from elsewhere and open sockets.
    pub origins: Vec<String>,
    pub busy: Semaphore,
    /// For sockets and event streams.
    pub seats: Seats,
    /// The sessions behind them.
    pub sessions: identity::Watch,
    /// What programs ask for, until it is written down.
    pub usage: integrations::Usage,
    /// Where VAT numbers are looked up.
    pub vat: VatRegister,
    /// Who looks through what vendors send.
    pub scanner: Scanner,
    /// Operation names that metrics have seen.
    pub names: Names,
    /// Set when the process is asked to end: load balancers look elsewhere from then on.
    pub draining: CancellationToken,
    /// Set when sockets and streams have to go.
    pub closing: CancellationToken,
    pub metrics: PrometheusHandle,
}

impl State {
    /// Connects to everything that is configured and brings the database to its newest form.
    ///
    /// # Errors
    /// One readable line.
    pub async fn build(config: Config) -> Result<Arc<Self>, String> {
        let metrics = platform::telemetry::metrics().map_err(|error| error.to_string())?;
        let cx = adapters(&config).await?;
        migrate(&cx).await?;
        seal_old_orders(&cx).await?;
        // A shop without rates would take no tax.
        pricing::ensure_tax_rates(&cx).await.map_err(|error| error.to_string())?;
        // The test gateway tells its news to the node that found them due; the public address may lead elsewhere.
        let gateways = gateways(&cx, &config, Some(format!("http://{}", reachable(config.bind))))?;
        let search = index(&config)?;
        let documents = Documents::new(graphql::schema(), &config.documents)?;
        let buckets = match &config.redis_url {
            None => Buckets::local(),
            Some(url) => Buckets::redis(url).map_err(|error| format!("REDIS_URL: {error}."))?,
        };
        Ok(Arc::new(Self {
            origins: origins(&config, &cx.public_url),
            elsewhere: elsewhere(&config, &cx)?,
            passkeys: passkeys(&config, &cx)?,
            sms: sms(&config)?,
            pages: Pages::of(&config)?,
            gateways,
            search,
            schema: graphql::trusting(),
            documents,
            answers: Answers::default(),
            buckets,
            busy: Semaphore::new(MOST_AT_ONCE),
            seats: Seats::of(config.max_connections),
            sessions: identity::Watch::default(),
            usage: integrations::Usage::default(),
            vat: vat_register(&config)?,
            scanner: config.clamd.clone().map_or(Scanner::None, Scanner::Clamd),
            names: Names::default(),
            draining: CancellationToken::new(),
            closing: CancellationToken::new(),
            metrics,
            config,
            cx,
        }))
    }

    /// The schema a document runs on: the one that validates only where nobody has yet.
    pub fn schema_for(&self, document: &Document) -> Schema {
        if document.validated { self.schema.clone() } else { self.documents.strict().clone() }
    }
}

/// The payment providers of this installation. `webhooks` is where the test gateway sends its own, when that is not the public address.
///
/// # Errors
/// One readable line.
pub fn gateways(cx: &Cx, config: &Config, webhooks: Option<String>) -> Result<Gateways, String> {
    let config = payments::Config {
        test_gateway: config.test_gateway,
        webhook_base: webhooks,
        test_gateway_faults: config.test_gateway_faults.unwrap_or_default(),
        ..payments::Config::default()
    };
    Gateways::new(cx, &config).map_err(|error| error.to_string())
}

/// Where people may sign in with accounts elsewhere, and the pages they come back to.
fn elsewhere(config: &Config, cx: &Cx) -> Result<identity::Elsewhere, String> {
    let usual = || {
        let apps = [Some(cx.shop_url.to_string()), beside(&cx.public_url, config.desk_port)].into_iter().flatten();
        apps.map(|app| format!("{app}/sign-in/callback")).chain([format!("{}/graphiql", cx.public_url)]).collect()
    };
    let pages = config.sign_in_pages.clone().unwrap_or_else(usual);
    identity::Elsewhere::new(config.sign_in_providers.clone(), pages, format!("{}/sign-in/form", cx.public_url)).map_err(|error| error.to_string())
}

/// The domain of people's passkeys, and the pages under it. On one machine that is `localhost`: browsers know none of an address.
fn passkeys(config: &Config, cx: &Cx) -> Result<identity::Passkeys, String> {
    let named = |url: &Arc<str>| url.replacen("//127.0.0.1", "//localhost", 1).replacen("//[::1]", "//localhost", 1);
    let pages: Vec<String> = [&cx.shop_url, &cx.desk_url, &cx.public_url].map(named).into();
    let bare = |host: &str| host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok();
    let shop = host(&pages[0]).split('/').next().unwrap_or_default().to_owned();
    let domain = config.passkey_domain.clone().unwrap_or_else(|| if bare(&shop) { "localhost".into() } else { shop });
    // A shop at a bare address works without passkeys: nobody is shown any there.
    let nowhere = domain == "localhost" && !pages.iter().any(|page| host(page) == domain);
    let pages = if nowhere { vec!["http://localhost".into()] } else { pages };
    identity::Passkeys::new(&domain, &pages).map_err(|why| format!("STOA_PASSKEY_DOMAIN: {why}."))
}

/// Messages to telephones: a provider where one is configured, else a folder.
pub(crate) fn sms(config: &Config) -> Result<SmsSender, String> {
    match &config.sms_url {
        Some(url) => SmsSender::provider(url, &config.sms_from),
        None => Ok(SmsSender::folder(config.data.join("sms"), &config.sms_from)),
    }
}

/// The register that is configured. Whoever runs this named it, so it may stand in their own network.
pub(crate) fn vat_register(config: &Config) -> Result<VatRegister, String> {
    let Some(url) = &config.vies_url else { return Ok(VatRegister::Offline) };
    let whole = if url.ends_with('/') { url.clone() } else { format!("{url}/") };
    let url =
        whole.parse().map_err(|_| format!("STOA_VIES_URL is `{url}`; an address such as https://ec.europa.eu/taxation_customs/vies/rest-api/ is meant."))?;
    Ok(VatRegister::Vies { outside: Outside::new().map_err(|error| error.to_string())?, url, reach: Reach::Own })
}

/// Where a listener on this address is reached from its own machine.
fn reachable(mut bound: SocketAddr) -> SocketAddr {
    if bound.ip().is_unspecified() {
        bound.set_ip(if bound.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    bound
}

/// The index in the data folder; while another process holds it (the one this is about to replace), one of our own,
/// which the database fills.
fn index(config: &Config) -> Result<SearchIndex, String> {
    SearchIndex::open(&config.data.join("search")).or_else(|held| {
        let own = std::env::temp_dir().join(format!("stoa-search-{}", platform::crypto::token()));
        tracing::warn!(%held, folder = %own.display(), "the search index is held by another process; filling one of our own");
        SearchIndex::open(&own).map_err(|error| format!("STOA_DATA: the search index cannot be opened: {error}."))
    })
}

/// The adapters alone, for commands that serve nothing. The database is as it was found.
///
/// # Errors
/// One readable line.
pub async fn adapters(config: &Config) -> Result<Cx, String> {
    let secret = config.secret()?;
    std::fs::create_dir_all(&config.data).map_err(|error| format!("STOA_DATA: {} cannot be made: {error}.", config.data.display()))?;
    let connections = config.database_connections.unwrap_or(if config.database_url.starts_with("sqlite:") { 8 } else { 16 });
    let durable = config.environment == Environment::Production;
    let db =
        Db::connect(&config.database_url, connections, durable).await.map_err(|error| format!("DATABASE_URL: the database cannot be reached: {error}."))?;
    let clock = Clock::ahead(config.clock_ahead_ms);
    let (bus, cache) = match &config.redis_url {
        None => (Bus::local(), Cache::local()),
        Some(url) => {
            let said = |error: platform::Error| format!("REDIS_URL: {error}.");
            (Bus::redis(url).await.map_err(said)?, Cache::redis(url, clock.clone()).map_err(said)?)
        }
    };
    let storage = config.s3.clone().map_or_else(|| Storage::local(config.data.join("files")), Storage::s3);
    let cx = Cx::new(Adapters {
        db,
        clock,
        bus,
        cache,
        storage,
        mail: mailer(config)?,
        keys: Keys::of(&secret, &config.other_secret_keys),
        environment: config.environment,
        public_url: config.public_url(config.bind),
        fail_at: config.fail_at.clone(),
    });
    let app = |told: &Option<String>, port| told.clone().or_else(|| beside(&cx.public_url, port)).unwrap_or_else(|| cx.public_url.to_string());
    let (shop, desk) = (app(&config.shop_url, config.shop_port), app(&config.desk_url, config.desk_port));
    let cx = cx.with_apps(&shop, &desk);
    if config.clock_sync {
        // Before anything goes by the clock: a node that is fast would otherwise end other people's time with its first sweep.
        platform::clock_sync::once(&cx).await.map_err(|error| format!("DATABASE_URL: the database does not tell the time: {error}."))?;
    }
    Ok(cx)
}

/// Brings the database to its newest form and finds its keys.
///
/// # Errors
/// One readable line.
pub async fn migrate(cx: &Cx) -> Result<(), String> {
    migration::up(&cx.db.pool()).await.map_err(|error| format!("The database could not be brought to its newest form: {error}."))?;
    platform::keyring::open(cx).await.map_err(|error| format!("STOA_SECRET_KEY: {error}."))
}

/// This server, and the two apps beside it on the same host.
fn origins(config: &Config, public_url: &str) -> Vec<String> {
    let mut origins = vec![public_url.to_owned()];
    origins.extend([config.shop_port, config.desk_port].into_iter().filter_map(|port| beside(public_url, port)));
    // On one machine both names of it are used.
    if host(public_url) == "127.0.0.1" {
        origins.extend(origins.clone().iter().map(|origin| origin.replace("127.0.0.1", "localhost")));
    }
    origins
}

/// Another port of the same host.
fn beside(public_url: &str, port: u16) -> Option<String> {
    let (scheme, _) = public_url.split_once("://")?;
    Some(format!("{scheme}://{}:{port}", host(public_url)))
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(rest, |(host, _)| host)
}

/// The post: a server where one is configured, else a folder that whoever runs this can read.
fn mailer(config: &Config) -> Result<Mailer, String> {
    let public_url = config.public_url(config.bind);
    let from = config.mail_from.clone().unwrap_or_else(|| {
        let host = host(&public_url).trim_matches(['[', ']']);
        // Mail has no senders at bare addresses of machines.
        let host = if host.parse::<std::net::IpAddr>().is_ok() { "localhost" } else { host };
        format!("Stoa <no-reply@{host}>")
    });
    match &config.smtp_url {
        Some(url) => Mailer::smtp(url, &from),
        None => Mailer::folder(config.data.join("mail"), &from),
    }
}

/// Seals what is told about people on orders from before that was done, all of it: what finds a guest's orders finds sealed ones.
///
/// # Errors
/// One readable line.
pub async fn seal_old_orders(cx: &Cx) -> Result<(), String> {
    let mut count = 0;
    loop {
        let more = orders::seal_old(cx).await.map_err(|error| format!("Old orders could not be sealed: {error}."))?;
        count += more;
        if more == 0 {
            break;
        }
    }
    if count > 0 {
        tracing::info!(count, "old orders were sealed");
    }
    Ok(())
}
