/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-journal-row.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-journal-text.h"

struct _DvtJournalRow
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) knows what time it is */
  DvtJournalEntry *entry;  /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned) of the entry */
  char *label;             /* (owned) (nullable) */
  char *message;           /* (owned) (nullable) */

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *author_label;
  GtkLabel *message_label;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
};

G_DEFINE_FINAL_TYPE (DvtJournalRow, dvt_journal_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_ENTRY = 1,
  PROP_LABEL,
  PROP_MESSAGE,
} DvtJournalRowProperty;

static GParamSpec *props[PROP_MESSAGE + 1];

static void
set_up_button (GtkWidget *button, const char *name, const char *action_name, gint64 id)
{
  /* The target first: an action without the one that it needs is a mistake that GTK reports. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_buttons (DvtJournalRow *self)
{
  gint64 id = dvt_journal_entry_get_id (self->entry);
  const char *title = dvt_journal_entry_get_title (self->entry);
  /* Translators: the name of a button; %s says what was done, "Installed Shopify 2026-10". */
  g_autofree char *undo = g_strdup_printf (_ ("Undo %s"), title);
  /* Translators: the name of a button; %s says what was undone, "Installed Shopify 2026-10". */
  g_autofree char *redo = g_strdup_printf (_ ("Redo %s"), title);

  set_up_button (self->undo_button, undo, "activity.undo", id);
  set_up_button (self->redo_button, redo, "activity.redo", id);
  gtk_widget_set_visible (self->undo_button, dvt_journal_entry_get_can_undo (self->entry));
  gtk_widget_set_visible (self->redo_button, dvt_journal_entry_get_can_redo (self->entry));
}

static void
update_text (DvtJournalRow *self, GDateTime *now)
{
  g_autofree char *author = dvt_journal_text_build_author (self->entry, now);
  g_autofree char *exact = dvt_date_format_exact (dvt_journal_entry_get_time (self->entry));
  const char *message = dvt_journal_entry_get_message (self->entry);
  const char *state = dvt_journal_text_get_state (self->entry);

  gtk_image_set_from_icon_name (self->icon, dvt_journal_text_get_icon_name (self->entry));
  gtk_label_set_label (self->title_label, dvt_journal_entry_get_title (self->entry));
  gtk_label_set_label (self->author_label, author);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->author_label), exact);
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL && *message != '\0');
  gtk_label_set_label (self->state_label, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != NULL);
  if (dvt_journal_entry_get_undone (self->entry))
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dimmed");
}

static void
update (DvtJournalRow *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *label = NULL;

  if (self->entry == NULL)
    return;
  now = dvt_workspace_get_now (self->workspace);
  update_text (self, now);
  update_buttons (self);
  label = dvt_journal_text_build_label (self->entry, now);
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
  if (g_set_str (&self->message, dvt_journal_entry_get_message (self->entry)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

static void
dvt_journal_row_dispose (GObject *object)
{
  DvtJournalRow *self = DVT_JOURNAL_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_JOURNAL_ROW);
  G_OBJECT_CLASS (dvt_journal_row_parent_class)->dispose (object);
}

static void
dvt_journal_row_finalize (GObject *object)
{
  DvtJournalRow *self = DVT_JOURNAL_ROW (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->message, g_free);
  G_OBJECT_CLASS (dvt_journal_row_parent_class)->finalize (object);
}

static void
dvt_journal_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtJournalRow *self = DVT_JOURNAL_ROW (object);

  switch ((DvtJournalRowProperty) property_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, self->entry);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_journal_row_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DvtJournalRow *self = DVT_JOURNAL_ROW (object);

  switch ((DvtJournalRowProperty) property_id)
    {
    case PROP_ENTRY:
      dvt_journal_row_set_entry (self, g_value_get_object (value));
      break;
    case PROP_LABEL:
    case PROP_MESSAGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_journal_row_class_init (DvtJournalRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_journal_row_dispose;
  object_class->finalize = dvt_journal_row_finalize;
  object_class->get_property = dvt_journal_row_get_property;
  object_class->set_property = dvt_journal_row_set_property;

  props[PROP_ENTRY]
    = g_param_spec_object ("entry", NULL, NULL, DVT_TYPE_JOURNAL_ENTRY,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LABEL]
    = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_MESSAGE]
    = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-journal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, author_label);
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DvtJournalRow, redo_button);
}

static void
dvt_journal_row_init (DvtJournalRow *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_JOURNAL_ENTRY);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_journal_row_new (DvtWorkspace *workspace)
{
  DvtJournalRow *self = g_object_new (DVT_TYPE_JOURNAL_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

DvtJournalEntry *
dvt_journal_row_get_entry (DvtJournalRow *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL_ROW (self), NULL);

  return self->entry;
}

void
dvt_journal_row_set_entry (DvtJournalRow *self, DvtJournalEntry *entry)
{
  g_return_if_fail (DVT_IS_JOURNAL_ROW (self));

  if (!g_set_object (&self->entry, entry))
    return;
  g_signal_group_set_target (self->signals, entry);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);
}
