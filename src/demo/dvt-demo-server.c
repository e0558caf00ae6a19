/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-demo-server.h"

struct _DvtDemoServer
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtDemoServer, dvt_demo_server, G_TYPE_OBJECT)

static void
dvt_demo_server_class_init (DvtDemoServerClass *klass)
{
}

static void
dvt_demo_server_init (DvtDemoServer *self)
{
}

DvtDemoServer *
dvt_demo_server_new (const char *folder, GError **error)
{
  return NULL;
}

const char *
dvt_demo_server_get_uri (DvtDemoServer *self)
{
  return NULL;
}
