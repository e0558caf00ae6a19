/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-parameter-group.h"

#include <glib/gi18n.h>

#include "dvt-value-row.h"

typedef struct
{
  char *id;
  DvtValueRow *row;
} ParameterRow;

struct _DvtParameterGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* (owned) (element-type ParameterRow) */
};

G_DEFINE_FINAL_TYPE (DvtParameterGroup, dvt_parameter_group, ADW_TYPE_PREFERENCES_GROUP)

static guint signal_edited;

static void
parameter_row_free (ParameterRow *row)
{
  g_free (row->id);
  g_free (row);
}

static void
on_edited_cb (DvtParameterGroup *self)
{
  g_signal_emit (self, signal_edited, 0);
}

static void
dvt_parameter_group_finalize (GObject *object)
{
  DvtParameterGroup *self = DVT_PARAMETER_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dvt_parameter_group_parent_class)->finalize (object);
}

static void
dvt_parameter_group_class_init (DvtParameterGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_parameter_group_finalize;
  signal_edited = g_signal_new ("edited", DVT_TYPE_PARAMETER_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
dvt_parameter_group_init (DvtParameterGroup *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) parameter_row_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Parameters"));
}

DvtParameterGroup *
dvt_parameter_group_new (void)
{
  return g_object_new (DVT_TYPE_PARAMETER_GROUP, NULL);
}

/* "limit" of "query.limit"; placeholders are told by the name that they have. */
static const char *
get_name (const char *id, yyjson_val *parameter)
{
  const char *name = yyjson_get_str (yyjson_obj_get (parameter, "name"));
  const char *dot = strchr (id, '.');

  if (name != NULL)
    return name;
  return dot != NULL ? dot + 1 : id;
}

static void
add_row (DvtParameterGroup *self,
         const char *id,
         const char *title,
         const char *description,
         yyjson_val *value)
{
  ParameterRow *row = g_new0 (ParameterRow, 1);

  row->id = g_strdup (id);
  row->row = dvt_value_row_new (title, TRUE);
  dvt_value_row_set_value (row->row, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->row), description);
  g_signal_connect_object (row->row, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row->row));
}

static void
add_parameters (DvtParameterGroup *self,
                yyjson_val *parameters,
                yyjson_val *values,
                gboolean required)
{
  yyjson_val *key = NULL;
  yyjson_val *parameter = NULL;
  size_t index, max;

  yyjson_obj_foreach (parameters, index, max, key, parameter)
    {
      const char *id = yyjson_get_str (key);
      const char *name = get_name (id, parameter);
      const char *description = yyjson_get_str (yyjson_obj_get (parameter, "description"));
      g_autofree char *title = NULL;

      if (yyjson_get_bool (yyjson_obj_get (parameter, "required")) != required)
        continue;
      /* Translators: %s is a parameter. */
      title = required ? g_strdup_printf (_ ("%s (required)"), name) : g_strdup (name);
      add_row (self, id, title, description, yyjson_obj_get (values, id));
    }
}

static void
add_unknown (DvtParameterGroup *self, yyjson_val *parameters, yyjson_val *values)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  size_t index, max;

  yyjson_obj_foreach (values, index, max, key, value)
    {
      const char *id = yyjson_get_str (key);
      g_autofree char *title = NULL;

      if (yyjson_obj_get (parameters, id) != NULL)
        continue;
      /* Translators: %s is a parameter that the endpoint does not have. */
      title = g_strdup_printf (_ ("%s (not a parameter any more)"), id);
      add_row (self, id, title, NULL, value);
    }
}

void
dvt_parameter_group_show (DvtParameterGroup *self, yyjson_val *parameters, yyjson_val *values)
{
  g_return_if_fail (DVT_IS_PARAMETER_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ParameterRow *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row->row));
    }
  g_ptr_array_set_size (self->rows, 0);
  add_parameters (self, parameters, values, TRUE);
  add_parameters (self, parameters, values, FALSE);
  add_unknown (self, parameters, values);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

yyjson_mut_val *
dvt_parameter_group_build (DvtParameterGroup *self, yyjson_mut_doc *document)
{
  yyjson_mut_val *values = NULL;

  g_return_val_if_fail (DVT_IS_PARAMETER_GROUP (self), NULL);

  values = yyjson_mut_obj (document);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ParameterRow *row = g_ptr_array_index (self->rows, i);
      yyjson_mut_val *value = NULL;

      if (!dvt_value_row_has_value (row->row))
        continue;
      value = yyjson_mut_obj_add_obj (document, values,
                                      yyjson_mut_get_str (yyjson_mut_strcpy (document, row->id)));
      dvt_value_row_put (row->row, document, value);
    }
  return yyjson_mut_obj_size (values) > 0 ? values : NULL;
}
