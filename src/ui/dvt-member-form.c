/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-form.h"

#include <glib/gi18n.h>

#include "dvt-entry-row.h"

/* Not a member: the id that a variable or an authentication method stands under. */
#define KEY_ID ""

typedef enum
{
  ROW_ENTRY,
  ROW_CHOICE,
  ROW_SWITCH,
} RowKind;

typedef struct
{
  const char *key;
  const char *title; /* for gettext */
  RowKind kind;
  const char *const *values; /* of a choice, NULL-terminated */
} RowSpec;

static const char *const methods[] = {
  "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", NULL,
};

static const char *const directions[] = { "receive", "send", NULL };

static const char *const auth_types[] = {
  "none", "basic", "apiKey", "bearer", "oauth2", "headers", "other", NULL,
};

static const RowSpec endpoint_rows[] = {
  { "name", N_ ("Name"), ROW_ENTRY, NULL },
  { "method", N_ ("Method"), ROW_CHOICE, methods },
  { "path", N_ ("Path"), ROW_ENTRY, NULL },
  { "direction", N_ ("Direction"), ROW_CHOICE, directions },
  { "entity", N_ ("Entity (optional)"), ROW_ENTRY, NULL },
  { "deprecated", N_ ("Deprecated"), ROW_SWITCH, NULL },
};

static const RowSpec variable_rows[] = {
  { KEY_ID, N_ ("Name in Addresses"), ROW_ENTRY, NULL },
  { "label", N_ ("Label"), ROW_ENTRY, NULL },
  { "description", N_ ("Description (optional)"), ROW_ENTRY, NULL },
  { "default", N_ ("Default (optional)"), ROW_ENTRY, NULL },
  { "required", N_ ("Required"), ROW_SWITCH, NULL },
  { "secret", N_ ("Secret"), ROW_SWITCH, NULL },
  { "advanced", N_ ("Advanced"), ROW_SWITCH, NULL },
};

static const RowSpec auth_method_rows[] = {
  { KEY_ID, N_ ("Identifier"), ROW_ENTRY, NULL },
  { "type", N_ ("Type"), ROW_CHOICE, auth_types },
  { "description", N_ ("Description (optional)"), ROW_ENTRY, NULL },
};

struct _DvtMemberForm
{
  AdwBin parent_instance;

  DvtSection section;
  const RowSpec *specs;
  gsize n_specs;
  GPtrArray *rows; /* (owned) (element-type GtkWidget, unowned) one for each spec */
  char *id;        /* (owned) (nullable) the member's own */
  char
    *id_source; /* (owned) (nullable) what that id was made from: an endpoint's method and path */
  gboolean had_direction;
  gboolean loading; /* nobody edits */

  GtkListBox *list_box; /* (unowned) the child */
};

G_DEFINE_FINAL_TYPE (DvtMemberForm, dvt_member_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
get_specs (DvtSection section, const RowSpec **specs, gsize *n_specs)
{
  switch (section)
    {
    case DVT_SECTION_VARIABLES:
      *specs = variable_rows;
      *n_specs = G_N_ELEMENTS (variable_rows);
      break;
    case DVT_SECTION_AUTH_METHODS:
      *specs = auth_method_rows;
      *n_specs = G_N_ELEMENTS (auth_method_rows);
      break;
    case DVT_SECTION_ENDPOINTS:
    case DVT_SECTION_SCHEMAS:
    default:
      *specs = endpoint_rows;
      *n_specs = G_N_ELEMENTS (endpoint_rows);
      break;
    }
}

static const char *
get_choice_label (const char *value)
{
  static const struct
  {
    const char *value;
    const char *label;
  } labels[] = {
    { "receive", N_ ("Receive") }, { "send", N_ ("Send") },
    { "none", N_ ("None") },       { "basic", N_ ("User Name and Password") },
    { "apiKey", N_ ("API Key") },  { "bearer", N_ ("Bearer Token") },
    { "oauth2", N_ ("OAuth 2") },  { "headers", N_ ("Custom Headers") },
    { "other", N_ ("Other") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].value, value))
      return _ (labels[i].label);
  return value;
}

