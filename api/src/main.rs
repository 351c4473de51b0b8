//! The commands of `stoa`.

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use api::config::{self, Config};
use api::{serve, state};
use clap::{Parser, Subcommand, ValueEnum};
use entity::states::Role;
use platform::audit::Who;
use platform::{Cx, Environment, keyring};

/// A third less CPU per answer than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A marketplace of many vendors behind one GraphQL schema.
#[derive(Parser)]
#[command(name = "stoa", version, about, after_help = config::help(), disable_help_subcommand = true)]
struct Stoa {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests and work in the background.
    Serve,
    /// Work in the background only: events, jobs and schedules.
    Worker,
    /// Bring the database to its newest form.
    Migrate,
    /// Serve a demonstration: people, products and a year of orders, filled in the first time.
    Demo,
    /// Fill the database with the demonstration's people, products and orders, once.
    Seed {
        /// How many products.
        #[arg(long, value_name = "N", default_value_t = api::seed::DEMO_PRODUCTS)]
        size: usize,
    },
    /// Bring in what people really have.
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Print the schema.
    Schema,
    /// Print the table of variables as docs/configuration.md has it.
    Config,
    /// People's accounts.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// The keys that seal what must not be read out of a copy of the database; docs/keys.md has the steps of changing them.
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },
    /// Print the register of erasures, a line each: keep it apart from backups.
    Erasures {
        /// Do again what this register says, once a backup was brought back that knows nothing of it.
        #[arg(long, value_name = "FILE")]
        replay: Option<PathBuf>,
    },
    /// Verify stock, payments, orders, ledger, events and the audit log; names the broken rows and ends with 1.
    Check {
        /// The audit log alone, with the length and the last digest of its chain, which kept elsewhere show whether its end was cut off.
        #[arg(long)]
        audit: bool,
    },
}

