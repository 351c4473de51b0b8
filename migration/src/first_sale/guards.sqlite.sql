-- The ledger is append-only, and a transfer is in the currency of both its accounts.
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_journal_no_update BEFORE UPDATE ON ledger_journal BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_journal_no_delete BEFORE DELETE ON ledger_journal BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_account_no_delete BEFORE DELETE ON ledger_account BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_transfer_currency BEFORE INSERT ON ledger_transfer
WHEN (SELECT count(*) FROM ledger_account WHERE id IN (NEW.debit_id, NEW.credit_id) AND currency = NEW.currency) <> 2
BEGIN SELECT RAISE(ABORT, 'transfer currency differs from its accounts'); END;
INSERT INTO sequence (name, value) VALUES ('order_number', 1000);
