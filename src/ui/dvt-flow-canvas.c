/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dvt-flow-edges.h"
#include "dvt-flow-slot.h"
#include "dvt-shape-card.h"

/* In pixels of the picture. */
#define DOT_DISTANCE 20.0f
#define TITLE_DISTANCE 4 /* between a branch's title and its first shape */
/* How long the making of cards may hold the main loop at a time: a large flow has hundreds. */
#define BUILD_TIME_US 8000
/* Each time that some are shown, all are placed anew, which takes longer than making them. */
#define BUILD_CHUNK 64

struct _DvtFlowCanvas
{
  GtkWidget parent_instance;

  DvtFlowDocument *document; /* (owned) (nullable) */
  DvtFlowLayout *layout;     /* (owned) (nullable) of the document */
  GPtrArray *nodes;          /* (element-type GtkWidget) of the layout's nodes: a child, or NULL */
  GPtrArray *made;           /* (element-type GtkWidget) (owned) of the nodes from n_built on */
  GPtrArray *titles;         /* (element-type GtkWidget) of the layout's titles */
  DvtRunReport *report;      /* (owned) (nullable) what the shapes did */
  char *current_id;          /* (owned) (nullable) the shape that is to become current */
  char *next_id;             /* (owned) (nullable) or this one, where that has gone */
  DvtShapeTextFunc describe; /* (nullable) */
  gpointer describe_data;    /* (unowned) */
  double zoom;
  DvtFlowLayoutMode mode;
  guint n_built;    /* how many nodes show their widgets */
  guint build_id;   /* the source that makes the others; 0: none */
  gboolean focuses; /* the current node is to have the focus, once it is there */
  guint current;    /* the node that has the focus, or had it last */
  int width;        /* of the picture, without zoom */
  int height;
};

G_DEFINE_FINAL_TYPE (DvtFlowCanvas, dvt_flow_canvas, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ZOOM = 1,
} DvtFlowCanvasProperty;

static GParamSpec *props[PROP_ZOOM + 1];

enum
{
  SIGNAL_SHAPE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const double zooms[] = { 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2 };

/* --- Children --- */

static void
on_card_clicked_cb (DvtFlowCanvas *self, DvtShapeCard *card)
{
  g_signal_emit (self, signals[SIGNAL_SHAPE_ACTIVATED], 0, dvt_shape_card_get_shape_id (card));
}

static void
on_focus_entered_cb (GtkEventController *controller, gpointer user_data)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (user_data);
  guint index;

  if (g_ptr_array_find (self->nodes, gtk_event_controller_get_widget (controller), &index))
    self->current = index;
}

static GtkWidget *
create_card (DvtFlowCanvas *self, const DvtShape *shape, gboolean editable)
{
  GtkWidget *card = dvt_shape_card_new (shape->id, shape->number);

  dvt_shape_card_set_editable (DVT_SHAPE_CARD (card), editable);
  g_signal_connect_object (card, "clicked", G_CALLBACK (on_card_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return card;
}

/* The shape that leads to a place. */
static const DvtShape *
find_before (DvtFlowCanvas *self, guint index)
{
  int before = dvt_flow_layout_find_along (self->layout, index, -1);

  return before >= 0 ? dvt_flow_layout_get_node (self->layout, (guint) before)->shape : NULL;
}

static const DvtShapeReport *
find_report (DvtRunReport *report, const char *shape_id)
{
  for (guint i = 0; report != NULL && i < report->shapes->len; i++)
    {
      const DvtShapeReport *shape = report->shapes->pdata[i];

      if (g_str_equal (shape->id, shape_id))
        return shape;
    }
  return NULL;
}

static void
update_card_text (DvtFlowCanvas *self, GtkWidget *card, const DvtShape *shape)
{
  g_autoptr (DvtShapeText) text = self->describe (shape, self->describe_data);

  dvt_shape_card_set_text (DVT_SHAPE_CARD (card), text);
}

static void
update_card_report (DvtFlowCanvas *self, GtkWidget *card, const DvtShape *shape)
{
  gboolean running = self->report != NULL && self->report->status == DVT_RUN_STATUS_RUNNING;

  dvt_shape_card_set_report (DVT_SHAPE_CARD (card), find_report (self->report, shape->id), running);
}

static void
unref_child (GtkWidget *child)
{
  if (child != NULL)
    g_object_unref (child);
}

static void
make_node (DvtFlowCanvas *self, guint index)
{
  const DvtFlowNode *node = dvt_flow_layout_get_node (self->layout, index);
  gboolean editing = self->mode == DVT_FLOW_LAYOUT_EDIT;
  GtkWidget *child = NULL;
  GtkEventController *focus;

  if (node->shape != NULL)
    child = create_card (self, node->shape, editing);
  else if (editing)
    child = dvt_flow_slot_new (node, find_before (self, index));
  g_ptr_array_add (self->made, child != NULL ? g_object_ref_sink (child) : NULL);
  if (child == NULL)
    return;
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_entered_cb), self);
  gtk_widget_add_controller (child, focus);
}

