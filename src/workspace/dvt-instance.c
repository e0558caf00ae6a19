/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-private.h"

#include "dvt-item-private.h"

G_DEFINE_ENUM_TYPE (DvtInstanceState,
                    dvt_instance_state,
                    G_DEFINE_ENUM_VALUE (DVT_INSTANCE_STATE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (DVT_INSTANCE_STATE_NEEDS_CREDENTIALS, "needs-credentials"),
                    G_DEFINE_ENUM_VALUE (DVT_INSTANCE_STATE_NEEDS_ATTENTION, "needs-attention"),
                    G_DEFINE_ENUM_VALUE (DVT_INSTANCE_STATE_SIGN_IN_EXPIRED, "sign-in-expired"))

const char *
dvt_instance_state_to_string (DvtInstanceState state)
{
  static const char *const names[]
    = { "ready", "needs-credentials", "needs-attention", "sign-in-expired" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

struct _DvtInstance
{
  GObject parent_instance;

  DvtInstanceFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtInstance, dvt_instance, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_CONNECTOR_ID,
  PROP_CONNECTOR_NAME,
  PROP_COLOUR,
  PROP_NAME,
  PROP_AUTH,
  PROP_SUBTITLE,
  PROP_BASE_URL,
  PROP_STATE,
  PROP_REASONS,
  PROP_SETTINGS,
  PROP_HAS_CREDENTIALS,
  PROP_N_FLOWS,
} DvtInstanceProperty;

static GParamSpec *props[PROP_N_FLOWS + 1];

static void
dvt_instance_finalize (GObject *object)
{
  DvtInstance *self = DVT_INSTANCE (object);

  g_clear_pointer (&self->facts, dvt_instance_facts_unref);

  G_OBJECT_CLASS (dvt_instance_parent_class)->finalize (object);
}

static void
dvt_instance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtInstance *self = DVT_INSTANCE (object);

  switch ((DvtInstanceProperty) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->facts->id);
      break;
    case PROP_CONNECTOR_ID:
      g_value_set_string (value, self->facts->connector_id);
      break;
    case PROP_CONNECTOR_NAME:
      g_value_set_string (value, self->facts->connector_name);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->facts->colour);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->facts->name);
      break;
    case PROP_AUTH:
      g_value_set_string (value, self->facts->check->auth);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->facts->check->subtitle);
      break;
    case PROP_BASE_URL:
      g_value_set_string (value, self->facts->check->base_url);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->facts->state);
      break;
    case PROP_REASONS:
      g_value_set_boxed (value, self->facts->reasons);
      break;
    case PROP_SETTINGS:
      g_value_set_pointer (value, self->facts->check->settings);
      break;
    case PROP_HAS_CREDENTIALS:
      g_value_set_boolean (value, self->facts->has_credentials);
      break;
    case PROP_N_FLOWS:
      g_value_set_uint (value, self->facts->n_flows);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_instance_class_init (DvtInstanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_instance_finalize;
  object_class->get_property = dvt_instance_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  props[PROP_CONNECTOR_ID] = g_param_spec_string ("connector-id", NULL, NULL, NULL, readable);
  props[PROP_CONNECTOR_NAME] = g_param_spec_string ("connector-name", NULL, NULL, NULL, readable);
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, readable);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  props[PROP_AUTH] = g_param_spec_string ("auth", NULL, NULL, NULL, readable);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, readable);
  props[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL, readable);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, DVT_TYPE_INSTANCE_STATE, 0, readable);
  props[PROP_REASONS] = g_param_spec_boxed ("reasons", NULL, NULL, G_TYPE_PTR_ARRAY, readable);
  props[PROP_SETTINGS] = g_param_spec_pointer ("settings", NULL, NULL, readable);
  props[PROP_HAS_CREDENTIALS]
    = g_param_spec_boolean ("has-credentials", NULL, NULL, FALSE, readable);
  props[PROP_N_FLOWS] = g_param_spec_uint ("n-flows", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_instance_init (DvtInstance *self)
{
}

DvtInstance *
dvt_instance_new (DvtInstanceFacts *facts)
{
  DvtInstance *self = g_object_new (DVT_TYPE_INSTANCE, NULL);

  self->facts = facts;
  return self;
}

void
dvt_instance_take_facts (DvtInstance *self, DvtInstanceFacts *facts)
{
  g_autoptr (GArray) before = NULL;

  /* Facts that did not change are the same ones. */
  if (facts == self->facts)
    {
      dvt_instance_facts_unref (facts);
      return;
    }
  before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));
  dvt_instance_facts_unref (self->facts);
  self->facts = facts;
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

const char *
dvt_instance_get_id (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->id;
}

const char *
dvt_instance_get_connector_id (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->connector_id;
}

const char *
dvt_instance_get_connector_name (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->connector_name;
}

const char *
dvt_instance_get_colour (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->colour;
}

const char *
dvt_instance_get_name (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->name;
}

const char *
dvt_instance_get_auth (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->check->auth;
}

const char *
dvt_instance_get_subtitle (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->check->subtitle;
}

const char *
dvt_instance_get_base_url (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->check->base_url;
}

DvtInstanceState
dvt_instance_get_state (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), DVT_INSTANCE_STATE_READY);

  return self->facts->state;
}

GPtrArray *
dvt_instance_get_reasons (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->reasons;
}

const DvtInstanceSettings *
dvt_instance_get_settings (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), NULL);

  return self->facts->check->settings;
}

gboolean
dvt_instance_get_has_credentials (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), FALSE);

  return self->facts->has_credentials;
}

guint
dvt_instance_get_n_flows (DvtInstance *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE (self), 0);

  return self->facts->n_flows;
}
