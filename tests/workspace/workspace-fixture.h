/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-publish.h"
#include "dvt-workspace.h"

G_BEGIN_DECLS

/* A workspace and a feed in a folder of their own, and the verbs as plain calls that run the main
 * loop until they have finished. */
typedef struct
{
  char *folder;
  char *feed; /* its folder */
  char *path; /* of the database */
  DvtWorkspace *workspace;
} Fixture;

#define fixture_add(name, func) \
  g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/* Publishes a version of @entry with one endpoint for each of @paths; its name is "2026-NN". */
void fixture_publish (Fixture *fixture, const char *entry, guint version, const char *const *paths);
/* A definition with a base URL of its own. */
DvtDefinition *
fixture_make_definition (const char *name, const char *base_url, const char *const *paths);

DvtWorkspace *fixture_open (const char *path, DvtWorkspaceOpenMode mode, GError **error);
void fixture_close (DvtWorkspace *workspace);
/* Ends the program as far as the workspace is concerned, and starts it again. */
void fixture_reopen (Fixture *fixture);

/* Takes @action. */
DvtOutcome *fixture_try (DvtWorkspace *workspace, DvtAction *action, GError **error);
DvtOutcome *fixture_perform (Fixture *fixture, DvtAction *action);
void fixture_fail (Fixture *fixture, DvtAction *action, DvtWorkspaceError code);
gboolean fixture_refresh (Fixture *fixture, GError **error);
DvtUpdatePlan *
fixture_plan (Fixture *fixture, const char *connector, guint version, GError **error);
char *fixture_export (DvtWorkspace *workspace);
GPtrArray *fixture_own_changes (Fixture *fixture, const char *connector);
DvtDefinition *fixture_load (Fixture *fixture, const char *digest);
/* Shortcuts: each performs the action and gives what is asked for next. */
void fixture_add_feed (Fixture *fixture);
char *fixture_install (Fixture *fixture, const char *entry, guint version);
void fixture_edit (Fixture *fixture, const char *connector, const char *base_url);
DvtOutcome *fixture_update (Fixture *fixture, const char *connector, DvtUpdateChoice choice);
DvtConnector *fixture_find (Fixture *fixture, const char *connector);
/* Runs the main loop until @condition holds; fails after ten seconds. */
typedef gboolean (*FixtureCondition) (gpointer data);
void fixture_wait_for (FixtureCondition condition, gpointer data);

G_END_DECLS
