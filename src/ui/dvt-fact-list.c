/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-fact-list.h"

#include <glib/gi18n.h>

#include "dvt-date.h"

struct _DvtFactList
{
  AdwBin parent_instance;

  AdwActionRow *withdrawn_row;
  AdwActionRow *source_row;
  AdwActionRow *installed_row;
  AdwActionRow *available_row;
  AdwActionRow *modified_row;
  GtkLabel *changes_label;
  GtkWidget *modified_arrow;
};

G_DEFINE_FINAL_TYPE (DvtFactList, dvt_fact_list, ADW_TYPE_BIN)

/* "2026-04 (14)", or the number alone where the version has no name. */
static char *
build_version (const char *name, guint number)
{
  if (name == NULL || *name == '\0')
    return g_strdup_printf ("%u", number);
  /* Translators: a version's name and number. */
  return g_strdup_printf (_ ("%s (%u)"), name, number);
}

static void
update_versions (DvtFactList *self, DvtConnector *connector, GDateTime *now)
{
  gboolean prebuilt = dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_PREBUILT;
  guint available = dvt_connector_get_available_version (connector);
  const char *date = dvt_connector_get_available_date (connector);
  GDateTime *installed_at = dvt_connector_get_installed_at (connector);
  g_autofree char *since
    = installed_at != NULL ? dvt_date_format_day (installed_at, now) : g_strdup ("");
  g_autofree char *installed = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *published = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->installed_row), prebuilt);
  gtk_widget_set_visible (GTK_WIDGET (self->available_row), prebuilt && available > 0);
  if (!prebuilt)
    return;
  installed = build_version (dvt_connector_get_version_name (connector),
                             dvt_connector_get_version (connector));
  if (installed_at != NULL)
    {
      g_autofree char *version = g_steal_pointer (&installed);

      /* Translators: a version and the day it was installed, "2026-04 (14), since 2 Jun". */
      installed = g_strdup_printf (_ ("%s, since %s"), version, since);
    }
  adw_action_row_set_subtitle (self->installed_row, installed);
  newest = build_version (dvt_connector_get_available_version_name (connector), available);
  if (date != NULL && *date != '\0')
    {
      g_autofree char *version = g_steal_pointer (&newest);

      published = dvt_date_format_text_day (date, now);
      /* Translators: a version and the day it was published, "2026-10 (17), published 26 Oct". */
      newest = g_strdup_printf (_ ("%s, published %s"), version, published);
    }
  adw_action_row_set_subtitle (self->available_row, newest);
}

static char *
describe_source (DvtConnector *connector)
{
  const char *source = dvt_connector_get_source_name (connector);

  if (dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM)
    return g_strdup (_ ("Made by your organisation"));
  if (source == NULL)
    return g_strdup (_ ("A marketplace that has been removed"));
  return g_strdup (source);
}

static void
update_modified (DvtFactList *self, DvtConnector *connector, int n_changes, GDateTime *now)
{
  gboolean custom = dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM;
  gboolean modified = dvt_connector_get_modified (connector);
  const char *by = dvt_connector_get_modified_by (connector);
  GDateTime *at = dvt_connector_get_modified_at (connector);
  guint count = (guint) MAX (n_changes, 0);
  g_autofree char *changes = g_strdup_printf (ngettext ("%u change", "%u changes", count), count);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->modified_row),
                          by != NULL && at != NULL && (modified || custom));
  gtk_widget_set_visible (self->modified_arrow, modified);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->modified_row), modified);
  gtk_label_set_label (self->changes_label, modified && count > 0 ? changes : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->modified_row),
                                 custom ? _ ("Edited") : _ ("Modified"));
  if (by != NULL && at != NULL)
    {
      g_autofree char *day = dvt_date_format_day (at, now);

      /* Translators: a person and a day, "By Ava Thompson, 3 Nov". */
      text = g_strdup_printf (_ ("By %s, %s"), by, day);
    }
  adw_action_row_set_subtitle (self->modified_row, text != NULL ? text : "");
}

static void
dvt_fact_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_FACT_LIST);
  G_OBJECT_CLASS (dvt_fact_list_parent_class)->dispose (object);
}

static void
dvt_fact_list_class_init (DvtFactListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_fact_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dovetail_app/Dovetail/dvt-fact-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, withdrawn_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, source_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, installed_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, available_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, modified_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, changes_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFactList, modified_arrow);
}

static void
dvt_fact_list_init (DvtFactList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_fact_list_show (DvtFactList *self, DvtConnector *connector, int n_changes, GDateTime *now)
{
  g_autofree char *source = NULL;
  const char *withdrawn = NULL;

  g_return_if_fail (DVT_IS_FACT_LIST (self));

  source = describe_source (connector);
  withdrawn = dvt_connector_get_withdrawn_reason (connector);
  gtk_widget_set_visible (GTK_WIDGET (self->withdrawn_row), withdrawn != NULL);
  adw_action_row_set_subtitle (self->withdrawn_row, withdrawn != NULL ? withdrawn : "");
  adw_action_row_set_subtitle (self->source_row, source);
  update_versions (self, connector, now);
  update_modified (self, connector, n_changes, now);
}
