CREATE TABLE orders (
  id {uuid} NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  checkout_id {uuid} NOT NULL UNIQUE,
  user_id {uuid} REFERENCES users (id),
  email TEXT NOT NULL,
  currency TEXT NOT NULL,
  country TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'partially_refunded', 'refunded', 'cancelled', 'expired')),
  shipping_address {json} NOT NULL,
  billing_address {json} NOT NULL,
  items_minor BIGINT NOT NULL, -- gross
  shipping_minor BIGINT NOT NULL, -- gross
  tax_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL, -- gross, what the buyer pays
  refunded_minor BIGINT NOT NULL DEFAULT 0,
  cancel_reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  placed_at BIGINT,
  updated_at BIGINT NOT NULL
);
CREATE INDEX orders_user ON orders (user_id, created_at, id);
CREATE INDEX orders_created ON orders (created_at, id);
CREATE INDEX orders_status ON orders (status, created_at, id);
CREATE TABLE vendor_order (
  id {uuid} NOT NULL PRIMARY KEY,
  order_id {uuid} NOT NULL REFERENCES orders (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  number TEXT NOT NULL UNIQUE,
  currency TEXT NOT NULL,
  lifecycle TEXT NOT NULL CHECK (lifecycle IN ('pending', 'placed', 'on_hold', 'completed', 'cancelled', 'expired')),
  fulfilment TEXT NOT NULL CHECK (fulfilment IN ('unfulfilled', 'partially_shipped', 'shipped', 'delivered', 'partially_returned', 'returned')),
  payment_state TEXT NOT NULL CHECK (payment_state IN ('unpaid', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded', 'charged_back')),
  accepted_at BIGINT,
  method_id {uuid} NOT NULL,
  method_name TEXT NOT NULL,
  method_min_days INTEGER NOT NULL,
  method_max_days INTEGER NOT NULL,
  items_minor BIGINT NOT NULL,
  shipping_minor BIGINT NOT NULL,
  shipping_tax_minor BIGINT NOT NULL,
  shipping_tax_bp INTEGER NOT NULL,
  tax_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL DEFAULT 0,
  commission_minor BIGINT NOT NULL,
  commission_vat_minor BIGINT NOT NULL,
  cancel_reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  placed_at BIGINT,
  shipped_at BIGINT,
  delivered_at BIGINT,
  released_at BIGINT,
  updated_at BIGINT NOT NULL,
  UNIQUE (order_id, vendor_id)
);
CREATE INDEX vendor_order_vendor ON vendor_order (vendor_id, created_at, id);
CREATE INDEX vendor_order_vendor_lifecycle ON vendor_order (vendor_id, lifecycle, fulfilment, created_at, id);
CREATE INDEX vendor_order_release ON vendor_order (delivered_at) WHERE released_at IS NULL AND delivered_at IS NOT NULL;
CREATE TABLE order_line (
  id {uuid} NOT NULL PRIMARY KEY,
  order_id {uuid} NOT NULL REFERENCES orders (id),
  vendor_order_id {uuid} NOT NULL REFERENCES vendor_order (id),
  vendor_id {uuid} NOT NULL,
  position INTEGER NOT NULL,
  offer_id {uuid} NOT NULL,
  variant_id {uuid} NOT NULL,
  product_id {uuid} NOT NULL,
  title TEXT NOT NULL,
  variant_title TEXT NOT NULL,
  sku TEXT NOT NULL,
  picture TEXT,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  shipped BIGINT NOT NULL DEFAULT 0,
  cancelled BIGINT NOT NULL DEFAULT 0, -- units withdrawn before they were shipped
  refunded BIGINT NOT NULL DEFAULT 0,
  unit_minor BIGINT NOT NULL, -- gross
  total_minor BIGINT NOT NULL, -- gross
  tax_minor BIGINT NOT NULL,
  tax_bp INTEGER NOT NULL,
  commission_rule_id {uuid},
  commission_bp INTEGER NOT NULL,
  commission_base_minor BIGINT NOT NULL,
  commission_minor BIGINT NOT NULL,
  commission_vat_minor BIGINT NOT NULL,
  commission_vat_bp INTEGER NOT NULL,
  refunded_minor BIGINT NOT NULL DEFAULT 0,
  CHECK (shipped >= 0 AND cancelled >= 0 AND shipped + cancelled <= quantity),
  CHECK (refunded >= 0 AND refunded <= quantity),
  CHECK (refunded_minor >= 0 AND refunded_minor <= total_minor)
);
CREATE INDEX order_line_order ON order_line (order_id, position, id);
CREATE INDEX order_line_vendor_order ON order_line (vendor_order_id);
CREATE TABLE order_event (
  id {uuid} NOT NULL PRIMARY KEY,
  order_id {uuid} NOT NULL REFERENCES orders (id),
  vendor_order_id {uuid},
  vendor_id {uuid},
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  data {json} NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX order_event_order ON order_event (order_id, created_at, id);
CREATE TABLE fulfillment (
  id {uuid} NOT NULL PRIMARY KEY,
  order_id {uuid} NOT NULL REFERENCES orders (id),
  vendor_order_id {uuid} NOT NULL REFERENCES vendor_order (id),
  vendor_id {uuid} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('shipped', 'delivered', 'cancelled')),
  carrier TEXT NOT NULL,
  tracking_number TEXT,
  tracking_url TEXT,
  shipped_at BIGINT NOT NULL,
  delivered_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX fulfillment_order ON fulfillment (order_id);
CREATE INDEX fulfillment_vendor_order ON fulfillment (vendor_order_id);
CREATE TABLE fulfillment_line (
  fulfillment_id {uuid} NOT NULL REFERENCES fulfillment (id),
  order_line_id {uuid} NOT NULL REFERENCES order_line (id),
  vendor_id {uuid} NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (fulfillment_id, order_line_id)
);
CREATE TABLE refund (
  id {uuid} NOT NULL PRIMARY KEY,
  order_id {uuid} NOT NULL REFERENCES orders (id),
  vendor_order_id {uuid} NOT NULL REFERENCES vendor_order (id),
  vendor_id {uuid} NOT NULL,
  payment_id {uuid} NOT NULL,
  attempt_id {uuid} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed')),
  amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
  shipping_minor BIGINT NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  commission_minor BIGINT NOT NULL,
  commission_vat_minor BIGINT NOT NULL,
  reason TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  gateway_ref TEXT,
  created_at BIGINT NOT NULL,
  settled_at BIGINT
);
CREATE INDEX refund_order ON refund (order_id);
CREATE INDEX refund_vendor_order ON refund (vendor_order_id);
CREATE TABLE refund_line (
  refund_id {uuid} NOT NULL REFERENCES refund (id),
  order_line_id {uuid} NOT NULL REFERENCES order_line (id),
  vendor_id {uuid} NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (refund_id, order_line_id)
);
