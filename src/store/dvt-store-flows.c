/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-flows.h"

void
dvt_stored_flow_free (DvtStoredFlow *flow)
{

}

void
dvt_stored_flow_version_free (DvtStoredFlowVersion *version)
{

}

void
dvt_stored_run_free (DvtStoredRun *run)
{

}

gboolean
dvt_store_put_flow_document (DvtStoreTransaction *transaction, DvtFlowDocument *document, GError **error)
{
  return 0;
}

DvtFlowDocument *
dvt_store_get_flow_document (DvtStoreTransaction *transaction, const char *digest, GError **error)
{
  return NULL;
}

GPtrArray *
dvt_store_list_flows (DvtStoreTransaction *transaction, GError **error)
{
  return NULL;
}

DvtStoredFlow *
dvt_store_get_flow (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  return NULL;
}

gboolean
dvt_store_put_flow (DvtStoreTransaction *transaction, const DvtStoredFlow *flow, GError **error)
{
  return 0;
}

gboolean
dvt_store_get_next_flow_version (DvtStoreTransaction *transaction, const char *flow_id, guint *number, GError **error)
{
  return 0;
}

gboolean
dvt_store_put_run (DvtStoreTransaction *transaction, DvtStoredRun *run, GError **error)
{
  return 0;
}

GPtrArray *
dvt_store_list_runs (DvtStoreTransaction *transaction, const char *flow_id, guint limit, GError **error)
{
  return NULL;
}

GPtrArray *
dvt_store_list_last_runs (DvtStoreTransaction *transaction, GError **error)
{
  return NULL;
}

DvtStoredRun *
dvt_store_get_run (DvtStoreTransaction *transaction, gint64 id, GError **error)
{
  return NULL;
}
