CREATE TABLE users (
  id {uuid} NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('customer', 'vendor', 'admin')),
  state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  locale TEXT NOT NULL DEFAULT 'en',
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX users_created ON users (created_at, id);
CREATE TABLE session (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  idle_ms BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  revoked_at BIGINT,
  revoke_reason TEXT,
  device TEXT,
  ip TEXT
);
CREATE INDEX session_of_user ON session (user_id, created_at);
CREATE TABLE refresh_token (
  id {uuid} NOT NULL PRIMARY KEY,
  session_id {uuid} NOT NULL REFERENCES session (id),
  token_hash TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('active', 'rotated', 'revoked')),
  successor_id {uuid},
  used BOOLEAN NOT NULL DEFAULT FALSE,
  issued_at BIGINT NOT NULL,
  rotated_at BIGINT,
  expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX refresh_one_active ON refresh_token (session_id) WHERE state = 'active';
CREATE TABLE attempt (
  bucket TEXT NOT NULL PRIMARY KEY,
  tokens BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
