//! Every setting, read once, from variables; refused with one readable line when wrong.
//! [`VARIABLES`] is the one table: `--help` prints it and `docs/configuration.md` is written from it (a test compares).

use std::fmt::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::Network;
use platform::Environment;
use platform::bucket::Rate;
use platform::storage::S3;

use crate::http::Timeouts;

mod values;

use values::{
    connections, database_url, introspection, max_connections, network, origin, passkey_domain, port, public_url, rate, redis_url, s3, seconds, sign_in_pages,
    sign_in_providers, sms_from, smtp_url, switch,
};

/// One variable, for people.
pub struct Variable {
    pub name: &'static str,
    pub default: &'static str,
    pub about: &'static str,
}

macro_rules! variables {
    ($($name:literal, $default:literal, $about:literal;)+) => {
        /// All variables there are.
        pub const VARIABLES: &[Variable] = &[$(Variable { name: $name, default: $default, about: $about }),+];
    };
}

variables! {
    "STOA_BIND", "127.0.0.1:8000", "Address and port to listen on; port 0 takes a free one.";
    "STOA_DATA", "./var", "Folder of the embedded database, the local files, the search index and the generated secret.";
    "STOA_ENV", "development", "What this installation is for: demo, development, test or production.";
    "STOA_SECRET_KEY", "generated into STOA_DATA/secret.key", "At least 32 characters from which every key is derived; the same on all nodes. Required in production.";
    "STOA_OTHER_SECRET_KEYS", "none", "Secrets that are still good while STOA_SECRET_KEY is changed, or already, one on each line; docs/keys.md has the steps.";
    "DATABASE_URL", "sqlite:STOA_DATA/stoa.db", "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.";
    "REDIS_URL", "none: in this process", "redis://HOST:PORT of the shared cache and bus; needed with several nodes.";
    "S3_ENDPOINT", "Amazon's own", "Address of the object store.";
    "S3_BUCKET", "none: files in STOA_DATA", "Bucket for pictures and exports; its key and secret go with it.";
    "S3_REGION", "us-east-1", "Region of the bucket.";
    "S3_ACCESS_KEY_ID", "none", "Key of the object store.";
    "S3_SECRET_ACCESS_KEY", "none", "Secret of the object store.";
    "SMTP_URL", "none: files in STOA_DATA/mail", "smtp://USER:PASSWORD@HOST:PORT or smtps://... for mail; a server elsewhere has to offer encryption.";
    "STOA_MAIL_FROM", "Stoa <no-reply@HOST OF PUBLIC_URL>", "Who mail is from.";
    "STOA_SHOP_URL", "the host of PUBLIC_URL with STOA_SHOP_PORT", "Where customers' pages are, which links in mail lead to.";
    "STOA_DESK_URL", "the host of PUBLIC_URL with STOA_DESK_PORT", "Where vendors' pages are, likewise.";
    "PUBLIC_URL", "http:// and the bound address", "Where browsers reach this server, without a path. With https:// they are told to use nothing else for a year, for its subdomains too.";
    "STOA_TRUSTED_PROXIES", "none", "Addresses or networks (10.0.0.0/8), by commas, whose X-Forwarded-For is believed.";
    "OTEL_EXPORTER_OTLP_ENDPOINT", "none", "Where traces would be sent. Not used by this version yet.";
    "STOA_DOCUMENTS", "none", "Manifests of trusted documents, by commas: JSON objects of documents by the SHA-256 of their text.";
    "STOA_DOCUMENTS_ONLY", "off", "on or off: whether only trusted documents are run, by their hashes; operators may send texts all the same.";
    "STOA_APP_SECRET", "none", "At least 32 characters with which our own apps sign for whom they ask; then that client's address counts and not the app's.";
    "STOA_PAGES_URL", "none", "Where the shop's app is told which of its kept pages are old: its /api/revalidate. The message is signed with STOA_APP_SECRET.";
    "STOA_VIES_URL", "none", "Where VAT numbers are looked up: https://ec.europa.eu/taxation_customs/vies/rest-api/, or what speaks like it. Without it their form and check digits have to do.";
    "STOA_CLAMD", "none", "Host and port of a ClamAV daemon that looks through what vendors send.";
    "STOA_SIGN_IN_PROVIDERS", "none", "Whom people may sign in with: a JSON array, or the file that holds one; see docs/sign-in.md.";
    "STOA_SIGN_IN_PAGES", "STOA_SHOP_URL/sign-in/callback, the same of the vendors' app, PUBLIC_URL/graphiql", "Pages, by commas, that browsers may come back to from a provider, each written exactly as it is registered there; the first is the usual one.";
    "STOA_PASSKEY_DOMAIN", "the host of STOA_SHOP_URL, or localhost where that is an address", "The domain that passkeys are for, such as shop.example: pages at it and under it may ask for them. Changed, every passkey is lost.";
    "STOA_SMS_URL", "none: files in STOA_DATA/sms", "Who sends messages to telephones: https://USER:SECRET@HOST/PATH, which is told JSON, or twilio://ACCOUNT:TOKEN@api.twilio.com.";
    "STOA_SMS_FROM", "Stoa", "Who messages to telephones are from: a name or a number, as the provider allows.";
    "STOA_INTROSPECTION", "public, but staff in production", "public or staff: who may ask about the schema, everybody or only vendors' teams and operators.";
    "STOA_RATE", "20000/1000, but off in test", "CAPACITY/RESTORE or off: the points an address without an account may spend at once, and how many come back each second. An account has as many, a vendor's member twice, an operator five times as many.";
    "STOA_MAX_CONNECTIONS", "20000", "How many connections this server holds at once; three quarters of them may be WebSockets and event streams.";
    "STOA_SHOP_PORT", "8001", "Port of the customers' app beside this server; its origin may call from a browser.";
    "STOA_DESK_PORT", "8002", "Port of the vendors' app beside this server; its origin may call from a browser.";
    "STOA_TEST_GATEWAY", "on, but off in production", "on or off: whether the test payment gateway, which moves no money, may be used.";
    "STOA_LOG", "info", "Which messages are logged, as tracing filters: warn, info, debug, stoa=debug...";
    "STOA_DATABASE_CONNECTIONS", "8 embedded, 16 on PostgreSQL", "How many connections to the database this process keeps at most.";
    "STOA_CLOCK_SYNC", "on, but off in test", "on or off: whether this node's clock is corrected by PostgreSQL's, so that all nodes agree.";
    "STOA_CLOCK_AHEAD", "0", "In STOA_ENV=test only: by how many seconds this node's own clock is ahead; negative is behind.";
    "STOA_FAIL_AT", "none", "In STOA_ENV=test only: the named point at which the process ends itself.";
    "STOA_TEST_GATEWAY_FAULTS", "none", "In STOA_ENV=test only: what goes wrong with the test gateway's calls, such as `loses=3 errors=5 seed=1`.";
}

