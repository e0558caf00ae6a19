/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source-item-private.h"

#include "dvt-item-private.h"

struct _DvtSourceItem
{
  GObject parent_instance;

  DvtSourceFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtSourceItem, dvt_source_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_LOCATION,
  PROP_IS_FOLDER,
  PROP_N_ENTRIES,
  PROP_LOADING,
  PROP_LAST_REFRESHED,
  PROP_ERROR_CODE,
  PROP_ERROR_MESSAGE,
} DvtSourceItemProperty;

static GParamSpec *props[PROP_ERROR_MESSAGE + 1];

void
dvt_source_facts_free (DvtSourceFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->id, g_free);
  g_clear_pointer (&facts->name, g_free);
  g_clear_pointer (&facts->location, g_free);
  g_clear_pointer (&facts->last_refreshed, g_date_time_unref);
  g_clear_pointer (&facts->error_code, g_free);
  g_clear_pointer (&facts->error_message, g_free);
  g_free (facts);
}

static void
dvt_source_item_finalize (GObject *object)
{
  DvtSourceItem *self = DVT_SOURCE_ITEM (object);

  g_clear_pointer (&self->facts, dvt_source_facts_free);

  G_OBJECT_CLASS (dvt_source_item_parent_class)->finalize (object);
}

static void
dvt_source_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtSourceItem *self = DVT_SOURCE_ITEM (object);

  switch ((DvtSourceItemProperty) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->facts->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->facts->name);
      break;
    case PROP_LOCATION:
      g_value_set_string (value, self->facts->location);
      break;
    case PROP_IS_FOLDER:
      g_value_set_boolean (value, self->facts->is_folder);
      break;
    case PROP_N_ENTRIES:
      g_value_set_uint (value, self->facts->n_entries);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->facts->loading);
      break;
    case PROP_LAST_REFRESHED:
      g_value_set_boxed (value, self->facts->last_refreshed);
      break;
    case PROP_ERROR_CODE:
      g_value_set_string (value, self->facts->error_code);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->facts->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_source_item_class_init (DvtSourceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_source_item_finalize;
  object_class->get_property = dvt_source_item_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  props[PROP_LOCATION] = g_param_spec_string ("location", NULL, NULL, NULL, readable);
  props[PROP_IS_FOLDER] = g_param_spec_boolean ("is-folder", NULL, NULL, FALSE, readable);
  props[PROP_N_ENTRIES] = g_param_spec_uint ("n-entries", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  props[PROP_LAST_REFRESHED]
    = g_param_spec_boxed ("last-refreshed", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_ERROR_CODE] = g_param_spec_string ("error-code", NULL, NULL, NULL, readable);
  props[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_source_item_init (DvtSourceItem *self)
{
}

DvtSourceItem *
dvt_source_item_new (DvtSourceFacts *facts)
{
  DvtSourceItem *self = g_object_new (DVT_TYPE_SOURCE_ITEM, NULL);

  self->facts = facts;
  return self;
}

void
dvt_source_item_take_facts (DvtSourceItem *self, DvtSourceFacts *facts)
{
  g_autoptr (GArray) before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));

  facts->loading = self->facts->loading;
  dvt_source_facts_free (self->facts);
  self->facts = facts;
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

void
dvt_source_item_set_loading (DvtSourceItem *self, gboolean loading)
{
  if (self->facts->loading == loading)
    return;
  self->facts->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

const char *
dvt_source_item_get_id (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), NULL);

  return self->facts->id;
}

const char *
dvt_source_item_get_name (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), NULL);

  return self->facts->name;
}

const char *
dvt_source_item_get_location (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), NULL);

  return self->facts->location;
}

gboolean
dvt_source_item_get_is_folder (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), FALSE);

  return self->facts->is_folder;
}

guint
dvt_source_item_get_n_entries (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), 0);

  return self->facts->n_entries;
}

gboolean
dvt_source_item_get_loading (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), FALSE);

  return self->facts->loading;
}

GDateTime *
dvt_source_item_get_last_refreshed (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), NULL);

  return self->facts->last_refreshed;
}

const char *
dvt_source_item_get_error_code (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), NULL);

  return self->facts->error_code;
}

const char *
dvt_source_item_get_error_message (DvtSourceItem *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE_ITEM (self), NULL);

  return self->facts->error_message;
}
