ALTER TABLE test_gateway_refund DROP CONSTRAINT test_gateway_refund_state_check;
ALTER TABLE test_gateway_refund ADD CONSTRAINT test_gateway_refund_state_check CHECK (state IN ('pending', 'succeeded', 'failed'));
