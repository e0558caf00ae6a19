/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-map-field-row.h"

#include <glib/gi18n.h>

#include "dvt-entry-row.h"
#include "dvt-field-text.h"
#include "dvt-shape-value.h"
#include "dvt-value-row.h"

/* What a function asks for (formats §10); a text unless it says otherwise. */
typedef struct
{
  const char *name;
  const char *label;
  gboolean json; /* any JSON, as a table */
} Argument;

typedef struct
{
  const char *name;
  const char *label;
  Argument arguments[3];
} Function;

static const Function functions[] = {
  { NULL, N_ ("None"), { { NULL } } },
  { "text", N_ ("To Text"), { { NULL } } },
  { "number", N_ ("To Number"), { { NULL } } },
  { "boolean", N_ ("To Yes or No"), { { NULL } } },
  { "date",
    N_ ("Date"),
    { { "from", N_ ("Written As (%Y-%m-%d)") },
      { "to", N_ ("Write As (%Y-%m-%d)") },
      { "timeZone", N_ ("Time Zone") } } },
  { "join", N_ ("Join a List"), { { "separator", N_ ("Separator") } } },
  { "split", N_ ("Split Into a List"), { { "separator", N_ ("Separator") } } },
  { "default", N_ ("Default"), { { "value", N_ ("Instead of Nothing"), TRUE } } },
  { "upper", N_ ("Upper Case"), { { NULL } } },
  { "lower", N_ ("Lower Case"), { { NULL } } },
  { "trim", N_ ("Without Spaces Around It"), { { NULL } } },
  { "replace", N_ ("Replace"), { { "find", N_ ("Find") }, { "with", N_ ("Replace With") } } },
  { "lookup",
    N_ ("Look Up"),
    { { "table", N_ ("Table, as {\"GB\": \"United Kingdom\"}"), TRUE },
      { "default", N_ ("Where It Is Not in the Table"), TRUE } } },
};

struct _DvtMapFieldRow
{
  AdwExpanderRow parent_instance;

  DvtJson *original; /* (owned) (nullable) */
  GtkEditable *to;
  DvtValueRow *value;
  AdwComboRow *function;
  GtkEditable *arguments[G_N_ELEMENTS (functions[0].arguments)];
};

G_DEFINE_FINAL_TYPE (DvtMapFieldRow, dvt_map_field_row, ADW_TYPE_EXPANDER_ROW)

typedef enum
{
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS,
} DvtMapFieldRowSignal;

static guint signals[N_SIGNALS];

static const Function *
get_function (DvtMapFieldRow *self)
{
  const guint selected = adw_combo_row_get_selected (self->function);

  return &functions[selected < G_N_ELEMENTS (functions) ? selected : 0];
}

