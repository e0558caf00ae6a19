/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-demo-service-private.h"

#include <string.h>

#include "dvt-demo-data-private.h"
#include "dvt-json-pointer.h"

/* What a receive endpoint has, and a page of it where nothing says how many. */
#define N_RECORDS 118
#define PAGE_SIZE 50
/* What an endpoint has that knows no pages. */
#define N_UNPAGED_RECORDS 12
/* Where links to the next page say how far they are. */
#define NEXT_PARAMETER "query.from_record"

struct _DvtDemoService
{
  GPtrArray *definitions; /* (owned) (element-type DvtDefinition) newest last */
};

DvtDemoService *
dvt_demo_service_new (void)
{
  DvtDemoService *service = g_new0 (DvtDemoService, 1);

  service->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_definition_unref);
  return service;
}

void
dvt_demo_service_free (DvtDemoService *service)
{
  g_clear_pointer (&service->definitions, g_ptr_array_unref);
  g_free (service);
}

void
dvt_demo_service_add_definition (DvtDemoService *service, DvtDefinition *definition)
{
  g_ptr_array_add (service->definitions, dvt_definition_ref (definition));
}

/* --- Which endpoint --- */

/* Whether @path is @template with something in the place of each {name}. */
static gboolean
is_path_of (const char *template, const char *path)
{
  while (*template != '\0' && *path != '\0')
    {
      if (*template == '{')
        {
          const char *end = strchr (template, '}');
          const gsize length = strcspn (path, "/)");

          if (end == NULL || length == 0)
            return FALSE;
          template = end + 1;
          path += length;
        }
      else if (*template ++!= *path++)
        return FALSE;
    }
  return *template == *path;
}

/* An address without names in it is the better one: /orders/refund is no order. */
static yyjson_val *
find_endpoint (DvtDefinition *definition, const DvtDemoRequest *request)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));
  yyjson_val *found = NULL;
  yyjson_val *key = NULL;
  yyjson_val *endpoint = NULL;
  size_t index = 0;
  size_t max = 0;

  yyjson_obj_foreach (yyjson_obj_get (root, "endpoints"), index, max, key, endpoint)
    {
      const char *path = yyjson_get_str (yyjson_obj_get (endpoint, "path"));

      if (g_strcmp0 (yyjson_get_str (yyjson_obj_get (endpoint, "method")), request->method) != 0
          || path == NULL || !is_path_of (path, request->path))
        continue;
      if (found == NULL || strchr (path, '{') == NULL)
        found = endpoint;
    }
  return found;
}

/* --- Its answer --- */

/* The lowest 2xx that the endpoint has, and its JSON schema. */
static yyjson_val *
find_success (yyjson_val *endpoint, guint *status)
{
  yyjson_val *found = NULL;
  yyjson_val *key = NULL;
  yyjson_val *response = NULL;
  size_t index = 0;
  size_t max = 0;

  *status = 200;
  yyjson_obj_foreach (yyjson_obj_get (endpoint, "responses"), index, max, key, response)
    {
      const char *name = yyjson_get_str (key);
      guint candidate = 0;

      if (name == NULL)
        continue;
      candidate = (guint) g_ascii_strtoull (name, NULL, 10);
      if (name[0] != '2' || strlen (name) != 3 || (found != NULL && candidate >= *status))
        continue;
      *status = candidate;
      found = response;
    }
  return dvt_json_pointer_get (found, "/content/application~1json/schema");
}

/* The schema of what stands at @pointer in a value of @schema. */
static yyjson_val *
find_schema_at (yyjson_val *schema, yyjson_val *root, const char *pointer)
{
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);

  schema = dvt_demo_data_resolve (schema, root);
  for (guint i = 1; steps[0] != NULL && steps[i] != NULL && schema != NULL; i++)
    schema = dvt_demo_data_resolve (
      yyjson_obj_get (yyjson_obj_get (schema, "properties"), steps[i]), root);
  return schema;
}

/* --- Pages --- */

typedef struct
{
  guint first;
  guint count;
  gboolean more;
} Page;

static guint
get_number (const DvtDemoRequest *request, const char *parameter, guint fallback)
{
  const char *text = NULL;

  if (parameter == NULL || request->query == NULL || !g_str_has_prefix (parameter, "query."))
    return fallback;
  text = g_hash_table_lookup (request->query, parameter + strlen ("query."));
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : fallback;
}

static guint
find_page_size (yyjson_val *settings, const DvtDemoRequest *request)
{
  static const char *const names[]
    = { "limit", "size", "per_page", "page_size", "pageSize", "max" };
  const char *parameter = yyjson_get_str (yyjson_obj_get (settings, "sizeParameter"));
  guint size = get_number (request, parameter, 0);

  for (guint i = 0; size == 0 && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *query = g_strconcat ("query.", names[i], NULL);

      size = get_number (request, query, 0);
    }
  return size != 0 ? MIN (size, N_RECORDS) : PAGE_SIZE;
}

