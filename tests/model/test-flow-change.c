/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-flow-document.h>
#include <dvt-model-error.h>
#include <string.h>

#define CONNECTOR(id, instance) \
  "{\"endpoint\":\"GET /x\",\"id\":\"" id "\",\"instance\":\"" instance "\",\"type\":\"connector\"}"
#define BATCH(id) "{\"id\":\"" id "\",\"size\":1,\"type\":\"batch\"}"
#define ROUTE(first, rest)                                                                \
  "{\"branches\":[{\"shapes\":[" first "],\"when\":{\"field\":\"\",\"is\":\"exists\"}}]," \
  "\"id\":\"r\"," rest "\"type\":\"route\"}"
#define FLOW(shapes) "{\"format\":\"dovetail.flow/1\",\"name\":\"A\",\"shapes\":[" shapes "]}"

static DvtFlowDocument *
read (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DvtFlowDocument *document = dvt_flow_document_new (bytes, &error);

  g_assert_no_error (error);

  return document;
}

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), 1024 * 1024, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);

  return json;
}

/* Takes @document; @expected NULL: it was refused, at @place. */
static void
assert_result (DvtFlowDocument *document, GError *error, const char *expected, const char *place)
{
  g_autoptr (DvtFlowDocument) owned = document;
  g_autoptr (GError) owned_error = error;
  g_autofree char *text = NULL;
  GBytes *bytes;

  if (expected == NULL)
    {
      g_assert_null (owned);
      g_assert_true (owned_error->domain == DVT_MODEL_ERROR);
      g_assert_cmpstr (dvt_model_error_get_pointer (owned_error), ==, place);
      return;
    }

  g_assert_no_error (owned_error);
  bytes = dvt_flow_document_get_bytes (owned);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *name;
    const char *description;
    const char *expected;
  } cases[] = {
    { "B", "about",
      "{\"description\":\"about\",\"format\":\"dovetail.flow/1\",\"name\":\"B\","
      "\"shapes\":[]}" },
    { "B", "", "{\"format\":\"dovetail.flow/1\",\"name\":\"B\",\"shapes\":[]}" },
    { "A", NULL, "{\"format\":\"dovetail.flow/1\",\"name\":\"A\",\"shapes\":[]}" },
    { "", "about", NULL },
  };
  g_autoptr (DvtFlowDocument) document
    = read ("{\"format\":\"dovetail.flow/1\",\"name\":\"A\",\"description\":\"x\",\"shapes\":[]}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      DvtFlowDocument *changed
        = dvt_flow_document_set_texts (document, cases[i].name, cases[i].description, &error);

      assert_result (changed, error, cases[i].expected, "/name");
    }
}

static void
test_change (void)
{
  static const struct
  {
    const char *id;
    const char *shape;
    const char *expected;
    const char *place;
  } cases[] = {
    { "a", BATCH ("c"),
      FLOW (BATCH ("c") "," ROUTE (BATCH ("b"), "\"otherwise\":[" BATCH ("o") "],")), NULL },
    { "b", BATCH ("b2"),
      FLOW (BATCH ("a") "," ROUTE (BATCH ("b2"), "\"otherwise\":[" BATCH ("o") "],")), NULL },
    { "o", CONNECTOR ("o", "i"),
      FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "\"otherwise\":[" CONNECTOR ("o", "i") "],")),
      NULL },
    { "r", BATCH ("r"), FLOW (BATCH ("a") "," BATCH ("r")), NULL },
    /* Ids that go with the route are free. */
    { "r", BATCH ("b"), FLOW (BATCH ("a") "," BATCH ("b")), NULL },
    { "a", NULL, FLOW (ROUTE (BATCH ("b"), "\"otherwise\":[" BATCH ("o") "],")), NULL },
    { "b", NULL, FLOW (BATCH ("a") "," ROUTE ("", "\"otherwise\":[" BATCH ("o") "],")), NULL },
    { "o", NULL, FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "\"otherwise\":[],")), NULL },
    { "r", NULL, FLOW (BATCH ("a")), NULL },
    { "nothing", BATCH ("c"), NULL, "" },
    { "nothing", NULL, NULL, "" },
    { "a", BATCH ("b"), NULL, "/shapes/1/branches/0/shapes/0/id" },
    { "b", BATCH ("a"), NULL, "/shapes/1/branches/0/shapes/0/id" },
    { "b", "{\"id\":\"b\",\"type\":\"batch\"}", NULL, "/shapes/1/branches/0/shapes/0" },
    { "a", "{\"size\":1,\"type\":\"batch\"}", NULL, "/shapes/0" },
    { "a", "[]", NULL, "/shapes/0" },
  };
  g_autoptr (DvtFlowDocument) document
    = read (FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "\"otherwise\":[" BATCH ("o") "],")));
  g_autofree char *digest = g_strdup (dvt_flow_document_get_digest (document));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtJson) shape = cases[i].shape != NULL ? parse (cases[i].shape) : NULL;
      GError *error = NULL;
      DvtFlowDocument *changed
        = dvt_flow_document_change_shape (document, cases[i].id, shape, &error);

      g_test_message ("%s becomes %s", cases[i].id, cases[i].shape);
      assert_result (changed, error, cases[i].expected, cases[i].place);
      g_assert_cmpstr (dvt_flow_document_get_digest (document), ==, digest);
    }
}

