/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-private.h"

#include <glib/gi18n-lib.h>

/* The tables, and the way from every earlier version to them. A step that was released is never
 * changed: what comes later is a step of its own. */

/* Large values stand last in their row or in a table of their own, so that a list does not read
 * through them. What points forward within one transaction is checked when it is committed. */
static const char version_1[]
  = "CREATE TABLE meta ("
    "  key TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE definition ("
    "  digest TEXT PRIMARY KEY CHECK (length (digest) = 64),"
    "  size INTEGER NOT NULL," /* bytes of the canonical form */
    "  name TEXT NOT NULL,"
    "  summary TEXT NOT NULL,"
    "  category TEXT NOT NULL,"
    "  colour TEXT NOT NULL,"
    "  content BLOB NOT NULL" /* the canonical form, in zlib's format */
    ") STRICT;"

    "CREATE TABLE source ("
    "  id TEXT PRIMARY KEY,"
    "  location TEXT NOT NULL,"
    "  name TEXT,"
    "  feed_id TEXT,"
    "  present INTEGER NOT NULL,"
    "  etag TEXT,"
    "  last_modified TEXT,"
    "  refreshed_at TEXT,"
    "  error_code TEXT,"
    "  error_message TEXT,"
    "  error_at TEXT"
    ") STRICT;"

    "CREATE TABLE source_index ("
    "  source TEXT PRIMARY KEY REFERENCES source (id),"
    "  content BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE entry ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind TEXT NOT NULL CHECK (kind IN ('action', 'undo', 'redo')),"
    "  action TEXT NOT NULL,"
    "  author TEXT NOT NULL,"
    "  time TEXT NOT NULL,"
    "  message TEXT NOT NULL,"
    "  details TEXT NOT NULL,"
    "  undone INTEGER NOT NULL,"
    "  target INTEGER REFERENCES entry (id),"
    "  undone_by INTEGER REFERENCES entry (id)"
    ") STRICT;"

    "CREATE TABLE touch ("
    "  id INTEGER PRIMARY KEY,"
    "  entry INTEGER NOT NULL REFERENCES entry (id),"
    "  subject TEXT NOT NULL,"
    "  before TEXT,"
    "  after TEXT,"
    "  UNIQUE (entry, subject)"
    ") STRICT;"
    "CREATE INDEX touch_subject ON touch (subject, entry);"

    "CREATE TABLE connector ("
    "  id TEXT PRIMARY KEY,"
    "  present INTEGER NOT NULL,"
    "  custom INTEGER NOT NULL,"
    "  feed_id TEXT,"
    "  entry_id TEXT,"
    "  suffix TEXT,"
    "  alongside_of TEXT REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED,"
    "  head INTEGER NOT NULL,"
    "  FOREIGN KEY (id, head) REFERENCES revision (connector, number)"
    "    DEFERRABLE INITIALLY DEFERRED"
    ") STRICT;"

    "CREATE TABLE revision ("
    "  connector TEXT NOT NULL REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED,"
    "  number INTEGER NOT NULL CHECK (number > 0),"
    "  action TEXT NOT NULL,"
    "  version INTEGER," /* custom connectors have none */
    "  version_name TEXT,"
    "  digest TEXT NOT NULL REFERENCES definition (digest) DEFERRABLE INITIALLY DEFERRED,"
    "  pristine TEXT REFERENCES definition (digest) DEFERRABLE INITIALLY DEFERRED,"
    "  restores INTEGER CHECK (restores < number),"
    "  author TEXT NOT NULL,"
    "  time TEXT NOT NULL,"
    "  message TEXT NOT NULL,"
    "  entry INTEGER REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,"
    "  PRIMARY KEY (connector, number),"
    "  FOREIGN KEY (connector, restores) REFERENCES revision (connector, number)"
    ") STRICT, WITHOUT ROWID;";

static gboolean
create_tables (DvtStoreDatabase *database, GError **error)
{
  /* A pragma takes no parameter and a UUID needs no quoting, so both may be put into the text. */
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *identity = g_strdup_printf ("PRAGMA application_id = %d;"
                                               "INSERT INTO meta VALUES ('uuid', '%s');",
                                               DVT_STORE_APPLICATION_ID, uuid);

  return dvt_store_database_execute (database, version_1, error)
         && dvt_store_database_execute (database, identity, error);
}

