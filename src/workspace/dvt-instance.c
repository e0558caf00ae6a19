/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance.h"

struct _DvtInstance
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtInstance, dvt_instance, G_TYPE_OBJECT)

static void
dvt_instance_class_init (DvtInstanceClass *klass)
{
}

static void
dvt_instance_init (DvtInstance *self)
{
}

GType
dvt_instance_state_get_type (void)
{
  return G_TYPE_POINTER;
}

const char *
dvt_instance_state_to_string (DvtInstanceState state)
{
  return NULL;
}

const char *
dvt_instance_get_id (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_connector_id (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_connector_name (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_colour (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_name (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_auth (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_subtitle (DvtInstance *self)
{
  return NULL;
}

const char *
dvt_instance_get_base_url (DvtInstance *self)
{
  return NULL;
}

DvtInstanceState
dvt_instance_get_state (DvtInstance *self)
{
  return 0;
}

GPtrArray *
dvt_instance_get_reasons (DvtInstance *self)
{
  return NULL;
}

const DvtInstanceSettings *
dvt_instance_get_settings (DvtInstance *self)
{
  return NULL;
}

gboolean
dvt_instance_get_has_credentials (DvtInstance *self)
{
  return 0;
}

guint
dvt_instance_get_n_flows (DvtInstance *self)
{
  return 0;
}
