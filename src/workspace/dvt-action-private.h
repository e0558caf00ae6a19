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
} DvtActionKind;

/* Immutable once it is performed: it is read on the store's thread. */
struct _DvtAction
{
  gatomicrefcount ref_count;
  DvtActionKind kind;

  char *connector_id; /* edit, restore, remove */
  char *source_id;    /* (nullable) install; remove-source: an id or a unique name */
  char *entry_id;     /* install */
  char *location;     /* add-source */
  char *name;         /* (nullable) add-source */
  char *base_digest;  /* (nullable) edit */
  guint version;      /* install; 0: the newest */
  guint revision;     /* restore */
  gint64 entry;       /* undo, redo; 0: the one in turn */
  DvtInstallFlags install_flags;
  DvtAddSourceFlags source_flags;
  DvtUpdateChoice choice;
  DvtDefinition *definition; /* create, edit */
  DvtUpdatePlan *plan;       /* update */

  char *message;
  char *author;    /* (nullable) */
  GDateTime *time; /* (nullable) */
};

G_END_DECLS
