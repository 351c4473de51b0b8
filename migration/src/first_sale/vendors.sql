CREATE TABLE vendor (
  id {uuid} NOT NULL PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL,
  email TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('live', 'suspended')),
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX vendor_created ON vendor (created_at, id);
CREATE TABLE vendor_member (
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  user_id {uuid} NOT NULL REFERENCES users (id),
  role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'staff')),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (vendor_id, user_id)
);
CREATE INDEX vendor_member_user ON vendor_member (user_id);
