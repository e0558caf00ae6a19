/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-demo-server.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "dvt-demo-service-private.h"

/* The sample's one credential, which is in every key, password and token of its story. It is no
 * secret: what it opens is made up. */
#define CREDENTIAL "harbour-and-pine"

#define MAX_STORY (1024 * 1024)

struct _DvtDemoServer
{
  GObject parent_instance;

  SoupServer *server;   /* (owned) */
  GHashTable *services; /* (owned) (element-type utf8 DvtDemoService) */
  char *folder;         /* (owned) */
  char *uri;            /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtDemoServer, dvt_demo_server, G_TYPE_OBJECT)

/* --- Who calls --- */

static gboolean
is_credential (const char *text)
{
  return text != NULL && strstr (text, CREDENTIAL) != NULL;
}

static gboolean
has_basic_credential (const char *authorization)
{
  g_autofree char *decoded = NULL;
  gsize length = 0;

  if (authorization == NULL || !g_str_has_prefix (authorization, "Basic "))
    return FALSE;
  decoded = (char *) g_base64_decode (authorization + strlen ("Basic "), &length);
  return length > 0 && g_strstr_len (decoded, (gssize) length, CREDENTIAL) != NULL;
}

/* In a header, a cookie or the query: wherever a method says. */
static gboolean
is_allowed (SoupServerMessage *message, GHashTable *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageHeadersIter iter;
  const char *name = NULL;
  const char *value = NULL;
  GHashTableIter parameters;
  gpointer parameter = NULL;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      if (is_credential (value) || has_basic_credential (value))
        return TRUE;
    }
  if (query == NULL)
    return FALSE;
  g_hash_table_iter_init (&parameters, query);
  while (g_hash_table_iter_next (&parameters, NULL, &parameter))
    {
      if (is_credential (parameter))
        return TRUE;
    }
  return FALSE;
}

static void
respond (SoupServerMessage *message, guint status, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body,
                                      strlen (body));
}

/* --- OAuth 2: a client, a user who always agrees, or a token that is renewed --- */

static void
answer_token (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize length = 0;
  const char *form = g_bytes_get_data (bytes, &length);

  if (!is_allowed (message, NULL) && g_strstr_len (form, (gssize) length, CREDENTIAL) == NULL)
    {
      respond (message, SOUP_STATUS_UNAUTHORIZED,
               "{\"error\":\"invalid_client\",\"error_description\":\"The client is unknown\"}");
      return;
    }
  respond (message, SOUP_STATUS_OK,
           "{\"access_token\":\"" CREDENTIAL "-token\",\"token_type\":\"Bearer\","
           "\"expires_in\":3600,\"refresh_token\":\"" CREDENTIAL "-refresh\"}");
}

static void
answer_authorization (SoupServerMessage *message, GHashTable *query)
{
  const char *target = query != NULL ? g_hash_table_lookup (query, "redirect_uri") : NULL;
  const char *state = query != NULL ? g_hash_table_lookup (query, "state") : NULL;
  g_autofree char *escaped = g_uri_escape_string (state != NULL ? state : "", NULL, FALSE);
  g_autofree char *address = NULL;

  /* Nowhere but back to a program of this machine. */
  if (target == NULL || !g_str_has_prefix (target, "http://127.0.0.1:"))
    {
      respond (message, SOUP_STATUS_BAD_REQUEST, "{\"message\":\"redirect_uri is missing\"}");
      return;
    }
  address = g_strconcat (target, "?code=" CREDENTIAL "-code&state=", escaped, NULL);
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, address);
}

/* --- What they are made from: the sample's folder, read when a service is called first --- */

static gboolean
add_definition (DvtDemoService *service, const char *path, GError **error)
{
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (text, length);
  definition = dvt_definition_new (bytes, error);
  if (definition == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  dvt_demo_service_add_definition (service, definition);
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint64 left = g_ascii_strtoull (*(const char *const *) a, NULL, 10);
  const guint64 right = g_ascii_strtoull (*(const char *const *) b, NULL, 10);

  return (left > right) - (left < right);
}

/* The names in @folder, versions by their numbers; none where there is no such folder. */
static GPtrArray *
list_names (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_numbers);
  return names;
}

/* What the story says of the service @name: the version of its vendor's that it answers as, where
 * that is not the newest. "" where it says nothing. */
static char *
find_story_version (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "story.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DvtJson) story = NULL;
  yyjson_val *number = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  story = dvt_json_parse (text, length, MAX_STORY, DVT_JSON_STRICT, error);
  if (story == NULL)
    return NULL;
  number = yyjson_obj_get (yyjson_obj_get (dvt_json_get_value (story), "services"), name);
  return g_strdup (number != NULL ? yyjson_get_raw (number) : "");
}

