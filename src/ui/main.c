/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "dvt-application.h"
#include "dvt-process.h"

int
main (int argc, char **argv)
{
  g_autoptr (DvtApplication) application = NULL;

  dvt_process_protect ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DVT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = dvt_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
