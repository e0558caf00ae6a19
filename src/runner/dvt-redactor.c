/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-redactor-private.h"

#include <string.h>

/* A shorter secret is only taken out where it stands alone: "a" is in every text. */
#define MIN_BYTES 4
/* Base64 of less says too little, and is found in what is none. */
#define MIN_BASE64_BYTES 6

struct _DvtRedactor
{
  GPtrArray *needles;  /* (owned) (element-type utf8), the longest first */
  gboolean first[256]; /* which bytes a needle begins with */
};

static int
compare_length (gconstpointer a, gconstpointer b)
{
  gsize length_a = strlen (*(const char *const *) a);
  gsize length_b = strlen (*(const char *const *) b);

  return length_a > length_b ? -1 : length_a < length_b;
}

DvtRedactor *
dvt_redactor_new (void)
{
  DvtRedactor *self = g_new0 (DvtRedactor, 1);

  self->needles = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_secret_text_free);

  return self;
}

void
dvt_redactor_free (DvtRedactor *redactor)
{
  if (redactor == NULL)
    return;

  g_ptr_array_unref (redactor->needles);
  g_free (redactor);
}

/* Takes @needle. */
static void
add_needle (DvtRedactor *self, char *needle)
{
  if (*needle == '\0'
      || g_ptr_array_find_with_equal_func (self->needles, needle, g_str_equal, NULL))
    {
      dvt_secret_text_free (needle);
      return;
    }

  self->first[(guchar) *needle] = TRUE;
  g_ptr_array_add (self->needles, needle);
}

static char *
encode_percent (const char *value, gboolean upper, gboolean form)
{
  GString *text = g_string_new (NULL);

  for (const char *c = value; *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || strchr ("-._~", *c) != NULL)
      g_string_append_c (text, *c);
    else if (form && *c == ' ')
      g_string_append_c (text, '+');
    else
      g_string_append_printf (text, upper ? "%%%02X" : "%%%02x", (guchar) *c);

  return g_string_free_and_steal (text);
}

/* As writers of JSON have it, with "/" escaped or not. */
static char *
encode_json (const char *value, gboolean slash)
{
  GString *text = g_string_new (NULL);

  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\' || (slash && *c == '/'))
        g_string_append_c (text, '\\');
      g_string_append_c (text, *c);
    }

  return g_string_free_and_steal (text);
}

/* The digits that @value alone decides where @offset bytes stand in front of it in a group of
 * three, and more may follow. */
static char *
encode_base64 (const char *value, gsize offset, gboolean url)
{
  gsize length = strlen (value);
  gsize start = (offset * 8 + 5) / 6;
  gsize end = (offset + length) * 8 / 6;
  g_autofree guchar *bytes = g_malloc0 (offset + length);
  char *digits;
  char *text;

  memcpy (bytes + offset, value, length);
  digits = g_base64_encode (bytes, offset + length);
  text = g_strndup (digits + start, end - start);
  memset (bytes, 0, offset + length);
  dvt_secret_text_free (digits);
  if (url)
    {
      g_strdelimit (text, "+", '-');
      g_strdelimit (text, "/", '_');
    }

  return text;
}

static void
on_secret_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  DvtRedactor *self = user_data;

  /* When a token ends is no secret. */
  if (value == NULL || *value == '\0' || g_str_equal (key, "expiresAt"))
    return;

  add_needle (self, g_strdup (value));
  add_needle (self, encode_percent (value, TRUE, FALSE));
  add_needle (self, encode_percent (value, FALSE, FALSE));
  add_needle (self, encode_percent (value, TRUE, TRUE));
  add_needle (self, encode_json (value, FALSE));
  add_needle (self, encode_json (value, TRUE));
  if (strlen (value) < MIN_BASE64_BYTES)
    return;

  for (gsize offset = 0; offset < 3; offset++)
    {
      add_needle (self, encode_base64 (value, offset, FALSE));
      add_needle (self, encode_base64 (value, offset, TRUE));
    }
}

void
dvt_redactor_add (DvtRedactor *redactor, DvtCredentials *credentials)
{
  if (credentials == NULL)
    return;

  dvt_credentials_foreach (credentials, on_secret_cb, redactor);
  g_ptr_array_sort (redactor->needles, compare_length);
}

static gboolean
is_word_at (const char *text, gsize length, gsize index)
{
  return index < length && (g_ascii_isalnum (text[index]) || (text[index] & 0x80) != 0);
}

/* How many bytes at @index are a secret; 0: none. */
static gsize
match (DvtRedactor *self, const char *text, gsize length, gsize index)
{
  if (!self->first[(guchar) text[index]])
    return 0;

  for (guint i = 0; i < self->needles->len; i++)
    {
      const char *needle = self->needles->pdata[i];
      gsize n_bytes = strlen (needle);

      if (n_bytes > length - index || memcmp (text + index, needle, n_bytes) != 0)
        continue;
      if (n_bytes < MIN_BYTES
          && ((index > 0 && is_word_at (text, length, index - 1))
              || is_word_at (text, length, index + n_bytes)))
        continue;
      return n_bytes;
    }

  return 0;
}

char *
dvt_redactor_redact (DvtRedactor *redactor, const char *text, gsize length, gsize limit)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  gsize end = MIN (length, limit);

  /* No half of a character at the end. */
  while (end > 0 && end < length && ((guchar) text[end] & 0xc0) == 0x80)
    end--;

  for (gsize i = 0; i < end;)
    {
      gsize n_bytes = match (redactor, text, length, i);

      if (n_bytes > 0)
        g_string_append (clean, DVT_REDACTED);
      else
        g_string_append_c (clean, text[i]);
      i += MAX (n_bytes, 1);
    }

  return g_utf8_make_valid (clean->str, (gssize) clean->len);
}

char *
dvt_redactor_redact_text (DvtRedactor *redactor, const char *text)
{
  gsize length = strlen (text);

  return dvt_redactor_redact (redactor, text, length, length);
}
