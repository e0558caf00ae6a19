/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-welcome-page.h"

struct _DvtWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtWelcomePage, dvt_welcome_page, ADW_TYPE_BIN)

static void
dvt_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (dvt_welcome_page_parent_class)->dispose (object);
}

static void
dvt_welcome_page_class_init (DvtWelcomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/dovetail_app/Dovetail/dvt-welcome-page.ui");
}

static void
dvt_welcome_page_init (DvtWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
