/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-change.h"

typedef struct
{
  DvtDefinition *definition; /* (owned) */
  DvtSection section;
  char *old_id;    /* (owned) (nullable) */
  char *new_id;    /* (owned) (nullable) */
  DvtJson *member; /* (owned) (nullable) */
} ChangeData;

static void
change_data_free (gpointer user_data)
{
  ChangeData *data = user_data;

  g_clear_pointer (&data->definition, dvt_definition_unref);
  g_clear_pointer (&data->member, dvt_json_unref);
  g_free (data->old_id);
  g_free (data->new_id);
  g_free (data);
}

static void
change_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ChangeData *data = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) changed = NULL;

  changed = dvt_definition_change_member (data->definition, data->section, data->old_id,
                                          data->new_id, data->member, &error);
  if (changed != NULL)
    g_task_return_pointer (task, g_steal_pointer (&changed), (GDestroyNotify) dvt_definition_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dvt_member_change_async (DvtDefinition *definition,
                         const DvtMemberChange *change,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ChangeData *data = g_new0 (ChangeData, 1);

  data->definition = dvt_definition_ref (definition);
  data->section = change->section;
  data->old_id = g_strdup (change->old_id);
  data->new_id = g_strdup (change->new_id);
  data->member = change->member != NULL ? dvt_json_ref (change->member) : NULL;
  g_task_set_source_tag (task, dvt_member_change_async);
  g_task_set_task_data (task, data, change_data_free);
  g_task_run_in_thread (task, change_in_thread);
}

DvtDefinition *
dvt_member_change_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
