-- A workspace of version 1 with one record of each kind: what the first version of Dovetail leaves.
-- Made once from its tables; never changed. Each later version adds a file of its own.
PRAGMA application_id = 1148613681;
PRAGMA user_version = 1;
BEGIN;
CREATE TABLE meta (  key TEXT PRIMARY KEY,  value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE definition (  digest TEXT PRIMARY KEY CHECK (length (digest) = 64),  size INTEGER NOT NULL,  name TEXT NOT NULL,  summary TEXT NOT NULL,  category TEXT NOT NULL,  colour TEXT NOT NULL,  content BLOB NOT NULL) STRICT;
CREATE TABLE source (  id TEXT PRIMARY KEY,  location TEXT NOT NULL,  name TEXT,  feed_id TEXT,  present INTEGER NOT NULL,  etag TEXT,  last_modified TEXT,  refreshed_at TEXT,  error_code TEXT,  error_message TEXT,  error_at TEXT) STRICT;
CREATE TABLE source_index (  source TEXT PRIMARY KEY REFERENCES source (id),  content BLOB NOT NULL) STRICT;
CREATE TABLE entry (  id INTEGER PRIMARY KEY AUTOINCREMENT,  kind TEXT NOT NULL CHECK (kind IN ('action', 'undo', 'redo')),  action TEXT NOT NULL,  author TEXT NOT NULL,  time TEXT NOT NULL,  message TEXT NOT NULL,  details TEXT NOT NULL,  undone INTEGER NOT NULL,  target INTEGER REFERENCES entry (id),  undone_by INTEGER REFERENCES entry (id)) STRICT;
CREATE TABLE touch (  id INTEGER PRIMARY KEY,  entry INTEGER NOT NULL REFERENCES entry (id),  subject TEXT NOT NULL,  before TEXT,  after TEXT,  UNIQUE (entry, subject)) STRICT;
CREATE INDEX touch_subject ON touch (subject, entry);
CREATE TABLE connector (  id TEXT PRIMARY KEY,  present INTEGER NOT NULL,  custom INTEGER NOT NULL,  feed_id TEXT,  entry_id TEXT,  suffix TEXT,  alongside_of TEXT REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED,  head INTEGER NOT NULL,  FOREIGN KEY (id, head) REFERENCES revision (connector, number)    DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE TABLE revision (  connector TEXT NOT NULL REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED,  number INTEGER NOT NULL CHECK (number > 0),  action TEXT NOT NULL,  version INTEGER,  version_name TEXT,  digest TEXT NOT NULL REFERENCES definition (digest) DEFERRABLE INITIALLY DEFERRED,  pristine TEXT REFERENCES definition (digest) DEFERRABLE INITIALLY DEFERRED,  restores INTEGER CHECK (restores < number),  author TEXT NOT NULL,  time TEXT NOT NULL,  message TEXT NOT NULL,  entry INTEGER REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,  PRIMARY KEY (connector, number),  FOREIGN KEY (connector, restores) REFERENCES revision (connector, number)) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('uuid', '9a3f6a1e-2b7d-4c55-8f0e-3d1c5b7a9e21');
INSERT INTO definition VALUES ('1900764d69c26f96cc1ac2443ab572fab7567c71961871423e08a6ee68c67c94', 52, 'Installed', '', 'Other', '',
  x'789cab564acb2fca4d2c51b2524ac92f4b2d49ccccd14bcecfcb4b4d2ec92fd23754d251ca4bcc4d05ca7ae6159724e6e4a4a628d50200e7461224');
INSERT INTO definition VALUES ('42c811ca7f61709f12c087b1796dd5c8942af397c24553fe196ab922f9740ea4', 49, 'Edited', '', 'Other', '',
  x'789cab564acb2fca4d2c51b2524ac92f4b2d49ccccd14bcecfcb4b4d2ec92fd23754d251ca4bcc4d05cabaa66496a4a628d50200b0d010d3');
INSERT INTO source VALUES ('c7b2b1b4-6c53-4a0a-9f1b-0a4a6c1d2e33', 'https://example.com/feed/', 'Vendor',
  '0c1d7f7e-4b8c-4e0b-9d37-1a2f6d0f5b11', 1, '"1"', NULL, '2026-01-05T10:00:00Z', NULL, NULL, NULL);
INSERT INTO source_index VALUES ('c7b2b1b4-6c53-4a0a-9f1b-0a4a6c1d2e33', x'7b7d');
INSERT INTO entry VALUES (1, 'action', 'install', 'Ada', '2026-01-05T10:00:00Z', '', '{}', 0, NULL, NULL);
INSERT INTO entry VALUES (2, 'action', 'edit', 'Grace', '2026-01-06T10:00:00Z', 'Renamed', '{}', 0, NULL, NULL);
INSERT INTO touch VALUES (1, 1, 'connector:5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59', NULL, '{"head":1}');
INSERT INTO touch VALUES (2, 2, 'connector:5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59', '{"head":1}', '{"head":2}');
INSERT INTO connector VALUES ('5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59', 1, 0,
  '0c1d7f7e-4b8c-4e0b-9d37-1a2f6d0f5b11', 'example', NULL, NULL, 2);
INSERT INTO revision VALUES ('5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59', 1, 'install', 3, '2026-01',
  '1900764d69c26f96cc1ac2443ab572fab7567c71961871423e08a6ee68c67c94',
  '1900764d69c26f96cc1ac2443ab572fab7567c71961871423e08a6ee68c67c94', NULL, 'Ada', '2026-01-05T10:00:00Z', '', 1);
INSERT INTO revision VALUES ('5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59', 2, 'edit', 3, '2026-01',
  '42c811ca7f61709f12c087b1796dd5c8942af397c24553fe196ab922f9740ea4',
  '1900764d69c26f96cc1ac2443ab572fab7567c71961871423e08a6ee68c67c94', NULL, 'Grace', '2026-01-06T10:00:00Z', 'Renamed', 2);
COMMIT;
