ALTER TABLE vendor DROP CONSTRAINT vendor_state_check;
ALTER TABLE vendor ADD CONSTRAINT vendor_state_check CHECK (state IN ('applying', 'submitted', 'info_requested', 'rejected', 'live', 'suspended', 'terminated'));
