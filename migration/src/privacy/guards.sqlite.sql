CREATE TRIGGER withdrawal_as_declared BEFORE UPDATE ON withdrawal
  WHEN OLD.confirmed_at IS NOT NULL OR NEW.confirmed_at IS NULL OR NEW.id <> OLD.id OR NEW.order_id <> OLD.order_id OR NEW.declared_by <> OLD.declared_by
    OR NEW.locale <> OLD.locale OR NEW.wording <> OLD.wording OR NEW.statement <> OLD.statement OR NEW.asked <> OLD.asked OR NEW.started_at <> OLD.started_at
  BEGIN SELECT RAISE(ABORT, 'a withdrawal stays as it was declared'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal WHEN OLD.confirmed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a withdrawal stays as it was declared'); END;
-- `INSERT OR REPLACE` fires neither of the two.
CREATE TRIGGER withdrawal_no_replace BEFORE INSERT ON withdrawal WHEN EXISTS (SELECT 1 FROM withdrawal WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'a withdrawal stays as it was declared'); END;
CREATE TRIGGER withdrawal_line_no_update BEFORE UPDATE ON withdrawal_line BEGIN SELECT RAISE(ABORT, 'a withdrawal stays as it was declared'); END;
CREATE TRIGGER withdrawal_line_no_delete BEFORE DELETE ON withdrawal_line BEGIN SELECT RAISE(ABORT, 'a withdrawal stays as it was declared'); END;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent BEGIN SELECT RAISE(ABORT, 'the record of consent is append-only'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent BEGIN SELECT RAISE(ABORT, 'the record of consent is append-only'); END;
CREATE TRIGGER consent_no_replace BEFORE INSERT ON consent WHEN EXISTS (SELECT 1 FROM consent WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the record of consent is append-only'); END;
