CREATE TABLE shipping_method (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  carrier TEXT NOT NULL,
  min_days INTEGER NOT NULL,
  max_days INTEGER NOT NULL,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  position INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  UNIQUE (vendor_id, code)
);
CREATE TABLE shipping_rate (
  method_id {uuid} NOT NULL REFERENCES shipping_method (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  country TEXT NOT NULL, -- ISO 3166 alpha-2, or '*' for everywhere else
  currency TEXT NOT NULL,
  price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
  free_above_minor BIGINT CHECK (free_above_minor >= 0),
  PRIMARY KEY (method_id, country, currency)
);
CREATE INDEX shipping_rate_vendor ON shipping_rate (vendor_id, currency);
