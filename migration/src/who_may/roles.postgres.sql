ALTER TABLE users DROP CONSTRAINT users_role_check;
ALTER TABLE users ADD CONSTRAINT users_role_check CHECK (role IN ('customer', 'vendor', 'support', 'finance', 'admin', 'super_admin'));
ALTER TABLE vendor_member DROP CONSTRAINT vendor_member_role_check;
UPDATE vendor_member SET role = 'manager' WHERE role = 'staff';
ALTER TABLE vendor_member ADD CONSTRAINT vendor_member_role_check CHECK (role IN ('owner', 'manager', 'catalogue', 'fulfillment', 'finance', 'viewer'));
