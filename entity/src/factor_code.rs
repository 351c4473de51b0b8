//! A code that was sent, good once, for one person and one thing that they do. The code itself stands nowhere. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{FactorCodeId, UserId};
use crate::states::FactorMethod;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "factor_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FactorCodeId,
    pub user_id: UserId,
    pub method: FactorMethod,
    /// A digest of what it is for: a sign-in, a session, or the beginning of a second factor.
    #[sea_orm(column_type = "Text")]
    pub bound_to: String,
    /// How often somebody tried to answer while it was open.
    pub tries: i64,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