/* The row of @key, which this form has. */
static gsize
find_position (DvtMemberForm *self, const char *key)
{
  gsize position = 0;

  while (position < self->n_specs && !g_str_equal (self->specs[position].key, key))
    position++;
  g_assert (position < self->n_specs);
  return position;
}

static GtkWidget *
find_row (DvtMemberForm *self, const char *key)
{
  return self->rows->pdata[find_position (self, key)];
}

static const RowSpec *
find_spec (DvtMemberForm *self, const char *key)
{
  return &self->specs[find_position (self, key)];
}

static guint
count_values (const RowSpec *spec)
{
  return g_strv_length ((char **) spec->values);
}

/* A value that no choice has, as a newer producer's, is one more choice at the end. */
static const char *
get_choice (GtkWidget *row, const RowSpec *spec)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  if (selected < count_values (spec))
    return spec->values[selected];
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

static void
set_choice (GtkWidget *row, const RowSpec *spec, const char *value)
{
  guint n_values = count_values (spec);
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint position = 0;

  while (position < n_values && !g_str_equal (spec->values[position], value))
    position++;
  if (position == n_values && g_list_model_get_n_items (model) == n_values)
    gtk_string_list_append (GTK_STRING_LIST (model), value);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), position);
}

/* The trimmed text, or the choice. */
static char *
dup_value (DvtMemberForm *self, const char *key)
{
  GtkWidget *row = find_row (self, key);

  if (ADW_IS_COMBO_ROW (row))
    return g_strdup (get_choice (row, find_spec (self, key)));
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_default_direction (const char *method)
{
  return directions[dvt_direction_for_method (method)];
}

static void
on_edited_cb (DvtMemberForm *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A new endpoint's direction follows its method; what was decided once stays. */
static void
on_method_selected_cb (DvtMemberForm *self)
{
  if (!self->loading && self->id == NULL)
    {
      g_autofree char *method = dup_value (self, "method");

      set_choice (find_row (self, "direction"), find_spec (self, "direction"),
                  get_default_direction (method));
    }
}

static GtkWidget *
create_choice_row (const RowSpec *spec)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (gsize i = 0; spec->values[i] != NULL; i++)
    gtk_string_list_append (model, get_choice_label (spec->values[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static GtkWidget *
create_row (DvtMemberForm *self, const RowSpec *spec)
{
  GtkWidget *row;
  const char *signal;

  switch (spec->kind)
    {
    case ROW_CHOICE:
      row = create_choice_row (spec);
      signal = "notify::selected";
      break;
    case ROW_SWITCH:
      row = adw_switch_row_new ();
      signal = "notify::active";
      break;
    case ROW_ENTRY:
    default:
      row = adw_entry_row_new ();
      signal = "changed";
      break;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->title));
  if (spec->kind == ROW_ENTRY)
    dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (row), _ (spec->title));
  if (g_str_equal (spec->key, "method"))
    g_signal_connect_object (row, signal, G_CALLBACK (on_method_selected_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (row, signal, G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
load_row (DvtMemberForm *self, const RowSpec *spec, GtkWidget *row, DvtMemberParts *parts)
{
  const char *text = dvt_member_parts_get_text (parts, spec->key);

  if (g_str_equal (spec->key, KEY_ID))
    gtk_editable_set_text (GTK_EDITABLE (row), self->id != NULL ? self->id : "");
  else if (spec->kind == ROW_SWITCH)
    adw_switch_row_set_active (ADW_SWITCH_ROW (row), dvt_member_parts_get_flag (parts, spec->key));
  else if (spec->kind == ROW_CHOICE && text != NULL)
    set_choice (row, spec, text);
  else if (spec->kind == ROW_ENTRY)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static char *
build_id_source (DvtMemberForm *self)
{
  g_autofree char *method = dup_value (self, "method");
  g_autofree char *path = dup_value (self, "path");

  return g_strconcat (method, " ", path, NULL);
}

static gboolean
dvt_member_form_grab_focus (GtkWidget *widget)
{
  DvtMemberForm *self = DVT_MEMBER_FORM (widget);

  return self->rows != NULL && gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
dvt_member_form_dispose (GObject *object)
{
  DvtMemberForm *self = DVT_MEMBER_FORM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dvt_member_form_parent_class)->dispose (object);
}

static void
dvt_member_form_finalize (GObject *object)
{
  DvtMemberForm *self = DVT_MEMBER_FORM (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->id_source, g_free);
  G_OBJECT_CLASS (dvt_member_form_parent_class)->finalize (object);
}

static void
dvt_member_form_class_init (DvtMemberFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_member_form_dispose;
  object_class->finalize = dvt_member_form_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dvt_member_form_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dvt_member_form_init (DvtMemberForm *self)
{
  GtkWidget *list_box = gtk_list_box_new ();

  self->list_box = GTK_LIST_BOX (list_box);
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list_box, "boxed-list");
  adw_bin_set_child (ADW_BIN (self), list_box);
}

void
dvt_member_form_load (DvtMemberForm *self,
                      DvtSection section,
                      const char *id,
                      DvtMemberParts *parts)
{
  g_return_if_fail (DVT_IS_MEMBER_FORM (self));
  g_return_if_fail (self->rows == NULL);

  self->section = section;
  self->id = g_strdup (id);
  self->had_direction = dvt_member_parts_get_text (parts, "direction") != NULL;
  self->rows = g_ptr_array_new ();
  get_specs (section, &self->specs, &self->n_specs);
  self->loading = TRUE;
  for (gsize i = 0; i < self->n_specs; i++)
    {
      GtkWidget *row = create_row (self, &self->specs[i]);

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list_box, row);
      load_row (self, &self->specs[i], row, parts);
    }
  if (section == DVT_SECTION_ENDPOINTS)
    {
      g_autofree char *method = dup_value (self, "method");

      if (!self->had_direction)
        set_choice (find_row (self, "direction"), find_spec (self, "direction"),
                    get_default_direction (method));
      self->id_source = build_id_source (self);
    }
  self->loading = FALSE;
}

/* What a definition does not say, because it goes without saying, is not written into it. */
static gboolean
goes_without_saying (DvtMemberForm *self, const char *key, const char *value)
{
  g_autofree char *method = NULL;

  if (self->id == NULL || self->had_direction || !g_str_equal (key, "direction"))
    return FALSE;
  method = dup_value (self, "method");
  return g_str_equal (value, get_default_direction (method));
}

void
dvt_member_form_store (DvtMemberForm *self, DvtMemberParts *parts)
{
  g_return_if_fail (DVT_IS_MEMBER_FORM (self));

  for (gsize i = 0; i < self->n_specs; i++)
    {
      const RowSpec *spec = &self->specs[i];
      GtkWidget *row = self->rows->pdata[i];
      g_autofree char *value = NULL;

      if (g_str_equal (spec->key, KEY_ID))
        continue;
      if (spec->kind == ROW_SWITCH)
        {
          dvt_member_parts_set_flag (parts, spec->key,
                                     adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
          continue;
        }
      value = dup_value (self, spec->key);
      dvt_member_parts_set_text (parts, spec->key,
                                 goes_without_saying (self, spec->key, value) ? NULL : value);
    }
}

char *
dvt_member_form_build_id (DvtMemberForm *self)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (DVT_IS_MEMBER_FORM (self), NULL);

  if (self->section == DVT_SECTION_ENDPOINTS)
    {
      g_autofree char *method = dup_value (self, "method");
      g_autofree char *path = dup_value (self, "path");
      g_autofree char *source = build_id_source (self);

      /* An id may say more than method and path, to tell two of a kind apart. */
      if (self->id != NULL && g_str_equal (source, self->id_source))
        return g_strdup (self->id);
      return *path != '\0' ? dvt_endpoint_id_build (method, path) : NULL;
    }
  id = dup_value (self, KEY_ID);
  return *id != '\0' ? g_steal_pointer (&id) : NULL;
}

gboolean
dvt_member_form_mark (DvtMemberForm *self, const char *key)
{
  gboolean found = FALSE;

  g_return_val_if_fail (DVT_IS_MEMBER_FORM (self), FALSE);

  for (gsize i = 0; i < self->n_specs; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (key != NULL && g_str_equal (self->specs[i].key, key))
        {
          gtk_widget_add_css_class (row, "error");
          found = TRUE;
        }
      else
        gtk_widget_remove_css_class (row, "error");
    }
  return found;
}
