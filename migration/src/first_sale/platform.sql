CREATE TABLE idempotency_key (
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done')),
  locked_until BIGINT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 1,
  recovery_point TEXT NOT NULL DEFAULT 'start',
  result {json},
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (actor, operation, key)
);
CREATE INDEX idempotency_expiry ON idempotency_key (expires_at);
CREATE TABLE outbox (
  id {uuid} NOT NULL PRIMARY KEY,
  aggregate TEXT NOT NULL,
  aggregate_seq BIGINT NOT NULL,
  topic TEXT NOT NULL,
  payload {json} NOT NULL,
  created_at BIGINT NOT NULL,
  published_at BIGINT,
  UNIQUE (aggregate, aggregate_seq)
);
CREATE INDEX outbox_todo ON outbox (created_at) WHERE published_at IS NULL;
CREATE INDEX outbox_next ON outbox (aggregate, aggregate_seq) WHERE published_at IS NULL;
CREATE TABLE job (
  id {uuid} NOT NULL PRIMARY KEY,
  queue TEXT NOT NULL,
  kind TEXT NOT NULL,
  unique_key TEXT,
  payload {json} NOT NULL,
  priority INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('ready', 'leased', 'done', 'dead')),
  run_at BIGINT NOT NULL,
  lease_until BIGINT,
  lease_epoch BIGINT NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  max_attempts INTEGER NOT NULL DEFAULT 20,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX job_pick ON job (queue, priority DESC, run_at, id) WHERE state IN ('ready', 'leased');
-- Only while waiting: what happens while a job runs may be too late for it and needs a job of its own.
CREATE UNIQUE INDEX job_unique ON job (kind, unique_key) WHERE state = 'ready' AND unique_key IS NOT NULL;
CREATE INDEX job_running ON job (kind, unique_key) WHERE state = 'leased';
CREATE INDEX job_finished ON job (state, finished_at);
CREATE TABLE lease (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  until BIGINT NOT NULL
);
CREATE TABLE sequence (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);
