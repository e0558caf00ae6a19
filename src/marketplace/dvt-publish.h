/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-marketplace-error.h"

G_BEGIN_DECLS

/**
 * DvtPublishRequest:
 * @folder: the feed's folder; made where it is absent
 * @entry_id: the connector's id in the feed
 * @number: the version's number
 * @version_name: (nullable): `NULL` for info.version of an OpenAPI document, else the number
 * @notes: (nullable): the notes, plain text; `NULL` for none
 * @date: (nullable): an RFC 3339 date, alone or with a time; `NULL` for today
 * @feed_name: (nullable): `NULL` keeps the name that the feed has; a new one is named after its
 * folder
 * @input: a definition or an OpenAPI document
 *
 * What to publish. Borrowed for the call.
 */
typedef struct
{
  const char *folder;
  const char *entry_id;
  guint number;
  const char *version_name;
  const char *notes;
  const char *date;
  const char *feed_name;
  GBytes *input;
} DvtPublishRequest;

/**
 * DvtPublishResult:
 * @DVT_PUBLISH_ADDED: the version is in the feed now
 * @DVT_PUBLISH_NOTHING_CHANGED: the same content stands under that number already, and nothing was
 *   written
 */
typedef enum
{
  DVT_PUBLISH_ADDED,
  DVT_PUBLISH_NOTHING_CHANGED,
} DvtPublishResult;

/**
 * dvt_publish:
 * @request: what to publish
 * @result: (out) (optional): what was done
 * @warnings: (out) (optional) (nullable) (transfer full) (element-type DvtOpenapiWarning): what the
 *   definition cannot hold of an OpenAPI document; `NULL` where the input was a definition
 * @error: set with %DVT_MARKETPLACE_ERROR, or with %DVT_MODEL_ERROR or %DVT_OPENAPI_ERROR for the
 * input
 *
 * Adds a version to the feed in a folder, and makes the feed where there is none.
 *
 * Writes the version's file, then the index, each by rename, under a lock in the folder: whoever
 * reads the feed meanwhile sees it as it was before or after. A version that is there is never
 * rewritten, and what this program does not know in the index stays in it.
 *
 * Blocks; any thread.
 *
 * Returns: `TRUE` where the version is in the feed, `FALSE` with @error set otherwise
 */
gboolean dvt_publish (const DvtPublishRequest *request,
                      DvtPublishResult *result,
                      GPtrArray **warnings,
                      GError **error);

G_END_DECLS
