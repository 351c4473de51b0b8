CREATE TABLE ledger_account (
  id {uuid} NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('asset', 'liability', 'revenue', 'expense', 'control')),
  guarded BOOLEAN NOT NULL DEFAULT FALSE,
  min_credit_balance BIGINT,
  debits BIGINT NOT NULL DEFAULT 0,
  credits BIGINT NOT NULL DEFAULT 0,
  UNIQUE (code, owner, currency),
  CHECK (min_credit_balance IS NULL OR credits - debits >= min_credit_balance)
);
CREATE TABLE ledger_journal (
  id {uuid} NOT NULL PRIMARY KEY,
  event_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  order_id {uuid},
  occurred_at BIGINT NOT NULL,
  posted_at BIGINT NOT NULL,
  reverses {uuid} REFERENCES ledger_journal (id)
);
CREATE INDEX ledger_journal_order ON ledger_journal (order_id);
CREATE INDEX ledger_journal_posted ON ledger_journal (posted_at, id);
CREATE TABLE ledger_transfer (
  id {uuid} NOT NULL PRIMARY KEY,
  journal_id {uuid} NOT NULL REFERENCES ledger_journal (id),
  seq INTEGER NOT NULL,
  debit_id {uuid} NOT NULL REFERENCES ledger_account (id),
  credit_id {uuid} NOT NULL REFERENCES ledger_account (id),
  amount BIGINT NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  memo TEXT,
  posted_at BIGINT NOT NULL,
  UNIQUE (journal_id, seq),
  CHECK (debit_id <> credit_id)
);
CREATE INDEX ledger_transfer_debit ON ledger_transfer (debit_id, id);
CREATE INDEX ledger_transfer_credit ON ledger_transfer (credit_id, id);
