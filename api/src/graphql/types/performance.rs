//! How well vendors do.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::{vendor_order, vendor_strike};
use kernel::Scope;
use performance::{BORNE_MS, HINTED, JUDGED_FROM, KNOWN_FROM, LOW_BP, Standing, TOO_MANY};

use super::order::part_of;
use super::vendor::Vendor;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::scalars::DateTime;

/// What a score is made of.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "performance::Component")]
pub enum VendorScoreComponentKind {
    /// Sent by the day that the offer named.
    Speed,
    /// Not cancelled by the vendor.
    Reliability,
    /// Nothing paid back of what was sent.
    Quality,
    /// What buyers say; not counted before there are reviews.
    Satisfaction,
}

/// One component of a score: so many good ones among so many.
#[derive(SimpleObject)]
pub struct VendorScoreComponent {
    /// Which one.
    pub kind: VendorScoreComponentKind,
    /// How much it counts for, in parts of the weights of all components there are.
    pub weight: i64,
    /// What it comes to, from 0 to 10,000, in hundredths of a percent. Ten imagined orders at 80 % are in it, so that few orders move
    /// it little.
    pub value_bp: i64,
    /// How many were good in the last ninety days.
    pub good: i64,
    /// Among how many.
    pub of: i64,
}

/// What would raise a score.
#[derive(SimpleObject)]
pub struct VendorScoreHint {
    /// Which component.
    pub kind: VendorScoreComponentKind,
    /// The fewest good ones of the next orders that raise it.
    pub target: i64,
    /// Of how many of the next orders.
    pub of_next: i64,
    /// What the score is then, were all of them good.
    pub score_then: i32,
}

/// How well a vendor does, out of its orders of the last ninety days.
pub struct VendorScore(pub Standing);

/// What follows from scores and strikes; the same for every vendor.
#[derive(SimpleObject)]
pub struct VendorScoreRules {
    /// Buyers see a score from so many orders on.
    pub shown_from: i64,
    /// A low score has consequences from so many orders on.
    pub judged_from: i64,
    /// Under this it is low, from 0 to 10,000, in hundredths of a percent.
    pub low_bp: i32,
    /// Sales are suspended when it has been low for so many days.
    pub borne_days: i64,
    /// Sales are suspended with so many strikes that count.
    pub strikes: i64,
}

/// How well a vendor does, out of its orders of the last ninety days.
#[Object]
impl VendorScore {
    /// From 0 to 10,000, in hundredths of a percent; the middle of the components by their weights.
    async fn value_bp(&self) -> i32 {
        self.0.record.shown().value_bp
    }
    /// What buyers see, from 0 to 100; null while the vendor is new: before five of its orders are known.
    async fn public(&self) -> Option<i32> {
        self.0.record.shown().public
    }
    /// What it is made of.
    #[graphql(directive = cost::apply(None, Some(4), None))]
    async fn components(&self) -> Vec<VendorScoreComponent> {
        let component = |part: performance::Part| VendorScoreComponent {
            kind: part.component.into(),
            weight: part.component.weight(),
            value_bp: part.value_bp(),
            good: part.good,
            of: part.of,
        };
        self.0.record.parts().into_iter().map(component).collect()
    }
    /// What would raise it.
    #[graphql(directive = cost::apply(None, Some(4), None))]
    async fn hints(&self) -> Vec<VendorScoreHint> {
        let hint = |hint: performance::Hint| VendorScoreHint { kind: hint.component.into(), target: hint.good, of_next: HINTED, score_then: hint.score_then };
        self.0.record.shown().hints.into_iter().map(hint).collect()
    }
    /// When it was counted; null before the first order.
    async fn computed_at(&self) -> Option<DateTime> {
        self.0.computed_at.map(DateTime)
    }
    /// When your sales are suspended if it stays as low as it is; null while it is not low, or over too few orders to have consequences.
    async fn suspends_at(&self) -> Option<DateTime> {
        self.0.suspends_at.map(DateTime)
    }
    /// What follows from scores and strikes.
    async fn rules(&self) -> VendorScoreRules {
        VendorScoreRules {
            shown_from: KNOWN_FROM,
            judged_from: JUDGED_FROM,
            low_bp: LOW_BP,
            borne_days: BORNE_MS / (24 * 3_600_000),
            strikes: i64::try_from(TOO_MANY).unwrap_or(i64::MAX),
        }
    }
}

