/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "dvt-store-records.h"

G_BEGIN_DECLS

/* What a journal entry's sentence needs is kept in its details, and the sentence is made from them
 * when it is read, in the reader's language. Members: name, fromName, toName, revision, location;
 * of instances connector, newName, credentials; of flows version. */

/* "Updated Shopify from 2026-04 to 2026-10" for an action and its details. */
char *dvt_journal_title_build (const char *action, JsonObject *details) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a stored entry; "Undid: Updated …" for one that undoes. */
char *dvt_journal_title_of_entry (const DvtStoredEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
