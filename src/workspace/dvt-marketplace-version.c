/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-version-private.h"

#include "dvt-item-private.h"

struct _DvtMarketplaceVersion
{
  GObject parent_instance;

  DvtVersionFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtMarketplaceVersion, dvt_marketplace_version, G_TYPE_OBJECT)

typedef enum
{
  PROP_NUMBER = 1,
  PROP_NAME,
  PROP_DATE,
  PROP_NOTES,
  PROP_WITHDRAWN_REASON,
} DvtMarketplaceVersionProperty;

static GParamSpec *props[PROP_WITHDRAWN_REASON + 1];

DvtVersionFacts *
dvt_version_facts_new (const DvtFeedVersion *version)
{
  DvtVersionFacts *facts = g_new0 (DvtVersionFacts, 1);

  facts->number = version->number;
  facts->name = g_strdup (version->name);
  facts->date = g_strdup (version->date);
  facts->notes = g_strdup (version->notes);
  facts->withdrawn_reason = g_strdup (version->withdrawn_reason);
  return facts;
}

void
dvt_version_facts_free (DvtVersionFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->name, g_free);
  g_clear_pointer (&facts->date, g_free);
  g_clear_pointer (&facts->notes, g_free);
  g_clear_pointer (&facts->withdrawn_reason, g_free);
  g_free (facts);
}

static void
dvt_marketplace_version_finalize (GObject *object)
{
  DvtMarketplaceVersion *self = DVT_MARKETPLACE_VERSION (object);

  g_clear_pointer (&self->facts, dvt_version_facts_free);

  G_OBJECT_CLASS (dvt_marketplace_version_parent_class)->finalize (object);
}

static void
dvt_marketplace_version_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtMarketplaceVersion *self = DVT_MARKETPLACE_VERSION (object);

  switch ((DvtMarketplaceVersionProperty) id)
    {
    case PROP_NUMBER:
      g_value_set_uint (value, self->facts->number);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->facts->name);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->facts->date);
      break;
    case PROP_NOTES:
      g_value_set_string (value, self->facts->notes);
      break;
    case PROP_WITHDRAWN_REASON:
      g_value_set_string (value, self->facts->withdrawn_reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_marketplace_version_class_init (DvtMarketplaceVersionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_marketplace_version_finalize;
  object_class->get_property = dvt_marketplace_version_get_property;

  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, readable);
  props[PROP_NOTES] = g_param_spec_string ("notes", NULL, NULL, NULL, readable);
  props[PROP_WITHDRAWN_REASON]
    = g_param_spec_string ("withdrawn-reason", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_marketplace_version_init (DvtMarketplaceVersion *self)
{
}

DvtMarketplaceVersion *
dvt_marketplace_version_new (DvtVersionFacts *facts)
{
  DvtMarketplaceVersion *self = g_object_new (DVT_TYPE_MARKETPLACE_VERSION, NULL);

  self->facts = facts;
  return self;
}

void
dvt_marketplace_version_take_facts (DvtMarketplaceVersion *self, DvtVersionFacts *facts)
{
  g_autoptr (GArray) before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));

  dvt_version_facts_free (self->facts);
  self->facts = facts;
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

gconstpointer
dvt_marketplace_version_get_key (DvtMarketplaceVersion *self)
{
  return &self->facts->number;
}

guint
dvt_marketplace_version_get_number (DvtMarketplaceVersion *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_VERSION (self), 0);

  return self->facts->number;
}

const char *
dvt_marketplace_version_get_name (DvtMarketplaceVersion *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_VERSION (self), NULL);

  return self->facts->name;
}

const char *
dvt_marketplace_version_get_date (DvtMarketplaceVersion *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_VERSION (self), NULL);

  return self->facts->date;
}

const char *
dvt_marketplace_version_get_notes (DvtMarketplaceVersion *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_VERSION (self), NULL);

  return self->facts->notes;
}

const char *
dvt_marketplace_version_get_withdrawn_reason (DvtMarketplaceVersion *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_VERSION (self), NULL);

  return self->facts->withdrawn_reason;
}
