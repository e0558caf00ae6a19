/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-impacts.h"

#include <glib/gi18n.h>

#include "dvt-instance-words.h"
#include "dvt-reason-badge.h"
#include "dvt-reason-row.h"
#include "dvt-style.h"

/* So many rows are made at first, and each time that more are asked for. */
#define N_FIRST_ROWS 8
#define N_MORE_ROWS 50

/* One list, as long as its list box lives. */
typedef struct
{
  GtkListBox *list_box; /* (unowned) owns this */
  DvtUpdatePlan *plan;  /* (owned) has the impacts */
  GPtrArray *impacts;   /* (owned) (element-type DvtImpact) */
  DvtWizardImpactsMode mode;
  guint n_made;
} ImpactList;

static void
impact_list_free (ImpactList *list)
{
  g_clear_object (&list->plan);
  g_clear_pointer (&list->impacts, g_ptr_array_unref);
  g_free (list);
}

static gboolean
is_flow (const DvtImpact *impact)
{
  return g_str_equal (impact->kind, "flow");
}

/* "Cancel Fulfilment, draft: it uses …", one line for each reason. */
static char *
build_subtitle (const DvtImpact *impact)
{
  g_autofree char *reasons = dvt_instance_words_join_reasons (impact->reasons);

  if (impact->detail == NULL || *impact->detail == '\0')
    return g_steal_pointer (&reasons);
  /* Translators: a shape of a process flow, and why it needs attention. */
  return g_strdup_printf (_ ("%1$s: %2$s"), impact->detail, reasons);
}

static void
add_button (GtkWidget *row, const DvtImpact *impact)
{
  GtkWidget *button = gtk_button_new ();
  /* Translators: the name of a button; %s is an instance's or a process flow's name. */
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), impact->name);

  gtk_button_set_child (GTK_BUTTON (button),
                        gtk_label_new (is_flow (impact) ? _ ("Open Flow") : _ ("Open Instance")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", impact->kind, impact->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.show-impact");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (const DvtImpact *impact, DvtWizardImpactsMode mode)
{
  g_autofree char *subtitle = build_subtitle (impact);
  GtkWidget *row = dvt_reason_row_new (
    impact->name, subtitle, is_flow (impact) ? "dvt-flow-symbolic" : "dvt-key-symbolic", "dimmed");

  if (mode == DVT_WIZARD_IMPACTS_AFTER)
    add_button (row, impact);
  else
    adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      /* Translators: something will not work before somebody has looked after it. */
      dvt_reason_badge_new (_ ("Needs You"), "dialog-warning-symbolic", DVT_STYLE_ERROR));
  return row;
}

static void make_rows (ImpactList *list, guint n_rows);

static void
on_more_activated_cb (GtkWidget *row, ImpactList *list)
{
  guint first = list->n_made;

  gtk_list_box_remove (list->list_box, row);
  make_rows (list, N_MORE_ROWS);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list->list_box, (int) first)),
                          GTK_DIR_TAB_FORWARD);
}

static void
add_more_row (ImpactList *list)
{
  GtkWidget *row = adw_button_row_new ();
  guint n_more = MIN (list->impacts->len - list->n_made, N_MORE_ROWS);
  g_autofree char *title
    = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_more), n_more);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect (row, "activated", G_CALLBACK (on_more_activated_cb), list);
  gtk_list_box_append (list->list_box, row);
}

static void
make_rows (ImpactList *list, guint n_rows)
{
  guint n_wanted = MIN (list->n_made + n_rows, list->impacts->len);

  for (guint i = list->n_made; i < n_wanted; i++)
    gtk_list_box_append (list->list_box, create_row (list->impacts->pdata[i], list->mode));
  list->n_made = n_wanted;
  if (n_wanted < list->impacts->len)
    add_more_row (list);
}

void
dvt_wizard_impacts_fill (GtkListBox *list_box,
                         DvtUpdatePlan *plan,
                         GPtrArray *impacts,
                         DvtWizardImpactsMode mode)
{
  ImpactList *list = g_new0 (ImpactList, 1);

  list->list_box = list_box;
  list->plan = g_object_ref (plan);
  list->impacts = g_ptr_array_ref (impacts);
  list->mode = mode;
  g_object_set_data_full (G_OBJECT (list_box), "dvt-impact-list", list,
                          (GDestroyNotify) impact_list_free);
  make_rows (list, N_FIRST_ROWS);
}
