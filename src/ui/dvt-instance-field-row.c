/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-field-row.h"

#include <glib/gi18n.h>

#include "dvt-entry-row.h"
#include "dvt-reason-badge.h"

/* What belongs to a row, as long as it lives. */
typedef struct
{
  DvtInstanceDraft *draft;       /* (owned) */
  const DvtInstanceField *field; /* (unowned) of the draft's form */
  GtkWidget *badge;              /* (unowned) in the row */
  GtkWidget *default_label;      /* (unowned) (nullable) in the row */
  GtkWidget *problem_row;        /* (nullable) weak */
} RowData;

static GQuark row_data_quark (void);
G_DEFINE_QUARK (dvt - instance - field - row - data, row_data)

static void
row_data_free (RowData *data)
{
  g_clear_object (&data->draft);
  g_clear_weak_pointer (&data->problem_row);
  g_free (data);
}

static RowData *
get_data (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), row_data_quark ());
}

/* What an empty row has to say about itself. */
static void
update_badge (RowData *data, gboolean empty)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (data->draft);
  const char *text = NULL;
  const char *icon_name = NULL;

  if (empty && dvt_instance_form_is_stored (form, data->field))
    {
      /* Translators: a secret that is kept in the system's password store, and not shown. */
      text = C_ ("secret", "Stored");
      icon_name = "object-select-symbolic";
    }
  else if (empty && data->field->required)
    text = _ ("Required");
  dvt_reason_badge_set (data->badge, text, icon_name, NULL);
  if (data->default_label != NULL)
    gtk_widget_set_visible (data->default_label, empty);
}

/* @message: (nullable): what is wrong; NULL: nothing is. */
static void
set_problem (GtkWidget *row, const char *message)
{
  RowData *data = get_data (row);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  GtkWidget *box;

  if (message != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (
    text, GTK_ACCESSIBLE_STATE_INVALID,
    message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (data->problem_row == NULL)
    return;
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (data->problem_row));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), message != NULL ? message : "");
  gtk_widget_set_visible (data->problem_row, message != NULL);
}

/* In a closed expander nobody would see it. */
static void
reveal (GtkWidget *row)
{
  GtkWidget *expander = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

  if (expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  gtk_widget_grab_focus (row);
}

static void
on_problems_cb (GtkWidget *row, GPtrArray *problems)
{
  const DvtInstanceField *field = get_data (row)->field;
  const char *message = NULL;
  gboolean first = FALSE;

  for (guint i = 0; i < problems->len && message == NULL; i++)
    {
      const DvtInstanceProblem *problem = problems->pdata[i];

      if (problem->field == field)
        {
          message = problem->message;
          first = i == 0;
        }
    }
  set_problem (row, message);
  if (first)
    reveal (row);
}

static void
on_changed_cb (GtkEditable *row, gpointer user_data)
{
  RowData *data = get_data (GTK_WIDGET (row));
  const char *text = gtk_editable_get_text (row);

  update_badge (data, *text == '\0');
  set_problem (GTK_WIDGET (row), NULL);
  dvt_instance_draft_set_text (data->draft, data->field, text);
}

static GtkInputPurpose
get_purpose (const DvtInstanceField *field)
{
  if (field->kind == DVT_INSTANCE_FIELD_BASE_URL
      || field->kind == DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL)
    return GTK_INPUT_PURPOSE_URL;
  return field->secret ? GTK_INPUT_PURPOSE_PASSWORD : GTK_INPUT_PURPOSE_FREE_FORM;
}

/* What holds where the row is left empty. An entry row has no room for a placeholder: its title is
 * there. */
static GtkWidget *
create_default_label (const DvtInstanceField *field)
{
  GtkWidget *label
    = g_object_new (GTK_TYPE_LABEL, "label", field->placeholder, "ellipsize", PANGO_ELLIPSIZE_END,
                    "max-width-chars", 30, "tooltip-text", field->placeholder, NULL);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_can_target (label, FALSE);
  return label;
}

/* Read out after the name: the default, what it is for, and that it is stored. */
static void
describe (GtkWidget *row, RowData *data)
{
  g_autoptr (GString) description = g_string_new (NULL);
  DvtInstanceForm *form = dvt_instance_draft_get_form (data->draft);

  if (data->field->description != NULL)
    g_string_append_printf (description, "%s ", data->field->description);
  if (data->field->placeholder != NULL)
    /* Translators: %s is the value that holds where a field is left empty. */
    g_string_append_printf (description, _ ("Default: %s. "), data->field->placeholder);
  if (dvt_instance_form_is_stored (form, data->field))
    g_string_append (description, _ ("Stored. Leave it empty to keep it."));
  else if (data->field->required)
    g_string_append (description, _ ("Required."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
  gtk_widget_set_tooltip_text (row, data->field->description);
}

static void
show_value (GtkWidget *row, RowData *data)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (data->draft);
  const char *text = dvt_instance_form_get_text (form, data->field);

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  update_badge (data, text == NULL || *text == '\0');
}

static GtkWidget *
create_problem_row (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  GtkWidget *icon
    = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-error-symbolic", "valign", GTK_ALIGN_START,
                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 9, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 9, "margin-bottom", 9, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (box, "error");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, "selectable",
                       FALSE, "focusable", FALSE, "visible", FALSE, NULL);
}

DvtInstanceFieldRows
dvt_instance_field_row_new (DvtInstanceDraft *draft, const DvtInstanceField *field)
{
  g_autofree char *title
    = dvt_instance_form_build_title (dvt_instance_draft_get_form (draft), field);
  GtkWidget *row = g_object_new (field->secret ? ADW_TYPE_PASSWORD_ENTRY_ROW : ADW_TYPE_ENTRY_ROW,
                                 "use-markup", FALSE, "input-purpose", get_purpose (field), NULL);
  RowData *data = g_new0 (RowData, 1);
  DvtInstanceFieldRows rows = { row, create_problem_row () };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  data->draft = g_object_ref (draft);
  data->field = field;
  data->badge = dvt_reason_badge_new (NULL, NULL, NULL);
  g_set_weak_pointer (&data->problem_row, rows.problem_row);
  g_object_set_qdata_full (G_OBJECT (row), row_data_quark (), data, (GDestroyNotify) row_data_free);
  if (field->placeholder != NULL && !field->secret)
    {
      data->default_label = create_default_label (field);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), data->default_label);
    }
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), data->badge);
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (row), title);
  describe (row, data);
  show_value (row, data);
  g_signal_connect (row, "changed", G_CALLBACK (on_changed_cb), NULL);
  g_signal_connect_object (draft, "problems", G_CALLBACK (on_problems_cb), row, G_CONNECT_SWAPPED);
  return rows;
}