static void
test_insert (void)
{
  static const struct
  {
    const char *route;
    guint branch;
    guint position;
    const char *shape;
    const char *expected;
    const char *place;
  } cases[] = {
    { NULL, 0, 0, BATCH ("n"), FLOW (BATCH ("n") "," BATCH ("a") "," ROUTE (BATCH ("b"), "")),
      NULL },
    { NULL, 7, 1, BATCH ("n"), FLOW (BATCH ("a") "," BATCH ("n") "," ROUTE (BATCH ("b"), "")),
      NULL },
    { NULL, 0, 2, BATCH ("n"), FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "") "," BATCH ("n")),
      NULL },
    { NULL, 0, G_MAXUINT, BATCH ("n"),
      FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "") "," BATCH ("n")), NULL },
    { "r", 0, 0, BATCH ("n"), FLOW (BATCH ("a") "," ROUTE (BATCH ("n") "," BATCH ("b"), "")),
      NULL },
    { "r", 0, 9, BATCH ("n"), FLOW (BATCH ("a") "," ROUTE (BATCH ("b") "," BATCH ("n"), "")),
      NULL },
    { "r", 1, 0, BATCH ("n"),
      FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "\"otherwise\":[" BATCH ("n") "],")), NULL },
    { NULL, 0, 0, "{\"type\":\"batch\",\"size\":1}",
      FLOW (BATCH ("batch-1") "," BATCH ("a") "," ROUTE (BATCH ("b"), "")), NULL },
    { "r", 2, 0, BATCH ("n"), NULL, "" },
    { "a", 0, 0, BATCH ("n"), NULL, "" },
    { "nothing", 0, 0, BATCH ("n"), NULL, "" },
    { NULL, 0, 0, BATCH ("b"), NULL, "/shapes/2/branches/0/shapes/0/id" },
    { NULL, 0, 0, "{\"size\":1}", NULL, "/shapes/0" },
    { "r", 0, 0, "1", NULL, "/shapes/1/branches/0/shapes/0" },
  };
  g_autoptr (DvtFlowDocument) document = read (FLOW (BATCH ("a") "," ROUTE (BATCH ("b"), "")));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtJson) shape = parse (cases[i].shape);
      GError *error = NULL;
      DvtFlowDocument *changed = dvt_flow_document_insert_shape (
        document, cases[i].route, cases[i].branch, cases[i].position, shape, &error);

      g_test_message ("%s, branch %u of %s, at %u", cases[i].shape, cases[i].branch, cases[i].route,
                      cases[i].position);
      assert_result (changed, error, cases[i].expected, cases[i].place);
    }
}

static void
test_free_ids (void)
{
  g_autoptr (DvtFlowDocument) document = dvt_flow_document_new_empty ("A");
  g_autoptr (DvtJson) batch = parse ("{\"type\":\"batch\",\"size\":1}");
  g_autoptr (DvtJson) taken = parse (BATCH ("batch-2"));

  for (guint i = 0; i < 3; i++)
    {
      DvtJson *shape = i == 1 ? taken : batch;
      g_autoptr (GError) error = NULL;
      DvtFlowDocument *longer
        = dvt_flow_document_insert_shape (document, NULL, 0, G_MAXUINT, shape, &error);

      g_assert_no_error (error);
      dvt_flow_document_unref (document);
      document = longer;
    }

  g_assert_cmpuint (dvt_flow_document_get_shapes (document)->len, ==, 3);
  g_assert_nonnull (dvt_flow_document_find_shape (document, "batch-1"));
  g_assert_nonnull (dvt_flow_document_find_shape (document, "batch-2"));
  g_assert_nonnull (dvt_flow_document_find_shape (document, "batch-3"));
}

