-- SQLite has no way to change a CHECK but to write its text anew (sqlite.org/lang_altertable.html, "other kinds of schema changes").
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (role IN (''customer'', ''vendor'', ''admin''))', 'CHECK (role IN (''customer'', ''vendor'', ''support'', ''finance'', ''admin'', ''super_admin''))')
  WHERE type = 'table' AND name = 'users';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (role IN (''owner'', ''manager'', ''staff''))', 'CHECK (role IN (''owner'', ''manager'', ''catalogue'', ''fulfillment'', ''finance'', ''viewer''))')
  WHERE type = 'table' AND name = 'vendor_member';
PRAGMA writable_schema = RESET;
UPDATE vendor_member SET role = 'manager' WHERE role = 'staff';
