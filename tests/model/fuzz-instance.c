/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is accepted as an instance's settings or credentials is the same when written and taken
 * back, and what is refused as credentials is not quoted. */

#include "config.h"

#include <dvt-credentials.h>
#include <dvt-instance-settings.h>
#include <dvt-model-error.h>
#include <fuzz.h>
#include <string.h>

/* In every secret and name of the seeds. */
#define MARK "qqqq"

static void
check_settings (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_parse (text, &error);
  g_autoptr (DvtInstanceSettings) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *same = NULL;

  if (settings == NULL)
    {
      g_assert_true (error->domain == DVT_MODEL_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  json = dvt_instance_settings_to_json (settings);
  again = dvt_instance_settings_parse (json, &error);
  g_assert_no_error (error);
  same = dvt_instance_settings_to_json (again);
  g_assert_cmpstr (same, ==, json);
}

static void
check_credentials (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtCredentials) credentials
    = dvt_credentials_parse ((const char *) data, size, &error);
  g_autoptr (DvtCredentials) again = NULL;
  char *json;

  if (credentials == NULL)
    {
      g_assert_true (error->domain == DVT_MODEL_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strstr (error->message, MARK));
      return;
    }

  json = dvt_credentials_to_json (credentials);
  again = dvt_credentials_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  g_assert_true (dvt_credentials_equal (credentials, again));
  dvt_secret_text_free (json);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");

  check_settings (text);
  check_credentials (data, size);

  return 0;
}
