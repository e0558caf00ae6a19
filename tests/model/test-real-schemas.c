/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Vendors' documents: their examples against their schemas, and what the checks make of them. */

#include "config.h"

#include <dvt-check.h>
#include <dvt-json-pointer.h>
#include <dvt-openapi.h>
#include <dvt-schema-checker.h>
#include <string.h>

#include "real-documents.h"

static DvtDefinition *
convert (const char *path)
{
  g_autoptr (GBytes) bytes = real_document_read (path);
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = NULL;

  if (bytes == NULL)
    {
      g_test_skip ("no real documents");
      return NULL;
    }

  definition = dvt_openapi_convert (bytes, NULL, NULL, &error);
  g_assert_no_error (error);

  return definition;
}

/* A walk over a definition that looks for examples. */
typedef struct
{
  DvtSchemaChecker *checker;
  yyjson_val *root;
  guint examples;
  guint fitting;
} Walk;

static void
check_example (Walk *walk, yyjson_val *schema, yyjson_val *example, const char *where)
{
  g_autoptr (GPtrArray) mismatches = NULL;
  const DvtSchemaMismatch *first = NULL;

  if (schema == NULL || example == NULL)
    return;

  mismatches = dvt_schema_checker_check (walk->checker, schema, example, 3);
  walk->examples++;
  if (mismatches->len == 0)
    {
      walk->fitting++;
      return;
    }

  first = mismatches->pdata[0];
  g_test_message ("%s: %s: %s", where, first->pointer, first->message);
}

/* `examples` of a parameter or a body: { NAME: { "value": … } }, maybe by reference. */
static void
check_named_examples (Walk *walk, yyjson_val *schema, yyjson_val *examples, const char *where)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (examples);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      yyjson_val *example = yyjson_obj_iter_get_val (key);
      const char *reference = yyjson_get_str (yyjson_obj_get (example, "$ref"));

      if (reference != NULL)
        example = dvt_json_pointer_get (walk->root, reference + 1);
      check_example (walk, schema, yyjson_obj_get (example, "value"), where);
    }
}

static void
walk_bodies (Walk *walk, yyjson_val *value, const char *where)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (value);
  yyjson_arr_iter elements = yyjson_arr_iter_with (value);
  yyjson_val *schema = yyjson_obj_get (value, "schema");

  check_named_examples (walk, schema, yyjson_obj_get (value, "examples"), where);
  check_example (walk, schema, yyjson_obj_get (value, "example"), where);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    walk_bodies (walk, yyjson_obj_iter_get_val (key), where);
  for (yyjson_val *element = yyjson_arr_iter_next (&elements); element != NULL;
       element = yyjson_arr_iter_next (&elements))
    walk_bodies (walk, element, where);
}

/* `examples` of a schema: a list. Names of properties may be "examples" too, those have objects. */
static void
walk_schemas (Walk *walk, yyjson_val *value, const char *where)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (value);
  yyjson_arr_iter examples = yyjson_arr_iter_with (yyjson_obj_get (value, "examples"));

  for (yyjson_val *example = yyjson_arr_iter_next (&examples); example != NULL;
       example = yyjson_arr_iter_next (&examples))
    check_example (walk, value, example, where);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (!yyjson_equals_str (key, "examples"))
      walk_schemas (walk, yyjson_obj_iter_get_val (key), where);
}

typedef void (*WalkFunc) (Walk *walk, yyjson_val *value, const char *where);

/* At least @percent of them fit, and there are at least @count. */
static void
check_examples (DvtDefinition *definition,
                const char *section,
                WalkFunc func,
                guint count,
                guint percent)
{
  g_autoptr (DvtSchemaChecker) checker = dvt_schema_checker_new (definition);
  Walk walk = { checker, dvt_json_get_value (dvt_definition_get_json (definition)), 0, 0 };
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (walk.root, section));
  const gint64 start_us = g_get_monotonic_time ();

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    func (&walk, yyjson_obj_iter_get_val (key), yyjson_get_str (key));

  g_test_message ("%s: %u of %u examples fit their schema, %.0f ms", section, walk.fitting,
                  walk.examples, (double) (g_get_monotonic_time () - start_us) / 1e3);
  g_assert_cmpuint (walk.examples, >=, count);
  g_assert_cmpuint (walk.fitting * 100, >=, walk.examples * percent);
}

