/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtInstanceSettings:
 * @name: what it is called
 * @methods: (array zero-terminated=1): the authentication methods that it uses, sorted; empty: none
 * @signatures: (element-type utf8 utf8): what each method was when it was chosen
 *   (dvt_check_build_signature()), by method id, so that a change of it can be told
 * @variables: (element-type utf8 utf8): values by variable, connector level
 * @method_variables: (element-type utf8 GHashTable): values by variable, by method id
 * @endpoint_variables: (element-type utf8 GHashTable): values by variable, by endpoint id
 * @base_url: (nullable): its own base address; `NULL`: the connector's
 * @endpoint_base_urls: (element-type utf8 utf8): its own, by the id of an endpoint that has one
 * @time_zone: (nullable): as "Europe/Berlin"; `NULL`: UTC
 * @date_format: (nullable): as g_date_time_format() takes it; `NULL`: the connector's, else ISO
 * 8601
 * @rate_amount: how many requests a @rate_unit may carry; 0: the connector's
 * @rate_unit: (nullable): "second", "minute", "hour" or "day"
 * @notes: (nullable): for people
 *
 * Everything about an instance that is no secret. No member is ever `NULL` but those that say so.
 * A plain value: not thread-safe while it is changed.
 */
typedef struct
{
  char *name;
  GStrv methods;
  GHashTable *signatures;
  GHashTable *variables;
  GHashTable *method_variables;
  GHashTable *endpoint_variables;
  char *base_url;
  GHashTable *endpoint_base_urls;
  char *time_zone;
  char *date_format;
  guint rate_amount;
  char *rate_unit;
  char *notes;
} DvtInstanceSettings;

#define DVT_TYPE_INSTANCE_SETTINGS (dvt_instance_settings_get_type ())
GType dvt_instance_settings_get_type (void);

DvtInstanceSettings *dvt_instance_settings_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
DvtInstanceSettings *
dvt_instance_settings_copy (const DvtInstanceSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void dvt_instance_settings_free (DvtInstanceSettings *settings);
void dvt_instance_settings_set_methods (DvtInstanceSettings *settings, const char *const *methods);
char *dvt_instance_settings_to_json (const DvtInstanceSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
DvtInstanceSettings *dvt_instance_settings_parse (const char *json,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *dvt_instance_settings_find_value (const DvtInstanceSettings *settings,
                                              const char *endpoint,
                                              const char *variable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtInstanceSettings, dvt_instance_settings_free)

G_END_DECLS
