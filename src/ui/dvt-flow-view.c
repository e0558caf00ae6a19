/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-view.h"

#include <glib/gi18n.h>

#include "dvt-flow-canvas.h"
#include "dvt-flow-progress.h"
#include "dvt-flow-runs.h"
#include "dvt-flow-text.h"
#include "dvt-user-error.h"

struct _DvtFlowView
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;   /* (owned) (nullable) */
  DvtFlow *flow;             /* (owned) (nullable) */
  GSignalGroup *signals;     /* (owned) of the flow */
  GSignalGroup *instances;   /* (owned) of the list of instances, whose names are shown */
  GSignalGroup *task;        /* (owned) of the task */
  GCancellable *cancellable; /* (owned) (nullable) of what is being loaded for this version */
  DvtFlowDocument *document; /* (owned) (nullable) */
  char *digest;              /* (owned) (nullable) of the document that is shown or loaded */
  GHashTable *definitions;   /* (owned) digest → DvtDefinition; NULL while it is loaded */
  char *connector_id;        /* (owned) (nullable) that the banner is about */
  guint version;
  guint tick_id;
  gboolean editable;
  gboolean updating; /* the toggles are being made */

  AdwBanner *banner;
  AdwToggleGroup *version_group;
  GtkWidget *zoom_out_button;
  GtkButton *zoom_button;
  GtkWidget *zoom_in_button;
  GtkStack *stack;
  GtkViewport *viewport;
  DvtFlowCanvas *canvas;
  GtkWidget *hint_label;
  AdwStatusPage *failed_page;
  DvtFlowProgress *progress;
  DvtFlowRuns *runs;
};

G_DEFINE_FINAL_TYPE (DvtFlowView, dvt_flow_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_VERSION = 1,
  PROP_DOCUMENT,
} DvtFlowViewProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

enum
{
  SIGNAL_SHAPE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* NULL for none. */
static const DvtFlowVersion *
get_version (DvtFlowView *self)
{
  return self->flow != NULL ? dvt_flow_find_version (self->flow, self->version) : NULL;
}

/* --- What is said of shapes --- */

static DvtShapeText *
describe_shape (const DvtShape *shape, gpointer user_data)
{
  DvtFlowView *self = DVT_FLOW_VIEW (user_data);
  const DvtFlowVersion *version = get_version (self);
  DvtConnector *connector = dvt_shape_text_find_connector (self->workspace, shape);
  DvtDefinition *definition = NULL;

  if (connector != NULL)
    definition = g_hash_table_lookup (self->definitions, dvt_connector_get_digest (connector));
  return dvt_shape_text_new (self->workspace, shape, version != NULL ? version->warnings : NULL,
                             definition);
}

/* None while it is loaded. */
static void
free_definition (gpointer definition)
{
  if (definition != NULL)
    dvt_definition_unref (definition);
}

static void
load_definition_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtFlowView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (DVT_WORKSPACE (source), result, &error);

  /* Without it, endpoints are called by their ids. */
  if (definition == NULL || self->workspace == NULL)
    return;
  g_hash_table_replace (self->definitions, g_strdup (dvt_definition_get_digest (definition)),
                        dvt_definition_ref (definition));
  dvt_flow_canvas_update_texts (self->canvas);
}

/* The names of endpoints stand in the connectors' definitions. */
static void
load_definitions (DvtFlowView *self)
{
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (self->document);

  for (guint i = 0; i < shapes->len; i++)
    {
      DvtConnector *connector = dvt_shape_text_find_connector (self->workspace, shapes->pdata[i]);
      const char *digest = connector != NULL ? dvt_connector_get_digest (connector) : NULL;

      if (digest == NULL || !g_hash_table_insert (self->definitions, g_strdup (digest), NULL))
        continue;
      dvt_workspace_load_definition_async (self->workspace, digest, self->cancellable,
                                           load_definition_cb, g_object_ref (self));
    }
}

/* --- The banner --- */

/* The connector that a warning is about: its subject, or that of the shape's instance. */
static char *
find_connector_id (DvtFlowView *self, const DvtReason *reason)
{
  const DvtShape *shape = NULL;
  DvtConnector *connector = NULL;

  if (reason->code == DVT_REASON_OUT_OF_DATE)
    return g_strdup (reason->subject);
  if (self->document != NULL && reason->shape != NULL)
    shape = dvt_flow_document_find_shape (self->document, reason->shape);
  if (shape != NULL)
    connector = dvt_shape_text_find_connector (self->workspace, shape);
  return connector != NULL ? g_strdup (dvt_connector_get_id (connector)) : NULL;
}

