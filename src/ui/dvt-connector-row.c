/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-row.h"

#include <glib/gi18n.h>

#include "dvt-connector-text.h"
#include "dvt-style.h"
#include "dvt-tile.h"

/* A label of the button that is wider than this, as in some languages, gives way to its icon: the
 * connector's name needs the room more. In scale-independent pixels. */
#define BUTTON_MAX_WIDTH_SP 136

struct _DvtConnectorRow
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) knows what day it is */
  DvtConnector *connector; /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned) of the connector */
  char *label;             /* (owned) (nullable) */
  gboolean compact;

  DvtTile *tile;
  GtkLabel *name_label;
  GtkLabel *version_label;
  GtkBox *badge_box;
  GtkWidget *modified_box;
  GtkLabel *modified_label;
  GtkButton *update_button;
};

G_DEFINE_FINAL_TYPE (DvtConnectorRow, dvt_connector_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_CONNECTOR = 1,
  PROP_LABEL,
  PROP_COMPACT,
} DvtConnectorRowProperty;

static GParamSpec *props[PROP_COMPACT + 1];

static void
update_badges (DvtConnectorRow *self, DvtConnector *connector)
{
  g_autofree const char **badges = dvt_connector_text_list_badges (connector);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->badge_box))) != NULL)
    gtk_box_remove (self->badge_box, child);
  for (gsize i = 0; badges[i] != NULL; i++)
    {
      GtkWidget *badge = gtk_label_new (badges[i]);

      gtk_widget_add_css_class (badge, DVT_STYLE_BADGE);
      /* What is out of date or withdrawn wants a look; standing alongside is a plain fact. */
      if (!g_str_equal (badges[i], _ ("Installed Alongside")))
        gtk_widget_add_css_class (badge, DVT_STYLE_WARNING);
      gtk_label_set_ellipsize (GTK_LABEL (badge), PANGO_ELLIPSIZE_END);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (self->badge_box, badge);
    }
}

/* "Update Available for Shopify", whatever the button shows. */
static void
name_button (DvtConnectorRow *self)
{
  GtkAccessible *button = GTK_ACCESSIBLE (self->update_button);
  g_autofree char *label = NULL;

  if (self->connector == NULL)
    return;
  /* Translators: %s is a connector's name. */
  label = g_strdup_printf (_ ("Update Available for %s"), dvt_connector_get_name (self->connector));
  /* A button is named by the label in it, which would come before a name of its own. */
  gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
choose_button_form (DvtConnectorRow *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  double limit = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, BUTTON_MAX_WIDTH_SP, settings);
  GtkWidget *button = GTK_WIDGET (self->update_button);
  int natural;

  gtk_button_set_label (self->update_button, _ ("Update Available"));
  gtk_widget_set_tooltip_text (button, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (self->compact || natural > limit)
    {
      gtk_button_set_icon_name (self->update_button, "dvt-update-symbolic");
      gtk_widget_set_tooltip_text (button, _ ("Update Available"));
    }
  name_button (self);
}

static void
update_button (DvtConnectorRow *self, DvtConnector *connector)
{
  GtkWidget *button = GTK_WIDGET (self->update_button);
  gboolean was_visible = gtk_widget_get_visible (button);

  gtk_widget_set_visible (button, dvt_connector_get_update_available (connector));
  /* Most rows never show it, and measuring is the dearest part of a row. */
  if (!was_visible && gtk_widget_get_visible (button))
    choose_button_form (self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->update_button), "s",
                                    dvt_connector_get_id (connector));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->update_button), "page.update");
  name_button (self);
}

static void
update (DvtConnectorRow *self)
{
  DvtConnector *connector = self->connector;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *version = NULL;
  g_autofree char *modified = NULL;
  g_autofree char *label = NULL;

  if (connector == NULL)
    return;
  now = dvt_workspace_get_now (self->workspace);
  version = dvt_connector_text_build_version (connector);
  modified = dvt_connector_text_build_modified (connector, now);
  label = dvt_connector_text_build_label (connector, now);

  dvt_tile_set_name (self->tile, dvt_connector_get_name (connector));
  dvt_tile_set_colour (self->tile, dvt_connector_get_colour (connector));
  gtk_label_set_label (self->name_label, dvt_connector_get_name (connector));
  gtk_label_set_label (self->version_label, version);
  gtk_label_set_label (self->modified_label, modified != NULL ? modified : "");
  gtk_widget_set_visible (self->modified_box, modified != NULL);
  update_badges (self, connector);
  update_button (self, connector);
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
set_compact (DvtConnectorRow *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  if (gtk_widget_get_visible (GTK_WIDGET (self->update_button)))
    choose_button_form (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
dvt_connector_row_dispose (GObject *object)
{
  DvtConnectorRow *self = DVT_CONNECTOR_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->connector);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CONNECTOR_ROW);
  G_OBJECT_CLASS (dvt_connector_row_parent_class)->dispose (object);
}

static void
dvt_connector_row_finalize (GObject *object)
{
  DvtConnectorRow *self = DVT_CONNECTOR_ROW (object);

  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (dvt_connector_row_parent_class)->finalize (object);
}

static void
dvt_connector_row_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  DvtConnectorRow *self = DVT_CONNECTOR_ROW (object);

  switch ((DvtConnectorRowProperty) property_id)
    {
    case PROP_CONNECTOR:
      g_value_set_object (value, dvt_connector_row_get_connector (self));
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_connector_row_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DvtConnectorRow *self = DVT_CONNECTOR_ROW (object);

  switch ((DvtConnectorRowProperty) property_id)
    {
    case PROP_CONNECTOR:
      dvt_connector_row_set_connector (self, g_value_get_object (value));
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_connector_row_class_init (DvtConnectorRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_connector_row_dispose;
  object_class->finalize = dvt_connector_row_finalize;
  object_class->get_property = dvt_connector_row_get_property;
  object_class->set_property = dvt_connector_row_set_property;

  props[PROP_CONNECTOR]
    = g_param_spec_object ("connector", NULL, NULL, DVT_TYPE_CONNECTOR,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LABEL]
    = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_COMPACT]
    = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DVT_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-connector-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, version_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, badge_box);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, modified_box);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, modified_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorRow, update_button);
}

static void
dvt_connector_row_init (DvtConnectorRow *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_CONNECTOR);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->update_button), FALSE);
}

GtkWidget *
dvt_connector_row_new (DvtWorkspace *workspace)
{
  DvtConnectorRow *self = g_object_new (DVT_TYPE_CONNECTOR_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

DvtConnector *
dvt_connector_row_get_connector (DvtConnectorRow *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_ROW (self), NULL);

  return self->connector;
}

void
dvt_connector_row_set_connector (DvtConnectorRow *self, DvtConnector *connector)
{
  g_return_if_fail (DVT_IS_CONNECTOR_ROW (self));

  if (!g_set_object (&self->connector, connector))
    return;
  g_signal_group_set_target (self->signals, connector);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONNECTOR]);
}
