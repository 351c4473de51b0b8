ALTER TABLE users ADD COLUMN email_verified_at BIGINT;
ALTER TABLE users ADD COLUMN preferences {json} NOT NULL DEFAULT '{}';
CREATE TABLE account_token (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'change_email')),
  email TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE UNIQUE INDEX account_token_one ON account_token (user_id, purpose) WHERE used_at IS NULL;
CREATE TABLE address (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  label TEXT,
  address {json} NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX address_of_user ON address (user_id, created_at, id);
CREATE INDEX orders_of_guests ON orders (email) WHERE user_id IS NULL;
