/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FEED_ID "0b39fb1e-9d83-4bc3-9c5f-5c8a3a4b8d11"
#define OTHER_FEED_ID "1b39fb1e-9d83-4bc3-9c5f-5c8a3a4b8d12"
#define DIGEST_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define DIGEST_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* A small valid definition; @name and @path make it differ from others. Free with g_bytes_unref. */
static inline GBytes *
build_definition (const char *name, const char *path)
{
  char *text = g_strdup_printf ("{\"format\": \"dovetail.connector/1\", \"name\": \"%s\","
                                " \"summary\": \"Sells things\", \"category\": \"eCommerce\","
                                " \"colour\": \"green\", \"baseUrl\": \"https://example.com\","
                                " \"endpoints\": {\"GET %s\": {\"name\": \"List\","
                                " \"direction\": \"receive\", \"method\": \"GET\","
                                " \"path\": \"%s\"}}}",
                                name, path, path);

  return g_bytes_new_take (text, strlen (text));
}

static inline GBytes *
bytes_from_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

G_END_DECLS
