/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-text.h"

#include <glib/gi18n.h>

#include "dvt-date.h"

static gboolean
is_custom (DvtConnector *connector)
{
  return dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM;
}

char *
dvt_connector_text_build_version (DvtConnector *connector)
{
  const char *name = dvt_connector_get_version_name (connector);

  if (is_custom (connector))
    return g_strdup (_ ("Custom connector"));
  if (name != NULL && *name != '\0')
    return g_strdup (name);
  return g_strdup_printf ("%u", dvt_connector_get_version (connector));
}

char *
dvt_connector_text_build_modified (DvtConnector *connector, GDateTime *now)
{
  const char *by = dvt_connector_get_modified_by (connector);
  GDateTime *at = dvt_connector_get_modified_at (connector);
  g_autofree char *day = NULL;

  if (by == NULL || at == NULL
      || !(is_custom (connector) || dvt_connector_get_modified (connector)))
    return NULL;
  day = dvt_date_format_day (at, now);
  if (is_custom (connector))
    /* Translators: a person and a day, "Edited by Priya Nair, 14 Sep". */
    return g_strdup_printf (_ ("Edited by %s, %s"), by, day);
  /* Translators: a person and a day, "Modified by Ava Thompson, 3 Nov". */
  return g_strdup_printf (_ ("Modified by %s, %s"), by, day);
}

const char **
dvt_connector_text_list_badges (DvtConnector *connector)
{
  g_autoptr (GPtrArray) badges = g_ptr_array_new_null_terminated (5, NULL, TRUE);

  /* What does not work comes first: there may be room for one. */
  if (dvt_connector_get_needs_attention (connector))
    g_ptr_array_add (badges, (gpointer) _ ("Needs Attention"));
  if (dvt_connector_get_out_of_date (connector))
    g_ptr_array_add (badges, (gpointer) _ ("Out of Date"));
  if (dvt_connector_get_installed_alongside (connector))
    g_ptr_array_add (badges, (gpointer) _ ("Installed Alongside"));
  if (dvt_connector_get_withdrawn_reason (connector) != NULL)
    g_ptr_array_add (badges, (gpointer) _ ("Withdrawn"));
  return (const char **) g_ptr_array_free (g_steal_pointer (&badges), FALSE);
}

char *
dvt_connector_text_build_label (DvtConnector *connector, GDateTime *now)
{
  g_autofree char *version = dvt_connector_text_build_version (connector);
  g_autofree char *modified = dvt_connector_text_build_modified (connector, now);
  g_autofree const char **badges = dvt_connector_text_list_badges (connector);
  g_autofree char *joined = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_strv_builder_add_many (parts, dvt_connector_get_name (connector), version, NULL);
  if (modified != NULL)
    g_strv_builder_add (parts, modified);
  if (dvt_connector_get_update_available (connector))
    g_strv_builder_add (parts, _ ("Update Available"));
  g_strv_builder_addv (parts, badges);
  strings = g_strv_builder_end (parts);
  /* Translators: joins what a row says for a screen reader. */
  return g_strjoinv (_ (", "), strings);
}
