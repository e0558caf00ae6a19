/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

static void
test_kinds (void)
{
  g_autoptr (Converted) converted = convert_3_1 (
    "'components': {'securitySchemes': {"
    "'basic': {'type': 'http', 'scheme': 'Basic', 'description': 'D', 'x-more': 1},"
    "'bearer': {'type': 'http', 'scheme': 'bearer', 'bearerFormat': 'JWT'},"
    "'key': {'type': 'apiKey', 'in': 'header', 'name': 'X-Key'},"
    "'oauth': {'type': 'oauth2', 'flows': {'authorizationCode': {"
    "  'authorizationUrl': 'https://a', 'tokenUrl': 'https://t', 'scopes': {'read': 'R'}}}}}}");

  assert_value (converted, "/authMethods",
                "{'basic': {'type': 'basic', 'description': 'D', 'x-more': 1},"
                "'bearer': {'type': 'bearer', 'bearerFormat': 'JWT'},"
                "'key': {'type': 'apiKey', 'in': 'header', 'name': 'X-Key'},"
                "'oauth': {'type': 'oauth2', 'flows': {'authorizationCode': {"
                "'authorizationUrl': 'https://a', 'tokenUrl': 'https://t',"
                "'scopes': {'read': 'R'}}}}}");
  assert_warning_count (converted, 0);
}

static void
test_others (void)
{
  g_autoptr (Converted) converted = convert_3_1 (
    "'components': {'securitySchemes': {"
    "'digest': {'type': 'http', 'scheme': 'digest'},"
    "'oidc': {'type': 'openIdConnect', 'openIdConnectUrl': 'https://o'},"
    "'tls': {'type': 'mutualTLS'}, 'odd': {'type': 'apiKey', 'in': 'body', 'name': 'k'},"
    "'none': null}}");

  assert_value (converted, "/authMethods/digest",
                "{'type': 'other', 'openapiType': 'http', 'scheme': 'digest'}");
  assert_value (
    converted, "/authMethods/oidc",
    "{'type': 'other', 'openapiType': 'openIdConnect', 'openIdConnectUrl': 'https://o'}");
  assert_value (converted, "/authMethods/tls", "{'type': 'other', 'openapiType': 'mutualTLS'}");
  assert_value (converted, "/authMethods/odd",
                "{'type': 'other', 'openapiType': 'apiKey', 'name': 'k'}");
  assert_value (converted, "/authMethods/none", "{'type': 'other'}");
  assert_warning (converted, "/components/securitySchemes/digest", "digest");
  assert_warning (converted, "/components/securitySchemes/oidc", "openIdConnect");
  assert_warning (converted, "/components/securitySchemes/tls", "mutualTLS");
  assert_warning (converted, "/components/securitySchemes/odd", "apiKey");
  assert_warning (converted, "/components/securitySchemes/odd/in", "left out");
  assert_warning (converted, "/components/securitySchemes/none", "kept");
  assert_warning_count (converted, 6);
}

static void
test_flows (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'components': {'securitySchemes': {'o': {'type': 'oauth2',"
                   "'flows': {'implicit': {'authorizationUrl': 'https://a', 'scopes': {'r': null}},"
                   "'clientCredentials': {'tokenUrl': 'https://t', 'scopes': {}},"
                   "'x-device': 'no'}}}}");

  assert_value (converted, "/authMethods/o/flows",
                "{'implicit': {'authorizationUrl': 'https://a', 'scopes': {'r': ''}},"
                " 'clientCredentials': {'tokenUrl': 'https://t', 'scopes': {}}}");
  assert_warning (converted, "/components/securitySchemes/o/flows/implicit", "implicit");
  assert_warning (converted, "/components/securitySchemes/o/flows/x-device", "left out");
  assert_warning_count (converted, 2);
}

static void
test_alternatives (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'security': [{'a': [], 'b': ['read']}, {'a': []}],"
    "'paths': {'/as-document': {'get': {}}, '/none': {'get': {'security': []}},"
    "'/optional': {'get': {'security': [{}, {'a': []}]}}, '/own': {'get': {'security': [{'b': "
    "['write']}]}}},"
    "'components': {'securitySchemes': {'a': {'type': 'http', 'scheme': 'basic'},"
    "'b': {'type': 'oauth2', 'flows': {}}}}");

  assert_value (converted, "/security", "[{'a': [], 'b': ['read']}, {'a': []}]");
  assert_value (converted, "/endpoints/GET ~1as-document/security", NULL);
  assert_value (converted, "/endpoints/GET ~1none/security", "[{}]");
  assert_value (converted, "/endpoints/GET ~1optional/security", "[{}, {'a': []}]");
  assert_value (converted, "/endpoints/GET ~1own/security", "[{'b': ['write']}]");
  assert_warning_count (converted, 0);
}

static void
test_no_security (void)
{
  g_autoptr (Converted) converted = convert_3_0 ("'paths': {}");

  assert_value (converted, "/security", "[{}]");
  assert_value (converted, "/authMethods", "{}");
}

/* What nobody described is still asked for. */
static void
test_undescribed (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {'/a': {'get': {'security': [{'ghost': null}]}}}");

  assert_value (converted, "/authMethods", "{'ghost': {'type': 'other'}}");
  assert_value (converted, "/endpoints/GET ~1a/security", "[{'ghost': []}]");
  assert_warning (converted, "/paths/~1a/get/security/0/ghost", "describes");
}

static void
test_malformed (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'security': ['a', {'a': ['read', 7]}], 'components': {'securitySchemes': {"
    "'a': {'type': 'oauth2', 'flows': {'clientCredentials': null, 'authorizationCode': {"
    "'tokenUrl': null, 'scopes': ['read']}, 'password': {'scopes': {'s': 1}}}},"
    "'b': {'$ref': 'other.yaml#/b'}}}");

  assert_value (converted, "/security", "[{'a': ['read', '7']}]");
  assert_value (converted, "/authMethods/a/flows",
                "{'clientCredentials': {}, 'authorizationCode': {'scopes': {}},"
                " 'password': {'scopes': {'s': ''}}}");
  assert_value (converted, "/authMethods/b", "{'type': 'other', '$ref': 'other.yaml#/b'}");
  assert_warning (converted, "/security/0", "left out");
  assert_warning (converted, "/components/securitySchemes/a/flows/clientCredentials", "object");
  assert_warning (converted, "/components/securitySchemes/a/flows/authorizationCode/tokenUrl",
                  "left out");
  assert_warning (converted, "/components/securitySchemes/a/flows/authorizationCode/scopes",
                  "object");
  assert_warning (converted, "/components/securitySchemes/a/flows/password/scopes/s", "text");
  assert_warning (converted, "/components/securitySchemes/b", "other.yaml#/b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/security/kinds", test_kinds);
  g_test_add_func ("/openapi/security/others", test_others);
  g_test_add_func ("/openapi/security/flows", test_flows);
  g_test_add_func ("/openapi/security/alternatives", test_alternatives);
  g_test_add_func ("/openapi/security/no-security", test_no_security);
  g_test_add_func ("/openapi/security/undescribed", test_undescribed);
  g_test_add_func ("/openapi/security/malformed", test_malformed);

  return g_test_run ();
}
