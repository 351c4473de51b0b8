-- A key for what is told about people in records that outlive them; without it that is noise.
CREATE TABLE personal_key (
  subject TEXT NOT NULL PRIMARY KEY, -- the id of the record whose texts it opens
  sealed TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL, -- when the law no longer wants the record to be readable
  restricted_at BIGINT -- since when only those who keep the books may open it
);
CREATE INDEX personal_key_over ON personal_key (ends_at);
DROP INDEX orders_of_guests;
ALTER TABLE orders ADD COLUMN email_index TEXT; -- null: not sealed yet; empty: nobody is to find it any more
CREATE INDEX orders_of_guests ON orders (email_index) WHERE user_id IS NULL;
CREATE INDEX orders_unpaid ON orders (created_at) WHERE placed_at IS NULL AND email_index <> '';
CREATE INDEX orders_unsealed ON orders (id) WHERE email_index IS NULL;
CREATE INDEX checkout_told ON checkout (updated_at) WHERE email IS NOT NULL AND state IN ('completed', 'cancelled', 'expired');
CREATE INDEX cart_of_guests ON cart (updated_at) WHERE user_id IS NULL;
CREATE TABLE withdrawal (
  id {uuid} NOT NULL PRIMARY KEY,
  order_id {uuid} NOT NULL REFERENCES orders (id),
  declared_by TEXT NOT NULL,
  locale TEXT NOT NULL,
  wording TEXT NOT NULL,
  statement TEXT NOT NULL,
  asked {json} NOT NULL,
  started_at BIGINT NOT NULL,
  confirmed_at BIGINT
);
CREATE INDEX withdrawal_of_order ON withdrawal (order_id, started_at, id);
CREATE INDEX withdrawal_unconfirmed ON withdrawal (started_at) WHERE confirmed_at IS NULL;
CREATE TABLE withdrawal_line (
  withdrawal_id {uuid} NOT NULL REFERENCES withdrawal (id),
  order_line_id {uuid} NOT NULL REFERENCES order_line (id),
  order_id {uuid} NOT NULL REFERENCES orders (id),
  vendor_order_id {uuid} NOT NULL REFERENCES vendor_order (id),
  vendor_id {uuid} NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  cancelled BIGINT NOT NULL CHECK (cancelled >= 0 AND cancelled <= quantity), -- the rest has to come back
  created_at BIGINT NOT NULL,
  PRIMARY KEY (withdrawal_id, order_line_id)
);
CREATE INDEX withdrawal_line_of_order ON withdrawal_line (order_id);
CREATE TABLE consent (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('marketing_mail', 'analytics', 'personalisation', 'third_party')),
  granted BOOLEAN NOT NULL,
  wording TEXT NOT NULL,
  locale TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('account', 'banner', 'checkout', 'registration', 'letter')),
  created_at BIGINT NOT NULL
);
CREATE INDEX consent_of_user ON consent (user_id, created_at, id);
CREATE TABLE data_export (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'removed')),
  bytes BIGINT,
  digest TEXT,
  requested_at BIGINT NOT NULL,
  ready_at BIGINT,
  ends_at BIGINT
);
CREATE UNIQUE INDEX data_export_one ON data_export (user_id) WHERE state = 'waiting';
CREATE INDEX data_export_of_user ON data_export (user_id, requested_at, id);
CREATE INDEX data_export_over ON data_export (ends_at) WHERE state = 'ready';
CREATE TABLE erasure (
  id {uuid} NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL, -- the id of a person or of a guest's order
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled')),
  requested_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE UNIQUE INDEX erasure_one ON erasure (subject) WHERE state IN ('waiting', 'running');
CREATE INDEX erasure_of_subject ON erasure (subject, requested_at);
CREATE INDEX erasure_register ON erasure (ended_at, id) WHERE state = 'done';
