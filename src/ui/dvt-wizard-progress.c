/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-progress.h"

#include <glib/gi18n.h>

#include "dvt-plan-text.h"

struct _DvtWizardProgress
{
  AdwNavigationPage parent_instance;

  AdwStatusPage *status_page;
};

G_DEFINE_FINAL_TYPE (DvtWizardProgress, dvt_wizard_progress, ADW_TYPE_NAVIGATION_PAGE)

static void
dvt_wizard_progress_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_WIZARD_PROGRESS);
  G_OBJECT_CLASS (dvt_wizard_progress_parent_class)->dispose (object);
}

static void
dvt_wizard_progress_class_init (DvtWizardProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_wizard_progress_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-wizard-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtWizardProgress, status_page);
}

static void
dvt_wizard_progress_init (DvtWizardProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dvt_wizard_progress_new (DvtUpdatePlan *plan)
{
  DvtWizardProgress *self = g_object_new (DVT_TYPE_WIZARD_PROGRESS, NULL);
  g_autofree char *to = dvt_plan_text_build_to (plan);
  g_autofree char *title = NULL;

  /* Translators: a connector and a version; header capitals. */
  title
    = g_strdup_printf (_ ("Updating %1$s to %2$s"), dvt_update_plan_get_connector_name (plan), to);
  adw_status_page_set_title (self->status_page, title);
  return ADW_NAVIGATION_PAGE (self);
}
