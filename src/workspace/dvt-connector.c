/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-private.h"

#include "dvt-item-private.h"

G_DEFINE_ENUM_TYPE (DvtConnectorKind,
                    dvt_connector_kind,
                    G_DEFINE_ENUM_VALUE (DVT_CONNECTOR_KIND_PREBUILT, "prebuilt"),
                    G_DEFINE_ENUM_VALUE (DVT_CONNECTOR_KIND_CUSTOM, "custom"))

struct _DvtConnector
{
  GObject parent_instance;

  DvtConnectorFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtConnector, dvt_connector, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_KIND,
  PROP_SOURCE_NAME,
  PROP_MARKETPLACE_ID,
  PROP_SUMMARY,
  PROP_CATEGORY,
  PROP_COLOUR,
  PROP_DIGEST,
  PROP_PRISTINE_DIGEST,
  PROP_VERSION,
  PROP_VERSION_NAME,
  PROP_INSTALLED_AT,
  PROP_HEAD,
  PROP_MODIFIED,
  PROP_MODIFIED_BY,
  PROP_MODIFIED_AT,
  PROP_AVAILABLE_VERSION,
  PROP_AVAILABLE_VERSION_NAME,
  PROP_AVAILABLE_DATE,
  PROP_NEWER_VERSIONS,
  PROP_UPDATE_AVAILABLE,
  PROP_OUT_OF_DATE,
  PROP_ALONGSIDE_OF,
  PROP_INSTALLED_ALONGSIDE,
  PROP_WITHDRAWN_REASON,
  PROP_N_INSTANCES,
  PROP_N_FLOWS,
  PROP_NEEDS_ATTENTION,
} DvtConnectorProperty;

static GParamSpec *props[PROP_NEEDS_ATTENTION + 1];

static void
dvt_connector_finalize (GObject *object)
{
  DvtConnector *self = DVT_CONNECTOR (object);

  g_clear_pointer (&self->facts, dvt_connector_facts_free);

  G_OBJECT_CLASS (dvt_connector_parent_class)->finalize (object);
}

static void
dvt_connector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtConnector *self = DVT_CONNECTOR (object);

  switch ((DvtConnectorProperty) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->facts->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->facts->name);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->facts->kind);
      break;
    case PROP_SOURCE_NAME:
      g_value_set_string (value, self->facts->source_name);
      break;
    case PROP_MARKETPLACE_ID:
      g_value_set_string (value, self->facts->marketplace_id);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->facts->summary);
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, self->facts->category);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->facts->colour);
      break;
    case PROP_DIGEST:
      g_value_set_string (value, self->facts->digest);
      break;
    case PROP_PRISTINE_DIGEST:
      g_value_set_string (value, self->facts->pristine_digest);
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->facts->version);
      break;
    case PROP_VERSION_NAME:
      g_value_set_string (value, self->facts->version_name);
      break;
    case PROP_INSTALLED_AT:
      g_value_set_boxed (value, self->facts->installed_at);
      break;
    case PROP_HEAD:
      g_value_set_uint (value, self->facts->head);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->facts->modified);
      break;
    case PROP_MODIFIED_BY:
      g_value_set_string (value, self->facts->modified_by);
      break;
    case PROP_MODIFIED_AT:
      g_value_set_boxed (value, self->facts->modified_at);
      break;
    case PROP_AVAILABLE_VERSION:
      g_value_set_uint (value, self->facts->available_version);
      break;
    case PROP_AVAILABLE_VERSION_NAME:
      g_value_set_string (value, self->facts->available_version_name);
      break;
    case PROP_AVAILABLE_DATE:
      g_value_set_string (value, self->facts->available_date);
      break;
    case PROP_NEWER_VERSIONS:
      g_value_set_uint (value, self->facts->newer_versions);
      break;
    case PROP_UPDATE_AVAILABLE:
      g_value_set_boolean (value, self->facts->available_version != 0);
      break;
    case PROP_OUT_OF_DATE:
      g_value_set_boolean (value, self->facts->out_of_date);
      break;
    case PROP_ALONGSIDE_OF:
      g_value_set_string (value, self->facts->alongside_of);
      break;
    case PROP_INSTALLED_ALONGSIDE:
      g_value_set_boolean (value, self->facts->installed_alongside);
      break;
    case PROP_WITHDRAWN_REASON:
      g_value_set_string (value, self->facts->withdrawn_reason);
      break;
    case PROP_N_INSTANCES:
      g_value_set_uint (value, self->facts->n_instances);
      break;
    case PROP_N_FLOWS:
      g_value_set_uint (value, self->facts->n_flows);
      break;
    case PROP_NEEDS_ATTENTION:
      g_value_set_boolean (value, self->facts->needs_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_connector_class_init (DvtConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_connector_finalize;
  object_class->get_property = dvt_connector_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, DVT_TYPE_CONNECTOR_KIND,
                                        DVT_CONNECTOR_KIND_PREBUILT, readable);
  props[PROP_SOURCE_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL, readable);
  props[PROP_MARKETPLACE_ID] = g_param_spec_string ("marketplace-id", NULL, NULL, NULL, readable);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  props[PROP_CATEGORY] = g_param_spec_string ("category", NULL, NULL, NULL, readable);
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, readable);
  props[PROP_DIGEST] = g_param_spec_string ("digest", NULL, NULL, NULL, readable);
  props[PROP_PRISTINE_DIGEST] = g_param_spec_string ("pristine-digest", NULL, NULL, NULL, readable);
  props[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_VERSION_NAME] = g_param_spec_string ("version-name", NULL, NULL, NULL, readable);
  props[PROP_INSTALLED_AT]
    = g_param_spec_boxed ("installed-at", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_HEAD] = g_param_spec_uint ("head", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  props[PROP_MODIFIED_BY] = g_param_spec_string ("modified-by", NULL, NULL, NULL, readable);
  props[PROP_MODIFIED_AT]
    = g_param_spec_boxed ("modified-at", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_AVAILABLE_VERSION]
    = g_param_spec_uint ("available-version", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_AVAILABLE_VERSION_NAME]
    = g_param_spec_string ("available-version-name", NULL, NULL, NULL, readable);
  props[PROP_AVAILABLE_DATE] = g_param_spec_string ("available-date", NULL, NULL, NULL, readable);
  props[PROP_NEWER_VERSIONS]
    = g_param_spec_uint ("newer-versions", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_UPDATE_AVAILABLE]
    = g_param_spec_boolean ("update-available", NULL, NULL, FALSE, readable);
  props[PROP_OUT_OF_DATE] = g_param_spec_boolean ("out-of-date", NULL, NULL, FALSE, readable);
  props[PROP_ALONGSIDE_OF] = g_param_spec_string ("alongside-of", NULL, NULL, NULL, readable);
  props[PROP_INSTALLED_ALONGSIDE]
    = g_param_spec_boolean ("installed-alongside", NULL, NULL, FALSE, readable);
  props[PROP_WITHDRAWN_REASON]
    = g_param_spec_string ("withdrawn-reason", NULL, NULL, NULL, readable);
  props[PROP_N_INSTANCES]
    = g_param_spec_uint ("n-instances", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_N_FLOWS] = g_param_spec_uint ("n-flows", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_NEEDS_ATTENTION]
    = g_param_spec_boolean ("needs-attention", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_connector_init (DvtConnector *self)
{
}

DvtConnector *
dvt_connector_new (DvtConnectorFacts *facts)
{
  DvtConnector *self = g_object_new (DVT_TYPE_CONNECTOR, NULL);

  self->facts = facts;
  return self;
}

void
dvt_connector_take_facts (DvtConnector *self, DvtConnectorFacts *facts)
{
  g_autoptr (GArray) before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));

  dvt_connector_facts_free (self->facts);
  self->facts = facts;
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

const char *
dvt_connector_get_id (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->id;
}

const char *
dvt_connector_get_name (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->name;
}

DvtConnectorKind
dvt_connector_get_kind (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), DVT_CONNECTOR_KIND_PREBUILT);

  return self->facts->kind;
}

