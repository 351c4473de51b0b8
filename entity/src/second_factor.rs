//! A way somebody shows a code beside their password. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::UserId;
use crate::states::FactorMethod;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// Passkeys have a table of their own.
    #[sea_orm(primary_key, auto_increment = false)]
    pub method: FactorMethod,
    /// Sealed: the secret of an app, or the number of a telephone; empty for mail, which goes to the account's address.
    #[sea_orm(column_type = "Text")]
    pub secret: String,
    /// Of an app, the last half minute whose code was taken: none is taken twice.
    pub last_step: i64,
    pub created_at: i64,
    /// Since when it counts.
    pub confirmed_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
