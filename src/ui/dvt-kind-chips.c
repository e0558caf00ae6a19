/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-kind-chips.h"

#include <glib/gi18n.h>

#include "dvt-change-item.h"

struct _DvtKindChips
{
  AdwBin parent_instance;

  DvtKindFilter *filter;                      /* (owned) (nullable) */
  AdwWrapBox *box;                            /* (unowned) the child */
  GtkToggleButton *chips[DVT_N_CHANGE_KINDS]; /* (unowned) in the order of dvt_change_kinds */
};

G_DEFINE_FINAL_TYPE (DvtKindChips, dvt_kind_chips, ADW_TYPE_BIN)

static void
on_chip_toggled_cb (DvtKindChips *self, GtkToggleButton *chip)
{
  for (gsize i = 0; i < DVT_N_CHANGE_KINDS; i++)
    if (self->chips[i] == chip)
      dvt_kind_filter_choose_kind (self->filter, dvt_change_kinds[i],
                                   gtk_toggle_button_get_active (chip));
}

static void
on_filter_changed_cb (DvtKindChips *self)
{
  for (gsize i = 0; i < DVT_N_CHANGE_KINDS; i++)
    gtk_toggle_button_set_active (self->chips[i],
                                  dvt_kind_filter_has_kind (self->filter, dvt_change_kinds[i]));
}

static GtkToggleButton *
create_chip (DvtChangeKind kind, guint n_changes)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", n_changes);
  g_autofree char *label = NULL;

  gtk_label_set_label (GTK_LABEL (count), number);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_label_new (dvt_change_kind_get_label (kind)));
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "dvt-chip");
  gtk_widget_set_visible (chip, n_changes > 0);
  /* Translators: a chip's accessible name: a kind of change and how many there are, "Added 14". */
  label = g_strdup_printf (_ ("%1$s %2$u"), dvt_change_kind_get_label (kind), n_changes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_TOGGLE_BUTTON (chip);
}

static guint
count_changes (GListModel *changes, DvtChangeKind kind)
{
  guint n_items = g_list_model_get_n_items (changes);
  guint n_changes = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtChangeItem) item = g_list_model_get_item (changes, i);

      if (dvt_change_get_kind (dvt_change_item_get_change (item)) == kind)
        n_changes++;
    }
  return n_changes;
}

static void
dvt_kind_chips_dispose (GObject *object)
{
  DvtKindChips *self = DVT_KIND_CHIPS (object);

  g_clear_object (&self->filter);
  G_OBJECT_CLASS (dvt_kind_chips_parent_class)->dispose (object);
}

static void
dvt_kind_chips_class_init (DvtKindChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_kind_chips_dispose;
}

static void
dvt_kind_chips_init (DvtKindChips *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->box = ADW_WRAP_BOX (box);
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
dvt_kind_chips_set_changes (DvtKindChips *self, GListModel *changes, DvtKindFilter *filter)
{
  g_return_if_fail (DVT_IS_KIND_CHIPS (self));
  g_return_if_fail (self->filter == NULL);

  self->filter = g_object_ref (filter);
  for (gsize i = 0; i < DVT_N_CHANGE_KINDS; i++)
    {
      DvtChangeKind kind = dvt_change_kinds[i];

      self->chips[i] = create_chip (kind, count_changes (changes, kind));
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (on_chip_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->box, GTK_WIDGET (self->chips[i]));
    }
  g_signal_connect_object (filter, "changed", G_CALLBACK (on_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_filter_changed_cb (self);
}
