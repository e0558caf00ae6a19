/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-done.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dvt-consequence-list.h"
#include "dvt-plan-text.h"
#include "dvt-reason-row.h"
#include "dvt-wizard-impacts.h"

struct _DvtWizardDone
{
  AdwNavigationPage parent_instance;

  GtkWidget *done_button;
  GtkLabel *title_label;
  GtkListBox *happened_list;
  GtkWidget *left_group;
  GtkListBox *impact_list;
  GtkWidget *copy_list;
  AdwActionRow *look_row;
  AdwActionRow *copy_row;
  GtkLabel *limit_label;
};

G_DEFINE_FINAL_TYPE (DvtWizardDone, dvt_wizard_done, ADW_TYPE_NAVIGATION_PAGE)

static char *
build_title (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  g_autofree char *to = dvt_plan_text_build_to (plan);

  if (choice == DVT_UPDATE_CHOICE_ALONGSIDE)
    /* Translators: two connectors; header capitals. */
    return g_strdup_printf (_ ("%1$s Stands Beside %2$s"),
                            dvt_update_plan_get_alongside_name (plan), name);
  /* Translators: a connector and a version; header capitals. */
  return g_strdup_printf (_ ("%1$s Is Now at %2$s"), name, to);
}

/* Whether the list of what is left to do says the same. */
static gboolean
is_listed (const char *warning, GPtrArray *impacts)
{
  for (guint i = 0; i < impacts->len; i++)
    {
      const DvtImpact *impact = impacts->pdata[i];

      for (guint j = 0; j < impact->reasons->len; j++)
        {
          const DvtReason *reason = impact->reasons->pdata[j];

          if (strstr (warning, impact->name) != NULL && strstr (warning, reason->message) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_warnings (DvtWizardDone *self, GPtrArray *warnings, GPtrArray *impacts)
{
  for (guint i = 0; i < warnings->len; i++)
    if (!is_listed (warnings->pdata[i], impacts))
      gtk_list_box_append (
        self->happened_list,
        dvt_reason_row_new (warnings->pdata[i], NULL, "dialog-warning-symbolic", "warning"));
}

static void
show_copy (DvtWizardDone *self, DvtUpdatePlan *plan)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  guint n_own = dvt_update_plan_get_own_changes (plan)->len;
  g_autofree char *look
    /* Translators: a connector. */
    = g_strdup_printf (_ ("Look at %s"), dvt_update_plan_get_alongside_name (plan));
  g_autofree char *count = g_strdup_printf (
    ngettext ("%1$u change is in %2$s only", "%1$u changes are in %2$s only", n_own), n_own, name);
  /* Translators: a connector; the command is a button of the dialogs that edit its parts. */
  g_autofree char *way = g_strdup_printf (
    _ ("Open an endpoint or setting of %s and choose “Copy to Another Connector…”"), name);
  /* Translators: two sentences: how many changes, and how to copy them. */
  g_autofree char *subtitle = g_strdup_printf (_ ("%1$s. %2$s."), count, way);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->look_row), look);
  adw_action_row_set_subtitle (self->copy_row, subtitle);
  gtk_widget_set_visible (self->copy_list, TRUE);
  gtk_widget_set_visible (self->left_group, TRUE);
}

static void
show_impacts (DvtWizardDone *self, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  GPtrArray *impacts = dvt_update_plan_get_impacts (plan, choice);

  if (impacts->len == 0)
    return;
  dvt_wizard_impacts_fill (self->impact_list, plan, impacts, DVT_WIZARD_IMPACTS_AFTER);
  gtk_widget_set_visible (GTK_WIDGET (self->impact_list), TRUE);
  gtk_widget_set_visible (self->left_group, TRUE);
}

/* Return closes the wizard, wherever the focus is on this page. */
static void
dvt_wizard_done_showing (AdwNavigationPage *page)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_set_default_widget (ADW_DIALOG (dialog), DVT_WIZARD_DONE (page)->done_button);
}

static void
dvt_wizard_done_hiding (AdwNavigationPage *page)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_set_default_widget (ADW_DIALOG (dialog), NULL);
}

static void
dvt_wizard_done_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_WIZARD_DONE);
  G_OBJECT_CLASS (dvt_wizard_done_parent_class)->dispose (object);
}

static void
dvt_wizard_done_class_init (DvtWizardDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_wizard_done_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = dvt_wizard_done_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = dvt_wizard_done_hiding;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-wizard-done.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, done_button);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, title_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, happened_list);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, left_group);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, impact_list);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, copy_list);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, look_row);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, copy_row);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardDone, limit_label);
}

static void
dvt_wizard_done_init (DvtWizardDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dvt_wizard_done_new (DvtUpdatePlan *plan, DvtUpdateChoice choice, GPtrArray *warnings)
{
  DvtWizardDone *self = g_object_new (DVT_TYPE_WIZARD_DONE, NULL);
  gboolean alongside = choice == DVT_UPDATE_CHOICE_ALONGSIDE;
  const char *touched = alongside ? dvt_update_plan_get_alongside_name (plan)
                                  : dvt_update_plan_get_connector_name (plan);
  g_autofree char *title = build_title (plan, choice);
  g_autofree char *limit
    = g_strdup_printf (_ ("Possible until something later touches %s"), touched);
  g_autoptr (GPtrArray) results = dvt_plan_text_list_results (plan, choice);

  gtk_label_set_label (self->title_label, title);
  dvt_consequence_list_fill (self->happened_list, results);
  add_warnings (self, warnings, dvt_update_plan_get_impacts (plan, choice));
  if (alongside)
    show_copy (self, plan);
  show_impacts (self, plan, choice);
  gtk_label_set_label (self->limit_label, limit);
  return ADW_NAVIGATION_PAGE (self);
}
