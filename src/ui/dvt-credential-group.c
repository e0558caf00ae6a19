/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-credential-group.h"

#include <glib/gi18n.h>

#include "dvt-instance-field-row.h"
#include "dvt-reason-row.h"
#include "dvt-sign-in-row.h"

struct _DvtCredentialGroup
{
  AdwBin parent_instance;

  DvtInstanceDraft *draft; /* (owned) (nullable) */
  GPtrArray *rows;         /* (owned) (element-type GtkWidget) those of the chosen way */
  gboolean filling;        /* the combo row is being filled, nobody chooses */

  GtkListBox *list_box;
  AdwComboRow *way_row;
  DvtInstanceTestRow *test_row;
};

G_DEFINE_FINAL_TYPE (DvtCredentialGroup, dvt_credential_group, ADW_TYPE_BIN)

static void
add_row (DvtCredentialGroup *self, GtkWidget *row)
{
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->test_row));

  gtk_list_box_insert (self->list_box, row, position);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (DvtCredentialGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list_box, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_way (DvtCredentialGroup *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  guint way = dvt_instance_form_get_alternative (form);
  const char *problem = dvt_instance_form_get_alternative_problem (form, way);
  const char *const *methods = dvt_instance_form_get_methods (form);
  g_autoptr (GPtrArray) fields = dvt_instance_form_list_fields (form);

  clear_rows (self);
  if (problem != NULL)
    add_row (self, dvt_reason_row_new (problem, NULL, "dialog-warning-symbolic", "warning"));
  for (guint i = 0; i < fields->len; i++)
    {
      const DvtInstanceField *field = fields->pdata[i];
      DvtInstanceFieldRows rows;

      if (field->kind != DVT_INSTANCE_FIELD_CREDENTIAL || field->advanced)
        continue;
      rows = dvt_instance_field_row_new (self->draft, field);
      add_row (self, rows.row);
      add_row (self, rows.problem_row);
    }
  for (guint i = 0; methods[i] != NULL; i++)
    if (dvt_instance_form_needs_sign_in (form, methods[i]))
      add_row (self, dvt_sign_in_row_new (self->draft, methods[i]));
}

static void
on_way_selected_cb (DvtCredentialGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->way_row);

  if (self->filling || self->draft == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  dvt_instance_draft_set_alternative (self->draft, selected);
  show_way (self);
}

static void
fill_ways (DvtCredentialGroup *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  guint n_ways = dvt_instance_form_get_n_alternatives (form);
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_ways; i++)
    gtk_string_list_take (ways, dvt_instance_form_build_alternative_label (form, i));
  self->filling = TRUE;
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (ways));
  adw_combo_row_set_selected (self->way_row, dvt_instance_form_get_alternative (form));
  self->filling = FALSE;
  /* Where there is nothing to choose, it is said and not asked. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->way_row), n_ways > 1);
}

static void
dvt_credential_group_dispose (GObject *object)
{
  DvtCredentialGroup *self = DVT_CREDENTIAL_GROUP (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CREDENTIAL_GROUP);
  G_OBJECT_CLASS (dvt_credential_group_parent_class)->dispose (object);
}

static void
dvt_credential_group_finalize (GObject *object)
{
  g_clear_pointer (&DVT_CREDENTIAL_GROUP (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_credential_group_parent_class)->finalize (object);
}

static void
dvt_credential_group_class_init (DvtCredentialGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_credential_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_credential_group_finalize;

  g_type_ensure (DVT_TYPE_INSTANCE_TEST_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-credential-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtCredentialGroup, list_box);
  gtk_widget_class_bind_template_child (widget_class, DvtCredentialGroup, way_row);
  gtk_widget_class_bind_template_child (widget_class, DvtCredentialGroup, test_row);
  gtk_widget_class_bind_template_callback (widget_class, on_way_selected_cb);
}

static void
dvt_credential_group_init (DvtCredentialGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_credential_group_set_draft (DvtCredentialGroup *self, DvtInstanceDraft *draft)
{
  g_return_if_fail (DVT_IS_CREDENTIAL_GROUP (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  dvt_instance_test_row_set_draft (self->test_row, draft);
  fill_ways (self);
  show_way (self);
}

DvtInstanceTestRow *
dvt_credential_group_get_test_row (DvtCredentialGroup *self)
{
  g_return_val_if_fail (DVT_IS_CREDENTIAL_GROUP (self), NULL);

  return self->test_row;
}
