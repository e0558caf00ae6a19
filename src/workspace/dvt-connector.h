/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtConnectorKind:
 * @DVT_CONNECTOR_KIND_PREBUILT: installed from a marketplace, whose vendor issues new versions
 * @DVT_CONNECTOR_KIND_CUSTOM: built by the organisation; there are no updates for it
 *
 * Where a connector comes from. Its nicks are "prebuilt" and "custom".
 */
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
 * One installed connector as lists and details show it.
 *
 * Read-only; the workspace keeps it true: a property notifies where an action, a refresh or another
 * program changed it, once, and only where its value is another one. The object of a connector
 * stays the same as long as the connector is in the workspace. All that is derived (formats §5) is
 * computed from what is stored at each change. Main thread.
 *
 * Properties, by the names of the getters:
 *
 * - `id`: a UUID of this workspace
 * - `name`: its definition's name, with a suffix in brackets for a copy; unique where possible
 * - `kind`: whether a marketplace issues versions of it
 * - `source-name`: the marketplace it comes from; `NULL` for a custom connector, and where that
 *   marketplace is not configured (any more)
 * - `marketplace-id`: its entry there; `NULL` for a custom connector
 * - `summary`, `category`, `colour`: of its definition; "" where absent, *Other* for the category
 * - `digest`: of the installed definition
 * - `pristine-digest`: of the published definition that it was installed from; `NULL` for a custom
 *   connector
 * - `version`, `version-name`: what is installed; 0 and `NULL` for a custom connector
 * - `installed-at`: since when that version is installed
 * - `head`: the number of the revision that is its state
 * - `modified`: the installed definition is not the pristine one; never for a custom connector
 * - `modified-by`, `modified-at`: the newest revision that changed the definition, `NULL` where it
 *   is not modified; for a custom connector who edited it last, `NULL` before the first edit
 * - `update-available`, `available-version`, `available-version-name`, `available-date`,
 *   `newer-versions`: the highest version on offer that is above the installed one, 0 or `NULL`
 *   where there is none, and how many there are
 * - `out-of-date`: another connector of the same entry, at a higher version, is in the workspace
 * - `alongside-of`: the id of the connector it was installed alongside, or `NULL`
 * - `installed-alongside`: that connector is still in the workspace
 * - `withdrawn-reason`: why the vendor took the installed version back, or `NULL`
 * - `n-instances`: how many instances it has
 * - `n-flows`: how many flows use them, in any version
 * - `needs-attention`: one of its instances is not ready, or a shape that uses one needs attention
 *   in the version of its flow that is deployed, else in the draft
 *
 * What a getter returns belongs to the connector and holds until the main loop runs again.
 */
#define DVT_TYPE_CONNECTOR (dvt_connector_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnector, dvt_connector, DVT, CONNECTOR, GObject)

const char *dvt_connector_get_id (DvtConnector *self);
const char *dvt_connector_get_name (DvtConnector *self);
DvtConnectorKind dvt_connector_get_kind (DvtConnector *self);
const char *dvt_connector_get_source_name (DvtConnector *self);
const char *dvt_connector_get_marketplace_id (DvtConnector *self);
const char *dvt_connector_get_summary (DvtConnector *self);
const char *dvt_connector_get_category (DvtConnector *self);
const char *dvt_connector_get_colour (DvtConnector *self);
const char *dvt_connector_get_digest (DvtConnector *self);
const char *dvt_connector_get_pristine_digest (DvtConnector *self);
guint dvt_connector_get_version (DvtConnector *self);
const char *dvt_connector_get_version_name (DvtConnector *self);
GDateTime *dvt_connector_get_installed_at (DvtConnector *self);
guint dvt_connector_get_head (DvtConnector *self);
gboolean dvt_connector_get_modified (DvtConnector *self);
const char *dvt_connector_get_modified_by (DvtConnector *self);
GDateTime *dvt_connector_get_modified_at (DvtConnector *self);
guint dvt_connector_get_available_version (DvtConnector *self);
const char *dvt_connector_get_available_version_name (DvtConnector *self);
const char *dvt_connector_get_available_date (DvtConnector *self);
guint dvt_connector_get_newer_versions (DvtConnector *self);
gboolean dvt_connector_get_update_available (DvtConnector *self);
gboolean dvt_connector_get_out_of_date (DvtConnector *self);
const char *dvt_connector_get_alongside_of (DvtConnector *self);
gboolean dvt_connector_get_installed_alongside (DvtConnector *self);
const char *dvt_connector_get_withdrawn_reason (DvtConnector *self);
guint dvt_connector_get_n_instances (DvtConnector *self);
guint dvt_connector_get_n_flows (DvtConnector *self);
gboolean dvt_connector_get_needs_attention (DvtConnector *self);

G_END_DECLS
