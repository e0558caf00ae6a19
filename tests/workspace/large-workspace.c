/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "large-workspace.h"

#include "real-documents.h"

#define N_ENTRIES 20

void
large_install_many (Fixture *fixture)
{
  const char *const paths[] = { "/orders", "/stock", NULL };

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *entry = g_strdup_printf ("entry-%u", i);

      fixture_publish (fixture, entry, 1, paths);
    }
  fixture_add_feed (fixture);
  for (guint i = 0; i < LARGE_N_CONNECTORS; i++)
    {
      g_autofree char *entry = g_strdup_printf ("entry-%u", i % N_ENTRIES);
      g_autoptr (DvtOutcome) installed
        = fixture_perform (fixture, dvt_action_new_install (NULL, entry, 1, DVT_INSTALL_AGAIN));
    }
}

static void
publish (Fixture *fixture, guint number, GBytes *input)
{
  g_autoptr (GError) error = NULL;
  const DvtPublishRequest request = {
    .folder = fixture->feed,
    .entry_id = "octokit",
    .number = number,
    .date = "2026-10-01",
    .input = input,
  };

  dvt_publish (&request, NULL, NULL, &error);
  g_assert_no_error (error);
}

gboolean
large_publish_octokit (Fixture *fixture)
{
  g_autoptr (GBytes) before = real_document_read (REAL_OCTOKIT_OLD);
  g_autoptr (GBytes) after = real_document_read (REAL_OCTOKIT);

  if (before == NULL || after == NULL)
    return FALSE;
  publish (fixture, 1, before);
  publish (fixture, 2, after);
  fixture_add_feed (fixture);
  return TRUE;
}
