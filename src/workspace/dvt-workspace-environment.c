/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

/* What the workspace takes from its surroundings: who, when, and how patient. Tests set all three.
 */

const char *
dvt_workspace_get_author (void)
{
  const char *author = g_getenv ("DOVETAIL_AUTHOR");
  const char *name = g_get_real_name ();

  if (author != NULL && *author != '\0')
    return author;
  /* GLib says "Unknown" where the account has no full name. */
  if (name != NULL && *name != '\0' && !g_str_equal (name, "Unknown"))
    return name;
  return g_get_user_name ();
}

GDateTime *
dvt_workspace_get_now (DvtWorkspace *self)
{
  const char *text = g_getenv ("DOVETAIL_NOW");
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  if (text != NULL)
    time = g_date_time_new_from_iso8601 (text, NULL);
  if (time != NULL)
    return g_date_time_to_utc (time);
  return g_date_time_new_now_utc ();
}

char *
dvt_time_format (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

guint
dvt_workspace_get_deadline_ms (void)
{
  const char *text = g_getenv ("DOVETAIL_DEADLINE_MS");
  guint64 deadline_ms = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &deadline_ms, NULL))
    return 0;
  return (guint) deadline_ms;
}

char *
dvt_workspace_build_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dovetail", "workspace.db", NULL);
}
