//! `graphql-transport-ws` as a state machine: what a client may say when, and what comes of it. No I/O and no clock; the
//! one place that knows the protocol's messages and close codes.

use std::collections::HashMap;

use async_graphql::{Request as Operation, Response, ServerError};
use futures_util::future::{AbortHandle, AbortRegistration};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::http::post::Body;

/// The name it goes by in `Sec-WebSocket-Protocol`.
pub const NAME: &str = "graphql-transport-ws";
/// How many operations one socket may have open.
pub const MOST_OPEN: usize = 50;
/// Clients count, or take a UUID.
const LONGEST_ID: usize = 128;
/// What a close frame holds beside its code.
const LONGEST_REASON: usize = 123;

/// Why a socket is closed; always a frame that may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    pub code: u16,
    pub reason: String,
}

impl Close {
    /// With as much of the reason as there is room for.
    pub fn new(code: u16, reason: impl Into<String>) -> Self {
        let mut reason = reason.into();
        if reason.len() > LONGEST_REASON {
            let end = (0..=LONGEST_REASON).rev().find(|&at| reason.is_char_boundary(at)).unwrap_or(0);
            reason.truncate(end);
        }
        Self { code, reason }
    }

    /// Something that is none of the protocol's messages.
    pub fn invalid(what: &str) -> Self {
        Self::new(4400, what)
    }

    /// The token of `connection_init` is not good, or its session has ended. A client may come back with another one.
    pub fn forbidden() -> Self {
        Self::new(4403, "Forbidden")
    }

    /// No subprotocol that is spoken here was offered.
    pub fn not_acceptable() -> Self {
        Self::new(4406, "Subprotocol not acceptable")
    }

    /// Nobody introduced themselves.
    pub fn init_timeout() -> Self {
        Self::new(4408, "Connection initialisation timeout")
    }
}

/// What the other side is told to do after a message.
#[derive(Debug)]
pub enum Turn {
    /// To wait for the next one.
    Nothing,
    /// To say this.
    Say(String),
    /// To find out who this is, and then to [`Protocol::welcome`] them.
    Introduce(Value),
    /// To run an operation for as long as it is not called off, and then to say that it has [`Protocol::ended`].
    Run { id: String, operation: Box<Operation>, until: AbortRegistration },
    /// To say that this operation may not begin.
    Refuse { id: String },
    /// To close the socket.
    Close(Close),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Silent,
    Introducing,
    Welcome,
}

/// One socket's side of the conversation.
#[derive(Default)]
pub struct Protocol {
    stage: Stage,
    open: HashMap<String, AbortHandle>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Said {
    ConnectionInit { payload: Option<Map<String, Value>> },
    Ping { payload: Option<Map<String, Value>> },
    Pong {},
    // Read as an object first: what is derived for a structure would take a list, too.
    Subscribe { id: String, payload: Map<String, Value> },
    Complete { id: String },
}

#[derive(Serialize)]
struct Saying<'a, P> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<P>,
}