#[derive(Subcommand)]
enum ImportCommand {
    /// A vendor's products out of a CSV file; safe to run again. docs/import.md explains the map.
    Products {
        /// Whose products they are: the vendor's slug.
        #[arg(long)]
        vendor: String,
        /// Which of the file's columns is which of our fields (TOML).
        #[arg(long, value_name = "FILE")]
        map: PathBuf,
        /// Where to write what was not taken and why (CSV); below STOA_DATA where it is left out.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// The currency of the prices, in place of the map's.
        #[arg(long)]
        currency: Option<String>,
        /// The products.
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
    /// A category tree out of a JSON file, packed or not; safe to run again.
    Categories {
        /// The tree.
        #[arg(value_name = "FILE.json.gz")]
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum KeysCommand {
    /// List the data keys, without showing them.
    List,
    /// Wrap every data key by today's STOA_SECRET_KEY, so that the one before is needed no more.
    Rotate,
    /// Make a new data key. In five minutes' time it seals what is new; the rest follows in the background.
    Renew,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Make an account. Its password is one line of standard input, so that no process list shows it.
    Create {
        /// Where they are reached, and what they sign in with.
        #[arg(long)]
        email: String,
        /// What they are called.
        #[arg(long, default_value = "")]
        name: String,
        /// What they may do.
        #[arg(long, value_enum, default_value = "customer")]
        role: RoleName,
        /// Give an account that is there this password, name and role; its sessions end.
        #[arg(long)]
        replace: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    Customer,
    Support,
    Finance,
    Admin,
    SuperAdmin,
}

fn main() -> ExitCode {
    // Databases, letters and what people sent are for whoever runs the program, and for nobody else on the machine.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let command = Stoa::parse().command;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&format!("no runtime: {error}")),
    };
    match runtime.block_on(run(command)) {
        Ok(code) => code,
        Err(line) => refuse(&line),
    }
}

fn refuse(line: &str) -> ExitCode {
    eprintln!("stoa: {line}");
    ExitCode::FAILURE
}

async fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Schema => print(&api::graphql::sdl()),
        Command::Config => print(&config::markdown()),
        Command::Serve => serve::serve(settings()?, |_| async { Ok(()) }).await?,
        Command::Worker => serve::work(settings()?).await?,
        Command::Migrate => drop(migrated(&settings()?).await?),
        Command::Demo => api::demo::run(settings()?).await?,
        Command::Seed { size } => seed(size).await?,
        Command::Import { command } => import(command).await?,
        Command::User { command: UserCommand::Create { email, name, role, replace } } => create_user(&email, &name, role, replace).await?,
        Command::Keys { command } => keys(command).await?,
        Command::Erasures { replay } => erasures(replay).await?,
        Command::Check { audit } => return check(&state::adapters(&filled(settings()?)?).await?, audit).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// The settings, logging begun and what is not used yet told.
fn settings() -> Result<Config, String> {
    let config = Config::from_environment()?;
    let production = config.environment == Environment::Production;
    let filter = format!("sqlx=warn,sea_orm_migration=warn,tantivy=warn,hyper=warn,{}", config.log);
    platform::telemetry::log(&filter, production, std::io::IsTerminal::is_terminal(&std::io::stderr())).map_err(|error| format!("STOA_LOG: {error}."))?;
    for name in &config.unused {
        tracing::warn!("{name} is set, but this version does not use it yet");
    }
    Ok(config)
}

/// For what only looks: a folder that was mistyped has no database, and would get an empty one in which all is well.
fn filled(config: Config) -> Result<Config, String> {
    let file = config.database_url.strip_prefix("sqlite:").map(|path| path.split('?').next().unwrap_or(path).trim_start_matches("//"));
    match file {
        Some(file) if !std::path::Path::new(file).is_file() => Err(format!("there is no database at {file}; STOA_DATA or DATABASE_URL names it.")),
        _ => Ok(config),
    }
}

fn print(text: &str) {
    // A reader that went away (`stoa schema | head`) is no fault.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// The adapters, with the database in its newest form.
async fn migrated(config: &Config) -> Result<Cx, String> {
    let cx = state::adapters(config).await?.acting(Who::command_line());
    state::migrate(&cx).await?;
    state::seal_old_orders(&cx).await?;
    // A shop without rates would take no tax.
    pricing::ensure_tax_rates(&cx).await.map_err(|error| error.to_string())?;
    Ok(cx)
}

async fn seed(size: usize) -> Result<(), String> {
    let config = settings()?;
    if config.environment == Environment::Production {
        // Its people have passwords that everybody knows.
        return Err("the demonstration's people are not for production.".into());
    }
    let cx = migrated(&config).await?;
    match api::seed::seed(&cx, &state::gateways(&cx, &config, None)?, size).await.map_err(|error| error.to_string())? {
        Some(seeded) => print(&format!("{seeded}\n")),
        None => print("This shop was filled before; it is kept as it was.\n"),
    }
    Ok(())
}

async fn import(command: ImportCommand) -> Result<(), String> {
    let config = settings()?;
    let cx = migrated(&config).await?;
    let told = match command {
        ImportCommand::Products { vendor, map, report, currency, file } => {
            // Not beside the file: where it lies is often not ours to write.
            let name = PathBuf::from(file.file_name().unwrap_or_default()).with_extension("refused.csv");
            let report = report.unwrap_or_else(|| config.data.join(name));
            let summary = api::import::products(&cx, &api::import::Source { vendor, map, file, report: Some(report.clone()), currency }).await?;
            format!("{summary}\nWhat was not taken, and why: {}\n", report.display())
        }
        ImportCommand::Categories { file } => format!("{}\n", api::import::categories(&cx, &file).await?),
    };
    print(&told);
    Ok(())
}

/// Prints the register of erasures, a line each, or does those of a file again.
async fn erasures(replay: Option<PathBuf>) -> Result<(), String> {
    let cx = migrated(&filled(settings()?)?).await?;
    let Some(file) = replay else {
        for entry in privacy::written(&cx).await.map_err(|error| error.to_string())? {
            print(&format!("{}\n", serde_json::to_string(&entry).map_err(|error| error.to_string())?));
        }
        return Ok(());
    };
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}.", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let entries = lines.map(|(at, line)| serde_json::from_str(line).map_err(|error| format!("{}, line {}: {error}.", file.display(), at + 1)));
    let done = privacy::replay(&cx, &entries.collect::<Result<Vec<_>, _>>()?).await.map_err(|error| error.to_string())?;
    print(&format!("{done} done again.\n"));
    Ok(())
}

async fn create_user(email: &str, name: &str, role: RoleName, replace: bool) -> Result<(), String> {
    let cx = migrated(&settings()?).await?;
    let there = identity::by_address(&cx.db, &email.trim().to_lowercase()).await.map_err(|error| error.to_string())?;
    if there.is_some() && !replace {
        return Err(format!("{email} has an account: --replace gives it this password, name and role."));
    }
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password).map_err(|error| error.to_string())?;
    let role = match role {
        RoleName::Customer => Role::Customer,
        RoleName::Support => Role::Support,
        RoleName::Finance => Role::Finance,
        RoleName::Admin => Role::Admin,
        RoleName::SuperAdmin => Role::SuperAdmin,
    };
    let name = if name.is_empty() { email.split('@').next().unwrap_or(email) } else { name };
    let user = identity::create_user(&cx, email, password.trim_end_matches(['\r', '\n']), name, role).await.map_err(|error| error.to_string())?;
    print(&format!("{}\n", user.id));
    Ok(())
}

async fn keys(command: KeysCommand) -> Result<(), String> {
    let cx = migrated(&filled(settings()?)?).await?;
    let said = |error: platform::Error| error.to_string();
    match command {
        KeysCommand::List => {}
        KeysCommand::Rotate => {
            let wrapped = keyring::rotate(&cx).await.map_err(said)?;
            let sealed = api::keys::reseal_now(&cx).await.map_err(said)?;
            print(&format!("{wrapped} wrapped anew, {sealed} texts and files sealed anew.\n"));
        }
        KeysCommand::Renew => print(&format!("{} made.\n", keyring::renew(&cx).await.map_err(said)?)),
    }
    for key in keyring::list(&cx).await.map_err(said)? {
        let by = if key.wrapped_today { "wrapped by today's secret" } else { "wrapped by another secret: `stoa keys rotate`" };
        let what = match (key.left, key.id == cx.keys.current_id(), key.active_from > cx.now()) {
            (true, ..) => "nothing is sealed by it any more",
            (_, true, _) => "seals what is new",
            (_, _, true) => "seals in less than five minutes",
            _ => "what it sealed is being sealed anew",
        };
        print(&format!("{}  {by}; {what}\n", key.id));
    }
    Ok(())
}

async fn check(cx: &Cx, audit: bool) -> Result<ExitCode, String> {
    // As it was found: a database that is not in its newest form is not brought there by looking.
    keyring::load(cx).await.map_err(|error| format!("STOA_SECRET_KEY: {error}."))?;
    let chain = platform::audit::check(cx).await.map_err(|error| error.to_string())?;
    let mut broken = chain.broken;
    if audit {
        print(&format!("{} entries sealed, the last digest is {}.\n", chain.entries, if chain.head.is_empty() { "none" } else { &chain.head }));
    } else {
        broken.extend(api::check(cx).await.map_err(|error| error.to_string())?);
    }
    print(&broken.iter().map(|row| format!("{row}\n")).collect::<String>());
    print(&if broken.is_empty() { "All is well.\n".to_owned() } else { format!("{} broken.\n", broken.len()) });
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
