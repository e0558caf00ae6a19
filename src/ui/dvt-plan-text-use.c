/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What an update means for what runs on the connector: counted from its instances and flows. */

#include "config.h"

#include "dvt-plan-text-private.h"

#include <glib/gi18n.h>

/* So many are named; the rest are counted. */
#define MAX_NAMES 3

/* The names of what needs somebody afterwards, each once: a flow may with several shapes. */
static GPtrArray *
list_names (DvtUpdatePlan *plan, DvtUpdateChoice choice, const char *kind)
{
  GPtrArray *impacts = dvt_update_plan_get_impacts (plan, choice);
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < impacts->len; i++)
    {
      const DvtImpact *impact = impacts->pdata[i];

      if (g_str_equal (impact->kind, kind) && g_hash_table_add (ids, impact->id))
        g_ptr_array_add (names, impact->name);
    }
  return names;
}

/* How many of @n_all are not in @affected. */
static guint
count_others (guint n_all, GPtrArray *affected)
{
  return n_all > affected->len ? n_all - affected->len : 0;
}

static void
add_instances (GPtrArray *consequences, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  g_autoptr (GPtrArray) affected = list_names (plan, choice, "instance");
  guint n_affected = affected->len;
  guint n_others = count_others (dvt_update_plan_get_n_instances (plan), affected);

  if (n_others > 0)
    dvt_plan_text_add (
      consequences, DVT_CONSEQUENCE_KEPT,
      g_strdup_printf (ngettext ("%u instance goes on without signing in again",
                                 "%u instances go on without signing in again", n_others),
                       n_others),
      NULL);
  if (n_affected > 0)
    dvt_plan_text_add (
      consequences, DVT_CONSEQUENCE_NEEDS_YOU,
      g_strdup_printf (ngettext ("%u instance needs attention afterwards",
                                 "%u instances need attention afterwards", n_affected),
                       n_affected),
      dvt_plan_text_join_names (affected, MAX_NAMES));
}

static void
add_flows (GPtrArray *consequences, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  g_autoptr (GPtrArray) affected = list_names (plan, choice, "flow");
  guint n_affected = affected->len;
  guint n_others = count_others (dvt_update_plan_get_n_flows (plan), affected);

  if (n_others > 0)
    dvt_plan_text_add (
      consequences, DVT_CONSEQUENCE_KEPT,
      g_strdup_printf (ngettext ("%u process flow goes on with the same instances",
                                 "%u process flows go on with the same instances", n_others),
                       n_others),
      NULL);
  if (n_affected > 0)
    dvt_plan_text_add (
      consequences, DVT_CONSEQUENCE_NEEDS_YOU,
      g_strdup_printf (ngettext ("%u process flow needs attention afterwards",
                                 "%u process flows need attention afterwards", n_affected),
                       n_affected),
      dvt_plan_text_join_names (affected, MAX_NAMES));
}

static void
add_alongside (GPtrArray *consequences, DvtUpdatePlan *plan)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  guint n_instances = dvt_update_plan_get_n_instances (plan);
  guint n_flows = dvt_update_plan_get_n_flows (plan);

  if (n_instances > 0)
    dvt_plan_text_add (consequences, DVT_CONSEQUENCE_KEPT,
                       g_strdup (_ ("The new connector has no instances yet")),
                       g_strdup_printf (ngettext ("%1$u instance stays with %2$s",
                                                  "%1$u instances stay with %2$s", n_instances),
                                        n_instances, name));
  if (n_flows > 0)
    dvt_plan_text_add (
      consequences, DVT_CONSEQUENCE_KEPT,
      g_strdup_printf (ngettext ("%u process flow goes on with the first one and shows a warning",
                                 "%u process flows go on with the first one and show a warning",
                                 n_flows),
                       n_flows),
      NULL);
}

void
dvt_plan_text_add_uses (GPtrArray *consequences, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  if (choice == DVT_UPDATE_CHOICE_ALONGSIDE)
    add_alongside (consequences, plan);
  else if (choice != DVT_UPDATE_CHOICE_NONE)
    {
      add_instances (consequences, plan, choice);
      add_flows (consequences, plan, choice);
    }
}

/* What is left to do stands in a list of its own: here is what simply went on. */
static void
add_kept (GPtrArray *results, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  g_autoptr (GPtrArray) instances = list_names (plan, choice, "instance");
  g_autoptr (GPtrArray) flows = list_names (plan, choice, "flow");
  guint n_instances = count_others (dvt_update_plan_get_n_instances (plan), instances);
  guint n_flows = count_others (dvt_update_plan_get_n_flows (plan), flows);

  if (n_instances > 0)
    dvt_plan_text_add (results, DVT_CONSEQUENCE_KEPT,
                       g_strdup_printf (ngettext ("%u instance stayed signed in",
                                                  "%u instances stayed signed in", n_instances),
                                        n_instances),
                       NULL);
  if (n_flows > 0)
    dvt_plan_text_add (
      results, DVT_CONSEQUENCE_KEPT,
      g_strdup_printf (ngettext ("%u process flow goes on", "%u process flows go on", n_flows),
                       n_flows),
      NULL);
}

void
dvt_plan_text_add_used (GPtrArray *results, DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  if (choice == DVT_UPDATE_CHOICE_ALONGSIDE)
    add_alongside (results, plan);
  else if (choice != DVT_UPDATE_CHOICE_NONE)
    add_kept (results, plan, choice);
}
