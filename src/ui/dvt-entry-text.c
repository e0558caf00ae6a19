/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-entry-text.h"

#include <glib/gi18n.h>

char *
dvt_entry_text_build_version (DvtMarketplaceVersion *version)
{
  const char *name = dvt_marketplace_version_get_name (version);

  return name != NULL && *name != '\0'
           ? g_strdup (name)
           : g_strdup_printf ("%u", dvt_marketplace_version_get_number (version));
}

/* NULL where every version is withdrawn. */
static char *
build_newest (DvtMarketplaceEntry *entry)
{
  const char *name = dvt_marketplace_entry_get_newest_name (entry);
  guint newest = dvt_marketplace_entry_get_newest (entry);

  if (newest == 0)
    return NULL;
  return name != NULL && *name != '\0' ? g_strdup (name) : g_strdup_printf ("%u", newest);
}

char *
dvt_entry_text_build_caption (DvtMarketplaceEntry *entry)
{
  const char *category = dvt_marketplace_entry_get_category (entry);
  g_autofree char *newest = build_newest (entry);

  if (newest == NULL)
    return g_strdup (category);
  /* Translators: a category and a version: "eCommerce · 2026-10". */
  return g_strdup_printf (_ ("%1$s · %2$s"), category, newest);
}

const char *
dvt_entry_text_get_state (DvtMarketplaceEntry *entry)
{
  if (dvt_marketplace_entry_get_update_available (entry))
    return _ ("Update Available");
  if (dvt_marketplace_entry_get_installed (entry) != NULL)
    return _ ("Installed");
  if (dvt_marketplace_entry_get_newest (entry) == 0)
    return _ ("Withdrawn");
  return NULL;
}

char *
dvt_entry_text_build_label (DvtMarketplaceEntry *entry)
{
  const char *state = dvt_entry_text_get_state (entry);
  g_autofree char *newest = build_newest (entry);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add_many (parts, dvt_marketplace_entry_get_name (entry),
                           dvt_marketplace_entry_get_category (entry), NULL);
  if (newest != NULL)
    g_strv_builder_add (parts, newest);
  if (state != NULL)
    g_strv_builder_add (parts, state);
  words = g_strv_builder_end (parts);
  /* Translators: between the parts of a row's accessible name. */
  return g_strjoinv (_ (", "), words);
}
