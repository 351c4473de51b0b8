//! The program as a process of its own, as an operator runs it.

use serde_json::json;
use support::Site;

#[tokio::test]
async fn what_was_put_into_a_cart_survives_a_kill_and_a_restart() {
    let site = Site::new().await;
    let mug = site.goods("alder-mug").await;
    let first = site.start().await;
    let ann = first.sign_in("ann").await;
    ann.add(&[(&mug, 2)]).await;
    first.kill().await;
    let second = site.start().await;
    assert_eq!(second.client(&ann).ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 2);
    site.recovers().await;
    assert!(second.terminate().await.success());
}
