/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-uri.h"

#include "dvt-net-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean is_loopback;
    int code; /* 0: may be requested */
  } cases[] = {
    { "https://example.com/feed", FALSE, 0 },
    { "HTTPS://example.com", FALSE, 0 },
    { "http://127.0.0.1:8080/", TRUE, 0 },
    { "http://127.255.0.9/", TRUE, 0 },
    { "http://[::1]:8080/", TRUE, 0 },
    { "http://localhost/", TRUE, 0 },
    { "http://LocalHost:1/", TRUE, 0 },
    { "https://127.0.0.1/", TRUE, 0 },
    { "http://example.com/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://localhost.example.com/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://127.0.0.1.example.com/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://128.0.0.1/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://127.1/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://2130706433/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://0.0.0.0/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://[::]/", FALSE, DVT_NET_ERROR_INSECURE },
    { "http://127.0.0.1@example.com/", FALSE, DVT_NET_ERROR_INSECURE },
    { "file:///etc/passwd", FALSE, DVT_NET_ERROR_UNREACHABLE },
    { "https:example.com", FALSE, DVT_NET_ERROR_UNREACHABLE },
    { "https://", FALSE, DVT_NET_ERROR_UNREACHABLE },
    { "", FALSE, DVT_NET_ERROR_UNREACHABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = dvt_uri_parse (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      if (cases[i].code != 0)
        {
          g_assert_null (uri);
          g_assert_error (error, DVT_NET_ERROR, cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (dvt_uri_is_loopback (uri), ==, cases[i].is_loopback);
    }
}

static void
test_same_origin (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean is_same;
  } cases[] = {
    { "https://example.com/a", "https://example.com/b?c", TRUE },
    { "https://example.com", "https://EXAMPLE.com:443/", TRUE },
    { "https://example.com", "https://example.com:444/", FALSE },
    { "https://example.com", "https://www.example.com/", FALSE },
    { "https://127.0.0.1", "http://127.0.0.1", FALSE },
    { "http://127.0.0.1", "http://127.0.0.1:80", TRUE },
    { "http://127.0.0.1", "http://localhost", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) a = dvt_uri_parse (cases[i].a, NULL);
      g_autoptr (GUri) b = dvt_uri_parse (cases[i].b, NULL);

      g_test_message ("%s %s", cases[i].a, cases[i].b);
      g_assert_cmpint (dvt_uri_is_same_origin (a, b), ==, cases[i].is_same);
      g_assert_cmpint (dvt_uri_is_same_origin (b, a), ==, cases[i].is_same);
    }
}

static void
test_describe (void)
{
  static const struct
  {
    const char *text;
    const char *place;
    const char *host;
  } cases[] = {
    { "https://me:secret@example.com/feed?token=1#x", "https://example.com/feed", "example.com" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080/", "127.0.0.1:8080" },
    { "http://[::1]:8080/a", "http://[::1]:8080/a", "[::1]:8080" },
    { "https://example.com:443/", "https://example.com/", "example.com" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = dvt_uri_parse (cases[i].text, NULL);
      g_autofree char *place = dvt_uri_describe (uri);
      g_autofree char *host = dvt_uri_describe_host (uri);

      g_assert_cmpstr (place, ==, cases[i].place);
      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/uri/parse", test_parse);
  g_test_add_func ("/uri/same-origin", test_same_origin);
  g_test_add_func ("/uri/describe", test_describe);

  return g_test_run ();
}
