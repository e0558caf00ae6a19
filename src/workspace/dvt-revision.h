/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtRevision:
 *
 * One state of an installed connector: what it was, who made it so, when and why.
 *
 * Read-only, and immutable but for `current`. Main thread. Properties, by the names of the getters:
 *
 * - `number`: from 1 for each connector, never used again
 * - `action`: "install", "create", "edit", "update", "overwrite", "alongside", "restore", "undo" or
 *   "redo"
 * - `version`, `version-name`: of the marketplace; 0 and `NULL` for a custom connector
 * - `author`, `time`, `message`: who, when, and the reason, "" where none was given
 * - `digest`: of its definition
 * - `restores`: the revision that it brought back, 0 where none
 * - `modified`: its definition is not its version's published one
 * - `current`: it is the connector's state
 *
 * What a getter returns belongs to the revision and holds until the main loop runs again.
 */
#define DVT_TYPE_REVISION (dvt_revision_get_type ())
G_DECLARE_FINAL_TYPE (DvtRevision, dvt_revision, DVT, REVISION, GObject)

guint dvt_revision_get_number (DvtRevision *self);
const char *dvt_revision_get_action (DvtRevision *self);
guint dvt_revision_get_version (DvtRevision *self);
const char *dvt_revision_get_version_name (DvtRevision *self);
const char *dvt_revision_get_author (DvtRevision *self);
GDateTime *dvt_revision_get_time (DvtRevision *self);
const char *dvt_revision_get_message (DvtRevision *self);
const char *dvt_revision_get_digest (DvtRevision *self);
guint dvt_revision_get_restores (DvtRevision *self);
gboolean dvt_revision_get_modified (DvtRevision *self);
gboolean dvt_revision_get_current (DvtRevision *self);

G_END_DECLS
