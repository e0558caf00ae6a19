/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

static void
test_endpoint (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/orders/{id}': {'x-of-path': 1, 'description': 'Of the path', 'get': {"
    "'summary': 'One order', 'operationId': 'getOrder', 'tags': ['Orders', 'Sales'],"
    "'deprecated': true, 'externalDocs': {'url': 'https://example.com'},"
    "'x-more': {'a': 1}, 'x-of-path': 2, 'responses': {}}}}");

  assert_value (converted, "/endpoints/GET ~1orders~1{}",
                "{'name': 'One order', 'operationId': 'getOrder', 'method': 'GET',"
                " 'path': '/orders/{id}', 'direction': 'receive', 'entity': 'Orders',"
                " 'tags': ['Orders', 'Sales'], 'deprecated': true,"
                " 'description': 'Of the path',"
                " 'externalDocs': {'url': 'https://example.com'}, 'x-more': {'a': 1},"
                " 'x-of-path': 2, 'responses': {},"
                " 'parameters': {'path.1': {'name': 'id', 'required': true,"
                "                           'schema': {'type': 'string'}}}}");
  assert_warning_count (converted, 0);
}

static void
test_names (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/a': {'get': {'summary': '', 'operationId': 'getA'}, 'put': {}}}");

  assert_value (converted, "/endpoints/GET ~1a/name", "'getA'");
  assert_value (converted, "/endpoints/PUT ~1a/name", "'PUT /a'");
  assert_value (converted, "/endpoints/PUT ~1a/entity", NULL);
}

static void
test_directions (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/a': {'get': {}, 'head': {}, 'post': {}, 'put': {}, 'patch': {},"
                   " 'delete': {}, 'options': {}, 'trace': {}}}");

  assert_value (converted, "/endpoints/GET ~1a/direction", "'receive'");
  assert_value (converted, "/endpoints/HEAD ~1a/direction", "'receive'");
  assert_value (converted, "/endpoints/POST ~1a/direction", "'send'");
  assert_value (converted, "/endpoints/PUT ~1a/direction", "'send'");
  assert_value (converted, "/endpoints/PATCH ~1a/direction", "'send'");
  assert_value (converted, "/endpoints/DELETE ~1a/direction", "'send'");
  assert_value (converted, "/endpoints/OPTIONS ~1a/direction", "'send'");
  assert_value (converted, "/endpoints/TRACE ~1a/direction", "'send'");
}

