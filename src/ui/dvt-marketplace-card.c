/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-card.h"

#include <glib/gi18n.h>

#include "dvt-entry-text.h"
#include "dvt-style.h"
#include "dvt-tile.h"

struct _DvtMarketplaceCard
{
  AdwBin parent_instance;

  DvtMarketplaceEntry *entry; /* (owned) (nullable) */
  GSignalGroup *signals;      /* (owned) of the entry */
  char *label;                /* (owned) (nullable) */

  DvtTile *tile;
  GtkLabel *name_label;
  GtkLabel *caption_label;
  GtkLabel *summary_label;
  GtkWidget *install_button;
  GtkWidget *update_button;
  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (DvtMarketplaceCard, dvt_marketplace_card, ADW_TYPE_BIN)

typedef enum
{
  PROP_LABEL = 1,
} DvtMarketplaceCardProperty;

static GParamSpec *props[PROP_LABEL + 1];

/* The target first: an action is never without what it is for. */
static void
set_action (GtkWidget *button, const char *name, GVariant *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

/* Takes @name. */
static void
set_accessible_name (GtkWidget *button, char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
update_buttons (DvtMarketplaceCard *self, DvtMarketplaceEntry *entry)
{
  const char *name = dvt_marketplace_entry_get_name (entry);
  const char *installed = dvt_marketplace_entry_get_installed (entry);
  gboolean has_update = dvt_marketplace_entry_get_update_available (entry);
  gboolean can_install = installed == NULL && dvt_marketplace_entry_get_newest (entry) > 0;

  gtk_widget_set_visible (self->install_button, can_install);
  set_action (self->install_button, "page.install",
              g_variant_new ("(ssu)", dvt_marketplace_entry_get_source_id (entry),
                             dvt_marketplace_entry_get_id (entry), 0u));
  /* Translators: %s is a connector. */
  set_accessible_name (self->install_button, g_strdup_printf (_ ("Install %s"), name));
  gtk_widget_set_visible (self->update_button, has_update);
  if (has_update && installed != NULL)
    set_action (self->update_button, "page.update", g_variant_new_string (installed));
  /* Translators: %s is a connector. */
  set_accessible_name (self->update_button, g_strdup_printf (_ ("Update Available for %s"), name));
}

static void
update_state (DvtMarketplaceCard *self, DvtMarketplaceEntry *entry)
{
  const char *state = dvt_entry_text_get_state (entry);
  gboolean installed = dvt_marketplace_entry_get_installed (entry) != NULL;
  GtkWidget *badge = GTK_WIDGET (self->state_label);

  gtk_label_set_label (self->state_label, state != NULL ? state : "");
  gtk_widget_set_visible (badge,
                          state != NULL && !dvt_marketplace_entry_get_update_available (entry));
  gtk_widget_remove_css_class (badge, installed ? DVT_STYLE_ERROR : DVT_STYLE_SUCCESS);
  gtk_widget_add_css_class (badge, installed ? DVT_STYLE_SUCCESS : DVT_STYLE_ERROR);
}

static void
update (DvtMarketplaceCard *self)
{
  DvtMarketplaceEntry *entry = self->entry;
  g_autofree char *caption = dvt_entry_text_build_caption (entry);
  g_autofree char *label = dvt_entry_text_build_label (entry);

  dvt_tile_set_name (self->tile, dvt_marketplace_entry_get_name (entry));
  dvt_tile_set_colour (self->tile, dvt_marketplace_entry_get_colour (entry));
  gtk_label_set_label (self->name_label, dvt_marketplace_entry_get_name (entry));
  gtk_label_set_label (self->caption_label, caption);
  gtk_label_set_label (self->summary_label, dvt_marketplace_entry_get_summary (entry));
  update_buttons (self, entry);
  update_state (self, entry);
  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
dvt_marketplace_card_dispose (GObject *object)
{
  DvtMarketplaceCard *self = DVT_MARKETPLACE_CARD (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_MARKETPLACE_CARD);
  G_OBJECT_CLASS (dvt_marketplace_card_parent_class)->dispose (object);
}

static void
dvt_marketplace_card_finalize (GObject *object)
{
  g_clear_pointer (&DVT_MARKETPLACE_CARD (object)->label, g_free);
  G_OBJECT_CLASS (dvt_marketplace_card_parent_class)->finalize (object);
}

static void
dvt_marketplace_card_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  DvtMarketplaceCard *self = DVT_MARKETPLACE_CARD (object);

  switch ((DvtMarketplaceCardProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_marketplace_card_class_init (DvtMarketplaceCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_marketplace_card_dispose;
  object_class->finalize = dvt_marketplace_card_finalize;
  object_class->get_property = dvt_marketplace_card_get_property;

  props[PROP_LABEL]
    = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DVT_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-marketplace-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, tile);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, caption_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, install_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, update_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceCard, state_label);
}

static void
dvt_marketplace_card_init (DvtMarketplaceCard *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_MARKETPLACE_ENTRY);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_marketplace_card_set_entry (DvtMarketplaceCard *self, DvtMarketplaceEntry *entry)
{
  g_return_if_fail (DVT_IS_MARKETPLACE_CARD (self));
  g_return_if_fail (entry == NULL || DVT_IS_MARKETPLACE_ENTRY (entry));

  if (!g_set_object (&self->entry, entry))
    return;
  g_signal_group_set_target (self->signals, entry);
  if (entry != NULL)
    update (self);
}
