/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-live-list-private.h"

typedef struct
{
  GPtrArray *items; /* (owned) */
  GType item_type;
  gboolean loading;
  GError *error;             /* (owned) (nullable) */
  GDateTime *last_refreshed; /* (owned) (nullable) */
} DvtLiveListPrivate;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (DvtLiveList,
                         dvt_live_list,
                         G_TYPE_OBJECT,
                         G_ADD_PRIVATE (DvtLiveList)
                           G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_LOADING,
  PROP_ERROR,
  PROP_LAST_REFRESHED,
  PROP_N_ITEMS,
} DvtLiveListProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static DvtLiveListPrivate *
get_private (DvtLiveList *self)
{
  return (DvtLiveListPrivate *) dvt_live_list_get_instance_private (self);
}

static GType
get_item_type (GListModel *model)
{
  return get_private (DVT_LIVE_LIST (model))->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return get_private (DVT_LIVE_LIST (model))->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DvtLiveListPrivate *priv = get_private (DVT_LIVE_LIST (model));

  if (position >= priv->items->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (priv->items, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
dvt_live_list_finalize (GObject *object)
{
  DvtLiveListPrivate *priv = get_private (DVT_LIVE_LIST (object));

  g_clear_pointer (&priv->items, g_ptr_array_unref);
  g_clear_error (&priv->error);
  g_clear_pointer (&priv->last_refreshed, g_date_time_unref);

  G_OBJECT_CLASS (dvt_live_list_parent_class)->finalize (object);
}

static void
dvt_live_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtLiveListPrivate *priv = get_private (DVT_LIVE_LIST (object));

  switch ((DvtLiveListProperty) id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, priv->item_type);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, priv->error);
      break;
    case PROP_LAST_REFRESHED:
      g_value_set_boxed (value, priv->last_refreshed);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, priv->items->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_live_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvtLiveListPrivate *priv = get_private (DVT_LIVE_LIST (object));

  if (id == PROP_ITEM_TYPE)
    priv->item_type = g_value_get_gtype (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dvt_live_list_class_init (DvtLiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dvt_live_list_finalize;
  object_class->get_property = dvt_live_list_get_property;
  object_class->set_property = dvt_live_list_set_property;

  props[PROP_ITEM_TYPE]
    = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  props[PROP_LAST_REFRESHED]
    = g_param_spec_boxed ("last-refreshed", NULL, NULL, G_TYPE_DATE_TIME, readable);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_live_list_init (DvtLiveList *self)
{
  get_private (self)->items = g_ptr_array_new_with_free_func (g_object_unref);
}

gboolean
dvt_live_list_get_loading (DvtLiveList *self)
{
  g_return_val_if_fail (DVT_IS_LIVE_LIST (self), FALSE);

  return get_private (self)->loading;
}

const GError *
dvt_live_list_get_error (DvtLiveList *self)
{
  g_return_val_if_fail (DVT_IS_LIVE_LIST (self), NULL);

  return get_private (self)->error;
}

GDateTime *
dvt_live_list_get_last_refreshed (DvtLiveList *self)
{
  g_return_val_if_fail (DVT_IS_LIVE_LIST (self), NULL);

  return get_private (self)->last_refreshed;
}

/* The old position of each of @items, G_MAXUINT for one that is new. */
static guint *
find_old_positions (DvtLiveListPrivate *priv, GPtrArray *items)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  guint *found = g_new (guint, items->len + 1);

  for (guint i = 0; i < priv->items->len; i++)
    g_hash_table_insert (positions, g_ptr_array_index (priv->items, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < items->len; i++)
    {
      gpointer position = g_hash_table_lookup (positions, g_ptr_array_index (items, i));

      found[i] = position != NULL ? GPOINTER_TO_UINT (position) - 1 : G_MAXUINT;
    }
  return found;
}

/* The largest set of items that keep their order: the longest increasing run of old positions
 * (patience sorting). Returns which of the new items belong to it. */
static gboolean *
find_kept (const guint *positions, guint n_items)
{
  g_autofree guint *tails
    = g_new (guint, n_items + 1); /* the index that ends a run of each length */
  g_autofree guint *previous = g_new (guint, n_items + 1);
  gboolean *kept = g_new0 (gboolean, n_items + 1);
  guint length = 0;
  guint last = G_MAXUINT;

  for (guint i = 0; i < n_items; i++)
    {
      guint low = 0;
      guint high = length;

      if (positions[i] == G_MAXUINT)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (positions[tails[middle]] < positions[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  last = length > 0 ? tails[length - 1] : G_MAXUINT;
  while (last != G_MAXUINT)
    {
      kept[last] = TRUE;
      last = previous[last];
    }
  return kept;
}

static void
splice (DvtLiveList *self, guint position, guint n_removed, GPtrArray *items, guint from, guint n)
{
  DvtLiveListPrivate *priv = get_private (self);

  if (n_removed == 0 && n == 0)
    return;
  if (n_removed > 0)
    g_ptr_array_remove_range (priv->items, position, n_removed);
  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (priv->items, (int) (position + i),
                        g_object_ref (g_ptr_array_index (items, from + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n);
}

void
dvt_live_list_replace (DvtLiveList *self, GPtrArray *items)
{
  DvtLiveListPrivate *priv = get_private (self);
  g_autofree guint *positions = find_old_positions (priv, items);
  g_autofree gboolean *kept = find_kept (positions, items->len);
  const guint n_old = priv->items->len;
  guint old = 0;
  guint position = 0;
  guint next = 0;

  while (next < items->len || old < n_old)
    {
      guint from = next;
      guint until = n_old;

      while (next < items->len && !kept[next])
        next++;
      if (next < items->len)
        until = positions[next];
      splice (self, position, until - old, items, from, next - from);
      position += next - from;
      old = until;
      if (next < items->len)
        {
          next++;
          old++;
          position++;
        }
    }
  if (priv->items->len != n_old)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

void
dvt_live_list_update (DvtLiveList *self, const DvtLiveListFuncs *funcs, GPtrArray *facts)
{
  DvtLiveListPrivate *priv = get_private (self);
  g_autoptr (GHashTable) known = g_hash_table_new (funcs->hash, funcs->equal);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < priv->items->len; i++)
    {
      gpointer item = g_ptr_array_index (priv->items, i);

      g_hash_table_insert (known, (gpointer) funcs->get_item_key (item), item);
    }
  for (guint i = 0; i < facts->len; i++)
    {
      gpointer fact = g_ptr_array_index (facts, i);
      gpointer item = g_hash_table_lookup (known, funcs->get_facts_key (fact));

      if (item != NULL)
        g_ptr_array_add (items, g_object_ref (item));
      else
        g_ptr_array_add (items, funcs->new_item (g_steal_pointer (&g_ptr_array_index (facts, i))));
    }
  /* Only now, because an item's key may belong to the facts that it gives up. */
  for (guint i = 0; i < facts->len; i++)
    {
      gpointer fact = g_steal_pointer (&g_ptr_array_index (facts, i));

      if (fact != NULL)
        funcs->take_facts (g_ptr_array_index (items, i), fact);
    }
  dvt_live_list_replace (self, items);
}

void
dvt_live_list_set_loading (DvtLiveList *self, gboolean loading)
{
  DvtLiveListPrivate *priv = get_private (self);

  if (priv->loading == loading)
    return;
  priv->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

void
dvt_live_list_set_error (DvtLiveList *self, const GError *error)
{
  DvtLiveListPrivate *priv = get_private (self);

  if (priv->error == NULL && error == NULL)
    return;
  g_clear_error (&priv->error);
  priv->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

static gboolean
times_equal (GDateTime *a, GDateTime *b)
{
  return a == b || (a != NULL && b != NULL && g_date_time_equal (a, b));
}

void
dvt_live_list_set_last_refreshed (DvtLiveList *self, GDateTime *last_refreshed)
{
  DvtLiveListPrivate *priv = get_private (self);

  if (times_equal (priv->last_refreshed, last_refreshed))
    return;
  g_clear_pointer (&priv->last_refreshed, g_date_time_unref);
  priv->last_refreshed = last_refreshed != NULL ? g_date_time_ref (last_refreshed) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST_REFRESHED]);
}
