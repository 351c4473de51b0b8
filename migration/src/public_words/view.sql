DROP VIEW sale;
-- An offer with everything that a cart line or an order line shows of it, whatever its state, while its product is in the shop:
-- what the owner writes about a draft or an archived one is for nobody else.
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
  (SELECT r.value FROM revision r) AS revision
FROM offer o
JOIN variant v ON v.id = o.variant_id
JOIN product p ON p.id = o.product_id AND p.state = 'active'
JOIN vendor s ON s.id = o.vendor_id
LEFT JOIN category c ON c.id = p.category_id;
