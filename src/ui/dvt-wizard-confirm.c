/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-confirm.h"

#include <glib/gi18n.h>

#include "dvt-change-summary.h"
#include "dvt-consequence-list.h"
#include "dvt-plan-text.h"
#include "dvt-tile.h"
#include "dvt-wizard-impacts.h"

struct _DvtWizardConfirm
{
  AdwNavigationPage parent_instance;

  GtkButton *apply_button;
  DvtTile *tile;
  GtkLabel *question_label;
  GtkWidget *dropped_group;
  DvtChangeSummary *summary;
  GtkListBox *happens_list;
  GtkWidget *impact_group;
  GtkLabel *impact_label;
  GtkListBox *impact_list;
  GtkEditable *message_row;
};

G_DEFINE_FINAL_TYPE (DvtWizardConfirm, dvt_wizard_confirm, ADW_TYPE_NAVIGATION_PAGE)

static char *
build_question (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  g_autofree char *to = dvt_plan_text_build_to (plan);

  switch (choice)
    {
    case DVT_UPDATE_CHOICE_OVERWRITE:
      /* Translators: a connector and a version; header capitals. */
      return g_strdup_printf (_ ("Overwrite %1$s with %2$s?"), name, to);
    case DVT_UPDATE_CHOICE_ALONGSIDE:
      /* Translators: a version and a connector; header capitals. */
      return g_strdup_printf (_ ("Install %2$s Alongside %1$s?"), name, to);
    case DVT_UPDATE_CHOICE_PLAIN:
    case DVT_UPDATE_CHOICE_NONE:
    default:
      /* Translators: a connector and a version; header capitals. */
      return g_strdup_printf (_ ("Update %1$s to %2$s?"), name, to);
    }
}

static void
set_button (DvtWizardConfirm *self, DvtUpdateChoice choice)
{
  const char *label = _ ("Update");

  if (choice == DVT_UPDATE_CHOICE_OVERWRITE)
    label = _ ("Overwrite");
  else if (choice == DVT_UPDATE_CHOICE_ALONGSIDE)
    label = _ ("Install Alongside");
  gtk_button_set_label (self->apply_button, label);
  gtk_widget_add_css_class (GTK_WIDGET (self->apply_button), choice == DVT_UPDATE_CHOICE_OVERWRITE
                                                               ? "destructive-action"
                                                               : "suggested-action");
}

/* Lists of their own say in full what they name. */
static void
drop_named (GPtrArray *consequences)
{
  for (guint i = consequences->len; i > 0; i--)
    if (((const DvtConsequence *) consequences->pdata[i - 1])->weight != DVT_CONSEQUENCE_KEPT)
      g_ptr_array_remove_index (consequences, i - 1);
}

/* By name, before it is too late to know. */
static void
show_impacts (DvtWizardConfirm *self, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  GPtrArray *impacts = dvt_update_plan_get_impacts (plan, choice);
  guint count = dvt_wizard_impacts_count (impacts);
  g_autofree char *title = NULL;

  if (count == 0)
    return;
  /* Translators: the title of a list of instances and process flows; header capitals. */
  title = g_strdup_printf (ngettext ("%u Needs You Afterwards", "%u Need You Afterwards", count),
                           count);
  gtk_label_set_label (self->impact_label, title);
  dvt_wizard_impacts_fill (self->impact_list, plan, impacts, DVT_WIZARD_IMPACTS_BEFORE);
  gtk_widget_set_visible (self->impact_group, TRUE);
}

/* Enter goes on, but nothing is dropped by a key that was pressed once too often. */
static void
on_message_activated_cb (DvtWizardConfirm *self)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->apply_button), "destructive-action"))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.apply", NULL);
}

static void
dvt_wizard_confirm_shown (AdwNavigationPage *page)
{
  /* Not the button: what is asked here deserves a look and a word of why. */
  gtk_widget_grab_focus (GTK_WIDGET (DVT_WIZARD_CONFIRM (page)->message_row));
}

static void
dvt_wizard_confirm_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_WIZARD_CONFIRM);
  G_OBJECT_CLASS (dvt_wizard_confirm_parent_class)->dispose (object);
}

static void
dvt_wizard_confirm_class_init (DvtWizardConfirmClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_wizard_confirm_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = dvt_wizard_confirm_shown;

  g_type_ensure (DVT_TYPE_CHANGE_SUMMARY);
  g_type_ensure (DVT_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-wizard-confirm.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, tile);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, question_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, dropped_group);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, summary);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, happens_list);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, impact_group);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, impact_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, impact_list);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardConfirm, message_row);
  gtk_widget_class_bind_template_callback (widget_class, on_message_activated_cb);
}

static void
dvt_wizard_confirm_init (DvtWizardConfirm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dvt_wizard_confirm_new (DvtUpdatePlan *plan, GListModel *changes, DvtUpdateChoice choice)
{
  DvtWizardConfirm *self = g_object_new (DVT_TYPE_WIZARD_CONFIRM, NULL);
  g_autofree char *question = build_question (plan, choice);
  g_autofree char *from = dvt_plan_text_build_from (plan);
  g_autoptr (GPtrArray) consequences = dvt_plan_text_list_consequences (plan, choice);

  dvt_tile_set_name (self->tile, dvt_update_plan_get_connector_name (plan));
  dvt_tile_set_colour (self->tile, dvt_update_plan_get_colour (plan));
  gtk_label_set_label (self->question_label, question);
  set_button (self, choice);
  if (choice == DVT_UPDATE_CHOICE_OVERWRITE)
    {
      dvt_change_summary_set_changes (self->summary, changes, NULL, from, _ ("yours"));
      gtk_widget_set_visible (self->dropped_group, TRUE);
    }
  drop_named (consequences);
  dvt_consequence_list_fill (self->happens_list, consequences);
  show_impacts (self, plan, choice);
  return ADW_NAVIGATION_PAGE (self);
}

char *
dvt_wizard_confirm_dup_message (DvtWizardConfirm *self)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (DVT_IS_WIZARD_CONFIRM (self), NULL);

  message = g_strstrip (g_strdup (gtk_editable_get_text (self->message_row)));
  return *message != '\0' ? g_steal_pointer (&message) : NULL;
}
