/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-item-watch.h"

struct _DvtItemWatch
{
  GObject parent_instance;

  GListModel *items;  /* (owned) */
  GPtrArray *watched; /* (owned) (element-type GObject) the list's items in its order */
  guint idle_id;      /* 0: nothing to tell */
};

G_DEFINE_FINAL_TYPE (DvtItemWatch, dvt_item_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
tell_cb (gpointer user_data)
{
  DvtItemWatch *self = user_data;

  self->idle_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (DvtItemWatch *self)
{
  /* Before the frame that would show the old state. */
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

static void
on_items_changed_cb (DvtItemWatch *self,
                     guint position,
                     guint removed,
                     guint added,
                     GListModel *items)
{
  for (guint i = 0; i < removed; i++)
    g_signal_handlers_disconnect_by_func (self->watched->pdata[position + i], queue_changed, self);
  if (removed > 0)
    g_ptr_array_remove_range (self->watched, position, removed);
  for (guint i = 0; i < added; i++)
    {
      GObject *item = g_list_model_get_item (items, position + i);

      g_signal_connect_swapped (item, "notify", G_CALLBACK (queue_changed), self);
      g_ptr_array_insert (self->watched, (int) (position + i), item);
    }
  queue_changed (self);
}

static void
dvt_item_watch_dispose (GObject *object)
{
  DvtItemWatch *self = DVT_ITEM_WATCH (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (self->watched->pdata[i], queue_changed, self);
  g_ptr_array_set_size (self->watched, 0);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (dvt_item_watch_parent_class)->dispose (object);
}

static void
dvt_item_watch_finalize (GObject *object)
{
  DvtItemWatch *self = DVT_ITEM_WATCH (object);

  g_clear_pointer (&self->watched, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_item_watch_parent_class)->finalize (object);
}

static void
dvt_item_watch_class_init (DvtItemWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_item_watch_dispose;
  object_class->finalize = dvt_item_watch_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DVT_TYPE_ITEM_WATCH, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dvt_item_watch_init (DvtItemWatch *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
}

DvtItemWatch *
dvt_item_watch_new (GListModel *items)
{
  DvtItemWatch *self = g_object_new (DVT_TYPE_ITEM_WATCH, NULL);

  self->items = g_object_ref (items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_items_changed_cb (self, 0, 0, g_list_model_get_n_items (items), items);
  return self;
}
