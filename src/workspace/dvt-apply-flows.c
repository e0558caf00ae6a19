/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-import-private.h"
#include "dvt-flow-state-private.h"
#include "dvt-workspace-error.h"

/* What makes, changes and removes process flows. A flow has one draft at most and one deployed
 * version at most; only the draft is ever changed. */

DvtStoredFlow *
dvt_apply_get_flow (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtStoredFlow) flow = dvt_store_get_flow (transaction, id, &local_error);

  if (flow != NULL && flow->present)
    return g_steal_pointer (&flow);
  if (flow == NULL && !g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no process flow ‘%s’ in this workspace"), id);
  return NULL;
}

/* --- A flow that is being changed --- */

typedef struct
{
  DvtStoredFlow *flow; /* (owned) */
  char *name;          /* (owned) as it is called before the change */
  char *before;        /* (owned) (nullable) */
} Change;

static void
change_clear (Change *change)
{
  g_clear_pointer (&change->flow, dvt_stored_flow_free);
  g_clear_pointer (&change->name, g_free);
  g_clear_pointer (&change->before, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
change_begin (Change *change, DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  const DvtDocumentUse *shown = NULL;

  change->flow = dvt_apply_get_flow (transaction, apply->action->flow_id, error);
  if (change->flow == NULL)
    return FALSE;
  shown = dvt_check_cache_get_document (apply->cache, transaction,
                                        dvt_flow_find_shown_version (change->flow)->digest, error);
  if (shown == NULL)
    return FALSE;
  change->name = g_strdup (shown->name);
  g_set_str (&apply->outcome->flow_id, change->flow->id);
  return dvt_flow_state_build (transaction, apply->cache, change->flow, &change->before, error);
}

/* Takes @details. */
static gboolean
change_end (Change *change,
            DvtStoreTransaction *transaction,
            DvtApply *apply,
            const char *action,
            JsonObject *details,
            GError **error)
{
  g_autofree char *after = NULL;

  return dvt_apply_add_entry (transaction, apply, action, details, error)
         && dvt_store_put_flow (transaction, change->flow, error)
         && dvt_flow_state_build (transaction, apply->cache, change->flow, &after, error)
         && dvt_apply_add_touch (transaction, apply, "flow", change->flow->id, change->before,
                                 after, error);
}

static JsonObject *
new_version_details (const Change *change, guint version)
{
  JsonObject *details = dvt_apply_new_details (change->name);

  json_object_set_int_member (details, "version", version);
  return details;
}

static DvtStoredFlowVersion *
find_version (const DvtStoredFlow *flow, const char *status)
{
  for (guint i = 0; i < flow->versions->len; i++)
    {
      DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);

      if (g_str_equal (version->status, status))
        return version;
    }
  return NULL;
}

/* The document that the next edit begins from. */
static const char *
get_base_digest (const DvtStoredFlow *flow)
{
  const DvtStoredFlowVersion *draft = find_version (flow, "draft");

  return draft != NULL ? draft->digest : dvt_flow_find_shown_version (flow)->digest;
}

/* The draft becomes @digest; where there is none, one is begun. */
static gboolean
set_draft (DvtStoreTransaction *transaction,
           DvtApply *apply,
           DvtStoredFlow *flow,
           const char *digest,
           GError **error)
{
  DvtStoredFlowVersion *draft = find_version (flow, "draft");
  guint number = 1;

  if (draft == NULL)
    {
      if (flow->versions->len > 0
          && !dvt_store_get_next_flow_version (transaction, flow->id, &number, error))
        return FALSE;
      draft = dvt_stored_flow_version_new (number, "draft", digest);
      draft->created = g_strdup (apply->time);
      g_ptr_array_add (flow->versions, draft);
    }
  g_set_str (&draft->digest, digest);
  g_set_str (&draft->author, apply->author);
  g_set_str (&draft->updated, apply->time);
  return TRUE;
}

/* --- The actions --- */

gboolean
dvt_apply_create_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (DvtFlowDocument) document
    = dvt_flow_import_in_thread (transaction, apply, apply->action->document, error);
  g_autofree char *id = g_uuid_string_random ();
  g_auto (Change) change = { NULL };

  if (document == NULL)
    return FALSE;
  change.flow = dvt_stored_flow_new (id);
  change.flow->present = TRUE;
  change.flow->enabled = TRUE;
  g_set_str (&apply->outcome->flow_id, id);
  return dvt_store_put_flow_document (transaction, document, error)
         && set_draft (transaction, apply, change.flow, dvt_flow_document_get_digest (document),
                       error)
         && change_end (&change, transaction, apply, "create-flow",
                        dvt_apply_new_details (dvt_flow_document_get_name (document)), error);
}