/// What a strike is for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::StrikeKind")]
pub enum StrikeKind {
    /// Something that may not be sold.
    IllegalGoods,
    /// Something under another's name.
    Counterfeit,
    /// Something other than it was described.
    Misleading,
    /// Something that was paid and never came.
    NotDelivered,
    /// Buyers were led away to pay elsewhere.
    OffPlatform,
    /// Somebody was insulted or threatened.
    Abuse,
    /// Something else; the text says what.
    Other,
}

/// How a strike stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::StrikeState")]
pub enum StrikeState {
    /// It was issued.
    Standing,
    /// The vendor says that it is wrong.
    Appealed,
    /// Somebody else found it right.
    Upheld,
    /// It was taken back.
    Revoked,
}

/// A strike against a vendor. It counts for half a year; with three that count the vendor's sales are suspended.
pub struct Strike(pub vendor_strike::Model);

connection!(Strike, StrikeConnection, StrikeEdge, "A page of strikes.", "A strike in its list.");

impl Strike {
    async fn part(&self, ctx: &Context<'_>) -> Result<Option<vendor_order::Model>> {
        let vendor = self.0.vendor_id;
        let own = || vendors::member(ctx.viewer(), ctx.scope().vendor, Scope::OrdersRead).is_some_and(|member| member.vendor == vendor);
        match self.0.order_id {
            Some(order) if own() || identity::operator(ctx.viewer(), Scope::OrdersRead).is_some() => part_of(ctx, order, vendor).await,
            _ => Ok(None),
        }
    }
}

/// A strike against a vendor. It counts for half a year; with three that count the vendor's sales are suspended.
#[Object]
impl Strike {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Against whom.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.load(self.0.vendor_id).await?.map(Vendor))
    }
    /// What for.
    async fn kind(&self) -> StrikeKind {
        self.0.kind.into()
    }
    /// How it stands.
    async fn state(&self) -> StrikeState {
        self.0.state.into()
    }
    /// Whether it counts now: it was not taken back, and its time is not over.
    async fn counts(&self, ctx: &Context<'_>) -> bool {
        performance::counts(self.0.state, self.0.expires_at, ctx.cx().now())
    }
    /// What the vendor was told.
    async fn text(&self) -> &str {
        &self.0.told
    }
    /// The order it is about, where it is about one.
    async fn order_id(&self) -> Option<ID> {
        self.0.order_id.map(Into::into)
    }
    /// The vendor's part of that order; null for who may not see orders.
    async fn vendor_order_id(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        Ok(self.part(ctx).await?.map(|part| part.id.into()))
    }
    /// What people call it (`R1001-1`); null for who may not see orders.
    async fn vendor_order_number(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.part(ctx).await?.map(|part| part.number))
    }
    /// When it was issued.
    async fn issued_at(&self) -> DateTime {
        DateTime(self.0.issued_at)
    }
    /// Who issued it; null for everybody but operators.
    async fn issued_by(&self, ctx: &Context<'_>) -> Option<&str> {
        ctx.operator(Scope::VendorsRead).is_ok().then_some(self.0.issued_by.as_str())
    }
    /// From when on it counts no more.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
    /// Until when the vendor may say that it is wrong; null where it did, or it was decided.
    async fn appeal_until(&self) -> Option<DateTime> {
        performance::appeal_until(&self.0).map(DateTime)
    }
    /// What the vendor says against it.
    async fn appeal(&self) -> Option<&str> {
        self.0.appeal.as_deref()
    }
    /// When it said so.
    async fn appealed_at(&self) -> Option<DateTime> {
        self.0.appealed_at.map(DateTime)
    }
    /// What was decided, in the words that the vendor was written.
    async fn decision(&self) -> Option<&str> {
        self.0.decision.as_deref()
    }
    /// When that was.
    async fn decided_at(&self) -> Option<DateTime> {
        self.0.decided_at.map(DateTime)
    }
}
