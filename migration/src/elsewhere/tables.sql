CREATE TABLE oauth_attempt (
  id {uuid} NOT NULL PRIMARY KEY,
  provider TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'link')),
  user_id {uuid} REFERENCES users (id),
  session_id {uuid} REFERENCES session (id),
  state_hash TEXT NOT NULL UNIQUE,
  browser_hash TEXT NOT NULL,
  sealed TEXT NOT NULL,
  page TEXT NOT NULL,
  return_to TEXT CHECK (return_to LIKE '/%'),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  CHECK (expires_at > created_at),
  CHECK ((purpose = 'link') = (user_id IS NOT NULL)),
  CHECK ((purpose = 'link') = (session_id IS NOT NULL))
);
CREATE INDEX oauth_attempt_over ON oauth_attempt (expires_at);
CREATE TABLE identity_link (
  id {uuid} NOT NULL PRIMARY KEY,
  user_id {uuid} NOT NULL REFERENCES users (id),
  provider TEXT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  email TEXT,
  granted_role TEXT,
  role_before TEXT,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  CHECK (length(issuer) > 0 AND length(subject) BETWEEN 1 AND 255),
  CHECK ((granted_role IS NULL) = (role_before IS NULL))
);
CREATE UNIQUE INDEX identity_link_one ON identity_link (issuer, subject);
CREATE INDEX identity_link_of_user ON identity_link (user_id, created_at);