fn say<P: Serialize>(id: Option<&str>, r#type: &'static str, payload: Option<P>) -> String {
    // Nothing that is said here has a key that is no text.
    serde_json::to_string(&Saying { id, r#type, payload }).unwrap_or_default()
}

/// A result of an operation.
pub fn next(id: &str, response: &Response) -> String {
    say(Some(id), "next", Some(response))
}

/// What kept an operation from running; nothing follows it.
pub fn error(id: &str, errors: &[ServerError]) -> String {
    say(Some(id), "error", Some(errors))
}

/// The end of an operation.
pub fn complete(id: &str) -> String {
    say::<()>(Some(id), "complete", None)
}

impl Protocol {
    /// Takes in one text.
    pub fn hear(&mut self, text: &str) -> Turn {
        if !text.trim_ascii_start().starts_with('{') {
            return Turn::Close(Close::invalid("Invalid message: no JSON object"));
        }
        let Ok(said) = serde_json::from_str(text) else {
            return Turn::Close(Close::invalid("Invalid message: none of graphql-transport-ws"));
        };
        match said {
            Said::ConnectionInit { payload } if self.stage == Stage::Silent => {
                self.stage = Stage::Introducing;
                Turn::Introduce(payload.map_or(Value::Null, Value::Object))
            }
            Said::ConnectionInit { .. } => Turn::Close(Close::new(4429, "Too many initialisation requests")),
            Said::Ping { payload } => Turn::Say(say(None, "pong", payload)),
            Said::Pong {} => Turn::Nothing,
            Said::Subscribe { .. } if self.stage != Stage::Welcome => Turn::Close(Close::new(4401, "Unauthorized")),
            Said::Subscribe { id, payload } => self.subscribe(id, payload),
            Said::Complete { id } => {
                if let Some(open) = self.open.remove(&id) {
                    open.abort();
                }
                Turn::Nothing
            }
        }
    }

    fn subscribe(&mut self, id: String, payload: Map<String, Value>) -> Turn {
        if id.is_empty() || id.len() > LONGEST_ID {
            return Turn::Close(Close::invalid("Invalid message: an id has 1 to 128 bytes"));
        }
        let Some(operation) = serde_json::from_value::<Body>(Value::Object(payload)).ok().and_then(Body::operation) else {
            return Turn::Close(Close::invalid("Invalid message: the payload is no GraphQL request"));
        };
        if self.open.contains_key(&id) {
            return Turn::Close(Close::new(4409, format!("Subscriber for {id} already exists")));
        }
        // Not the end of the socket: those that run are as good as before, and the client learns which one was too many.
        if self.open.len() >= MOST_OPEN {
            return Turn::Refuse { id };
        }
        let (stop, until) = AbortHandle::new_pair();
        self.open.insert(id.clone(), stop);
        Turn::Run { id, operation: Box::new(operation), until }
    }

    /// Whether nobody has introduced themselves yet.
    pub fn is_silent(&self) -> bool {
        self.stage == Stage::Silent
    }

    /// From here on operations may run.
    pub fn welcome(&mut self) -> String {
        self.stage = Stage::Welcome;
        say::<()>(None, "connection_ack", None)
    }

    /// An operation came to its own end; its id is free again.
    pub fn ended(&mut self, id: &str) {
        self.open.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::Value as Data;

    use super::*;

    const SUBSCRIBE: &str = r#"{"id":"1","type":"subscribe","payload":{"query":"{ shop { name } }"}}"#;

    fn welcomed() -> Protocol {
        let mut protocol = Protocol::default();
        assert!(matches!(protocol.hear(r#"{"type":"connection_init"}"#), Turn::Introduce(Value::Null)));
        assert_eq!(protocol.welcome(), r#"{"type":"connection_ack"}"#);
        protocol
    }

    fn closed(turn: Turn) -> u16 {
        match turn {
            Turn::Close(close) => close.code,
            other => panic!("{other:?}"),
        }
    }

    fn subscribe(id: &str) -> String {
        SUBSCRIBE.replace("\"1\"", &format!("\"{id}\""))
    }

    #[test]
    fn a_message_that_is_none_closes_with_4400() {
        for text in [
            "",
            "no JSON",
            "17",
            "[]",
            "{}",
            r#"{"type":"start","id":"1","payload":{"query":"{ a }"}}"#,
            r#"{"type":"connection_ack"}"#,
            r#"{"type":"next","id":"1","payload":{}}"#,
            r#"{"type":7}"#,
            r#"{"type":"ping","payload":7}"#,
            r#"{"type":"connection_init","payload":[]}"#,
            r#"{"type":"subscribe","payload":{"query":"{ a }"}}"#,
            r#"{"type":"subscribe","id":7,"payload":{"query":"{ a }"}}"#,
            r#"{"type":"subscribe","id":"","payload":{"query":"{ a }"}}"#,
            r#"{"type":"subscribe","id":"1"}"#,
            r#"{"type":"subscribe","id":"1","payload":{}}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":7}}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":[]}}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","operationName":{}}}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }","extensions":"x"}}"#,
            r#"{"type":"subscribe","id":"1","payload":["{ a }",null,null,null]}"#,
            r#"["pong"]"#,
            r#"{"type":"complete"}"#,
            &subscribe(&"i".repeat(129)),
        ] {
            assert_eq!(closed(welcomed().hear(text)), 4400, "{text}");
        }
    }

    #[test]
    fn operations_wait_for_the_acknowledgement() {
        assert_eq!(closed(Protocol::default().hear(SUBSCRIBE)), 4401);
        let mut protocol = Protocol::default();
        let Turn::Introduce(payload) = protocol.hear(r#"{"type":"connection_init","payload":{"cartToken":"x"}}"#) else { panic!() };
        assert_eq!(payload["cartToken"], "x");
        assert!(!protocol.is_silent());
        assert_eq!(closed(protocol.hear(SUBSCRIBE)), 4401, "it is not acknowledged yet");
    }

    #[test]
    fn one_introduction_is_enough() {
        assert_eq!(closed(welcomed().hear(r#"{"type":"connection_init"}"#)), 4429);
        let mut protocol = Protocol::default();
        protocol.hear(r#"{"type":"connection_init"}"#);
        assert_eq!(closed(protocol.hear(r#"{"type":"connection_init"}"#)), 4429);
    }

    #[test]
    fn pings_are_answered_at_any_time_and_pongs_are_heard() {
        let mut protocol = Protocol::default();
        assert!(matches!(protocol.hear(r#"{"type":"ping"}"#), Turn::Say(text) if text == r#"{"type":"pong"}"#));
        let Turn::Say(text) = welcomed().hear(r#"{"type":"ping","payload":{"at":1}}"#) else { panic!() };
        assert_eq!(text, r#"{"type":"pong","payload":{"at":1}}"#);
        for pong in [r#"{"type":"pong"}"#, r#"{"type":"pong","payload":{"at":1}}"#, r#"{"type":"pong","payload":null}"#] {
            assert!(matches!(protocol.hear(pong), Turn::Nothing), "{pong}");
        }
        assert!(protocol.is_silent());
    }

    #[test]
    fn an_id_is_taken_until_its_operation_has_ended() {
        let mut protocol = welcomed();
        let Turn::Run { until, operation, .. } = protocol.hear(SUBSCRIBE) else { panic!() };
        assert_eq!(operation.query, "{ shop { name } }");
        assert!(matches!(welcomed().hear(SUBSCRIBE), Turn::Run { .. }));
        let Turn::Close(close) = protocol.hear(SUBSCRIBE) else { panic!() };
        assert_eq!(close, Close { code: 4409, reason: "Subscriber for 1 already exists".into() });
        assert!(!until.handle().is_aborted());
        assert!(matches!(protocol.hear(r#"{"type":"complete","id":"1"}"#), Turn::Nothing));
        assert!(until.handle().is_aborted(), "its stream is called off");
        assert!(matches!(protocol.hear(SUBSCRIBE), Turn::Run { .. }));
        protocol.ended("1");
        assert!(matches!(protocol.hear(SUBSCRIBE), Turn::Run { .. }));
        assert!(matches!(protocol.hear(r#"{"type":"complete","id":"2"}"#), Turn::Nothing), "an unknown one is passed over");
    }

    #[test]
    fn the_fifty_first_operation_is_refused_and_the_others_run_on() {
        let mut protocol = welcomed();
        let running: Vec<Turn> = (0..MOST_OPEN).map(|n| protocol.hear(&subscribe(&n.to_string()))).collect();
        assert!(running.iter().all(|turn| matches!(turn, Turn::Run { until, .. } if !until.handle().is_aborted())));
        assert!(matches!(protocol.hear(&subscribe("one too many")), Turn::Refuse { id } if id == "one too many"));
        assert!(running.iter().all(|turn| matches!(turn, Turn::Run { until, .. } if !until.handle().is_aborted())));
        protocol.ended("7");
        assert!(matches!(protocol.hear(&subscribe("one too many")), Turn::Run { .. }));
    }

    #[test]
    fn close_frames_are_legal_whatever_the_reason() {
        let close = Close::new(4409, format!("Subscriber for {} already exists", "ü".repeat(64)));
        assert!(close.reason.len() <= 123 && close.reason.starts_with("Subscriber for üüü"), "{close:?}");
        let mut protocol = welcomed();
        let long = subscribe(&"🏃".repeat(32));
        assert!(matches!(protocol.hear(&long), Turn::Run { .. }));
        let Turn::Close(close) = protocol.hear(&long) else { panic!() };
        assert!(close.code == 4409 && close.reason.len() <= 123, "{close:?}");
    }

    #[test]
    fn what_is_said_reads_as_the_protocol_has_it() {
        assert_eq!(next("1", &Response::new(Data::from(7))), r#"{"id":"1","type":"next","payload":{"data":7}}"#);
        assert_eq!(error("1", &[ServerError::new("No.", None)]), r#"{"id":"1","type":"error","payload":[{"message":"No."}]}"#);
        assert_eq!(complete("\"1\""), r#"{"id":"\"1\"","type":"complete"}"#);
    }
}
