/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-whats-new.h"

#include <glib/gi18n.h>

#include "dvt-change-summary.h"
#include "dvt-date.h"
#include "dvt-kind-chips.h"
#include "dvt-marketplace-entry.h"
#include "dvt-plan-text.h"
#include "dvt-tile.h"

struct _DvtWizardWhatsNew
{
  AdwNavigationPage parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *continue_button;
  AdwBanner *renewed_banner;
  DvtTile *tile;
  GtkLabel *from_label;
  GtkLabel *arrow_label;
  GtkLabel *to_label;
  GtkLabel *versions_label;
  DvtKindChips *chips;
  DvtChangeSummary *summary;
  GtkWidget *nothing_label;
  GtkWidget *notes_group;
  GtkLabel *n_versions_label;
  GtkBox *notes_box;
};

G_DEFINE_FINAL_TYPE (DvtWizardWhatsNew, dvt_wizard_whats_new, ADW_TYPE_NAVIGATION_PAGE)

/* A vendor's text is plain text, whatever stands in it. */
static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
build_heading (DvtMarketplaceVersion *version, GDateTime *now)
{
  const char *name = dvt_marketplace_version_get_name (version);
  const char *date = dvt_marketplace_version_get_date (version);
  g_autofree char *number = g_strdup_printf ("%u", dvt_marketplace_version_get_number (version));
  g_autofree char *day = NULL;

  if (name == NULL || *name == '\0')
    name = number;
  if (date == NULL)
    return g_strdup (name);
  day = dvt_date_format_text_day (date, now);
  /* Translators: a version and the day it was published. */
  return g_strdup_printf (_ ("%1$s · %2$s"), name, day);
}

/* Of all versions that the update passes, the oldest first; which one says what is only told where
 * there are several. */
static void
fill_notes (DvtWizardWhatsNew *self, DvtUpdatePlan *plan, GDateTime *now)
{
  GPtrArray *versions = dvt_update_plan_get_versions (plan);
  g_autofree char *n_versions = NULL;
  guint n_notes = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      DvtMarketplaceVersion *version = versions->pdata[i];
      const char *notes = dvt_marketplace_version_get_notes (version);
      GtkWidget *box;

      if (notes == NULL || *notes == '\0')
        continue;
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      if (versions->len > 1)
        {
          g_autofree char *heading = build_heading (version, now);

          gtk_box_append (GTK_BOX (box), create_text (heading, "caption-heading"));
        }
      gtk_box_append (GTK_BOX (box), create_text (notes, NULL));
      gtk_box_append (self->notes_box, box);
      n_notes++;
    }
  gtk_widget_set_visible (self->notes_group, n_notes > 0);
  n_versions = g_strdup_printf (ngettext ("%u version", "%u versions", n_notes), n_notes);
  gtk_label_set_label (self->n_versions_label, n_notes > 1 ? n_versions : "");
}

static void
fill_head (DvtWizardWhatsNew *self, DvtUpdatePlan *plan)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  const char *source = dvt_update_plan_get_source_name (plan);
  g_autofree char *from = dvt_plan_text_build_from (plan);
  g_autofree char *to = dvt_plan_text_build_to (plan);
  g_autofree char *versions = dvt_plan_text_build_versions (plan);
  g_autofree char *subtitle = NULL;

  /* Translators: a connector and the marketplace that it is from. */
  subtitle = source != NULL ? g_strdup_printf (_ ("%1$s, %2$s"), name, source) : g_strdup (name);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  dvt_tile_set_name (self->tile, name);
  dvt_tile_set_colour (self->tile, dvt_update_plan_get_colour (plan));
  gtk_label_set_label (self->from_label, from);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_label_set_label (self->arrow_label, "←");
  gtk_label_set_label (self->to_label, to);
  gtk_label_set_label (self->versions_label, versions);
}

static gboolean
dvt_wizard_whats_new_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DVT_WIZARD_WHATS_NEW (widget)->continue_button);
}

static void
dvt_wizard_whats_new_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_WIZARD_WHATS_NEW);
  G_OBJECT_CLASS (dvt_wizard_whats_new_parent_class)->dispose (object);
}

static void
dvt_wizard_whats_new_class_init (DvtWizardWhatsNewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_wizard_whats_new_dispose;
  widget_class->grab_focus = dvt_wizard_whats_new_grab_focus;

  g_type_ensure (DVT_TYPE_CHANGE_SUMMARY);
  g_type_ensure (DVT_TYPE_KIND_CHIPS);
  g_type_ensure (DVT_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-wizard-whats-new.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, window_title);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, continue_button);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, renewed_banner);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, tile);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, from_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, arrow_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, to_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, versions_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, chips);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, summary);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, notes_group);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, n_versions_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardWhatsNew, notes_box);
}

static void
dvt_wizard_whats_new_init (DvtWizardWhatsNew *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dvt_wizard_whats_new_new (DvtUpdatePlan *plan,
                          GListModel *changes,
                          DvtKindFilter *filter,
                          GDateTime *now)
{
  DvtWizardWhatsNew *self = g_object_new (DVT_TYPE_WIZARD_WHATS_NEW, NULL);
  gboolean has_changes = g_list_model_get_n_items (changes) > 0;
  g_autofree char *from = dvt_plan_text_build_from (plan);
  g_autofree char *to = dvt_plan_text_build_to (plan);

  fill_head (self, plan);
  dvt_kind_chips_set_changes (self->chips, changes, filter);
  dvt_change_summary_set_changes (self->summary, changes, filter, from, to);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), has_changes);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), has_changes);
  gtk_widget_set_visible (self->nothing_label, !has_changes);
  fill_notes (self, plan, now);
  return ADW_NAVIGATION_PAGE (self);
}

void
dvt_wizard_whats_new_set_renewed (DvtWizardWhatsNew *self, gboolean renewed)
{
  g_return_if_fail (DVT_IS_WIZARD_WHATS_NEW (self));

  adw_banner_set_revealed (self->renewed_banner, renewed);
}