/// One that goes and one that comes are enough; each costs a digest wherever a signature is looked at.
const MOST_OTHER_SECRETS: usize = 4;

/// What was found, checked and composed.
#[derive(Clone)]
pub struct Config {
    pub bind: SocketAddr,
    pub data: PathBuf,
    pub environment: Environment,
    /// None: one is generated into the data folder.
    pub secret_key: Option<String>,
    pub other_secret_keys: Vec<String>,
    pub database_url: String,
    pub redis_url: Option<String>,
    pub s3: Option<S3>,
    pub smtp_url: Option<String>,
    /// None: made of the public address.
    pub mail_from: Option<String>,
    /// None: beside this server.
    pub shop_url: Option<String>,
    pub desk_url: Option<String>,
    pub vies_url: Option<String>,
    pub clamd: Option<String>,
    /// None: made of the address that was bound.
    pub public_url: Option<String>,
    pub trusted_proxies: Vec<Network>,
    pub max_connections: usize,
    pub shop_port: u16,
    pub desk_port: u16,
    /// None: on, but off in production.
    pub test_gateway: Option<bool>,
    /// Manifests of trusted documents.
    pub documents: Vec<PathBuf>,
    pub documents_only: bool,
    pub app_secret: Option<String>,
    /// Where the shop's app is told which pages are old.
    pub pages_url: Option<String>,
    /// Whom people may sign in with.
    pub sign_in_providers: Vec<identity::Provider>,
    /// None: the apps' own, and GraphiQL.
    pub sign_in_pages: Option<Vec<String>>,
    /// None: the shop's host.
    pub passkey_domain: Option<String>,
    pub sms_url: Option<String>,
    pub sms_from: String,
    pub introspection: Introspection,
    /// Of an address without an account; nobody is limited without it.
    pub rate: Option<Rate>,
    pub log: String,
    /// None: as many as the kind of database can use.
    pub database_connections: Option<u32>,
    pub clock_sync: bool,
    pub clock_ahead_ms: i64,
    pub fail_at: Option<String>,
    pub timeouts: Timeouts,
    pub test_gateway_faults: Option<payments::test_gateway::Faults>,
    /// Variables that were set and checked but that this version does not use.
    pub unused: Vec<&'static str>,
}

