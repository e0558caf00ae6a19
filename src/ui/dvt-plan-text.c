/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-plan-text-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dvt-change-item.h"
#include "dvt-marketplace-entry.h"

/* So many are named; the rest are counted. */
#define MAX_NAMES 3

static void
consequence_free (DvtConsequence *consequence)
{
  g_free (consequence->title);
  g_free (consequence->detail);
  g_free (consequence);
}

void
dvt_plan_text_add (GPtrArray *consequences, DvtConsequenceWeight weight, char *title, char *detail)
{
  DvtConsequence *consequence = g_new0 (DvtConsequence, 1);

  consequence->weight = weight;
  consequence->title = title;
  consequence->detail = detail;
  g_ptr_array_add (consequences, consequence);
}

const char *
dvt_consequence_get_style (const DvtConsequence *consequence)
{
  if (consequence->weight == DVT_CONSEQUENCE_LOST)
    return "error";
  return consequence->weight == DVT_CONSEQUENCE_NEEDS_YOU ? "warning" : "dimmed";
}

static char *
build_version (const char *name, guint number)
{
  return name != NULL && *name != '\0' ? g_strdup (name) : g_strdup_printf ("%u", number);
}

char *
dvt_plan_text_build_from (DvtUpdatePlan *plan)
{
  return build_version (dvt_update_plan_get_from_name (plan),
                        dvt_update_plan_get_from_version (plan));
}

char *
dvt_plan_text_build_to (DvtUpdatePlan *plan)
{
  return build_version (dvt_update_plan_get_to_name (plan), dvt_update_plan_get_to_version (plan));
}

char *
dvt_plan_text_build_subtitle (DvtUpdatePlan *plan)
{
  g_autofree char *from = dvt_plan_text_build_from (plan);
  g_autofree char *to = dvt_plan_text_build_to (plan);

  /* Translators: a connector, its installed and its new version: "Shopify, 2026-04 to 2026-10". */
  return g_strdup_printf (_ ("%1$s, %2$s to %3$s"), dvt_update_plan_get_connector_name (plan), from,
                          to);
}

