/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "instance-fixture.h"

#include "ui-fixture.h"

char *
instance_fixture_create_connector (Fixture *fixture, const char *base_url)
{
  g_autofree char *text = g_strdup_printf (
    "{ \"format\": \"dovetail.connector/1\", \"name\": \"Shop\", \"baseUrl\": \"%s\","
    "  \"variables\": { \"region\": { \"label\": \"Region\" } },"
    "  \"authMethods\": {"
    "    \"oauth\": { \"type\": \"oauth2\", \"label\": \"OAuth 2\", \"flows\": {"
    "      \"authorizationCode\": { \"authorizationUrl\": \"https://login.example.com\","
    "        \"tokenUrl\": \"https://login.example.com/token\", \"scopes\": {} } } },"
    "    \"old\": { \"type\": \"other\", \"label\": \"Digest\" },"
    "    \"token\": { \"type\": \"bearer\", \"label\": \"Access Token\" } },"
    "  \"security\": [ { \"token\": [] }, { \"old\": [] }, { \"oauth\": [] } ],"
    "  \"endpoints\": { \"GET /orders\": { \"name\": \"List Orders\", \"direction\": \"receive\","
    "    \"method\": \"GET\", \"path\": \"/orders\", \"responses\": { \"200\": {"
    "      \"description\": \"Orders\" } } } } }",
    base_url);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);
  g_autoptr (DvtOutcome) outcome = NULL;

  g_assert_no_error (error);
  outcome = fixture_perform (fixture, dvt_action_new_create (definition));
  return g_strdup (outcome->connector_id);
}

char *
instance_fixture_create (Fixture *fixture, const char *connector, const char *name)
{
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new (name);
  g_autoptr (DvtOutcome) outcome = NULL;

  dvt_instance_settings_set_methods (settings, (const char *const[]) { "token", NULL });
  outcome = fixture_perform (fixture, dvt_action_new_create_instance (connector, settings, NULL));
  return g_strdup (outcome->instance_id);
}

char *
instance_fixture_create_flow (Fixture *fixture, const char *name, const char *instance)
{
  g_autofree char *text
    = g_strdup_printf ("{ \"format\": \"dovetail.flow/1\", \"name\": \"%s\", \"shapes\": ["
                       "  { \"id\": \"s1\", \"type\": \"connector\", \"instance\": \"%s\","
                       "    \"endpoint\": \"GET /orders\" } ] }",
                       name, instance);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new (bytes, &error);
  g_autoptr (DvtOutcome) outcome = NULL;

  g_assert_no_error (error);
  outcome = fixture_perform (fixture, dvt_action_new_create_flow (document));
  return g_strdup (outcome->flow_id);
}

static gboolean
has_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) != NULL;
}

GtkWidget *
instance_fixture_wait_for_dialog (GtkWidget *window)
{
  fixture_wait_for (has_dialog, window);
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) == NULL;
}

void
instance_fixture_wait_until_closed (GtkWidget *window)
{
  fixture_wait_for (has_no_dialog, window);
}

typedef struct
{
  GtkWidget *dialog;
  const char *title;
  GtkWidget *found;
} RowSearch;

static gboolean
has_row (gpointer data)
{
  RowSearch *search = data;
  g_autoptr (GPtrArray) rows = ui_list_widgets (search->dialog, ADW_TYPE_ENTRY_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (rows->pdata[i]), search->title) == 0)
      search->found = rows->pdata[i];
  return search->found != NULL;
}

GtkWidget *
instance_fixture_find_row (GtkWidget *dialog, const char *title)
{
  RowSearch search = { dialog, title, NULL };

  fixture_wait_for (has_row, &search);
  return search.found;
}
