/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-store-error.h"

G_BEGIN_DECLS

/**
 * DvtStore:
 *
 * The workspace's database: one SQLite handle on one worker thread (formats §8).
 *
 * All work is a function that runs on that thread, inside one transaction.
 */
#define DVT_TYPE_STORE (dvt_store_get_type ())
G_DECLARE_FINAL_TYPE (DvtStore, dvt_store, DVT, STORE, GObject)

/* A transaction that runs; lives for one call on the store's thread. */
typedef struct _DvtStoreTransaction DvtStoreTransaction;

typedef enum
{
  DVT_STORE_OPEN_EXISTING,
  DVT_STORE_OPEN_OR_CREATE,
  DVT_STORE_CREATE_NEW, /* fails with EXISTS */
} DvtStoreOpenMode;

typedef enum
{
  DVT_STORE_READ,
  DVT_STORE_WRITE, /* BEGIN IMMEDIATE; committed where the function returns TRUE, else rolled back */
} DvtStoreAccess;

/* Runs on the store's thread. @data is the task's own; TRUE commits. */
typedef gboolean (*DvtStoreFunc) (DvtStoreTransaction *transaction,
                                  gpointer             data,
                                  GCancellable        *cancellable,
                                  GError             **error);

void       dvt_store_open_async  (const char          *path,
                                  DvtStoreOpenMode     mode,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
DvtStore  *dvt_store_open_finish (GAsyncResult        *result,
                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;
const char *dvt_store_get_path   (DvtStore            *self);

/* @data goes to the thread and comes back by dvt_store_run_finish (owned by the task, freed with
 * @free_data unless stolen there). Requests run in the order they were made. */
void       dvt_store_run_async   (DvtStore            *self,
                                  DvtStoreAccess       access,
                                  DvtStoreFunc         func,
                                  gpointer             data,
                                  GDestroyNotify       free_data,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* The @data after @func; (transfer full), NULL with error. */
gpointer   dvt_store_run_finish  (DvtStore            *self,
                                  GAsyncResult        *result,
                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Waits for what is queued, closes the handle, ends the thread. Later runs fail. */
void       dvt_store_close_async  (DvtStore            *self,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean   dvt_store_close_finish (DvtStore            *self,
                                   GAsyncResult        *result,
                                   GError             **error);

/* Signal "changed": another process committed (PRAGMA data_version, twice a second, formats §8);
 * emitted in the main context that opened the store. */

G_END_DECLS
