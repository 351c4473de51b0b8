//! A socket that speaks `graphql-transport-ws`, or says whatever else a test wants it to.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
pub use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
pub use tokio_tungstenite::tungstenite::protocol::frame::Frame as Raw;
pub use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::client::Client;

/// How long a push may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// One open socket.
pub struct Socket(WebSocketStream<TcpStream>);

/// What came over it.
#[derive(Debug)]
pub enum Frame {
    Message(Value),
    Closed(Option<u16>, String),
}

/// The frame with which a client closes.
#[must_use]
pub fn goodbye(code: u16, reason: &str) -> Message {
    Message::Close(Some(CloseFrame { code: code.into(), reason: reason.to_owned().into() }))
}

impl Client {
    /// Opens a socket and says who this is; the server has acknowledged when it returns.
    ///
    /// # Panics
    /// When it does not.
    pub async fn socket(&self) -> Socket {
        let mut socket = self.bare_socket().await;
        socket.introduce(self).await;
        socket
    }

    /// Opens a socket and says nothing.
    ///
    /// # Panics
    /// When the server does not speak the protocol.
    pub async fn bare_socket(&self) -> Socket {
        self.try_socket(&[("Sec-WebSocket-Protocol", "graphql-transport-ws")]).await.expect("an open socket")
    }

    /// Opens a socket that takes in next to nothing while nobody reads it.
    ///
    /// # Panics
    /// When the server does not speak the protocol.
    pub async fn narrow_socket(&self) -> Socket {
        let narrow = TcpSocket::new_v4().expect("a socket");
        narrow.set_recv_buffer_size(4_096).expect("a size");
        self.upgrade(narrow, &[("Sec-WebSocket-Protocol", "graphql-transport-ws")]).await.expect("an open socket")
    }

    /// Opens a socket with these headers; the status of the answer where it is not opened.
    ///
    /// # Errors
    /// The status.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn try_socket(&self, headers: &[(&'static str, &str)]) -> Result<Socket, u16> {
        self.upgrade(TcpSocket::new_v4().expect("a socket"), headers).await
    }

    async fn upgrade(&self, socket: TcpSocket, headers: &[(&'static str, &str)]) -> Result<Socket, u16> {
        let address = self.url().trim_start_matches("http://");
        let stream = socket.connect(address.parse().expect("an address")).await.expect("a connection");
        let mut request: Request = format!("ws://{address}/graphql").into_client_request().expect("an address");
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().expect("a header"));
        }
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Socket(socket)),
            Err(tokio_tungstenite::tungstenite::Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(error) => panic!("no socket: {error}"),
        }
    }

    /// Subscribes on a socket of its own.
    pub async fn subscribe(&self, query: &str, variables: Value) -> Socket {
        let mut socket = self.socket().await;
        socket.start("1", query, variables).await;
        socket
    }
}

impl Socket {
    /// Says who this is, and waits for the acknowledgement.
    ///
    /// # Panics
    /// When there is none.
    pub async fn introduce(&mut self, client: &Client) {
        let mut payload = json!({});
        if let Some(bearer) = client.bearer() {
            payload["Authorization"] = format!("Bearer {bearer}").into();
        }
        if let Some(token) = client.cart_token() {
            payload["X-Cart-Token"] = token.into();
        }
        self.send(json!({ "type": "connection_init", "payload": payload })).await;
        let ack = self.message().await;
        assert_eq!(ack["type"], "connection_ack", "{ack}");
    }

    /// Starts an operation.
    ///
    /// # Panics
    /// When the socket is gone.
    pub async fn start(&mut self, id: &str, query: &str, variables: Value) {
        self.send(json!({ "id": id, "type": "subscribe", "payload": { "query": query, "variables": variables } })).await;
    }

    /// Sends a frame of any kind; whether it could be sent.
    pub async fn frame_out(&mut self, message: Message) -> bool {
        self.0.send(message).await.is_ok()
    }

    /// Puts a frame where it is sent with the next ones; whether there is still somebody to send to.
    pub async fn feed(&mut self, message: Message) -> bool {
        self.0.feed(message).await.is_ok()
    }

    /// The connection below, for what is no frame at all.
    pub fn wire(&mut self) -> &mut TcpStream {
        self.0.get_mut()
    }

    /// Reads until the server closes, and tells with which code and why.
    ///
    /// # Panics
    /// When it does not, or without a frame that says so.
    pub async fn closed(&mut self) -> (u16, String) {
        let end = async {
            loop {
                if let Frame::Closed(code, reason) = self.next_frame().await {
                    return (code, reason);
                }
            }
        };
        match tokio::time::timeout(PATIENCE, end).await.expect("an end in time") {
            (Some(code), reason) => (code, reason),
            (None, reason) => panic!("the connection ended without a word: {reason}"),
        }
    }

    /// What the next answer to a ping of WebSocket's own carries.
    ///
    /// # Panics
    /// When something else comes first.
    pub async fn pong(&mut self) -> Vec<u8> {
        match tokio::time::timeout(PATIENCE, self.0.next()).await.expect("a frame in time") {
            Some(Ok(Message::Pong(bytes))) => bytes.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    /// # Panics
    /// When the socket is gone.
    pub async fn send(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.expect("an open socket");
    }

    /// The next message, or the end; WebSocket's own pings are answered on the way.
    ///
    /// # Panics
    /// When none comes in 20 seconds.
    pub async fn frame(&mut self) -> Frame {
        tokio::time::timeout(PATIENCE, self.next_frame()).await.expect("a frame in time")
    }

    async fn next_frame(&mut self) -> Frame {
        loop {
            match self.0.next().await {
                None => return Frame::Closed(None, String::new()),
                Some(Err(error)) => return Frame::Closed(None, error.to_string()),
                Some(Ok(Message::Close(close))) => {
                    let (code, reason) = close.map_or((None, String::new()), |CloseFrame { code, reason }| (Some(code.into()), reason.to_string()));
                    return Frame::Closed(code, reason);
                }
                Some(Ok(Message::Text(text))) => return Frame::Message(serde_json::from_str(&text).expect("JSON")),
                Some(Ok(_)) => {}
            }
        }
    }

    /// The next message.
    ///
    /// # Panics
    /// When the socket closes instead.
    pub async fn message(&mut self) -> Value {
        match self.frame().await {
            Frame::Message(message) => message,
            Frame::Closed(code, reason) => panic!("the socket closed: {code:?} {reason}"),
        }
    }

    /// The data of the next push.
    ///
    /// # Panics
    /// When something else comes.
    pub async fn next(&mut self) -> Value {
        let message = self.message().await;
        assert_eq!(message["type"], "next", "{message:#}");
        let payload = &message["payload"];
        assert!(payload.get("errors").is_none_or(Value::is_null), "{payload:#}");
        payload["data"].clone()
    }

    /// Pushes until one is as wanted, and gives that; states may be skipped, never come back.
    ///
    /// # Panics
    /// When none is in time.
    pub async fn until(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut seen = Vec::new();
        let waiting = async {
            loop {
                let data = self.next().await;
                if wanted(&data) {
                    return data;
                }
                seen.push(data);
            }
        };
        let found = tokio::time::timeout(PATIENCE, waiting).await;
        found.unwrap_or_else(|_| panic!("no push told: {what}; these came: {seen:#?}"))
    }
}
