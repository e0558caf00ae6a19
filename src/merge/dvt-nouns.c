/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-nouns-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *key;
  const char *noun;
  const char *capitalised;
} Noun;

/* Sorted by key. */
static const Noun nouns[] = {
  /* Translators: from here on, twice each, what a part of a connector is called; the second stands
   * at the start of a sentence, such as "Default 100, it was 50" or "Default changed". */
  { "$ref", N_ ("schema"), N_ ("Schema") },
  { "additionalProperties", N_ ("further fields"), N_ ("Further fields") },
  { "advanced", N_ ("advanced"), N_ ("Advanced") },
  { "allOf", N_ ("parts"), N_ ("Parts") },
  { "amount", N_ ("amount"), N_ ("Amount") },
  { "anyOf", N_ ("alternatives"), N_ ("Alternatives") },
  { "authMethods", N_ ("authentication methods"), N_ ("Authentication methods") },
  { "authorizationUrl", N_ ("authorization address"), N_ ("Authorization address") },
  { "baseUrl", N_ ("base address"), N_ ("Base address") },
  { "category", N_ ("category"), N_ ("Category") },
  { "colour", N_ ("colour"), N_ ("Colour") },
  { "const", N_ ("only value"), N_ ("Only value") },
  { "content", N_ ("content"), N_ ("Content") },
  { "cursor", N_ ("cursor"), N_ ("Cursor") },
  { "dataPath", N_ ("place of the records"), N_ ("Place of the records") },
  { "dateFormat", N_ ("date format"), N_ ("Date format") },
  { "default", N_ ("default"), N_ ("Default") },
  { "deprecated", N_ ("deprecated"), N_ ("Deprecated") },
  { "description", N_ ("description"), N_ ("Description") },
  { "direction", N_ ("direction"), N_ ("Direction") },
  { "endpoints", N_ ("endpoints"), N_ ("Endpoints") },
  { "entity", N_ ("entity"), N_ ("Entity") },
  { "enum", N_ ("allowed values"), N_ ("Allowed values") },
  { "example", N_ ("example"), N_ ("Example") },
  { "examples", N_ ("examples"), N_ ("Examples") },
  { "exclusiveMaximum", N_ ("upper bound"), N_ ("Upper bound") },
  { "exclusiveMinimum", N_ ("lower bound"), N_ ("Lower bound") },
  { "explode", N_ ("explode"), N_ ("Explode") },
  { "externalDocs", N_ ("documentation"), N_ ("Documentation") },
  { "first", N_ ("first page"), N_ ("First page") },
  { "flows", N_ ("flows"), N_ ("Flows") },
  { "format", N_ ("format"), N_ ("Format") },
  { "headers", N_ ("headers"), N_ ("Headers") },
  { "helpLink", N_ ("help page"), N_ ("Help page") },
  { "in", N_ ("place of the key"), N_ ("Place of the key") },
  { "items", N_ ("elements"), N_ ("Elements") },
  { "label", N_ ("label"), N_ ("Label") },
  { "link", N_ ("Link header"), N_ ("Link header") },
  { "maxItems", N_ ("greatest number of elements"), N_ ("Greatest number of elements") },
  { "maxLength", N_ ("greatest length"), N_ ("Greatest length") },
  { "maximum", N_ ("maximum"), N_ ("Maximum") },
  { "method", N_ ("method"), N_ ("Method") },
  { "minItems", N_ ("least number of elements"), N_ ("Least number of elements") },
  { "minLength", N_ ("least length"), N_ ("Least length") },
  { "minimum", N_ ("minimum"), N_ ("Minimum") },
  { "name", N_ ("name"), N_ ("Name") },
  { "next", N_ ("place of the next page"), N_ ("Place of the next page") },
  { "nextUrl", N_ ("next address"), N_ ("Next address") },
  { "offset", N_ ("offset"), N_ ("Offset") },
  { "oneOf", N_ ("alternatives"), N_ ("Alternatives") },
  { "openIdConnectUrl", N_ ("OpenID Connect address"), N_ ("OpenID Connect address") },
  { "operationId", N_ ("operation id"), N_ ("Operation id") },
  { "page", N_ ("page"), N_ ("Page") },
  { "pagination", N_ ("pagination"), N_ ("Pagination") },
  { "parameter", N_ ("parameter"), N_ ("Parameter") },
  { "parameters", N_ ("parameters"), N_ ("Parameters") },
  { "path", N_ ("path"), N_ ("Path") },
  { "pattern", N_ ("pattern"), N_ ("Pattern") },
  { "properties", N_ ("fields"), N_ ("Fields") },
  { "protocol", N_ ("protocol"), N_ ("Protocol") },
  { "rateLimit", N_ ("rate limit"), N_ ("Rate limit") },
  { "refreshUrl", N_ ("refresh address"), N_ ("Refresh address") },
  { "request", N_ ("request"), N_ ("Request") },
  { "required", N_ ("required"), N_ ("Required") },
  { "requiredFields", N_ ("required fields"), N_ ("Required fields") },
  { "response", N_ ("response"), N_ ("Response") },
  { "responses", N_ ("responses"), N_ ("Responses") },
  { "schema", N_ ("schema"), N_ ("Schema") },
  { "schemas", N_ ("schemas"), N_ ("Schemas") },
  { "scopes", N_ ("permissions"), N_ ("Permissions") },
  { "secret", N_ ("secret"), N_ ("Secret") },
  { "security", N_ ("required authentication"), N_ ("Required authentication") },
  { "servers", N_ ("servers"), N_ ("Servers") },
  { "size", N_ ("page size"), N_ ("Page size") },
  { "sizeParameter", N_ ("parameter for the page size"), N_ ("Parameter for the page size") },
  { "style", N_ ("style"), N_ ("Style") },
  { "summary", N_ ("summary"), N_ ("Summary") },
  { "tags", N_ ("tags"), N_ ("Tags") },
  { "title", N_ ("title"), N_ ("Title") },
  { "tokenUrl", N_ ("token address"), N_ ("Token address") },
  { "type", N_ ("type"), N_ ("Type") },
  { "unit", N_ ("unit"), N_ ("Unit") },
  { "url", N_ ("address"), N_ ("Address") },
  { "variables", N_ ("variables"), N_ ("Variables") },
};

static int
compare_noun (const void *key, const void *noun)
{
  return strcmp (key, ((const Noun *) noun)->key);
}

static const Noun *
find_noun (const DvtStep *step)
{
  const char *key = dvt_step_get_key (step);

  /* In a map the key is a name, which may be the same as that of a part. */
  if (dvt_context_is_map (step->parent->context))
    return NULL;

  /* A flag of a parameter, but a list in a schema. */
  if (step->parent->context == DVT_CONTEXT_SCHEMA && g_str_equal (key, "required"))
    key = "requiredFields";

  return bsearch (key, nouns, G_N_ELEMENTS (nouns), sizeof nouns[0], compare_noun);
}

const char *
dvt_noun_get (const DvtStep *step)
{
  const Noun *noun = find_noun (step);

  return noun != NULL ? _ (noun->noun) : dvt_step_get_key (step);
}

const char *
dvt_noun_get_capitalised (const DvtStep *step)
{
  const Noun *noun = find_noun (step);

  return noun != NULL ? _ (noun->capitalised) : dvt_step_get_key (step);
}
