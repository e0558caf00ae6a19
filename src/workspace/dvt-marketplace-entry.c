/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-entry-private.h"

#include "dvt-item-private.h"
#include "dvt-live-list-private.h"
#include "dvt-marketplace-version-private.h"

struct _DvtMarketplaceEntry
{
  GObject parent_instance;

  DvtEntryFacts *facts;  /* (owned) */
  DvtLiveList *versions; /* (owned) newest first */
};

G_DEFINE_FINAL_TYPE (DvtMarketplaceEntry, dvt_marketplace_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_SOURCE_ID,
  PROP_SOURCE_NAME,
  PROP_NAME,
  PROP_SUMMARY,
  PROP_CATEGORY,
  PROP_COLOUR,
  PROP_NEWEST,
  PROP_NEWEST_NAME,
  PROP_VERSIONS,
  PROP_INSTALLED,
  PROP_INSTALLED_VERSION,
  PROP_UPDATE_AVAILABLE,
} DvtMarketplaceEntryProperty;

static GParamSpec *props[PROP_UPDATE_AVAILABLE + 1];

static gconstpointer
get_version_key (gpointer item)
{
  return dvt_marketplace_version_get_key (item);
}

static gconstpointer
get_version_facts_key (gconstpointer facts)
{
  return &((const DvtVersionFacts *) facts)->number;
}

static void
update_versions (DvtMarketplaceEntry *self)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_int_hash,
    .equal = g_int_equal,
    .get_item_key = get_version_key,
    .get_facts_key = get_version_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_marketplace_version_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_marketplace_version_take_facts,
  };
  GPtrArray *versions = self->facts->entry->versions;
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_version_facts_free);

  for (guint i = versions->len; i > 0; i--)
    g_ptr_array_add (list, dvt_version_facts_new (g_ptr_array_index (versions, i - 1)));
  dvt_live_list_update (self->versions, &funcs, list);
}

static void
dvt_marketplace_entry_finalize (GObject *object)
{
  DvtMarketplaceEntry *self = DVT_MARKETPLACE_ENTRY (object);

  g_clear_pointer (&self->facts, dvt_entry_facts_free);
  g_clear_object (&self->versions);

  G_OBJECT_CLASS (dvt_marketplace_entry_parent_class)->finalize (object);
}

