/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-options.h"

#include <glib/gi18n.h>

#include "dvt-instance-field-row.h"
#include "dvt-instance-time-zones.h"

/* In the order of the combo row. */
static const char *const units[] = { "second", "minute", "hour", "day" };

struct _DvtInstanceOptions
{
  AdwBin parent_instance;

  DvtInstanceDraft *draft;   /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) cancelled at dispose */
  GStrv zones;               /* (owned) (nullable) as the combo row has them, after its first */
  gboolean filling;          /* nobody chooses */

  GtkListBox *list_box;
  AdwExpanderRow *rate_row;
  AdwSpinRow *amount_row;
  AdwComboRow *unit_row;
  AdwComboRow *zone_row;
  GtkTextView *notes_view;
};

G_DEFINE_FINAL_TYPE (DvtInstanceOptions, dvt_instance_options, ADW_TYPE_BIN)

static void
add_field (DvtInstanceOptions *self, DvtInstanceFieldKind kind, int position)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  DvtInstanceFieldRows rows
    = dvt_instance_field_row_new (self->draft, dvt_instance_form_get_field (form, kind));

  gtk_list_box_insert (self->list_box, rows.row, position);
  gtk_list_box_insert (self->list_box, rows.problem_row, position < 0 ? position : position + 1);
}

/* ---- Rate limit ---- */

static guint
find_unit (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i], unit) == 0)
      return i;
  return 1;
}

static char *
describe_rate (guint amount, const char *unit)
{
  switch (find_unit (unit))
    {
    case 0:
      return g_strdup_printf (ngettext ("The connector’s: %u request a second",
                                        "The connector’s: %u requests a second", amount),
                              amount);
    case 2:
      return g_strdup_printf (ngettext ("The connector’s: %u request an hour",
                                        "The connector’s: %u requests an hour", amount),
                              amount);
    case 3:
      return g_strdup_printf (ngettext ("The connector’s: %u request a day",
                                        "The connector’s: %u requests a day", amount),
                              amount);
    case 1:
    default:
      return g_strdup_printf (ngettext ("The connector’s: %u request a minute",
                                        "The connector’s: %u requests a minute", amount),
                              amount);
    }
}

static void
show_rate (DvtInstanceOptions *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  const char *unit;
  guint amount = dvt_instance_form_get_rate (form, &unit);
  const char *default_unit;
  guint default_amount = dvt_instance_form_get_default_rate (form, &default_unit);
  g_autofree char *subtitle = default_amount > 0 ? describe_rate (default_amount, default_unit)
                                                 : g_strdup (_ ("The connector has none"));

  self->filling = TRUE;
  adw_expander_row_set_subtitle (self->rate_row, subtitle);
  if (amount == 0 && default_amount > 0)
    {
      adw_spin_row_set_value (self->amount_row, default_amount);
      adw_combo_row_set_selected (self->unit_row, find_unit (default_unit));
    }
  else
    {
      if (amount > 0)
        adw_spin_row_set_value (self->amount_row, amount);
      adw_combo_row_set_selected (self->unit_row, find_unit (unit));
    }
  adw_expander_row_set_enable_expansion (self->rate_row, amount > 0);
  adw_expander_row_set_expanded (self->rate_row, amount > 0);
  self->filling = FALSE;
}

static void
on_rate_changed_cb (DvtInstanceOptions *self)
{
  gboolean own = adw_expander_row_get_enable_expansion (self->rate_row);
  guint unit = adw_combo_row_get_selected (self->unit_row);

  if (self->filling || self->draft == NULL || unit >= G_N_ELEMENTS (units))
    return;
  dvt_instance_draft_set_rate (
    self->draft, own ? (guint) adw_spin_row_get_value (self->amount_row) : 0, units[unit]);
}

/* ---- Time zone ---- */

static const DvtInstanceField *
get_zone_field (DvtInstanceOptions *self)
{
  return dvt_instance_form_get_field (dvt_instance_draft_get_form (self->draft),
                                      DVT_INSTANCE_FIELD_TIME_ZONE);
}

/* "America/New_York" is looked for as New York. */
static char *
build_zone_label (const char *zone)
{
  return g_strdelimit (g_strdup (zone), "_", ' ');
}

