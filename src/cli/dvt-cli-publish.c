/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dvt-publish.h"

typedef struct
{
  char *folder;
  char *id;
  char *version;
  char *version_name;
  char *notes_file;
  char *date;
  char *feed_name;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->folder);
  g_free (options->id);
  g_free (options->version);
  g_free (options->version_name);
  g_free (options->notes_file);
  g_free (options->date);
  g_free (options->feed_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
print_result (DvtCli *cli, const DvtPublishRequest *request, DvtPublishResult result)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dvt_cli_add_string (builder, "result",
                          result == DVT_PUBLISH_ADDED ? "added" : "nothing-changed");
      dvt_cli_add_string (builder, "id", request->entry_id);
      json_builder_set_member_name (builder, "version");
      json_builder_add_int_value (builder, request->number);
      json_builder_end_object (builder);
      dvt_cli_print_json (builder);
    }
  else if (result == DVT_PUBLISH_ADDED)
    g_print (_ ("Published version %u of ‘%s’\n"), request->number, request->entry_id);
  else
    g_print (_ ("Nothing changed: version %u of ‘%s’ is published with this content\n"),
             request->number, request->entry_id);
}

/* Plain text; the index would keep it only up to a NUL. */
static char *
read_notes (const char *file, GError **error)
{
  g_autoptr (GBytes) bytes = dvt_cli_read_file (file, error);
  g_autofree char *notes = NULL;
  const char *text = NULL;
  gsize length = 0;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  if (length > 0 && memchr (text, '\0', length) != NULL)
    {
      g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
                   _ ("‘%s’ is no plain text"), file);
      return NULL;
    }
  notes = length > 0 ? g_strndup (text, length) : g_strdup ("");
  return g_strchomp (g_steal_pointer (&notes));
}

static int
publish (DvtCli *cli, Options *options, guint number, const char *input_file)
{
  g_autoptr (GBytes) input = NULL;
  g_autofree char *notes = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  DvtPublishRequest request = { 0 };
  DvtPublishResult result;

  input = dvt_cli_read_file (input_file, &error);
  if (input == NULL)
    return dvt_cli_fail (cli, error);
  if (options->notes_file != NULL)
    {
      notes = read_notes (options->notes_file, &error);
      if (notes == NULL)
        return dvt_cli_fail (cli, error);
    }

  folder = g_str_has_prefix (options->folder, "file:")
             ? g_filename_from_uri (options->folder, NULL, &error)
             : g_strdup (options->folder);
  if (folder == NULL)
    return dvt_cli_fail (cli, error);

  request = (DvtPublishRequest) {
    .folder = folder,
    .entry_id = options->id,
    .number = number,
    .version_name = options->version_name,
    .notes = notes,
    .date = options->date,
    .feed_name = options->feed_name,
    .input = input,
  };
  if (!dvt_publish (&request, &result, &warnings, &error))
    {
      /* The feed's errors name their own place. */
      if (error->domain != DVT_MARKETPLACE_ERROR)
        g_prefix_error (&error, "%s: ", dvt_cli_describe_file (input_file));
      return dvt_cli_fail (cli, error);
    }

  dvt_cli_print_openapi_warnings (warnings);
  print_result (cli, &request, result);
  return DVT_CLI_DONE;
}

int
dvt_cli_publish (DvtCli *cli, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, N_ ("The marketplace's folder"),
      N_ ("FOLDER") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options.id, N_ ("The connector's marketplace id"),
      N_ ("ID") },
    { "version", 0, 0, G_OPTION_ARG_STRING, &options.version, N_ ("The version's number"),
      N_ ("NUMBER") },
    { "version-name", 0, 0, G_OPTION_ARG_STRING, &options.version_name,
      N_ ("The version's name (default: the document's own, else the number)"), N_ ("TEXT") },
    { "notes", 0, 0, G_OPTION_ARG_FILENAME, &options.notes_file, N_ ("What is new, as plain text"),
      N_ ("FILE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("When it was published (default: today)"), N_ ("DATE") },
    { "feed-name", 0, 0, G_OPTION_ARG_STRING, &options.feed_name,
      N_ ("What the marketplace is called"), N_ ("TEXT") },
    { NULL },
  };
  g_auto (GStrv) arguments = NULL;
  guint number = 0;
  int status = DVT_CLI_DONE;

  arguments = dvt_cli_parse (cli, _ ("--out FOLDER --id ID --version NUMBER INPUT"), entries,
                             DVT_CLI_PLAIN, argv, &status);
  if (arguments == NULL)
    return status;
  if (options.folder == NULL || options.id == NULL || options.version == NULL)
    return dvt_cli_wrong_use (cli, "%s", _ ("--out, --id and --version are needed"));
  if (!dvt_cli_parse_number (options.version, &number))
    return dvt_cli_wrong_use (cli, _ ("‘%s’ is no version number"), options.version);
  if (g_strv_length (arguments) != 1)
    return dvt_cli_wrong_use (
      cli, "%s", _ ("One definition or OpenAPI document is needed; - reads standard input"));

  if (g_strcmp0 (options.notes_file, "-") == 0 && strcmp (arguments[0], "-") == 0)
    return dvt_cli_wrong_use (cli, "%s", _ ("Standard input can be only one of the two"));

  return publish (cli, &options, number, arguments[0]);
}
