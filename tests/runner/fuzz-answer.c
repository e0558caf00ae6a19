/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What services answer, where it gets into messages, reports and addresses: it is one line of text
 * there, never a secret, and never a character that an address has another use for. */

#include "config.h"

#include <dvt-parameter-private.h>
#include <dvt-redactor-private.h>
#include <dvt-run-report-private.h>
#include <dvt-service-words-private.h>
#include <fuzz.h>
#include <string.h>

#define MAX_BYTES (64 * 1024)
#define SECRET "hush"

static void
check_words (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) body = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  DvtHttpHeader type = { (char *) "Content-Type", (char *) "text/plain; charset=utf-8", FALSE };
  DvtHttpAnswer answer = { 400, headers, body, (char *) "https://example.com/" };
  g_autofree char *words = NULL;

  g_ptr_array_add (headers, &type);
  words = dvt_service_words_find (&answer);
  if (words == NULL)
    return;

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (words, -1), <=, 300);
  for (const char *c = words; *c != '\0'; c++)
    g_assert_false (g_ascii_iscntrl (*c));
}

static void
check_redacted (const uint8_t *data, size_t size)
{
  g_autoptr (DvtRedactor) redactor = dvt_redactor_new ();
  g_autoptr (DvtCredentials) credentials = dvt_credentials_new ();
  g_autofree char *clean = NULL;

  dvt_credentials_set (credentials, "key", "value", SECRET);
  dvt_redactor_add (redactor, credentials);
  clean = dvt_redactor_redact (redactor, (const char *) data, size, size / 2);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_null (strstr (clean, SECRET));
}

static void
check_query (yyjson_val *value)
{
  for (DvtParameterStyle style = DVT_STYLE_FORM; style <= DVT_STYLE_DEEP_OBJECT; style++)
    for (guint i = 0; i < 4; i++)
      {
        g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
        g_autoptr (GString) out = g_string_new (NULL);
        DvtParameter parameter = {
          .id = "query.a",
          .name = "a",
          .place = DVT_PARAMETER_QUERY,
          .style = style,
          .explode = i % 2 == 1,
          .as_json = i > 1,
        };

        dvt_parameter_write (&parameter, yyjson_val_mut_copy (document, value), out);
        g_assert_cmpuint (strspn (out->str, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                            "0123456789-._~%&=,"),
                          ==, out->len);
      }
}

/* A report that is read and written again stays what it is. */
static void
check_report (const char *text)
{
  g_autoptr (DvtRunReport) report = dvt_run_report_parse (text, NULL);
  g_autoptr (DvtRunReport) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  if (report == NULL)
    return;

  json = dvt_run_report_to_json (report);
  again = dvt_run_report_parse (json, NULL);
  g_assert_nonnull (again);
  json_again = dvt_run_report_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (DvtJson) json = NULL;
  g_autofree char *text = NULL;

  if (size > MAX_BYTES)
    return 0;

  check_words (data, size);
  check_redacted (data, size);
  json = dvt_json_parse ((const char *) data, size, MAX_BYTES, DVT_JSON_STRICT, NULL);
  if (json != NULL)
    check_query (dvt_json_get_value (json));
  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  check_report (text);

  return 0;
}
