//! A process that is told to end, while people buy.

use std::sync::atomic::Ordering;
use std::time::Instant;

use futures_util::future::join;
use support::socket::Frame;
use support::{Client, Process, Site, scale, wait};

use super::buyers::{Crowd, all_orders_stand, restock};

/// Whether a load balancer would still send somebody here.
async fn is_ready(door: &Client) -> bool {
    let asked = door.request(reqwest::Method::GET, "/readyz").send().await;
    asked.is_ok_and(|response| response.status().is_success())
}

/// Ends a process and checks that it ended as it should.
async fn end(process: Process) {
    let (door, began) = (process.anonymous(), Instant::now());
    let mut socket = door.socket().await;
    process.signal("TERM").await;
    wait::until("nobody is sent there any more", async || (!is_ready(&door).await).then_some(())).await;
    let closed = async {
        loop {
            if let Frame::Closed(code, _) = socket.frame().await {
                return code;
            }
        }
    };
    let (status, code) = join(process.ended(), closed).await;
    assert_eq!((status.code(), code), (Some(0), Some(1001)));
    scale::figure("SIGTERM under load: the process ended after", format!("{:.1} s", began.elapsed().as_secs_f64()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rolling_restart_costs_nobody_an_order() {
    let site = Site::new().await;
    let (mut one, mut two) = (site.start().await, site.start().await);
    let mug = site.goods("alder-mug").await;
    restock(&one, &mug).await;
    let mut told = Vec::new();
    for _ in 0..scale::count(1, 5) {
        // Each in turn: its buyers go next door, and come back to the one that takes its place.
        for _ in 0..2 {
            let (crowd, doors) = (Crowd::default(), [one.anonymous(), two.anonymous()]);
            let turn = async {
                crowd.have_bought(4).await;
                end(one).await;
                crowd.have_bought(4).await;
                crowd.enough();
            };
            let (orders, ()) = join(crowd.buy(&doors, &mug, 6), turn).await;
            told.extend(orders);
            assert_eq!(crowd.unavailable.load(Ordering::Relaxed), 0, "an end is no reason to turn anybody away");
            scale::figure("SIGTERM under load: requests that found nobody and went next door", crowd.unreached.load(Ordering::Relaxed));
            one = two;
            two = site.start().await;
        }
    }
    scale::figure("rolling restart: orders acknowledged and there", told.len());
    all_orders_stand(&site, told).await;
    // What the ended ones were at, the others have finished.
    site.recovers().await;
}
