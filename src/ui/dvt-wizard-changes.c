/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wizard-changes.h"

#include <glib/gi18n.h>

#include "dvt-change-list.h"

AdwNavigationPage *
dvt_wizard_changes_new (const char *title,
                        GListModel *changes,
                        DvtKindFilter *filter,
                        const char *before_name,
                        const char *after_name)
{
  GtkWidget *list = g_object_new (DVT_TYPE_CHANGE_LIST, NULL);
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *header_bar = adw_header_bar_new ();
  guint n_changes = g_list_model_get_n_items (changes);
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);

  dvt_change_list_set_changes (DVT_CHANGE_LIST (list), changes, filter, before_name, after_name);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header_bar),
                                   adw_window_title_new (title, count));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), header_bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), list);
  return adw_navigation_page_new (toolbar_view, title);
}