/* "page" { … } of { "page": { … } }; NULL where there is none. */
static const char *
get_kind (yyjson_val *endpoint, yyjson_val **settings)
{
  yyjson_val *key = NULL;
  yyjson_obj_iter iter = { 0 };

  if (!yyjson_obj_iter_init (yyjson_obj_get (endpoint, "pagination"), &iter))
    return NULL;
  key = yyjson_obj_iter_next (&iter);
  *settings = key != NULL ? yyjson_obj_iter_get_val (key) : NULL;
  return yyjson_get_str (key);
}

/* Where the page begins: every kind but page numbers counts records here. */
static Page
find_page (yyjson_val *endpoint, const DvtDemoRequest *request)
{
  yyjson_val *settings = NULL;
  const char *kind = get_kind (endpoint, &settings);
  const char *parameter = yyjson_get_str (yyjson_obj_get (settings, "parameter"));
  Page page = { 0, N_UNPAGED_RECORDS, FALSE };

  if (kind == NULL)
    return page;
  page.count = find_page_size (settings, request);
  if (g_str_equal (kind, "page"))
    page.first = (MAX (get_number (request, parameter, 1), 1) - 1) * page.count;
  else
    page.first = get_number (request, parameter != NULL ? parameter : NEXT_PARAMETER, 0);
  page.first = MIN (page.first, N_RECORDS);
  page.count = MIN (page.count, N_RECORDS - page.first);
  page.more = page.first + page.count < N_RECORDS;
  return page;
}

/* Says in the way of the endpoint where the next page is. */
static void
add_next (yyjson_mut_doc *document,
          yyjson_mut_val *body,
          yyjson_val *endpoint,
          const DvtDemoRequest *request,
          const Page *page,
          DvtDemoAnswer *answer)
{
  yyjson_val *settings = NULL;
  const char *kind = get_kind (endpoint, &settings);
  const char *pointer = yyjson_get_str (yyjson_obj_get (settings, "next"));
  g_autofree char *record = g_strdup_printf ("%u", page->first + page->count);
  g_autofree char *address = g_strdup_printf ("%s%s?%s=%s", request->uri, request->path,
                                              NEXT_PARAMETER + strlen ("query."), record);

  if (kind == NULL)
    return;
  if (g_str_equal (kind, "link") && page->more)
    answer->link = g_strdup_printf ("<%s>; rel=\"next\"", address);
  if (pointer != NULL)
    dvt_json_pointer_put (
      document, body, pointer,
      page->more ? yyjson_mut_strcpy (document, g_str_equal (kind, "nextUrl") ? address : record)
                 : yyjson_mut_null (document));
}

/* --- The answer --- */

static yyjson_mut_val *
build_records (yyjson_mut_doc *document, yyjson_val *schema, yyjson_val *root, const Page *page)
{
  yyjson_mut_val *records = yyjson_mut_arr (document);
  yyjson_val *items = yyjson_obj_get (schema, "items");

  for (guint i = 0; i < page->count; i++)
    yyjson_mut_arr_append (records, dvt_demo_data_build (document, items, root, page->first + i));
  return records;
}

static gboolean
is_list (yyjson_val *schema)
{
  return yyjson_obj_get (schema, "items") != NULL;
}

static void
build_body (DvtDefinition *definition,
            yyjson_val *endpoint,
            const DvtDemoRequest *request,
            DvtDemoAnswer *answer)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));
  yyjson_val *schema = dvt_demo_data_resolve (find_success (endpoint, &answer->status), root);
  const char *pointer = yyjson_get_str (dvt_json_pointer_get (endpoint, "/response/dataPath"));
  yyjson_val *at = find_schema_at (schema, root, pointer != NULL ? pointer : "");
  const Page page = find_page (endpoint, request);
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *body = NULL;

  if (schema == NULL)
    return;
  if (!is_list (at))
    body = dvt_demo_data_build (document, schema, root, 0);
  else if (pointer == NULL || *pointer == '\0')
    body = build_records (document, at, root, &page);
  else
    {
      body = dvt_demo_data_build (document, schema, root, 0);
      dvt_json_pointer_put (document, body, pointer, build_records (document, at, root, &page));
      add_next (document, body, endpoint, request, &page, answer);
    }
  answer->body = yyjson_mut_val_write (body, YYJSON_WRITE_NOFLAG, NULL);
}

void
dvt_demo_service_answer (DvtDemoService *service,
                         const DvtDemoRequest *request,
                         DvtDemoAnswer *answer)
{
  for (guint i = service->definitions->len; i > 0; i--)
    {
      DvtDefinition *definition = g_ptr_array_index (service->definitions, i - 1);
      yyjson_val *endpoint = find_endpoint (definition, request);

      if (endpoint == NULL)
        continue;
      build_body (definition, endpoint, request, answer);
      return;
    }
  /* What the organisation added to a connector is in no vendor's definition: there is nothing yet.
   */
  if (g_str_equal (request->method, "GET"))
    {
      answer->status = 200;
      answer->body = g_strdup ("{}");
      return;
    }
  answer->status = 404;
  answer->body = g_strdup ("{\"message\":\"There is no such resource\"}");
}
