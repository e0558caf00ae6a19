-- A workspace of version 2 with one record of each kind: what that version of Dovetail leaves.
-- Made once from its tables; never changed. Each later version adds a file of its own.
PRAGMA application_id = 1148613681;
PRAGMA user_version = 2;
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
CREATE TABLE instance (  id TEXT PRIMARY KEY,  present INTEGER NOT NULL,  connector TEXT NOT NULL REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED,  name TEXT NOT NULL,  secret TEXT REFERENCES secret (id),  settings TEXT NOT NULL) STRICT;
CREATE INDEX instance_secret ON instance (secret);
CREATE TABLE secret (  id TEXT PRIMARY KEY,  renewed TEXT REFERENCES secret (id),  expires_at TEXT,  lost INTEGER NOT NULL DEFAULT 0,  superseded INTEGER NOT NULL DEFAULT 0,  swept INTEGER NOT NULL DEFAULT 0,  unused_since INTEGER) STRICT;
CREATE INDEX secret_renewed ON secret (renewed);
CREATE TABLE flow_document (  digest TEXT PRIMARY KEY CHECK (length (digest) = 64),  size INTEGER NOT NULL,  content BLOB NOT NULL) STRICT;
CREATE TABLE flow (  id TEXT PRIMARY KEY,  present INTEGER NOT NULL,  enabled INTEGER NOT NULL,  last_version INTEGER NOT NULL) STRICT;
CREATE TABLE flow_version (  flow TEXT NOT NULL REFERENCES flow (id),  number INTEGER NOT NULL CHECK (number > 0),  status TEXT NOT NULL CHECK (status IN ('draft', 'deployed', 'inactive')),  digest TEXT NOT NULL REFERENCES flow_document (digest) DEFERRABLE INITIALLY DEFERRED,  author TEXT NOT NULL,  created TEXT NOT NULL,  updated TEXT NOT NULL,  PRIMARY KEY (flow, number)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX flow_version_status ON flow_version (flow, status)  WHERE status <> 'inactive';
CREATE TABLE run (  id INTEGER PRIMARY KEY AUTOINCREMENT,  flow TEXT NOT NULL REFERENCES flow (id),  version INTEGER NOT NULL,  kind TEXT NOT NULL CHECK (kind IN ('run', 'check')),  status TEXT NOT NULL,  started TEXT NOT NULL,  ended TEXT,  records_in INTEGER NOT NULL,  records_sent INTEGER NOT NULL,  report_bytes INTEGER NOT NULL) STRICT;
CREATE INDEX run_flow ON run (flow, kind, id);
CREATE INDEX run_report_bytes ON run (report_bytes);
CREATE TABLE run_report (  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,  size INTEGER NOT NULL,  content BLOB NOT NULL) STRICT;
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
INSERT INTO meta VALUES ('location', 'file:///home/ada/.local/share/dovetail/workspace.db');
INSERT INTO meta VALUES ('device', '42');
INSERT INTO meta VALUES ('inode', '4711');
INSERT INTO secret VALUES ('2e1b9c4d-6f0a-4d0e-8f55-1c7a3b5d9e02', NULL, NULL, 0, 0, 1, NULL);
INSERT INTO secret VALUES ('a4f0c7b2-3d5e-4f6a-9b8c-7d6e5f4a3b2c', '2e1b9c4d-6f0a-4d0e-8f55-1c7a3b5d9e02',
  '2026-03-01T00:00:00Z', 0, 0, 1, NULL);
INSERT INTO secret VALUES ('c9d8e7f6-a5b4-4c3d-8e2f-1a0b9c8d7e6f', NULL, NULL, 1, 0, 1, 1767225600);
INSERT INTO instance VALUES ('1b6f0f0e-8a55-4a0e-8a3c-7f5f0f6c2d11', 1, '5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59',
  'UK Store', 'a4f0c7b2-3d5e-4f6a-9b8c-7d6e5f4a3b2c', '{"name":"UK Store"}');
INSERT INTO instance VALUES ('7c3a9e10-55f2-4b1d-a0c6-3e8d1f2b4a77', 0, '5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59',
  'Old Store', 'c9d8e7f6-a5b4-4c3d-8e2f-1a0b9c8d7e6f', '{"name":"Old Store"}');
INSERT INTO flow_document VALUES ('c1a7b5efef2eaffb929ae17bff327c7f45f74cc091e4566341fe67139729629c', 57,
  x'789cab564acb2fca4d2c51b2524ac92f4b2d49ccccd14bcbc92fd73754d251ca4bcc4d054af865a66794e45402058a33120b528b95aca2636b0133911336');
INSERT INTO flow VALUES ('e3d2c1b0-a9f8-4e7d-8c6b-5a4f3e2d1c0b', 1, 1, 3);
INSERT INTO flow_version VALUES ('e3d2c1b0-a9f8-4e7d-8c6b-5a4f3e2d1c0b', 1, 'inactive',
  'c1a7b5efef2eaffb929ae17bff327c7f45f74cc091e4566341fe67139729629c', 'Ada', '2026-01-07T10:00:00Z', '2026-01-07T11:00:00Z');
INSERT INTO flow_version VALUES ('e3d2c1b0-a9f8-4e7d-8c6b-5a4f3e2d1c0b', 2, 'deployed',
  'c1a7b5efef2eaffb929ae17bff327c7f45f74cc091e4566341fe67139729629c', 'Grace', '2026-01-08T10:00:00Z', '2026-01-08T11:00:00Z');
INSERT INTO run VALUES (5, 'e3d2c1b0-a9f8-4e7d-8c6b-5a4f3e2d1c0b', 2, 'run', 'succeeded',
  '2026-01-09T02:00:00Z', '2026-01-09T02:00:09Z', 250, 240, 21);
INSERT INTO run_report VALUES (5, 13, x'789cab562ace482c482d56b28a8ead0500211d04b3');
COMMIT;
