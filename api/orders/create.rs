//! The claim of a checkout makes the order, as pending, with every snapshot.

use entity::ids::{CheckoutId, OrderId, OrderLineId, UserId, VendorOrderId};
use entity::states::{Fulfilment, Lifecycle, OrderPaymentState, OrderStatus};
use entity::{order, order_line, vendor_order};
use kernel::{Address, Currency};
use platform::{Cx, Error, Result, Tx, db, personal};
use pricing::{Quote, Sale};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use shipping::ShippingOption;

use crate::contact::{Sealed, sealed};
use crate::progress::{Note, remember};
use crate::retention::kept_until;

/// One line as it is bought; priced by the quote's line at the same place.
pub struct NewLine {
    pub item: Sale,
    pub quantity: i64,
    pub unit_minor: i64,
}

/// Everything an order is made of.
pub struct NewOrder<'a> {
    pub checkout: CheckoutId,
    /// The pending order of an earlier try, which keeps its id and number.
    pub again: Option<OrderId>,
    pub user: Option<UserId>,
    pub email: &'a str,
    pub currency: Currency,
    pub country: &'a str,
    pub shipping_address: &'a Address,
    pub billing_address: &'a Address,
    pub lines: &'a [NewLine],
    pub deliveries: &'a [ShippingOption],
    pub quote: &'a Quote,
    pub actor: &'a str,
}

/// The order and what each vendor has of it.
pub struct Created {
    pub order: OrderId,
    /// In the order of the quote's vendors, with what each is owed by the payment.
    pub parts: Vec<(VendorOrderId, entity::ids::VendorId, i64)>,
}

