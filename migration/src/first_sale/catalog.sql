CREATE TABLE category (
  id {uuid} NOT NULL PRIMARY KEY,
  parent_id {uuid} REFERENCES category (id),
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path {path} NOT NULL UNIQUE, -- slugs from the root, '/' around each: '/home/kitchen/'
  depth INTEGER NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  tax_class TEXT NOT NULL DEFAULT 'standard' CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  external_ref TEXT UNIQUE,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX category_parent ON category (parent_id, position, id);
CREATE TABLE attribute (
  id {uuid} NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'boolean')),
  unit TEXT,
  filterable BOOLEAN NOT NULL DEFAULT TRUE,
  created_at BIGINT NOT NULL
);
CREATE TABLE product (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid} NOT NULL REFERENCES vendor (id), -- who wrote the description; offers may be anybody's
  category_id {uuid} REFERENCES category (id),
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  brand TEXT,
  tax_class TEXT NOT NULL DEFAULT 'standard' CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'archived')),
  external_ref TEXT, -- the vendor's own name for it, so that an import may be run again
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX product_external ON product (vendor_id, external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX product_vendor ON product (vendor_id, created_at, id);
CREATE INDEX product_category ON product (category_id, created_at, id);
CREATE TABLE product_attribute (
  product_id {uuid} NOT NULL REFERENCES product (id),
  attribute_id {uuid} NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL,
  PRIMARY KEY (product_id, attribute_id)
);
CREATE TABLE variant (
  id {uuid} NOT NULL PRIMARY KEY,
  product_id {uuid} NOT NULL REFERENCES product (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  sku TEXT NOT NULL,
  gtin TEXT, -- 14 digits, zero-padded
  title TEXT NOT NULL,
  options {json} NOT NULL, -- [{"name": "Colour", "value": "red"}]
  weight_grams BIGINT,
  position INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (vendor_id, sku)
);
CREATE UNIQUE INDEX variant_gtin ON variant (gtin) WHERE gtin IS NOT NULL;
CREATE INDEX variant_product ON variant (product_id, position, id);
CREATE TABLE media (
  id {uuid} NOT NULL PRIMARY KEY,
  product_id {uuid} NOT NULL REFERENCES product (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  storage_key TEXT, -- ours, in the object store
  source_url TEXT, -- noted by an import, not fetched
  alt TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  CHECK (storage_key IS NOT NULL OR source_url IS NOT NULL)
);
CREATE INDEX media_product ON media (product_id, position, id);
CREATE TABLE offer (
  id {uuid} NOT NULL PRIMARY KEY,
  variant_id {uuid} NOT NULL REFERENCES variant (id),
  product_id {uuid} NOT NULL REFERENCES product (id),
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  handling_days INTEGER NOT NULL DEFAULT 1,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (variant_id, vendor_id)
);
CREATE INDEX offer_vendor ON offer (vendor_id, created_at, id);
CREATE INDEX offer_product ON offer (product_id);
