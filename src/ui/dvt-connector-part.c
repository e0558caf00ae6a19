/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-part.h"

#include <glib/gi18n.h>

#include "dvt-parameter-group.h"
#include "dvt-shape-value.h"
#include "dvt-user-error.h"
#include "dvt-value-row.h"

struct _DvtConnectorPart
{
  DvtShapePart parent_instance;

  DvtWorkspace *workspace;   /* (owned) */
  DvtJson *shape;            /* (owned) as it was */
  char *instance;            /* (owned) the instance's id as it was, or as it was picked */
  char *endpoint;            /* (owned) likewise */
  DvtDefinition *definition; /* (owned) (nullable) of the instance's connector, once it is loaded */
  GPtrArray *endpoints;      /* (owned) (nullable) (element-type DvtEndpoint) of it */
  GCancellable *loading;     /* (owned) (nullable) */
  guint first_endpoint;      /* its place in the row: behind what says that none is picked */
  gboolean setting;          /* by us, which is no edit */

  AdwComboRow *instance_row;
  AdwComboRow *endpoint_row;
  DvtParameterGroup *parameters;
  AdwSpinRow *maximum_row;
  AdwSpinRow *batch_row;
  DvtValueRow *body_row;
  GtkWidget *receive_group;
  GtkWidget *send_group;
};

G_DEFINE_FINAL_TYPE (DvtConnectorPart, dvt_connector_part, DVT_TYPE_SHAPE_PART)

/* --- The endpoint, and what depends on it --- */

static const DvtEndpoint *
find_endpoint (DvtConnectorPart *self)
{
  for (guint i = 0; self->endpoints != NULL && i < self->endpoints->len; i++)
    {
      const DvtEndpoint *endpoint = g_ptr_array_index (self->endpoints, i);

      if (g_strcmp0 (endpoint->id, self->endpoint) == 0)
        return endpoint;
    }
  return NULL;
}

static void
show_endpoint (DvtConnectorPart *self)
{
  const DvtEndpoint *endpoint = find_endpoint (self);
  yyjson_val *shape = dvt_json_get_value (self->shape);
  g_autoptr (DvtJson) member = NULL;
  g_autofree char *gone = NULL;

  if (endpoint != NULL)
    member = dvt_definition_dup_member (self->definition, DVT_SECTION_ENDPOINTS, endpoint->id);
  else if (self->definition != NULL && *self->endpoint != '\0')
    gone = g_strdup_printf (_ ("The connector has no ‘%s’ any more"), self->endpoint);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->endpoint_row), gone != NULL ? gone : "");
  if (gone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->endpoint_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->endpoint_row), "error");
  dvt_parameter_group_show (
    self->parameters,
    member != NULL ? yyjson_obj_get (dvt_json_get_value (member), "parameters") : NULL,
    yyjson_obj_get (shape, "parameters"));
  gtk_widget_set_visible (self->receive_group,
                          endpoint != NULL && endpoint->direction == DVT_DIRECTION_RECEIVE);
  gtk_widget_set_visible (self->send_group,
                          endpoint != NULL && endpoint->direction == DVT_DIRECTION_SEND);
}

static void
on_endpoint_selected_cb (DvtConnectorPart *self)
{
  const guint selected = adw_combo_row_get_selected (self->endpoint_row);
  const DvtEndpoint *endpoint = NULL;

  if (self->setting || self->endpoints == NULL || selected < self->first_endpoint
      || selected - self->first_endpoint >= self->endpoints->len)
    return;
  endpoint = g_ptr_array_index (self->endpoints, selected - self->first_endpoint);
  if (g_strcmp0 (endpoint->id, self->endpoint) == 0)
    return;
  g_set_str (&self->endpoint, endpoint->id);
  show_endpoint (self);
  dvt_shape_part_edited (DVT_SHAPE_PART (self));
}

static const char *
get_not_picked (void)
{
  /* Translators: no instance, or no endpoint, is chosen yet. */
  return _ ("Not Chosen");
}

static void
show_endpoints (DvtConnectorPart *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  /* As an item, since a row with a single one cannot be opened. */
  self->first_endpoint = find_endpoint (self) == NULL ? 1 : 0;
  if (self->first_endpoint > 0)
    gtk_string_list_append (titles, self->endpoints != NULL ? get_not_picked () : "");
  for (guint i = 0; self->endpoints != NULL && i < self->endpoints->len; i++)
    {
      const DvtEndpoint *endpoint = g_ptr_array_index (self->endpoints, i);
      g_autofree char *title = g_strdup_printf ("%s · %s", endpoint->name, endpoint->id);

      if (g_strcmp0 (endpoint->id, self->endpoint) == 0)
        selected = i;
      gtk_string_list_append (titles, title);
    }
  self->setting = TRUE;
  adw_combo_row_set_model (self->endpoint_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->endpoint_row, selected);
  self->setting = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->endpoint_row), self->endpoints != NULL);
  show_endpoint (self);
}

