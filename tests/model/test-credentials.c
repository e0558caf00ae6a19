/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-credentials.h>
#include <dvt-model-error.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#define CANARY_BYTES 96

static DvtCredentials *
build (void)
{
  DvtCredentials *credentials = dvt_credentials_new ();

  dvt_credentials_set (credentials, "basic", "username", "ada");
  dvt_credentials_set (credentials, "basic", "password", "p\"\\\n\001ä");
  dvt_credentials_set (credentials, "a/b", "X-Key", "");
  dvt_credentials_set (credentials, NULL, "secret", "s");

  return credentials;
}

#define JSON                                                                 \
  "{\"methods\":{\"a/b\":{\"X-Key\":\"\"},"                                  \
  "\"basic\":{\"password\":\"p\\\"\\\\\\n\\u0001ä\",\"username\":\"ada\"}}," \
  "\"variables\":{\"secret\":\"s\"}}"

static void
test_set_and_get (void)
{
  g_autoptr (DvtCredentials) credentials = build ();

  g_assert_cmpstr (dvt_credentials_get (credentials, "basic", "username"), ==, "ada");
  g_assert_cmpstr (dvt_credentials_get (credentials, "a/b", "X-Key"), ==, "");
  g_assert_cmpstr (dvt_credentials_get (credentials, NULL, "secret"), ==, "s");
  g_assert_null (dvt_credentials_get (credentials, NULL, "username"));
  g_assert_null (dvt_credentials_get (credentials, "basic", "secret"));
  g_assert_null (dvt_credentials_get (credentials, "nothing", "username"));

  dvt_credentials_set (credentials, "basic", "username", "bob");
  g_assert_cmpstr (dvt_credentials_get (credentials, "basic", "username"), ==, "bob");
  /* Its own value is not lost on the way. */
  dvt_credentials_set (credentials, "basic", "username",
                       dvt_credentials_get (credentials, "basic", "username"));
  g_assert_cmpstr (dvt_credentials_get (credentials, "basic", "username"), ==, "bob");
}

static void
test_remove (void)
{
  g_autoptr (DvtCredentials) credentials = build ();

  dvt_credentials_set (credentials, "nothing", "x", NULL);
  dvt_credentials_set (credentials, "basic", "x", NULL);
  dvt_credentials_set (credentials, "basic", "username", NULL);
  dvt_credentials_set (credentials, "basic", "password", NULL);
  dvt_credentials_set (credentials, NULL, "secret", NULL);
  g_assert_false (dvt_credentials_is_empty (credentials));
  g_assert_null (dvt_credentials_get (credentials, "basic", "username"));
  dvt_credentials_set (credentials, "a/b", "X-Key", NULL);
  g_assert_true (dvt_credentials_is_empty (credentials));
}

static void
test_equal (void)
{
  static const struct
  {
    const char *method;
    const char *key;
    const char *value;
  } changes[] = {
    { "basic", "username", NULL }, { "basic", "username", "bob" }, { "basic", "other", "x" },
    { "other", "x", "x" },         { NULL, "secret", "t" },        { NULL, "other", "" },
    { "a/b", "X-Key", NULL },
  };
  g_autoptr (DvtCredentials) credentials = build ();

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (DvtCredentials) copy = dvt_credentials_copy (credentials);

      g_test_message ("%s of %s", changes[i].key, changes[i].method);
      g_assert_true (dvt_credentials_equal (credentials, copy));
      dvt_credentials_set (copy, changes[i].method, changes[i].key, changes[i].value);
      g_assert_false (dvt_credentials_equal (credentials, copy));
      g_assert_false (dvt_credentials_equal (copy, credentials));
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtCredentials) credentials = build ();
  g_autoptr (DvtCredentials) empty = dvt_credentials_new ();
  g_autoptr (DvtCredentials) parsed = NULL;
  char *json = dvt_credentials_to_json (credentials);

  g_assert_cmpstr (json, ==, JSON);
  parsed = dvt_credentials_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  g_assert_true (dvt_credentials_equal (credentials, parsed));
  dvt_secret_text_free (json);

  json = dvt_credentials_to_json (empty);
  g_assert_cmpstr (json, ==, "{\"methods\":{},\"variables\":{}}");
  g_clear_pointer (&parsed, dvt_credentials_unref);
  parsed = dvt_credentials_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  g_assert_true (dvt_credentials_is_empty (parsed));
  dvt_secret_text_free (json);

  g_clear_pointer (&parsed, dvt_credentials_unref);
  parsed = dvt_credentials_parse ("{\"later\":[\"x\"]}", strlen ("{\"later\":[\"x\"]}"), &error);
  g_assert_no_error (error);
  g_assert_true (dvt_credentials_is_empty (parsed));

  dvt_secret_text_free (NULL);
}

