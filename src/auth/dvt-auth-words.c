/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-auth-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHARACTERS 200

static void
free_secret (gpointer data)
{
  dvt_secret_text_free (data);
}

static void
add_credential (const char *method, const char *key, const char *value, gpointer user_data)
{
  static const char *const public_keys[] = { "clientId", "expiresAt", "grant", "username", NULL };

  if (method == NULL || !g_strv_contains (public_keys, key))
    dvt_auth_secrets_add (user_data, value);
}

GPtrArray *
dvt_auth_secrets_new (DvtCredentials *credentials)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (free_secret);

  if (credentials != NULL)
    dvt_credentials_foreach (credentials, add_credential, secrets);

  return secrets;
}

void
dvt_auth_secrets_add (GPtrArray *secrets, const char *secret)
{
  if (secret == NULL || *secret == '\0')
    return;

  g_ptr_array_add (secrets, g_strdup (secret));
  g_ptr_array_add (secrets, g_uri_escape_string (secret, NULL, FALSE));
  g_ptr_array_add (secrets, g_base64_encode ((const guchar *) secret, strlen (secret)));
}

static gboolean
holds_secret (const char *text, GPtrArray *secrets)
{
  for (guint i = 0; i < secrets->len; i++)
    if (strstr (text, g_ptr_array_index (secrets, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* What would move or hide the text around it. */
static gboolean
is_invisible (gunichar character)
{
  switch ((int) g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);
  glong n_characters = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (n_characters >= MAX_CHARACTERS - 1)
        {
          g_string_append (line, "…");
          break;
        }
      if (!is_invisible (character))
        g_string_append_unichar (line, character);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
      else
        continue;
      n_characters++;
    }

  return g_strstrip (g_string_free (g_steal_pointer (&line), FALSE));
}

/* NULL where nothing is left. */
static char *
clean (const char *text, GPtrArray *secrets)
{
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;

  /* Both: what was broken by a control character is whole again on the line. */
  line = tidy (text);
  if (holds_secret (text, secrets) || holds_secret (line, secrets))
    return g_strdup (_ ("(its words are left out, because there is a secret in them)"));

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

char *
dvt_auth_words_build (const char *description, const char *code, GPtrArray *secrets)
{
  g_autofree char *sentence = clean (description, secrets);
  g_autofree char *name = clean (code, secrets);

  if (sentence == NULL)
    return g_steal_pointer (&name);
  if (name == NULL)
    return g_steal_pointer (&sentence);
  return g_strdup_printf ("%s (%s)", sentence, name);
}
