/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-http-private.h"

static void
test_find (void)
{
  static const struct
  {
    const char *field;
    const char *target; /* of "next"; NULL: none */
  } cases[] = {
    { "<https://a/2>; rel=\"next\"", "https://a/2" },
    { "<https://a/2>; rel=next", "https://a/2" },
    { "< /2 > ; REL = Next", "/2" },
    { "</2>;rel=\"prev next\"", "/2" },
    { "</1>; rel=prev, </2>; title=\"a, b; rel=\\\"next\\\"\"; rel=next", "/2" },
    { "</a,b;c?x=<>; rel=next", "/a,b;c?x=<" },
    { ", ,</2>; rel=next,", "/2" },
    { "</1>; rel=prev; rel=next", NULL },
    { "</1>; rel=next-page", NULL },
    { "</1>; title=next", NULL },
    { "</1>; rel=next; anchor=\"#other\"", NULL },
    { "</1>; rel", NULL },
    { "</1>; rel=\"next", NULL },
    { "</1>; rel=\"next\\", NULL },
    { "</1", NULL },
    { "/1; rel=next", NULL },
    { "</1> rel=next", NULL },
    { "</1>; rel=next x=\"y\"", NULL },
    { "<>; rel=next", "" },
    { "<", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *target = dvt_link_find (cases[i].field, "next");

      g_test_message ("%s", cases[i].field);
      g_assert_cmpstr (target, ==, cases[i].target);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/link/find", test_find);

  return g_test_run ();
}
