/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-revision-row.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-revision-text.h"

struct _DvtRevisionRow
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) knows what time it is */
  DvtRevision *revision;   /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned) of the revision */
  char *label;             /* (owned) (nullable) */
  gboolean selected;
  gboolean paired;

  GtkWidget *line_above;
  GtkWidget *line_below;
  GtkWidget *dot;
  GtkImage *icon;
  GtkLabel *action_label;
  GtkLabel *version_label;
  GtkWidget *current_label;
  GtkLabel *author_label;
  GtkLabel *message_label;
  GtkWidget *compare_button;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (DvtRevisionRow, dvt_revision_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_REVISION = 1,
  PROP_SELECTED,
  PROP_PAIRED,
  PROP_LABEL,
} DvtRevisionRowProperty;

static GParamSpec *props[PROP_LABEL + 1];

static void
set_up_button (GtkWidget *button, const char *name, const char *action_name, guint number)
{
  /* The target first: an action without the one that it needs is a mistake that GTK reports. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  /* A button is named by the label in it, which would come before a name of its own. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_buttons (DvtRevisionRow *self)
{
  guint number = dvt_revision_get_number (self->revision);
  gboolean current = dvt_revision_get_current (self->revision);
  g_autofree char *compare = g_strdup_printf (_ ("Compare Revision %u"), number);
  g_autofree char *restore = g_strdup_printf (_ ("Restore Revision %u"), number);
  const char *tooltip = NULL;

  set_up_button (self->compare_button, compare, "history.compare", number);
  set_up_button (self->restore_button, restore, "history.restore", number);
  gtk_widget_set_visible (self->restore_button, !current && !self->paired);
  /* The first state of all has nothing before it. */
  gtk_widget_set_visible (self->compare_button, self->paired || !current || number > 1);
  if (self->paired)
    tooltip = _ ("Compare the Two Selected Revisions");
  else if (current)
    tooltip = _ ("Compare with the Revision Before");
  else
    tooltip = _ ("Compare with the Current Revision");
  gtk_widget_set_tooltip_text (self->compare_button, tooltip);
}

static void
update_author (DvtRevisionRow *self)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);
  GDateTime *time = dvt_revision_get_time (self->revision);
  g_autofree char *relative = dvt_date_format_relative (time, now);
  g_autofree char *exact = dvt_date_format_exact (time);
  g_autofree char *text = NULL;

  /* Translators: who and when, "Ava Thompson · 6 days ago". */
  text = g_strdup_printf (_ ("%s · %s"), dvt_revision_get_author (self->revision), relative);
  gtk_label_set_label (self->author_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->author_label), exact);
}

static void
update_timeline (DvtRevisionRow *self)
{
  gboolean current = dvt_revision_get_current (self->revision);

  gtk_image_set_from_icon_name (self->icon, dvt_revision_text_get_icon_name (self->revision));
  /* Kept in its place, so that the line below begins where the dot is. */
  gtk_widget_set_opacity (self->line_above, current ? 0 : 1);
  gtk_widget_set_visible (self->line_below, dvt_revision_get_number (self->revision) > 1);
  if (current)
    gtk_widget_add_css_class (self->dot, "dvt-current");
  else
    gtk_widget_remove_css_class (self->dot, "dvt-current");
}

static void
update (DvtRevisionRow *self)
{
  g_autofree char *version = NULL;
  g_autofree char *message = NULL;
  g_autofree char *label = NULL;

  if (self->revision == NULL)
    return;
  version = dvt_revision_text_build_version (self->revision);
  message = dvt_revision_text_build_message (self->revision);
  label = dvt_revision_text_build_label (self->revision);
  gtk_label_set_label (self->action_label, dvt_revision_text_get_action (self->revision));
  gtk_label_set_label (self->version_label, version != NULL ? version : "");
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  gtk_widget_set_visible (self->current_label, dvt_revision_get_current (self->revision));
  update_timeline (self);
  update_author (self);
  update_buttons (self);
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
set_selected (DvtRevisionRow *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
set_paired (DvtRevisionRow *self, gboolean paired)
{
  if (self->paired == paired)
    return;
  self->paired = paired;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAIRED]);
}

static void
dvt_revision_row_dispose (GObject *object)
{
  DvtRevisionRow *self = DVT_REVISION_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->revision);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_REVISION_ROW);
  G_OBJECT_CLASS (dvt_revision_row_parent_class)->dispose (object);
}

static void
dvt_revision_row_finalize (GObject *object)
{
  DvtRevisionRow *self = DVT_REVISION_ROW (object);

  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (dvt_revision_row_parent_class)->finalize (object);
}

static void
dvt_revision_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtRevisionRow *self = DVT_REVISION_ROW (object);

  switch ((DvtRevisionRowProperty) property_id)
    {
    case PROP_REVISION:
      g_value_set_object (value, self->revision);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    case PROP_PAIRED:
      g_value_set_boolean (value, self->paired);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_revision_row_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DvtRevisionRow *self = DVT_REVISION_ROW (object);

  switch ((DvtRevisionRowProperty) property_id)
    {
    case PROP_REVISION:
      dvt_revision_row_set_revision (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      set_selected (self, g_value_get_boolean (value));
      break;
    case PROP_PAIRED:
      set_paired (self, g_value_get_boolean (value));
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_revision_row_class_init (DvtRevisionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dvt_revision_row_dispose;
  object_class->finalize = dvt_revision_row_finalize;
  object_class->get_property = dvt_revision_row_get_property;
  object_class->set_property = dvt_revision_row_set_property;

  props[PROP_REVISION] = g_param_spec_object ("revision", NULL, NULL, DVT_TYPE_REVISION, flags);
  props[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags);
  props[PROP_PAIRED] = g_param_spec_boolean ("paired", NULL, NULL, FALSE, flags);
  props[PROP_LABEL]
    = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-revision-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, line_above);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, line_below);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, action_label);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, version_label);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, current_label);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, author_label);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, DvtRevisionRow, restore_button);
}

static void
dvt_revision_row_init (DvtRevisionRow *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_REVISION);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_revision_row_new (DvtWorkspace *workspace)
{
  DvtRevisionRow *self = g_object_new (DVT_TYPE_REVISION_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

DvtRevision *
dvt_revision_row_get_revision (DvtRevisionRow *self)
{
  g_return_val_if_fail (DVT_IS_REVISION_ROW (self), NULL);

  return self->revision;
}

void
dvt_revision_row_set_revision (DvtRevisionRow *self, DvtRevision *revision)
{
  g_return_if_fail (DVT_IS_REVISION_ROW (self));

  if (!g_set_object (&self->revision, revision))
    return;
  g_signal_group_set_target (self->signals, revision);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
}
