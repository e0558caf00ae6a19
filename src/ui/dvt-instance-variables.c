/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-variables.h"

#include <glib/gi18n.h>

#include "dvt-instance-field-row.h"

/* How many rows the expander makes each time it is asked for more: real documents have hundreds of
 * endpoints with variables of their own. */
#define N_MORE_ROWS 30

struct _DvtInstanceVariables
{
  AdwBin parent_instance;

  DvtInstanceDraft *draft;  /* (owned) (nullable) */
  guint alternative;        /* the way that the rows were made for */
  GPtrArray *advanced;      /* (owned) (element-type DvtInstanceField) */
  guint n_made;             /* how many of @advanced have a row */
  AdwExpanderRow *expander; /* (unowned) (nullable) where there are advanced ones */
  GtkWidget *more_row;      /* (unowned) (nullable) in the expander */

  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (DvtInstanceVariables, dvt_instance_variables, ADW_TYPE_BIN)

static void make_advanced_rows (DvtInstanceVariables *self);

static void
add_more_row (DvtInstanceVariables *self)
{
  self->more_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more_row), _ ("Show More"));
  g_signal_connect_object (self->more_row, "activated", G_CALLBACK (make_advanced_rows), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->expander, self->more_row);
}

static void
make_advanced_rows (DvtInstanceVariables *self)
{
  guint n_wanted = MIN (self->n_made + N_MORE_ROWS, self->advanced->len);
  GtkWidget *first = NULL;

  if (self->more_row != NULL)
    adw_expander_row_remove (self->expander, self->more_row);
  for (guint i = self->n_made; i < n_wanted; i++)
    {
      DvtInstanceFieldRows rows
        = dvt_instance_field_row_new (self->draft, self->advanced->pdata[i]);

      adw_expander_row_add_row (self->expander, rows.row);
      adw_expander_row_add_row (self->expander, rows.problem_row);
      if (first == NULL)
        first = rows.row;
    }
  /* The row that had the focus has gone. */
  if (self->more_row != NULL && first != NULL)
    gtk_widget_grab_focus (first);
  self->more_row = NULL;
  self->n_made = n_wanted;
  if (n_wanted < self->advanced->len)
    add_more_row (self);
}

static void
on_expanded_cb (DvtInstanceVariables *self)
{
  if (self->n_made == 0)
    make_advanced_rows (self);
}

static gboolean
has_values (DvtInstanceVariables *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);

  for (guint i = 0; i < self->advanced->len; i++)
    if (dvt_instance_form_get_text (form, self->advanced->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_expander (DvtInstanceVariables *self)
{
  GtkWidget *row
    = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", _ ("Advanced"), NULL);

  self->expander = ADW_EXPANDER_ROW (row);
  self->n_made = 0;
  self->more_row = NULL;
  gtk_list_box_append (self->list_box, row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self,
                           G_CONNECT_SWAPPED);
  /* What somebody has set is not hidden. */
  if (has_values (self))
    adw_expander_row_set_expanded (self->expander, TRUE);
}

static void
show_variables (DvtInstanceVariables *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  g_autoptr (GPtrArray) fields = dvt_instance_form_list_fields (form);
  guint n_rows = 0;

  self->alternative = dvt_instance_form_get_alternative (form);
  self->expander = NULL;
  gtk_list_box_remove_all (self->list_box);
  g_ptr_array_set_size (self->advanced, 0);
  for (guint i = 0; i < fields->len; i++)
    {
      const DvtInstanceField *field = fields->pdata[i];
      DvtInstanceFieldRows rows;

      if (field->kind == DVT_INSTANCE_FIELD_CREDENTIAL && !field->advanced)
        continue;
      n_rows++;
      if (field->advanced)
        {
          g_ptr_array_add (self->advanced, (gpointer) field);
          continue;
        }
      rows = dvt_instance_field_row_new (self->draft, field);
      gtk_list_box_append (self->list_box, rows.row);
      gtk_list_box_append (self->list_box, rows.problem_row);
    }
  if (self->advanced->len > 0)
    add_expander (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
}

static void
on_draft_changed_cb (DvtInstanceVariables *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);

  if (dvt_instance_form_get_alternative (form) != self->alternative)
    show_variables (self);
}

static void
dvt_instance_variables_dispose (GObject *object)
{
  DvtInstanceVariables *self = DVT_INSTANCE_VARIABLES (object);

  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_INSTANCE_VARIABLES);
  G_OBJECT_CLASS (dvt_instance_variables_parent_class)->dispose (object);
}

static void
dvt_instance_variables_finalize (GObject *object)
{
  g_clear_pointer (&DVT_INSTANCE_VARIABLES (object)->advanced, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_instance_variables_parent_class)->finalize (object);
}

static void
dvt_instance_variables_class_init (DvtInstanceVariablesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_instance_variables_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_instance_variables_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-instance-variables.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceVariables, list_box);
}

static void
dvt_instance_variables_init (DvtInstanceVariables *self)
{
  self->advanced = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_instance_variables_set_draft (DvtInstanceVariables *self, DvtInstanceDraft *draft)
{
  g_return_if_fail (DVT_IS_INSTANCE_VARIABLES (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_variables (self);
}
