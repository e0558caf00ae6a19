/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-location-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dvt-marketplace-error.h"
#include "dvt-uri.h"

#define INDEX_NAME "index.json"
/* As the HTTP library reads addresses, so that both see the same host in one. */
#define URI_FLAGS                                                                  \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY \
   | G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

struct _DvtLocation
{
  char *text;   /* (owned) */
  char *place;  /* (owned) */
  char *index;  /* (owned) an address, or a path */
  char *folder; /* (owned) (nullable) a path, NULL on a web server */
};

static void
set_bad_location (GError **error, const char *text, const char *reason)
{
  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_LOCATION,
               _ ("‘%s’ is no place for a marketplace: %s"), text, reason);
}

/* An index may have any name that ends in .json; everything else is its folder. */
static gboolean
is_index_path (const char *path)
{
  return g_str_has_suffix (path, ".json");
}

static DvtLocation *
new_in_folder (const char *path, GError **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  DvtLocation *location = NULL;

  /* A location is kept and printed as text, which not every path is. */
  if (!g_utf8_validate (full_path, -1, NULL))
    {
      g_autofree char *name = g_filename_display_name (full_path);

      set_bad_location (error, name, _ ("its name is not UTF-8"));
      return NULL;
    }

  location = g_new0 (DvtLocation, 1);
  if (is_index_path (full_path))
    {
      location->index = g_strdup (full_path);
      location->folder = g_path_get_dirname (full_path);
    }
  else
    {
      location->index = g_build_filename (full_path, INDEX_NAME, NULL);
      location->folder = g_strdup (full_path);
    }

  if (g_str_has_suffix (location->index, "/" INDEX_NAME))
    location->text = g_strdup (location->folder);
  else
    location->text = g_strdup (location->index);
  location->place = g_filename_display_name (location->text);

  return location;
}

static DvtLocation *
new_for_file_uri (const char *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = g_filename_from_uri (text, &host, &local_error);

  if (path == NULL)
    {
      set_bad_location (error, text, local_error->message);
      return NULL;
    }
  if (host != NULL && *host != '\0' && g_ascii_strcasecmp (host, "localhost") != 0)
    {
      set_bad_location (error, text, _ ("the folder is on another machine"));
      return NULL;
    }

  return new_in_folder (path, error);
}

static GUri *
replace_path (GUri *uri, const char *path)
{
  return g_uri_build (URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), path, g_uri_get_query (uri), NULL);
}

static DvtLocation *
new_on_server (GUri *uri)
{
  DvtLocation *location = g_new0 (DvtLocation, 1);
  const char *path = g_uri_get_path (uri);
  g_autofree char *index_path = NULL;
  g_autofree char *text_path = NULL;
  g_autoptr (GUri) index = NULL;
  g_autoptr (GUri) plain = NULL;

  if (is_index_path (path))
    index_path = g_strdup (path);
  else
    index_path = g_strconcat (path, g_str_has_suffix (path, "/") ? "" : "/", INDEX_NAME, NULL);
  index = replace_path (uri, index_path);

  if (g_str_has_suffix (index_path, "/" INDEX_NAME))
    text_path = g_strndup (index_path, strlen (index_path) - strlen (INDEX_NAME));
  plain = replace_path (uri, text_path != NULL ? text_path : index_path);

  location->index = g_uri_to_string (index);
  location->text = g_uri_to_string (plain);
  location->place = dvt_uri_describe (plain);

  return location;
}

static DvtLocation *
new_for_web_uri (const char *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (text, URI_FLAGS, &local_error);
  g_autofree char *place = NULL;

  if (uri == NULL)
    {
      g_set_error_literal (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_LOCATION,
                           local_error->message);
      return NULL;
    }

  place = dvt_uri_describe (uri);
  /* A location is stored and shown; a password has no place in it. */
  if (g_uri_get_userinfo (uri) != NULL)
    {
      set_bad_location (error, place, _ ("it may not hold a user name or a password"));
      return NULL;
    }
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      set_bad_location (error, place, _ ("it names no host"));
      return NULL;
    }
  if (!dvt_uri_check_secure (uri, &local_error))
    {
      g_set_error_literal (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_LOCATION,
                           local_error->message);
      return NULL;
    }

  return new_on_server (uri);
}

DvtLocation *
dvt_location_parse (const char *text, GError **error)
{
  const char *scheme = g_uri_peek_scheme (text);

  if (*text == '\0')
    {
      set_bad_location (error, text, _ ("it is empty"));
      return NULL;
    }
  if (scheme == NULL)
    return new_in_folder (text, error);
  if (g_str_equal (scheme, "file"))
    return new_for_file_uri (text, error);
  if (g_str_equal (scheme, "https") || g_str_equal (scheme, "http"))
    return new_for_web_uri (text, error);

  set_bad_location (error, text, _ ("it is neither a web address nor a folder"));
  return NULL;
}

void
dvt_location_free (DvtLocation *location)
{
  g_free (location->text);
  g_free (location->place);
  g_free (location->index);
  g_free (location->folder);
  g_free (location);
}

const char *
dvt_location_get_text (DvtLocation *location)
{
  return location->text;
}

const char *
dvt_location_get_place (DvtLocation *location)
{
  return location->place;
}

gboolean
dvt_location_is_folder (DvtLocation *location)
{
  return location->folder != NULL;
}

const char *
dvt_location_get_index (DvtLocation *location)
{
  return location->index;
}

char *
dvt_location_resolve (DvtLocation *location, const char *inner_url)
{
  g_autofree char *inner_path = NULL;

  if (location->folder == NULL)
    return g_uri_resolve_relative (location->index, inner_url, URI_FLAGS, NULL);

  inner_path = g_uri_unescape_string (inner_url, NULL);
  return g_build_filename (location->folder, inner_path, NULL);
}