char *
dvt_plan_text_join_names (GPtrArray *names, guint max_names)
{
  guint n_named = names->len > max_names ? max_names : names->len;
  g_autoptr (GString) text = NULL;

  if (names->len == 0)
    return NULL;
  text = g_string_new (names->pdata[0]);
  for (guint i = 1; i < n_named; i++)
    {
      /* Translators: between the last two names of several, and between the others. */
      g_string_append (text, i == names->len - 1 ? _ (" and ") : _ (", "));
      g_string_append (text, names->pdata[i]);
    }
  if (n_named < names->len)
    {
      guint rest = names->len - n_named;

      /* Translators: at the end of a list of names. */
      g_string_append_printf (text, ngettext (" and %u more", " and %u more", rest), rest);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The skipped versions' names; NULL where the update goes to the next one. */
static char *
join_skipped (DvtUpdatePlan *plan, guint *n_skipped)
{
  GPtrArray *versions = dvt_update_plan_get_versions (plan);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < versions->len; i++)
    {
      DvtMarketplaceVersion *version = versions->pdata[i];
      guint number = dvt_marketplace_version_get_number (version);

      if (number == dvt_update_plan_get_to_version (plan))
        continue;
      g_ptr_array_add (names, build_version (dvt_marketplace_version_get_name (version), number));
    }
  *n_skipped = names->len;
  return dvt_plan_text_join_names (names, G_MAXUINT);
}

char *
dvt_plan_text_build_versions (DvtUpdatePlan *plan)
{
  guint n_skipped;
  g_autofree char *skipped = join_skipped (plan, &n_skipped);
  g_autofree char *numbers
    = g_strdup_printf (_ ("Version %1$u to %2$u."), dvt_update_plan_get_from_version (plan),
                       dvt_update_plan_get_to_version (plan));
  g_autofree char *notes = NULL;

  if (skipped == NULL)
    return g_steal_pointer (&numbers);
  notes
    = g_strdup_printf (ngettext ("The notes of %s, which is skipped, are included.",
                                 "The notes of %s, which are skipped, are included.", n_skipped),
                       skipped);
  /* Translators: two sentences, one after the other. */
  return g_strdup_printf (_ ("%1$s %2$s"), numbers, notes);
}

static void
append_change (GString *names, DvtChange *change)
{
  const char *title = dvt_change_get_title (change);
  const char *place = dvt_change_get_place (change);

  if (names->len > 0)
    /* Translators: between the names of several changes, which may hold commas. */
    g_string_append (names, _ ("; "));
  if (strstr (title, place) != NULL)
    g_string_append (names, title);
  else
    /* Translators: what was changed, and where: "Default 250, it was 50 (List Orders, parameter
     * limit, default)". */
    g_string_append_printf (names, _ ("%1$s (%2$s)"), title, place);
}

/* "Endpoint added: List Gift Cards; …" in the order of the list of changes, and how many more. */
static char *
name_own_changes (DvtUpdatePlan *plan)
{
  GPtrArray *own = dvt_update_plan_get_own_changes (plan);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_names = 0;

  for (gsize kind = 0; kind < DVT_N_CHANGE_KINDS; kind++)
    for (guint i = 0; i < own->len && n_names < MAX_NAMES; i++)
      {
        DvtChange *change = ((const DvtOwnChange *) own->pdata[i])->change;

        if (dvt_change_get_kind (change) != dvt_change_kinds[kind])
          continue;
        append_change (names, change);
        n_names++;
      }
  if (own->len > MAX_NAMES)
    {
      guint rest = own->len - MAX_NAMES;

      g_string_append (names, _ ("; "));
      /* Translators: at the end of a list of changes. */
      g_string_append_printf (names, ngettext ("%u more", "%u more", rest), rest);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
list_overwrite (GPtrArray *consequences, DvtUpdatePlan *plan)
{
  guint n_own = dvt_update_plan_get_own_changes (plan)->len;
  guint head = dvt_update_plan_get_head (plan);

  dvt_plan_text_add (
    consequences, DVT_CONSEQUENCE_LOST,
    g_strdup_printf (ngettext ("%u change of yours is dropped from the connector",
                               "%u changes of yours are dropped from the connector", n_own),
                     n_own),
    name_own_changes (plan));
  dvt_plan_text_add (
    consequences, DVT_CONSEQUENCE_KEPT,
    /* Translators: %u is the number of a revision. */
    g_strdup_printf (_ ("Its history keeps them as revision %u, which can be restored"), head),
    NULL);
}

static void
list_alongside (GPtrArray *consequences, DvtUpdatePlan *plan)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  guint n_own = dvt_update_plan_get_own_changes (plan)->len;

  dvt_plan_text_add (consequences, DVT_CONSEQUENCE_KEPT,
                     /* Translators: two connectors' names. */
                     g_strdup_printf (_ ("%1$s is added beside %2$s: two connectors"),
                                      dvt_update_plan_get_alongside_name (plan), name),
                     NULL);
  dvt_plan_text_add (consequences, DVT_CONSEQUENCE_KEPT,
                     g_strdup_printf (ngettext ("%1$u change of yours stays in %2$s",
                                                "%1$u changes of yours stay in %2$s", n_own),
                                      n_own, name),
                     name_own_changes (plan));
  dvt_plan_text_add (consequences, DVT_CONSEQUENCE_KEPT,
                     g_strdup_printf (_ ("%s is marked out of date, and goes on as it is"), name),
                     NULL);
}

static void
list_plain (GPtrArray *consequences, DvtUpdatePlan *plan)
{
  guint n_changes = dvt_update_plan_get_vendor_changes (plan)->len;

  dvt_plan_text_add (consequences, DVT_CONSEQUENCE_KEPT,
                     g_strdup (_ ("No change of yours is dropped")),
                     g_strdup (_ ("The connector is as its vendor published it")));
  dvt_plan_text_add (consequences, DVT_CONSEQUENCE_KEPT,
                     g_strdup_printf (ngettext ("The vendor’s %u change is taken",
                                                "The vendor’s %u changes are taken", n_changes),
                                      n_changes),
                     NULL);
}

static GPtrArray *
create_consequences (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) consequence_free);
}

