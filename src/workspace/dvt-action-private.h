/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-action.h"

G_BEGIN_DECLS

typedef enum
{
  DVT_ACTION_INSTALL,
  DVT_ACTION_CREATE,
  DVT_ACTION_EDIT,
  DVT_ACTION_UPDATE,
  DVT_ACTION_RESTORE,
  DVT_ACTION_REMOVE,
  DVT_ACTION_UNDO,
  DVT_ACTION_REDO,
  DVT_ACTION_ADD_SOURCE,
  DVT_ACTION_REMOVE_SOURCE,
  DVT_ACTION_CREATE_INSTANCE,
  DVT_ACTION_EDIT_INSTANCE,
  DVT_ACTION_DUPLICATE_INSTANCE,
  DVT_ACTION_REMOVE_INSTANCE,
  DVT_ACTION_CREATE_FLOW,
  DVT_ACTION_EDIT_FLOW,
  DVT_ACTION_COPY_FLOW_VERSION,
  DVT_ACTION_DISCARD_FLOW_DRAFT,
  DVT_ACTION_DEPLOY_FLOW,
  DVT_ACTION_SET_FLOW_ENABLED,
  DVT_ACTION_REMOVE_FLOW,
} DvtActionKind;

/* Immutable once it is performed: it is read on the store's thread. */
struct _DvtAction
{
  gatomicrefcount ref_count;
  DvtActionKind kind;

  char *connector_id; /* edit, restore, remove; create-instance */
  char *source_id;    /* (nullable) install; remove-source: an id or a unique name */
  char *entry_id;     /* install */
  char *location;     /* add-source */
  char *name;         /* (nullable) add-source; duplicate-instance */
  char *base_digest;  /* (nullable) edit, edit-flow */
  char *instance_id;  /* those of an instance that is there */
  char *flow_id;      /* those of a flow that is there */
  guint version;      /* install; 0: the newest; copy-flow-version */
  guint revision;     /* restore */
  gint64 entry;       /* undo, redo; 0: the one in turn */
  DvtInstallFlags install_flags;
  DvtAddSourceFlags source_flags;
  DvtUpdateChoice choice;
  DvtDefinition *definition;     /* create, edit */
  DvtUpdatePlan *plan;           /* update */
  DvtInstanceSettings *settings; /* create-instance, edit-instance */
  DvtCredentials *credentials;   /* (nullable) likewise */
  DvtFlowDocument *document;     /* create-flow, edit-flow */
  gboolean enabled;              /* set-flow-enabled */

  char *message;
  char *author;    /* (nullable) */
  GDateTime *time; /* (nullable) */
};

DvtAction *dvt_action_new_of_kind (DvtActionKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
