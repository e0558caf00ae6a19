/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-plan-text.h"
#include "workspace-fixture.h"

static const char *const first_paths[] = { "/orders", NULL };
static const char *const second_paths[] = { "/orders", "/stock", NULL };
static const char *const fourth_paths[] = { "/orders", "/stock", "/returns", NULL };

static char *
join (GPtrArray *consequences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < consequences->len; i++)
    {
      const DvtConsequence *consequence = consequences->pdata[i];

      g_string_append_printf (text, "%s%s", consequence->weight == DVT_CONSEQUENCE_LOST ? "! " : "",
                              consequence->title);
      if (consequence->detail != NULL)
        g_string_append_printf (text, " (%s)", consequence->detail);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_consequences (DvtUpdatePlan *plan, DvtUpdateChoice choice, const char *expected)
{
  g_autoptr (GPtrArray) consequences = dvt_plan_text_list_consequences (plan, choice);
  g_autofree char *text = join (consequences);

  g_assert_cmpstr (text, ==, expected);
}

static char *
install_with_updates (Fixture *fixture)
{
  char *connector;

  fixture_publish (fixture, "shopify", 1, first_paths);
  fixture_add_feed (fixture);
  connector = fixture_install (fixture, "shopify", 1);
  fixture_publish (fixture, "shopify", 2, second_paths);
  fixture_publish (fixture, "shopify", 3, second_paths);
  fixture_publish (fixture, "shopify", 4, fourth_paths);
  fixture_refresh (fixture, NULL);
  return connector;
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_with_updates (fixture);
  g_autoptr (DvtUpdatePlan) next = fixture_plan (fixture, connector, 2, NULL);
  g_autoptr (DvtUpdatePlan) last = fixture_plan (fixture, connector, 4, NULL);
  g_autofree char *next_text = dvt_plan_text_build_versions (next);
  g_autofree char *last_text = dvt_plan_text_build_versions (last);
  g_autofree char *subtitle = dvt_plan_text_build_subtitle (last);

  g_assert_cmpstr (next_text, ==, "Version 1 to 2.");
  g_assert_cmpstr (
    last_text, ==,
    "Version 1 to 4. The notes of 2026-02 and 2026-03, which are skipped, are included.");
  g_assert_cmpstr (subtitle, ==, "Shopify, 2026-01 to 2026-04");
}

static void
test_consequences (Fixture *fixture, gconstpointer data)
{
  g_autofree char *connector = install_with_updates (fixture);
  g_autoptr (DvtUpdatePlan) unmodified = fixture_plan (fixture, connector, 0, NULL);
  g_autoptr (DvtUpdatePlan) modified = NULL;
  g_autofree char *counted = NULL;
  const DvtOwnChange *own;

  counted = g_strdup_printf ("No change of yours is dropped (The connector is as its vendor "
                             "published it)\nThe vendor’s %u changes are taken\n",
                             dvt_update_plan_get_vendor_changes (unmodified)->len);
  assert_consequences (unmodified, DVT_UPDATE_CHOICE_PLAIN, counted);
  assert_consequences (unmodified, DVT_UPDATE_CHOICE_NONE, "");

  fixture_edit (fixture, connector, "https://edited.example.com");
  modified = fixture_plan (fixture, connector, 0, NULL);
  own = g_ptr_array_index (dvt_update_plan_get_own_changes (modified), 0);
  g_free (counted);
  counted = g_strdup_printf ("! 1 change of yours is dropped from the connector (%s)\n"
                             "Its history keeps them as revision 2, which can be restored\n",
                             dvt_change_get_title (own->change));
  assert_consequences (modified, DVT_UPDATE_CHOICE_OVERWRITE, counted);
  g_free (counted);
  counted = g_strdup_printf ("Shopify (2026-04) is added beside Shopify: two connectors\n"
                             "1 change of yours stays in Shopify (%s)\n"
                             "Shopify is marked out of date, and goes on as it is\n",
                             dvt_change_get_title (own->change));
  assert_consequences (modified, DVT_UPDATE_CHOICE_ALONGSIDE, counted);
}

/* More changes than can be named are counted. */
static void
test_many_changes (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/a", "/b", "/c", "/d", "/e", "/f", NULL };
  g_autofree char *connector = install_with_updates (fixture);
  DvtConnector *found = fixture_find (fixture, connector);
  g_autoptr (DvtDefinition) after
    = fixture_make_definition ("Shopify", "https://shopify.example.com/v1", paths);
  g_autoptr (DvtOutcome) outcome = NULL;
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (GPtrArray) consequences = NULL;
  g_autofree char *text = NULL;

  outcome = fixture_perform (
    fixture, dvt_action_new_edit (connector, dvt_connector_get_digest (found), after));
  plan = fixture_plan (fixture, connector, 0, NULL);
  g_assert_cmpuint (dvt_update_plan_get_own_changes (plan)->len, ==, 7);
  consequences = dvt_plan_text_list_consequences (plan, DVT_UPDATE_CHOICE_OVERWRITE);
  text = join (consequences);
  g_assert_true (g_str_has_prefix (text, "! 7 changes of yours are dropped from the connector ("));
  g_assert_nonnull (strstr (text, "; 4 more)"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/plan-text/versions", test_versions);
  fixture_add ("/plan-text/consequences", test_consequences);
  fixture_add ("/plan-text/many-changes", test_many_changes);
  return g_test_run ();
}
