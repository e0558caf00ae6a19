/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-records.h"

G_BEGIN_DECLS

/* Calls that wait, and records in one line: a test says what it is about and nothing else. */

typedef struct
{
  char *folder; /* (owned): removed with all that is in it */
  char *path;   /* (owned): of the workspace in it */
} StoreFolder;

StoreFolder *store_folder_new (void);
void store_folder_free (StoreFolder *folder);

/* Runs the main context until an operation ended, and takes its result. */
typedef struct
{
  GMainContext *context;
  GAsyncResult *result; /* (owned) (nullable): NULL while it runs */
} StoreWait;

void store_wait_cb (GObject *object, GAsyncResult *result, gpointer data);
void store_wait_for (StoreWait *wait);
void store_wait_clear (StoreWait *wait);
/* Runs the main context for a while. */
void store_iterate (guint milliseconds);

DvtStore *store_open (const char *path, DvtStoreOpenMode mode, GError **error);
DvtStore *store_open_ok (const char *path, DvtStoreOpenMode mode);
void store_close (DvtStore *store);
gboolean store_run (DvtStore *store,
                    DvtStoreAccess access,
                    DvtStoreFunc func,
                    gpointer data,
                    GError **error);
void store_run_ok (DvtStore *store, DvtStoreAccess access, DvtStoreFunc func, gpointer data);

char *store_read_file (const char *path, gsize *size);
/* Runs SQL in @transaction, past all that the store guards. */
void store_execute (DvtStoreTransaction *transaction, const char *sql);

/* Makes and keeps a definition of this name; returns it. */
DvtDefinition *store_put_definition (DvtStoreTransaction *transaction, const char *name);
/* Makes and keeps a custom connector of this id and name. */
void store_put_connector (DvtStoreTransaction *transaction, const char *id, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreFolder, store_folder_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StoreWait, store_wait_clear)

G_END_DECLS
