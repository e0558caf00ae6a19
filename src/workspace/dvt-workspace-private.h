/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-secrets.h"
#include "dvt-store.h"
#include "dvt-uses-private.h"
#include "dvt-workspace.h"

G_BEGIN_DECLS

/* The workspace's fields, for the files that its verbs are split into: opening and the models
 * (dvt-workspace.c, -reload, -find), actions (-perform), refresh (-refresh), plans (-plan), reading
 * (-read), secrets (-secrets), services (-services, -run, -trial). */
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
  GHashTable *known_instances;  /* (owned) (nullable) immutable: see DvtUses */
  GHashTable *known_flows;      /* (owned) (nullable) likewise */
  DvtCheckCache *check_cache;   /* (owned) the store's thread's */
  gboolean knows_secrets;       /* something is noted of credentials */
  gboolean secrets_away;        /* the password service did not answer when it was last asked */
  gboolean settling;            /* its first answer is awaited */
  guint secrets_id;             /* the source that waits for its answer, or asks anew, or 0 */
  guint expiry_id;              /* the source that waits for the next sign-in to expire, or 0 */
  guint n_refreshes;            /* under way */
};

/* Reads everything that the models show in one transaction and shows it. The models keep what they
 * have where that fails, and say so in their "error". */
void
dvt_workspace_reload_async (DvtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dvt_workspace_reload_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);
/* Finds out which workspace this is and makes its secrets. */
void dvt_workspace_identify_async (DvtWorkspace *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dvt_workspace_identify_finish (DvtWorkspace *self, GAsyncResult *result, GError **error);
/* Stores the credentials of an action that makes or edits an instance. */
void dvt_workspace_store_credentials_async (DvtWorkspace *self,
                                            DvtAction *action,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* The new item's id; @credentials: (out) (transfer full): what is in it. */
char *dvt_workspace_store_credentials_finish (DvtWorkspace *self,
                                              GAsyncResult *result,
                                              DvtCredentials **credentials,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Begins to look for credentials that nothing has referred to for long, and deletes them; whether
 * the password service answers is noted. */
void dvt_workspace_sweep_secrets (DvtWorkspace *self);
/* Notes what the password service answered; where that is news, the instances' states follow.
 * @error: (nullable): what came of asking it */
void dvt_workspace_note_secrets (DvtWorkspace *self, const GError *error);
/* Uses other secrets than the Secret Service's: those of the sample organisation, and of tests. */
void dvt_workspace_set_secrets (DvtWorkspace *self, DvtSecrets *secrets);
/* One more (+1) or one less (-1) refresh is under way. */
void dvt_workspace_count_refreshes (DvtWorkspace *self, int change);

/* RFC 3339, UTC, whole seconds. */
char *dvt_time_format (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
/* What a request to a marketplace may take; 0: the marketplace's own default. */
guint dvt_workspace_get_deadline_ms (void);
/* The account's full name, else its login name; DOVETAIL_AUTHOR overrides both. */
const char *dvt_workspace_get_author (void);

G_END_DECLS
