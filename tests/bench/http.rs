//! HTTP/1.1 over connections that are kept, by hand: what the load generator spends the server beside it does not have.

use std::io;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Nothing that is measured takes longer and is still of use to anybody.
const PATIENCE: Duration = Duration::from_secs(60);

/// One kept connection. It is opened again where the server has closed it.
pub struct Connection {
    address: String,
    stream: Option<TcpStream>,
    received: Vec<u8>,
}

/// An answer as it came.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// A request ready to be sent, so that making it is not measured.
pub type Request = Vec<u8>;

/// `POST /graphql` with one operation.
pub fn operation(document: &str, variables: &Value, headers: &[(&str, &str)]) -> Request {
    let body = json!({ "query": document, "variables": variables }).to_string();
    let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = body.len();
    format!("POST /graphql HTTP/1.1\r\nhost: stoa.test\r\ncontent-type: application/json\r\naccept: application/json\r\n{more}content-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// `GET path`.
pub fn get(path: &str) -> Request {
    format!("GET {path} HTTP/1.1\r\nhost: stoa.test\r\n\r\n").into_bytes()
}

impl Connection {
    /// To `address`, opened with the first request.
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned(), stream: None, received: Vec::with_capacity(64 * 1024) }
    }

    /// Opens it now.
    pub async fn open(&mut self) -> io::Result<()> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        self.stream = Some(stream);
        Ok(())
    }

    /// Sends a request and reads the whole answer.
    pub async fn send(&mut self, request: &[u8]) -> io::Result<Answer> {
        match tokio::time::timeout(PATIENCE, self.exchange(request)).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                self.stream = None;
                Err(error)
            }
            Err(_) => {
                self.stream = None;
                Err(io::Error::new(io::ErrorKind::TimedOut, format!("no answer in {PATIENCE:?}")))
            }
        }
    }

    /// Sends one operation that must be answered without errors; gives its data.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Value, String> {
        let answer = self.send(request).await.map_err(|error| error.to_string())?;
        data(&answer)
    }

    async fn exchange(&mut self, request: &[u8]) -> io::Result<Answer> {
        if self.stream.is_none() {
            self.open().await?;
        }
        let Some(stream) = self.stream.as_mut() else { return Err(io::ErrorKind::NotConnected.into()) };
        stream.write_all(request).await?;
        self.received.clear();
        let head = loop {
            if let Some(end) = self.received.windows(4).position(|window| window == b"\r\n\r\n") {
                break end + 4;
            }
            fill(stream, &mut self.received).await?;
        };
        let text = String::from_utf8_lossy(&self.received[..head]).to_ascii_lowercase();
        let bad = |what: &str| io::Error::new(io::ErrorKind::InvalidData, format!("{what}: {text}"));
        let status = text.get(9..12).and_then(|code| code.parse().ok()).ok_or_else(|| bad("no status"))?;
        let header = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
        let length: usize = header("content-length").and_then(|length| length.parse().ok()).ok_or_else(|| bad("no length"))?;
        while self.received.len() < head + length {
            fill(stream, &mut self.received).await?;
        }
        if header("connection") == Some("close") {
            self.stream = None;
        }
        Ok(Answer { status, body: self.received[head..head + length].to_vec() })
    }
}

async fn fill(stream: &mut TcpStream, received: &mut Vec<u8>) -> io::Result<()> {
    if stream.read_buf(received).await? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}

/// The data of an answer that must carry no errors.
pub fn data(answer: &Answer) -> Result<Value, String> {
    let told = || String::from_utf8_lossy(&answer.body[..answer.body.len().min(600)]).into_owned();
    let mut body: Value = serde_json::from_slice(&answer.body).map_err(|_| format!("{} and no JSON: {}", answer.status, told()))?;
    if answer.status != 200 || body.get("errors").is_some_and(|errors| !errors.is_null()) {
        return Err(format!("{}: {}", answer.status, told()));
    }
    Ok(body["data"].take())
}
