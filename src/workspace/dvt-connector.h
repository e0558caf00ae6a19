/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DVT_CONNECTOR_KIND_PREBUILT,
  DVT_CONNECTOR_KIND_CUSTOM,
} DvtConnectorKind;

GType dvt_connector_kind_get_type (void);
#define DVT_TYPE_CONNECTOR_KIND (dvt_connector_kind_get_type ())

/**
 * DvtConnector:
 *
 * One installed connector as lists and details show it. Read-only properties that the workspace
 * keeps true: they notify where an action, a refresh or another program changed them. The object of
 * a connector stays the same as long as it is in the list. Main thread.
 *
 * Properties: id, name (with suffix, unique where possible), kind, source-name (NULL for custom or when its
 * source is not configured), marketplace-id (NULL for custom), summary, category, colour, digest,
 * pristine-digest (NULL for custom), version (0 for custom), version-name, installed-at, head (revision number),
 * modified, modified-by, modified-at,
 * available-version (0: none), available-version-name, available-date, newer-versions (how many), update-available,
 * out-of-date, alongside-of (id or NULL), installed-alongside (shows the badge), alongside-reason (NULL, or
 * why Install Alongside is off), withdrawn-reason (of the installed version, or NULL).
 */
#define DVT_TYPE_CONNECTOR (dvt_connector_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnector, dvt_connector, DVT, CONNECTOR, GObject)

const char      *dvt_connector_get_id                     (DvtConnector *self);
const char      *dvt_connector_get_name                   (DvtConnector *self);
DvtConnectorKind dvt_connector_get_kind                   (DvtConnector *self);
const char      *dvt_connector_get_source_name            (DvtConnector *self);
const char      *dvt_connector_get_marketplace_id         (DvtConnector *self);
const char      *dvt_connector_get_summary                (DvtConnector *self);
const char      *dvt_connector_get_category               (DvtConnector *self);
const char      *dvt_connector_get_colour                 (DvtConnector *self);
const char      *dvt_connector_get_digest                 (DvtConnector *self);
const char      *dvt_connector_get_pristine_digest        (DvtConnector *self);
guint            dvt_connector_get_version                (DvtConnector *self);
const char      *dvt_connector_get_version_name           (DvtConnector *self);
GDateTime       *dvt_connector_get_installed_at           (DvtConnector *self);
guint            dvt_connector_get_head                   (DvtConnector *self);
gboolean         dvt_connector_get_modified               (DvtConnector *self);
/* For custom connectors: who edited it last and when, though it is never "modified". */
const char      *dvt_connector_get_modified_by            (DvtConnector *self);
GDateTime       *dvt_connector_get_modified_at            (DvtConnector *self);
guint            dvt_connector_get_available_version      (DvtConnector *self);
const char      *dvt_connector_get_available_version_name (DvtConnector *self);
const char      *dvt_connector_get_available_date         (DvtConnector *self);
guint            dvt_connector_get_newer_versions         (DvtConnector *self);
gboolean         dvt_connector_get_update_available       (DvtConnector *self);
gboolean         dvt_connector_get_out_of_date            (DvtConnector *self);
const char      *dvt_connector_get_alongside_of           (DvtConnector *self);
gboolean         dvt_connector_get_installed_alongside    (DvtConnector *self);
const char      *dvt_connector_get_alongside_reason       (DvtConnector *self);
const char      *dvt_connector_get_withdrawn_reason       (DvtConnector *self);

G_END_DECLS
