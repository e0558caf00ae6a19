/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-facts-private.h"
#include "dvt-secrets.h"
#include "dvt-store.h"
#include "dvt-workspace.h"

G_BEGIN_DECLS

/* The workspace's fields, for the files that its verbs are split into: opening and the models
 * (dvt-workspace.c, -reload), actions (-perform), refresh (-refresh), plans (-plan), reading
 * (-read). */
struct _DvtWorkspace
{
  GObject parent_instance;

  DvtStore *store;              /* (owned) */
  DvtConnectorList *connectors; /* (owned) */
  DvtMarketplace *marketplace;  /* (owned) */
  DvtSourceList *sources;       /* (owned) */
  DvtJournal *journal;          /* (owned) */
  DvtInstanceList *instances;   /* (owned) */
  DvtFlowList *flows;           /* (owned) */
  DvtSecrets *secrets;          /* (owned) */
  GHashTable *running_flows;    /* (owned) (nullable) (element-type utf8) ids, in this program */
  GPtrArray *revision_lists;    /* (owned) (element-type DvtRevisionList) without references */
  GPtrArray *known_sources;     /* (owned) (nullable) (element-type DvtKnownSource) immutable */
  GHashTable *known_subjects;   /* (owned) (nullable) immutable: see DvtSnapshot */
  guint n_refreshes;            /* under way */
};

/* Reads everything that the models show in one transaction and shows it. The models keep what they
 * have where that fails, and say so in their "error". */
void
dvt_workspace_reload_async (DvtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dvt_workspace_reload_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);
/* One more (+1) or one less (-1) refresh is under way. */
void dvt_workspace_count_refreshes (DvtWorkspace *self, int change);

/* RFC 3339, UTC, whole seconds. */
char *dvt_time_format (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
/* What a request to a marketplace may take; 0: the marketplace's own default. */
guint dvt_workspace_get_deadline_ms (void);
/* The account's full name, else its login name; DOVETAIL_AUTHOR overrides both. */
const char *dvt_workspace_get_author (void);

G_END_DECLS
