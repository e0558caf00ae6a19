/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "dvt-openapi.h"

void
dvt_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

void
dvt_cli_add_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
dvt_cli_add_time (JsonBuilder *builder, const char *member, GDateTime *value)
{
  g_autofree char *text = value != NULL ? g_date_time_format_iso8601 (value) : NULL;

  dvt_cli_add_string (builder, member, text);
}

static void
begin_list (JsonBuilder *builder, const char *member)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
}

static void
end_list (JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dvt_cli_print_json (builder);
}

void
dvt_cli_print_list_json (const char *member, GListModel *list, DvtCliAddFunc add)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  begin_list (builder, member);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      add (builder, item);
    }
  end_list (builder);
}

void
dvt_cli_print_array_json (const char *member, GPtrArray *items, DvtCliAddFunc add)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  begin_list (builder, member);
  for (guint i = 0; i < items->len; i++)
    add (builder, g_ptr_array_index (items, i));
  end_list (builder);
}

void
dvt_cli_add_reasons (JsonBuilder *builder, const char *member, GPtrArray *reasons, gboolean shapes)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++)
    {
      const DvtReason *reason = g_ptr_array_index (reasons, i);

      json_builder_begin_object (builder);
      dvt_cli_add_string (builder, "code", dvt_reason_code_to_string (reason->code));
      dvt_cli_add_string (builder, "message", reason->message);
      if (shapes)
        dvt_cli_add_string (builder, "shape", reason->shape);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
dvt_cli_add_number (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  if (value != 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_boolean (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

void
dvt_cli_add_connector (JsonBuilder *builder, gpointer item)
{
  DvtConnector *connector = item;
  gboolean custom = dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM;
  gboolean modified = dvt_connector_get_modified (connector);

  json_builder_begin_object (builder);
  dvt_cli_add_string (builder, "id", dvt_connector_get_id (connector));
  dvt_cli_add_string (builder, "name", dvt_connector_get_name (connector));
  dvt_cli_add_string (builder, "kind", custom ? "custom" : "prebuilt");
  dvt_cli_add_string (builder, "source", dvt_connector_get_source_name (connector));
  dvt_cli_add_string (builder, "marketplaceId", dvt_connector_get_marketplace_id (connector));
  dvt_cli_add_number (builder, "version", dvt_connector_get_version (connector));
  dvt_cli_add_string (builder, "versionName", dvt_connector_get_version_name (connector));
  add_boolean (builder, "modified", modified);
  dvt_cli_add_string (builder, "modifiedBy",
                      modified ? dvt_connector_get_modified_by (connector) : NULL);
  dvt_cli_add_time (builder, "modifiedAt",
                    modified ? dvt_connector_get_modified_at (connector) : NULL);
  dvt_cli_add_number (builder, "updateAvailable", dvt_connector_get_available_version (connector));
  add_boolean (builder, "outOfDate", dvt_connector_get_out_of_date (connector));
  dvt_cli_add_string (builder, "alongsideOf",
                      dvt_connector_get_installed_alongside (connector)
                        ? dvt_connector_get_alongside_of (connector)
                        : NULL);
  dvt_cli_add_string (builder, "digest", dvt_connector_get_digest (connector));
  json_builder_end_object (builder);
}

char *
dvt_cli_format_time (GDateTime *time)
{
  g_autoptr (GDateTime) local = NULL;

  if (time == NULL)
    return g_strdup ("");
  local = g_date_time_to_local (time);
  /* Translators: a point in time in a table of the command line. */
  return g_date_time_format (local, _ ("%-d %b %Y, %H:%M"));
}

/* Embeddings, overrides and isolates: with them a name could show the rest of its line reversed. */
static gboolean
is_order_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
dvt_cli_sanitise (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *safe = g_string_sized_new (64);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || is_order_control (c))
        g_string_append_c (safe, ' ');
      else
        g_string_append_unichar (safe, c);
    }
  return g_string_free_and_steal (safe);
}

static char *
describe_state (DvtConnector *connector)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (dvt_connector_get_update_available (connector))
    g_ptr_array_add (words, g_strdup_printf (_ ("Update Available: %s"),
                                             dvt_connector_get_available_version_name (connector)));
  if (dvt_connector_get_out_of_date (connector))
    g_ptr_array_add (words, g_strdup (_ ("Out of Date")));
  if (dvt_connector_get_installed_alongside (connector))
    g_ptr_array_add (words, g_strdup (_ ("Installed Alongside")));
  if (dvt_connector_get_withdrawn_reason (connector) != NULL)
    g_ptr_array_add (words, g_strdup (_ ("Withdrawn")));
  if (dvt_connector_get_modified (connector))
    g_ptr_array_add (
      words, g_strdup_printf (_ ("Modified by %s"), dvt_connector_get_modified_by (connector)));
  if (dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM)
    g_ptr_array_add (words, g_strdup (_ ("Custom connector")));

  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

void
dvt_cli_print_connectors (GPtrArray *connectors)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (3);

  for (guint i = 0; i < connectors->len; i++)
    {
      DvtConnector *connector = g_ptr_array_index (connectors, i);
      g_autofree char *state = describe_state (connector);

      dvt_cli_table_add (table, dvt_connector_get_name (connector),
                         dvt_connector_get_version_name (connector), state);
    }
  dvt_cli_table_print (table);
}

static void
add_source (JsonBuilder *builder, gpointer item)
{
  DvtSourceItem *source = item;

  json_builder_begin_object (builder);
  dvt_cli_add_string (builder, "id", dvt_source_item_get_id (source));
  dvt_cli_add_string (builder, "name", dvt_source_item_get_name (source));
  dvt_cli_add_string (builder, "location", dvt_source_item_get_location (source));
  json_builder_set_member_name (builder, "connectors");
  json_builder_add_int_value (builder, dvt_source_item_get_n_entries (source));
  dvt_cli_add_time (builder, "lastRefreshed", dvt_source_item_get_last_refreshed (source));
  json_builder_set_member_name (builder, "error");
  if (dvt_source_item_get_error_code (source) != NULL)
    {
      json_builder_begin_object (builder);
      dvt_cli_add_string (builder, "code", dvt_source_item_get_error_code (source));
      dvt_cli_add_string (builder, "message", dvt_source_item_get_error_message (source));
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

void
dvt_cli_print_sources_json (GListModel *sources)
{
  dvt_cli_print_list_json ("sources", sources, add_source);
}

void
dvt_cli_print_sources (GListModel *sources)
{
  g_autoptr (DvtCliTable) table = dvt_cli_table_new (4);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);
      g_autofree char *time = dvt_cli_format_time (dvt_source_item_get_last_refreshed (source));
      /* Translators: the time is when the data of an unreachable marketplace is from. */
      g_autofree char *state = dvt_source_item_get_error_code (source) != NULL
                                 ? g_strdup_printf (_ ("Not refreshed, data from %s"), time)
                                 : g_strdup (time);
      g_autofree char *entries
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u connector", "%u connectors",
                                        dvt_source_item_get_n_entries (source)),
                           dvt_source_item_get_n_entries (source));

      dvt_cli_table_add (table, dvt_source_item_get_name (source), entries, state,
                         dvt_source_item_get_location (source));
    }
  dvt_cli_table_print (table);
}

gboolean
dvt_cli_print_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  gsize length = 0;
  const void *data = g_bytes_get_data (bytes, &length);

  if (!g_output_stream_write_all (output, data, length, NULL, NULL, error))
    return FALSE;
  /* Elsewhere a line end would change the digest of what is kept. */
  return !isatty (STDOUT_FILENO) || g_output_stream_write_all (output, "\n", 1, NULL, NULL, error);
}

void
dvt_cli_print_openapi_warnings (GPtrArray *warnings)
{
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const DvtOpenapiWarning *warning = g_ptr_array_index (warnings, i);

      dvt_cli_warn ("%s: %s", warning->pointer, warning->message);
    }
}
