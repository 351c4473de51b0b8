CREATE TABLE checkout (
  id {uuid} NOT NULL PRIMARY KEY,
  cart_id {uuid} NOT NULL REFERENCES cart (id),
  owner TEXT NOT NULL, -- the shopper that started it, person or guest
  user_id {uuid},
  email TEXT,
  currency TEXT NOT NULL,
  country TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'completing', 'completed', 'cancelled', 'expired')),
  completing_until BIGINT,
  shipping_address {json},
  billing_address {json},
  gateway TEXT,
  method_token TEXT,
  order_id {uuid},
  seen_total_minor BIGINT NOT NULL DEFAULT 0, -- what the buyer last saw
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX checkout_cart ON checkout (cart_id, state);
CREATE INDEX checkout_expiry ON checkout (expires_at) WHERE state IN ('open', 'completing');
CREATE INDEX checkout_order ON checkout (order_id);
CREATE TABLE checkout_line (
  id {uuid} NOT NULL PRIMARY KEY,
  checkout_id {uuid} NOT NULL REFERENCES checkout (id),
  offer_id {uuid} NOT NULL,
  variant_id {uuid} NOT NULL,
  product_id {uuid} NOT NULL,
  vendor_id {uuid} NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  seen_minor BIGINT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (checkout_id, offer_id)
);
CREATE TABLE checkout_delivery (
  checkout_id {uuid} NOT NULL REFERENCES checkout (id),
  vendor_id {uuid} NOT NULL,
  method_id {uuid} NOT NULL,
  seen_minor BIGINT NOT NULL,
  PRIMARY KEY (checkout_id, vendor_id)
);