static void
test_request (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'post': {'requestBody': {'x-b': 1, 'content': {'multipart/form-data': {"
    "'schema': {'type': 'object', 'nullable': true}, 'example': {'nullable': true},"
    "'encoding': {'f': {'contentType': 'a/b'}}}, 'text/plain': null}}}}}");

  assert_value (converted, "/endpoints/POST ~1a/request",
                "{'required': false, 'x-b': 1, 'content': {'multipart/form-data': {"
                "'schema': {'type': ['object', 'null']}, 'example': {'nullable': true},"
                "'encoding': {'f': {'contentType': 'a/b'}}}, 'text/plain': {}}}");
  assert_warning (converted, "/paths/~1a/post/requestBody/content/text~1plain", "object");
}

static void
test_link_pagination (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {"
    "'/a': {'get': {'responses': {'201': {'description': ''}, '200': {'description': '', "
    "'headers': {'LINK': {'schema': {}}}}}}},"
    "'/b': {'get': {'responses': {'200': {'description': ''}, '206': {'description': '',"
    "'headers': {'Link': {'schema': {}}}}}}},"
    "'/c': {'get': {'responses': {'2XX': {'description': '', 'headers': {'Link': {}}},"
    "'default': {'description': ''}}}},"
    "'/d': {'get': {'responses': {'404': {'description': ''}, 'default': {'description': '',"
    "'headers': {'Link': {}}}}}},"
    "'/e': {'get': {'responses': {'404': {'description': '', 'headers': {'Link': {}}}}}}}");

  assert_value (converted, "/endpoints/GET ~1a/pagination", "{'link': {}}");
  assert_value (converted, "/endpoints/GET ~1b/pagination", NULL);
  assert_value (converted, "/endpoints/GET ~1c/pagination", "{'link': {}}");
  assert_value (converted, "/endpoints/GET ~1d/pagination", "{'link': {}}");
  assert_value (converted, "/endpoints/GET ~1e/pagination", NULL);
}

/* A header may be called like an extension. */
static void
test_headers_with_x (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'responses': {'x-note': 'n', '200': {'description': '', 'headers': "
    "{'x-rate': {'schema': {'type': 'integer', 'nullable': true}}}}}}}}");

  assert_value (converted, "/endpoints/GET ~1a/responses",
                "{'200': {'description': '', 'headers': {'x-rate': {'schema': {'type': "
                "['integer', 'null']}}}}}");
  assert_warning (converted, "/paths/~1a/get/responses/x-note", "left out");
}

static void
test_callbacks (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'post': {'callbacks': {'done': {'{$request.body#/url}': {'post': {"
    "'parameters': [{'$ref': '#/components/parameters/P'}],"
    "'requestBody': {'content': {'a/b': {'schema': {'$ref': '#/components/schemas/A'}}}},"
    "'responses': {'200': {'description': ''}}}}}}}}},"
    "'components': {'schemas': {'A': {}}, 'parameters': {'P': {'name': 'p', 'in': 'query'}}}");

  assert_value (converted, "/endpoints/POST ~1a/callbacks",
                "{'done': {'{$request.body#/url}': {'post': {"
                "'parameters': [{'name': 'p', 'in': 'query'}],"
                "'requestBody': {'content': {'a/b': {'schema': {'$ref': '#/schemas/A'}}}},"
                "'responses': {'200': {'description': ''}}}}}}");
  assert_warning (converted, "/paths/~1a/post/callbacks/done", "callback");
  assert_warning_count (converted, 1);
}

static void
test_webhooks (void)
{
  g_autoptr (Converted) converted = convert_3_1 (
    "'webhooks': {'one': {'post': {'requestBody': {'$ref': '#/components/requestBodies/B'}}},"
    "             'two': {'$ref': '#/components/pathItems/I'}},"
    "'x-webhooks': {'three': {}},"
    "'components': {'schemas': {'A': {}}, 'pathItems': {'I': {'post': {}}}, 'requestBodies': {"
    "'B': {'content': {'a/b': {'schema': {'$ref': '#/components/schemas/A'}}}}}}");

  assert_value (converted, "/webhooks",
                "{'one': {'post': {'requestBody': {'content': {'a/b': {'schema': {'$ref': "
                "'#/schemas/A'}}}}}}, 'two': {'post': {}}}");
  assert_value (converted, "/x-webhooks", "{'three': {}}");
  assert_warning (converted, "/webhooks/one", "webhook");
  assert_warning (converted, "/webhooks/two", "webhook");
  assert_warning (converted, "/x-webhooks/three", "webhook");
  assert_warning_count (converted, 3);
}

/* A callback that calls back on itself is kept once. */
static void
test_callback_in_itself (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'post': {'callbacks': {'c': {'$ref': '#/components/callbacks/C'}}}}},"
    "'components': {'callbacks': {'C': {'u': {'post': {'callbacks': {'c': {'$ref': "
    "'#/components/callbacks/C'}}}}}}}");

  assert_value (converted, "/endpoints/POST ~1a/callbacks/c/u/post/callbacks/c",
                "{'$ref': '#/components/callbacks/C'}");
  assert_warning (converted, "/components/callbacks/C/u/post/callbacks/c", "stands in");
}

static void
test_unknown (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'x-of-paths': 1, 'no-slash': {}, '/a': {'summary': 'S', 'GET': {}, 'get': {"
    "'consumes': ['a/b'], 'entity': 'theirs', 'description': null}, 'put': null}}");

  assert_value (converted, "/endpoints/GET ~1a/consumes", "['a/b']");
  assert_value (converted, "/endpoints/GET ~1a/entity", NULL);
  assert_warning (converted, "/paths/x-of-paths", "left out");
  assert_warning (converted, "/paths/no-slash", "left out");
  assert_warning (converted, "/paths/~1a/summary", "left out");
  assert_warning (converted, "/paths/~1a/GET", "left out");
  assert_warning (converted, "/paths/~1a/put", "left out");
  assert_warning (converted, "/paths/~1a/get/entity", "left out");
  assert_warning (converted, "/paths/~1a/get/description", "left out");
  assert_warning_count (converted, 7);
}

static void
test_malformed (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': [], '/b': {'get': {'responses': [], 'requestBody': {'content': []},"
    "'callbacks': []}}, '/c': {'get': {'requestBody': 7, 'tags': 'T', 'responses': {'200': {"
    "'description': '', 'content': {'a/b': {'examples': [1], 'encoding': null}}}}}}},"
    "'components': {'headers': []}");

  assert_value (converted, "/endpoints/GET ~1b/responses", "{}");
  assert_value (converted, "/endpoints/GET ~1b/request", "{'required': false, 'content': {}}");
  assert_value (converted, "/endpoints/GET ~1b/callbacks", "[]");
  assert_value (converted, "/endpoints/GET ~1c/request", "{'required': false}");
  assert_value (converted, "/endpoints/GET ~1c/tags", "[]");
  assert_value (converted, "/endpoints/GET ~1c/responses/200/content/a~1b",
                "{'examples': [1], 'encoding': {}}");
  assert_warning (converted, "/paths/~1a", "object");
  assert_warning (converted, "/paths/~1b/get/responses", "object");
  assert_warning (converted, "/paths/~1b/get/requestBody/content", "object");
  assert_warning (converted, "/paths/~1c/get/requestBody", "object");
  assert_warning (converted, "/paths/~1c/get/tags", "list");
  assert_warning (converted, "/paths/~1c/get/responses/200/content/a~1b/encoding", "object");
  assert_warning (converted, "/components/headers", "object");
  assert_warning_count (converted, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/endpoints/endpoint", test_endpoint);
  g_test_add_func ("/openapi/endpoints/names", test_names);
  g_test_add_func ("/openapi/endpoints/directions", test_directions);
  g_test_add_func ("/openapi/endpoints/request", test_request);
  g_test_add_func ("/openapi/endpoints/link-pagination", test_link_pagination);
  g_test_add_func ("/openapi/endpoints/headers-with-x", test_headers_with_x);
  g_test_add_func ("/openapi/endpoints/callbacks", test_callbacks);
  g_test_add_func ("/openapi/endpoints/webhooks", test_webhooks);
  g_test_add_func ("/openapi/endpoints/callback-in-itself", test_callback_in_itself);
  g_test_add_func ("/openapi/endpoints/unknown", test_unknown);
  g_test_add_func ("/openapi/endpoints/malformed", test_malformed);

  return g_test_run ();
}