static void
show_node (DvtFlowCanvas *self, GtkWidget *child)
{
  const DvtFlowNode *node = dvt_flow_layout_get_node (self->layout, self->n_built);

  self->nodes->pdata[self->n_built] = child;
  self->n_built++;
  if (child == NULL)
    return;
  /* In reading order, the titles behind them. */
  gtk_widget_insert_before (child, GTK_WIDGET (self),
                            self->titles->len > 0 ? self->titles->pdata[0] : NULL);
  if (node->shape == NULL)
    return;
  update_card_text (self, child, node->shape);
  if (self->report != NULL)
    update_card_report (self, child, node->shape);
}

static void
show_made (DvtFlowCanvas *self)
{
  for (guint i = 0; i < self->made->len; i++)
    show_node (self, self->made->pdata[i]);
  g_ptr_array_set_size (self->made, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
add_title (DvtFlowCanvas *self, guint index)
{
  const DvtFlowTitle *title = dvt_flow_layout_get_title (self->layout, index);
  g_autofree char *text = dvt_shape_text_build_branch (title->branch, title->number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dvt-row-caption");
  g_ptr_array_add (self->titles, label);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
unparent_child (GtkWidget *child)
{
  if (child != NULL)
    gtk_widget_unparent (child);
}

/* --- Places --- */

static int
find_title_height (DvtFlowCanvas *self)
{
  int tallest = 0;

  for (guint i = 0; i < self->titles->len; i++)
    {
      int natural;

      gtk_widget_measure (self->titles->pdata[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural,
                          NULL, NULL);
      tallest = MAX (tallest, natural + TITLE_DISTANCE);
    }
  return tallest;
}

static void
place (DvtFlowCanvas *self)
{
  dvt_flow_canvas_measure_nodes (self->layout, self->nodes);
  dvt_flow_layout_place (self->layout, find_title_height (self), &self->width, &self->height);
}

static void
dvt_flow_canvas_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (widget);
  int size;

  if (self->layout == NULL)
    return;
  place (self);
  size = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
  *minimum = (int) ceil (size * self->zoom);
  *natural = *minimum;
}

static gboolean
is_mirrored (DvtFlowCanvas *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* How far the picture is from the top where there is more room than it needs. */
static float
get_top (DvtFlowCanvas *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return (float) MAX (floor ((height - self->height * self->zoom) / 2), 0);
}

static void
allocate_child (DvtFlowCanvas *self, GtkWidget *child, int x, int y, int width, int height)
{
  float zoom = (float) self->zoom;
  float left = (float) x;
  GskTransform *transform = NULL;

  if (is_mirrored (self))
    left = (float) gtk_widget_get_width (GTK_WIDGET (self)) / zoom - (float) (x + width);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT (0, get_top (self)));
  transform = gsk_transform_scale (transform, zoom, zoom);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT (left, (float) y));
  gtk_widget_allocate (child, width, height, -1, transform);
}

static void
dvt_flow_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (widget);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const DvtFlowNode *node = dvt_flow_layout_get_node (self->layout, i);

      if (self->nodes->pdata[i] != NULL)
        allocate_child (self, self->nodes->pdata[i], node->x, node->y, node->width, node->height);
    }
  for (guint i = 0; i < self->titles->len; i++)
    {
      const DvtFlowTitle *title = dvt_flow_layout_get_title (self->layout, i);
      GtkWidget *label = self->titles->pdata[i];
      int title_width;
      int title_height;

      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &title_width, NULL, NULL);
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &title_height, NULL, NULL);
      allocate_child (self, label, title->x, title->y, title_width, title_height);
    }
}

static void
dvt_flow_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (widget);
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float zoom = (float) self->zoom;
  GdkRGBA colour;
  GdkRGBA dots;

  gtk_widget_get_color (widget, &colour);
  dots = colour;
  dots.alpha *= 0.16f;
  colour.alpha *= high_contrast ? 1 : 0.5f;
  dvt_flow_edges_snapshot_dots (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                DOT_DISTANCE * zoom, &dots);
  if (self->layout == NULL)
    return;
  gtk_snapshot_save (snapshot);
  if (is_mirrored (self))
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, get_top (self)));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  dvt_flow_edges_snapshot (self->layout, snapshot, &colour);
  gtk_snapshot_restore (snapshot);
  GTK_WIDGET_CLASS (dvt_flow_canvas_parent_class)->snapshot (widget, snapshot);
}

/* --- Focus --- */

