/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"
#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtAction:
 *
 * One thing that a user asks of the workspace: performed as one transaction with one journal entry.
 *
 * A plain request with no effect of its own; [method@Workspace.perform_async] carries it out.
 * Reference counted; main thread.
 */
typedef struct _DvtAction DvtAction;

#define DVT_TYPE_ACTION (dvt_action_get_type ())
GType dvt_action_get_type (void);

typedef enum
{
  DVT_INSTALL_ONCE,  /* refused where the entry is installed already */
  DVT_INSTALL_AGAIN, /* a second connector of the same entry */
} DvtInstallFlags;

typedef enum
{
  DVT_ADD_SOURCE_NEW,     /* a feed id that a present source has is refused */
  DVT_ADD_SOURCE_REPLACE, /* the source with that feed id moves to the new location */
} DvtAddSourceFlags;

/* @version 0: the newest that is not withdrawn. @source_id NULL where @entry_id is unique. */
DvtAction *dvt_action_new_install       (const char     *source_id,
                                         const char     *entry_id,
                                         guint           version,
                                         DvtInstallFlags flags) G_GNUC_WARN_UNUSED_RESULT;
DvtAction *dvt_action_new_create        (DvtDefinition  *definition) G_GNUC_WARN_UNUSED_RESULT;
/* @base_digest: the installed definition that the edit began from; STALE where it is another now. NULL: any. */
DvtAction *dvt_action_new_edit          (const char     *connector_id,
                                         const char     *base_digest,
                                         DvtDefinition  *definition) G_GNUC_WARN_UNUSED_RESULT;
DvtAction *dvt_action_new_update        (DvtUpdatePlan  *plan,
                                         DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;
DvtAction *dvt_action_new_restore       (const char     *connector_id,
                                         guint           revision) G_GNUC_WARN_UNUSED_RESULT;
DvtAction *dvt_action_new_remove        (const char     *connector_id) G_GNUC_WARN_UNUSED_RESULT;
/* @entry 0: the newest done action; the one undone last. */
DvtAction *dvt_action_new_undo          (gint64          entry) G_GNUC_WARN_UNUSED_RESULT;
DvtAction *dvt_action_new_redo          (gint64          entry) G_GNUC_WARN_UNUSED_RESULT;
/* Reads the index at once. @name NULL: the feed's own name. */
DvtAction *dvt_action_new_add_source    (const char       *location,
                                         const char       *name,
                                         DvtAddSourceFlags flags) G_GNUC_WARN_UNUSED_RESULT;
DvtAction *dvt_action_new_remove_source (const char     *source_id) G_GNUC_WARN_UNUSED_RESULT;

void       dvt_action_set_message       (DvtAction      *action,
                                         const char     *message);
/* Who and when, where it is not the account and the clock (the sample organisation's history). */
void       dvt_action_set_author        (DvtAction      *action,
                                         const char     *author);
void       dvt_action_set_time          (DvtAction      *action,
                                         GDateTime      *time);
DvtAction *dvt_action_ref               (DvtAction      *action);
void       dvt_action_unref             (DvtAction      *action);

/* What came of it. */
typedef struct
{
  gint64     entry;        /* the journal entry; 0: nothing changed, none was made */
  char      *action;       /* "install" … of what was done; for undo and redo of the target */
  char      *connector_id; /* (nullable) the connector that was made or changed */
  char      *source_id;    /* (nullable) */
  guint      revision;     /* the connector's new head; 0 where it has gone or for sources */
  char      *title;        /* a translated sentence: "Installed Shopify 2026-10" */
  GPtrArray *warnings;     /* (element-type utf8), empty where none */
} DvtOutcome;

void       dvt_outcome_free             (DvtOutcome     *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtAction, dvt_action_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtOutcome, dvt_outcome_free)

G_END_DECLS
