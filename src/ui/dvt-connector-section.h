/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-connector.h"

G_BEGIN_DECLS

/* The sections of the list, in their order. */
typedef enum
{
  DVT_CONNECTOR_SECTION_UPDATES,
  DVT_CONNECTOR_SECTION_UP_TO_DATE,
  /* Installed from one that has been removed since. */
  DVT_CONNECTOR_SECTION_WITHOUT_MARKETPLACE,
  DVT_CONNECTOR_SECTION_CUSTOM,
} DvtConnectorSection;

DvtConnectorSection dvt_connector_section_find (DvtConnector *connector);
/* Sorts by section and leaves the order inside them, which the core's list comes in. */
GtkSorter *dvt_connector_section_sorter_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The section's name with how many of @connectors it has: what the list shows. */
GtkListItemFactory *
dvt_connector_section_header_factory_new (GtkSectionModel *connectors) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
