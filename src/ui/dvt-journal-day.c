/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-journal-day.h"

#include <glib/gi18n.h>

#include "dvt-date.h"

/* 20261103: comparable, and the same for all times of one day. */
static int
get_day (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  int year;
  int month;
  int day;

  g_date_time_get_ymd (local, &year, &month, &day);
  return (year * 100 + month) * 100 + day;
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int first = get_day (dvt_journal_entry_get_time (DVT_JOURNAL_ENTRY ((gpointer) a)));
  int second = get_day (dvt_journal_entry_get_time (DVT_JOURNAL_ENTRY ((gpointer) b)));

  return (second > first) - (second < first);
}

GtkSorter *
dvt_journal_day_sorter_new (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_days, NULL, NULL));
}

static char *
build_title (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (get_day (time) == get_day (now))
    return g_strdup (_ ("Today"));
  if (get_day (time) == get_day (yesterday))
    return g_strdup (_ ("Yesterday"));
  return dvt_date_format_day (time, now);
}

static void
update_header (DvtWorkspace *workspace, GtkListHeader *header)
{
  GtkWidget *label = gtk_list_header_get_child (header);
  DvtJournalEntry *entry = gtk_list_header_get_item (header);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (workspace);
  g_autofree char *title = NULL;

  if (label == NULL || entry == NULL)
    return;
  title = build_title (dvt_journal_entry_get_time (entry), now);
  gtk_label_set_label (GTK_LABEL (label), title);
}

static void
on_header_item_changed_cb (DvtWorkspace *workspace, GParamSpec *pspec, GtkListHeader *header)
{
  update_header (workspace, header);
}

static void
on_header_setup_cb (DvtWorkspace *workspace, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dvt-section-header");
  gtk_list_header_set_child (header, label);
  g_signal_connect_object (header, "notify::item", G_CALLBACK (on_header_item_changed_cb),
                           workspace, G_CONNECT_SWAPPED);
}

GtkListItemFactory *
dvt_journal_day_header_factory_new (DvtWorkspace *workspace)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_header_setup_cb), workspace,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (update_header), workspace,
                           G_CONNECT_SWAPPED);
  return factory;
}
