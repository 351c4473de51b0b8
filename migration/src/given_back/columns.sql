ALTER TABLE order_line ADD COLUMN refunded_commission_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_line ADD COLUMN refunded_commission_vat_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE refund_line ADD COLUMN commission_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE refund_line ADD COLUMN commission_vat_minor BIGINT NOT NULL DEFAULT 0;
-- Until now what was due for so many units was what was given for them.
UPDATE order_line SET
  refunded_commission_minor = commission_minor * refunded / quantity,
  refunded_commission_vat_minor = commission_vat_minor * refunded / quantity
WHERE refunded > 0 AND vendor_order_id IN (SELECT id FROM vendor_order WHERE placed_at IS NOT NULL);
UPDATE refund_line SET
  commission_minor = (SELECT l.commission_minor * refund_line.quantity / l.quantity FROM order_line l WHERE l.id = refund_line.order_line_id),
  commission_vat_minor = (SELECT l.commission_vat_minor * refund_line.quantity / l.quantity FROM order_line l WHERE l.id = refund_line.order_line_id)
WHERE refund_id IN (SELECT r.id FROM refund r JOIN vendor_order v ON v.id = r.vendor_order_id WHERE v.placed_at IS NOT NULL);