static int
find_next (DvtFlowCanvas *self, GtkDirectionType direction)
{
  int forward = is_mirrored (self) ? -1 : 1;

  switch (direction)
    {
    case GTK_DIR_RIGHT:
      return dvt_flow_layout_find_along (self->layout, self->current, forward);
    case GTK_DIR_LEFT:
      return dvt_flow_layout_find_along (self->layout, self->current, -forward);
    case GTK_DIR_DOWN:
      return dvt_flow_layout_find_across (self->layout, self->current, 1);
    case GTK_DIR_UP:
      return dvt_flow_layout_find_across (self->layout, self->current, -1);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return -1;
    }
}

/* Inside, arrow keys go from shape to shape and stay; Tab leaves. From outside all keys lead to the
 * shape that was left last. */
static gboolean
dvt_flow_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;
  int next;

  if (self->nodes->len == 0)
    return FALSE;
  if (!inside)
    return self->nodes->pdata[self->current] != NULL
           && gtk_widget_child_focus (self->nodes->pdata[self->current], direction);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  next = find_next (self, direction);
  /* The end of an empty branch is no widget. */
  if (next >= 0 && self->nodes->pdata[next] != NULL)
    return gtk_widget_child_focus (self->nodes->pdata[next], direction);
  return gtk_widget_keynav_failed (widget, direction);
}

/* The focus stays at the shape where it was, or goes to the one after it, when that was removed. */
static void
restore_current (DvtFlowCanvas *self)
{
  guint index;
  GtkWidget *card = NULL;

  if (self->current_id != NULL)
    card = dvt_flow_canvas_find_card (self, self->current_id);
  if (card == NULL && self->next_id != NULL)
    card = dvt_flow_canvas_find_card (self, self->next_id);
  if (card != NULL && g_ptr_array_find (self->nodes, card, &index))
    self->current = index;
  if (self->focuses && self->nodes->len > 0 && self->nodes->pdata[self->current] != NULL)
    gtk_widget_child_focus (self->nodes->pdata[self->current], GTK_DIR_TAB_FORWARD);
  self->focuses = FALSE;
}

/* Makes as many widgets as there is time for. */
static gboolean
build_some_cb (gpointer user_data)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (user_data);
  gint64 end = g_get_monotonic_time () + BUILD_TIME_US;

  while (self->n_built + self->made->len < self->nodes->len && g_get_monotonic_time () < end)
    make_node (self, self->n_built + self->made->len);
  if (self->n_built == 0 || self->made->len >= BUILD_CHUNK
      || self->n_built + self->made->len == self->nodes->len)
    show_made (self);
  if (self->n_built < self->nodes->len)
    return G_SOURCE_CONTINUE;
  self->build_id = 0;
  dvt_flow_canvas_relate_nodes (self->layout, self->nodes);
  restore_current (self);
  return G_SOURCE_REMOVE;
}

static void
dvt_flow_canvas_dispose (GObject *object)
{
  dvt_flow_canvas_clear (DVT_FLOW_CANVAS (object));
  G_OBJECT_CLASS (dvt_flow_canvas_parent_class)->dispose (object);
}

static void
dvt_flow_canvas_finalize (GObject *object)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (object);

  g_clear_pointer (&self->made, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_flow_canvas_parent_class)->finalize (object);
}

