/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-workspace-error.h"

/* What stands in the way of leaving the workspace: a connector's instances, an instance's flows.
 * The same for a removal, for the undo of what brought it, and for the redo of its removal. */

static void
append_name (GString *names, const char *name)
{
  /* Translators: a name in a list of names. */
  g_string_append_printf (names, names->len > 0 ? _ (", ‘%s’") : _ ("‘%s’"), name);
}

gboolean
dvt_apply_check_removal (DvtStoreTransaction *transaction,
                         const DvtStoredConnectorRow *row,
                         GError **error)
{
  g_autoptr (GPtrArray) instances = dvt_store_list_instances (transaction, error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *name = NULL;

  if (instances == NULL)
    return FALSE;
  for (guint i = 0; i < instances->len; i++)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (instances, i);

      if (g_str_equal (instance->connector_id, row->connector->id))
        append_name (names, instance->name);
    }
  if (names->len == 0)
    return TRUE;
  name = dvt_facts_build_name (row->name, row->connector->suffix);
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
               /* Translators: a connector's name, and the names of its instances. */
               _ ("‘%s’ cannot be removed while it has instances: %s"), name, names->str);
  return FALSE;
}

/* Whether a version of @flow uses the instance; @name: (out): what the flow is called, then. */
static gboolean
find_use (DvtStoreTransaction *transaction,
          DvtCheckCache *cache,
          const DvtStoredFlow *flow,
          const char *instance,
          const char **name,
          GError **error)
{
  const DvtStoredFlowVersion *shown = dvt_flow_find_shown_version (flow);
  gboolean used = FALSE;

  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);
      const DvtDocumentUse *document
        = dvt_check_cache_get_document (cache, transaction, version->digest, error);

      if (document == NULL)
        return FALSE;
      for (guint j = 0; j < document->uses->len && !used; j++)
        used = g_str_equal (((DvtShapeUse *) g_ptr_array_index (document->uses, j))->instance,
                            instance);
      if (version == shown)
        *name = document->name;
    }
  if (!used)
    *name = NULL;
  return TRUE;
}

gboolean
dvt_apply_check_instance_removal (DvtStoreTransaction *transaction,
                                  DvtApply *apply,
                                  const DvtStoredInstance *instance,
                                  GError **error)
{
  g_autoptr (GPtrArray) flows = dvt_store_list_flows (transaction, error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (flows == NULL)
    return FALSE;
  for (guint i = 0; i < flows->len; i++)
    {
      const char *name = NULL;

      if (!find_use (transaction, apply->cache, g_ptr_array_index (flows, i), instance->id, &name,
                     error))
        return FALSE;
      if (name != NULL)
        append_name (names, name);
    }
  if (names->len == 0)
    return TRUE;
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
               /* Translators: an instance's name, and the names of process flows. */
               _ ("‘%s’ cannot be removed while process flows use it: %s"), instance->name,
               names->str);
  return FALSE;
}
