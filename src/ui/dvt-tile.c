/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-tile.h"

/* A size from which the corners are rounder and the letters larger. */
#define LARGE_SIZE 48

struct _DvtTile
{
  AdwBin parent_instance;

  GtkLabel *label; /* (unowned) the child */
  char *name;      /* (owned) (nullable) */
  char *colour;    /* (owned) (nullable) */
  int size;
};

G_DEFINE_FINAL_TYPE (DvtTile, dvt_tile, ADW_TYPE_BIN)

typedef enum
{
  PROP_NAME = 1,
  PROP_COLOUR,
  PROP_SIZE,
} DvtTileProperty;

static GParamSpec *props[PROP_SIZE + 1];

/* What a definition may name; style.css has a class for each. */
static const char *const colours[] = {
  "blue", "cyan", "gray", "green", "orange", "pink", "purple", "red", "yellow",
};

static const char *
get_colour_class (const char *colour)
{
  static const char *const classes[] = {
    "dvt-tile-blue", "dvt-tile-cyan",   "dvt-tile-gray", "dvt-tile-green",  "dvt-tile-orange",
    "dvt-tile-pink", "dvt-tile-purple", "dvt-tile-red",  "dvt-tile-yellow",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (classes) == G_N_ELEMENTS (colours));
  for (gsize i = 0; colour != NULL && i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i], colour))
      return classes[i];
  return "dvt-tile-neutral";
}

/* The first letters of the first two words; what stands in brackets tells copies apart and is no
 * word of the name. */
static char *
build_initials (const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (name, " \t-_/", -1);
  guint n_letters = 0;

  for (gsize i = 0; words[i] != NULL && n_letters < 2; i++)
    {
      gunichar letter = g_utf8_get_char (words[i]);

      if (letter == '(')
        break;
      if (!g_unichar_isalnum (letter))
        continue;
      g_string_append_unichar (initials, g_unichar_toupper (letter));
      n_letters++;
    }
  return g_string_free_and_steal (g_steal_pointer (&initials));
}

static void
dvt_tile_finalize (GObject *object)
{
  DvtTile *self = DVT_TILE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->colour, g_free);
  G_OBJECT_CLASS (dvt_tile_parent_class)->finalize (object);
}

static void
dvt_tile_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtTile *self = DVT_TILE (object);

  switch ((DvtTileProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_tile_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DvtTile *self = DVT_TILE (object);

  switch ((DvtTileProperty) property_id)
    {
    case PROP_NAME:
      dvt_tile_set_name (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      dvt_tile_set_colour (self, g_value_get_string (value));
      break;
    case PROP_SIZE:
      dvt_tile_set_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_tile_class_init (DvtTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dvt_tile_finalize;
  object_class->get_property = dvt_tile_get_property;
  object_class->set_property = dvt_tile_set_property;

  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, flags);
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 16, 256, 32, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "dvt-tile");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dvt_tile_init (DvtTile *self)
{
  GtkWidget *label
    = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->label = GTK_LABEL (label);
  adw_bin_set_child (ADW_BIN (self), label);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), get_colour_class (NULL));
  dvt_tile_set_size (self, 32);
}

GtkWidget *
dvt_tile_new (int size)
{
  return g_object_new (DVT_TYPE_TILE, "size", size, NULL);
}

void
dvt_tile_set_name (DvtTile *self, const char *name)
{
  g_autofree char *initials = NULL;

  g_return_if_fail (DVT_IS_TILE (self));

  if (!g_set_str (&self->name, name))
    return;
  initials = name != NULL ? build_initials (name) : NULL;
  gtk_label_set_label (self->label, initials != NULL ? initials : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

void
dvt_tile_set_colour (DvtTile *self, const char *colour)
{
  g_return_if_fail (DVT_IS_TILE (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), get_colour_class (self->colour));
  gtk_widget_add_css_class (GTK_WIDGET (self), get_colour_class (colour));
  if (g_set_str (&self->colour, colour))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLOUR]);
}

void
dvt_tile_set_size (DvtTile *self, int size)
{
  g_return_if_fail (DVT_IS_TILE (self));

  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_set_size_request (GTK_WIDGET (self), size, size);
  if (size >= LARGE_SIZE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dvt-large");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dvt-large");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}
