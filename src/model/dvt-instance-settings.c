/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-settings.h"

GType
dvt_instance_settings_get_type (void)
{
  return G_TYPE_POINTER;
}

DvtInstanceSettings *
dvt_instance_settings_new (const char *name)
{
  return NULL;
}

DvtInstanceSettings *
dvt_instance_settings_copy (const DvtInstanceSettings *settings)
{
  return NULL;
}

void
dvt_instance_settings_free (DvtInstanceSettings *settings)
{

}

void
dvt_instance_settings_set_methods (DvtInstanceSettings *settings, const char *const *methods)
{

}

char *
dvt_instance_settings_to_json (const DvtInstanceSettings *settings)
{
  return NULL;
}

DvtInstanceSettings *
dvt_instance_settings_parse (const char *json, GError **error)
{
  return NULL;
}

const char *
dvt_instance_settings_find_value (const DvtInstanceSettings *settings, const char *endpoint, const char *variable)
{
  return NULL;
}
