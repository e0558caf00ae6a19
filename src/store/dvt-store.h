/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-store-error.h"

G_BEGIN_DECLS

/**
 * DvtStoreOpenMode:
 * @DVT_STORE_OPEN_EXISTING: fails with %DVT_STORE_ERROR_NOT_FOUND where there is no file
 * @DVT_STORE_OPEN_OR_CREATE: makes the file, and its folder, where there is none
 * @DVT_STORE_CREATE_NEW: makes the file, and its folder; fails with %DVT_STORE_ERROR_EXISTS where
 *   there is one
 *
 * What may become of a file that is missing.
 */
typedef enum
{
  DVT_STORE_OPEN_EXISTING,
  DVT_STORE_OPEN_OR_CREATE,
  DVT_STORE_CREATE_NEW,
} DvtStoreOpenMode;

/**
 * DvtStoreAccess:
 * @DVT_STORE_READ: sees one state of the workspace; writing is a mistake of the program
 * @DVT_STORE_WRITE: may write, and keeps other programs from writing meanwhile
 *
 * What a transaction is for.
 */
typedef enum
{
  DVT_STORE_READ,
  DVT_STORE_WRITE,
} DvtStoreAccess;

/**
 * DvtStoreTransaction:
 *
 * A transaction that runs. Lives for one call of a #DvtStoreFunc and is used on its thread only;
 * dvt-store-records.h has what can be asked of it.
 */
typedef struct _DvtStoreTransaction DvtStoreTransaction;

/**
 * DvtStoreFunc:
 * @transaction: the transaction
 * @data: what was given to dvt_store_run_async()
 * @cancellable: (nullable): the request's; SQL looks at it by itself, long work between may
 * @error: return location for an error of any domain
 *
 * The work of one request. Runs on the store's thread.
 *
 * Returns: `TRUE` to commit, `FALSE` with @error set to roll back
 */
typedef gboolean (*DvtStoreFunc) (DvtStoreTransaction *transaction,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * DvtStore:
 *
 * The workspace's database: one SQLite handle on one worker thread (formats §8).
 *
 * All work is a function that runs on that thread, inside one transaction, in the order in which it
 * was asked for. A request under way holds a reference, so that the store may be dropped at any
 * time; what was asked for is still done and answered. Once the last reference is gone the file is
 * closed, by the thread, soon; dvt_store_close_async() tells when.
 *
 * Requests may be made from any thread. Each is answered in the thread-default main context of its
 * call, and what a caller handed over is freed there.
 */
#define DVT_TYPE_STORE (dvt_store_get_type ())
G_DECLARE_FINAL_TYPE (DvtStore, dvt_store, DVT, STORE, GObject)

/**
 * dvt_store_open_async:
 * @path: the file; a relative one is taken from the present folder
 * @mode: what may become of a file that is missing
 * @cancellable: (nullable): cancels while the file is waited for or brought up to date
 * @callback: (scope async): called when the store is open or could not be opened
 * @user_data: (closure): for @callback
 *
 * Opens a workspace, and brings one of an earlier version of Dovetail up to date.
 *
 * A file that is no workspace, is damaged, or was made by a newer Dovetail is left as it is. A new
 * file appears complete or not at all. A file that cannot be written is opened; then each write
 * fails with %DVT_STORE_ERROR_READ_ONLY. What another program left half done when it was killed is
 * rolled back.
 */
void dvt_store_open_async (const char *path,
                           DvtStoreOpenMode mode,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/**
 * dvt_store_open_finish:
 * @result: the result given to the callback
 * @error: return location for a #DvtStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the store, or `NULL` with @error set
 */
DvtStore *dvt_store_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_path:
 *
 * Returns: the file's absolute path
 */
const char *dvt_store_get_path (DvtStore *self);

/**
 * dvt_store_run_async:
 * @access: whether @func writes
 * @func: the work
 * @data: (not nullable): for @func; goes to the thread and comes back by dvt_store_run_finish()
 * @free_data: (nullable): frees @data where the request fails or its result is not taken
 * @cancellable: (nullable): see below
 * @callback: (nullable) (scope async): called when the work was committed or has failed
 * @user_data: (closure): for @callback
 *
 * Runs @func in a transaction of its own.
 *
 * Cancelled before its turn, @func is not called; cancelled while it runs, or waits for another
 * program, the transaction is rolled back. What was committed is never told as cancelled.
 */
void dvt_store_run_async (DvtStore *self,
                          DvtStoreAccess access,
                          DvtStoreFunc func,
                          gpointer data,
                          GDestroyNotify free_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/**
 * dvt_store_run_finish:
 * @result: the result given to the callback
 * @error: return location for what @func set, a #DvtStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the request's data after the work, or `NULL` with @error set; then
 *   nothing was changed
 */
gpointer dvt_store_run_finish (DvtStore *self, GAsyncResult *result, GError **error);

/**
 * dvt_store_close_async:
 * @callback: (scope async): called when the file is closed
 * @user_data: (closure): for @callback
 *
 * Waits for what was asked for before, closes the file and ends the thread. Whatever is asked for
 * afterwards fails with %DVT_STORE_ERROR_FAILED, closing again too.
 */
void dvt_store_close_async (DvtStore *self, GAsyncReadyCallback callback, gpointer user_data);

/**
 * dvt_store_close_finish:
 * @result: the result given to the callback
 * @error: return location for a #DvtStoreError
 *
 * Returns: `TRUE`, or `FALSE` with @error set where it was closed already
 */
gboolean dvt_store_close_finish (DvtStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
