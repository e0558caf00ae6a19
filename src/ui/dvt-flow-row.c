/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-row.h"

#include "dvt-flow-text.h"
#include "dvt-reason-badge.h"

struct _DvtFlowRow
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) knows what day it is */
  DvtFlow *flow;           /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned) of the flow */
  char *label;             /* (owned) (nullable) */

  GtkLabel *name_label;
  GtkLabel *state_label;
  AdwWrapBox *badge_box;
};

G_DEFINE_FINAL_TYPE (DvtFlowRow, dvt_flow_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_FLOW = 1,
  PROP_LABEL,
} DvtFlowRowProperty;

static GParamSpec *props[PROP_LABEL + 1];

static void
update_badges (DvtFlowRow *self)
{
  DvtFlowBadge badges[DVT_FLOW_TEXT_MAX_BADGES];
  guint n_badges = dvt_flow_text_list_badges (self->flow, badges);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->badge_box))) != NULL)
    adw_wrap_box_remove (self->badge_box, child);
  for (guint i = 0; i < n_badges; i++)
    adw_wrap_box_append (
      self->badge_box, dvt_reason_badge_new (badges[i].text, badges[i].icon_name, badges[i].style));
  gtk_widget_set_visible (GTK_WIDGET (self->badge_box), n_badges > 0);
}

static void
update (DvtFlowRow *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *state = NULL;
  g_autofree char *label = NULL;

  if (self->flow == NULL)
    return;
  now = dvt_workspace_get_now (self->workspace);
  state = dvt_flow_text_build_state (self->flow, now);
  label = dvt_flow_text_build_label (self->flow, now);
  gtk_label_set_label (self->name_label, dvt_flow_get_name (self->flow));
  gtk_label_set_label (self->state_label, state);
  update_badges (self);
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
dvt_flow_row_dispose (GObject *object)
{
  DvtFlowRow *self = DVT_FLOW_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->flow);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOW_ROW);
  G_OBJECT_CLASS (dvt_flow_row_parent_class)->dispose (object);
}

static void
dvt_flow_row_finalize (GObject *object)
{
  DvtFlowRow *self = DVT_FLOW_ROW (object);

  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (dvt_flow_row_parent_class)->finalize (object);
}

static void
dvt_flow_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtFlowRow *self = DVT_FLOW_ROW (object);

  switch ((DvtFlowRowProperty) property_id)
    {
    case PROP_FLOW:
      g_value_set_object (value, self->flow);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_row_set_property (GObject *object,
                           guint property_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  DvtFlowRow *self = DVT_FLOW_ROW (object);

  switch ((DvtFlowRowProperty) property_id)
    {
    case PROP_FLOW:
      dvt_flow_row_set_flow (self, g_value_get_object (value));
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_row_class_init (DvtFlowRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_flow_row_dispose;
  object_class->finalize = dvt_flow_row_finalize;
  object_class->get_property = dvt_flow_row_get_property;
  object_class->set_property = dvt_flow_row_set_property;

  props[PROP_FLOW]
    = g_param_spec_object ("flow", NULL, NULL, DVT_TYPE_FLOW,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LABEL]
    = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dovetail_app/Dovetail/dvt-flow-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRow, badge_box);
}

static void
dvt_flow_row_init (DvtFlowRow *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_FLOW);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_flow_row_new (DvtWorkspace *workspace)
{
  DvtFlowRow *self = g_object_new (DVT_TYPE_FLOW_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

DvtFlow *
dvt_flow_row_get_flow (DvtFlowRow *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_ROW (self), NULL);

  return self->flow;
}

void
dvt_flow_row_set_flow (DvtFlowRow *self, DvtFlow *flow)
{
  g_return_if_fail (DVT_IS_FLOW_ROW (self));

  if (!g_set_object (&self->flow, flow))
    return;
  g_signal_group_set_target (self->signals, flow);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FLOW]);
}
