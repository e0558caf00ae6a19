/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-choice-card.h"

#include <glib/gi18n.h>

#include "dvt-plan-text.h"

struct _DvtChoiceCard
{
  GtkToggleButton parent_instance;

  DvtUpdateChoice choice;

  GtkImage *icon_image;
  GtkLabel *title_label;
  GtkWidget *recommended_label;
  GtkLabel *description_label;
  GtkBox *consequence_box;
  GtkWidget *reason_box;
  GtkLabel *reason_label;
};

G_DEFINE_FINAL_TYPE (DvtChoiceCard, dvt_choice_card, GTK_TYPE_TOGGLE_BUTTON)

static const char *
get_title (DvtUpdateChoice choice)
{
  /* Translators: the two ways to update a modified connector; header capitals. */
  return choice == DVT_UPDATE_CHOICE_OVERWRITE ? _ ("Overwrite") : _ ("Install Alongside");
}

static char *
build_description (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  g_autofree char *to = dvt_plan_text_build_to (plan);

  if (choice == DVT_UPDATE_CHOICE_OVERWRITE)
    /* Translators: %s is a version. */
    return g_strdup_printf (_ ("Replace the connector by %s as the vendor published it."), to);
  /* Translators: %s is a version. */
  return g_strdup_printf (_ ("Add %s as a second connector. The first one stays as it is."), to);
}

static GtkWidget *
create_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_consequence (DvtChoiceCard *self, const DvtConsequence *consequence)
{
  gboolean kept = consequence->weight == DVT_CONSEQUENCE_KEPT;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = g_object_new (
    GTK_TYPE_IMAGE, "icon-name", kept ? "object-select-symbolic" : "dialog-warning-symbolic",
    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (image, dvt_consequence_get_style (consequence));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), create_line (consequence->title, NULL));
  if (consequence->detail != NULL)
    gtk_box_append (GTK_BOX (lines), create_line (consequence->detail, "dimmed"));
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (self->consequence_box, row);
}

/* The name stays the choice's own word; what it means is the description. */
static void
update_accessible (DvtChoiceCard *self, GPtrArray *consequences, const char *reason)
{
  g_autoptr (GString) description = g_string_new (gtk_label_get_label (self->description_label));

  for (guint i = 0; i < consequences->len; i++)
    {
      const DvtConsequence *consequence = consequences->pdata[i];

      g_string_append_printf (description, " %s.", consequence->title);
    }
  if (reason != NULL)
    g_string_append_printf (description, " %s", reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_title (self->choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description->str, -1);
}

static void
on_toggled_cb (DvtChoiceCard *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));

  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
    active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
dvt_choice_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_CHOICE_CARD);
  G_OBJECT_CLASS (dvt_choice_card_parent_class)->dispose (object);
}

static void
dvt_choice_card_class_init (DvtChoiceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_choice_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-choice-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, icon_image);
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, recommended_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, description_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, consequence_box);
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, reason_box);
  gtk_widget_class_bind_template_child (widget_class, DvtChoiceCard, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
}

static void
dvt_choice_card_init (DvtChoiceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_toggled_cb (self);
}

GtkWidget *
dvt_choice_card_new (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  DvtChoiceCard *self = g_object_new (DVT_TYPE_CHOICE_CARD, NULL);
  gboolean destructive = choice == DVT_UPDATE_CHOICE_OVERWRITE;
  g_autofree char *description = build_description (plan, choice);
  g_autoptr (GPtrArray) consequences = dvt_plan_text_list_consequences (plan, choice);
  const char *reason = NULL;
  gboolean possible = dvt_update_plan_can_choose (plan, choice, &reason);

  self->choice = choice;
  gtk_image_set_from_icon_name (self->icon_image,
                                destructive ? "dvt-overwrite-symbolic" : "dvt-alongside-symbolic");
  gtk_label_set_label (self->title_label, get_title (choice));
  gtk_label_set_label (self->description_label, description);
  if (destructive)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->icon_image), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "error");
    }
  gtk_widget_set_visible (self->recommended_label,
                          choice == dvt_update_plan_get_default_choice (plan));
  /* What cannot be chosen has a reason and no consequences. */
  if (!possible)
    g_ptr_array_set_size (consequences, 0);
  for (guint i = 0; i < consequences->len; i++)
    append_consequence (self, consequences->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->consequence_box), possible);
  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason_box, !possible && reason != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), possible);
  update_accessible (self, consequences, possible ? NULL : reason);
  return GTK_WIDGET (self);
}

DvtUpdateChoice
dvt_choice_card_get_choice (DvtChoiceCard *self)
{
  g_return_val_if_fail (DVT_IS_CHOICE_CARD (self), DVT_UPDATE_CHOICE_NONE);

  return self->choice;
}