/* What was put in is what is taken out, and nothing else changes. */
static void
test_laws (void)
{
  static const struct
  {
    const char *route;
    guint branch;
    guint position;
  } places[] = { { NULL, 0, 0 },    { NULL, 0, 3 },    { "where", 0, 1 }, { "where", 1, 0 },
                 { "where", 2, 0 }, { "inner", 0, 0 }, { "inner", 1, 1 }, { "end", 0, 0 } };
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "model", "flows", "good", "everything.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (DvtJson) shape = parse (BATCH ("new"));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  document = read (text);
  all = dvt_flow_document_list_shapes (document);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DvtFlowDocument) longer = dvt_flow_document_insert_shape (
        document, places[i].route, places[i].branch, places[i].position, shape, NULL);
      g_autoptr (DvtFlowDocument) back = dvt_flow_document_change_shape (longer, "new", NULL, NULL);
      g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (longer);

      g_test_message ("%s, %u, %u", places[i].route, places[i].branch, places[i].position);
      g_assert_cmpuint (shapes->len, ==, all->len + 1);
      if (g_strcmp0 (places[i].route, "end") == 0)
        /* An empty branch for the rest stays behind, which says the same as none. */
        g_assert_cmpuint (dvt_flow_document_find_shape (back, "end")->branches->len, ==, 1);
      else
        g_assert_cmpstr (dvt_flow_document_get_digest (back), ==,
                         dvt_flow_document_get_digest (document));
    }

  for (guint i = 0; i < all->len; i++)
    {
      const DvtShape *same = all->pdata[i];
      g_autoptr (DvtJson) value
        = dvt_json_new_child (dvt_flow_document_get_json (document), same->value);
      g_autoptr (DvtFlowDocument) changed
        = dvt_flow_document_change_shape (document, same->id, value, NULL);

      g_assert_cmpstr (dvt_flow_document_get_digest (changed), ==,
                       dvt_flow_document_get_digest (document));
    }
}

static char *
map_instance (const char *instance, gpointer user_data)
{
  GString *seen = user_data;

  g_string_append_printf (seen, "%s;", instance);

  if (g_str_equal (instance, "i"))
    return g_strdup ("j");

  return g_str_equal (instance, "same") ? g_strdup ("same") : NULL;
}

static void
test_instances (void)
{
  static const struct
  {
    const char *before;
    const char *after; /* NULL: the same document */
    const char *seen;
  } cases[] = {
    { FLOW (CONNECTOR ("a", "i") "," ROUTE (
        CONNECTOR ("b", "i"), "\"otherwise\":[" CONNECTOR ("c", "k") "],") "," CONNECTOR ("d", "")),
      FLOW (CONNECTOR ("a", "j") "," ROUTE (
        CONNECTOR ("b", "j"), "\"otherwise\":[" CONNECTOR ("c", "k") "],") "," CONNECTOR ("d", "")),
      "i;i;k;;" },
    { FLOW (CONNECTOR ("a", "same") "," CONNECTOR ("b", "k")), NULL, "same;k;" },
    { FLOW (BATCH ("a")), NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtFlowDocument) document = read (cases[i].before);
      g_autoptr (GString) seen = g_string_new (NULL);
      DvtFlowDocument *mapped = dvt_flow_document_map_instances (document, map_instance, seen);

      g_assert_cmpstr (seen->str, ==, cases[i].seen);
      g_assert_cmpint (mapped == document, ==, cases[i].after == NULL);
      assert_result (mapped, NULL, cases[i].after != NULL ? cases[i].after : cases[i].before, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/model/flow-change/texts", test_texts);
  g_test_add_func ("/model/flow-change/change", test_change);
  g_test_add_func ("/model/flow-change/insert", test_insert);
  g_test_add_func ("/model/flow-change/free-ids", test_free_ids);
  g_test_add_func ("/model/flow-change/laws", test_laws);
  g_test_add_func ("/model/flow-change/instances", test_instances);

  return g_test_run ();
}