static char *
build_banner (GPtrArray *warnings, const DvtReason *gravest)
{
  g_autoptr (GHashTable) messages = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_more;

  for (guint i = 0; i < warnings->len; i++)
    g_hash_table_add (messages, ((const DvtReason *) warnings->pdata[i])->message);
  n_more = g_hash_table_size (messages) - 1;
  if (n_more == 0)
    return g_strdup (gravest->message);
  /* Translators: what is wrong with a process flow, and how much besides. */
  return g_strdup_printf (ngettext ("%s, and %u more warning", "%s, and %u more warnings", n_more),
                          gravest->message, n_more);
}

static void
update_banner (DvtFlowView *self)
{
  const DvtFlowVersion *version = get_version (self);
  const DvtReason *gravest
    = version != NULL ? dvt_flow_text_find_gravest (version->warnings) : NULL;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->connector_id, g_free);
  adw_banner_set_revealed (self->banner, gravest != NULL);
  if (gravest == NULL)
    return;
  title = build_banner (version->warnings, gravest);
  self->connector_id = find_connector_id (self, gravest);
  adw_banner_set_title (self->banner, title);
  adw_banner_set_button_label (self->banner,
                               self->connector_id != NULL ? _ ("Open Connector") : NULL);
}

/* --- The document --- */

static gboolean
show_beginning_cb (GtkWidget *viewport, GdkFrameClock *clock, gpointer user_data)
{
  DvtFlowView *self = DVT_FLOW_VIEW (user_data);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->canvas));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t bounds;

  /* It has no place before the first frame is laid out. */
  if (first != NULL && gtk_widget_get_height (first) == 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  if (first != NULL && gtk_widget_compute_bounds (first, GTK_WIDGET (self->canvas), &bounds))
    {
      graphene_point_t centre;

      graphene_rect_get_center (&bounds, &centre);
      gtk_adjustment_set_value (adjustment,
                                centre.y - gtk_adjustment_get_page_size (adjustment) / 2);
    }
  return G_SOURCE_REMOVE;
}

static void
cancel_show_beginning (DvtFlowView *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->viewport), self->tick_id);
  self->tick_id = 0;
}

/* A flow with many branches begins in the middle of a picture that is higher than its window. */
static void
show_beginning (DvtFlowView *self)
{
  cancel_show_beginning (self);
  self->tick_id
    = gtk_widget_add_tick_callback (GTK_WIDGET (self->viewport), show_beginning_cb, self, NULL);
}

/* What shapes did is shown on those of the version that did it. */
static void
update_report (DvtFlowView *self)
{
  g_autoptr (DvtFlowTask) task = g_signal_group_dup_target (self->task);
  gboolean shown = task != NULL && dvt_flow_task_get_version (task) == self->version;

  dvt_flow_canvas_set_report (self->canvas, shown ? dvt_flow_task_get_report (task) : NULL);
}

static void
show_document (DvtFlowView *self)
{
  gboolean empty = dvt_flow_document_get_shapes (self->document)->len == 0;

  dvt_flow_canvas_set_document (self->canvas, self->document,
                                self->editable ? DVT_FLOW_LAYOUT_EDIT : DVT_FLOW_LAYOUT_READ,
                                describe_shape, self);
  update_report (self);
  gtk_widget_set_visible (self->hint_label, empty && self->editable);
  gtk_stack_set_visible_child_name (self->stack, empty && !self->editable ? "empty" : "picture");
}

