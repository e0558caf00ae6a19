/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-comparison-row.h"

#include <glib/gi18n.h>

#include "dvt-entry-row.h"
#include "dvt-field-text.h"
#include "dvt-shape-value.h"

typedef struct
{
  const char *name;  /* in a document */
  const char *label; /* in a menu */
} Comparison;

static const Comparison comparisons[] = {
  { "equals", N_ ("Is") },
  { "notEquals", N_ ("Is Not") },
  { "greater", N_ ("Is Greater Than") },
  { "less", N_ ("Is Less Than") },
  { "contains", N_ ("Contains") },
  { "startsWith", N_ ("Begins With") },
  { "exists", N_ ("Is There") },
  { "matches", N_ ("Matches the Expression") },
};

struct _DvtComparisonRow
{
  AdwExpanderRow parent_instance;

  GtkEditable *field;
  AdwComboRow *comparison;
  GtkEditable *value;
};

G_DEFINE_FINAL_TYPE (DvtComparisonRow, dvt_comparison_row, ADW_TYPE_EXPANDER_ROW)

typedef enum
{
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS,
} DvtComparisonRowSignal;

static guint signals[N_SIGNALS];

static const Comparison *
get_comparison (DvtComparisonRow *self)
{
  const guint selected = adw_combo_row_get_selected (self->comparison);

  return &comparisons[selected < G_N_ELEMENTS (comparisons) ? selected : 0];
}

static gboolean
takes_value (DvtComparisonRow *self)
{
  return !g_str_equal (get_comparison (self)->name, "exists");
}

/* A text is compared with a text, whatever it looks like. */
static gboolean
takes_text (DvtComparisonRow *self)
{
  const char *name = get_comparison (self)->name;

  return g_str_equal (name, "startsWith") || g_str_equal (name, "matches");
}

static void
update (DvtComparisonRow *self)
{
  g_autofree char *field = dvt_field_text_describe (gtk_editable_get_text (self->field));
  const char *value = takes_value (self) ? gtk_editable_get_text (self->value) : "";
  g_autofree char *title = g_strdup_printf ("%s %s %s", *field != '\0' ? field : _ ("The record"),
                                            _ (get_comparison (self)->label), value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->value), takes_value (self));
}

static void
on_edited_cb (DvtComparisonRow *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_remove_clicked_cb (DvtComparisonRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
dvt_comparison_row_class_init (DvtComparisonRowClass *klass)
{
  signals[SIGNAL_EDITED] = g_signal_new ("edited", DVT_TYPE_COMPARISON_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", DVT_TYPE_COMPARISON_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkEditable *
add_entry (DvtComparisonRow *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_edited_cb), self);
  return GTK_EDITABLE (row);
}

static AdwComboRow *
add_comparison (DvtComparisonRow *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    gtk_string_list_append (labels, _ (comparisons[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Comparison"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_edited_cb), self);
  return ADW_COMBO_ROW (row);
}

static void
dvt_comparison_row_init (DvtComparisonRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_tooltip_text (remove, _ ("Remove This Condition"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), remove);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
}

static void
set_comparison (DvtComparisonRow *self, yyjson_val *comparison)
{
  const char *name = yyjson_get_str (yyjson_obj_get (comparison, "is"));
  const char *field = yyjson_get_str (yyjson_obj_get (comparison, "field"));
  yyjson_val *value = yyjson_obj_get (comparison, "value");
  g_autofree char *text = NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (comparisons); i++)
    {
      if (g_str_equal (comparisons[i].name, name))
        adw_combo_row_set_selected (self->comparison, i);
    }
  if (value != NULL)
    text = takes_text (self) ? g_strdup (yyjson_get_str (value))
                             : dvt_shape_value_format_constant (value);
  gtk_editable_set_text (self->field, field != NULL ? field : "");
  gtk_editable_set_text (self->value, text != NULL ? text : "");
}

DvtComparisonRow *
dvt_comparison_row_new (yyjson_val *comparison)
{
  DvtComparisonRow *self = g_object_new (DVT_TYPE_COMPARISON_ROW, NULL);

  self->field = add_entry (self, _ ("Place in the Record"));
  self->comparison = add_comparison (self);
  self->value = add_entry (self, _ ("Value"));
  set_comparison (self, comparison);
  update (self);
  return self;
}

yyjson_mut_val *
dvt_comparison_row_build (DvtComparisonRow *self, yyjson_mut_doc *document)
{
  yyjson_mut_val *comparison = NULL;
  const char *value = NULL;

  g_return_val_if_fail (DVT_IS_COMPARISON_ROW (self), NULL);

  comparison = yyjson_mut_obj (document);
  value = gtk_editable_get_text (self->value);
  yyjson_mut_obj_add_strcpy (document, comparison, "field", gtk_editable_get_text (self->field));
  yyjson_mut_obj_add_strcpy (document, comparison, "is", get_comparison (self)->name);
  if (takes_text (self))
    yyjson_mut_obj_add_strcpy (document, comparison, "value", value);
  else if (takes_value (self))
    yyjson_mut_obj_add_val (document, comparison, "value",
                            dvt_shape_value_parse_constant (document, value));
  return comparison;
}