static void
dvt_flow_canvas_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (object);

  switch ((DvtFlowCanvasProperty) property_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_canvas_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DvtFlowCanvas *self = DVT_FLOW_CANVAS (object);

  switch ((DvtFlowCanvasProperty) property_id)
    {
    case PROP_ZOOM:
      dvt_flow_canvas_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_canvas_class_init (DvtFlowCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_flow_canvas_dispose;
  object_class->finalize = dvt_flow_canvas_finalize;
  object_class->get_property = dvt_flow_canvas_get_property;
  object_class->set_property = dvt_flow_canvas_set_property;
  widget_class->measure = dvt_flow_canvas_measure;
  widget_class->size_allocate = dvt_flow_canvas_size_allocate;
  widget_class->snapshot = dvt_flow_canvas_snapshot;
  widget_class->focus = dvt_flow_canvas_focus;

  props[PROP_ZOOM]
    = g_param_spec_double ("zoom", NULL, NULL, DVT_FLOW_CANVAS_ZOOM_MIN, DVT_FLOW_CANVAS_ZOOM_MAX,
                           1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_SHAPE_ACTIVATED]
    = g_signal_new ("shape-activated", DVT_TYPE_FLOW_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "dvt-flow-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dvt_flow_canvas_init (DvtFlowCanvas *self)
{
  self->zoom = 1;
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) unref_child);
  self->nodes = g_ptr_array_new ();
  self->titles = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shapes"), -1);
}

void
dvt_flow_canvas_set_document (DvtFlowCanvas *self,
                              DvtFlowDocument *document,
                              DvtFlowLayoutMode mode,
                              DvtShapeTextFunc describe,
                              gpointer describe_data)
{
  g_autofree char *current_id = NULL;
  g_autofree char *next_id = NULL;
  gboolean focused = FALSE;

  g_return_if_fail (DVT_IS_FLOW_CANVAS (self));
  g_return_if_fail (document != NULL);

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (self->nodes->len > 0)
    current_id = dvt_flow_canvas_dup_shape_at (self->layout, self->current, &next_id);
  dvt_flow_canvas_clear (self);
  self->document = dvt_flow_document_ref (document);
  self->layout = dvt_flow_layout_new (dvt_flow_document_get_shapes (document), mode);
  self->mode = mode;
  self->describe = describe;
  self->describe_data = describe_data;
  self->current_id = g_steal_pointer (&current_id);
  self->next_id = g_steal_pointer (&next_id);
  self->focuses = focused;
  for (guint i = 0; i < dvt_flow_layout_get_n_titles (self->layout); i++)
    add_title (self, i);
  g_ptr_array_set_size (self->nodes, (int) dvt_flow_layout_get_n_nodes (self->layout));
  /* Flows of the usual size are there at once. */
  if (build_some_cb (self) == G_SOURCE_CONTINUE)
    self->build_id = g_idle_add (build_some_cb, self);
}

void
dvt_flow_canvas_clear (DvtFlowCanvas *self)
{
  g_return_if_fail (DVT_IS_FLOW_CANVAS (self));

  g_clear_handle_id (&self->build_id, g_source_remove);
  g_ptr_array_foreach (self->nodes, (GFunc) unparent_child, NULL);
  g_ptr_array_foreach (self->titles, (GFunc) unparent_child, NULL);
  g_ptr_array_set_size (self->made, 0);
  g_ptr_array_set_size (self->nodes, 0);
  g_ptr_array_set_size (self->titles, 0);
  g_clear_pointer (&self->layout, dvt_flow_layout_free);
  g_clear_pointer (&self->document, dvt_flow_document_unref);
  g_clear_pointer (&self->report, dvt_run_report_unref);
  g_clear_pointer (&self->current_id, g_free);
  g_clear_pointer (&self->next_id, g_free);
  self->n_built = 0;
  self->current = 0;
  self->width = 0;
  self->height = 0;
}

void
dvt_flow_canvas_update_texts (DvtFlowCanvas *self)
{
  g_return_if_fail (DVT_IS_FLOW_CANVAS (self));

  for (guint i = 0; i < self->n_built; i++)
    {
      const DvtFlowNode *node = dvt_flow_layout_get_node (self->layout, i);

      if (node->shape != NULL)
        update_card_text (self, self->nodes->pdata[i], node->shape);
    }
}

void
dvt_flow_canvas_set_report (DvtFlowCanvas *self, DvtRunReport *report)
{
  g_return_if_fail (DVT_IS_FLOW_CANVAS (self));

  if (report != NULL)
    dvt_run_report_ref (report);
  g_clear_pointer (&self->report, dvt_run_report_unref);
  self->report = report;
  for (guint i = 0; i < self->n_built; i++)
    {
      const DvtFlowNode *node = dvt_flow_layout_get_node (self->layout, i);

      if (node->shape != NULL)
        update_card_report (self, self->nodes->pdata[i], node->shape);
    }
}

double
dvt_flow_canvas_get_zoom (DvtFlowCanvas *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_CANVAS (self), 1);

  return self->zoom;
}

void
dvt_flow_canvas_set_zoom (DvtFlowCanvas *self, double zoom)
{
  g_return_if_fail (DVT_IS_FLOW_CANVAS (self));

  zoom = CLAMP (zoom, DVT_FLOW_CANVAS_ZOOM_MIN, DVT_FLOW_CANVAS_ZOOM_MAX);
  if (ABS (self->zoom - zoom) < 0.001)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

void
dvt_flow_canvas_step_zoom (DvtFlowCanvas *self, int steps)
{
  double next = 0;

  g_return_if_fail (DVT_IS_FLOW_CANVAS (self));

  next = self->zoom;
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      if (steps < 0 && zooms[i] < self->zoom - 0.001)
        next = zooms[i];
      else if (steps > 0 && zooms[i] > self->zoom + 0.001)
        {
          next = zooms[i];
          break;
        }
    }
  dvt_flow_canvas_set_zoom (self, next);
}

GtkWidget *
dvt_flow_canvas_find_card (DvtFlowCanvas *self, const char *shape_id)
{
  g_return_val_if_fail (DVT_IS_FLOW_CANVAS (self), NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const DvtFlowNode *node = dvt_flow_layout_get_node (self->layout, i);

      if (node->shape != NULL && g_str_equal (node->shape->id, shape_id))
        return self->nodes->pdata[i];
    }
  return NULL;
}
