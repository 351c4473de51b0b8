PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (state IN (''live'', ''suspended''))', 'CHECK (state IN (''applying'', ''submitted'', ''info_requested'', ''rejected'', ''live'', ''suspended'', ''terminated''))') WHERE type = 'table' AND name = 'vendor';
PRAGMA writable_schema = RESET;
