-- SQLite cannot change a constraint: the table is written anew.
CREATE TABLE test_gateway_refund_new (
  id TEXT NOT NULL PRIMARY KEY,
  idempotency_key TEXT NOT NULL UNIQUE,
  charge_id TEXT NOT NULL REFERENCES test_gateway_charge (id),
  amount_minor BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed')),
  fails_late BOOLEAN NOT NULL DEFAULT FALSE,
  due_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
INSERT INTO test_gateway_refund_new SELECT id, idempotency_key, charge_id, amount_minor, state, fails_late, due_at, created_at, updated_at FROM test_gateway_refund;
DROP TABLE test_gateway_refund;
ALTER TABLE test_gateway_refund_new RENAME TO test_gateway_refund;
CREATE INDEX test_gateway_refund_due ON test_gateway_refund (due_at) WHERE due_at IS NOT NULL;
