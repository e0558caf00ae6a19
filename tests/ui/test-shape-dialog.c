/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <adwaita.h>

#include "dvt-comparison-row.h"
#include "dvt-shape-dialog.h"
#include "dvt-value-row.h"
#include "ui-fixture.h"
#include "workspace-fixture.h"

typedef struct
{
  Fixture workspace;
  GtkWidget *window;
  DvtJson *taken; /* (nullable) what was applied last */
  gboolean refuse;
} Setup;

static gboolean
take_shape (DvtJson *shape, gpointer user_data, GError **error)
{
  Setup *setup = user_data;

  if (setup->refuse)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "/shapes/0/size: not that");
      return FALSE;
    }
  g_clear_pointer (&setup->taken, dvt_json_unref);
  setup->taken = dvt_json_ref (shape);
  return TRUE;
}

static void
set_up (Setup *setup, gconstpointer data)
{
  fixture_set_up (&setup->workspace, NULL);
  setup->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (setup->window), 900, 1400);
  adw_window_set_content (ADW_WINDOW (setup->window), gtk_label_new ("Behind"));
  gtk_window_present (GTK_WINDOW (setup->window));
  ui_settle (setup->window);
}

static void
tear_down (Setup *setup, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (setup->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&setup->taken, dvt_json_unref);
  fixture_tear_down (&setup->workspace, NULL);
}

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), 65536, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);
  return json;
}

static AdwDialog *
show (Setup *setup, const char *text)
{
  g_autoptr (DvtJson) shape = parse (text);
  AdwDialog *dialog
    = dvt_shape_dialog_new (setup->workspace.workspace, shape, take_shape, setup, NULL);

  adw_dialog_present (dialog, setup->window);
  ui_settle (setup->window);
  return dialog;
}

static void
assert_taken (Setup *setup, const char *text)
{
  g_autoptr (DvtJson) expected = parse (text);
  g_autofree char *found = NULL;

  g_assert_nonnull (setup->taken);
  found = dvt_json_format (dvt_json_get_value (setup->taken));
  g_test_message ("%s", found);
  g_assert_true (
    dvt_json_values_equal (dvt_json_get_value (setup->taken), dvt_json_get_value (expected)));
}

/* What a dialog does not change it gives back: the members too that it does not know. */
static void
test_kept (Setup *setup, gconstpointer data)
{
  static const char *const shapes[] = {
    "{\"id\":\"b\",\"type\":\"batch\",\"size\":25,\"x-note\":1.10}",
    "{\"id\":\"f\",\"type\":\"filter\",\"when\":{\"field\":\"/a\",\"is\":\"equals\",\"value\":\"5\"}}",
    "{\"id\":\"f\",\"type\":\"filter\",\"when\":{\"any\":[{\"field\":\"/a\",\"is\":\"exists\"},"
    "{\"field\":\"/b\",\"is\":\"matches\",\"value\":\"^[0-9]+$\"}]}}",
    "{\"id\":\"f\",\"type\":\"filter\",\"when\":{\"not\":{\"all\":[{\"field\":\"/a\",\"is\":\"less\","
    "\"value\":12345678901234567890}]}}}",
    "{\"id\":\"m\",\"type\":\"map\",\"fields\":[{\"to\":\"/a\",\"from\":\"/b\",\"function\":\"join\","
    "\"arguments\":{\"separator\":\", \",\"with\":[{\"value\":1}]}},"
    "{\"to\":\"/c\",\"value\":\"x\",\"x-why\":\"kept\"},"
    "{\"to\":\"/d\",\"text\":\"{{e}}\",\"function\":\"lookup\","
    "\"arguments\":{\"table\":{\"GB\":\"UK\"},\"default\":null}}]}",
    "{\"id\":\"r\",\"type\":\"route\",\"branches\":[{\"name\":\"One\",\"when\":{\"field\":\"/a\","
    "\"is\":\"exists\"},\"shapes\":[{\"id\":\"x\",\"type\":\"batch\",\"size\":2}]}],\"otherwise\":[]}",
    "{\"id\":\"c\",\"type\":\"connector\",\"instance\":\"gone\",\"endpoint\":\"GET /a\","
    "\"parameters\":{\"query.limit\":{\"value\":5}},\"maximumRecords\":7}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      AdwDialog *dialog = show (setup, shapes[i]);
      GtkWidget *name = ui_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
      g_autofree char *named = NULL;

      g_test_message ("%s", shapes[i]);
      g_assert_false (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (dialog), "Apply")));
      gtk_editable_set_text (GTK_EDITABLE (name), "Named");
      ui_press (GTK_WIDGET (dialog), "Apply");
      ui_settle (setup->window);
      named = g_strdup_printf ("%.*s,\"name\":\"Named\"}", (int) strlen (shapes[i]) - 1, shapes[i]);
      assert_taken (setup, named);
    }
}

