/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-feed-writer-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-feed-private.h"

/* Replaces the member where it stands, so that a feed under version control shows small
 * differences. */
static void
set_member (yyjson_mut_doc *document,
            yyjson_mut_val *object,
            const char *key,
            yyjson_mut_val *value)
{
  yyjson_mut_val *old_value = yyjson_mut_obj_get (object, key);

  if (old_value == NULL)
    yyjson_mut_obj_add (object, yyjson_mut_strcpy (document, key), value);
  else
    yyjson_mut_obj_replace (object, yyjson_mut_str (document, key), value);
}

static void
set_string (yyjson_mut_doc *document, yyjson_mut_val *object, const char *key, const char *text)
{
  set_member (document, object, key, yyjson_mut_strcpy (document, text));
}

static yyjson_mut_val *
ensure_object (yyjson_mut_doc *document, yyjson_mut_val *parent, const char *key)
{
  yyjson_mut_val *object = yyjson_mut_obj_get (parent, key);

  if (object == NULL)
    {
      object = yyjson_mut_obj (document);
      set_member (document, parent, key, object);
    }

  return object;
}

static void
describe_entry (yyjson_mut_doc *document, yyjson_mut_val *entry, DvtDefinition *definition)
{
  const char *colour = dvt_definition_get_colour (definition);

  set_string (document, entry, "name", dvt_definition_get_name (definition));
  set_string (document, entry, "summary", dvt_definition_get_summary (definition));
  set_string (document, entry, "category", dvt_definition_get_category (definition));
  if (*colour != '\0')
    set_string (document, entry, "colour", colour);
  else
    yyjson_mut_obj_remove_key (entry, "colour");
}

static yyjson_mut_val *
build_version (yyjson_mut_doc *document, const DvtFeedAddition *addition)
{
  yyjson_mut_val *version = yyjson_mut_obj (document);
  gsize size = g_bytes_get_size (dvt_definition_get_bytes (addition->definition));

  set_string (document, version, "name", addition->name);
  set_string (document, version, "date", addition->date);
  if (addition->notes != NULL)
    set_string (document, version, "notes", addition->notes);
  set_member (document, version, "size", yyjson_mut_uint (document, size));
  set_string (document, version, "sha256", dvt_definition_get_digest (addition->definition));
  set_string (document, version, "url", addition->url);

  return version;
}

static gboolean
is_highest (DvtFeed *feed, const DvtFeedAddition *addition)
{
  const DvtFeedEntry *entry = feed != NULL ? dvt_feed_find_entry (feed, addition->entry_id) : NULL;
  const DvtFeedVersion *last;

  if (entry == NULL)
    return TRUE;

  last = g_ptr_array_index (entry->versions, entry->versions->len - 1);
  return addition->number > last->number;
}

static void
set_head (yyjson_mut_doc *document, yyjson_mut_val *root, DvtFeed *feed, const char *feed_name)
{
  g_autofree char *id = feed == NULL ? g_uuid_string_random () : NULL;

  set_string (document, root, "format", DVT_FEED_FORMAT);
  if (feed == NULL)
    set_string (document, root, "id", id);
  if (feed_name != NULL)
    set_string (document, root, "name", feed_name);
  set_member (document, root, "serial",
              yyjson_mut_sint (document, feed != NULL ? feed->serial + 1 : 1));
}

GBytes *
dvt_feed_add_version (DvtFeed *feed, const DvtFeedAddition *addition, GError **error)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (DvtFeed) check = NULL;
  g_autoptr (GBytes) index = NULL;
  g_autoptr (DvtJson) json = NULL;
  g_autofree char *key = g_strdup_printf ("%u", addition->number);
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  yyjson_mut_val *root;
  yyjson_mut_val *entry;
  gsize length;

  if (feed != NULL && feed->serial == G_MAXINT64)
    {
      g_set_error_literal (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
                           _ ("There is no serial after the one of the index"));
      return NULL;
    }

  if (feed != NULL)
    root = yyjson_val_mut_copy (document, dvt_json_get_value (feed->json));
  else
    root = yyjson_mut_obj (document);
  yyjson_mut_doc_set_root (document, root);

  set_head (document, root, feed, addition->feed_name);
  entry
    = ensure_object (document, ensure_object (document, root, "connectors"), addition->entry_id);
  if (is_highest (feed, addition))
    describe_entry (document, entry, addition->definition);
  set_member (document, ensure_object (document, entry, "versions"), key,
              build_version (document, addition));

  json = dvt_json_new_from_mut (document);
  text = dvt_json_format (dvt_json_get_value (json));
  lines = g_strconcat (text, "\n", NULL);
  length = strlen (lines);
  index = g_bytes_new_take (g_steal_pointer (&lines), length);

  /* A reader is as strict with us as with everybody: better to hear it now. */
  check = dvt_feed_parse (index, error);
  if (check == NULL)
    {
      g_prefix_error (error, "%s", _ ("The new index would not be valid: "));
      return NULL;
    }

  return g_steal_pointer (&index);
}
