/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtRevision:
 *
 * One state of an installed connector. Immutable but for "current". Main thread.
 */
#define DVT_TYPE_REVISION (dvt_revision_get_type ())
G_DECLARE_FINAL_TYPE (DvtRevision, dvt_revision, DVT, REVISION, GObject)

guint dvt_revision_get_number (DvtRevision *self);
const char *dvt_revision_get_action (DvtRevision *self); /* "install" … */
guint dvt_revision_get_version (DvtRevision *self);      /* 0: custom */
const char *dvt_revision_get_version_name (DvtRevision *self);
const char *dvt_revision_get_author (DvtRevision *self);
GDateTime *dvt_revision_get_time (DvtRevision *self);
const char *dvt_revision_get_message (DvtRevision *self);
const char *dvt_revision_get_digest (DvtRevision *self);
guint dvt_revision_get_restores (DvtRevision *self); /* 0: none */
gboolean
dvt_revision_get_modified (DvtRevision *self); /* differs from its version's pristine definition */
gboolean dvt_revision_get_current (DvtRevision *self);

G_END_DECLS
