//! What a caller may spend. Every operation is charged with its cost, at least one point, before it runs; what was kept for
//! everybody is charged as one.

use std::net::IpAddr;

use async_graphql::{Name, Value};
use kernel::Viewer;
use platform::bucket::{Rate, Taken};

use super::caller::Caller;
use super::gate::Refused;
use crate::state::State;

/// Whose bucket, and how large it is.
pub struct Purse {
    whose: String,
    rate: Rate,
}

/// What an operation came to, for `extensions.cost`.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    /// What it costs.
    pub requested: u64,
    /// What was taken for it.
    pub charged: u64,
    /// What may still be spent, and how much comes back in a second; none where nobody is limited.
    pub left: Option<(u64, u64)>,
}

/// Of this viewer; none where nobody is limited. Who has an account is known by it, everybody else by their address: a
/// cart's token costs nothing to make up.
pub fn purse(state: &State, caller: &Caller, viewer: &Viewer) -> Option<Purse> {
    let rate = state.config.rate?;
    let class = viewer.class();
    let times = match class {
        "vendor" | "client" => 2,
        "admin" => 5,
        _ => 1,
    };
    let whose = match viewer {
        Viewer::Person { user, .. } => format!("{class}:{user}"),
        Viewer::Client { client, .. } => format!("{class}:{client}"),
        Viewer::Anonymous { .. } => network(caller.client.as_deref()),
    };
    Some(Purse { whose, rate: Rate { capacity: rate.capacity.saturating_mul(times), restore: rate.restore.saturating_mul(times) } })
}

/// Of somebody without an account.
pub fn strangers_purse(state: &State, caller: &Caller) -> Option<Purse> {
    Some(Purse { whose: network(caller.client.as_deref()), rate: state.config.rate? })
}

/// Takes points; tells what is left and how fast it grows.
///
/// # Errors
/// [`Refused::Rate`] where there are too few.
pub async fn charge(state: &State, purse: Option<&Purse>, points: u64) -> Result<Option<(u64, u64)>, Refused> {
    let Some(Purse { whose, rate }) = purse else { return Ok(None) };
    match state.buckets.take(whose, *rate, points, state.cx.now()).await {
        Taken::Yes { left } => Ok(Some((left, rate.restore))),
        Taken::No { left, wait_ms } => {
            metrics::counter!("stoa_rate_limited_total").increment(1);
            Err(Refused::Rate { after: wait_ms.div_ceil(1_000).max(1), left, restore: rate.restore })
        }
    }
}

impl Spent {
    /// As a member of `extensions`.
    pub fn value(&self) -> Value {
        let number = |value: Option<u64>| value.map_or(Value::Null, Value::from);
        let members = [
            ("requested", number(Some(self.requested))),
            ("charged", number(Some(self.charged))),
            ("available", number(self.left.map(|(left, _)| left))),
            ("restoreRate", number(self.left.map(|(_, restore)| restore))),
        ];
        Value::Object(members.into_iter().map(|(name, value)| (Name::new(name), value)).collect())
    }
}

/// Of IPv6 the network: one line is given as many addresses as there are grains of sand.
fn network(client: Option<&str>) -> String {
    match client.and_then(|client| client.parse::<IpAddr>().ok()) {
        Some(IpAddr::V4(address)) => format!("anonymous:{address}"),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("anonymous:{a:x}:{b:x}:{c:x}:{d:x}::")
        }
        None => "anonymous:unknown".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_one_bucket() {
        assert_eq!(network(Some("203.0.113.7")), "anonymous:203.0.113.7");
        assert_eq!(network(Some("2001:db8:1:2:3:4:5:6")), network(Some("2001:db8:1:2::9")));
        assert_ne!(network(Some("2001:db8:1:2::9")), network(Some("2001:db8:1:3::9")));
        assert_eq!(network(None), "anonymous:unknown");
    }
}
