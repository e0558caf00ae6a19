/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-limited-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DvtLimitedRows
{
  GObject parent_instance;

  GListModel *items;        /* (owned) all of them */
  GtkSliceListModel *slice; /* (owned) those that have a row */
  GListStore *more;         /* (owned) (element-type GtkStringObject) the last row, or nothing */
  GtkListBox *list_box;     /* (nullable) weak */
  DvtLimitedRowsFunc func;
  gpointer user_data;
  guint n_first;
  guint n_more;
  guint n_before; /* how many rows there were before the last Show More, to focus the next one */
};

G_DEFINE_FINAL_TYPE (DvtLimitedRows, dvt_limited_rows, G_TYPE_OBJECT)

static char *
build_more_label (DvtLimitedRows *self, guint n_items, guint n_shown)
{
  if (n_items - n_shown <= self->n_more)
    /* Translators: %u is how many there are. */
    return g_strdup_printf (ngettext ("Show All %u", "Show All %u", n_items), n_items);
  /* Translators: %u is how many more will be shown. */
  return g_strdup_printf (ngettext ("Show %u More", "Show %u More", self->n_more), self->n_more);
}

static void
update_more (DvtLimitedRows *self)
{
  guint n_items = g_list_model_get_n_items (self->items);
  guint n_shown = gtk_slice_list_model_get_size (self->slice);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->more));
  g_autoptr (GtkStringObject) label = NULL;
  g_autofree char *text = NULL;

  if (n_items > n_shown)
    {
      text = build_more_label (self, n_items, n_shown);
      label = gtk_string_object_new (text);
      g_list_store_splice (self->more, 0, n_rows, (gpointer *) &label, 1);
    }
  else if (n_rows > 0)
    g_list_store_remove_all (self->more);
}

static gboolean
focus_first_new_cb (gpointer user_data)
{
  DvtLimitedRows *self = user_data;
  GtkListBoxRow *row = self->list_box != NULL
                         ? gtk_list_box_get_row_at_index (self->list_box, (int) self->n_before)
                         : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
on_more_activated_cb (DvtLimitedRows *self)
{
  self->n_before = gtk_slice_list_model_get_size (self->slice);
  gtk_slice_list_model_set_size (self->slice, self->n_before + self->n_more);
  update_more (self);
  /* The row that had the focus has gone; the first new one takes its place. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_first_new_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  DvtLimitedRows *self = user_data;
  GtkWidget *row;

  if (!GTK_IS_STRING_OBJECT (item))
    return self->func (item, self->user_data);
  row = adw_button_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_string_object_get_string (item));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_more_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
dvt_limited_rows_dispose (GObject *object)
{
  DvtLimitedRows *self = DVT_LIMITED_ROWS (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_weak_pointer (&self->list_box);
  g_clear_object (&self->slice);
  g_clear_object (&self->more);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (dvt_limited_rows_parent_class)->dispose (object);
}

static void
dvt_limited_rows_class_init (DvtLimitedRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_limited_rows_dispose;
}

static void
dvt_limited_rows_init (DvtLimitedRows *self)
{
  self->more = g_list_store_new (GTK_TYPE_STRING_OBJECT);
}

DvtLimitedRows *
dvt_limited_rows_new (GtkListBox *list_box,
                      GListModel *items,
                      guint n_first,
                      guint n_more,
                      DvtLimitedRowsFunc func,
                      gpointer user_data)
{
  DvtLimitedRows *self = g_object_new (DVT_TYPE_LIMITED_ROWS, NULL);
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkFlattenListModel) rows = NULL;

  self->items = g_object_ref (items);
  self->slice = gtk_slice_list_model_new (g_object_ref (items), 0, n_first);
  self->n_first = n_first;
  self->n_more = n_more;
  self->func = func;
  self->user_data = user_data;
  g_set_weak_pointer (&self->list_box, list_box);
  g_list_store_append (parts, self->slice);
  g_list_store_append (parts, self->more);
  rows = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));
  g_signal_connect_object (items, "items-changed", G_CALLBACK (update_more), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (list_box, G_LIST_MODEL (rows), create_row, self, NULL);
  update_more (self);
  return self;
}

void
dvt_limited_rows_reset (DvtLimitedRows *self)
{
  g_return_if_fail (DVT_IS_LIMITED_ROWS (self));

  gtk_slice_list_model_set_size (self->slice, self->n_first);
  update_more (self);
}
