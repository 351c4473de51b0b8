CREATE TABLE api_client (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid} REFERENCES vendor (id),
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  addresses TEXT NOT NULL,
  made_by {uuid} NOT NULL REFERENCES users (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  last_used_at BIGINT
);
CREATE INDEX api_client_of_vendor ON api_client (vendor_id, created_at, id);
-- The digest of a key. While a key is being changed for another, two of a client are good.
CREATE TABLE api_client_key (
  id {uuid} NOT NULL PRIMARY KEY,
  client_id {uuid} NOT NULL REFERENCES api_client (id),
  key_hash TEXT NOT NULL UNIQUE,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT
);
CREATE INDEX api_client_key_of ON api_client_key (client_id, created_at);
-- Which fields a client asks for, a row for each day.
CREATE TABLE api_client_usage (
  client_id {uuid} NOT NULL REFERENCES api_client (id),
  day BIGINT NOT NULL,
  field TEXT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (client_id, day, field)
);
CREATE INDEX api_client_usage_day ON api_client_usage (day);
