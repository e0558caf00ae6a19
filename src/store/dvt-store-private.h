/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <sqlite3.h>

#include "dvt-store.h"

G_BEGIN_DECLS

/* In the file's header, so that another program's database is not taken for ours: "Dvt1". */
#define DVT_STORE_APPLICATION_ID 0x44767431

/* How long a request waits for another program that writes. */
#define DVT_STORE_BUSY_TIMEOUT_MS 3000

/* The one handle, with what its callbacks need. Belongs to the store's thread. */
typedef struct
{
  sqlite3 *handle;           /* (owned) */
  char *path;                /* (owned): absolute; named in errors */
  GCancellable *cancellable; /* (unowned) (nullable): of the request that runs */
  gint64 busy_since;         /* monotonic, microseconds: when the present wait began */
  gboolean committing;       /* past the point where a cancelled request is rolled back */
} DvtStoreDatabase;

struct _DvtStoreTransaction
{
  DvtStoreDatabase *database; /* (unowned) */
  DvtStoreAccess access;
};

/* One step: from the user_version that is its index to the next one. Runs inside a transaction. */
typedef gboolean (*DvtStoreMigration) (DvtStoreDatabase *database, GError **error);

/* The workspace at @path, made where @mode says so, checked and brought to this program's version.
 * Nothing is written to a file that is no workspace, or a newer one. */
DvtStoreDatabase *dvt_store_database_open (const char *path,
                                           DvtStoreOpenMode mode,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A handle on the file @path with our callbacks and nothing else set; @flags are SQLite's. Errors
 * call it @name, which a file that is still being built does not have yet. */
DvtStoreDatabase *dvt_store_database_open_file (const char *path,
                                                const char *name,
                                                int flags,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_store_database_free (DvtStoreDatabase *database);
/* Runs statements that answer nothing. */
gboolean dvt_store_database_execute (DvtStoreDatabase *database, const char *sql, GError **error);
/* The first column of the first row; for pragmas. */
gboolean dvt_store_database_query_integer (DvtStoreDatabase *database,
                                           const char *sql,
                                           gint64 *value,
                                           GError **error);
/* Runs @func in one transaction: committed where it returns TRUE, rolled back otherwise and where
 * @cancellable was cancelled before the commit began. */
gboolean dvt_store_database_run (DvtStoreDatabase *database,
                                 DvtStoreAccess access,
                                 DvtStoreFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
/* The one place where SQLite's results become ours. */
void dvt_store_database_set_error (DvtStoreDatabase *database, int result, GError **error);

/* The steps to the present version, which is their number. */
const DvtStoreMigration *dvt_store_get_migrations (guint *n_migrations);
/* Brings @database to the version @n_migrations, each step in a transaction of its own. */
gboolean dvt_store_migrate (DvtStoreDatabase *database,
                            const DvtStoreMigration *migrations,
                            guint n_migrations,
                            GCancellable *cancellable,
                            GError **error);
/* Sets NEWER or DAMAGED where the program cannot work with a file of this version. */
gboolean
dvt_store_check_version (const char *path, gint64 version, guint supported, GError **error);

/* A row for an item of the Secret Service that is about to be referred to, where there is none. */
gboolean dvt_store_note_secret (DvtStoreTransaction *transaction, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoreDatabase, dvt_store_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