static void
fill_zones (DvtInstanceOptions *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *zone
    = dvt_instance_form_get_text (dvt_instance_draft_get_form (self->draft), get_zone_field (self));
  guint selected = 0;

  gtk_string_list_append (labels, _ ("As the Connector (UTC)"));
  for (guint i = 0; self->zones[i] != NULL; i++)
    {
      gtk_string_list_take (labels, build_zone_label (self->zones[i]));
      if (g_strcmp0 (zone, self->zones[i]) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->zone_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->zone_row, selected);
  self->filling = FALSE;
}

/* One that the table does not have is kept all the same. */
static void
add_present_zone (DvtInstanceOptions *self)
{
  const char *zone
    = dvt_instance_form_get_text (dvt_instance_draft_get_form (self->draft), get_zone_field (self));
  g_autoptr (GStrvBuilder) builder = NULL;

  if (zone == NULL || g_strv_contains ((const char *const *) self->zones, zone))
    return;
  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, zone);
  g_strv_builder_addv (builder, (const char **) self->zones);
  g_strfreev (self->zones);
  self->zones = g_strv_builder_end (builder);
}

static void
load_zones_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (DvtInstanceOptions) self = g_weak_ref_get (weak);
  g_auto (GStrv) zones = dvt_instance_time_zones_load_finish (result, NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (zones == NULL || self == NULL || self->draft == NULL)
    return;
  self->zones = g_steal_pointer (&zones);
  add_present_zone (self);
  fill_zones (self);
}

static void
on_zone_selected_cb (DvtInstanceOptions *self)
{
  guint selected = adw_combo_row_get_selected (self->zone_row);

  if (self->filling || self->draft == NULL || self->zones == NULL
      || selected == GTK_INVALID_LIST_POSITION)
    return;
  dvt_instance_draft_set_text (self->draft, get_zone_field (self),
                               selected > 0 ? self->zones[selected - 1] : NULL);
}

/* ---- Notes ---- */

static void
on_notes_changed_cb (DvtInstanceOptions *self, GtkTextBuffer *buffer)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  dvt_instance_draft_set_text (self->draft,
                               dvt_instance_form_get_field (form, DVT_INSTANCE_FIELD_NOTES), text);
}

static void
show_notes (DvtInstanceOptions *self)
{
  DvtInstanceForm *form = dvt_instance_draft_get_form (self->draft);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  const char *notes = dvt_instance_form_get_text (
    form, dvt_instance_form_get_field (form, DVT_INSTANCE_FIELD_NOTES));

  gtk_text_buffer_set_text (buffer, notes != NULL ? notes : "", -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_notes_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dvt_instance_options_dispose (GObject *object)
{
  DvtInstanceOptions *self = DVT_INSTANCE_OPTIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_INSTANCE_OPTIONS);
  G_OBJECT_CLASS (dvt_instance_options_parent_class)->dispose (object);
}

static void
dvt_instance_options_finalize (GObject *object)
{
  DvtInstanceOptions *self = DVT_INSTANCE_OPTIONS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->zones, g_strfreev);
  G_OBJECT_CLASS (dvt_instance_options_parent_class)->finalize (object);
}

static void
dvt_instance_options_class_init (DvtInstanceOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_instance_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_instance_options_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-instance-options.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceOptions, list_box);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceOptions, rate_row);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceOptions, amount_row);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceOptions, unit_row);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceOptions, zone_row);
  gtk_widget_class_bind_template_child (widget_class, DvtInstanceOptions, notes_view);
  gtk_widget_class_bind_template_callback (widget_class, on_rate_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zone_selected_cb);
}

static void
dvt_instance_options_init (DvtInstanceOptions *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_instance_options_set_draft (DvtInstanceOptions *self, DvtInstanceDraft *draft)
{
  GWeakRef *weak;

  g_return_if_fail (DVT_IS_INSTANCE_OPTIONS (self));
  g_return_if_fail (self->draft == NULL);

  /* Nothing of an editor that has closed is kept only because a table is still being read. */
  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->draft = g_object_ref (draft);
  add_field (self, DVT_INSTANCE_FIELD_BASE_URL, 0);
  add_field (self, DVT_INSTANCE_FIELD_DATE_FORMAT, -1);
  show_rate (self);
  show_notes (self);
  dvt_instance_time_zones_load_async (self->cancellable, load_zones_cb, weak);
}
