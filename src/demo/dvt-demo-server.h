/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtDemoServer:
 *
 * The services of the sample organisation, on a loopback port: made-up shops, warehouses and books
 * that answer as their connectors' definitions say, with data that tells a story, page by page.
 * Takes what is sent, and says yes. Every request needs the sample's credentials.
 *
 * Answers in the main context that started it.
 */
#define DVT_TYPE_DEMO_SERVER (dvt_demo_server_get_type ())
G_DECLARE_FINAL_TYPE (DvtDemoServer, dvt_demo_server, DVT, DEMO_SERVER, GObject)

/* @folder: the sample. Listens until it is freed. */
DvtDemoServer *dvt_demo_server_new (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "http://127.0.0.1:PORT", without a slash at the end: the base address of the service of the
 * marketplace entry, or custom connector, NAME is that and "/NAME". */
const char *dvt_demo_server_get_uri (DvtDemoServer *self);

G_END_DECLS
