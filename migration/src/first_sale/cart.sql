CREATE TABLE cart (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} REFERENCES users (id),
  token_hash TEXT, -- a guest's cart is found by its token alone; a token outlives the cart it ordered with
  currency TEXT NOT NULL,
  country TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'ordered', 'merged')),
  claimed_until BIGINT, -- while a checkout of this cart is completing
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (user_id IS NOT NULL OR token_hash IS NOT NULL)
);
CREATE UNIQUE INDEX cart_user_open ON cart (user_id) WHERE state = 'open' AND user_id IS NOT NULL;
CREATE UNIQUE INDEX cart_token_open ON cart (token_hash) WHERE state = 'open' AND token_hash IS NOT NULL;
CREATE INDEX cart_token ON cart (token_hash, created_at);
CREATE TABLE cart_line (
  id {uuid} NOT NULL PRIMARY KEY,
  cart_id {uuid} NOT NULL REFERENCES cart (id),
  offer_id {uuid} NOT NULL,
  variant_id {uuid} NOT NULL,
  product_id {uuid} NOT NULL,
  vendor_id {uuid} NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  seen_minor BIGINT NOT NULL, -- unit price the buyer last saw
  saved BOOLEAN NOT NULL DEFAULT FALSE, -- on the save-for-later list
  created_at BIGINT NOT NULL,
  UNIQUE (cart_id, offer_id)
);
CREATE INDEX cart_line_cart ON cart_line (cart_id, created_at, id);
