//! The embedded database on a disk that is full.

use std::path::{Path, PathBuf};
use std::process::Command;

use sea_orm::ConnectionTrait;
use serde_json::json;
use support::{Site, wait};

use super::buyers::{Reply, look, put_into_cart, status};

/// A disk of 24 MB in memory.
struct Disk(PathBuf);

impl Disk {
    /// Mounts one; says so where that is not allowed.
    fn mount(at: &Path) -> Option<Self> {
        std::fs::create_dir_all(at).expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]).arg(at).output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: only root may mount a small disk");
            return None;
        }
        Some(Self(at.to_owned()))
    }

    /// Leaves no byte free.
    fn fill(&self) {
        let file = std::fs::File::options().create(true).append(true).open(self.ballast());
        let full = file.and_then(|mut file| std::io::copy(&mut std::io::repeat(0), &mut file));
        assert_eq!(full.expect_err("a full disk").kind(), std::io::ErrorKind::StorageFull);
    }

    fn clear(&self) {
        std::fs::remove_file(self.ballast()).expect("ballast");
    }

    fn ballast(&self) -> PathBuf {
        self.0.join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_the_shop_can_be_read_and_once_there_is_room_it_sells() {
    if support::scaled() {
        eprintln!("skipped: this run's database is no file");
        return;
    }
    let site = Site::new().await;
    let Some(disk) = Disk::mount(&site.folder().join("disk")) else { return };
    let database = disk.0.join("stoa.db");
    std::fs::copy(site.folder().join("stoa.db"), &database).expect("a copy");
    let site = site.moved_to(format!("sqlite:{}?mode=rwc", database.display()));
    let (shop, mug) = (site.start().await, site.goods("alder-mug").await);
    let (guest, mut pieces) = (shop.anonymous(), 1);
    guest.add(&[(&mug, 1)]).await;
    // The log begins anew, so that what comes next needs room.
    site.db().await.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("a short log");
    // What still fits into the log that is there may be taken; what was taken counts, and what was not does not.
    for _ in 0..3 {
        wait::until("a write is turned away", async || {
            disk.fill();
            match put_into_cart(&guest, &mug).await {
                Reply::Answer(_) => {
                    pieces += 1;
                    None
                }
                reply => reply.is_unavailable().then_some(()),
            }
        })
        .await;
        assert!(look(&guest).await.answered().is_some());
        assert_eq!(guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], pieces);
    }
    assert_eq!(status(&shop, "/healthz").await, 200);
    disk.clear();
    wait::until("writes are taken again", async || put_into_cart(&guest, &mug).await.answered()).await;
    guest.buy(&[(&mug, 1)]).await;
    site.recovers().await;
    assert!(shop.terminate().await.success());
}
