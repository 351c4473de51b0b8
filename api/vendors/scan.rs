//! Whether a file does harm: asked of a ClamAV daemon where there is one.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long a look may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The daemon reads what comes in pieces of a known length.
const PIECE: usize = 64 * 1024;

/// Who looks.
#[derive(Clone, Debug)]
pub enum Scanner {
    /// Nobody: documents say so of themselves.
    None,
    /// A ClamAV daemon at this host and port.
    Clamd(String),
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanned {
    Clean,
    Harmful,
    NotLookedAt,
    Unreachable,
}

impl Scanner {
    /// Looks through a file.
    pub async fn scan(&self, bytes: &[u8]) -> Scanned {
        let Self::Clamd(address) = self else { return Scanned::NotLookedAt };
        match tokio::time::timeout(PATIENCE, ask(address, bytes)).await {
            Ok(Ok(answer)) if answer.ends_with("OK") => Scanned::Clean,
            Ok(Ok(answer)) if answer.ends_with("FOUND") => {
                tracing::warn!(answer, "a document does harm");
                Scanned::Harmful
            }
            Ok(Ok(answer)) => {
                tracing::warn!(answer, "what looks for harm answers strangely");
                Scanned::Unreachable
            }
            Ok(Err(error)) => {
                tracing::warn!(%error, "what looks for harm cannot be reached");
                Scanned::Unreachable
            }
            Err(_) => {
                tracing::warn!("what looks for harm does not answer in time");
                Scanned::Unreachable
            }
        }
    }
}

/// `INSTREAM` of clamd(8): pieces behind their lengths, an empty one at the end, a line back.
async fn ask(address: &str, bytes: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"zINSTREAM\0").await?;
    for piece in bytes.chunks(PIECE) {
        let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        stream.write_all(&length.to_be_bytes()).await?;
        stream.write_all(piece).await?;
    }
    stream.write_all(&0u32.to_be_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(1_000).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    /// Speaks as the daemon does: takes the pieces, and finds what is found in them.
    async fn daemon() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut begun = [0; 10];
                stream.read_exact(&mut begun).await.unwrap();
                assert_eq!(&begun, b"zINSTREAM\0");
                let mut whole = Vec::new();
                loop {
                    let length = stream.read_u32().await.unwrap() as usize;
                    if length == 0 {
                        break;
                    }
                    let mut piece = vec![0; length];
                    stream.read_exact(&mut piece).await.unwrap();
                    whole.extend(piece);
                }
                let found = whole.windows(5).any(|part| part == b"EICAR");
                let answer: &[u8] = if found { b"stream: Eicar-Signature FOUND\0" } else { b"stream: OK\0" };
                stream.write_all(answer).await.unwrap();
            }
        });
        address
    }

    #[tokio::test]
    async fn what_does_harm_is_found_and_nobody_is_taken_for_somebody() {
        let scanner = Scanner::Clamd(daemon().await);
        let large = vec![b'x'; PIECE * 2 + 1];
        assert_eq!(scanner.scan(&large).await, Scanned::Clean);
        assert_eq!(scanner.scan(b"%PDF- EICAR").await, Scanned::Harmful);
        assert_eq!(Scanner::Clamd("127.0.0.1:1".into()).scan(b"x").await, Scanned::Unreachable);
        assert_eq!(Scanner::None.scan(b"x").await, Scanned::NotLookedAt);
    }
}