static void
load_document_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtFlowView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document
    = dvt_workspace_load_flow_document_finish (DVT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;
  gboolean begins;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (document == NULL)
    {
      text = dvt_user_error_describe (error);
      description = g_markup_escape_text (text, -1);
      adw_status_page_set_description (self->failed_page, description);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  /* Another one was asked for meanwhile, too late to cancel this. */
  if (g_strcmp0 (self->digest, dvt_flow_document_get_digest (document)) != 0)
    return;
  begins = self->document == NULL;
  g_clear_pointer (&self->document, dvt_flow_document_unref);
  self->document = g_steal_pointer (&document);
  g_hash_table_remove_all (self->definitions);
  show_document (self);
  if (begins)
    show_beginning (self);
  load_definitions (self);
  update_banner (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
forget_document (DvtFlowView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->digest, g_free);
  if (self->document == NULL)
    return;
  g_clear_pointer (&self->document, dvt_flow_document_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
load_document (DvtFlowView *self, const DvtFlowVersion *version)
{
  /* While a draft is edited its picture stays until the next one is here. */
  gboolean keeps = self->document != NULL;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_str (&self->digest, version->digest);
  if (!keeps)
    {
      dvt_flow_canvas_clear (self->canvas);
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  dvt_workspace_load_flow_document_async (self->workspace, version->digest, self->cancellable,
                                          load_document_cb, g_object_ref (self));
}

/* --- Versions --- */

static void
add_toggle (DvtFlowView *self, const DvtFlowVersion *version)
{
  AdwToggle *toggle = adw_toggle_new ();
  g_autofree char *name = g_strdup_printf ("%u", version->number);
  g_autofree char *label = dvt_flow_text_build_version (version);

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->version_group, toggle);
}

/* The deployed one and the draft; and an older one while it is looked at. */
static void
update_toggles (DvtFlowView *self)
{
  GPtrArray *versions = dvt_flow_get_versions (self->flow);
  g_autofree char *active = g_strdup_printf ("%u", self->version);

  self->updating = TRUE;
  adw_toggle_group_remove_all (self->version_group);
  for (guint i = versions->len; i > 0; i--)
    {
      const DvtFlowVersion *version = versions->pdata[i - 1];

      if (version->number == self->version || !g_str_equal (version->status, "inactive"))
        add_toggle (self, version);
    }
  adw_toggle_group_set_active_name (self->version_group, active);
  self->updating = FALSE;
}

static void
on_version_toggled_cb (DvtFlowView *self)
{
  const char *name = adw_toggle_group_get_active_name (self->version_group);

  if (!self->updating && name != NULL)
    dvt_flow_view_set_version (self, (guint) g_ascii_strtoull (name, NULL, 10));
}

static guint
choose_version (DvtFlow *flow)
{
  guint deployed = dvt_flow_get_deployed_version (flow);
  guint draft = dvt_flow_get_draft_version (flow);
  GPtrArray *versions = dvt_flow_get_versions (flow);

  if (deployed != 0 || draft != 0)
    return deployed != 0 ? deployed : draft;
  return versions->len > 0 ? ((const DvtFlowVersion *) versions->pdata[0])->number : 0;
}

/* --- Everything --- */

static void
take_version (DvtFlowView *self, guint number)
{
  gboolean changed = self->version != number;
  const DvtFlowVersion *version;

  self->version = number;
  version = get_version (self);
  self->editable = version != NULL && g_str_equal (version->status, "draft");
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VERSION]);
}

/* The flow has changed, or another version is to be shown. */
static void
update (DvtFlowView *self)
{
  const DvtFlowVersion *version = get_version (self);
  gboolean was_editable = self->editable;

  if (self->flow == NULL)
    return;
  if (version == NULL)
    {
      take_version (self, choose_version (self->flow));
      version = get_version (self);
    }
  else
    take_version (self, self->version);
  update_toggles (self);
  if (version == NULL)
    forget_document (self);
  else if (g_strcmp0 (version->digest, self->digest) != 0)
    load_document (self, version);
  else if (self->document != NULL && was_editable != self->editable)
    show_document (self);
  else if (self->document != NULL)
    dvt_flow_canvas_update_texts (self->canvas);
  update_banner (self);
}

static void
on_instances_changed_cb (DvtFlowView *self)
{
  if (self->flow != NULL && self->document != NULL)
    dvt_flow_canvas_update_texts (self->canvas);
}

static void
on_task_progressed_cb (DvtFlowView *self)
{
  update_report (self);
}

static void
on_shape_activated_cb (DvtFlowView *self, const char *shape_id)
{
  g_signal_emit (self, signals[SIGNAL_SHAPE_ACTIVATED], 0, shape_id);
}

static void
on_zoom_changed_cb (DvtFlowView *self)
{
  double zoom = dvt_flow_canvas_get_zoom (self->canvas);
  /* Translators: how large the picture is shown. */
  g_autofree char *label = g_strdup_printf (_ ("%.0f %%"), zoom * 100);

  gtk_button_set_label (self->zoom_button, label);
  gtk_widget_set_sensitive (self->zoom_in_button, zoom < DVT_FLOW_CANVAS_ZOOM_MAX);
  gtk_widget_set_sensitive (self->zoom_out_button, zoom > DVT_FLOW_CANVAS_ZOOM_MIN);
}

static void
dvt_flow_view_dispose (GObject *object)
{
  DvtFlowView *self = DVT_FLOW_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  cancel_show_beginning (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->instances);
  g_clear_object (&self->task);
  g_clear_object (&self->flow);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOW_VIEW);
  G_OBJECT_CLASS (dvt_flow_view_parent_class)->dispose (object);
}

static void
dvt_flow_view_finalize (GObject *object)
{
  DvtFlowView *self = DVT_FLOW_VIEW (object);

  g_clear_pointer (&self->document, dvt_flow_document_unref);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->definitions, g_hash_table_unref);
  g_clear_pointer (&self->connector_id, g_free);
  G_OBJECT_CLASS (dvt_flow_view_parent_class)->finalize (object);
}

