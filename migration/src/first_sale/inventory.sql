CREATE TABLE location (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);
CREATE INDEX location_vendor ON location (vendor_id, position, id);
CREATE TABLE stock_level (
  variant_id {uuid} NOT NULL,
  location_id {uuid} NOT NULL REFERENCES location (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  on_hand BIGINT NOT NULL CHECK (on_hand >= 0),
  reserved BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  allocated BIGINT NOT NULL DEFAULT 0 CHECK (allocated >= 0),
  backorder_limit BIGINT NOT NULL DEFAULT 0 CHECK (backorder_limit >= 0),
  version BIGINT NOT NULL DEFAULT 1,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (variant_id, location_id),
  CHECK (reserved + allocated <= on_hand + backorder_limit) -- the last line of defence
);
CREATE INDEX stock_level_vendor ON stock_level (vendor_id, variant_id);
CREATE TABLE stock_reservation (
  id {uuid} NOT NULL PRIMARY KEY,
  checkout_id {uuid} NOT NULL,
  order_id {uuid},
  variant_id {uuid} NOT NULL,
  location_id {uuid} NOT NULL,
  vendor_id {uuid} NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  state TEXT NOT NULL CHECK (state IN ('held', 'allocated', 'shipped', 'released', 'expired')),
  holder TEXT NOT NULL, -- buyer and address class that the cap on holds counts by
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX reservation_live ON stock_reservation (checkout_id, variant_id, location_id) WHERE state IN ('held', 'allocated');
CREATE INDEX reservation_expiry ON stock_reservation (expires_at) WHERE state = 'held';
CREATE INDEX reservation_holder ON stock_reservation (holder) WHERE state = 'held';
CREATE INDEX reservation_checkout ON stock_reservation (checkout_id);
CREATE TABLE stock_movement (
  id {uuid} NOT NULL PRIMARY KEY,
  variant_id {uuid} NOT NULL,
  location_id {uuid} NOT NULL,
  vendor_id {uuid} NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('adjust', 'set', 'ship', 'import')),
  delta BIGINT NOT NULL,
  on_hand BIGINT NOT NULL,
  reason TEXT,
  actor TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX stock_movement_vendor ON stock_movement (vendor_id, variant_id, created_at);
