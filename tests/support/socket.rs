//! A subscription over `graphql-transport-ws`.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::client::Client;

/// How long a push may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// One open socket with one subscription.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came over it.
#[derive(Debug)]
pub enum Frame {
    Message(Value),
    Closed(Option<u16>, String),
}

impl Client {
    /// Opens a socket and says who this is; the server has acknowledged when it returns.
    ///
    /// # Panics
    /// When it does not.
    pub async fn socket(&self) -> Socket {
        let mut socket = self.bare_socket().await;
        let mut payload = json!({});
        if let Some(bearer) = self.bearer() {
            payload["Authorization"] = format!("Bearer {bearer}").into();
        }
        if let Some(token) = self.cart_token() {
            payload["X-Cart-Token"] = token.into();
        }
        socket.send(json!({ "type": "connection_init", "payload": payload })).await;
        let ack = socket.message().await;
        assert_eq!(ack["type"], "connection_ack", "{ack}");
        socket
    }

    /// Opens a socket and says nothing.
    ///
    /// # Panics
    /// When the server does not speak the protocol.
    pub async fn bare_socket(&self) -> Socket {
        let url = format!("{}/graphql", self.url().replacen("http", "ws", 1));
        let mut request = url.into_client_request().expect("an address");
        request.headers_mut().insert("Sec-WebSocket-Protocol", "graphql-transport-ws".parse().expect("a header"));
        let (socket, response) = connect_async(request).await.expect("an open socket");
        assert_eq!(response.headers().get("Sec-WebSocket-Protocol").and_then(|name| name.to_str().ok()), Some("graphql-transport-ws"));
        Socket(socket)
    }

    /// Subscribes on a socket of its own.
    pub async fn subscribe(&self, query: &str, variables: Value) -> Socket {
        let mut socket = self.socket().await;
        socket.send(json!({ "id": "1", "type": "subscribe", "payload": { "query": query, "variables": variables } })).await;
        socket
    }
}

impl Socket {
    /// # Panics
    /// When the socket is gone.
    pub async fn send(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.expect("an open socket");
    }

    /// The next frame of the protocol; pings are answered on the way.
    ///
    /// # Panics
    /// When none comes in 20 seconds.
    pub async fn frame(&mut self) -> Frame {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("a frame in time");
            match next {
                None => return Frame::Closed(None, String::new()),
                Some(Err(error)) => return Frame::Closed(None, error.to_string()),
                Some(Ok(Message::Close(close))) => {
                    let (code, reason) = close.map_or((None, String::new()), |CloseFrame { code, reason }| (Some(code.into()), reason.to_string()));
                    return Frame::Closed(code, reason);
                }
                Some(Ok(Message::Text(text))) => {
                    let message: Value = serde_json::from_str(&text).expect("JSON");
                    if message["type"] == "ping" {
                        self.send(json!({ "type": "pong" })).await;
                    } else {
                        return Frame::Message(message);
                    }
                }
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
