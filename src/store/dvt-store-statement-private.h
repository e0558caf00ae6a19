/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-private.h"

G_BEGIN_DECLS

/* A prepared statement of one transaction. Parameters are bound by name; the first bind that fails
 * is reported by the next step, so that a row of binds needs no checks. */
typedef struct
{
  DvtStoreDatabase *database; /* (unowned) */
  sqlite3_stmt *handle;       /* (owned) */
  int bind_result;
} DvtStoreStatement;

DvtStoreStatement *dvt_store_statement_new (DvtStoreTransaction *transaction,
                                            const char *sql,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_store_statement_free (DvtStoreStatement *statement);

/* Makes the statement ready to be run again. */
void dvt_store_statement_reset (DvtStoreStatement *statement);

/* Binds SQL NULL for a NULL. @text must stay as it is until the statement is freed or bound anew.
 */
void dvt_store_statement_bind_text (DvtStoreStatement *statement,
                                    const char *parameter,
                                    const char *text);
void dvt_store_statement_bind_integer (DvtStoreStatement *statement,
                                       const char *parameter,
                                       gint64 value);
/* Binds SQL NULL for 0: the records' "none". */
void dvt_store_statement_bind_reference (DvtStoreStatement *statement,
                                         const char *parameter,
                                         gint64 value);
void dvt_store_statement_bind_blob (DvtStoreStatement *statement,
                                    const char *parameter,
                                    gconstpointer data,
                                    gsize size);

/* Answers whether there is another row. */
gboolean dvt_store_statement_step (DvtStoreStatement *statement, gboolean *has_row, GError **error);
/* Runs a statement that answers no rows. */
gboolean dvt_store_statement_run (DvtStoreStatement *statement, GError **error);

/* (nullable): NULL for an SQL NULL; always valid UTF-8 */
char *dvt_store_statement_dup_text (DvtStoreStatement *statement,
                                    int column) G_GNUC_WARN_UNUSED_RESULT;
/* 0 for an SQL NULL. */
gint64 dvt_store_statement_get_integer (DvtStoreStatement *statement, int column);
guint dvt_store_statement_get_number (DvtStoreStatement *statement, int column);
/* (nullable): a copy */
GBytes *dvt_store_statement_dup_bytes (DvtStoreStatement *statement,
                                       int column) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed until the next step. */
gconstpointer dvt_store_statement_get_blob (DvtStoreStatement *statement, int column, gsize *size);

/* Reads one record from the present row. */
typedef gpointer (*DvtStoreReadFunc) (DvtStoreStatement *statement);

/* All rows of @statement as records, in order. */
GPtrArray *dvt_store_statement_list (DvtStoreStatement *statement,
                                     DvtStoreReadFunc read,
                                     GDestroyNotify free_record,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoreStatement, dvt_store_statement_free)

G_END_DECLS
