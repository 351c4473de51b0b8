ALTER TABLE vendor_order ADD COLUMN handling_days INTEGER NOT NULL DEFAULT 1;
ALTER TABLE vendor_order ADD COLUMN vendor_cancelled BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE vendor ADD COLUMN score INTEGER CHECK (score BETWEEN 0 AND 100);
CREATE TABLE vendor_score (
  vendor_id {uuid} NOT NULL PRIMARY KEY REFERENCES vendor (id),
  value_bp INTEGER NOT NULL CHECK (value_bp BETWEEN 0 AND 10000),
  due BIGINT NOT NULL,
  in_time BIGINT NOT NULL,
  taken BIGINT NOT NULL,
  kept BIGINT NOT NULL,
  sent BIGINT NOT NULL,
  flawless BIGINT NOT NULL,
  low_since BIGINT,
  computed_at BIGINT NOT NULL,
  CHECK (in_time <= due AND kept <= taken AND flawless <= sent)
);
CREATE INDEX vendor_score_computed ON vendor_score (computed_at, vendor_id);
CREATE TABLE vendor_strike (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  order_id {uuid} REFERENCES orders (id),
  kind TEXT NOT NULL CHECK (kind IN ('illegal_goods', 'counterfeit', 'misleading', 'not_delivered', 'off_platform', 'abuse', 'other')),
  state TEXT NOT NULL CHECK (state IN ('standing', 'appealed', 'upheld', 'revoked')),
  told TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  appeal TEXT,
  appealed_at BIGINT,
  decided_by TEXT,
  decided_at BIGINT,
  decision TEXT,
  version BIGINT NOT NULL,
  CHECK (expires_at > issued_at),
  CHECK ((appeal IS NULL) = (appealed_at IS NULL))
);
CREATE INDEX vendor_strike_of ON vendor_strike (vendor_id, issued_at, id);
CREATE INDEX vendor_strike_all ON vendor_strike (issued_at, id);
CREATE INDEX vendor_strike_appealed ON vendor_strike (appealed_at, id) WHERE state = 'appealed';
