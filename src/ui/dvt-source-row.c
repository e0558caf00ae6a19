/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source-row.h"

#include <glib/gi18n.h>

#include "dvt-date.h"

struct _DvtSourceRow
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) knows what time it is */
  DvtSourceItem *source;   /* (owned) */

  GtkImage *image;
  GtkLabel *name_label;
  GtkLabel *status_label;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (DvtSourceRow, dvt_source_row, ADW_TYPE_BIN)

static const char *
get_icon_name (DvtSourceItem *source)
{
  if (dvt_source_item_get_error_code (source) != NULL)
    return "network-offline-symbolic";
  return dvt_source_item_get_is_folder (source) ? "folder-symbolic" : "network-server-symbolic";
}

static char *
build_failed_status (DvtSourceItem *source, GDateTime *now)
{
  GDateTime *refreshed = dvt_source_item_get_last_refreshed (source);
  g_autofree char *day = NULL;

  if (refreshed == NULL)
    return g_strdup (_ ("Could not be read yet"));
  day = dvt_date_format_day (refreshed, now);
  /* Translators: %s is a day: "6 Nov". */
  return g_strdup_printf (_ ("Not reached, data from %s"), day);
}

static char *
build_status (DvtSourceRow *self)
{
  GDateTime *refreshed = dvt_source_item_get_last_refreshed (self->source);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);
  const char *kind
    = dvt_source_item_get_is_folder (self->source) ? _ ("Shared folder") : _ ("Not signed");
  g_autofree char *age = NULL;

  if (dvt_source_item_get_loading (self->source))
    return g_strdup (_ ("Being read…"));
  if (dvt_source_item_get_error_code (self->source) != NULL)
    return build_failed_status (self->source, now);
  if (refreshed == NULL)
    return g_strdup (kind);
  age = dvt_date_format_relative (refreshed, now);
  /* Translators: what kind of marketplace it is, and how old its data is: "Shared folder · 4
   * minutes ago". */
  return g_strdup_printf (_ ("%1$s · %2$s"), kind, age);
}

/* Where it is, what went wrong, and when: the whole of it. */
static char *
build_tooltip (DvtSourceItem *source)
{
  const char *location = dvt_source_item_get_location (source);
  const char *message = dvt_source_item_get_error_message (source);

  return message != NULL ? g_strdup_printf ("%s\n%s", location, message) : g_strdup (location);
}

static void
update (DvtSourceRow *self)
{
  const char *name = dvt_source_item_get_name (self->source);
  g_autofree char *status = build_status (self);
  g_autofree char *tooltip = build_tooltip (self->source);
  /* Translators: %s is a marketplace. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s…"), name);

  gtk_image_set_from_icon_name (self->image, get_icon_name (self->source));
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->status_label, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

static void
dvt_source_row_dispose (GObject *object)
{
  DvtSourceRow *self = DVT_SOURCE_ROW (object);

  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_SOURCE_ROW);
  G_OBJECT_CLASS (dvt_source_row_parent_class)->dispose (object);
}

static void
dvt_source_row_class_init (DvtSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_source_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtSourceRow, image);
  gtk_widget_class_bind_template_child (widget_class, DvtSourceRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DvtSourceRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DvtSourceRow, remove_button);
}

static void
dvt_source_row_init (DvtSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_source_row_new (DvtWorkspace *workspace, DvtSourceItem *source)
{
  DvtSourceRow *self = g_object_new (DVT_TYPE_SOURCE_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->source = g_object_ref (source);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s",
                                    dvt_source_item_get_id (source));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove_button), "page.remove-source");
  g_signal_connect_object (source, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
