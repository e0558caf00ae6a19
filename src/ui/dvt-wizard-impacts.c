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
  guint n_read; /* how many of @impacts have a row, or share one */
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

/* Impacts of one instance or flow stand side by side. */
static guint
find_end (GPtrArray *impacts, guint start)
{
  const DvtImpact *first = impacts->pdata[start];
  guint end = start + 1;

  while (end < impacts->len)
    {
      const DvtImpact *next = impacts->pdata[end];

      if (!g_str_equal (first->kind, next->kind) || !g_str_equal (first->id, next->id))
        break;
      end++;
    }
  return end;
}

static void
append_reasons (const DvtImpact *impact, GString *text)
{
  g_autofree char *reasons = dvt_instance_words_join_reasons (impact->reasons);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (impact->detail == NULL || *impact->detail == '\0')
    g_string_append (text, reasons);
  else
    /* Translators: a shape of a process flow, and why it needs attention. */
    g_string_append_printf (text, _ ("%1$s: %2$s"), impact->detail, reasons);
}

/* One line for each reason: "Cancel Fulfilment: it uses …". */
static char *
build_subtitle (GPtrArray *impacts, guint start, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    append_reasons (impacts->pdata[i], text);
  return g_string_free_and_steal (g_steal_pointer (&text));
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
create_row (GPtrArray *impacts, guint start, guint end, DvtWizardImpactsMode mode)
{
  const DvtImpact *impact = impacts->pdata[start];
  g_autofree char *subtitle = build_subtitle (impacts, start, end);
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
  int first = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  gtk_list_box_remove (list->list_box, row);
  make_rows (list, N_MORE_ROWS);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list->list_box, first)),
                          GTK_DIR_TAB_FORWARD);
}

static void
add_more_row (ImpactList *list)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Show More"));
  g_signal_connect (row, "activated", G_CALLBACK (on_more_activated_cb), list);
  gtk_list_box_append (list->list_box, row);
}

static void
make_rows (ImpactList *list, guint n_rows)
{
  for (guint i = 0; i < n_rows && list->n_read < list->impacts->len; i++)
    {
      guint end = find_end (list->impacts, list->n_read);

      gtk_list_box_append (list->list_box,
                           create_row (list->impacts, list->n_read, end, list->mode));
      list->n_read = end;
    }
  if (list->n_read < list->impacts->len)
    add_more_row (list);
}

guint
dvt_wizard_impacts_count (GPtrArray *impacts)
{
  guint count = 0;

  for (guint i = 0; i < impacts->len; i = find_end (impacts, i))
    count++;
  return count;
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