/* What runs on connectors: instances, process flows and their runs. */
static const char version_2[]
  = "CREATE TABLE instance ("
    "  id TEXT PRIMARY KEY,"
    "  present INTEGER NOT NULL,"
    "  connector TEXT NOT NULL REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED,"
    "  name TEXT NOT NULL,"
    "  secret TEXT REFERENCES secret (id)," /* what is secret itself is never here */
    "  settings TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX instance_secret ON instance (secret);"

    /* Each item of the Secret Service that was ever referred to, or was found there. */
    "CREATE TABLE secret ("
    "  id TEXT PRIMARY KEY,"
    "  renewed TEXT REFERENCES secret (id),"
    "  expires_at TEXT,"
    "  lost INTEGER NOT NULL DEFAULT 0,"
    "  superseded INTEGER NOT NULL DEFAULT 0," /* a renewal that a later one took the place of */
    "  swept INTEGER NOT NULL DEFAULT 0,"      /* whether a sweep has looked for it */
    "  unused_since INTEGER"                   /* seconds since 1970; none: it is used */
    ") STRICT;"
    "CREATE INDEX secret_renewed ON secret (renewed);"

    "CREATE TABLE flow_document ("
    "  digest TEXT PRIMARY KEY CHECK (length (digest) = 64),"
    "  size INTEGER NOT NULL," /* bytes of the canonical form */
    "  content BLOB NOT NULL"  /* the canonical form, in zlib's format */
    ") STRICT;"

    "CREATE TABLE flow ("
    "  id TEXT PRIMARY KEY,"
    "  present INTEGER NOT NULL,"
    "  enabled INTEGER NOT NULL,"
    "  last_version INTEGER NOT NULL" /* the highest number ever given */
    ") STRICT;"

    "CREATE TABLE flow_version ("
    "  flow TEXT NOT NULL REFERENCES flow (id),"
    "  number INTEGER NOT NULL CHECK (number > 0),"
    "  status TEXT NOT NULL CHECK (status IN ('draft', 'deployed', 'inactive')),"
    "  digest TEXT NOT NULL REFERENCES flow_document (digest) DEFERRABLE INITIALLY DEFERRED,"
    "  author TEXT NOT NULL,"
    "  created TEXT NOT NULL,"
    "  updated TEXT NOT NULL,"
    "  PRIMARY KEY (flow, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX flow_version_status ON flow_version (flow, status)"
    "  WHERE status <> 'inactive';"

    /* A run outlives the version that ran. */
    "CREATE TABLE run ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  flow TEXT NOT NULL REFERENCES flow (id),"
    "  version INTEGER NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('run', 'check')),"
    "  status TEXT NOT NULL,"
    "  started TEXT NOT NULL,"
    "  ended TEXT,"
    "  records_in INTEGER NOT NULL,"
    "  records_sent INTEGER NOT NULL,"
    "  report_bytes INTEGER NOT NULL" /* as stored */
    ") STRICT;"
    "CREATE INDEX run_flow ON run (flow, kind, id);"
    "CREATE INDEX run_report_bytes ON run (report_bytes);"

    "CREATE TABLE run_report ("
    "  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,"
    "  size INTEGER NOT NULL," /* bytes of the text */
    "  content BLOB NOT NULL"  /* the text, in zlib's format */
    ") STRICT;";

static gboolean
add_what_runs (DvtStoreDatabase *database, GError **error)
{
  return dvt_store_database_execute (database, version_2, error);
}

/* What the credentials in an item are complete for; none: not known. */
static const char version_3[] = "ALTER TABLE secret ADD COLUMN covers TEXT;";

static gboolean
add_covers (DvtStoreDatabase *database, GError **error)
{
  return dvt_store_database_execute (database, version_3, error);
}

static const DvtStoreMigration migrations_by_version[] = {
  create_tables,
  add_what_runs,
  add_covers,
};

const DvtStoreMigration *
dvt_store_get_migrations (guint *n_migrations)
{
  *n_migrations = G_N_ELEMENTS (migrations_by_version);
  return migrations_by_version;
}

gboolean
dvt_store_check_version (const char *path, gint64 version, guint supported, GError **error)
{
  if (version > supported)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NEWER,
                   _ ("The workspace ‘%s’ was made by a newer version of Dovetail"), path);
      return FALSE;
    }

  /* A file gets our application id together with its first version. */
  if (version < 1)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                   _ ("The workspace ‘%s’ is damaged: its version is %" G_GINT64_FORMAT), path,
                   version);
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  const DvtStoreMigration *migrations;
  guint n_migrations;
  gboolean done;
} Step;

/* Asks for the version inside the transaction: another program may have been faster. */
static gboolean
run_step (DvtStoreTransaction *transaction,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  DvtStoreDatabase *database = transaction->database;
  Step *step = data;
  g_autofree char *next = NULL;
  gint64 version;

  if (!dvt_store_database_query_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == step->n_migrations)
    {
      step->done = TRUE;
      return TRUE;
    }
  if (version != 0 && !dvt_store_check_version (database->path, version, step->n_migrations, error))
    return FALSE;

  next = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version + 1);
  return step->migrations[version](database, error)
         && dvt_store_database_execute (database, next, error);
}

gboolean
dvt_store_migrate (DvtStoreDatabase *database,
                   const DvtStoreMigration *migrations,
                   guint n_migrations,
                   GCancellable *cancellable,
                   GError **error)
{
  Step step = { migrations, n_migrations, FALSE };
  gint64 version;

  /* The usual case takes no write lock. */
  if (!dvt_store_database_query_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  step.done = version == n_migrations;

  while (!step.done)
    {
      if (!dvt_store_database_run (database, DVT_STORE_WRITE, run_step, &step, cancellable, error))
        return FALSE;
    }

  return TRUE;
}
