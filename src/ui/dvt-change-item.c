/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-item.h"

#include <glib/gi18n.h>

#include "dvt-date.h"

struct _DvtChangeItem
{
  GObject parent_instance;

  DvtChange *change; /* (owned) */
  char *author;      /* (owned) (nullable) who and when */
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (DvtChangeItem, dvt_change_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_EXPANDED = 1,
} DvtChangeItemProperty;

static GParamSpec *props[PROP_EXPANDED + 1];

const DvtChangeKind dvt_change_kinds[DVT_N_CHANGE_KINDS] = {
  DVT_CHANGE_REMOVED,
  DVT_CHANGE_CHANGED,
  DVT_CHANGE_ADDED,
};

/* Takes @author. */
static DvtChangeItem *
create_item (DvtChange *change, char *author)
{
  DvtChangeItem *self = g_object_new (DVT_TYPE_CHANGE_ITEM, NULL);

  self->change = dvt_change_ref (change);
  self->author = author;
  return self;
}

static char *
build_author (const DvtOwnChange *own, GDateTime *now)
{
  g_autofree char *day = NULL;

  if (own->author == NULL || own->time == NULL)
    return NULL;
  day = dvt_date_format_day (own->time, now);
  /* Translators: who changed something, and the day: "Ava Thompson, 3 Nov". */
  return g_strdup_printf (_ ("%1$s, %2$s"), own->author, day);
}

/* Takes the items of @items, in the order of their kinds. */
static GListModel *
create_list (GPtrArray *items)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (items->len);
  GListStore *store = g_list_store_new (DVT_TYPE_CHANGE_ITEM);

  for (gsize kind = 0; kind < DVT_N_CHANGE_KINDS; kind++)
    for (guint i = 0; i < items->len; i++)
      if (dvt_change_get_kind (DVT_CHANGE_ITEM (items->pdata[i])->change) == dvt_change_kinds[kind])
        g_ptr_array_add (sorted, items->pdata[i]);
  g_list_store_splice (store, 0, 0, sorted->pdata, sorted->len);
  return G_LIST_MODEL (store);
}

static void
dvt_change_item_finalize (GObject *object)
{
  DvtChangeItem *self = DVT_CHANGE_ITEM (object);

  g_clear_pointer (&self->change, dvt_change_unref);
  g_clear_pointer (&self->author, g_free);
  G_OBJECT_CLASS (dvt_change_item_parent_class)->finalize (object);
}

static void
dvt_change_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtChangeItem *self = DVT_CHANGE_ITEM (object);

  switch ((DvtChangeItemProperty) property_id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_change_item_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DvtChangeItem *self = DVT_CHANGE_ITEM (object);

  switch ((DvtChangeItemProperty) property_id)
    {
    case PROP_EXPANDED:
      dvt_change_item_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_change_item_class_init (DvtChangeItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dvt_change_item_finalize;
  object_class->get_property = dvt_change_item_get_property;
  object_class->set_property = dvt_change_item_set_property;

  /* Whether the row shows both values. It belongs to the item, so that a row that is scrolled out
   * of sight comes back as it was. */
  props[PROP_EXPANDED]
    = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_change_item_init (DvtChangeItem *self)
{
}

DvtChange *
dvt_change_item_get_change (DvtChangeItem *self)
{
  g_return_val_if_fail (DVT_IS_CHANGE_ITEM (self), NULL);

  return self->change;
}

const char *
dvt_change_item_get_author (DvtChangeItem *self)
{
  g_return_val_if_fail (DVT_IS_CHANGE_ITEM (self), NULL);

  return self->author;
}

gboolean
dvt_change_item_get_expanded (DvtChangeItem *self)
{
  g_return_val_if_fail (DVT_IS_CHANGE_ITEM (self), FALSE);

  return self->expanded;
}

void
dvt_change_item_set_expanded (DvtChangeItem *self, gboolean expanded)
{
  g_return_if_fail (DVT_IS_CHANGE_ITEM (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPANDED]);
}

GListModel *
dvt_change_item_list_new (GPtrArray *changes)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (changes->len, g_object_unref);

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (items, create_item (changes->pdata[i], NULL));
  return create_list (items);
}

GListModel *
dvt_change_item_list_new_own (GPtrArray *changes, GDateTime *now)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (changes->len, g_object_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      const DvtOwnChange *own = changes->pdata[i];

      g_ptr_array_add (items, create_item (own->change, build_author (own, now)));
    }
  return create_list (items);
}

const char *
dvt_change_kind_get_label (DvtChangeKind kind)
{
  switch (kind)
    {
    case DVT_CHANGE_ADDED:
      /* Translators: a kind of change, on a badge. */
      return _ ("Added");
    case DVT_CHANGE_REMOVED:
      /* Translators: a kind of change, on a badge. */
      return _ ("Removed");
    case DVT_CHANGE_CHANGED:
      /* Translators: a kind of change, on a badge. */
      return _ ("Changed");
    default:
      g_return_val_if_reached ("");
    }
}
