/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-uses-private.h"

#include <glib/gi18n-lib.h>

static void
clear_instance_facts (DvtInstanceFacts *facts)
{
  g_clear_pointer (&facts->id, g_free);
  g_clear_pointer (&facts->connector_id, g_free);
  g_clear_pointer (&facts->connector_name, g_free);
  g_clear_pointer (&facts->colour, g_free);
  g_clear_pointer (&facts->name, g_free);
  g_clear_pointer (&facts->sort_key, g_free);
  g_clear_pointer (&facts->check, dvt_instance_check_unref);
  g_clear_pointer (&facts->reasons, g_ptr_array_unref);
}

DvtInstanceFacts *
dvt_instance_facts_ref (DvtInstanceFacts *facts)
{
  return g_atomic_rc_box_acquire (facts);
}

void
dvt_instance_facts_unref (DvtInstanceFacts *facts)
{
  if (facts != NULL)
    g_atomic_rc_box_release_full (facts, (GDestroyNotify) clear_instance_facts);
}

gboolean
dvt_instance_facts_equal (const DvtInstanceFacts *a, const DvtInstanceFacts *b)
{
  /* The check is the same one where definition and settings are. */
  return g_str_equal (a->id, b->id) && a->check == b->check
         && g_str_equal (a->connector_id, b->connector_id)
         && g_str_equal (a->connector_name, b->connector_name) && g_str_equal (a->colour, b->colour)
         && g_str_equal (a->name, b->name) && a->state == b->state
         && a->has_credentials == b->has_credentials && a->n_flows == b->n_flows
         && dvt_reason_list_equal (a->reasons, b->reasons);
}

DvtInstanceFacts *
dvt_instance_facts_settle (DvtInstanceFacts *facts, DvtInstanceFacts *then)
{
  if (then == NULL)
    return facts;
  if (dvt_instance_facts_equal (then, facts))
    {
      dvt_instance_facts_unref (facts);
      return dvt_instance_facts_ref (then);
    }
  if (dvt_reason_list_equal (then->reasons, facts->reasons))
    {
      g_ptr_array_unref (facts->reasons);
      facts->reasons = g_ptr_array_ref (then->reasons);
    }
  return facts;
}

static void
add_copies (GPtrArray *reasons, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (reasons, dvt_reason_copy (g_ptr_array_index (more, i)));
}

/* Missing credentials and an expired sign-in are told apart from what is wrong with the settings,
 * which comes first. */
static DvtInstanceState
find_state (GPtrArray *reasons)
{
  DvtInstanceState state = DVT_INSTANCE_STATE_READY;

  for (guint i = 0; i < reasons->len; i++)
    {
      const DvtReason *reason = g_ptr_array_index (reasons, i);

      if (reason->code == DVT_REASON_CREDENTIALS_MISSING)
        state = DVT_INSTANCE_STATE_NEEDS_CREDENTIALS;
      else if (reason->code != DVT_REASON_SIGN_IN_EXPIRED)
        return DVT_INSTANCE_STATE_NEEDS_ATTENTION;
      else if (state == DVT_INSTANCE_STATE_READY)
        state = DVT_INSTANCE_STATE_SIGN_IN_EXPIRED;
    }
  return state;
}

/* What is noted of the item with an instance's credentials, and whether that is lost. A renewal
 * takes its place. */
static const DvtStoredSecret *
find_secret (const DvtUses *uses, const DvtStoredInstance *instance, gboolean *lost)
{
  const DvtStoredSecret *secret = NULL;
  const DvtStoredSecret *renewed = NULL;

  *lost = instance->secret == NULL;
  if (instance->secret == NULL)
    return NULL;
  secret = g_hash_table_lookup (uses->secrets, instance->secret);
  if (secret != NULL && secret->renewed != NULL)
    renewed = g_hash_table_lookup (uses->secrets, secret->renewed);
  *lost = (secret != NULL && secret->lost) || (renewed != NULL && renewed->lost);
  return secret;
}

/* What is stored may be incomplete, or a definition may need more by now. */
static void
add_uncovered (const DvtStoredSecret *secret, GPtrArray *missing, GPtrArray *reasons)
{
  g_auto (GStrv) covers = NULL;

  if (secret == NULL || secret->covers == NULL)
    return;
  covers = g_strsplit (secret->covers, "\n", -1);
  for (guint i = 0; i < missing->len; i++)
    {
      const DvtReason *reason = g_ptr_array_index (missing, i);

      if (!g_strv_contains ((const char *const *) covers, reason->subject))
        g_ptr_array_add (reasons, dvt_reason_copy (reason));
    }
}

/* RFC 3339 in UTC and whole seconds sorts as text; what was written by somebody else is read. */
static gboolean
is_after (const char *a, const char *b)
{
  g_autoptr (GDateTime) left = g_date_time_new_from_iso8601 (a, NULL);
  g_autoptr (GDateTime) right = g_date_time_new_from_iso8601 (b, NULL);

  return left != NULL && right != NULL && g_date_time_compare (left, right) > 0;
}

static void
add_expiry (DvtUses *uses, const DvtStoredSecret *secret, GPtrArray *reasons)
{
  if (secret == NULL || secret->expires_at == NULL)
    return;
  if (!is_after (secret->expires_at, uses->now))
    {
      g_ptr_array_add (reasons,
                       dvt_reason_new (DVT_REASON_SIGN_IN_EXPIRED, "", NULL,
                                       _ ("The sign-in has expired and cannot be renewed")));
      return;
    }
  if (uses->next_expiry == NULL || is_after (uses->next_expiry, secret->expires_at))
    g_set_str (&uses->next_expiry, secret->expires_at);
}

/* It has credentials, and needs them, but nobody can read them. */
static void
add_unreadable (GPtrArray *reasons)
{
  g_ptr_array_add (reasons,
                   dvt_reason_new (DVT_REASON_CREDENTIALS_MISSING, NULL, NULL,
                                   _ ("The password service does not answer, so its credentials "
                                      "cannot be read")));
}

DvtInstanceFacts *
dvt_instance_facts_build (DvtUses *uses, const DvtStoredInstance *instance)
{
  const DvtStoredConnectorRow *row = g_hash_table_lookup (uses->rows_by_id, instance->connector_id);
  DvtInstanceCheck *check = g_hash_table_lookup (uses->checks, instance->id);
  DvtInstanceFacts *facts = g_atomic_rc_box_new0 (DvtInstanceFacts);
  gboolean lost = FALSE;
  const DvtStoredSecret *secret = find_secret (uses, instance, &lost);

  facts->id = g_strdup (instance->id);
  facts->connector_id = g_strdup (instance->connector_id);
  facts->connector_name = dvt_facts_build_name (row->name, row->connector->suffix);
  facts->colour = g_strdup (row->colour);
  facts->name = g_strdup (instance->name);
  facts->sort_key = dvt_facts_build_sort_key (instance->name);
  facts->check = dvt_instance_check_ref (check);
  facts->has_credentials = !lost;
  facts->n_flows = GPOINTER_TO_UINT (g_hash_table_lookup (uses->n_flows, instance->id));
  facts->reasons = dvt_reason_list_new ();
  add_copies (facts->reasons, check->reasons);
  if (lost)
    add_copies (facts->reasons, check->missing);
  else
    {
      if (uses->secrets_away && check->missing->len > 0)
        add_unreadable (facts->reasons);
      else
        add_uncovered (secret, check->missing, facts->reasons);
      add_expiry (uses, secret, facts->reasons);
    }
  facts->state = find_state (facts->reasons);
  return facts;
}