static void
test_condition (Setup *setup, gconstpointer data)
{
  AdwDialog *dialog = show (setup, "{\"id\":\"f\",\"type\":\"filter\"}");
  g_autoptr (GPtrArray) entries = NULL;

  gtk_editable_set_text (GTK_EDITABLE (ui_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)),
                         "Paid");
  ui_press (GTK_WIDGET (dialog), "Apply");
  ui_assert_text (GTK_WIDGET (dialog), "‘Records That Pass’ has no condition yet");
  g_assert_null (setup->taken);

  ui_press (GTK_WIDGET (dialog), "Add Condition");
  ui_settle (setup->window);
  entries = ui_list_widgets (ui_find_widget (GTK_WIDGET (dialog), DVT_TYPE_COMPARISON_ROW),
                             ADW_TYPE_ENTRY_ROW);
  g_assert_cmpuint (entries->len, ==, 2);
  gtk_editable_set_text (g_ptr_array_index (entries, 0), "/total");
  gtk_editable_set_text (g_ptr_array_index (entries, 1), "10.50");
  ui_assert_text (GTK_WIDGET (dialog), "total Is 10.50");
  ui_press (GTK_WIDGET (dialog), "Apply");
  assert_taken (setup, "{\"id\":\"f\",\"type\":\"filter\",\"name\":\"Paid\","
                       "\"when\":{\"field\":\"/total\",\"is\":\"equals\",\"value\":10.50}}");
}