static void
update (DvtMapFieldRow *self)
{
  const Function *function = get_function (self);
  g_autofree char *to = dvt_field_text_describe (gtk_editable_get_text (self->to));
  g_autofree char *value = dvt_value_row_describe (self->value);
  g_autofree char *subtitle = function->name != NULL
                                ? g_strdup_printf ("%s · %s", value, _ (function->label))
                                : g_strdup (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *to != '\0' ? to : _ ("New Field"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    {
      const Argument *argument = &function->arguments[i];
      AdwEntryRow *row = ADW_ENTRY_ROW (self->arguments[i]);

      gtk_widget_set_visible (GTK_WIDGET (row), argument->name != NULL);
      if (argument->name == NULL)
        continue;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (argument->label));
      dvt_entry_row_set_accessible_name (row, _ (argument->label));
    }
}

static void
on_edited_cb (DvtMapFieldRow *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* Another function asks for something else. */
static void
on_function_changed_cb (DvtMapFieldRow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    gtk_editable_set_text (self->arguments[i], "");
  on_edited_cb (self);
}

static void
on_remove_clicked_cb (DvtMapFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
dvt_map_field_row_finalize (GObject *object)
{
  DvtMapFieldRow *self = DVT_MAP_FIELD_ROW (object);

  g_clear_pointer (&self->original, dvt_json_unref);

  G_OBJECT_CLASS (dvt_map_field_row_parent_class)->finalize (object);
}

static void
dvt_map_field_row_class_init (DvtMapFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_map_field_row_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", DVT_TYPE_MAP_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", DVT_TYPE_MAP_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dvt_map_field_row_init (DvtMapFieldRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_tooltip_text (remove, _ ("Remove This Field"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), remove);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
}

static GtkEditable *
add_entry (DvtMapFieldRow *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return GTK_EDITABLE (row);
}

static AdwComboRow *
add_function (DvtMapFieldRow *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    gtk_string_list_append (labels, _ (functions[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Function"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_COMBO_ROW (row);
}

static void
add_rows (DvtMapFieldRow *self)
{
  self->to = add_entry (self, _ ("Place in the New Record"));
  self->value = dvt_value_row_new (_ ("What It Is"), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->value));
  self->function = add_function (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    self->arguments[i] = add_entry (self, "");
}

static void
set_function (DvtMapFieldRow *self, yyjson_val *field)
{
  const char *name = yyjson_get_str (yyjson_obj_get (field, "function"));
  yyjson_val *values = yyjson_obj_get (field, "arguments");
  const Function *function = NULL;

  for (guint i = 1; name != NULL && i < G_N_ELEMENTS (functions); i++)
    {
      if (g_str_equal (functions[i].name, name))
        adw_combo_row_set_selected (self->function, i);
    }
  function = get_function (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    {
      const Argument *argument = &function->arguments[i];
      yyjson_val *value = argument->name != NULL ? yyjson_obj_get (values, argument->name) : NULL;
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      text = argument->json ? dvt_shape_value_format_constant (value)
                            : g_strdup (yyjson_get_str (value));
      gtk_editable_set_text (self->arguments[i], text != NULL ? text : "");
    }
}

static void
connect_rows (DvtMapFieldRow *self)
{
  g_signal_connect_swapped (self->to, "changed", G_CALLBACK (on_edited_cb), self);
  g_signal_connect_swapped (self->value, "edited", G_CALLBACK (on_edited_cb), self);
  g_signal_connect_swapped (self->function, "notify::selected", G_CALLBACK (on_function_changed_cb),
                            self);
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    g_signal_connect_swapped (self->arguments[i], "changed", G_CALLBACK (on_edited_cb), self);
}

DvtMapFieldRow *
dvt_map_field_row_new (DvtJson *json, yyjson_val *field)
{
  DvtMapFieldRow *self = g_object_new (DVT_TYPE_MAP_FIELD_ROW, NULL);
  const char *to = yyjson_get_str (yyjson_obj_get (field, "to"));

  if (field != NULL)
    self->original = dvt_json_new_child (json, field);
  add_rows (self);
  gtk_editable_set_text (self->to, to != NULL ? to : "");
  dvt_value_row_set_value (self->value, field);
  set_function (self, field);
  update (self);
  connect_rows (self);
  return self;
}

/* What the row does not show of the function's arguments stays, unless it is another function. */
static yyjson_mut_val *
build_arguments (DvtMapFieldRow *self, yyjson_mut_doc *document)
{
  const Function *function = get_function (self);
  yyjson_val *original = self->original != NULL ? dvt_json_get_value (self->original) : NULL;
  const char *name = yyjson_get_str (yyjson_obj_get (original, "function"));
  yyjson_val *values = yyjson_obj_get (original, "arguments");
  yyjson_mut_val *arguments = NULL;

  if (values != NULL && g_strcmp0 (name, function->name) == 0)
    arguments = yyjson_val_mut_copy (document, values);
  else
    arguments = yyjson_mut_obj (document);
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    {
      const Argument *argument = &function->arguments[i];
      const char *text = gtk_editable_get_text (self->arguments[i]);
      yyjson_mut_val *value = NULL;

      if (argument->name == NULL)
        continue;
      if (*text != '\0')
        value = argument->json ? dvt_shape_value_parse_constant (document, text)
                               : yyjson_mut_strcpy (document, text);
      dvt_shape_value_set_member (document, arguments, argument->name, value);
    }
  return yyjson_mut_obj_size (arguments) > 0 ? arguments : NULL;
}

yyjson_mut_val *
dvt_map_field_row_build (DvtMapFieldRow *self, yyjson_mut_doc *document)
{
  const char *function = NULL;
  yyjson_mut_val *field = NULL;

  g_return_val_if_fail (DVT_IS_MAP_FIELD_ROW (self), NULL);

  function = get_function (self)->name;
  field = self->original != NULL
            ? yyjson_val_mut_copy (document, dvt_json_get_value (self->original))
            : yyjson_mut_obj (document);
  dvt_shape_value_set_member (document, field, "to",
                              yyjson_mut_strcpy (document, gtk_editable_get_text (self->to)));
  dvt_value_row_put (self->value, document, field);
  dvt_shape_value_set_member (document, field, "function",
                              function != NULL ? yyjson_mut_strcpy (document, function) : NULL);
  dvt_shape_value_set_member (document, field, "arguments", build_arguments (self, document));
  return field;
}
