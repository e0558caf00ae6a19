/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-marketplace-error.h"

G_BEGIN_DECLS

typedef struct
{
  const char *folder;       /* made where absent */
  const char *entry_id;
  guint       number;
  const char *version_name; /* NULL: info.version of an OpenAPI document, else the number */
  const char *notes;        /* NULL: none */
  const char *date;         /* RFC 3339 date or time; NULL: today */
  const char *feed_name;    /* NULL: keeps, or the folder's name */
  GBytes     *input;        /* a definition or an OpenAPI document */
} DvtPublishRequest;

typedef enum
{
  DVT_PUBLISH_ADDED,
  DVT_PUBLISH_NOTHING_CHANGED, /* the same content stands under that number already */
} DvtPublishResult;

/* Writes the version's file, then the index, each by rename and fsync, under a lock in the folder:
 * a reader sees the feed before or after, never half of it. Blocking; no main loop needed.
 * @warnings: (out) (optional) (transfer full) (element-type DvtOpenapiWarning) */
gboolean dvt_publish (const DvtPublishRequest *request,
                      DvtPublishResult        *result,
                      GPtrArray              **warnings,
                      GError                 **error);

G_END_DECLS
