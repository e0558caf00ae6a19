/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-location-private.h"

#include <string.h>

#include "dvt-marketplace-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *normal;
    const char *place;
    const char *index;
    const char *file; /* where a/b%20c.json is */
    gboolean is_folder;
  } cases[] = {
    { "https://example.com/feed", "https://example.com/feed/", "https://example.com/feed/",
      "https://example.com/feed/index.json", "https://example.com/feed/a/b%20c.json", FALSE },
    { "https://example.com/feed/", "https://example.com/feed/", "https://example.com/feed/",
      "https://example.com/feed/index.json", "https://example.com/feed/a/b%20c.json", FALSE },
    { "HTTPS://Example.com/feed/index.json#x", "https://Example.com/feed/",
      "https://Example.com/feed/", "https://Example.com/feed/index.json",
      "https://Example.com/feed/a/b%20c.json", FALSE },
    { "https://example.com/feed/acme.json", "https://example.com/feed/acme.json",
      "https://example.com/feed/acme.json", "https://example.com/feed/acme.json",
      "https://example.com/feed/a/b%20c.json", FALSE },
    { "https://example.com/feed?token=1", "https://example.com/feed/?token=1",
      "https://example.com/feed/", "https://example.com/feed/index.json?token=1",
      "https://example.com/feed/a/b%20c.json", FALSE },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/",
      "http://127.0.0.1:8080/index.json", "http://127.0.0.1:8080/a/b%20c.json", FALSE },
    { "http://[::1]/", "http://[::1]/", "http://[::1]/", "http://[::1]/index.json",
      "http://[::1]/a/b%20c.json", FALSE },
    { "https://example.com/a%2Fb/", "https://example.com/a%2Fb/", "https://example.com/a%2Fb/",
      "https://example.com/a%2Fb/index.json", "https://example.com/a%2Fb/a/b%20c.json", FALSE },
    { "/srv/feed", "/srv/feed", "/srv/feed", "/srv/feed/index.json", "/srv/feed/a/b c.json", TRUE },
    { "/srv/x/../feed//index.json", "/srv/feed", "/srv/feed", "/srv/feed/index.json",
      "/srv/feed/a/b c.json", TRUE },
    { "/srv/feed/acme.json", "/srv/feed/acme.json", "/srv/feed/acme.json", "/srv/feed/acme.json",
      "/srv/feed/a/b c.json", TRUE },
    { "file:///srv/my%20feed/", "/srv/my feed", "/srv/my feed", "/srv/my feed/index.json",
      "/srv/my feed/a/b c.json", TRUE },
    { "file://localhost/srv/feed", "/srv/feed", "/srv/feed", "/srv/feed/index.json",
      "/srv/feed/a/b c.json", TRUE },
    { "/", "/", "/", "/index.json", "/a/b c.json", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtLocation) location = dvt_location_parse (cases[i].text, &error);
      g_autofree char *file = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      file = dvt_location_resolve (location, "a/b%20c.json");
      g_assert_cmpstr (dvt_location_get_text (location), ==, cases[i].normal);
      g_assert_cmpstr (dvt_location_get_place (location), ==, cases[i].place);
      g_assert_cmpstr (dvt_location_get_index (location), ==, cases[i].index);
      g_assert_cmpstr (file, ==, cases[i].file);
      g_assert_cmpint (dvt_location_is_folder (location), ==, cases[i].is_folder);
    }
}

/* The normal spelling of a location is a location, and its own normal spelling. */
static void
test_normal_is_stable (void)
{
  static const char *const texts[] = { "https://example.com/feed", "https://example.com/x.json?y",
                                       "http://localhost:1", "/srv/feed/index.json", "/a/x.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DvtLocation) once = dvt_location_parse (texts[i], NULL);
      g_autoptr (DvtLocation) twice = dvt_location_parse (dvt_location_get_text (once), NULL);

      g_assert_cmpstr (dvt_location_get_text (once), ==, dvt_location_get_text (twice));
      g_assert_cmpstr (dvt_location_get_index (once), ==, dvt_location_get_index (twice));
    }
}

static void
test_relative_folder (void)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *expected = g_build_filename (here, "feed", NULL);
  g_autoptr (DvtLocation) location = dvt_location_parse ("feed/", NULL);

  g_assert_cmpstr (dvt_location_get_text (location), ==, expected);
}

static void
test_bad (void)
{
  static const char *const texts[] = {
    "",
    "http://example.com/feed",
    "http://192.0.2.1/",
    "ftp://example.com/",
    "https://",
    "https:///feed",
    "https://me:secret@example.com/feed",
    "https://me@example.com/",
    "file://elsewhere/srv/feed",
    "file:feed",
    "https://[::1/",
    "javascript:alert(1)",
    "/srv/f\xff\xfe",
    "file:///srv/f%FFd",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (dvt_location_parse (texts[i], &error));
      g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_LOCATION);
      g_assert_null (strstr (error->message, "secret"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/location/parse", test_parse);
  g_test_add_func ("/location/normal-is-stable", test_normal_is_stable);
  g_test_add_func ("/location/relative-folder", test_relative_folder);
  g_test_add_func ("/location/bad", test_bad);

  return g_test_run ();
}
