/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is converted makes the same definition and the same warnings each time; whatever is
 * refused says so in this room's words. */

#include "config.h"

#include "dvt-openapi.h"

#include <fuzz.h>

#define MAX_BYTES (256 * 1024)

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DVT_OPENAPI_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_warnings (GPtrArray *warnings, GPtrArray *again)
{
  g_assert_cmpuint (warnings->len, ==, again->len);
  for (guint i = 0; i < warnings->len; i++)
    {
      const DvtOpenapiWarning *warning = g_ptr_array_index (warnings, i);
      const DvtOpenapiWarning *same = g_ptr_array_index (again, i);

      g_assert_true (*warning->pointer == '\0' || *warning->pointer == '/');
      g_assert_true (g_utf8_validate (warning->message, -1, NULL));
      g_assert_cmpstr (warning->pointer, ==, same->pointer);
      g_assert_cmpstr (warning->message, ==, same->message);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) document = g_bytes_new_static (data, MIN (size, MAX_BYTES));
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GPtrArray) warnings_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (DvtDefinition) again = NULL;

  dvt_openapi_is_openapi (document);
  definition = dvt_openapi_convert (document, NULL, &warnings, &error);
  if (definition == NULL)
    {
      check_error (error);
      return 0;
    }

  g_assert_no_error (error);
  again = dvt_openapi_convert (document, NULL, &warnings_again, NULL);
  g_assert_cmpstr (dvt_definition_get_digest (definition), ==, dvt_definition_get_digest (again));
  check_warnings (warnings, warnings_again);
  return 0;
}