GPtrArray *
dvt_plan_text_list_consequences (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  g_autoptr (GPtrArray) consequences = create_consequences ();

  switch (choice)
    {
    case DVT_UPDATE_CHOICE_PLAIN:
      list_plain (consequences, plan);
      break;
    case DVT_UPDATE_CHOICE_OVERWRITE:
      list_overwrite (consequences, plan);
      break;
    case DVT_UPDATE_CHOICE_ALONGSIDE:
      list_alongside (consequences, plan);
      break;
    case DVT_UPDATE_CHOICE_NONE:
    default:
      break;
    }
  dvt_plan_text_add_uses (consequences, plan, choice);
  return g_steal_pointer (&consequences);
}

static void
list_overwritten (GPtrArray *results, DvtUpdatePlan *plan)
{
  guint n_own = dvt_update_plan_get_own_changes (plan)->len;

  dvt_plan_text_add (results, DVT_CONSEQUENCE_KEPT,
                     g_strdup_printf (ngettext ("%u change of yours was dropped",
                                                "%u changes of yours were dropped", n_own),
                                      n_own),
                     name_own_changes (plan));
  dvt_plan_text_add (
    results, DVT_CONSEQUENCE_KEPT,
    g_strdup_printf (_ ("The history keeps them as revision %u"), dvt_update_plan_get_head (plan)),
    NULL);
}

static void
list_installed_alongside (GPtrArray *results, DvtUpdatePlan *plan)
{
  const char *name = dvt_update_plan_get_connector_name (plan);
  guint n_own = dvt_update_plan_get_own_changes (plan)->len;

  dvt_plan_text_add (
    results, DVT_CONSEQUENCE_KEPT,
    g_strdup_printf (_ ("%s is in the list"), dvt_update_plan_get_alongside_name (plan)),
    g_strdup (_ ("As its vendor published it")));
  dvt_plan_text_add (results, DVT_CONSEQUENCE_KEPT,
                     g_strdup_printf (ngettext ("%1$s keeps %2$u change of yours",
                                                "%1$s keeps %2$u changes of yours", n_own),
                                      name, n_own),
                     g_strdup (_ ("It is marked out of date, and goes on as it was")));
}

static void
list_updated (GPtrArray *results, DvtUpdatePlan *plan)
{
  guint n_changes = dvt_update_plan_get_vendor_changes (plan)->len;

  dvt_plan_text_add (results, DVT_CONSEQUENCE_KEPT,
                     g_strdup_printf (ngettext ("The vendor’s %u change was taken",
                                                "The vendor’s %u changes were taken", n_changes),
                                      n_changes),
                     g_strdup (_ ("Nothing of yours was touched")));
}

GPtrArray *
dvt_plan_text_list_results (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  g_autoptr (GPtrArray) results = create_consequences ();

  switch (choice)
    {
    case DVT_UPDATE_CHOICE_PLAIN:
      list_updated (results, plan);
      break;
    case DVT_UPDATE_CHOICE_OVERWRITE:
      list_overwritten (results, plan);
      break;
    case DVT_UPDATE_CHOICE_ALONGSIDE:
      list_installed_alongside (results, plan);
      break;
    case DVT_UPDATE_CHOICE_NONE:
    default:
      break;
    }
  dvt_plan_text_add_used (results, plan, choice);
  return g_steal_pointer (&results);
}
