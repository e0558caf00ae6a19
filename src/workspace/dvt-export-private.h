/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-records.h"

G_BEGIN_DECLS

#define DVT_EXPORT_FORMAT "dovetail.export/1"

/* The present state (formats §6): what the admin decided, without ids, times, authors and history,
 * and without what a refresh changes. The same state gives the same bytes. */
typedef struct
{
  GPtrArray *sources;      /* (owned) (element-type DvtStoredSource) */
  GPtrArray *rows;         /* (owned) (element-type DvtStoredConnectorRow) */
  GHashTable *definitions; /* (owned) digest → DvtDefinition */
} DvtExport;

DvtExport *dvt_export_new (void) G_GNUC_WARN_UNUSED_RESULT;
void dvt_export_free (DvtExport *data);
/* A DvtStoreFunc over DvtExport. */
gboolean dvt_export_load_in_thread (DvtStoreTransaction *transaction,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
/* The document; any thread. */
char *dvt_export_build (DvtExport *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