/// Writes the order as pending. Vendors do not see it before it is placed.
///
/// # Errors
/// Faults only: the checkout has judged everything before.
pub async fn create(cx: &Cx, tx: &Tx, new: NewOrder<'_>) -> Result<Created> {
    let now = cx.now();
    let (id, number, version, created_at) = match new.again {
        Some(id) => {
            let earlier = clear(tx, id).await?;
            (id, earlier.number, earlier.version, earlier.created_at)
        }
        None => (cx.id(), format!("R{}", db::next_order_number(tx).await?), 1, now),
    };
    let (shipping, billing) = (serde_json::to_value(new.shipping_address)?, serde_json::to_value(new.billing_address)?);
    let (subject, until) = (id.to_string(), kept_until(new.country, created_at));
    let key = match new.again {
        Some(_) => personal::ensure(cx, tx, &subject, until).await?,
        None => personal::make(cx, tx, &[(subject.clone(), until)]).await?.remove(&subject).ok_or_else(|| Error::broken("a key just made is gone"))?,
    };
    let Sealed { email, index, shipping, billing } = sealed(cx, &key, id, new.email, &shipping, &billing);
    let row = order::ActiveModel {
        id: Set(id),
        number: Set(number.clone()),
        checkout_id: Set(new.checkout),
        user_id: Set(new.user),
        email: Set(email),
        email_index: Set(Some(index)),
        currency: Set(new.currency.code().into()),
        country: Set(new.country.into()),
        status: Set(OrderStatus::Pending),
        shipping_address: Set(shipping),
        billing_address: Set(billing),
        items_minor: Set(new.quote.items_minor),
        shipping_minor: Set(new.quote.shipping_minor),
        tax_minor: Set(new.quote.tax_minor),
        total_minor: Set(new.quote.total_minor),
        refunded_minor: Set(0),
        cancel_reason: Set(None),
        version: Set(version),
        created_at: Set(created_at),
        placed_at: Set(None),
        updated_at: Set(now),
    };
    if new.again.is_some() {
        order::Entity::update(row).exec(tx).await?;
    } else {
        order::Entity::insert(row).exec_without_returning(tx).await?;
        remember(cx, tx, id, &Note { kind: "created", vendor_order: None, actor: new.actor, data: json!({}) }).await?;
    }

    let mut parts = Vec::new();
    let mut vendor_orders = Vec::new();
    for (place, vendor) in new.quote.vendors.iter().enumerate() {
        let delivery =
            new.deliveries.iter().find(|option| option.vendor_id == vendor.vendor_id).ok_or_else(|| Error::broken("a vendor of the quote has no delivery"))?;
        let part = cx.id();
        let of_vendor = new.lines.iter().filter(|line| line.item.vendor_id == vendor.vendor_id);
        parts.push((part, vendor.vendor_id, vendor.total_minor));
        vendor_orders.push(vendor_order::ActiveModel {
            id: Set(part),
            order_id: Set(id),
            vendor_id: Set(vendor.vendor_id),
            number: Set(format!("{number}-{}", place + 1)),
            currency: Set(new.currency.code().into()),
            lifecycle: Set(Lifecycle::Pending),
            fulfilment: Set(Fulfilment::Unfulfilled),
            payment_state: Set(OrderPaymentState::Unpaid),
            accepted_at: Set(None),
            method_id: Set(delivery.method_id),
            method_name: Set(delivery.name.clone()),
            method_min_days: Set(delivery.min_days),
            method_max_days: Set(delivery.max_days),
            handling_days: Set(of_vendor.map(|line| line.item.handling_days).max().unwrap_or(0)),
            items_minor: Set(vendor.items_minor),
            shipping_minor: Set(vendor.shipping_minor),
            shipping_tax_minor: Set(vendor.shipping_tax_minor),
            shipping_tax_bp: Set(vendor.shipping_tax_bp),
            tax_minor: Set(vendor.tax_minor),
            total_minor: Set(vendor.total_minor),
            refunded_minor: Set(0),
            commission_minor: Set(vendor.commission_minor),
            commission_vat_minor: Set(vendor.commission_vat_minor),
            cancel_reason: Set(None),
            vendor_cancelled: Set(false),
            version: Set(1),
            created_at: Set(created_at),
            placed_at: Set(None),
            shipped_at: Set(None),
            delivered_at: Set(None),
            released_at: Set(None),
            updated_at: Set(now),
        });
    }
    vendor_order::Entity::insert_many(vendor_orders).exec_without_returning(tx).await?;

    let mut lines = Vec::new();
    for (position, (line, priced)) in new.lines.iter().zip(&new.quote.lines).enumerate() {
        let (part, ..) =
            parts.iter().find(|(_, vendor, _)| *vendor == line.item.vendor_id).ok_or_else(|| Error::broken("a line's vendor is not in the quote"))?;
        lines.push(order_line::ActiveModel {
            id: Set(cx.id::<OrderLineId>()),
            order_id: Set(id),
            vendor_order_id: Set(*part),
            vendor_id: Set(line.item.vendor_id),
            position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
            offer_id: Set(line.item.offer_id),
            variant_id: Set(line.item.variant_id),
            product_id: Set(line.item.product_id),
            title: Set(line.item.title.clone()),
            variant_title: Set(line.item.variant_title.clone()),
            sku: Set(line.item.sku.clone()),
            picture: Set(line.item.picture.clone()),
            quantity: Set(line.quantity),
            shipped: Set(0),
            cancelled: Set(0),
            refunded: Set(0),
            unit_minor: Set(line.unit_minor),
            total_minor: Set(priced.total_minor),
            tax_minor: Set(priced.tax_minor),
            tax_bp: Set(priced.tax_bp),
            commission_rule_id: Set(priced.commission_rule_id),
            commission_bp: Set(priced.commission_bp),
            commission_base_minor: Set(priced.commission_base_minor),
            commission_minor: Set(priced.commission_minor),
            commission_vat_minor: Set(priced.commission_vat_minor),
            commission_vat_bp: Set(priced.commission_vat_bp),
            refunded_minor: Set(0),
            refunded_commission_minor: Set(0),
            refunded_commission_vat_minor: Set(0),
        });
    }
    order_line::Entity::insert_many(lines).exec_without_returning(tx).await?;
    Ok(Created { order: id, parts })
}

/// Takes the lines of an unpaid try away, so that the order can be written anew under the same number.
async fn clear(tx: &Tx, id: OrderId) -> Result<order::Model> {
    let earlier = order::Entity::find_by_id(id)
        .filter(order::Column::Status.eq(OrderStatus::Pending))
        .one(tx)
        .await?
        .ok_or_else(|| Error::broken(format!("order {id} is no longer pending")))?;
    order_line::Entity::delete_many().filter(order_line::Column::OrderId.eq(id)).exec(tx).await?;
    vendor_order::Entity::delete_many().filter(vendor_order::Column::OrderId.eq(id)).exec(tx).await?;
    Ok(earlier)
}
