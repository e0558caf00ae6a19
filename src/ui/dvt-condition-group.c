/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-condition-group.h"

#include <glib/gi18n.h>

#include "dvt-comparison-row.h"
#include "dvt-json-editor.h"
#include "dvt-model-error.h"

#define MAX_BYTES (1024 * 1024)

struct _DvtConditionGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *match;    /* (nullable) all or any */
  GPtrArray *rows;       /* (owned) (element-type DvtComparisonRow) */
  DvtJsonEditor *editor; /* (nullable) instead of rows */
};

G_DEFINE_FINAL_TYPE (DvtConditionGroup, dvt_condition_group, ADW_TYPE_PREFERENCES_GROUP)

static guint signal_edited;

static void
on_edited_cb (DvtConditionGroup *self)
{
  g_signal_emit (self, signal_edited, 0);
}

static void
update_match (DvtConditionGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->match), self->rows->len > 1);
}

static void
on_row_removed_cb (DvtConditionGroup *self, DvtComparisonRow *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
  update_match (self);
  on_edited_cb (self);
}

static DvtComparisonRow *
add_row (DvtConditionGroup *self, yyjson_val *comparison)
{
  DvtComparisonRow *row = dvt_comparison_row_new (comparison);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_signal_connect_object (row, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_row_removed_cb), self, G_CONNECT_SWAPPED);
  update_match (self);
  return row;
}

static void
on_add_clicked_cb (DvtConditionGroup *self)
{
  DvtComparisonRow *row = add_row (self, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  on_edited_cb (self);
}

static void
dvt_condition_group_finalize (GObject *object)
{
  DvtConditionGroup *self = DVT_CONDITION_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dvt_condition_group_parent_class)->finalize (object);
}

static void
dvt_condition_group_class_init (DvtConditionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_condition_group_finalize;
  signal_edited = g_signal_new ("edited", DVT_TYPE_CONDITION_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
dvt_condition_group_init (DvtConditionGroup *self)
{
  self->rows = g_ptr_array_new ();
}

static gboolean
is_comparison (yyjson_val *condition)
{
  return yyjson_obj_get (condition, "field") != NULL;
}

/* The list that all or any of has to be true; NULL where it is none, or not one of comparisons. */
static yyjson_val *
get_list (yyjson_val *condition, const char *name)
{
  yyjson_val *list = yyjson_obj_get (condition, name);
  yyjson_val *item = NULL;
  size_t index, max;

  yyjson_arr_foreach (list, index, max, item)
    {
      if (!is_comparison (item))
        return NULL;
    }
  return list;
}

static void
add_match (DvtConditionGroup *self, gboolean any)
{
  const char *const labels[] = { _ ("All of These"), _ ("Any of These"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);
  GtkWidget *add = gtk_button_new ();

  self->match = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->match), _ ("What Has to Be True"));
  adw_combo_row_set_model (self->match, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->match, any ? 1 : 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->match));
  g_signal_connect_object (self->match, "notify::selected", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_button_set_child (GTK_BUTTON (add),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                      "label", _ ("Add Condition"), NULL));
  gtk_widget_add_css_class (add, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
show_json (DvtConditionGroup *self, yyjson_val *condition)
{
  g_autofree char *text = dvt_json_format (condition);

  self->editor = g_object_new (DVT_TYPE_JSON_EDITOR, "height-request", 160, NULL);
  dvt_json_editor_set_text (self->editor, text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_condition (DvtConditionGroup *self, yyjson_val *condition)
{
  yyjson_val *all = get_list (condition, "all");
  yyjson_val *list = all != NULL ? all : get_list (condition, "any");
  yyjson_val *item = NULL;
  size_t index, max;

  if (condition != NULL && list == NULL && !is_comparison (condition))
    {
      show_json (self, condition);
      return;
    }
  add_match (self, list != NULL && all == NULL);
  if (is_comparison (condition))
    add_row (self, condition);
  yyjson_arr_foreach (list, index, max, item)
    add_row (self, item);
  update_match (self);
}

DvtConditionGroup *
dvt_condition_group_new (const char *title, yyjson_val *condition)
{
  DvtConditionGroup *self = g_object_new (DVT_TYPE_CONDITION_GROUP, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  set_condition (self, condition);
  return self;
}

static yyjson_mut_val *
build_from_json (DvtConditionGroup *self, yyjson_mut_doc *document, GError **error)
{
  g_autofree char *text = dvt_json_editor_dup_text (self->editor);
  g_autoptr (DvtJson) json
    = dvt_json_parse (text, strlen (text), MAX_BYTES, DVT_JSON_STRICT, error);

  if (json == NULL)
    return NULL;
  return yyjson_val_mut_copy (document, dvt_json_get_value (json));
}

yyjson_mut_val *
dvt_condition_group_build (DvtConditionGroup *self, yyjson_mut_doc *document, GError **error)
{
  yyjson_mut_val *condition = NULL;
  yyjson_mut_val *list = NULL;

  g_return_val_if_fail (DVT_IS_CONDITION_GROUP (self), NULL);

  if (self->editor != NULL)
    return build_from_json (self, document, error);
  if (self->rows->len == 0)
    {
      g_set_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID, _ ("‘%s’ has no condition yet"),
                   adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self)));
      return NULL;
    }
  if (self->rows->len == 1)
    return dvt_comparison_row_build (g_ptr_array_index (self->rows, 0), document);
  condition = yyjson_mut_obj (document);
  list = yyjson_mut_obj_add_arr (document, condition,
                                 adw_combo_row_get_selected (self->match) == 0 ? "all" : "any");
  for (guint i = 0; i < self->rows->len; i++)
    yyjson_mut_arr_append (list,
                           dvt_comparison_row_build (g_ptr_array_index (self->rows, i), document));
  return condition;
}