const char *
dvt_connector_get_source_name (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->source_name;
}

const char *
dvt_connector_get_marketplace_id (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->marketplace_id;
}

const char *
dvt_connector_get_summary (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->summary;
}

const char *
dvt_connector_get_category (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->category;
}

const char *
dvt_connector_get_colour (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->colour;
}

const char *
dvt_connector_get_digest (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->digest;
}

const char *
dvt_connector_get_pristine_digest (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->pristine_digest;
}

guint
dvt_connector_get_version (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), 0);

  return self->facts->version;
}

const char *
dvt_connector_get_version_name (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->version_name;
}

GDateTime *
dvt_connector_get_installed_at (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->installed_at;
}

guint
dvt_connector_get_head (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), 0);

  return self->facts->head;
}

gboolean
dvt_connector_get_modified (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), FALSE);

  return self->facts->modified;
}

const char *
dvt_connector_get_modified_by (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->modified_by;
}

GDateTime *
dvt_connector_get_modified_at (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->modified_at;
}

guint
dvt_connector_get_available_version (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), 0);

  return self->facts->available_version;
}

const char *
dvt_connector_get_available_version_name (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->available_version_name;
}

const char *
dvt_connector_get_available_date (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->available_date;
}

guint
dvt_connector_get_newer_versions (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), 0);

  return self->facts->newer_versions;
}

gboolean
dvt_connector_get_update_available (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), FALSE);

  return self->facts->available_version != 0;
}

gboolean
dvt_connector_get_out_of_date (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), FALSE);

  return self->facts->out_of_date;
}

const char *
dvt_connector_get_alongside_of (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->alongside_of;
}

gboolean
dvt_connector_get_installed_alongside (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), FALSE);

  return self->facts->installed_alongside;
}

const char *
dvt_connector_get_withdrawn_reason (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), NULL);

  return self->facts->withdrawn_reason;
}

guint
dvt_connector_get_n_instances (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), 0);

  return self->facts->n_instances;
}

guint
dvt_connector_get_n_flows (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), 0);

  return self->facts->n_flows;
}

gboolean
dvt_connector_get_needs_attention (DvtConnector *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR (self), FALSE);

  return self->facts->needs_attention;
}
