/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-test-row.h"

#include <glib/gi18n.h>

#include "dvt-user-error.h"

struct _DvtInstanceTestRow
{
  AdwActionRow parent_instance;

  DvtInstanceDraft *draft;   /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) while a test is under way */

  GtkImage *icon;
  GtkWidget *spinner;
  GtkWidget *test_button;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (DvtInstanceTestRow, dvt_instance_test_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_TESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* @icon_name NULL: none. */
static void
show (DvtInstanceTestRow *self,
      const char *title,
      const char *subtitle,
      const char *icon_name,
      const char *style)
{
  static const char *const styles[] = { "success", "warning", "error" };
  gboolean running = self->cancellable != NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), style);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL && !running);
  gtk_widget_set_visible (self->spinner, running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_widget_set_visible (self->test_button, !running);
}

static void
show_idle (DvtInstanceTestRow *self)
{
  show (self, _ ("Test"), _ ("Makes one harmless call with what is entered here"),
        "media-playback-start-symbolic", NULL);
}

/* Read out at once: the focus is elsewhere when it comes. */
static void
announce (DvtInstanceTestRow *self, const char *title, const char *message)
{
  /* Translators: two sentences, one after the other: the result of a test, and more about it. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s. %2$s"), title, message);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_outcome (DvtInstanceTestRow *self, const DvtTestOutcome *outcome)
{
  const char *message = outcome->message != NULL ? outcome->message : "";
  const char *title = NULL;

  switch (outcome->result)
    {
    case DVT_TEST_SIGNED_IN:
      title = _ ("Signed In");
      show (self, title, message, "object-select-symbolic", "success");
      break;
    case DVT_TEST_REFUSED:
      title = C_ ("test of an instance", "Refused");
      show (self, title, message, "dialog-error-symbolic", "error");
      break;
    case DVT_TEST_UNREACHABLE:
    default:
      title = _ ("Could Not Be Tested");
      show (self, title, message, "dialog-warning-symbolic", "warning");
      break;
    }
  announce (self, title, message);
}

static void
test_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtInstanceTestRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTestOutcome) outcome
    = dvt_instance_draft_test_finish (DVT_INSTANCE_DRAFT (source), result, &error);

  g_clear_object (&self->cancellable);
  /* Disposed. */
  if (self->draft == NULL)
    return;
  if (outcome != NULL)
    show_outcome (self, outcome);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_idle (self);
  else
    {
      g_autofree char *text = dvt_user_error_describe (error);

      show (self, _ ("Could Not Be Tested"), text, "dialog-warning-symbolic", "warning");
      announce (self, _ ("Could Not Be Tested"), text);
    }
  g_signal_emit (self, signals[SIGNAL_TESTED], 0, outcome);
}

static void
on_draft_changed_cb (DvtInstanceTestRow *self)
{
  if (self->cancellable == NULL)
    show_idle (self);
}

static void
dvt_instance_test_row_dispose (GObject *object)
{
  DvtInstanceTestRow *self = DVT_INSTANCE_TEST_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dvt_instance_test_row_parent_class)->dispose (object);
}

static void
dvt_instance_test_row_finalize (GObject *object)
{
  g_clear_object (&DVT_INSTANCE_TEST_ROW (object)->cancellable);
  G_OBJECT_CLASS (dvt_instance_test_row_parent_class)->finalize (object);
}

static void
dvt_instance_test_row_class_init (DvtInstanceTestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_instance_test_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_instance_test_row_finalize;

  /* The outcome is a DvtTestOutcome, or NULL. */
  signals[SIGNAL_TESTED] = g_signal_new ("tested", DVT_TYPE_INSTANCE_TEST_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
create_button (const char *label)
{
  return g_object_new (GTK_TYPE_BUTTON, "label", label, "valign", GTK_ALIGN_CENTER, NULL);
}

static void
dvt_instance_test_row_init (DvtInstanceTestRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  self->icon
    = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = adw_spinner_new ();
  self->test_button = create_button (_ ("Test"));
  self->cancel_button = create_button (_ ("Cancel"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->cancel_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->test_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cancel_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cancel the Test"), -1);
  g_signal_connect_object (self->test_button, "clicked", G_CALLBACK (dvt_instance_test_row_start),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel_button, "clicked",
                           G_CALLBACK (dvt_instance_test_row_cancel), self, G_CONNECT_SWAPPED);
  show_idle (self);
}

void
dvt_instance_test_row_set_draft (DvtInstanceTestRow *self, DvtInstanceDraft *draft)
{
  g_return_if_fail (DVT_IS_INSTANCE_TEST_ROW (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
dvt_instance_test_row_start (DvtInstanceTestRow *self)
{
  g_return_if_fail (DVT_IS_INSTANCE_TEST_ROW (self));

  if (self->cancellable != NULL || self->draft == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  show (self, _ ("Testing…"), _ ("Waiting for the service"), NULL, NULL);
  gtk_widget_grab_focus (self->cancel_button);
  dvt_instance_draft_test_async (self->draft, self->cancellable, test_cb, g_object_ref (self));
}

void
dvt_instance_test_row_cancel (DvtInstanceTestRow *self)
{
  g_return_if_fail (DVT_IS_INSTANCE_TEST_ROW (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
dvt_instance_test_row_is_running (DvtInstanceTestRow *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE_TEST_ROW (self), FALSE);

  return self->cancellable != NULL;
}
