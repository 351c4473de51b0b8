-- Every row that is a vendor's says whose it is.
CREATE TABLE product_attribute_of (
  product_id {uuid} NOT NULL REFERENCES product (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  attribute_id {uuid} NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL,
  PRIMARY KEY (product_id, attribute_id)
);
INSERT INTO product_attribute_of (product_id, vendor_id, attribute_id, value)
  SELECT a.product_id, p.vendor_id, a.attribute_id, a.value FROM product_attribute a JOIN product p ON p.id = a.product_id;
DROP TABLE product_attribute;
ALTER TABLE product_attribute_of RENAME TO product_attribute;
ALTER TABLE api_client_key ADD COLUMN vendor_id {uuid} REFERENCES vendor (id);
UPDATE api_client_key SET vendor_id = (SELECT c.vendor_id FROM api_client c WHERE c.id = api_client_key.client_id);
