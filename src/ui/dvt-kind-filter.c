/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-kind-filter.h"

#include "dvt-change-item.h"

struct _DvtKindFilter
{
  GtkFilter parent_instance;

  guint kinds; /* a bit for each chosen kind */
};

G_DEFINE_FINAL_TYPE (DvtKindFilter, dvt_kind_filter, GTK_TYPE_FILTER)

static gboolean
dvt_kind_filter_match (GtkFilter *filter, gpointer item)
{
  DvtKindFilter *self = DVT_KIND_FILTER (filter);
  DvtChange *change = dvt_change_item_get_change (DVT_CHANGE_ITEM (item));

  return self->kinds == 0 || dvt_kind_filter_has_kind (self, dvt_change_get_kind (change));
}

static GtkFilterMatch
dvt_kind_filter_get_strictness (GtkFilter *filter)
{
  return DVT_KIND_FILTER (filter)->kinds == 0 ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

static void
dvt_kind_filter_class_init (DvtKindFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  filter_class->match = dvt_kind_filter_match;
  filter_class->get_strictness = dvt_kind_filter_get_strictness;
}

static void
dvt_kind_filter_init (DvtKindFilter *self)
{
}

DvtKindFilter *
dvt_kind_filter_new (void)
{
  return g_object_new (DVT_TYPE_KIND_FILTER, NULL);
}

gboolean
dvt_kind_filter_has_kind (DvtKindFilter *self, DvtChangeKind kind)
{
  g_return_val_if_fail (DVT_IS_KIND_FILTER (self), FALSE);

  return (self->kinds & (1u << kind)) != 0;
}

void
dvt_kind_filter_choose_kind (DvtKindFilter *self, DvtChangeKind kind, gboolean chosen)
{
  guint kinds;

  g_return_if_fail (DVT_IS_KIND_FILTER (self));

  kinds = chosen ? self->kinds | (1u << kind) : self->kinds & ~(1u << kind);
  if (self->kinds == kinds)
    return;
  self->kinds = kinds;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