static void
collect (const char *method, const char *key, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, "%s.%s=%s ", method != NULL ? method : "", key, value);
}

static void
test_foreach (void)
{
  g_autoptr (DvtCredentials) credentials = build ();
  g_autoptr (GString) seen = g_string_new (NULL);

  dvt_credentials_foreach (credentials, collect, seen);
  g_assert_cmpstr (seen->str, ==,
                   "a/b.X-Key= basic.password=p\"\\\n\001ä basic.username=ada .secret=s ");
}

/* "hunter" is the secret, wherever somebody may have put it. */
static void
test_invalid (void)
{
  static const struct
  {
    const char *json;
    DvtModelError code;
    const char *place;
  } cases[] = {
    { "", DVT_MODEL_ERROR_SYNTAX, NULL },
    { "hunter2", DVT_MODEL_ERROR_SYNTAX, NULL },
    { "{\"methods\":{\"a\":{\"b\":\"hunter2\"}}", DVT_MODEL_ERROR_SYNTAX, NULL },
    { "{\"methods\":{\"a\":{\"b\":hunter2}}}", DVT_MODEL_ERROR_SYNTAX, NULL },
    { "{\"methods\":{\"a\":{\"b\":\"hunter2\\x\"}}}", DVT_MODEL_ERROR_SYNTAX, NULL },
    { "{\"methods\":{\"a\":{\"b\":\"hunter2\xff\"}}}", DVT_MODEL_ERROR_ENCODING, NULL },
    { "{\"methods\":{\"a\":{\"hunter2\":\"\",\"hunter2\":\"\"}}}", DVT_MODEL_ERROR_DUPLICATE_KEY,
      "" },
    { "\"hunter2\"", DVT_MODEL_ERROR_INVALID, "" },
    { "[\"hunter2\"]", DVT_MODEL_ERROR_INVALID, "" },
    { "{\"methods\":\"hunter2\"}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"methods\":{\"hunter2\":\"hunter2\"}}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"methods\":{\"hunter2\":{\"hunter2\":1}}}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"methods\":{\"a\":{\"b\":\"hunter2\\u0000\"}}}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"methods\":{\"a\":{\"hunter2\\u0000\":\"\"}}}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"methods\":{\"hunter2\\u0000\":{}}}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"variables\":[\"hunter2\"]}", DVT_MODEL_ERROR_INVALID, "/variables" },
    { "{\"variables\":{\"hunter2\":[]}}", DVT_MODEL_ERROR_INVALID, "/variables" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DvtCredentials *credentials
        = dvt_credentials_parse (cases[i].json, strlen (cases[i].json), &error);

      g_test_message ("%s", cases[i].json);
      g_assert_null (credentials);
      g_assert_error (error, DVT_MODEL_ERROR, (int) cases[i].code);
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, cases[i].place);
      g_assert_null (strstr (error->message, "hunter"));
    }
}

/* --- Cleared memory --- */

#if defined(__SANITIZE_ADDRESS__)
#define HAVE_PLAIN_HEAP 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_PLAIN_HEAP 0
#else
#define HAVE_PLAIN_HEAP 1
#endif
#else
#define HAVE_PLAIN_HEAP 1
#endif

/* Made where it is needed, so that it stands nowhere else in the process: @canary is on a stack. */
static void
make_canary (char *canary, guint seed)
{
  guint32 state = seed;

  for (gsize i = 0; i < CANARY_BYTES - 1; i++)
    {
      state = state * 1664525 + 1013904223;
      canary[i] = (char) ('a' + (state >> 16) % 26);
    }
  canary[CANARY_BYTES - 1] = '\0';
}

