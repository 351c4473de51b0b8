//! What processes have used, from /proc: the one figure that a busy machine leaves comparable.

use std::fs;
use std::time::Duration;

/// Ticks of /proc are hundredths of a second on every Linux.
const TICK: Duration = Duration::from_millis(10);

struct Stat {
    parent: u32,
    own: u64,
    /// Of children that ended and were waited for.
    gone: u64,
}

fn stat(pid: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name may hold anything, brackets too; what follows the last one is numbers.
    let (_, rest) = text.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Stat { parent: u32::try_from(number(1)?).ok()?, own: number(11)? + number(12)?, gone: number(13)? + number(14)? })
}

fn ticks(count: u64) -> Duration {
    TICK * u32::try_from(count).unwrap_or(u32::MAX)
}

/// CPU time of one process, all its threads.
pub fn cpu(pid: u32) -> Duration {
    stat(pid).map_or(Duration::ZERO, |stat| ticks(stat.own))
}

/// CPU time of a process, of the children it has and of those it had.
pub fn cpu_of_family(pid: u32) -> Duration {
    let Some(parent) = stat(pid) else { return Duration::ZERO };
    let children = processes().into_iter().filter_map(stat).filter(|child| child.parent == pid).map(|child| child.own).sum::<u64>();
    ticks(parent.own + parent.gone + children)
}

/// CPU time of this process.
pub fn own_cpu() -> Duration {
    cpu(std::process::id())
}

fn processes() -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect()
}

/// Memory that is the process's own, in bytes; mapped files are not in it.
pub fn rss_anon(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// What the machine is and how busy, for whoever reads the figures.
pub fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let model = read("/proc/cpuinfo").lines().find_map(|line| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim().to_owned()));
    let memory = read("/proc/meminfo").lines().find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse::<u64>().ok());
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let busy = read("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" ");
    format!("{cores} cores ({}), {} GB, load average {busy}", model.unwrap_or_else(|| "unknown".into()), memory.unwrap_or(0) / 1_000_000)
}

/// CPU time of this process's children that have ended.
pub fn cpu_of_children_gone() -> Duration {
    stat(std::process::id()).map_or(Duration::ZERO, |stat| ticks(stat.gone))
}
