CREATE FUNCTION withdrawal_deny() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a withdrawal stays as it was declared'; END $$;
CREATE TRIGGER withdrawal_as_declared BEFORE UPDATE ON withdrawal FOR EACH ROW
  WHEN (OLD.confirmed_at IS NOT NULL OR NEW.confirmed_at IS NULL OR NEW.id <> OLD.id OR NEW.order_id <> OLD.order_id OR NEW.declared_by <> OLD.declared_by
    OR NEW.locale <> OLD.locale OR NEW.wording <> OLD.wording OR NEW.statement <> OLD.statement OR NEW.asked <> OLD.asked OR NEW.started_at <> OLD.started_at)
  EXECUTE FUNCTION withdrawal_deny();
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal FOR EACH ROW WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION withdrawal_deny();
CREATE TRIGGER withdrawal_line_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON withdrawal_line FOR EACH STATEMENT EXECUTE FUNCTION withdrawal_deny();
CREATE FUNCTION consent_deny() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the record of consent is append-only'; END $$;
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent FOR EACH STATEMENT EXECUTE FUNCTION consent_deny();
