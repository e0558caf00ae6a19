/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-text-private.h"

static const char *
find_label (GPtrArray *methods, const char *id)
{
  for (guint i = 0; i < methods->len; i++)
    {
      const DvtAuthMethod *method = g_ptr_array_index (methods, i);

      if (g_str_equal (method->id, id))
        return method->label;
    }
  return id;
}

char *
dvt_instance_text_build_auth (DvtDefinition *definition, const DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (definition);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; settings->methods != NULL && settings->methods[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " + " : "",
                            find_label (methods, settings->methods[i]));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* NULL where it has neither a value nor a default, or is secret. */
static const char *
find_value (GPtrArray *variables, const DvtInstanceSettings *settings, const char *name)
{
  const char *value = g_hash_table_lookup (settings->variables, name);

  for (guint i = 0; i < variables->len; i++)
    {
      const DvtVariable *variable = g_ptr_array_index (variables, i);

      if (!g_str_equal (variable->id, name))
        continue;
      if (variable->secret)
        return NULL;
      return value != NULL ? value : variable->default_value;
    }
  return value;
}

/* Writes values for "{{name}}"; what has none stays. */
static char *
replace_variables (const char *text, GPtrArray *variables, const DvtInstanceSettings *settings)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *rest = text;
  const char *start = NULL;

  while ((start = strstr (rest, "{{")) != NULL)
    {
      const char *end = strstr (start, "}}");
      g_autofree char *name = end != NULL ? g_strndup (start + 2, (gsize) (end - start) - 2) : NULL;
      const char *value = name != NULL ? find_value (variables, settings, g_strstrip (name)) : NULL;

      if (end == NULL)
        break;
      g_string_append_len (result, rest, start - rest);
      if (value != NULL)
        g_string_append (result, value);
      else
        g_string_append_len (result, start, end + 2 - start);
      rest = end + 2;
    }
  g_string_append (result, rest);
  return g_string_free_and_steal (g_steal_pointer (&result));
}

char *
dvt_instance_text_build_base_url (DvtDefinition *definition, const DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);

  return replace_variables (settings->base_url != NULL ? settings->base_url
                                                       : dvt_definition_get_base_url (definition),
                            variables, settings);
}

char *
dvt_instance_text_build_subtitle (DvtDefinition *definition,
                                  const DvtInstanceSettings *settings,
                                  const char *base_url)
{
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);
  g_autoptr (GUri) uri = NULL;

  for (guint i = 0; i < variables->len; i++)
    {
      const DvtVariable *variable = g_ptr_array_index (variables, i);
      const char *value = g_hash_table_lookup (settings->variables, variable->id);

      if (!variable->secret && value != NULL && *value != '\0')
        return g_strdup (value);
    }
  uri = g_uri_parse (base_url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : base_url);
}