/// Who may ask about the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Introspection {
    Public,
    /// Vendors' teams and operators.
    Staff,
}

impl Config {
    /// Reads the process's variables.
    ///
    /// # Errors
    /// One line naming the variable, what is wrong and what would be right.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads variables")]
    pub fn from_environment() -> Result<Self, String> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Reads variables through `lookup`; an empty one counts as absent.
    ///
    /// # Errors
    /// As [`Config::from_environment`].
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let get = |name: &str| lookup(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let environment = match get("STOA_ENV").as_deref() {
            Some("demo") => Environment::Demo,
            None | Some("development") => Environment::Development,
            Some("test") => Environment::Test,
            Some("production") => Environment::Production,
            Some(other) => return Err(format!("STOA_ENV is `{other}`; it must be demo, development, test or production.")),
        };
        let bind = get("STOA_BIND").unwrap_or_else(|| "127.0.0.1:8000".into());
        let bind = bind.parse().map_err(|_| format!("STOA_BIND is `{bind}`; it must be an address and a port, such as 127.0.0.1:8000."))?;
        let data = PathBuf::from(get("STOA_DATA").unwrap_or_else(|| "./var".into()));
        let secret_key = match get("STOA_SECRET_KEY") {
            Some(secret) if secret.chars().count() < 32 => return Err("STOA_SECRET_KEY is too short; it needs at least 32 characters.".into()),
            None if environment == Environment::Production => {
                return Err("STOA_SECRET_KEY is missing; production needs at least 32 random characters, such as from `openssl rand -hex 32`.".into());
            }
            secret => secret,
        };
        let other_secret_keys: Vec<String> = get("STOA_OTHER_SECRET_KEYS")
            .map(|list| list.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect())
            .unwrap_or_default();
        if other_secret_keys.iter().any(|secret| secret.chars().count() < 32) {
            return Err("STOA_OTHER_SECRET_KEYS names a secret that is too short; each has at least 32 characters and a line of its own.".into());
        }
        if other_secret_keys.len() > MOST_OTHER_SECRETS {
            return Err(format!("STOA_OTHER_SECRET_KEYS names more than {MOST_OTHER_SECRETS} secrets."));
        }
        let in_test = |name: &str| get(name).filter(|_| environment == Environment::Test);
        let mut unused = Vec::new();
        if let Some(url) = get("OTEL_EXPORTER_OTLP_ENDPOINT") {
            origin("OTEL_EXPORTER_OTLP_ENDPOINT", &url)?;
            unused.push("OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        let documents: Vec<PathBuf> = get("STOA_DOCUMENTS").map(|paths| paths.split(',').map(|path| path.trim().into()).collect()).unwrap_or_default();
        if let Some(missing) = documents.iter().find(|path| !path.is_file()) {
            return Err(format!("STOA_DOCUMENTS names `{}`, which is no file.", missing.display()));
        }
        let documents_only = switch("STOA_DOCUMENTS_ONLY", get("STOA_DOCUMENTS_ONLY").as_deref())?.unwrap_or(false);
        if documents_only && documents.is_empty() {
            return Err("STOA_DOCUMENTS_ONLY is on, but STOA_DOCUMENTS names no manifest.".into());
        }
        let app_secret = get("STOA_APP_SECRET");
        if app_secret.as_ref().is_some_and(|secret| secret.chars().count() < 32) {
            return Err("STOA_APP_SECRET is too short; it needs at least 32 characters.".into());
        }
        let pages_url = get("STOA_PAGES_URL");
        if let Some(url) = &pages_url {
            origin("STOA_PAGES_URL", url)?;
            if app_secret.is_none() {
                return Err("STOA_PAGES_URL takes STOA_APP_SECRET, with which what is told there is signed.".into());
            }
        }
        Ok(Self {
            bind,
            environment,
            secret_key,
            other_secret_keys,
            database_url: database_url(get("DATABASE_URL"), &data)?,
            redis_url: redis_url(get("REDIS_URL"))?,
            smtp_url: get("SMTP_URL").map(smtp_url).transpose()?,
            mail_from: get("STOA_MAIL_FROM"),
            shop_url: get("STOA_SHOP_URL").map(|url| origin("STOA_SHOP_URL", &url).map(|_| url)).transpose()?,
            vies_url: get("STOA_VIES_URL"),
            clamd: get("STOA_CLAMD"),
            desk_url: get("STOA_DESK_URL").map(|url| origin("STOA_DESK_URL", &url).map(|_| url)).transpose()?,
            s3: s3(&get)?,
            public_url: get("PUBLIC_URL").map(|url| public_url(&url)).transpose()?,
            trusted_proxies: get("STOA_TRUSTED_PROXIES").map_or(Ok(Vec::new()), |list| list.split(',').map(|one| network(one.trim())).collect())?,
            max_connections: max_connections(get("STOA_MAX_CONNECTIONS"))?,
            shop_port: port("STOA_SHOP_PORT", get("STOA_SHOP_PORT"), 8001)?,
            desk_port: port("STOA_DESK_PORT", get("STOA_DESK_PORT"), 8002)?,
            test_gateway: switch("STOA_TEST_GATEWAY", get("STOA_TEST_GATEWAY").as_deref())?,
            documents,
            documents_only,
            app_secret,
            pages_url,
            sign_in_providers: get("STOA_SIGN_IN_PROVIDERS").map(|text| sign_in_providers(&text, environment)).transpose()?.unwrap_or_default(),
            sign_in_pages: get("STOA_SIGN_IN_PAGES").map(|list| sign_in_pages(&list)).transpose()?,
            passkey_domain: get("STOA_PASSKEY_DOMAIN").map(passkey_domain).transpose()?,
            sms_url: get("STOA_SMS_URL").map(|url| platform::sms::SmsSender::provider(&url, "").map(|_| url)).transpose()?,
            sms_from: sms_from(get("STOA_SMS_FROM"))?,
            introspection: introspection(get("STOA_INTROSPECTION").as_deref(), environment)?,
            rate: rate(get("STOA_RATE").as_deref(), environment)?,
            log: get("STOA_LOG").unwrap_or_else(|| "info".into()),
            database_connections: connections(get("STOA_DATABASE_CONNECTIONS"))?,
            clock_sync: switch("STOA_CLOCK_SYNC", get("STOA_CLOCK_SYNC").as_deref())?.unwrap_or(environment != Environment::Test),
            clock_ahead_ms: seconds("STOA_CLOCK_AHEAD", in_test("STOA_CLOCK_AHEAD"))?,
            fail_at: in_test("STOA_FAIL_AT"),
            // Where nobody balances a load, the end need not wait for somebody to notice it.
            timeouts: Timeouts { leave: Duration::from_secs(if environment == Environment::Production { 5 } else { 0 }), ..Timeouts::default() },
            test_gateway_faults: in_test("STOA_TEST_GATEWAY_FAULTS")
                .map(|text| text.parse().map_err(|why| format!("STOA_TEST_GATEWAY_FAULTS is `{text}`; {why}.")))
                .transpose()?,
            data,
            unused,
        })
    }

    /// The secret: the one given, else the one kept in the data folder, made on the first start and readable by its owner alone.
    ///
    /// # Errors
    /// One line, when the folder cannot be written or the kept secret is damaged.
    pub fn secret(&self) -> Result<String, String> {
        if let Some(secret) = &self.secret_key {
            return Ok(secret.clone());
        }
        let path = self.data.join("secret.key");
        let said = |error: std::io::Error| format!("STOA_DATA: {} cannot be kept: {error}.", path.display());
        if !path.exists() {
            std::fs::create_dir_all(&self.data).map_err(said)?;
            // Written whole under another name first, so that a second process never reads half a secret.
            let draft = self.data.join(format!("secret.{}.draft", std::process::id()));
            write_private(&draft, &platform::crypto::token()).map_err(said)?;
            let kept = std::fs::hard_link(&draft, &path);
            std::fs::remove_file(&draft).map_err(said)?;
            match kept {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(said(error)),
                _ => {}
            }
        }
        let secret = std::fs::read_to_string(&path).map_err(said)?.trim().to_owned();
        if secret.chars().count() < 32 { Err(format!("{} is damaged: it holds fewer than 32 characters.", path.display())) } else { Ok(secret) }
    }

    /// Where this server is reached, once its address is known.
    #[must_use]
    pub fn public_url(&self, bound: SocketAddr) -> String {
        self.public_url.clone().unwrap_or_else(|| {
            let host = if bound.ip().is_unspecified() {
                "127.0.0.1".to_owned()
            } else if bound.is_ipv6() {
                format!("[{}]", bound.ip())
            } else {
                bound.ip().to_string()
            };
            format!("http://{host}:{}", bound.port())
        })
    }
}

#[cfg(unix)]
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?.write_all(text.as_bytes())
}

#[cfg(not(unix))]
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(path, text)
}