/* feed/MARKETPLACE/NAME/VERSION.json */
static gboolean
add_versions (DvtDemoService *service, const char *folder, const char *name, GError **error)
{
  g_autofree char *feeds = g_build_filename (folder, "feed", NULL);
  g_autoptr (GPtrArray) marketplaces = list_names (feeds);
  g_autofree char *number = find_story_version (folder, name, error);
  g_autofree char *told = number != NULL ? g_strconcat (number, ".json", NULL) : NULL;

  if (told == NULL)
    return FALSE;
  for (guint i = 0; i < marketplaces->len; i++)
    {
      const char *marketplace = g_ptr_array_index (marketplaces, i);
      g_autofree char *versions = g_build_filename (feeds, marketplace, name, NULL);
      g_autoptr (GPtrArray) files = list_names (versions);

      for (guint j = 0; j < files->len; j++)
        {
          g_autofree char *path = g_build_filename (versions, g_ptr_array_index (files, j), NULL);

          if (!add_definition (service, path, error))
            return FALSE;
        }
      /* Once more, as the one that is asked first. */
      if (g_ptr_array_find_with_equal_func (files, told, g_str_equal, NULL))
        {
          g_autofree char *path = g_build_filename (versions, told, NULL);

          if (!add_definition (service, path, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* custom/NAME.json */
static gboolean
add_custom (DvtDemoService *service, const char *folder, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, "custom", file, NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS) || add_definition (service, path, error);
}

/* One that cannot be read is one without endpoints. */
static DvtDemoService *
ensure_service (DvtDemoServer *self, const char *name)
{
  DvtDemoService *service = g_hash_table_lookup (self->services, name);
  g_autoptr (GError) error = NULL;

  if (service != NULL)
    return service;
  service = dvt_demo_service_new ();
  g_hash_table_insert (self->services, g_strdup (name), service);
  if (!add_versions (service, self->folder, name, &error)
      || !add_custom (service, self->folder, name, &error))
    g_warning ("The sample’s service ‘%s’ cannot be read: %s", name, error->message);
  return service;
}

/* --- The services --- */

static void
answer_service (DvtDemoServer *self,
                SoupServerMessage *message,
                const char *path,
                GHashTable *query)
{
  const char *rest = strchr (path + 1, '/');
  g_autofree char *name = rest != NULL ? g_strndup (path + 1, (gsize) (rest - path - 1)) : NULL;
  g_autofree char *uri = g_strconcat (self->uri, "/", name, NULL);
  const DvtDemoRequest request = { soup_server_message_get_method (message), rest, query, uri };
  DvtDemoAnswer answer = { 0 };

  /* A name that is a part of a path and nothing else. */
  if (name == NULL || *name == '\0' || *name == '.')
    {
      respond (message, SOUP_STATUS_NOT_FOUND, "{\"message\":\"There is no such service\"}");
      return;
    }
  if (!is_allowed (message, query))
    {
      respond (message, SOUP_STATUS_UNAUTHORIZED, "{\"message\":\"The credentials are unknown\"}");
      return;
    }
  dvt_demo_service_answer (ensure_service (self, name), &request, &answer);
  respond (message, answer.status, answer.body);
  if (answer.link != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Link",
                                 answer.link);
  g_free (answer.body);
  g_free (answer.link);
}

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer user_data)
{
  DvtDemoServer *self = user_data;

  if (g_str_has_suffix (path, "/token") || g_str_has_suffix (path, "/access_token"))
    answer_token (message);
  else if (g_str_has_suffix (path, "/authorize"))
    answer_authorization (message, query);
  else
    answer_service (self, message, path, query);
}

static gboolean
listen (DvtDemoServer *self, GError **error)
{
  GSList *uris = NULL;

  if (!soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  self->uri = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

static void
dvt_demo_server_dispose (GObject *object)
{
  DvtDemoServer *self = DVT_DEMO_SERVER (object);

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (dvt_demo_server_parent_class)->dispose (object);
}

static void
dvt_demo_server_finalize (GObject *object)
{
  DvtDemoServer *self = DVT_DEMO_SERVER (object);

  g_clear_pointer (&self->services, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->uri, g_free);

  G_OBJECT_CLASS (dvt_demo_server_parent_class)->finalize (object);
}

static void
dvt_demo_server_class_init (DvtDemoServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_demo_server_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_demo_server_finalize;
}

static void
dvt_demo_server_init (DvtDemoServer *self)
{
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) dvt_demo_service_free);
  self->server = soup_server_new ("server-header", "Dovetail sample", NULL);
  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
}

DvtDemoServer *
dvt_demo_server_new (const char *folder, GError **error)
{
  g_autoptr (DvtDemoServer) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DVT_TYPE_DEMO_SERVER, NULL);
  self->folder = g_strdup (folder);
  if (!listen (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
dvt_demo_server_get_uri (DvtDemoServer *self)
{
  g_return_val_if_fail (DVT_IS_DEMO_SERVER (self), NULL);

  return self->uri;
}
