/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-subject-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-instance-state-private.h"
#include "dvt-workspace-error.h"

/* An instance, to undo and redo: what it refers to in the Secret Service comes and goes with it. */

static gboolean
is_instance_as_before (DvtStoreTransaction *transaction,
                       const char *id,
                       const DvtStoredTouch *touch,
                       gboolean *as_before,
                       GError **error)
{
  g_autoptr (DvtStoredInstance) instance = dvt_store_get_instance (transaction, id, error);
  g_autofree char *now = NULL;

  if (instance == NULL)
    return FALSE;
  now = dvt_instance_state_build (instance);
  *as_before = g_strcmp0 (now, touch->before) == 0;
  return TRUE;
}

/* It cannot return without its connector. */
static gboolean
check_connector (DvtStoreTransaction *transaction,
                 const DvtStoredInstance *instance,
                 GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_store_get_connector (transaction, instance->connector_id, error);
  g_autofree char *name = NULL;

  if (row == NULL)
    return FALSE;
  if (row->connector->present)
    return TRUE;
  name = dvt_facts_build_name (row->name, row->connector->suffix);
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
               _ ("The instance ‘%s’ cannot return: its connector ‘%s’ is not in this workspace"),
               instance->name, name);
  return FALSE;
}

/* Credentials that nothing referred to for long are deleted (formats §9). */
static gboolean
warn_of_lost_secret (DvtStoreTransaction *transaction,
                     DvtApply *apply,
                     const DvtStoredInstance *instance,
                     GError **error)
{
  g_autoptr (DvtStoredSecret) note = NULL;

  if (instance->secret == NULL)
    return TRUE;
  if (!dvt_store_find_secret (transaction, instance->secret, &note, error))
    return FALSE;
  if (note != NULL && note->lost)
    dvt_apply_take_warning (
      apply,
      g_strdup_printf (_ ("The credentials of ‘%s’ are not stored any more: enter them again"),
                       instance->name));
  return TRUE;
}

static gboolean
bring_instance (DvtStoreTransaction *transaction,
                DvtApply *apply,
                const char *id,
                const char *text,
                DvtStoredEntryKind kind,
                GError **error)
{
  g_autoptr (DvtStoredInstance) instance = dvt_store_get_instance (transaction, id, error);

  if (instance == NULL || !dvt_instance_state_apply (text, instance, error))
    return FALSE;
  g_set_str (&apply->outcome->instance_id, id);
  g_set_str (&apply->outcome->connector_id, instance->connector_id);
  if (!instance->present && !dvt_apply_check_instance_removal (transaction, apply, instance, error))
    return FALSE;
  if (instance->present
      && (!check_connector (transaction, instance, error)
          || !warn_of_lost_secret (transaction, apply, instance, error)))
    return FALSE;
  return dvt_store_put_instance (transaction, instance, error);
}

const DvtSubjectKind dvt_subject_instance = {
  .name = "instance",
  .is_as_before = is_instance_as_before,
  .bring = bring_instance,
};
