/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-detail.h"

#include <glib/gi18n.h>

#include "dvt-connector-text.h"
#include "dvt-endpoint-list.h"
#include "dvt-fact-list.h"
#include "dvt-instance-group.h"
#include "dvt-instance-words.h"
#include "dvt-item-watch.h"
#include "dvt-member-row.h"
#include "dvt-style.h"
#include "dvt-tile.h"
#include "dvt-used-by-group.h"
#include "dvt-user-error.h"

struct _DvtConnectorDetail
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;   /* (owned) (nullable) */
  DvtConnector *connector;   /* (owned) (nullable) */
  GSignalGroup *signals;     /* (owned) of the connector */
  GCancellable *cancellable; /* (owned) (nullable) what is read for the present state */
  char *digest;              /* (owned) (nullable) of the definition that is shown or being read */
  GPtrArray *member_rows;    /* (owned) (element-type GtkWidget) of the two groups */
  GPtrArray *method_rows;  /* (owned) (element-type GtkWidget) those with methods; has their ids */
  DvtItemWatch *instances; /* (owned) (nullable) they say which methods are used */
  int n_changes;           /* of the organisation's own; -1 until known */
  gboolean title_passed;

  GtkScrolledWindow *scrolled_window;
  GtkWidget *title_box;
  DvtTile *tile;
  GtkLabel *name_label;
  GtkLabel *summary_label;
  AdwWrapBox *badge_box;
  GtkWidget *notice_box;
  GtkLabel *notice_title;
  GtkLabel *notice_label;
  GtkButton *review_button;
  DvtFactList *fact_list;
  GtkStack *definition_stack;
  AdwStatusPage *failed_page;
  DvtEndpointList *endpoint_list;
  AdwPreferencesGroup *auth_group;
  AdwPreferencesGroup *variable_group;
  DvtInstanceGroup *instance_group;
  DvtUsedByGroup *used_by_group;
};

G_DEFINE_FINAL_TYPE (DvtConnectorDetail, dvt_connector_detail, ADW_TYPE_BIN)

typedef enum
{
  PROP_CONNECTOR = 1,
  PROP_TITLE_PASSED,
} DvtConnectorDetailProperty;

static GParamSpec *props[PROP_TITLE_PASSED + 1];

/* The id of the authentication method that a row shows. */
static GQuark method_quark (void);
G_DEFINE_QUARK (dvt - connector - detail - method, method)

static void
add_badge (DvtConnectorDetail *self, const char *text, const char *style)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, DVT_STYLE_BADGE);
  if (style != NULL)
    gtk_widget_add_css_class (badge, style);
  adw_wrap_box_append (self->badge_box, badge);
}

static void
update_badges (DvtConnectorDetail *self, DvtConnector *connector)
{
  g_autofree const char **badges = dvt_connector_text_list_badges (connector);
  const char *category = dvt_connector_get_category (connector);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->badge_box))) != NULL)
    adw_wrap_box_remove (self->badge_box, child);
  if (category != NULL && *category != '\0')
    add_badge (self, category, NULL);
  if (dvt_connector_get_modified (connector))
    {
      guint n_changes = (guint) MAX (self->n_changes, 0);
      g_autofree char *changes = g_strdup_printf (
        ngettext ("%u Change of Yours", "%u Changes of Yours", n_changes), n_changes);

      add_badge (self, n_changes > 0 ? changes : _ ("Modified"), DVT_STYLE_ACCENT);
    }
  for (gsize i = 0; badges[i] != NULL; i++)
    add_badge (self, badges[i],
               g_str_equal (badges[i], _ ("Installed Alongside")) ? NULL : DVT_STYLE_WARNING);
}

static void
update_title (DvtConnectorDetail *self, DvtConnector *connector)
{
  const char *summary = dvt_connector_get_summary (connector);

  dvt_tile_set_name (self->tile, dvt_connector_get_name (connector));
  dvt_tile_set_colour (self->tile, dvt_connector_get_colour (connector));
  gtk_label_set_label (self->name_label, dvt_connector_get_name (connector));
  gtk_label_set_label (self->summary_label, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), summary != NULL && *summary != '\0');
}

static void
update_notice (DvtConnectorDetail *self, DvtConnector *connector)
{
  const char *name = dvt_connector_get_available_version_name (connector);
  guint newer = dvt_connector_get_newer_versions (connector);
  gboolean available = dvt_connector_get_update_available (connector);
  g_autofree char *version = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->notice_box, available);
  if (!available)
    return;
  version = name != NULL && *name != '\0'
              ? g_strdup (name)
              : g_strdup_printf ("%u", dvt_connector_get_available_version (connector));
  /* Translators: %s is a version's name. */
  title = g_strdup_printf (_ ("Version %s Is Available"), version);
  text = g_strdup_printf (ngettext ("%u version newer than the installed one",
                                    "%u versions newer than the installed one", newer),
                          newer);
  gtk_label_set_label (self->notice_title, title);
  gtk_label_set_label (self->notice_label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->review_button), "s",
                                    dvt_connector_get_id (connector));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->review_button), "page.update");
}

