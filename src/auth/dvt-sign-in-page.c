/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-sign-in-page-private.h"

#include <glib/gi18n-lib.h>

static const char template[]
  = "<!DOCTYPE html>\n"
    "<html dir=\"auto\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<title>%s</title>\n"
    "<style>\n"
    "body { font: 1.1em/1.5 system-ui, sans-serif; max-width: 30em; margin: 20vh auto; "
    "padding: 0 1em; text-align: center }\n"
    "h1 { font-size: 1.6em }\n"
    "</style>\n"
    "</head>\n"
    "<body>\n"
    "<h1>%s</h1>\n"
    "<p>%s</p>\n"
    "</body>\n"
    "</html>\n";

char *
dvt_sign_in_page_build (gboolean has_signed_in)
{
  const char *title = has_signed_in ? _ ("Signed In") : _ ("Not Signed In");
  const char *text = has_signed_in ? _ ("Dovetail has what it needs. You can close this page.")
                                   : _ ("Dovetail says what happened. You can close this page.");
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_text = g_markup_escape_text (text, -1);

  return g_strdup_printf (template, safe_title, safe_title, safe_text);
}
