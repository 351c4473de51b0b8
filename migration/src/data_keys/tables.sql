CREATE TABLE data_key (
  seq BIGINT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  wrapped TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  active_from BIGINT NOT NULL,
  left_at BIGINT
);
-- Which data key sealed the file; none where there is no file.
ALTER TABLE vendor_document ADD COLUMN sealed_by TEXT;
