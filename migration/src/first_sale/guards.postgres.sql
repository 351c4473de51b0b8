-- The ledger is append-only, and a transfer is in the currency of both its accounts.
CREATE FUNCTION ledger_deny() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ledger is append-only'; END $$;
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION ledger_deny();
CREATE TRIGGER ledger_journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_journal FOR EACH STATEMENT EXECUTE FUNCTION ledger_deny();
CREATE TRIGGER ledger_account_append_only BEFORE DELETE OR TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION ledger_deny();
CREATE FUNCTION ledger_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_account WHERE id IN (NEW.debit_id, NEW.credit_id) AND currency = NEW.currency) <> 2 THEN
    RAISE EXCEPTION 'transfer currency differs from its accounts';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_transfer_currency BEFORE INSERT ON ledger_transfer FOR EACH ROW EXECUTE FUNCTION ledger_currency();
-- A sequence and not a counter row: the row would be locked by one placing buyer until all its statements are done.
CREATE SEQUENCE order_number START 1001;
INSERT INTO sequence (name, value) VALUES ('order_number', 1000);
