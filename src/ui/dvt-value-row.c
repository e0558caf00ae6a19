/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-value-row.h"

#include <glib/gi18n.h>

#include "dvt-entry-row.h"
#include "dvt-field-text.h"

struct _DvtValueRow
{
  AdwEntryRow parent_instance;

  GtkDropDown *kinds;
  gboolean optional;
  gboolean setting; /* by us, which is no edit */
};

G_DEFINE_FINAL_TYPE (DvtValueRow, dvt_value_row, ADW_TYPE_ENTRY_ROW)

static guint signal_edited;

/* Without a kind for "not set" the first one is a constant. */
static DvtValueKind
get_kind (DvtValueRow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->kinds);

  return (DvtValueKind) (self->optional ? selected : selected + 1);
}

static void
set_kind (DvtValueRow *self, DvtValueKind kind)
{
  if (!self->optional && kind == DVT_VALUE_KIND_NONE)
    kind = DVT_VALUE_KIND_CONSTANT;
  gtk_drop_down_set_selected (self->kinds, self->optional ? (guint) kind : (guint) kind - 1);
}

static void
on_edited_cb (DvtValueRow *self)
{
  if (self->setting)
    return;
  /* Who types means something. */
  if (get_kind (self) == DVT_VALUE_KIND_NONE
      && *gtk_editable_get_text (GTK_EDITABLE (self)) != '\0')
    {
      self->setting = TRUE;
      set_kind (self, DVT_VALUE_KIND_CONSTANT);
      self->setting = FALSE;
    }
  g_signal_emit (self, signal_edited, 0);
}

static void
dvt_value_row_class_init (DvtValueRowClass *klass)
{
  signal_edited = g_signal_new ("edited", DVT_TYPE_VALUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
dvt_value_row_init (DvtValueRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_swapped (self, "changed", G_CALLBACK (on_edited_cb), self);
}

static GtkWidget *
new_kinds (DvtValueRow *self)
{
  const char *const kinds[] = { /* Translators: what the text beside it means. */
                                _ ("Not Set"), _ ("Value"), _ ("From the Record"), _ ("Text"), NULL
  };
  GtkWidget *widget = gtk_drop_down_new_from_strings (self->optional ? kinds : kinds + 1);

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_set_tooltip_text (
    widget, _ ("A value, a place in the record such as /total, or a text with {{variables}}"));
  return widget;
}

DvtValueRow *
dvt_value_row_new (const char *title, gboolean optional)
{
  DvtValueRow *self = g_object_new (DVT_TYPE_VALUE_ROW, "title", title, NULL);
  g_autofree char *kind_name = NULL;

  self->optional = optional;
  self->kinds = GTK_DROP_DOWN (new_kinds (self));
  /* Translators: the accessible name of the menu of what the value of %s is. */
  kind_name = g_strdup_printf (_ ("Kind of %s"), title);
  /* It is named by what is chosen, which would come before a name of its own. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kind_name, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->kinds));
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (self), title);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
dvt_value_row_set_value (DvtValueRow *self, yyjson_val *value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DVT_IS_VALUE_ROW (self));

  text = dvt_shape_value_dup_text (value);
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  set_kind (self, dvt_shape_value_get_kind (value));
  self->setting = FALSE;
}

gboolean
dvt_value_row_has_value (DvtValueRow *self)
{
  g_return_val_if_fail (DVT_IS_VALUE_ROW (self), FALSE);

  return get_kind (self) != DVT_VALUE_KIND_NONE;
}

void
dvt_value_row_put (DvtValueRow *self, yyjson_mut_doc *document, yyjson_mut_val *object)
{
  g_return_if_fail (DVT_IS_VALUE_ROW (self));

  yyjson_mut_obj_remove_key (object, "value");
  yyjson_mut_obj_remove_key (object, "from");
  yyjson_mut_obj_remove_key (object, "text");
  dvt_shape_value_put (document, object, get_kind (self),
                       gtk_editable_get_text (GTK_EDITABLE (self)));
}

char *
dvt_value_row_describe (DvtValueRow *self)
{
  const char *text = NULL;

  g_return_val_if_fail (DVT_IS_VALUE_ROW (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (get_kind (self) == DVT_VALUE_KIND_FIELD)
    {
      g_autofree char *field = dvt_field_text_describe (text);

      /* Translators: %s is a field of a record, such as total. */
      return *field != '\0' ? g_strdup_printf (_ ("From %s"), field)
                            : g_strdup (_ ("From the Record"));
    }
  return g_strdup (text);
}
