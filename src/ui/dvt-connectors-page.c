/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connectors-page.h"

struct _DvtConnectorsPage
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtConnectorsPage, dvt_connectors_page, ADW_TYPE_BIN)

static void
dvt_connectors_page_dispose (GObject *object)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CONNECTORS_PAGE);
  G_OBJECT_CLASS (dvt_connectors_page_parent_class)->dispose (object);
}

static void
dvt_connectors_page_class_init (DvtConnectorsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_connectors_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/dovetail_app/Dovetail/dvt-connectors-page.ui");
}

static void
dvt_connectors_page_init (DvtConnectorsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_connectors_page_new (DvtWorkspace *workspace)
{
  DvtConnectorsPage *self = g_object_new (DVT_TYPE_CONNECTORS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

gboolean
dvt_connectors_page_get_covers_window (DvtConnectorsPage *self)
{
  return FALSE;
}

guint
dvt_connectors_page_get_n_updates (DvtConnectorsPage *self)
{
  return 0;
}

void
dvt_connectors_page_show_connector (DvtConnectorsPage *self, const char *connector_id)
{
}
