CREATE TABLE product_card (
  product_id {uuid} NOT NULL PRIMARY KEY,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  brand TEXT,
  description TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('listed', 'hidden')),
  owner_id {uuid} NOT NULL, -- vendor that wrote the product
  category_id {uuid},
  category_path {path} NOT NULL,
  vendors {json} NOT NULL, -- [{id, slug, name}] with an active offer
  prices {json} NOT NULL, -- {"EUR": {"min": 0, "max": 0, "offerId": "", "vendorId": ""}}
  price_eur BIGINT, -- lowest landed price, for ordering
  price_vnd BIGINT,
  stock_class TEXT NOT NULL CHECK (stock_class IN ('in_stock', 'low', 'out')),
  picture TEXT,
  variants {json} NOT NULL, -- in brief: [{id, sku, gtin, title}]
  attributes {json} NOT NULL, -- [{code, name, value}]
  gtins TEXT NOT NULL, -- separated by spaces
  product_created_at BIGINT NOT NULL,
  revised_at BIGINT NOT NULL -- each node's index follows this
);
CREATE INDEX product_card_created ON product_card (product_created_at, product_id) WHERE state = 'listed';
CREATE INDEX product_card_category ON product_card (category_path, product_created_at, product_id) WHERE state = 'listed';
CREATE INDEX product_card_price_eur ON product_card (price_eur, product_id) WHERE state = 'listed';
CREATE INDEX product_card_price_vnd ON product_card (price_vnd, product_id) WHERE state = 'listed';
CREATE INDEX product_card_revised ON product_card (revised_at, product_id);
-- Whose pages a card is on: one row for each vendor with an active offer.
CREATE TABLE product_card_vendor (
  vendor_id {uuid} NOT NULL,
  product_id {uuid} NOT NULL REFERENCES product_card (product_id),
  PRIMARY KEY (vendor_id, product_id)
);
CREATE INDEX product_card_vendor_product ON product_card_vendor (product_id);
