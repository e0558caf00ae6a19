/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-row.h"

#include <glib/gi18n.h>

#include "dvt-style.h"

#define USE_LABEL_KEY "dvt-use-label"

static GtkWidget *
create_row (DvtSection section, const char *id, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(us)", (guint) section, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.edit-member");
  return row;
}

static void
add_icon (GtkWidget *row, const char *icon_name)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

static void
add_arrow (GtkWidget *row)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
}

static void
add_badge (GtkWidget *row, const char *text, const char *icon_name, const char *style)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  if (icon_name != NULL)
    {
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "pixel-size", 12,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_box_append (GTK_BOX (badge), icon);
    }
  gtk_box_append (GTK_BOX (badge), gtk_label_new (text));
  gtk_widget_add_css_class (badge, DVT_STYLE_BADGE);
  if (style != NULL)
    gtk_widget_add_css_class (badge, style);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
}

/* Filled by dvt_member_row_set_use(). */
static void
add_use_label (GtkWidget *row)
{
  GtkWidget *label
    = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data (G_OBJECT (row), USE_LABEL_KEY, label);
}

GtkWidget *
dvt_member_row_new_endpoint (const DvtEndpoint *endpoint)
{
  g_autofree char *address = g_strdup_printf ("%s %s", endpoint->method, endpoint->path);
  GtkWidget *row = create_row (DVT_SECTION_ENDPOINTS, endpoint->id, endpoint->name, address);

  if (endpoint->deprecated)
    add_badge (row, _ ("Deprecated"), NULL, DVT_STYLE_WARNING);
  if (endpoint->direction == DVT_DIRECTION_RECEIVE)
    add_badge (row, _ ("Receive"), "dvt-receive-symbolic", NULL);
  else
    add_badge (row, _ ("Send"), "dvt-send-symbolic", NULL);
  add_arrow (row);
  return row;
}

static const char *
get_string (yyjson_val *object, const char *member)
{
  yyjson_val *value = yyjson_is_obj (object) ? yyjson_obj_get (object, member) : NULL;

  return yyjson_is_str (value) ? yyjson_get_str (value) : NULL;
}

static char *
describe_key (yyjson_val *method)
{
  const char *place = get_string (method, "in");
  const char *name = get_string (method, "name");

  if (name == NULL)
    return g_strdup (_ ("Key"));
  if (g_strcmp0 (place, "query") == 0)
    /* Translators: an API key is sent as this query parameter. */
    return g_strdup_printf (_ ("Query parameter %s"), name);
  if (g_strcmp0 (place, "cookie") == 0)
    /* Translators: an API key is sent as this cookie. */
    return g_strdup_printf (_ ("Cookie %s"), name);
  /* Translators: an API key is sent as this HTTP header. */
  return g_strdup_printf (_ ("Header %s"), name);
}

static char *
describe_oauth (yyjson_val *method)
{
  yyjson_val *flows = yyjson_obj_get (method, "flows");

  if (yyjson_is_obj (flows) && yyjson_obj_get (flows, "authorizationCode") != NULL)
    return g_strdup (_ ("OAuth 2, authorisation code"));
  if (yyjson_is_obj (flows) && yyjson_obj_get (flows, "clientCredentials") != NULL)
    return g_strdup (_ ("OAuth 2, client credentials"));
  return g_strdup (_ ("OAuth 2"));
}

static char *
describe_method (const char *type, yyjson_val *method)
{
  if (g_str_equal (type, "apiKey"))
    return describe_key (method);
  if (g_str_equal (type, "oauth2"))
    return describe_oauth (method);
  if (g_str_equal (type, "basic"))
    return g_strdup (_ ("User name and password"));
  if (g_str_equal (type, "bearer"))
    return g_strdup (_ ("Bearer token"));
  if (g_str_equal (type, "headers"))
    return g_strdup (_ ("Headers of its own"));
  if (g_str_equal (type, "none"))
    return g_strdup (_ ("Nothing is needed"));
  return g_strdup (_ ("Another kind, kept but not used"));
}

GtkWidget *
dvt_member_row_new_auth_method (DvtDefinition *definition, const DvtAuthMethod *method)
{
  g_autoptr (DvtJson) json
    = dvt_definition_dup_member (definition, DVT_SECTION_AUTH_METHODS, method->id);
  yyjson_val *value = json != NULL ? dvt_json_get_value (json) : NULL;
  const char *label = get_string (value, "label");
  g_autofree char *description = describe_method (method->type, value);
  GtkWidget *row = create_row (DVT_SECTION_AUTH_METHODS, method->id,
                               label != NULL ? label : method->id, description);

  add_icon (row, "dvt-key-symbolic");
  if (!method->usable)
    add_badge (row, _ ("Not Usable"), NULL, DVT_STYLE_WARNING);
  add_use_label (row);
  add_arrow (row);
  return row;
}

void
dvt_member_row_set_use (GtkWidget *row, const char *use)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row), USE_LABEL_KEY);

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_label (label, use);
  gtk_widget_set_visible (GTK_WIDGET (label), *use != '\0');
}

GtkWidget *
dvt_member_row_new_variable (const DvtVariable *variable)
{
  g_autofree char *placeholder = g_strdup_printf ("{{%s}}", variable->id);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (variable->default_value != NULL)
    /* Translators: a variable's placeholder and its default value, "{{store}}, default example". */
    subtitle = g_strdup_printf (_ ("%s, default %s"), placeholder, variable->default_value);
  row = create_row (DVT_SECTION_VARIABLES, variable->id, variable->label,
                    subtitle != NULL ? subtitle : placeholder);
  add_icon (row, "dvt-variable-symbolic");
  if (variable->required)
    add_badge (row, _ ("Required"), NULL, NULL);
  if (variable->secret)
    add_badge (row, _ ("Secret"), NULL, NULL);
  add_arrow (row);
  return row;
}
