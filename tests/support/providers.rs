//! Providers of sign-in as processes of their own: `tests/protocol/providers.mjs`. And a browser that goes there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use reqwest::redirect::Policy;
use reqwest::{Method, Url};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::sync::OnceCell;

use crate::database::setting;

/// Where browsers come back to. Nobody listens there: tests read the address.
pub const PAGE: &str = "http://shop.test/sign-in/callback";

/// The running counterparts; they end when this is dropped.
pub struct Providers {
    /// The certified one's issuer.
    pub certified: String,
    /// The pliant one's.
    pub pliant: String,
    desk: String,
    _lines: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

/// Their packages, installed once for all tests of this run.
static INSTALLED: OnceCell<bool> = OnceCell::const_new();

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("protocol")
}

async fn install() -> bool {
    let folder = folder();
    let written = |name: &str| std::fs::metadata(folder.join(name)).and_then(|file| file.modified()).ok();
    if written("node_modules/.package-lock.json") > written("package-lock.json") {
        return true;
    }
    let mut ci = Command::new("npm");
    ci.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(&folder).stdin(Stdio::null());
    ci.kill_on_drop(true).status().await.is_ok_and(|status| status.success())
}

impl Providers {
    /// None where npm is not installed, which is told; where tests have to be complete it is a failure.
    ///
    /// # Panics
    /// When they do not start.
    pub async fn start() -> Option<Self> {
        if !*INSTALLED.get_or_init(install).await {
            assert!(setting("CI").is_none(), "npm, or what it installs, is missing");
            println!("skipped: npm is not installed");
            return None;
        }
        let mut process = Command::new("node")
            .args(["providers.mjs", PAGE])
            .current_dir(folder())
            .env("NODE_NO_WARNINGS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node");
        let mut lines = BufReader::new(process.stdout.take().expect("an output")).lines();
        // Some of what it is made of greets first.
        let told: Value = loop {
            let line = lines.next_line().await.expect("a line").expect("where they are");
            if line.starts_with('{') {
                break serde_json::from_str(&line).expect("JSON");
            }
        };
        let text = |name: &str| told[name].as_str().expect("an address").to_owned();
        Some(Self { certified: text("certified"), pliant: text("issuer"), desk: text("desk"), _lines: lines, _process: process })
    }

    /// What the pliant one says from now on.
    ///
    /// # Panics
    /// When it does not listen.
    pub async fn say(&self, what: Value) {
        let told = reqwest::Client::new().put(&self.desk).json(&what).send().await.expect("a desk");
        assert!(told.status().is_success());
    }
}

/// A browser without a screen: it keeps cookies and follows where it is sent, up to the shop's own page.
#[derive(Default)]
pub struct Browser {
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// Goes to an address and on from there, filling in every form as `login`; the parameters it comes back with.
    ///
    /// # Panics
    /// When it never comes back.
    pub async fn go(&mut self, url: &str, login: &str) -> BTreeMap<String, String> {
        let mut url: Url = url.parse().expect("an address");
        for _ in 0..20 {
            if url.as_str().starts_with(PAGE) {
                return url.query_pairs().into_owned().collect();
            }
            let (next, page) = self.ask(Method::GET, &url, None).await;
            url = match next {
                Some(next) => next,
                None => {
                    let part = |before: &str| page.split_once(before).and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
                    let action = part("action=\"").unwrap_or_else(|| panic!("no form at {url}: {page}"));
                    let prompt = part("name=\"prompt\" value=\"").unwrap_or_default();
                    let action = url.join(&action).expect("an address");
                    let form = format!("prompt={prompt}&login={login}&password=any");
                    self.ask(Method::POST, &action, Some(form)).await.0.expect("where to go on")
                }
            };
        }
        panic!("sent around without an end: {url}");
    }

    async fn ask(&mut self, method: Method, url: &Url, form: Option<String>) -> (Option<Url>, String) {
        let http = reqwest::Client::builder().redirect(Policy::none()).build().expect("a client");
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut request = http.request(method, url.clone()).header("Cookie", cookies);
        if let Some(form) = form {
            request = request.header("Content-Type", "application/x-www-form-urlencoded").body(form);
        }
        let response = request.send().await.expect("an answer");
        for cookie in response.headers().get_all("Set-Cookie") {
            let cookie = cookie.to_str().expect("text").split(';').next().unwrap_or_default();
            if let Some((name, value)) = cookie.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let next = response.headers().get("Location").map(|next| url.join(next.to_str().expect("text")).expect("an address"));
        (next, response.text().await.unwrap_or_default())
    }
}
