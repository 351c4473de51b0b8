-- Counts the changes of what is read with every look and changed hardly ever.
CREATE TABLE revision (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  value BIGINT NOT NULL
);
INSERT INTO revision (id, value) VALUES (1, 1);
-- An offer with everything that a cart line or an order line shows of it, whatever its state.
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
  (o.state = 'active' AND v.state = 'active' AND p.state = 'active' AND s.state = 'live') AS on_sale,
  (SELECT r.value FROM revision r) AS revision
FROM offer o
JOIN variant v ON v.id = o.variant_id
JOIN product p ON p.id = o.product_id
JOIN vendor s ON s.id = o.vendor_id
LEFT JOIN category c ON c.id = p.category_id;
ALTER TABLE checkout ADD COLUMN lines {json} NOT NULL DEFAULT '[]';
ALTER TABLE checkout ADD COLUMN deliveries {json} NOT NULL DEFAULT '[]';
