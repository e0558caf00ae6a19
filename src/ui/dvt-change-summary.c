/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-summary.h"

#include <glib/gi18n.h>

#include "dvt-change-row.h"

#define DEFAULT_LIMIT 6

struct _DvtChangeSummary
{
  AdwBin parent_instance;

  GListModel *changes;   /* (owned) (nullable) what passes the filter */
  char *before_name;     /* (owned) (nullable) */
  char *after_name;      /* (owned) (nullable) */
  char *show_all_action; /* (owned) (nullable) */
  guint limit;

  GtkListBox *list_box; /* (unowned) the child */
};

G_DEFINE_FINAL_TYPE (DvtChangeSummary, dvt_change_summary, ADW_TYPE_BIN)

typedef enum
{
  PROP_LIMIT = 1,
  PROP_SHOW_ALL_ACTION,
} DvtChangeSummaryProperty;

static GParamSpec *props[PROP_SHOW_ALL_ACTION + 1];

/* The row itself does nothing; what it holds is a button. */
static void
append (DvtChangeSummary *self, GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list_box, row);
}

static void
append_show_all (DvtChangeSummary *self, guint n_changes)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *label = g_strdup_printf (
    ngettext ("Show All %u Change", "Show All %u Changes", n_changes), n_changes);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->show_all_action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dvt-change-header");
  gtk_widget_add_css_class (button, "heading");
  append (self, button);
}

static void
update (DvtChangeSummary *self)
{
  guint n_changes = g_list_model_get_n_items (self->changes);
  /* No button for the sake of a single row. */
  guint n_rows = n_changes <= self->limit + 1 ? n_changes : self->limit;

  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DvtChangeItem) item = g_list_model_get_item (self->changes, i);
      GtkWidget *row = dvt_change_row_new (self->before_name, self->after_name);

      dvt_change_row_set_item (DVT_CHANGE_ROW (row), item);
      append (self, row);
    }
  if (n_rows < n_changes)
    append_show_all (self, n_changes);
}

static void
dvt_change_summary_dispose (GObject *object)
{
  DvtChangeSummary *self = DVT_CHANGE_SUMMARY (object);

  g_clear_object (&self->changes);
  G_OBJECT_CLASS (dvt_change_summary_parent_class)->dispose (object);
}

static void
dvt_change_summary_finalize (GObject *object)
{
  DvtChangeSummary *self = DVT_CHANGE_SUMMARY (object);

  g_clear_pointer (&self->before_name, g_free);
  g_clear_pointer (&self->after_name, g_free);
  g_clear_pointer (&self->show_all_action, g_free);
  G_OBJECT_CLASS (dvt_change_summary_parent_class)->finalize (object);
}

static void
dvt_change_summary_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  DvtChangeSummary *self = DVT_CHANGE_SUMMARY (object);

  switch ((DvtChangeSummaryProperty) property_id)
    {
    case PROP_LIMIT:
      g_value_set_uint (value, self->limit);
      break;
    case PROP_SHOW_ALL_ACTION:
      g_value_set_string (value, self->show_all_action);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_change_summary_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DvtChangeSummary *self = DVT_CHANGE_SUMMARY (object);

  switch ((DvtChangeSummaryProperty) property_id)
    {
    case PROP_LIMIT:
      self->limit = g_value_get_uint (value);
      break;
    case PROP_SHOW_ALL_ACTION:
      g_set_str (&self->show_all_action, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_change_summary_class_init (DvtChangeSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dvt_change_summary_dispose;
  object_class->finalize = dvt_change_summary_finalize;
  object_class->get_property = dvt_change_summary_get_property;
  object_class->set_property = dvt_change_summary_set_property;

  /* How many rows are shown at most. */
  props[PROP_LIMIT]
    = g_param_spec_uint ("limit", NULL, NULL, 1, G_MAXUINT - 1, DEFAULT_LIMIT, flags);
  /* The widget action that opens the whole list. */
  props[PROP_SHOW_ALL_ACTION] = g_param_spec_string ("show-all-action", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_change_summary_init (DvtChangeSummary *self)
{
  GtkWidget *list_box = gtk_list_box_new ();

  self->list_box = GTK_LIST_BOX (list_box);
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list_box, "boxed-list");
  /* The buttons in it fill it to the corners. */
  gtk_widget_set_overflow (list_box, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Changes"), -1);
  adw_bin_set_child (ADW_BIN (self), list_box);
}

void
dvt_change_summary_set_changes (DvtChangeSummary *self,
                                GListModel *changes,
                                DvtKindFilter *filter,
                                const char *before_name,
                                const char *after_name)
{
  g_return_if_fail (DVT_IS_CHANGE_SUMMARY (self));
  g_return_if_fail (self->changes == NULL);

  self->before_name = g_strdup (before_name);
  self->after_name = g_strdup (after_name);
  self->changes = G_LIST_MODEL (gtk_filter_list_model_new (
    g_object_ref (changes), filter != NULL ? GTK_FILTER (g_object_ref (filter)) : NULL));
  g_signal_connect_object (self->changes, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
