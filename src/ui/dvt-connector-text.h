/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-connector.h"

G_BEGIN_DECLS

/* What rows and details say about a connector, in words. */

/* The version's name, else its number; "Custom connector" for a custom one. */
char *dvt_connector_text_build_version (DvtConnector *connector) G_GNUC_WARN_UNUSED_RESULT;
/* "Modified by Ava Thompson, 3 Nov"; "Edited by …" for a custom one; NULL where it is neither. */
char *dvt_connector_text_build_modified (DvtConnector *connector,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* The badges' words, NULL-terminated; the strings are static. */
const char **dvt_connector_text_list_badges (DvtConnector *connector) G_GNUC_WARN_UNUSED_RESULT;
/* A row in one sentence: "Shopify, 2026-04, Modified by Ava Thompson, 3 Nov, Update Available, Out
 * of Date". Name, version, modification, update, badges, each only where it applies. */
char *dvt_connector_text_build_label (DvtConnector *connector,
                                      GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
