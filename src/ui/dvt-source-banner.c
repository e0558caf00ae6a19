/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source-banner.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-item-watch.h"

struct _DvtSourceBanner
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) (nullable) */
  DvtItemWatch *watch;     /* (owned) (nullable) */
  AdwBanner *banner;       /* (unowned) the child */
};

G_DEFINE_FINAL_TYPE (DvtSourceBanner, dvt_source_banner, ADW_TYPE_BIN)

/* "9 Nov, 10:19" for a moment of today, else the day. */
static char *
format_moment (GDateTime *moment, GDateTime *now)
{
  g_autofree char *day = dvt_date_format_day (moment, now);
  g_autofree char *today = dvt_date_format_day (now, now);
  g_autoptr (GDateTime) local = g_date_time_to_local (moment);
  g_autofree char *time = NULL;

  if (!g_str_equal (day, today))
    return g_steal_pointer (&day);
  time = g_date_time_format (local, "%H:%M");
  /* Translators: a day and a time, "9 Nov, 10:19". */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static char *
build_text (DvtSourceBanner *self, DvtSourceItem *source)
{
  GDateTime *refreshed = dvt_source_item_get_last_refreshed (source);
  const char *name = dvt_source_item_get_name (source);
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *moment = NULL;

  if (refreshed == NULL)
    /* Translators: %s is a marketplace's name. */
    return g_strdup_printf (_ ("%s could not be read yet"), name);
  now = dvt_workspace_get_now (self->workspace);
  moment = format_moment (refreshed, now);
  /* Translators: a marketplace's name and a day, with the time for today. */
  return g_strdup_printf (_ ("%s could not be read. What is shown is from %s"), name, moment);
}

static void
update (DvtSourceBanner *self)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (self->workspace));
  guint n_sources = g_list_model_get_n_items (sources);
  g_autofree char *text = NULL;
  guint n_failed = 0;

  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (dvt_source_item_get_error_code (source) == NULL)
        continue;
      if (text == NULL)
        text = build_text (self, source);
      n_failed++;
    }
  if (n_failed > 1)
    {
      g_clear_pointer (&text, g_free);
      text = g_strdup_printf (ngettext ("%u marketplace could not be read",
                                        "%u marketplaces could not be read", n_failed),
                              n_failed);
    }
  if (text != NULL)
    adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, n_failed > 0);
}

static void
dvt_source_banner_dispose (GObject *object)
{
  DvtSourceBanner *self = DVT_SOURCE_BANNER (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dvt_source_banner_parent_class)->dispose (object);
}

static void
dvt_source_banner_class_init (DvtSourceBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_source_banner_dispose;
}

static void
dvt_source_banner_init (DvtSourceBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_button_label (self->banner, _ ("Try Again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "win.refresh");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

void
dvt_source_banner_set_workspace (DvtSourceBanner *self, DvtWorkspace *workspace)
{
  g_return_if_fail (DVT_IS_SOURCE_BANNER (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->watch = dvt_item_watch_new (G_LIST_MODEL (dvt_workspace_get_sources (workspace)));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
