/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-document.h"
#include "dvt-store-flows.h"
#include "dvt-store-instances.h"
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
  GPtrArray *instances;    /* (owned) (element-type DvtStoredInstance) */
  GPtrArray *flows;        /* (owned) (element-type DvtStoredFlow) */
  GHashTable *documents;   /* (owned) digest → DvtFlowDocument, then with names of instances */
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

/* --- Its parts --- */

const DvtStoredConnectorRow *dvt_export_find_connector (const DvtExport *data, const char *id);
void dvt_export_add_text (yyjson_mut_doc *document,
                          yyjson_mut_val *object,
                          const char *member,
                          const char *text);
gboolean
dvt_export_load_uses_in_thread (DvtExport *data, DvtStoreTransaction *transaction, GError **error);
yyjson_mut_val *dvt_export_build_instances (DvtExport *data, yyjson_mut_doc *document);
yyjson_mut_val *dvt_export_build_flows (DvtExport *data, yyjson_mut_doc *document);

G_END_DECLS
