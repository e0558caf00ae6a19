/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-choice-card.h"
#include "dvt-instance-editor.h"
#include "dvt-plan-text.h"
#include "dvt-update-wizard.h"
#include "dvt-window.h"
#include "dvt-workspace-private.h"
#include "ui-fixture.h"
#include "uses-fixture.h"

/* What the wizard says of the instances and flows that an update touches. */

typedef struct
{
  char *connector; /* (owned) */
  char *instance;  /* (owned) "UK Store" */
} Uses;

static void
uses_clear (Uses *uses)
{
  g_clear_pointer (&uses->connector, g_free);
  g_clear_pointer (&uses->instance, g_free);
}

/* "Shop" 1 with two instances and two flows, and what is published as 2. */
static void
set_up (Uses *uses, Fixture *fixture, guint version)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new_in_memory ();
  g_autoptr (DvtDefinition) first = uses_make_definition (1);
  g_autoptr (DvtDefinition) second = uses_make_definition (version);
  g_autofree char *other = NULL;

  dvt_workspace_set_secrets (fixture->workspace, secrets);
  uses_publish (fixture, 1, first);
  fixture_add_feed (fixture);
  uses->connector = fixture_install (fixture, "shop", 1);
  uses->instance = uses_create_instance (fixture, uses->connector, "UK Store");
  other = uses_create_instance (fixture, uses->connector, "US Store");
  g_free (uses_create_flow (fixture, uses_new_document ("Orders", uses->instance, "GET /orders")));
  g_free (
    uses_create_flow (fixture, uses_new_document ("Returns <b>", uses->instance, "GET /returns")));
  uses_publish (fixture, 2, second);
  fixture_refresh (fixture, NULL);
}

static char *
join (GPtrArray *consequences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < consequences->len; i++)
    {
      const DvtConsequence *consequence = consequences->pdata[i];

      g_string_append_printf (text, "%s%s",
                              consequence->weight == DVT_CONSEQUENCE_NEEDS_YOU ? "! " : "",
                              consequence->title);
      if (consequence->detail != NULL)
        g_string_append_printf (text, " (%s)", consequence->detail);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_ends (GPtrArray *consequences, const char *expected)
{
  g_autofree char *text = join (consequences);

  g_test_message ("%s", text);
  g_assert_true (g_str_has_suffix (text, expected));
}

static void
assert_texts (DvtUpdatePlan *plan,
              DvtUpdateChoice choice,
              const char *consequences,
              const char *results)
{
  g_autoptr (GPtrArray) before = dvt_plan_text_list_consequences (plan, choice);
  g_autoptr (GPtrArray) after = dvt_plan_text_list_results (plan, choice);

  assert_ends (before, consequences);
  assert_ends (after, results);
}

/* Nothing that is used has changed. */
static void
test_unaffected (Fixture *fixture, gconstpointer data)
{
  Uses uses = { 0 };
  g_autoptr (DvtUpdatePlan) plan = NULL;

  set_up (&uses, fixture, 3);
  plan = fixture_plan (fixture, uses.connector, 0, NULL);
  assert_texts (plan, DVT_UPDATE_CHOICE_PLAIN,
                "2 instances go on without signing in again\n"
                "2 process flows go on with the same instances\n",
                "2 instances stayed signed in\n2 process flows go on\n");
  uses_clear (&uses);
}

static void
test_affected (Fixture *fixture, gconstpointer data)
{
  Uses uses = { 0 };
  g_autoptr (DvtUpdatePlan) plan = NULL;
  g_autoptr (DvtUpdatePlan) modified = NULL;

  set_up (&uses, fixture, 2);
  plan = fixture_plan (fixture, uses.connector, 0, NULL);
  assert_texts (plan, DVT_UPDATE_CHOICE_PLAIN,
                "! 2 instances need attention afterwards (UK Store and US Store)\n"
                "! 2 process flows need attention afterwards (Orders and Returns <b>)\n",
                "");
  fixture_edit (fixture, uses.connector, "https://edited.example.com");
  modified = fixture_plan (fixture, uses.connector, 0, NULL);
  assert_texts (modified, DVT_UPDATE_CHOICE_ALONGSIDE,
                "The new connector has no instances yet (2 instances stay with Shop)\n"
                "2 process flows go on with the first one and show a warning\n",
                "2 process flows go on with the first one and show a warning\n");
  uses_clear (&uses);
}

static GtkWidget *
get_dialog (gpointer window)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (window));
}

static gboolean
shows_editor (gpointer window)
{
  return DVT_IS_INSTANCE_EDITOR (get_dialog (window));
}

static void
assert_no_text_begins (GtkWidget *widget, const char *prefix)
{
  g_autoptr (GPtrArray) labels = ui_list_widgets (widget, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    g_assert_false (g_str_has_prefix (gtk_label_get_label (labels->pdata[i]), prefix));
}

/* By name before the decision, and as a link after it. */
static void
test_wizard (Fixture *fixture, gconstpointer data)
{
  Uses uses = { 0 };
  GtkWidget *window = dvt_window_new (NULL);
  GtkWidget *wizard;

  set_up (&uses, fixture, 2);
  dvt_window_set_workspace (DVT_WINDOW (window), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (window);
  dvt_update_wizard_present (fixture->workspace, uses.connector, window);
  wizard = get_dialog (window);
  ui_press (wizard, "Continue");
  ui_assert_text (wizard, "4 Need You Afterwards");
  ui_assert_text (wizard, "Returns <b>");
  ui_assert_text (wizard, "UK Store");
  ui_assert_text (wizard, "Needs You");
  ui_press (wizard, "Update");
  ui_assert_text (wizard, "Left to Do");
  ui_assert_text (wizard, "Open Flow");
  /* Said once, where it can be opened. */
  assert_no_text_begins (wizard, "‘UK Store’");
  ui_press (wizard, "Open Instance");
  fixture_wait_for (shows_editor, window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  uses_clear (&uses);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  fixture_add ("/wizard-uses/unaffected", test_unaffected);
  fixture_add ("/wizard-uses/affected", test_affected);
  fixture_add ("/wizard-uses/wizard", test_wizard);
  return g_test_run ();
}
