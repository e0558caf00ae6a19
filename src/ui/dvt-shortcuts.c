/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shortcuts.h"

#include <glib/gi18n.h>

#include "dvt-style.h"

typedef struct
{
  const char *group; /* NULL: the same as the one before */
  const char *title;
  const char *action; /* a detailed action name; NULL where the key works without one */
  const char *accelerators[3];
} Shortcut;

static const Shortcut shortcuts[] = {
  { NC_ ("shortcuts", "General"), N_ ("Search"), "win.search", { "<Control>f" } },
  { NULL, N_ ("Check for Updates"), "win.refresh", { "F5", "<Control>r" } },
  { NULL, N_ ("Undo the Newest Action"), "win.undo", { "<Control>z" } },
  { NULL, N_ ("Main Menu"), NULL, { "F10" } },
  { NULL, N_ ("Keyboard Shortcuts"), "app.shortcuts", { "<Control>question" } },
  { NULL, N_ ("Close Window"), "window.close", { "<Control>w" } },
  { NULL, N_ ("Quit"), "app.quit", { "<Control>q" } },
  { NC_ ("shortcuts", "Pages"), N_ ("Connectors"), "win.show-page::connectors", { "<Alt>1" } },
  { NULL, N_ ("Process Flows"), "win.show-page::flows", { "<Alt>2" } },
  { NULL, N_ ("Marketplace"), "win.show-page::marketplace", { "<Alt>3" } },
  { NULL, N_ ("Activity"), "win.show-page::activity", { "<Alt>4" } },
  { NC_ ("shortcuts", "Connectors"), N_ ("Version History"), "win.history", { "F9" } },
  { NULL, N_ ("Select a Second Revision"), NULL, { "<Control>space" } },
  { NULL, N_ ("Leave a Dialog"), NULL, { "Escape" } },
  { NC_ ("shortcuts", "Process Flows"),
    N_ ("Zoom In"),
    "win.zoom-in",
    { "<Control>plus", "<Control>equal" } },
  { NULL, N_ ("Zoom Out"), "win.zoom-out", { "<Control>minus" } },
  { NULL, N_ ("Original Size"), "win.zoom-reset", { "<Control>0" } },
};

/* The keys as keys, once with their names for assistive technology. */
static GtkWidget *
create_key_caps (const char *accelerator)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *label = NULL;
  g_auto (GStrv) keys = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  keys = g_strsplit (label, "+", -1);
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *cap = gtk_label_new (keys[i]);

      gtk_widget_add_css_class (cap, DVT_STYLE_KEY_CAP);
      gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), cap);
    }
  return box;
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  for (gsize i = 0; shortcut->accelerators[i] != NULL; i++)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_key_caps (shortcut->accelerators[i]));
  return row;
}

static GtkWidget *
create_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group != NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group,
                                           g_dpgettext2 (NULL, "shortcuts", shortcuts[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, create_row (&shortcuts[i]));
    }
  return page;
}

void
dvt_shortcuts_install (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                             shortcuts[i].accelerators);
}

void
dvt_shortcuts_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page ());
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 620);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
}
