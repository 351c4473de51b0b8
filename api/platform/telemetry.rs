//! Logs and metrics of the process. Logs go to standard error: lines for people, JSON for machines.
//! Who logs a value answers for it being no secret; nothing here takes anything out.

use std::io::Write;
use std::sync::OnceLock;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use crate::{Error, Result};

/// Lines that tell who was let in, who was refused, and who tried to get around: the target of all of them.
pub const SECURITY: &str = "stoa::security";

/// Seconds; dense where targets lie.
const BUCKETS: [f64; 14] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
const UPKEEP: Duration = Duration::from_secs(5);

/// Begins to log what `filter` lets through (`info`, `warn,platform=debug`), as JSON or as coloured lines.
///
/// # Errors
/// A filter that cannot be read, or a second call.
pub fn log(filter: &str, json: bool, colours: bool) -> Result<()> {
    let filter = EnvFilter::try_new(filter).map_err(|error| Error::broken(format!("{filter:?} is no log filter: {error}")))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Line(std::io::stderr()));
    let begun = if json { lines.json().flatten_event(true).with_span_list(false).try_init() } else { lines.with_ansi(colours).with_target(false).try_init() };
    begun.map_err(|error| Error::broken(format!("logging has begun already: {error}")))
}

/// One event, one line: what a client sent cannot begin another.
struct Line<W>(W);

impl<W: Write> Write for Line<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let (text, end) = bytes.strip_suffix(b"\n").map_or((bytes, &b""[..]), |text| (text, &b"\n"[..]));
        let clean: Vec<u8> = text.iter().map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { *byte }).chain(end.iter().copied()).collect();
        self.0.write_all(&clean)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// The process's metrics, recorded from the first call on; [`PrometheusHandle::render`] gives the text of `/metrics`.
///
/// # Errors
/// When something else records metrics already.
pub fn metrics() -> Result<PrometheusHandle> {
    // One process has one recorder, however many servers a test starts in it.
    static HANDLE: OnceLock<std::result::Result<PrometheusHandle, String>> = OnceLock::new();
    let install = || PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &BUCKETS)?.install_recorder();
    HANDLE.get_or_init(|| install().map_err(|error| error.to_string())).clone().map_err(Error::broken)
}

/// Empties the recorder's buffers now and then, which would grow otherwise, until `token` ends it.
pub async fn upkeep(handle: PrometheusHandle, token: CancellationToken) {
    while !token.is_cancelled() {
        handle.run_upkeep();
        tokio::select! {
            () = token.cancelled() => {}
            () = tokio::time::sleep(UPKEEP) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_histograms_and_a_second_server_shares_them() {
        let (one, two) = (metrics().unwrap(), metrics().unwrap());
        metrics::histogram!("stoa_probe_seconds").record(0.004);
        metrics::counter!("stoa_probes_total", "kind" => "a").increment(2);
        for handle in [one, two] {
            let text = handle.render();
            assert!(text.contains("stoa_probe_seconds_bucket{le=\"0.005\"} 1"), "{text}");
            assert!(text.contains("stoa_probes_total{kind=\"a\"} 2"), "{text}");
        }
    }

    #[test]
    fn a_client_cannot_begin_a_log_line() {
        let mut lines = Line(Vec::new());
        lines.write_all(b"one\r\nERROR forged\n").unwrap();
        assert_eq!(lines.0, b"one  ERROR forged\n");
    }

    #[test]
    fn a_filter_that_cannot_be_read_is_refused() {
        assert!(log("no=such=filter", true, false).is_err());
    }
}