static void
test_map (Setup *setup, gconstpointer data)
{
  AdwDialog *dialog = show (setup, "{\"id\":\"m\",\"type\":\"map\",\"fields\":[]}");
  g_autoptr (GPtrArray) entries = NULL;

  ui_press (GTK_WIDGET (dialog), "Add Field");
  ui_settle (setup->window);
  entries = ui_list_widgets (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  /* Its name, where it goes, what it is; the others ask for what a function needs. */
  g_assert_cmpuint (entries->len, ==, 3);
  gtk_editable_set_text (g_ptr_array_index (entries, 1), "/order/id");
  gtk_editable_set_text (g_ptr_array_index (entries, 2), "HP-1");
  /* The title is for people: no pointer. */
  ui_assert_text (GTK_WIDGET (dialog), "order › id");
  ui_press (GTK_WIDGET (dialog), "Apply");
  assert_taken (setup, "{\"id\":\"m\",\"type\":\"map\","
                       "\"fields\":[{\"to\":\"/order/id\",\"value\":\"HP-1\"}]}");
}

static void
test_refused (Setup *setup, gconstpointer data)
{
  AdwDialog *dialog = show (setup, "{\"type\":\"batch\",\"size\":2}");

  setup->refuse = TRUE;
  ui_press (GTK_WIDGET (dialog), "Apply");
  ui_assert_text (GTK_WIDGET (dialog), "/shapes/0/size: not that");
  setup->refuse = FALSE;
  ui_press (GTK_WIDGET (dialog), "Apply");
  assert_taken (setup, "{\"type\":\"batch\",\"size\":2}");
}

static void
test_read_only (Setup *setup, gconstpointer data)
{
  g_autoptr (DvtJson) shape = parse ("{\"id\":\"b\",\"type\":\"batch\",\"size\":2}");
  AdwDialog *dialog = dvt_shape_dialog_new (setup->workspace.workspace, shape, NULL, NULL, NULL);

  adw_dialog_present (dialog, setup->window);
  ui_settle (setup->window);
  g_assert_null (ui_find_button (GTK_WIDGET (dialog), "Apply"));
  ui_press (GTK_WIDGET (dialog), "Close");
}

/* What a deployed version does can be read to the last argument, and not changed. */
static void
test_read_only_map (Setup *setup, gconstpointer data)
{
  g_autoptr (DvtJson) shape
    = parse ("{\"id\":\"m\",\"type\":\"map\",\"fields\":[{\"to\":\"/a\",\"from\":\"/b\"}]}");
  AdwDialog *dialog = dvt_shape_dialog_new (setup->workspace.workspace, shape, NULL, NULL, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *row = NULL;

  adw_dialog_present (dialog, setup->window);
  ui_settle (setup->window);
  row = ui_find_widget (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW);
  g_assert_true (gtk_widget_is_sensitive (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle (setup->window);
  entries = ui_list_widgets (row, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpuint (entries->len, >=, 2);
  for (guint i = 0; i < entries->len; i++)
    g_assert_false (gtk_editable_get_editable (g_ptr_array_index (entries, i)));
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (dialog), "Add Field")));
  ui_press (GTK_WIDGET (dialog), "Close");
}

/* A row with a single item cannot be opened: what says that none is picked is one too. */
static void
test_only_instance (Setup *setup, gconstpointer data)
{
  static const char json[]
    = "{\"format\":\"dovetail.connector/1\",\"name\":\"Orders\","
      "\"baseUrl\":\"https://orders.example.com\",\"endpoints\":{\"GET /a\":{"
      "\"name\":\"List\",\"direction\":\"receive\",\"method\":\"GET\",\"path\":\"/a\"}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("Quayside");
  g_autoptr (DvtOutcome) connector = NULL;
  g_autoptr (DvtOutcome) instance = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *expected = NULL;
  AdwDialog *dialog;

  g_assert_no_error (error);
  connector = fixture_perform (&setup->workspace, dvt_action_new_create (definition));
  instance = fixture_perform (
    &setup->workspace, dvt_action_new_create_instance (connector->connector_id, settings, NULL));
  dialog = show (setup, "{\"type\":\"connector\",\"instance\":\"\",\"endpoint\":\"\"}");
  rows = ui_list_widgets (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (
        gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (g_ptr_array_index (rows, i))));
      g_assert_cmpuint (adw_combo_row_get_selected (g_ptr_array_index (rows, i)), ==, 0);
      adw_combo_row_set_selected (g_ptr_array_index (rows, i), 1);
      ui_settle (setup->window);
    }
  ui_press (GTK_WIDGET (dialog), "Apply");
  expected = g_strdup_printf (
    "{\"type\":\"connector\",\"instance\":\"%s\",\"endpoint\":\"GET /a\"}", instance->instance_id);
  assert_taken (setup, expected);
}

/* What it loads comes to nobody. */
static void
test_closed_in_flight (Setup *setup, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (DvtJson) shape = parse ("{\"type\":\"connector\"}");
      AdwDialog *dialog
        = dvt_shape_dialog_new (setup->workspace.workspace, shape, take_shape, setup, NULL);

      adw_dialog_present (dialog, setup->window);
      adw_dialog_force_close (dialog);
    }
  ui_settle (setup->window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/shape-dialog/kept", Setup, NULL, set_up, test_kept, tear_down);
  g_test_add ("/ui/shape-dialog/condition", Setup, NULL, set_up, test_condition, tear_down);
  g_test_add ("/ui/shape-dialog/map", Setup, NULL, set_up, test_map, tear_down);
  g_test_add ("/ui/shape-dialog/refused", Setup, NULL, set_up, test_refused, tear_down);
  g_test_add ("/ui/shape-dialog/read-only", Setup, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/ui/shape-dialog/read-only-map", Setup, NULL, set_up, test_read_only_map, tear_down);
  g_test_add ("/ui/shape-dialog/only-instance", Setup, NULL, set_up, test_only_instance, tear_down);
  g_test_add ("/ui/shape-dialog/closed-in-flight", Setup, NULL, set_up, test_closed_in_flight,
              tear_down);
  return g_test_run ();
}
