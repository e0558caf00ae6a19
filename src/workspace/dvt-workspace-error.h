/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Errors of model, net, marketplace and store pass through with a prefix that names the object. */
typedef enum
{
  DVT_WORKSPACE_ERROR_NOT_FOUND = 1,   /* no such connector, revision, entry, source, version */
  DVT_WORKSPACE_ERROR_AMBIGUOUS,       /* a name or marketplace id that several have; the message lists them */
  DVT_WORKSPACE_ERROR_DECISION_NEEDED, /* a modified connector and no choice */
  DVT_WORKSPACE_ERROR_WRONG_USE,       /* alongside for an unmodified connector, a custom connector's update … */
  DVT_WORKSPACE_ERROR_NOTHING_TO_DO,   /* nothing to undo, nothing to redo, up to date */
  DVT_WORKSPACE_ERROR_STALE,           /* what the plan or edit was made for has changed since */
  DVT_WORKSPACE_ERROR_IN_THE_WAY,      /* undo, redo, remove refused; the message names what is in the way */
  DVT_WORKSPACE_ERROR_INSTALLED,       /* the entry is installed already; --again installs a second one */
  DVT_WORKSPACE_ERROR_WITHDRAWN,       /* the version was withdrawn by its vendor */
  DVT_WORKSPACE_ERROR_FEED_TAKEN,      /* a present source has this feed id; replace moves it */
} DvtWorkspaceError;

#define DVT_WORKSPACE_ERROR (dvt_workspace_error_quark ())
GQuark dvt_workspace_error_quark (void);

/* The stable code of any error of the core, for --json and tests: "timed-out", "wrong-digest",
 * "stale" …; "cancelled"; "failed" for the rest. */
const char *dvt_error_get_code (const GError *error);

G_END_DECLS
