//! What the test gateway's webhooks say.

use entity::ids::AttemptId;
use entity::test_gateway_event;
use platform::{Cx, Result, Tx, crypto};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};

use crate::gateway::{Event, GatewayFault};

#[derive(Serialize, Deserialize)]
struct Body {
    id: String,
    kind: String,
    object: String,
    /// The key of the call that made the object, echoed as real providers echo metadata.
    key: String,
    created: i64,
}

/// Writes down that this has to be told.
pub async fn queue(cx: &Cx, tx: &Tx, kind: &str, object: &str, key: &str) -> Result<()> {
    let (id, now) = (format!("evt_{}", &crypto::token()[..32]), cx.now());
    let body = Body { id: id.clone(), kind: kind.into(), object: object.into(), key: key.into(), created: now };
    let row = test_gateway_event::ActiveModel {
        id: Set(id),
        kind: Set(kind.into()),
        object_id: Set(object.into()),
        body: Set(serde_json::to_string(&body)?),
        attempts: Set(0),
        next_at: Set(Some(now)),
        created_at: Set(now),
    };
    test_gateway_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub fn read(body: &[u8]) -> Result<Event, GatewayFault> {
    let body: Body = serde_json::from_slice(body).map_err(|_| GatewayFault::Unreadable)?;
    if body.id.is_empty() || body.id.len() > 255 {
        return Err(GatewayFault::Unreadable);
    }
    Ok(Event { id: body.id, kind: body.kind, object_ref: body.object, key: body.key.parse::<AttemptId>().ok() })
}
