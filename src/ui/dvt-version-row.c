/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-version-row.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-entry-text.h"
#include "dvt-style.h"

static void
add_badge (AdwActionRow *row, const char *text, const char *css_class)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, DVT_STYLE_BADGE);
  gtk_widget_add_css_class (badge, css_class);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, badge);
}

static void
add_badges (AdwActionRow *row, DvtMarketplaceEntry *entry, DvtMarketplaceVersion *version)
{
  guint number = dvt_marketplace_version_get_number (version);

  if (dvt_marketplace_version_get_withdrawn_reason (version) != NULL)
    add_badge (row, _ ("Withdrawn"), DVT_STYLE_ERROR);
  if (dvt_marketplace_entry_get_installed (entry) != NULL
      && number == dvt_marketplace_entry_get_installed_version (entry))
    add_badge (row, _ ("Installed"), DVT_STYLE_SUCCESS);
  if (number == dvt_marketplace_entry_get_newest (entry))
    add_badge (row, _ ("Newest"), DVT_STYLE_ACCENT);
}

static void
add_day (AdwActionRow *row, DvtMarketplaceVersion *version, GDateTime *now)
{
  const char *date = dvt_marketplace_version_get_date (version);
  g_autofree char *day = date != NULL ? dvt_date_format_text_day (date, now) : NULL;
  GtkWidget *label = gtk_label_new (day);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, day != NULL);
  adw_action_row_add_suffix (row, label);
}

static void
add_button (AdwActionRow *row,
            DvtMarketplaceEntry *entry,
            DvtMarketplaceVersion *version,
            const char *name)
{
  GtkWidget *button = gtk_button_new ();
  gboolean installed = dvt_marketplace_entry_get_installed (entry) != NULL;
  const char *text = installed ? _ ("Install Again…") : _ ("Install");
  /* Translators: a connector and a version. */
  g_autofree char *label
    = g_strdup_printf (_ ("Install %1$s %2$s"), dvt_marketplace_entry_get_name (entry), name);

  /* The label is the child, so that the button can have a name that says of what. */
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (text));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (
    GTK_ACTIONABLE (button), "(ssu)", dvt_marketplace_entry_get_source_id (entry),
    dvt_marketplace_entry_get_id (entry), dvt_marketplace_version_get_number (version));
  if (dvt_marketplace_version_get_withdrawn_reason (version) == NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.install");
  else
    gtk_widget_set_sensitive (button, FALSE);
  adw_action_row_add_suffix (row, button);
}

GtkWidget *
dvt_version_row_new (DvtMarketplaceEntry *entry, DvtMarketplaceVersion *version, GDateTime *now)
{
  g_autofree char *name = dvt_entry_text_build_version (version);
  const char *withdrawn = dvt_marketplace_version_get_withdrawn_reason (version);
  const char *notes = dvt_marketplace_version_get_notes (version);
  const char *subtitle = withdrawn != NULL ? withdrawn : notes;
  GtkWidget *row
    = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle",
                    subtitle != NULL ? subtitle : "", "focusable", FALSE, NULL);

  add_badges (ADW_ACTION_ROW (row), entry, version);
  add_day (ADW_ACTION_ROW (row), version, now);
  add_button (ADW_ACTION_ROW (row), entry, version, name);
  return row;
}
