/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-used-by-row.h"

#include <glib/gi18n.h>

#include "dvt-instance-words.h"
#include "dvt-reason-badge.h"
#include "dvt-style.h"

struct _DvtUsedByRow
{
  AdwActionRow parent_instance;

  DvtFlow *flow;              /* (owned) */
  DvtInstanceList *instances; /* (owned) */
  char *connector_id;         /* (owned) (nullable) what is used */

  GtkWidget *badge;
};

G_DEFINE_FINAL_TYPE (DvtUsedByRow, dvt_used_by_row, ADW_TYPE_ACTION_ROW)

static const char *
get_style (DvtFlowState state)
{
  if (state == DVT_FLOW_STATE_NEEDS_ATTENTION)
    return DVT_STYLE_ERROR;
  return state == DVT_FLOW_STATE_WARNING ? DVT_STYLE_WARNING : NULL;
}

static void
update (DvtUsedByRow *self)
{
  DvtFlowState state = dvt_flow_get_state (self->flow);
  const char *badge = dvt_instance_words_get_flow_badge (self->flow);
  g_autofree char *use
    = self->connector_id != NULL
        ? dvt_instance_words_build_use (self->flow, self->connector_id, self->instances)
        : g_strdup ("");
  g_autofree char *warnings = dvt_instance_words_join_reasons (dvt_flow_get_warnings (self->flow));
  g_autoptr (GString) label = g_string_new (dvt_flow_get_name (self->flow));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), dvt_flow_get_name (self->flow));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), use);
  dvt_reason_badge_set (self->badge, badge,
                        state != DVT_FLOW_STATE_READY ? "dialog-warning-symbolic" : NULL,
                        get_style (state));
  gtk_widget_set_tooltip_text (self->badge, *warnings != '\0' ? warnings : NULL);
  if (*use != '\0')
    g_string_append_printf (label, "%s%s", _ (", "), use);
  if (badge != NULL)
    g_string_append_printf (label, "%s%s", _ (", "), badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, warnings, -1);
}

static void
dvt_used_by_row_activate (AdwActionRow *row)
{
  DvtUsedByRow *self = DVT_USED_BY_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-flow", "s",
                              dvt_flow_get_id (self->flow));
}

static void
dvt_used_by_row_dispose (GObject *object)
{
  DvtUsedByRow *self = DVT_USED_BY_ROW (object);

  g_clear_object (&self->flow);
  g_clear_object (&self->instances);
  G_OBJECT_CLASS (dvt_used_by_row_parent_class)->dispose (object);
}

static void
dvt_used_by_row_finalize (GObject *object)
{
  g_clear_pointer (&DVT_USED_BY_ROW (object)->connector_id, g_free);
  G_OBJECT_CLASS (dvt_used_by_row_parent_class)->finalize (object);
}

static void
dvt_used_by_row_class_init (DvtUsedByRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_used_by_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_used_by_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = dvt_used_by_row_activate;
}

static void
dvt_used_by_row_init (DvtUsedByRow *self)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  self->badge = dvt_reason_badge_new (NULL, NULL, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->badge);
  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
}

GtkWidget *
dvt_used_by_row_new (DvtFlow *flow, DvtInstanceList *instances, const char *connector_id)
{
  DvtUsedByRow *self = g_object_new (DVT_TYPE_USED_BY_ROW, NULL);

  self->flow = g_object_ref (flow);
  self->instances = g_object_ref (instances);
  self->connector_id = g_strdup (connector_id);
  g_signal_connect_object (flow, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
