DROP TABLE checkout_line;
DROP TABLE checkout_delivery;
DROP INDEX checkout_cart;
-- A cart has one checkout at a time.
CREATE UNIQUE INDEX checkout_live ON checkout (cart_id) WHERE state IN ('open', 'completing');
CREATE INDEX checkout_cart ON checkout (cart_id);