static void
dvt_flow_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtFlowView *self = DVT_FLOW_VIEW (object);

  switch ((DvtFlowViewProperty) property_id)
    {
    case PROP_VERSION:
      g_value_set_uint (value, self->version);
      break;
    case PROP_DOCUMENT:
      g_value_set_boxed (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_view_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  DvtFlowView *self = DVT_FLOW_VIEW (object);

  switch ((DvtFlowViewProperty) property_id)
    {
    case PROP_VERSION:
      dvt_flow_view_set_version (self, g_value_get_uint (value));
      break;
    case PROP_DOCUMENT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DVT_TYPE_FLOW_CANVAS);
  g_type_ensure (DVT_TYPE_FLOW_PROGRESS);
  g_type_ensure (DVT_TYPE_FLOW_RUNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dovetail_app/Dovetail/dvt-flow-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, banner);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, version_group);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, zoom_out_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, viewport);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, canvas);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, progress);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowView, runs);
  gtk_widget_class_bind_template_callback (widget_class, on_version_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shape_activated_cb);
}

static void
dvt_flow_view_class_init (DvtFlowViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_flow_view_dispose;
  object_class->finalize = dvt_flow_view_finalize;
  object_class->get_property = dvt_flow_view_get_property;
  object_class->set_property = dvt_flow_view_set_property;

  props[PROP_VERSION]
    = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_DOCUMENT] = g_param_spec_boxed ("document", NULL, NULL, DVT_TYPE_FLOW_DOCUMENT,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_SHAPE_ACTIVATED]
    = g_signal_new ("shape-activated", DVT_TYPE_FLOW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
dvt_flow_view_init (DvtFlowView *self)
{
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_definition);
  self->signals = g_signal_group_new (DVT_TYPE_FLOW);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  self->instances = g_signal_group_new (DVT_TYPE_INSTANCE_LIST);
  g_signal_group_connect_swapped (self->instances, "items-changed",
                                  G_CALLBACK (on_instances_changed_cb), self);
  self->task = g_signal_group_new (DVT_TYPE_FLOW_TASK);
  g_signal_group_connect_swapped (self->task, "progressed", G_CALLBACK (on_task_progressed_cb),
                                  self);
  g_signal_group_connect_swapped (self->task, "ended", G_CALLBACK (on_task_progressed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  on_zoom_changed_cb (self);
}

void
dvt_flow_view_set_workspace (DvtFlowView *self, DvtWorkspace *workspace)
{
  g_return_if_fail (DVT_IS_FLOW_VIEW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->instances, dvt_workspace_get_instances (workspace));
}

void
dvt_flow_view_set_flow (DvtFlowView *self, DvtFlow *flow)
{
  g_return_if_fail (DVT_IS_FLOW_VIEW (self));

  if (self->flow == flow)
    return;
  forget_document (self);
  dvt_flow_canvas_clear (self->canvas);
  g_set_object (&self->flow, flow);
  g_signal_group_set_target (self->signals, flow);
  dvt_flow_runs_set_flow (self->runs, self->workspace, flow);
  take_version (self, flow != NULL ? choose_version (flow) : 0);
  update (self);
}

guint
dvt_flow_view_get_version (DvtFlowView *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_VIEW (self), 0);

  return self->version;
}

void
dvt_flow_view_set_version (DvtFlowView *self, guint version)
{
  g_return_if_fail (DVT_IS_FLOW_VIEW (self));

  if (self->flow == NULL || self->version == version
      || dvt_flow_find_version (self->flow, version) == NULL)
    return;
  take_version (self, version);
  update_toggles (self);
  forget_document (self);
  update (self);
}

DvtFlowDocument *
dvt_flow_view_get_document (DvtFlowView *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_VIEW (self), NULL);

  return self->document;
}

gboolean
dvt_flow_view_get_editable (DvtFlowView *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_VIEW (self), FALSE);

  return self->editable;
}

void
dvt_flow_view_set_task (DvtFlowView *self, DvtFlowTask *task)
{
  g_return_if_fail (DVT_IS_FLOW_VIEW (self));

  g_signal_group_set_target (self->task, task);
  dvt_flow_progress_set_task (self->progress, task);
  on_task_progressed_cb (self);
}

void
dvt_flow_view_step_zoom (DvtFlowView *self, int steps)
{
  g_return_if_fail (DVT_IS_FLOW_VIEW (self));

  if (steps == 0)
    dvt_flow_canvas_set_zoom (self->canvas, 1);
  else
    dvt_flow_canvas_step_zoom (self->canvas, steps);
}

const char *
dvt_flow_view_get_connector_id (DvtFlowView *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_VIEW (self), NULL);

  return self->connector_id;
}
