ALTER TABLE vendor ADD COLUMN paused_from BIGINT;
ALTER TABLE vendor ADD COLUMN paused_until BIGINT;
ALTER TABLE vendor ADD COLUMN pause_note TEXT;
ALTER TABLE vendor ADD COLUMN remedy_due_at BIGINT;
CREATE INDEX vendor_remedy ON vendor (remedy_due_at) WHERE remedy_due_at IS NOT NULL;
CREATE TABLE vendor_front (
  vendor_id {uuid} NOT NULL PRIMARY KEY REFERENCES vendor (id),
  about TEXT NOT NULL DEFAULT '',
  returns_policy TEXT NOT NULL DEFAULT '',
  shipping_policy TEXT NOT NULL DEFAULT '',
  privacy_policy TEXT NOT NULL DEFAULT '',
  logo TEXT,
  banner TEXT,
  return_address {json},
  updated_at BIGINT NOT NULL
);
DROP VIEW sale;
-- As before, and with its vendor's pause: a view knows no time, so whoever reads it compares.
CREATE VIEW sale AS SELECT
  o.id AS offer_id,
  o.variant_id,
  o.product_id,
  o.vendor_id,
  o.handling_days,
  v.title AS variant_title,
  v.sku,
  p.title,
  p.tax_class,
  p.category_id,
  c.path AS category_path,
  (SELECT m.storage_key FROM media m WHERE m.product_id = o.product_id AND m.storage_key IS NOT NULL ORDER BY m.position, m.id LIMIT 1) AS picture,
  (o.state = 'active' AND v.state = 'active' AND s.state = 'live') AS on_sale,
  s.paused_from,
  s.paused_until,
  (SELECT r.value FROM revision r) AS revision
FROM offer o
JOIN variant v ON v.id = o.variant_id
JOIN product p ON p.id = o.product_id AND p.state = 'active'
JOIN vendor s ON s.id = o.vendor_id
LEFT JOIN category c ON c.id = p.category_id;
