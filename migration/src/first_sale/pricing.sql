CREATE TABLE offer_price (
  offer_id {uuid} NOT NULL REFERENCES offer (id),
  currency TEXT NOT NULL,
  variant_id {uuid} NOT NULL,
  product_id {uuid} NOT NULL,
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0), -- gross, tax of the country of sale included
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (offer_id, currency)
);
CREATE INDEX offer_price_product ON offer_price (product_id, currency);
CREATE INDEX offer_price_variant ON offer_price (variant_id, currency);
CREATE TABLE tax_rate (
  id {uuid} NOT NULL PRIMARY KEY,
  country TEXT NOT NULL,
  tax_class TEXT NOT NULL CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  rate_bp INTEGER NOT NULL CHECK (rate_bp >= 0 AND rate_bp <= 10000), -- 2100 = 21 %
  valid_from BIGINT NOT NULL,
  UNIQUE (country, tax_class, valid_from)
);
CREATE TABLE commission_rule (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid},
  category_id {uuid},
  product_id {uuid},
  rate_bp INTEGER NOT NULL CHECK (rate_bp >= 0 AND rate_bp <= 10000),
  fixed_minor BIGINT NOT NULL DEFAULT 0 CHECK (fixed_minor >= 0), -- per unit, only in fixed_currency
  fixed_currency TEXT,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  created_at BIGINT NOT NULL
);