static void
update_changes (DvtConnectorDetail *self)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);

  update_badges (self, self->connector);
  dvt_fact_list_show (self->fact_list, self->connector, self->n_changes, now);
}

static void
clear_member_rows (DvtConnectorDetail *self)
{
  for (guint i = 0; i < self->member_rows->len; i++)
    {
      GtkWidget *row = self->member_rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->member_rows, 0);
  g_ptr_array_set_size (self->method_rows, 0);
}

static void
add_member_row (DvtConnectorDetail *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->member_rows, row);
}

static void
update_method_uses (DvtConnectorDetail *self)
{
  DvtInstanceList *instances = dvt_workspace_get_instances (self->workspace);

  if (self->connector == NULL)
    return;
  for (guint i = 0; i < self->method_rows->len; i++)
    {
      GtkWidget *row = self->method_rows->pdata[i];
      const char *method = g_object_get_qdata (G_OBJECT (row), method_quark ());
      g_autofree char *use = dvt_instance_words_build_method_use (
        instances, dvt_connector_get_id (self->connector), method);

      dvt_member_row_set_use (row, use);
    }
}

static void
add_method_row (DvtConnectorDetail *self, DvtDefinition *definition, const DvtAuthMethod *method)
{
  GtkWidget *row = dvt_member_row_new_auth_method (definition, method);

  g_object_set_qdata_full (G_OBJECT (row), method_quark (), g_strdup (method->id), g_free);
  add_member_row (self, self->auth_group, row);
  g_ptr_array_add (self->method_rows, row);
}

static void
show_definition (DvtConnectorDetail *self, DvtDefinition *definition)
{
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (definition);
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);

  dvt_endpoint_list_set_definition (self->endpoint_list, definition);
  clear_member_rows (self);
  for (guint i = 0; i < methods->len; i++)
    add_method_row (self, definition, methods->pdata[i]);
  update_method_uses (self);
  for (guint i = 0; i < variables->len; i++)
    add_member_row (self, self->variable_group, dvt_member_row_new_variable (variables->pdata[i]));
  adw_preferences_group_set_description (
    self->auth_group, methods->len == 0 ? _ ("No authentication is needed.") : NULL);
  adw_preferences_group_set_description (self->variable_group,
                                         variables->len == 0 ? _ ("There are none.") : NULL);
  gtk_stack_set_visible_child_name (self->definition_stack, "definition");
}

static void
show_failure (DvtConnectorDetail *self, const GError *error)
{
  g_autofree char *text = dvt_user_error_describe (error);
  /* A status page takes its description for markup. */
  g_autofree char *description = g_markup_escape_text (text, -1);

  g_info ("A definition could not be read: %s", error->message);
  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->definition_stack, "failed");
}

static void
load_definition_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtConnectorDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);

  /* Disposed, or another state is read by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (definition == NULL)
    show_failure (self, error);
  else if (g_strcmp0 (dvt_definition_get_digest (definition), self->digest) == 0)
    show_definition (self, definition);
}

static void
list_own_changes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtConnectorDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
    = dvt_workspace_list_own_changes_finish (DVT_WORKSPACE (source), result, &error);

  /* The ledger itself says why it cannot be read; here the number is only left out. */
  if (changes == NULL || self->workspace == NULL)
    return;
  self->n_changes = (int) changes->len;
  update_changes (self);
}

static void
load (DvtConnectorDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_str (&self->digest, dvt_connector_get_digest (self->connector));
  dvt_workspace_load_definition_async (self->workspace, self->digest, self->cancellable,
                                       load_definition_cb, g_object_ref (self));
  if (dvt_connector_get_modified (self->connector))
    dvt_workspace_list_own_changes_async (self->workspace, dvt_connector_get_id (self->connector),
                                          self->cancellable, list_own_changes_cb,
                                          g_object_ref (self));
}

static void
update (DvtConnectorDetail *self)
{
  gboolean moved = g_strcmp0 (self->digest, dvt_connector_get_digest (self->connector)) != 0;

  if (moved)
    self->n_changes = -1;
  update_title (self, self->connector);
  update_notice (self, self->connector);
  update_changes (self);
  if (moved)
    load (self);
}

static void
on_try_again_clicked_cb (DvtConnectorDetail *self)
{
  gtk_stack_set_visible_child_name (self->definition_stack, "loading");
  load (self);
}

