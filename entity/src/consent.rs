//! One choice of a person about what may be done with their data. Owner: `privacy`.

use sea_orm::entity::prelude::*;

use crate::ids::{ConsentId, UserId};
use crate::states::{ConsentPurpose, ConsentSource};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub user_id: UserId,
    pub purpose: ConsentPurpose,
    pub granted: bool,
    /// Which version of the words they were shown.
    #[sea_orm(column_type = "Text")]
    pub wording: String,
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    pub source: ConsentSource,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
