/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-choice.h"

#include <glib/gi18n.h>

#include "dvt-change-summary.h"
#include "dvt-choice-card.h"
#include "dvt-plan-text.h"

/* The safe one first. */
static const DvtUpdateChoice choices[] = {
  DVT_UPDATE_CHOICE_ALONGSIDE,
  DVT_UPDATE_CHOICE_OVERWRITE,
};

struct _DvtWizardChoice
{
  AdwNavigationPage parent_instance;

  DvtUpdateChoice choice;
  DvtChoiceCard *cards[G_N_ELEMENTS (choices)]; /* (unowned) in card_box */

  AdwWindowTitle *window_title;
  GtkWidget *continue_button;
  GtkLabel *n_changes_label;
  DvtChangeSummary *summary;
  GtkBox *card_box;
};

G_DEFINE_FINAL_TYPE (DvtWizardChoice, dvt_wizard_choice, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_CHOICE = 1,
} DvtWizardChoiceProperty;

static GParamSpec *props[PROP_CHOICE + 1];

static void
update_continue (DvtWizardChoice *self)
{
  gboolean decided = self->choice != DVT_UPDATE_CHOICE_NONE;
  const char *reason = decided ? NULL : _ ("Choose how to update first");

  gtk_widget_set_sensitive (self->continue_button, decided);
  gtk_widget_set_tooltip_text (self->continue_button, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->continue_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "",
                                  -1);
}

static void
set_choice (DvtWizardChoice *self, DvtUpdateChoice choice)
{
  if (self->choice == choice)
    return;
  self->choice = choice;
  update_continue (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
}

static void
on_card_toggled_cb (DvtWizardChoice *self, GtkToggleButton *card)
{
  if (gtk_toggle_button_get_active (card))
    set_choice (self, dvt_choice_card_get_choice (DVT_CHOICE_CARD (card)));
}

static void
on_continue_clicked_cb (DvtWizardChoice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.continue", NULL);
}

/* As in every radio group, the arrow keys go to the next choice and take it. */
static gboolean
on_key_pressed_cb (DvtWizardChoice *self,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   GtkEventController *controller)
{
  GtkWidget *card = gtk_event_controller_get_widget (controller);
  GtkWidget *next = NULL;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Right)
    next = gtk_widget_get_next_sibling (card);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Left)
    next = gtk_widget_get_prev_sibling (card);
  else
    return GDK_EVENT_PROPAGATE;
  if (next != NULL && gtk_widget_is_sensitive (next) && gtk_widget_grab_focus (next))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (next), TRUE);
  return GDK_EVENT_STOP;
}

static void
add_card (DvtWizardChoice *self, gsize position, DvtUpdatePlan *plan)
{
  GtkWidget *card = dvt_choice_card_new (plan, choices[position]);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (card, keys);
  if (position > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (card), GTK_TOGGLE_BUTTON (self->cards[0]));
  g_signal_connect_object (card, "toggled", G_CALLBACK (on_card_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->card_box, card);
  self->cards[position] = DVT_CHOICE_CARD (card);
}

/* What is chosen gets the focus. Where nothing is, it stays with the changes above: a destructive
 * choice that nobody has made never has it first. */
static void
dvt_wizard_choice_shown (AdwNavigationPage *page)
{
  DvtWizardChoice *self = DVT_WIZARD_CHOICE (page);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i] == self->choice)
      gtk_widget_grab_focus (GTK_WIDGET (self->cards[i]));
}

static void
dvt_wizard_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_WIZARD_CHOICE);
  G_OBJECT_CLASS (dvt_wizard_choice_parent_class)->dispose (object);
}

static void
dvt_wizard_choice_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  DvtWizardChoice *self = DVT_WIZARD_CHOICE (object);

  switch ((DvtWizardChoiceProperty) property_id)
    {
    case PROP_CHOICE:
      g_value_set_enum (value, self->choice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_wizard_choice_class_init (DvtWizardChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_wizard_choice_dispose;
  object_class->get_property = dvt_wizard_choice_get_property;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = dvt_wizard_choice_shown;

  /* What is chosen. */
  props[PROP_CHOICE]
    = g_param_spec_enum ("choice", NULL, NULL, DVT_TYPE_UPDATE_CHOICE, DVT_UPDATE_CHOICE_NONE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DVT_TYPE_CHANGE_SUMMARY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-wizard-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtWizardChoice, window_title);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardChoice, continue_button);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardChoice, n_changes_label);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardChoice, summary);
  gtk_widget_class_bind_template_child (widget_class, DvtWizardChoice, card_box);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked_cb);
}

static void
dvt_wizard_choice_init (DvtWizardChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_continue (self);
}

AdwNavigationPage *
dvt_wizard_choice_new (DvtUpdatePlan *plan, GListModel *changes, DvtUpdateChoice choice)
{
  DvtWizardChoice *self = g_object_new (DVT_TYPE_WIZARD_CHOICE, NULL);
  g_autofree char *subtitle = dvt_plan_text_build_subtitle (plan);
  g_autofree char *n_changes = g_strdup_printf ("%u", g_list_model_get_n_items (changes));
  g_autofree char *from = dvt_plan_text_build_from (plan);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_label_set_label (self->n_changes_label, n_changes);
  dvt_change_summary_set_changes (self->summary, changes, NULL, from, _ ("yours"));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    add_card (self, i, plan);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i] == choice && gtk_widget_get_sensitive (GTK_WIDGET (self->cards[i])))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cards[i]), TRUE);
  return ADW_NAVIGATION_PAGE (self);
}

DvtUpdateChoice
dvt_wizard_choice_get_choice (DvtWizardChoice *self)
{
  g_return_val_if_fail (DVT_IS_WIZARD_CHOICE (self), DVT_UPDATE_CHOICE_NONE);

  return self->choice;
}
