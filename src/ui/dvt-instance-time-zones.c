/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-time-zones.h"

/* Of the tz database: one line for each place that people look for. */
#define TABLE_PATH "/usr/share/zoneinfo/zone.tab"
#define NAME_COLUMN 2

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GStrv
dvt_instance_time_zones_parse (const char *table)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (512, g_free, TRUE);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (g_strchomp (lines[i]), "\t", -1);

      if (*lines[i] != '#' && g_strv_length (columns) > NAME_COLUMN
          && *columns[NAME_COLUMN] != '\0')
        g_ptr_array_add (names, g_strdup (columns[NAME_COLUMN]));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_insert (names, 0, g_strdup ("UTC"));
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *table = NULL;

  if (!g_file_load_contents_finish (G_FILE (source), result, &table, NULL, NULL, &error))
    g_debug ("There is no table of time zones: %s", error->message);
  g_task_return_pointer (
    task,
    dvt_instance_time_zones_parse (table != NULL && g_utf8_validate (table, -1, NULL) ? table : ""),
    (GDestroyNotify) g_strfreev);
}

void
dvt_instance_time_zones_load_async (GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = g_file_new_for_path (TABLE_PATH);

  g_task_set_source_tag (task, dvt_instance_time_zones_load_async);
  g_file_load_contents_async (file, cancellable, load_cb, g_steal_pointer (&task));
}

GStrv
dvt_instance_time_zones_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
