/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-item-private.h"

GArray *
dvt_item_save_values (GObject *object, GParamSpec **props, guint n_props)
{
  GArray *values = g_array_sized_new (FALSE, TRUE, sizeof (GValue), n_props);

  g_array_set_clear_func (values, (GDestroyNotify) g_value_unset);
  g_array_set_size (values, n_props);
  for (guint i = 1; i < n_props; i++)
    {
      GValue *value = &g_array_index (values, GValue, i);

      g_value_init (value, props[i]->value_type);
      g_object_get_property (object, props[i]->name, value);
    }
  /* The first one stays empty, and an empty value cannot be unset. */
  g_value_init (&g_array_index (values, GValue, 0), G_TYPE_BOOLEAN);
  return values;
}

static gboolean
values_equal (GParamSpec *pspec, const GValue *a, const GValue *b)
{
  if (pspec->value_type == G_TYPE_DATE_TIME)
    {
      GDateTime *left = g_value_get_boxed (a);
      GDateTime *right = g_value_get_boxed (b);

      return left == right || (left != NULL && right != NULL && g_date_time_equal (left, right));
    }
  if (pspec->value_type == G_TYPE_STRV)
    return g_strv_equal (g_value_get_boxed (a), g_value_get_boxed (b));
  return g_param_values_cmp (pspec, a, b) == 0;
}

void
dvt_item_notify_differences (GObject *object, GParamSpec **props, guint n_props, GArray *before)
{
  g_object_freeze_notify (object);
  for (guint i = 1; i < n_props; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, props[i]->value_type);
      g_object_get_property (object, props[i]->name, &value);
      if (!values_equal (props[i], &g_array_index (before, GValue, i), &value))
        g_object_notify_by_pspec (object, props[i]);
    }
  g_object_thaw_notify (object);
}