gboolean
dvt_apply_edit_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  const char *base = apply->action->base_digest;
  g_auto (Change) change = { NULL };
  g_autoptr (DvtFlowDocument) document = NULL;
  const char *digest = NULL;

  if (!change_begin (&change, transaction, apply, error))
    return FALSE;
  if (base != NULL && !g_str_equal (base, get_base_digest (change.flow)))
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE,
                   _ ("‘%s’ has been changed since this edit began"), change.name);
      return FALSE;
    }
  document = dvt_flow_import_in_thread (transaction, apply, apply->action->document, error);
  if (document == NULL)
    return FALSE;
  digest = dvt_flow_document_get_digest (document);
  if (g_str_equal (digest, get_base_digest (change.flow)))
    return dvt_apply_nothing_else (apply, "edit-flow");
  return dvt_store_put_flow_document (transaction, document, error)
         && set_draft (transaction, apply, change.flow, digest, error)
         && change_end (&change, transaction, apply, "edit-flow",
                        dvt_apply_new_details (change.name), error);
}

gboolean
dvt_apply_copy_flow_version_in_thread (DvtStoreTransaction *transaction,
                                       DvtApply *apply,
                                       GError **error)
{
  g_auto (Change) change = { NULL };
  const DvtStoredFlowVersion *source = NULL;
  const DvtStoredFlowVersion *draft = NULL;

  if (!change_begin (&change, transaction, apply, error))
    return FALSE;
  for (guint i = 0; i < change.flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (change.flow->versions, i);

      if (version->number == apply->action->version)
        source = version;
    }
  if (source == NULL)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("‘%s’ has no version %u"), change.name, apply->action->version);
      return FALSE;
    }
  draft = find_version (change.flow, "draft");
  if (draft != NULL && g_str_equal (draft->digest, source->digest))
    return dvt_apply_nothing_else (apply, "copy-flow-version");
  return set_draft (transaction, apply, change.flow, source->digest, error)
         && change_end (&change, transaction, apply, "copy-flow-version",
                        new_version_details (&change, apply->action->version), error);
}

static DvtStoredFlowVersion *
get_draft (const Change *change, GError **error)
{
  DvtStoredFlowVersion *draft = find_version (change->flow, "draft");

  if (draft == NULL)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO,
                 _ ("‘%s’ has no draft"), change->name);
  return draft;
}

gboolean
dvt_apply_discard_flow_draft_in_thread (DvtStoreTransaction *transaction,
                                        DvtApply *apply,
                                        GError **error)
{
  g_auto (Change) change = { NULL };
  DvtStoredFlowVersion *draft = NULL;

  if (!change_begin (&change, transaction, apply, error))
    return FALSE;
  draft = get_draft (&change, error);
  if (draft == NULL)
    return FALSE;
  if (change.flow->versions->len == 1)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                   _ ("‘%s’ has nothing but its draft: remove the process flow instead"),
                   change.name);
      return FALSE;
    }
  g_ptr_array_remove (change.flow->versions, draft);
  return change_end (&change, transaction, apply, "discard-flow-draft",
                     dvt_apply_new_details (change.name), error);
}

static gboolean
warn_of_version (DvtStoreTransaction *transaction,
                 DvtApply *apply,
                 const DvtStoredFlowVersion *version,
                 GError **error)
{
  g_autoptr (DvtFlowDocument) document
    = dvt_store_get_flow_document (transaction, version->digest, error);

  return document != NULL && dvt_flow_warn_in_thread (transaction, apply, document, error);
}

gboolean
dvt_apply_deploy_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_auto (Change) change = { NULL };
  DvtStoredFlowVersion *draft = NULL;
  DvtStoredFlowVersion *deployed = NULL;
  const DvtDocumentUse *document = NULL;

  if (!change_begin (&change, transaction, apply, error))
    return FALSE;
  draft = get_draft (&change, error);
  if (draft == NULL || !warn_of_version (transaction, apply, draft, error))
    return FALSE;
  document = dvt_check_cache_get_document (apply->cache, transaction, draft->digest, error);
  if (document == NULL)
    return FALSE;
  deployed = find_version (change.flow, "deployed");
  if (deployed != NULL)
    g_set_str (&deployed->status, "inactive");
  g_set_str (&draft->status, "deployed");
  /* From now on it is called as its deployed version is. */
  g_set_str (&change.name, document->name);
  return change_end (&change, transaction, apply, "deploy-flow",
                     new_version_details (&change, draft->number), error);
}

gboolean
dvt_apply_set_flow_enabled_in_thread (DvtStoreTransaction *transaction,
                                      DvtApply *apply,
                                      GError **error)
{
  const char *action = apply->action->enabled ? "enable-flow" : "disable-flow";
  g_auto (Change) change = { NULL };

  if (!change_begin (&change, transaction, apply, error))
    return FALSE;
  if (change.flow->enabled == apply->action->enabled)
    return dvt_apply_nothing_else (apply, action);
  change.flow->enabled = apply->action->enabled;
  return change_end (&change, transaction, apply, action, dvt_apply_new_details (change.name),
                     error);
}

gboolean
dvt_apply_remove_flow_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_auto (Change) change = { NULL };

  if (!change_begin (&change, transaction, apply, error))
    return FALSE;
  change.flow->present = FALSE;
  return change_end (&change, transaction, apply, "remove-flow",
                     dvt_apply_new_details (change.name), error);
}