static void
dvt_marketplace_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtMarketplaceEntry *self = DVT_MARKETPLACE_ENTRY (object);

  switch ((DvtMarketplaceEntryProperty) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->facts->entry->id);
      break;
    case PROP_SOURCE_ID:
      g_value_set_string (value, self->facts->source_id);
      break;
    case PROP_SOURCE_NAME:
      g_value_set_string (value, self->facts->source_name);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->facts->entry->name);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->facts->entry->summary);
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, self->facts->entry->category);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->facts->entry->colour);
      break;
    case PROP_NEWEST:
      g_value_set_uint (value, dvt_marketplace_entry_get_newest (self));
      break;
    case PROP_NEWEST_NAME:
      g_value_set_string (value, dvt_marketplace_entry_get_newest_name (self));
      break;
    case PROP_VERSIONS:
      g_value_set_object (value, self->versions);
      break;
    case PROP_INSTALLED:
      g_value_set_string (value, self->facts->installed);
      break;
    case PROP_INSTALLED_VERSION:
      g_value_set_uint (value, self->facts->installed_version);
      break;
    case PROP_UPDATE_AVAILABLE:
      g_value_set_boolean (value, dvt_marketplace_entry_get_update_available (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_marketplace_entry_class_init (DvtMarketplaceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_marketplace_entry_finalize;
  object_class->get_property = dvt_marketplace_entry_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  props[PROP_SOURCE_ID] = g_param_spec_string ("source-id", NULL, NULL, NULL, readable);
  props[PROP_SOURCE_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL, readable);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  props[PROP_CATEGORY] = g_param_spec_string ("category", NULL, NULL, NULL, readable);
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, readable);
  props[PROP_NEWEST] = g_param_spec_uint ("newest", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_NEWEST_NAME] = g_param_spec_string ("newest-name", NULL, NULL, NULL, readable);
  props[PROP_VERSIONS] = g_param_spec_object ("versions", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  props[PROP_INSTALLED] = g_param_spec_string ("installed", NULL, NULL, NULL, readable);
  props[PROP_INSTALLED_VERSION]
    = g_param_spec_uint ("installed-version", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_UPDATE_AVAILABLE]
    = g_param_spec_boolean ("update-available", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_marketplace_entry_init (DvtMarketplaceEntry *self)
{
  self->versions
    = g_object_new (DVT_TYPE_LIVE_LIST, "item-type", DVT_TYPE_MARKETPLACE_VERSION, NULL);
}

DvtMarketplaceEntry *
dvt_marketplace_entry_new (DvtEntryFacts *facts)
{
  DvtMarketplaceEntry *self = g_object_new (DVT_TYPE_MARKETPLACE_ENTRY, NULL);

  self->facts = facts;
  update_versions (self);
  return self;
}

/* Most entries of most readings: thousands of them have nothing to compare then. */
static gboolean
is_same (const DvtEntryFacts *a, const DvtEntryFacts *b)
{
  return a->feed == b->feed && a->installed_version == b->installed_version
         && g_strcmp0 (a->installed, b->installed) == 0
         && g_str_equal (a->source_name, b->source_name);
}

void
dvt_marketplace_entry_take_facts (DvtMarketplaceEntry *self, DvtEntryFacts *facts)
{
  g_autoptr (DvtEntryFacts) taken = facts;
  g_autoptr (DvtEntryFacts) old = NULL;
  g_autoptr (GArray) before = NULL;

  if (is_same (self->facts, taken))
    return;
  before = dvt_item_save_values (G_OBJECT (self), props, G_N_ELEMENTS (props));
  old = g_steal_pointer (&self->facts);
  self->facts = g_steal_pointer (&taken);
  if (old->feed != self->facts->feed)
    update_versions (self);
  dvt_item_notify_differences (G_OBJECT (self), props, G_N_ELEMENTS (props), before);
}

const char *
dvt_marketplace_entry_get_key (DvtMarketplaceEntry *self)
{
  return self->facts->key;
}

const char *
dvt_marketplace_entry_get_id (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->entry->id;
}

const char *
dvt_marketplace_entry_get_source_id (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->source_id;
}

const char *
dvt_marketplace_entry_get_source_name (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->source_name;
}

const char *
dvt_marketplace_entry_get_name (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->entry->name;
}

const char *
dvt_marketplace_entry_get_summary (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->entry->summary;
}

const char *
dvt_marketplace_entry_get_category (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->entry->category;
}

const char *
dvt_marketplace_entry_get_colour (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->entry->colour;
}

guint
dvt_marketplace_entry_get_newest (DvtMarketplaceEntry *self)
{
  const DvtFeedVersion *newest = NULL;

  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), 0);

  newest = dvt_feed_entry_get_newest (self->facts->entry);
  return newest != NULL ? newest->number : 0;
}

const char *
dvt_marketplace_entry_get_newest_name (DvtMarketplaceEntry *self)
{
  const DvtFeedVersion *newest = NULL;

  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  newest = dvt_feed_entry_get_newest (self->facts->entry);
  return newest != NULL ? newest->name : NULL;
}

GListModel *
dvt_marketplace_entry_get_versions (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return G_LIST_MODEL (self->versions);
}

const char *
dvt_marketplace_entry_get_installed (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), NULL);

  return self->facts->installed;
}

guint
dvt_marketplace_entry_get_installed_version (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), 0);

  return self->facts->installed_version;
}

gboolean
dvt_marketplace_entry_get_update_available (DvtMarketplaceEntry *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_ENTRY (self), FALSE);

  return self->facts->installed != NULL
         && dvt_marketplace_entry_get_newest (self) > self->facts->installed_version;
}