/* --- The instance --- */

static void
on_definition_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtConnectorPart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (definition == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      text = dvt_user_error_describe (error);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->endpoint_row), text);
      return;
    }
  self->definition = g_steal_pointer (&definition);
  self->endpoints = dvt_definition_list_endpoints (self->definition);
  show_endpoints (self);
}

static void
cancel_loading (DvtConnectorPart *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load_endpoints (DvtConnectorPart *self)
{
  DvtInstance *instance
    = dvt_instance_list_find (dvt_workspace_get_instances (self->workspace), self->instance);
  DvtConnector *connector = NULL;

  cancel_loading (self);
  g_clear_pointer (&self->endpoints, g_ptr_array_unref);
  g_clear_pointer (&self->definition, dvt_definition_unref);
  show_endpoints (self);
  if (instance != NULL)
    connector = dvt_workspace_find_connector (self->workspace,
                                              dvt_instance_get_connector_id (instance), NULL);
  if (connector == NULL)
    return;
  self->loading = g_cancellable_new ();
  dvt_workspace_load_definition_async (self->workspace, dvt_connector_get_digest (connector),
                                       self->loading, on_definition_loaded_cb, g_object_ref (self));
}

static void
on_instance_selected_cb (DvtConnectorPart *self)
{
  GObject *item = adw_combo_row_get_selected_item (self->instance_row);
  DvtInstance *instance = DVT_IS_INSTANCE (item) ? DVT_INSTANCE (item) : NULL;

  if (self->setting || instance == NULL
      || g_strcmp0 (dvt_instance_get_id (instance), self->instance) == 0)
    return;
  g_set_str (&self->instance, dvt_instance_get_id (instance));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->instance_row), "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->instance_row), "error");
  load_endpoints (self);
  dvt_shape_part_edited (DVT_SHAPE_PART (self));
}

/* @item: an instance, or what says that none is picked. */
static char *
build_instance_title (GObject *item, gpointer user_data)
{
  DvtInstance *instance = NULL;

  if (!DVT_IS_INSTANCE (item))
    return g_strdup (get_not_picked ());
  instance = DVT_INSTANCE (item);
  return g_strdup_printf ("%s · %s", dvt_instance_get_name (instance),
                          dvt_instance_get_connector_name (instance));
}

static void
show_instances (DvtConnectorPart *self)
{
  GListModel *instances = G_LIST_MODEL (dvt_workspace_get_instances (self->workspace));
  g_autoptr (GtkExpression) title = gtk_cclosure_expression_new (
    G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (build_instance_title), NULL, NULL);
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_OBJECT);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (instances); i++)
    {
      g_autoptr (DvtInstance) instance = g_list_model_get_item (instances, i);

      if (g_str_equal (dvt_instance_get_id (instance), self->instance))
        selected = i;
      g_list_store_append (items, instance);
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      g_autoptr (GtkStringObject) not_picked = gtk_string_object_new (get_not_picked ());

      g_list_store_insert (items, 0, not_picked);
    }
  self->setting = TRUE;
  adw_combo_row_set_expression (self->instance_row, title);
  adw_combo_row_set_model (self->instance_row, G_LIST_MODEL (items));
  adw_combo_row_set_selected (self->instance_row,
                              selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  self->setting = FALSE;
  if (g_list_model_get_n_items (instances) == 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->instance_row),
                                 _ ("There is no instance yet: create one for its connector"));
  else if (selected == GTK_INVALID_LIST_POSITION && *self->instance != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->instance_row),
                                   _ ("Its instance is not there any more"));
      gtk_widget_add_css_class (GTK_WIDGET (self->instance_row), "error");
    }
}

/* --- The rows --- */

static AdwComboRow *
add_combo_row (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_COMBO_ROW (row);
}

static AdwSpinRow *
add_spin_row (DvtConnectorPart *self,
              GtkWidget *group,
              const char *title,
              const char *subtitle,
              const char *member,
              double minimum)
{
  const char *number = yyjson_get_raw (yyjson_obj_get (dvt_json_get_value (self->shape), member));
  GtkWidget *row = adw_spin_row_new_with_range (minimum, 1000000, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_spin_row_set_value (ADW_SPIN_ROW (row),
                          number != NULL ? g_ascii_strtod (number, NULL) : minimum);
  g_signal_connect_object (row, "notify::value", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_SPIN_ROW (row);
}

static GtkWidget *
add_group (DvtConnectorPart *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (self), group);
  return group;
}

static void
add_rows (DvtConnectorPart *self)
{
  yyjson_val *shape = dvt_json_get_value (self->shape);
  GtkWidget *group = add_group (self);

  self->instance_row = add_combo_row (group, _ ("Instance"));
  self->endpoint_row = add_combo_row (group, _ ("Endpoint"));
  self->parameters = dvt_parameter_group_new ();
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->parameters));
  self->receive_group = add_group (self);
  self->maximum_row = add_spin_row (self, self->receive_group, _ ("At Most"),
                                    _ ("Records that are received; 0: all"), "maximumRecords", 0);
  self->send_group = add_group (self);
  self->batch_row = add_spin_row (self, self->send_group, _ ("Records a Request"),
                                  _ ("More than one are sent as a list"), "batchSize", 1);
  self->body_row = dvt_value_row_new (_ ("What Is Sent (not set: the record)"), TRUE);
  dvt_value_row_set_value (self->body_row, yyjson_obj_get (shape, "body"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->send_group), GTK_WIDGET (self->body_row));
}

