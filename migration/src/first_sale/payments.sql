CREATE TABLE payment (
  id {uuid} NOT NULL PRIMARY KEY,
  reference {uuid} NOT NULL, -- what it pays for; opaque here, an order in fact
  gateway TEXT NOT NULL,
  method_token TEXT NOT NULL, -- the gateway's word for the buyer's means, never a card number
  amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('created', 'requires_action', 'processing', 'authorized', 'partially_captured', 'captured', 'failed', 'cancelled', 'expired')),
  captured_minor BIGINT NOT NULL DEFAULT 0,
  refunded_minor BIGINT NOT NULL DEFAULT 0,
  fee_minor BIGINT NOT NULL DEFAULT 0,
  gateway_ref TEXT UNIQUE,
  next_action {json},
  decline_code TEXT,
  expires_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (captured_minor >= 0 AND captured_minor <= amount_minor),
  CHECK (refunded_minor >= 0 AND refunded_minor <= captured_minor)
);
CREATE INDEX payment_reference ON payment (reference, created_at);
CREATE INDEX payment_open ON payment (updated_at) WHERE state IN ('created', 'requires_action', 'processing');
CREATE TABLE payment_share (
  payment_id {uuid} NOT NULL REFERENCES payment (id),
  vendor_order_id {uuid} NOT NULL,
  vendor_id {uuid} NOT NULL,
  authorized_minor BIGINT NOT NULL,
  captured_minor BIGINT NOT NULL DEFAULT 0,
  refunded_minor BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (payment_id, vendor_order_id),
  CHECK (captured_minor >= 0 AND captured_minor <= authorized_minor),
  CHECK (refunded_minor >= 0 AND refunded_minor <= captured_minor)
);
CREATE INDEX payment_share_vendor_order ON payment_share (vendor_order_id);
CREATE TABLE psp_attempt (
  id {uuid} NOT NULL PRIMARY KEY, -- the idempotency key of the call
  payment_id {uuid} NOT NULL REFERENCES payment (id),
  operation TEXT NOT NULL CHECK (operation IN ('pay', 'cancel', 'refund')),
  subject {uuid}, -- the refund, for a refund
  vendor_order_id {uuid}, -- whose share, for a refund
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('created', 'in_doubt', 'succeeded', 'failed')),
  answer {json},
  tries INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX psp_attempt_payment ON psp_attempt (payment_id);
CREATE INDEX psp_attempt_open ON psp_attempt (updated_at) WHERE state IN ('created', 'in_doubt');
CREATE TABLE inbox (
  source TEXT NOT NULL,
  event_id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'applied', 'parked', 'ignored')),
  attempts INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL,
  PRIMARY KEY (source, event_id)
);
-- The test gateway's own books: another party's, written in their own transactions, so that ours can be reconciled against them.
CREATE TABLE test_gateway_charge (
  id TEXT NOT NULL PRIMARY KEY,
  idempotency_key TEXT NOT NULL UNIQUE,
  reference TEXT NOT NULL,
  scenario TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('requires_action', 'processing', 'captured', 'declined', 'cancelled')),
  decline_code TEXT,
  captured_minor BIGINT NOT NULL DEFAULT 0,
  refunded_minor BIGINT NOT NULL DEFAULT 0,
  fee_minor BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX test_gateway_charge_due ON test_gateway_charge (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE test_gateway_refund (
  id TEXT NOT NULL PRIMARY KEY,
  idempotency_key TEXT NOT NULL UNIQUE,
  charge_id TEXT NOT NULL REFERENCES test_gateway_charge (id),
  amount_minor BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('succeeded', 'failed')),
  fails_late BOOLEAN NOT NULL DEFAULT FALSE,
  due_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX test_gateway_refund_due ON test_gateway_refund (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE test_gateway_event (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX test_gateway_event_due ON test_gateway_event (next_at) WHERE next_at IS NOT NULL;
