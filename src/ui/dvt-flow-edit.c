/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-edit.h"

#include <glib/gi18n.h>

#include "dvt-shape-dialog.h"
#include "dvt-window.h"

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (parent);

  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, _ ("Couldn’t Save the Draft"), error);
}

static void
show_error (const DvtFlowEdit *edit, const GError *error)
{
  DvtWindow *window = dvt_window_find (edit->parent);

  if (window != NULL)
    dvt_window_show_error (window, _ ("Couldn’t Change the Process Flow"), error);
}

void
dvt_flow_edit_save (const DvtFlowEdit *edit, DvtFlowDocument *document)
{
  g_autoptr (DvtAction) action = dvt_action_new_edit_flow (
    dvt_flow_get_id (edit->flow), dvt_flow_document_get_digest (edit->document), document);

  dvt_workspace_perform_async (edit->workspace, action, NULL, save_cb, g_object_ref (edit->parent));
}

/* A shape in its dialog, and where it belongs when it is applied. */
typedef struct
{
  DvtWorkspace *workspace;   /* (owned) */
  DvtFlow *flow;             /* (owned) */
  DvtFlowDocument *document; /* (owned) */
  GtkWidget *parent;         /* (owned) */
  char *shape_id;            /* (owned) (nullable) of one that is there already */
  char *route;               /* (owned) (nullable) of a new one */
  guint branch;
  guint position;
} Change;

static void
change_free (Change *change)
{
  g_clear_object (&change->workspace);
  g_clear_object (&change->flow);
  g_clear_pointer (&change->document, dvt_flow_document_unref);
  g_clear_object (&change->parent);
  g_clear_pointer (&change->shape_id, g_free);
  g_clear_pointer (&change->route, g_free);
  g_free (change);
}

static Change *
change_new (const DvtFlowEdit *edit)
{
  Change *change = g_new0 (Change, 1);

  change->workspace = g_object_ref (edit->workspace);
  change->flow = g_object_ref (edit->flow);
  change->document = dvt_flow_document_ref (edit->document);
  change->parent = g_object_ref (edit->parent);
  return change;
}

static gboolean
apply_shape (DvtJson *shape, gpointer user_data, GError **error)
{
  Change *change = user_data;
  const DvtFlowEdit edit
    = { change->workspace, change->flow, change->document, TRUE, change->parent };
  g_autoptr (DvtFlowDocument) changed = NULL;

  if (change->shape_id != NULL)
    changed = dvt_flow_document_change_shape (change->document, change->shape_id, shape, error);
  else
    changed = dvt_flow_document_insert_shape (change->document, change->route, change->branch,
                                              change->position, shape, error);
  if (changed == NULL)
    return FALSE;
  dvt_flow_edit_save (&edit, changed);
  return TRUE;
}

void
dvt_flow_edit_present_shape (const DvtFlowEdit *edit, const char *shape_id)
{
  const DvtShape *shape = dvt_flow_document_find_shape (edit->document, shape_id);
  g_autoptr (DvtJson) json = NULL;
  Change *change = NULL;
  AdwDialog *dialog = NULL;

  if (shape == NULL)
    return;
  json = dvt_json_new_child (dvt_flow_document_get_json (edit->document), shape->value);
  change = change_new (edit);
  change->shape_id = g_strdup (shape_id);
  dialog = dvt_shape_dialog_new (edit->workspace, json, edit->editable ? apply_shape : NULL, change,
                                 (GDestroyNotify) change_free);
  adw_dialog_present (dialog, edit->parent);
}

/* What a new shape is before anything is set. */
static const char *
get_beginning (DvtShapeType type)
{
  switch (type)
    {
    case DVT_SHAPE_MAP:
      return "{\"type\":\"map\",\"fields\":[]}";
    case DVT_SHAPE_FILTER:
      return "{\"type\":\"filter\"}";
    case DVT_SHAPE_ROUTE:
      return "{\"type\":\"route\",\"branches\":[],\"otherwise\":[]}";
    case DVT_SHAPE_BATCH:
      return "{\"type\":\"batch\",\"size\":100}";
    case DVT_SHAPE_CONNECTOR:
    default:
      return "{\"type\":\"connector\",\"instance\":\"\",\"endpoint\":\"\"}";
    }
}

void
dvt_flow_edit_add_shape (const DvtFlowEdit *edit,
                         DvtShapeType type,
                         const char *route,
                         guint branch,
                         guint position)
{
  const char *beginning = get_beginning (type);
  g_autoptr (DvtJson) shape = NULL;
  g_autoptr (GError) error = NULL;
  Change *change = NULL;
  AdwDialog *dialog = NULL;

  shape
    = dvt_json_parse (beginning, strlen (beginning), DVT_FLOW_MAX_BYTES, DVT_JSON_STRICT, &error);
  if (shape == NULL)
    {
      show_error (edit, error);
      return;
    }
  change = change_new (edit);
  change->route = g_strdup (route);
  change->branch = branch;
  change->position = position;
  dialog = dvt_shape_dialog_new (edit->workspace, shape, apply_shape, change,
                                 (GDestroyNotify) change_free);
  adw_dialog_present (dialog, edit->parent);
}

void
dvt_flow_edit_remove_shape (const DvtFlowEdit *edit, const char *shape_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) changed
    = dvt_flow_document_change_shape (edit->document, shape_id, NULL, &error);

  if (changed != NULL)
    dvt_flow_edit_save (edit, changed);
  else
    show_error (edit, error);
}