static void
connect_rows (DvtConnectorPart *self)
{
  g_signal_connect_object (self->instance_row, "notify::selected",
                           G_CALLBACK (on_instance_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->endpoint_row, "notify::selected",
                           G_CALLBACK (on_endpoint_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->parameters, "edited", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->body_row, "edited", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
}

/* --- The class --- */

/* A number that says nothing more than its absence is left out, and so is one of the other kind of
 * endpoint. */
static void
put_number (yyjson_mut_doc *document,
            yyjson_mut_val *shape,
            const char *member,
            AdwSpinRow *row,
            guint absent,
            gboolean asked)
{
  const guint64 number = asked ? (guint64) adw_spin_row_get_value (row) : absent;

  dvt_shape_value_set_member (document, shape, member,
                              number != absent ? yyjson_mut_uint (document, number) : NULL);
}

static gboolean
dvt_connector_part_put (DvtShapePart *part,
                        yyjson_mut_doc *document,
                        yyjson_mut_val *shape,
                        GError **error)
{
  DvtConnectorPart *self = DVT_CONNECTOR_PART (part);
  yyjson_mut_val *body = NULL;

  dvt_shape_value_set_member (document, shape, "instance",
                              yyjson_mut_strcpy (document, self->instance));
  dvt_shape_value_set_member (document, shape, "endpoint",
                              yyjson_mut_strcpy (document, self->endpoint));
  /* What cannot be shown, since the endpoint is not known, stays as it is. */
  if (find_endpoint (self) == NULL)
    return TRUE;
  dvt_shape_value_set_member (document, shape, "parameters",
                              dvt_parameter_group_build (self->parameters, document));
  put_number (document, shape, "maximumRecords", self->maximum_row, 0,
              gtk_widget_get_visible (self->receive_group));
  put_number (document, shape, "batchSize", self->batch_row, 1,
              gtk_widget_get_visible (self->send_group));
  if (gtk_widget_get_visible (self->send_group) && dvt_value_row_has_value (self->body_row))
    {
      body = yyjson_mut_obj (document);
      dvt_value_row_put (self->body_row, document, body);
    }
  dvt_shape_value_set_member (document, shape, "body", body);
  return TRUE;
}

static void
dvt_connector_part_dispose (GObject *object)
{
  DvtConnectorPart *self = DVT_CONNECTOR_PART (object);

  cancel_loading (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dvt_connector_part_parent_class)->dispose (object);
}

static void
dvt_connector_part_finalize (GObject *object)
{
  DvtConnectorPart *self = DVT_CONNECTOR_PART (object);

  g_clear_pointer (&self->shape, dvt_json_unref);
  g_clear_pointer (&self->instance, g_free);
  g_clear_pointer (&self->endpoint, g_free);
  g_clear_pointer (&self->endpoints, g_ptr_array_unref);
  g_clear_pointer (&self->definition, dvt_definition_unref);

  G_OBJECT_CLASS (dvt_connector_part_parent_class)->finalize (object);
}

static void
dvt_connector_part_class_init (DvtConnectorPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_connector_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_connector_part_finalize;
  DVT_SHAPE_PART_CLASS (klass)->put = dvt_connector_part_put;
}

static void
dvt_connector_part_init (DvtConnectorPart *self)
{
}

static char *
dup_member (yyjson_val *shape, const char *member)
{
  const char *text = yyjson_get_str (yyjson_obj_get (shape, member));

  return g_strdup (text != NULL ? text : "");
}

DvtShapePart *
dvt_connector_part_new (DvtWorkspace *workspace, DvtJson *shape)
{
  DvtConnectorPart *self = g_object_new (DVT_TYPE_CONNECTOR_PART, NULL);

  self->workspace = g_object_ref (workspace);
  self->shape = dvt_json_ref (shape);
  self->instance = dup_member (dvt_json_get_value (shape), "instance");
  self->endpoint = dup_member (dvt_json_get_value (shape), "endpoint");
  add_rows (self);
  show_instances (self);
  load_endpoints (self);
  connect_rows (self);
  return DVT_SHAPE_PART (self);
}