static void
test_octokit_examples (void)
{
  g_autoptr (DvtDefinition) definition = convert (REAL_OCTOKIT);

  if (definition == NULL)
    return;

  check_examples (definition, "endpoints", walk_bodies, 1300, 80);
  check_examples (definition, "schemas", walk_schemas, 1000, 99);
}

static void
test_directus_examples (void)
{
  g_autoptr (DvtDefinition) definition = convert (REAL_DIRECTUS);

  if (definition == NULL)
    return;

  check_examples (definition, "schemas", walk_schemas, 50, 80);
}

/* Every alternative that is offered opens some endpoint, and every endpoint is opened by one. */
static void
test_alternatives (void)
{
  static const char *const paths[] = { REAL_OCTOKIT, REAL_FIGMA, REAL_DIRECTUS };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (DvtDefinition) definition = convert (paths[i]);
      g_autoptr (GPtrArray) endpoints = NULL;
      g_autoptr (GPtrArray) alternatives = NULL;
      guint opened = 0;

      if (definition == NULL)
        return;

      endpoints = dvt_definition_list_endpoints (definition);
      alternatives = dvt_check_list_alternatives (definition);
      for (guint j = 0; j < endpoints->len; j++)
        {
          const DvtEndpoint *endpoint = endpoints->pdata[j];
          gboolean is_opened = FALSE;

          for (guint k = 0; k < alternatives->len; k++)
            {
              g_auto (GStrv) chosen = dvt_check_find_alternative (
                definition, endpoint->id, (const char *const *) alternatives->pdata[k]);

              is_opened = is_opened || chosen != NULL;
            }
          opened += is_opened ? 1 : 0;
        }

      for (guint k = 0; k < alternatives->len; k++)
        {
          g_autofree char *ids = g_strjoinv (" + ", alternatives->pdata[k]);

          g_test_message ("%s: ‘%s’", paths[i], ids);
        }
      g_assert_cmpuint (opened, ==, endpoints->len);
    }
}

/* An update by a vendor: what a shape for each endpoint of the old version would say. */
static void
test_update (void)
{
  g_autoptr (DvtDefinition) before = convert (REAL_OCTOKIT_OLD);
  g_autoptr (DvtDefinition) after = before != NULL ? convert (REAL_OCTOKIT) : NULL;
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (GPtrArray) endpoints = NULL;
  guint gone = 0;
  guint kept = 0;
  gint64 start_us;

  if (before == NULL || after == NULL)
    return;

  settings = dvt_instance_settings_new ("GitHub");
  endpoints = dvt_definition_list_endpoints (before);
  start_us = g_get_monotonic_time ();
  for (guint i = 0; i < endpoints->len; i++)
    {
      const DvtEndpoint *endpoint = endpoints->pdata[i];
      const DvtShape shape = { .id = "s", .type = DVT_SHAPE_CONNECTOR, .endpoint = endpoint->id };
      g_autoptr (GPtrArray) reasons = dvt_check_shape (after, settings, &shape);

      if (dvt_definition_find_member (after, DVT_SECTION_ENDPOINTS, endpoint->id) != NULL)
        {
          kept++;
          continue;
        }
      gone++;
      g_assert_cmpuint (reasons->len, ==, 1);
      g_assert_cmpint (((DvtReason *) reasons->pdata[0])->code, ==, DVT_REASON_ENDPOINT_GONE);
    }

  g_test_message ("%u endpoints kept, %u gone, checked in %.1f ms", kept, gone,
                  (double) (g_get_monotonic_time () - start_us) / 1e3);
  g_assert_cmpuint (gone, >, 0);
  g_assert_cmpuint (kept, >, gone);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/real-schemas/octokit-examples", test_octokit_examples);
  g_test_add_func ("/model/real-schemas/directus-examples", test_directus_examples);
  g_test_add_func ("/model/real-schemas/alternatives", test_alternatives);
  g_test_add_func ("/model/real-schemas/update", test_update);

  return g_test_run ();
}
