CREATE TABLE second_factor (
  user_id {uuid} NOT NULL PRIMARY KEY REFERENCES users (id),
  secret TEXT NOT NULL,
  last_step BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  confirmed_at BIGINT
);
CREATE TABLE recovery_code (
  user_id {uuid} NOT NULL REFERENCES users (id),
  code_hash TEXT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (user_id, code_hash)
);
ALTER TABLE session ADD COLUMN proved_at BIGINT;
