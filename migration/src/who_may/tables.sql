CREATE TABLE vendor_invitation (
  id {uuid} NOT NULL PRIMARY KEY,
  vendor_id {uuid} NOT NULL REFERENCES vendor (id),
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'catalogue', 'fulfillment', 'finance', 'viewer')),
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'withdrawn')),
  invited_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX vendor_invitation_open ON vendor_invitation (vendor_id, email) WHERE state = 'open';
CREATE INDEX vendor_invitation_of ON vendor_invitation (vendor_id, created_at);
ALTER TABLE session ADD COLUMN impersonator_id {uuid} REFERENCES users (id);
-- What was written with a right that not everybody has. `actor` did it, for `acting_for` where that is somebody else.
CREATE TABLE audit_entry (
  id {uuid} NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  acting_for TEXT,
  vendor_id {uuid},
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT,
  reason TEXT,
  request_id TEXT NOT NULL,
  mac TEXT NOT NULL
);
CREATE INDEX audit_entry_at ON audit_entry (at, id);
CREATE INDEX audit_entry_of_vendor ON audit_entry (vendor_id, at, id);
CREATE INDEX audit_entry_of_actor ON audit_entry (actor, at, id);
CREATE INDEX audit_entry_of_subject ON audit_entry (subject, at, id);
-- The chain over them. Entries are written by many transactions at once; one leader strings them up after their commit.
CREATE TABLE audit_seal (
  seq BIGINT NOT NULL PRIMARY KEY,
  entry_id {uuid} NOT NULL UNIQUE REFERENCES audit_entry (id),
  sealed_at BIGINT NOT NULL,
  hash TEXT NOT NULL
);
