/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-revision.h"

G_BEGIN_DECLS

/* What the history says about a revision, in words. */

/* "Modified", "Updated" … */
const char *dvt_revision_text_get_action (DvtRevision *revision);
const char *dvt_revision_text_get_icon_name (DvtRevision *revision);
/* The version's name, else its number; NULL for a custom connector. */
char *dvt_revision_text_build_version (DvtRevision *revision) G_GNUC_WARN_UNUSED_RESULT;
/* The reason that was given, else which revision was restored; NULL where there is neither. */
char *dvt_revision_text_build_message (DvtRevision *revision) G_GNUC_WARN_UNUSED_RESULT;
/* A row in one sentence: "Revision 7, Modified, 2026-04, Ava Thompson, Fewer pages in the nightly
 * order run, Current". Number, action, version, author, message, Current, each only where there is
 * one. */
char *dvt_revision_text_build_label (DvtRevision *revision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
