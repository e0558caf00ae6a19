/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtWorkspaceError:
 * @DVT_WORKSPACE_ERROR_NOT_FOUND: there is no such connector, revision, entry, source or version
 * @DVT_WORKSPACE_ERROR_AMBIGUOUS: several have that name or marketplace id; the message lists them
 * @DVT_WORKSPACE_ERROR_DECISION_NEEDED: the connector is modified and nothing was chosen
 * @DVT_WORKSPACE_ERROR_WRONG_USE: what was asked makes no sense there: alongside for an unmodified
 *   connector, the update of a custom one
 * @DVT_WORKSPACE_ERROR_NOTHING_TO_DO: nothing to undo or to redo, or up to date
 * @DVT_WORKSPACE_ERROR_STALE: what the plan or the edit was made for has changed since
 * @DVT_WORKSPACE_ERROR_IN_THE_WAY: undo, redo or remove is refused; the message names what is in
 *   the way
 * @DVT_WORKSPACE_ERROR_INSTALLED: the entry, or a copy at that version, is installed already
 * @DVT_WORKSPACE_ERROR_WITHDRAWN: the version was withdrawn by its vendor
 * @DVT_WORKSPACE_ERROR_FEED_TAKEN: a present source has this feed id; replace moves it
 *
 * Why the workspace refused. Errors of the rooms beneath (model, net, marketplace, store) pass
 * through, with a prefix that names the source or the connector.
 */
typedef enum
{
  DVT_WORKSPACE_ERROR_NOT_FOUND = 1,
  DVT_WORKSPACE_ERROR_AMBIGUOUS,
  DVT_WORKSPACE_ERROR_DECISION_NEEDED,
  DVT_WORKSPACE_ERROR_WRONG_USE,
  DVT_WORKSPACE_ERROR_NOTHING_TO_DO,
  DVT_WORKSPACE_ERROR_STALE,
  DVT_WORKSPACE_ERROR_IN_THE_WAY,
  DVT_WORKSPACE_ERROR_INSTALLED,
  DVT_WORKSPACE_ERROR_WITHDRAWN,
  DVT_WORKSPACE_ERROR_FEED_TAKEN,
} DvtWorkspaceError;

#define DVT_WORKSPACE_ERROR (dvt_workspace_error_quark ())
GQuark dvt_workspace_error_quark (void);

/**
 * dvt_error_get_code:
 * @error: an error of any room of the core
 *
 * The stable code of an error, for `--json`, for tests and for what is kept of a failed refresh.
 *
 * Returns: "timed-out", "wrong-digest", "stale" …; "cancelled"; "failed" for what nobody tells
 * apart
 */
const char *dvt_error_get_code (const GError *error);

G_END_DECLS