/* How often the middle of the canary stands in the heap: free() itself overwrites the beginning. */
static guint
count_in_heap (guint seed)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  char canary[CANARY_BYTES];
  guint count = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  make_canary (canary, seed);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      guint64 start = 0;
      guint64 end = 0;
      const char *place;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x rw-p", &start, &end)
            != 2
          || strstr (lines[i], "[heap]") == NULL)
        continue;

      place = GSIZE_TO_POINTER (start);
      while ((place = memmem (place, (gsize) (GPOINTER_TO_SIZE (end) - GPOINTER_TO_SIZE (place)),
                              canary + 32, 48))
             != NULL)
        {
          count++;
          place++;
        }
    }

  explicit_bzero (canary, sizeof canary);

  return count;
}

static void
set_canary (DvtCredentials *credentials, const char *method, guint seed)
{
  char canary[CANARY_BYTES];

  make_canary (canary, seed);
  dvt_credentials_set (credentials, method, "value", canary);
  explicit_bzero (canary, sizeof canary);
}

static void
test_cleared_values (void)
{
  DvtCredentials *credentials = dvt_credentials_new ();
  DvtCredentials *copy;

  if (!HAVE_PLAIN_HEAP)
    {
      g_test_skip ("freed memory is kept apart here");
      dvt_credentials_unref (credentials);
      return;
    }

  set_canary (credentials, "m", 1);
  set_canary (credentials, NULL, 2);
  g_assert_cmpuint (count_in_heap (1), ==, 1);
  g_assert_cmpuint (count_in_heap (2), ==, 1);

  copy = dvt_credentials_copy (credentials);
  g_assert_cmpuint (count_in_heap (1), ==, 2);
  dvt_credentials_unref (copy);
  g_assert_cmpuint (count_in_heap (1), ==, 1);

  set_canary (credentials, "m", 3);
  g_assert_cmpuint (count_in_heap (1), ==, 0);
  g_assert_cmpuint (count_in_heap (3), ==, 1);

  dvt_credentials_set (credentials, NULL, "value", NULL);
  g_assert_cmpuint (count_in_heap (2), ==, 0);

  dvt_credentials_unref (credentials);
  g_assert_cmpuint (count_in_heap (3), ==, 0);
}

static void
test_cleared_text (void)
{
  g_autoptr (GError) error = NULL;
  DvtCredentials *credentials = dvt_credentials_new ();
  DvtCredentials *parsed;
  g_autofree char *long_value = NULL;
  char *json;

  if (!HAVE_PLAIN_HEAP)
    {
      g_test_skip ("freed memory is kept apart here");
      dvt_credentials_unref (credentials);
      return;
    }

  /* Where the text grew behind the canary, the shorter one would be left behind. */
  long_value = g_strnfill (10000, '\n');
  set_canary (credentials, "m", 4);
  dvt_credentials_set (credentials, NULL, "long", long_value);
  json = dvt_credentials_to_json (credentials);
  dvt_credentials_unref (credentials);
  g_assert_cmpuint (count_in_heap (4), ==, 1);

  /* The document that was parsed on the way is gone. */
  parsed = dvt_credentials_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_heap (4), ==, 2);
  dvt_credentials_unref (parsed);
  g_assert_cmpuint (count_in_heap (4), ==, 1);

  /* So is one that was refused. */
  json[strlen (json) - 1] = ' ';
  g_assert_null (dvt_credentials_parse (json, strlen (json), &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_SYNTAX);
  g_assert_cmpuint (count_in_heap (4), ==, 1);

  dvt_secret_text_free (json);
  g_assert_cmpuint (count_in_heap (4), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  /* Meson has freed memory overwritten, which would clear it in our place. */
  mallopt (M_PERTURB, 0);

  g_test_add_func ("/model/credentials/set-and-get", test_set_and_get);
  g_test_add_func ("/model/credentials/remove", test_remove);
  g_test_add_func ("/model/credentials/equal", test_equal);
  g_test_add_func ("/model/credentials/round-trip", test_round_trip);
  g_test_add_func ("/model/credentials/foreach", test_foreach);
  g_test_add_func ("/model/credentials/invalid", test_invalid);
  g_test_add_func ("/model/credentials/cleared-values", test_cleared_values);
  g_test_add_func ("/model/credentials/cleared-text", test_cleared_text);

  return g_test_run ();
}
