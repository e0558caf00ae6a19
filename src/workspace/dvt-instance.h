/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-check.h"

G_BEGIN_DECLS

/**
 * DvtInstanceState:
 *
 * What an instance can do, derived from the facts, the gravest first. The nicks are "ready",
 * "needs-credentials", "needs-attention", "sign-in-expired".
 */
typedef enum
{
  DVT_INSTANCE_STATE_READY,
  DVT_INSTANCE_STATE_NEEDS_CREDENTIALS,
  DVT_INSTANCE_STATE_NEEDS_ATTENTION,
  DVT_INSTANCE_STATE_SIGN_IN_EXPIRED,
} DvtInstanceState;

GType dvt_instance_state_get_type (void);
#define DVT_TYPE_INSTANCE_STATE (dvt_instance_state_get_type ())
const char *dvt_instance_state_to_string (DvtInstanceState state);

/**
 * DvtInstance:
 *
 * One set of an organisation's own settings and credentials for a connector.
 *
 * The same object for as long as it is in the list; its properties follow. What a getter returns
 * belongs to it. Properties (read-only): id, connector-id, connector-name, colour (of the
 * connector), name, auth (the labels of its methods: "Access Token"), subtitle (what tells it from
 * others: the first variable's value or the base address's host), base-url (in force; "" where it
 * has none), state, reasons, settings, has-credentials, n-flows (how many use it).
 */
#define DVT_TYPE_INSTANCE (dvt_instance_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstance, dvt_instance, DVT, INSTANCE, GObject)

const char *dvt_instance_get_id (DvtInstance *self);
const char *dvt_instance_get_connector_id (DvtInstance *self);
const char *dvt_instance_get_connector_name (DvtInstance *self);
const char *dvt_instance_get_colour (DvtInstance *self);
const char *dvt_instance_get_name (DvtInstance *self);
const char *dvt_instance_get_auth (DvtInstance *self);
const char *dvt_instance_get_subtitle (DvtInstance *self);
const char *dvt_instance_get_base_url (DvtInstance *self);
DvtInstanceState dvt_instance_get_state (DvtInstance *self);
/* (transfer none) (element-type DvtReason) */
GPtrArray *dvt_instance_get_reasons (DvtInstance *self);
/* (transfer none): not to be changed; copy it */
const DvtInstanceSettings *dvt_instance_get_settings (DvtInstance *self);
gboolean dvt_instance_get_has_credentials (DvtInstance *self);
guint dvt_instance_get_n_flows (DvtInstance *self);

G_END_DECLS