/// The table for `--help`.
#[must_use]
pub fn help() -> String {
    VARIABLES.iter().fold(String::from("Variables:\n"), |mut text, Variable { name, default, about }| {
        let _ = writeln!(text, "  {name}\n      {about} [default: {default}]");
        text
    })
}

/// The table for `docs/configuration.md`.
#[must_use]
pub fn markdown() -> String {
    let head = "# Configuration\n\nStoa reads these variables once, when it starts, and refuses a wrong one with one readable line. \
                With none of them set it runs on this machine alone, on an embedded database. `stoa --help` prints the same table.\n\n\
                | Variable | Default | Meaning |\n| --- | --- | --- |\n";
    VARIABLES.iter().fold(String::from(head), |mut text, Variable { name, default, about }| {
        let _ = writeln!(text, "| `{name}` | {default} | {about} |");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(set: &[(&str, &str)]) -> Result<Config, String> {
        Config::read(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn nothing_set_is_a_development_server_on_loopback() {
        let config = read(&[]).unwrap();
        assert_eq!((config.bind.to_string().as_str(), config.database_url.as_str()), ("127.0.0.1:8000", "sqlite:./var/stoa.db?mode=rwc"));
        assert_eq!(config.public_url(config.bind), "http://127.0.0.1:8000");
        assert!(config.test_gateway.is_none() && config.s3.is_none() && config.redis_url.is_none());
    }

    #[test]
    fn wrong_values_are_refused_in_one_line_that_names_the_variable() {
        for (name, value) in [
            ("STOA_ENV", "prod"),
            ("STOA_BIND", "8000"),
            ("STOA_SECRET_KEY", "short"),
            ("DATABASE_URL", "mysql://x"),
            ("REDIS_URL", "localhost"),
            ("S3_ENDPOINT", "http://s3"),
            ("PUBLIC_URL", "shop.example"),
            ("PUBLIC_URL", "https://shop.example/path"),
            ("STOA_TRUSTED_PROXIES", "10.0.0.0/33"),
            ("STOA_MAX_CONNECTIONS", "3"),
            ("STOA_SHOP_PORT", "0"),
            ("STOA_DESK_PORT", "70000"),
            ("STOA_TEST_GATEWAY", "yes"),
            ("STOA_DATABASE_CONNECTIONS", "0"),
            ("STOA_CLOCK_SYNC", "yes"),
            ("SMTP_URL", "mail.example"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"),
            ("STOA_DOCUMENTS", "/nowhere.json"),
            ("STOA_APP_SECRET", "short"),
            ("STOA_DOCUMENTS_ONLY", "on"),
            ("STOA_SIGN_IN_PROVIDERS", "/nowhere.json"),
            ("STOA_SIGN_IN_PROVIDERS", "[{}]"),
            ("STOA_SIGN_IN_PROVIDERS", "[{\"kind\": \"github\", \"clientId\": \"a\"}]"),
            ("STOA_SIGN_IN_PAGES", "shop.example/callback"),
            ("STOA_SIGN_IN_PAGES", "https://shop.example/callback?x=1"),
            ("STOA_PASSKEY_DOMAIN", "127.0.0.1"),
            ("STOA_PASSKEY_DOMAIN", "https://shop.example"),
            ("STOA_SMS_URL", "sms.example"),
            ("STOA_SMS_FROM", "somebody with a very long name"),
            ("STOA_INTROSPECTION", "off"),
            ("STOA_RATE", "20000"),
            ("STOA_RATE", "100/1000"),
            ("STOA_RATE", "20000/0"),
        ] {
            let line = read(&[(name, value)]).err().unwrap_or_default();
            let prefix = name.split('_').next().unwrap_or_default();
            assert!(line.contains(prefix) && !line.contains('\n'), "{name}={value}: {line}");
        }
    }

    #[test]
    fn what_tests_break_on_purpose_is_checked_too() {
        for (name, value) in [("STOA_CLOCK_AHEAD", "soon"), ("STOA_TEST_GATEWAY_FAULTS", "explodes=1")] {
            let line = read(&[("STOA_ENV", "test"), (name, value)]).err().unwrap_or_default();
            assert!(line.starts_with(name) && !line.contains('\n'), "{name}={value}: {line}");
        }
        let config = read(&[("STOA_ENV", "test"), ("STOA_CLOCK_AHEAD", "-300"), ("STOA_TEST_GATEWAY_FAULTS", "loses=3 seed=7")]).unwrap();
        assert!(config.clock_ahead_ms == -300_000 && !config.clock_sync && config.test_gateway_faults.is_some());
    }

    #[test]
    fn production_needs_a_secret_and_has_no_fail_points() {
        assert!(read(&[("STOA_ENV", "production")]).err().is_some_and(|line| line.starts_with("STOA_SECRET_KEY")));
        let mut set = vec![("STOA_ENV", "production"), ("STOA_FAIL_AT", "after_claim"), ("STOA_CLOCK_AHEAD", "60"), ("STOA_TEST_GATEWAY_FAULTS", "loses=1")];
        let secret = "k".repeat(32);
        set.push(("STOA_SECRET_KEY", &secret));
        let config = read(&set).unwrap();
        assert!(config.test_gateway.is_none() && config.fail_at.is_none() && config.test_gateway_faults.is_none());
        assert!(config.clock_sync && config.clock_ahead_ms == 0);
    }

    #[test]
    fn production_tells_its_schema_to_staff_and_only_tests_are_not_limited() {
        let of = |environment: &str| {
            let config = read(&[("STOA_ENV", environment), ("STOA_SECRET_KEY", &"k".repeat(32))]).unwrap();
            (config.introspection, config.rate.map(|rate| (rate.capacity, rate.restore)))
        };
        assert_eq!(of("production"), (Introspection::Staff, Some((20_000, 1_000))));
        assert_eq!(of("demo"), (Introspection::Public, Some((20_000, 1_000))));
        assert_eq!(of("test"), (Introspection::Public, None));
        assert_eq!(read(&[("STOA_RATE", "off")]).unwrap().rate, None);
        assert_eq!(read(&[("STOA_RATE", "5000/10")]).unwrap().rate, Some(Rate { capacity: 5_000, restore: 10 }));
    }

    #[test]
    fn a_generated_secret_stays_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let config = read(&[("STOA_DATA", &folder.path().display().to_string())]).unwrap();
        let secret = config.secret().unwrap();
        assert_eq!(config.secret().unwrap(), secret);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(folder.path().join("secret.key")).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn networks_hold_their_addresses() {
        let ours = network("10.1.0.0/16").unwrap();
        assert!(ours.holds("10.1.255.1".parse().unwrap()) && ours.holds("::ffff:10.1.2.3".parse().unwrap()));
        assert!(!ours.holds("10.2.0.1".parse().unwrap()) && !ours.holds("::1".parse().unwrap()));
        assert!(network("::1").unwrap().holds("::1".parse().unwrap()));
    }

    #[test]
    fn the_documented_table_is_the_real_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
        assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), markdown(), "run `stoa config > docs/configuration.md`");
    }
}
