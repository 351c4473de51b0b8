//! A bare connection, for what no HTTP client would do.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long the other side may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a server.
pub struct Wire(pub TcpStream);

impl Wire {
    /// Connects and says nothing.
    ///
    /// # Panics
    /// When nobody listens.
    pub async fn to(url: &str) -> Self {
        Self(TcpStream::connect(url.trim_start_matches("http://")).await.expect("a connection"))
    }

    /// Sends this; whether the other side still takes it in.
    pub async fn send(&mut self, text: &str) -> bool {
        self.0.write_all(text.as_bytes()).await.is_ok()
    }

    /// Everything that comes until the other side closes.
    ///
    /// # Panics
    /// When it does not within 20 seconds.
    pub async fn rest(&mut self) -> String {
        let mut bytes = Vec::new();
        // A connection that was torn down has ended, too.
        let _ = tokio::time::timeout(PATIENCE, self.0.read_to_end(&mut bytes)).await.expect("an end of the connection");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// One whole answer with a `Content-Length`.
    ///
    /// # Panics
    /// When none comes within 20 seconds.
    pub async fn answer(&mut self) -> String {
        let reading = async {
            let (mut text, mut bytes) = (String::new(), [0; 4_096]);
            loop {
                let some = self.0.read(&mut bytes).await.expect("an answer");
                assert!(some > 0, "the connection ended after {text:?}");
                text.push_str(&String::from_utf8_lossy(&bytes[..some]));
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:").map(|rest| rest.trim().parse::<usize>()));
                if length.and_then(Result::ok).is_some_and(|length| body.len() >= length) {
                    return text;
                }
            }
        };
        tokio::time::timeout(PATIENCE, reading).await.expect("an answer in time")
    }

    /// Sends one byte after the other with pauses until the other side has had enough. Tells how many it took.
    ///
    /// # Panics
    /// When it never has.
    pub async fn drip(&mut self, pause: Duration) -> usize {
        let dripping = async {
            for sent in 0.. {
                if !self.send("x").await {
                    return sent;
                }
                tokio::time::sleep(pause).await;
            }
            0
        };
        tokio::time::timeout(PATIENCE, dripping).await.expect("an end of the other side's patience")
    }
}
