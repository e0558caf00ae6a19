/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-words.h"

#include <glib/gi18n.h>

#include "dvt-style.h"

/* So many instances of a flow are named; the rest are counted. */
#define MAX_NAMES 3

const char *
dvt_instance_words_get_state (DvtInstanceState state)
{
  switch (state)
    {
    case DVT_INSTANCE_STATE_NEEDS_CREDENTIALS:
      return _ ("Needs Credentials");
    case DVT_INSTANCE_STATE_NEEDS_ATTENTION:
      return _ ("Needs Attention");
    case DVT_INSTANCE_STATE_SIGN_IN_EXPIRED:
      return _ ("Sign-in Expired");
    case DVT_INSTANCE_STATE_READY:
    default:
      return C_ ("instance", "Ready");
    }
}

const char *
dvt_instance_words_get_icon_name (DvtInstanceState state)
{
  switch (state)
    {
    case DVT_INSTANCE_STATE_NEEDS_CREDENTIALS:
      return "dvt-key-symbolic";
    case DVT_INSTANCE_STATE_NEEDS_ATTENTION:
      return "dialog-warning-symbolic";
    case DVT_INSTANCE_STATE_SIGN_IN_EXPIRED:
      return "alarm-symbolic";
    case DVT_INSTANCE_STATE_READY:
    default:
      return "object-select-symbolic";
    }
}

const char *
dvt_instance_words_get_style (DvtInstanceState state)
{
  switch (state)
    {
    case DVT_INSTANCE_STATE_NEEDS_CREDENTIALS:
    case DVT_INSTANCE_STATE_SIGN_IN_EXPIRED:
      return DVT_STYLE_WARNING;
    case DVT_INSTANCE_STATE_NEEDS_ATTENTION:
      return DVT_STYLE_ERROR;
    case DVT_INSTANCE_STATE_READY:
    default:
      return DVT_STYLE_SUCCESS;
    }
}

char *
dvt_instance_words_build_subtitle (DvtInstance *instance)
{
  const char *subtitle = dvt_instance_get_subtitle (instance);
  const char *auth = dvt_instance_get_auth (instance);

  if (subtitle == NULL || *subtitle == '\0')
    return g_strdup (auth != NULL ? auth : "");
  if (auth == NULL || *auth == '\0')
    return g_strdup (subtitle);
  /* Translators: what tells an instance from others, and how it signs in:
   * "harbour-pine-uk · Access Token". */
  return g_strdup_printf (_ ("%1$s · %2$s"), subtitle, auth);
}

char *
dvt_instance_words_build_label (DvtInstance *instance)
{
  g_autofree char *subtitle = dvt_instance_words_build_subtitle (instance);
  const char *state = dvt_instance_words_get_state (dvt_instance_get_state (instance));

  if (*subtitle == '\0')
    /* Translators: joins what a row says for a screen reader: a name and a state. */
    return g_strdup_printf (_ ("%1$s, %2$s"), dvt_instance_get_name (instance), state);
  /* Translators: joins what a row says for a screen reader: a name, details and a state. */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), dvt_instance_get_name (instance), subtitle,
                          state);
}

static gboolean
is_taken (DvtInstanceList *instances, const char *connector_id, const char *name)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (instances));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtInstance) instance = g_list_model_get_item (G_LIST_MODEL (instances), i);

      if (g_strcmp0 (dvt_instance_get_connector_id (instance), connector_id) == 0
          && g_strcmp0 (dvt_instance_get_name (instance), name) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
dvt_instance_words_build_copy_name (DvtInstanceList *instances, DvtInstance *instance)
{
  const char *connector_id = dvt_instance_get_connector_id (instance);
  /* Translators: the name of a copy; %s is the name of what it was copied from. */
  g_autofree char *name = g_strdup_printf (_ ("%s (copy)"), dvt_instance_get_name (instance));

  for (guint i = 2; is_taken (instances, connector_id, name); i++)
    {
      g_free (name);
      /* Translators: the name of a further copy: "UK Store (copy 2)". */
      name = g_strdup_printf (_ ("%1$s (copy %2$u)"), dvt_instance_get_name (instance), i);
    }
  return g_steal_pointer (&name);
}

/* The names of the instances of @connector_id that @flow uses. */
static GPtrArray *
list_names (DvtFlow *flow, const char *connector_id, DvtInstanceList *instances)
{
  const char *const *ids = dvt_flow_get_instance_ids (flow);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      DvtInstance *instance = dvt_instance_list_find (instances, ids[i]);

      if (instance != NULL
          && g_strcmp0 (dvt_instance_get_connector_id (instance), connector_id) == 0)
        g_ptr_array_add (names, (gpointer) dvt_instance_get_name (instance));
    }
  return names;
}

static char *
join_names (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_named = names->len > MAX_NAMES ? MAX_NAMES - 1 : names->len;

  for (guint i = 0; i < n_named; i++)
    {
      if (i > 0)
        /* Translators: between the names of a list. */
        g_string_append (text, _ (", "));
      g_string_append (text, names->pdata[i]);
    }
  if (n_named < names->len)
    {
      guint rest = names->len - n_named;

      /* Translators: at the end of a list of names. */
      g_string_append_printf (text, ngettext (" and %u more", " and %u more", rest), rest);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
dvt_instance_words_build_use (DvtFlow *flow, const char *connector_id, DvtInstanceList *instances)
{
  g_autoptr (GPtrArray) names = list_names (flow, connector_id, instances);
  guint n_shapes = dvt_flow_count_shapes_using (flow, connector_id);
  g_autofree char *shapes
    = g_strdup_printf (ngettext ("%u shape", "%u shapes", n_shapes), n_shapes);
  g_autofree char *joined = NULL;

  if (names->len == 0)
    return g_steal_pointer (&shapes);
  joined = join_names (names);
  /* Translators: instances, and how many shapes of a flow use them: "UK Store, US Store · 4
   * shapes".
   */
  return g_strdup_printf (_ ("%1$s · %2$s"), joined, shapes);
}

static gboolean
is_only_out_of_date (GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    if (((const DvtReason *) warnings->pdata[i])->code != DVT_REASON_OUT_OF_DATE)
      return FALSE;
  return TRUE;
}

const char *
dvt_instance_words_get_flow_badge (DvtFlow *flow)
{
  switch (dvt_flow_get_state (flow))
    {
    case DVT_FLOW_STATE_NEEDS_ATTENTION:
      return _ ("Needs Attention");
    case DVT_FLOW_STATE_WARNING:
      return is_only_out_of_date (dvt_flow_get_warnings (flow)) ? _ ("Out-of-Date Connector")
                                                                : C_ ("flow", "Warning");
    case DVT_FLOW_STATE_READY:
    default:
      return dvt_flow_get_enabled (flow) ? NULL : C_ ("flow", "Off");
    }
}

char *
dvt_instance_words_build_method_use (DvtInstanceList *instances,
                                     const char *connector_id,
                                     const char *method)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (instances));
  guint n_uses = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtInstance) instance = g_list_model_get_item (G_LIST_MODEL (instances), i);

      if (g_strcmp0 (dvt_instance_get_connector_id (instance), connector_id) == 0
          && g_strv_contains ((const char *const *) dvt_instance_get_settings (instance)->methods,
                              method))
        n_uses++;
    }
  if (n_uses == 0)
    /* Translators: an authentication method that no instance uses. */
    return g_strdup (_ ("Not used"));
  return g_strdup_printf (ngettext ("Used by %u instance", "Used by %u instances", n_uses), n_uses);
}

char *
dvt_instance_words_join_reasons (GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((const DvtReason *) reasons->pdata[i])->message);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