static void
on_scrolled_cb (DvtConnectorDetail *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  gboolean passed = gtk_adjustment_get_value (adjustment) > gtk_widget_get_height (self->title_box);

  if (self->title_passed == passed)
    return;
  self->title_passed = passed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE_PASSED]);
}

static void
dvt_connector_detail_dispose (GObject *object)
{
  DvtConnectorDetail *self = DVT_CONNECTOR_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->signals);
  g_clear_object (&self->instances);
  g_clear_object (&self->connector);
  g_clear_object (&self->workspace);
  /* The template's child is bound to a field, and disposing of the template would unparent it
   * behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CONNECTOR_DETAIL);
  G_OBJECT_CLASS (dvt_connector_detail_parent_class)->dispose (object);
}

static void
dvt_connector_detail_finalize (GObject *object)
{
  DvtConnectorDetail *self = DVT_CONNECTOR_DETAIL (object);

  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->member_rows, g_ptr_array_unref);
  g_clear_pointer (&self->method_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_connector_detail_parent_class)->finalize (object);
}

static void
dvt_connector_detail_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  DvtConnectorDetail *self = DVT_CONNECTOR_DETAIL (object);

  switch ((DvtConnectorDetailProperty) property_id)
    {
    case PROP_CONNECTOR:
      g_value_set_object (value, self->connector);
      break;
    case PROP_TITLE_PASSED:
      g_value_set_boolean (value, self->title_passed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_connector_detail_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  DvtConnectorDetail *self = DVT_CONNECTOR_DETAIL (object);

  switch ((DvtConnectorDetailProperty) property_id)
    {
    case PROP_CONNECTOR:
      dvt_connector_detail_set_connector (self, g_value_get_object (value));
      break;
    case PROP_TITLE_PASSED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-connector-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, title_box);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, tile);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, badge_box);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, notice_box);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, notice_title);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, notice_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, review_button);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, fact_list);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, definition_stack);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, endpoint_list);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, auth_group);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, variable_group);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, instance_group);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorDetail, used_by_group);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again_clicked_cb);
}

static void
dvt_connector_detail_class_init (DvtConnectorDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_connector_detail_dispose;
  object_class->finalize = dvt_connector_detail_finalize;
  object_class->get_property = dvt_connector_detail_get_property;
  object_class->set_property = dvt_connector_detail_set_property;

  props[PROP_CONNECTOR]
    = g_param_spec_object ("connector", NULL, NULL, DVT_TYPE_CONNECTOR,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TITLE_PASSED] = g_param_spec_boolean ("title-passed", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DVT_TYPE_TILE);
  g_type_ensure (DVT_TYPE_ENDPOINT_LIST);
  g_type_ensure (DVT_TYPE_FACT_LIST);
  g_type_ensure (DVT_TYPE_INSTANCE_GROUP);
  g_type_ensure (DVT_TYPE_USED_BY_GROUP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
dvt_connector_detail_init (DvtConnectorDetail *self)
{
  self->member_rows = g_ptr_array_new ();
  self->method_rows = g_ptr_array_new ();
  self->signals = g_signal_group_new (DVT_TYPE_CONNECTOR);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled_window),
                           "value-changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
}

void
dvt_connector_detail_set_workspace (DvtConnectorDetail *self, DvtWorkspace *workspace)
{
  g_return_if_fail (DVT_IS_CONNECTOR_DETAIL (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->instances = dvt_item_watch_new (G_LIST_MODEL (dvt_workspace_get_instances (workspace)));
  g_signal_connect_object (self->instances, "changed", G_CALLBACK (update_method_uses), self,
                           G_CONNECT_SWAPPED);
  dvt_instance_group_set_workspace (self->instance_group, workspace);
  dvt_used_by_group_set_workspace (self->used_by_group, workspace);
}

DvtConnector *
dvt_connector_detail_get_connector (DvtConnectorDetail *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_DETAIL (self), NULL);

  return self->connector;
}

void
dvt_connector_detail_set_connector (DvtConnectorDetail *self, DvtConnector *connector)
{
  g_return_if_fail (DVT_IS_CONNECTOR_DETAIL (self));

  if (!g_set_object (&self->connector, connector))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->digest, g_free);
  dvt_endpoint_list_set_definition (self->endpoint_list, NULL);
  gtk_stack_set_visible_child_name (self->definition_stack, "loading");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  g_signal_group_set_target (self->signals, connector);
  dvt_instance_group_set_connector (self->instance_group,
                                    connector != NULL ? dvt_connector_get_id (connector) : NULL);
  dvt_used_by_group_set_connector (self->used_by_group,
                                   connector != NULL ? dvt_connector_get_id (connector) : NULL);
  if (connector != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONNECTOR]);
}

gboolean
dvt_connector_detail_get_title_passed (DvtConnectorDetail *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_DETAIL (self), FALSE);

  return self->title_passed;
}
