-- One way to show a code has become several; a primary key cannot be changed in place on both databases.
CREATE TABLE factor (
  user_id {uuid} NOT NULL REFERENCES users (id),
  method TEXT NOT NULL CHECK (method IN ('app', 'mail', 'sms')),
  secret TEXT NOT NULL,
  last_step BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  PRIMARY KEY (user_id, method)
);
INSERT INTO factor (user_id, method, secret, last_step, created_at, confirmed_at)
  SELECT user_id, 'app', secret, last_step, created_at, confirmed_at FROM second_factor;
DROP TABLE second_factor;
ALTER TABLE factor RENAME TO second_factor;
CREATE TABLE factor_code (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  method TEXT NOT NULL CHECK (method IN ('mail', 'sms')),
  bound_to TEXT NOT NULL,
  tries BIGINT NOT NULL CHECK (tries >= 0),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  CHECK (expires_at > created_at)
);
-- At most one is open for one thing.
CREATE UNIQUE INDEX factor_code_open ON factor_code (user_id, method, bound_to) WHERE used_at IS NULL;
CREATE INDEX factor_code_over ON factor_code (expires_at);
CREATE TABLE passkey (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  credential_id TEXT NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1364),
  credential TEXT NOT NULL,
  counter BIGINT NOT NULL CHECK (counter >= 0),
  label TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX passkey_of_user ON passkey (user_id, created_at);
CREATE TABLE passkey_attempt (
  id {uuid} NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('register', 'sign_in', 'answer', 'prove')),
  user_id {uuid} REFERENCES users (id),
  session_id {uuid} REFERENCES session (id),
  challenge_hash TEXT NOT NULL UNIQUE,
  sealed TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  CHECK (expires_at > created_at),
  CHECK ((purpose = 'sign_in') = (user_id IS NULL)),
  CHECK ((purpose IN ('register', 'prove')) = (session_id IS NOT NULL))
);
CREATE INDEX passkey_attempt_over ON passkey_attempt (expires_at);
ALTER TABLE session ADD COLUMN strong_at BIGINT;
UPDATE session SET strong_at = proved_at;
