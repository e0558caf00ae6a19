/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-model-error-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *pointer; /* (owned) (nullable) */
  guint line;    /* 0 where unknown */
  guint column;  /* in characters; 0 where unknown */
} DvtModelErrorPrivate;

static void
dvt_model_error_private_init (DvtModelErrorPrivate *priv)
{
}

static void
dvt_model_error_private_copy (const DvtModelErrorPrivate *source, DvtModelErrorPrivate *target)
{
  g_assert (source != NULL && target != NULL);

  target->pointer = g_strdup (source->pointer);
  target->line = source->line;
  target->column = source->column;
}

static void
dvt_model_error_private_clear (DvtModelErrorPrivate *priv)
{
  g_assert (priv != NULL);

  g_free (priv->pointer);
}

G_DEFINE_EXTENDED_ERROR (DvtModelError, dvt_model_error)

/* NULL for an error of another domain. */
static DvtModelErrorPrivate *
find_private (const GError *error)
{
  return error->domain == DVT_MODEL_ERROR ? dvt_model_error_get_private (error) : NULL;
}

void
dvt_model_error_set_at_place (GError **error,
                              DvtModelError code,
                              const DvtPlace *place,
                              char *message)
{
  g_autofree char *owned_message = message;
  g_autofree char *pointer = NULL;
  DvtModelErrorPrivate *priv;

  if (error == NULL)
    return;

  pointer = dvt_place_build_pointer (place);
  if (*pointer == '\0')
    g_set_error_literal (error, DVT_MODEL_ERROR, code, message);
  else
    /* Translators: what is wrong, and the JSON Pointer of its place. */
    g_set_error (error, DVT_MODEL_ERROR, code, _ ("%s, at ‘%s’"), message, pointer);

  priv = find_private (*error);
  g_assert (priv != NULL);
  priv->pointer = g_steal_pointer (&pointer);
}

void
dvt_model_error_set_at_position (GError **error,
                                 DvtModelError code,
                                 const char *text,
                                 gsize offset,
                                 const char *message)
{
  DvtModelErrorPrivate *priv;
  guint line = 1;
  guint column = 1;

  if (error == NULL)
    return;

  for (gsize i = 0; i < offset; i++)
    {
      if (text[i] == '\n')
        {
          line++;
          column = 1;
        }
      /* Continuation bytes of UTF-8 belong to the character before. */
      else if (((guchar) text[i] & 0xc0) != 0x80)
        column++;
    }

  g_set_error (error, DVT_MODEL_ERROR, code,
               /* Translators: what is wrong, and its place in the text. */
               _ ("%s, at line %u, column %u"), message, line, column);

  priv = find_private (*error);
  g_assert (priv != NULL);
  priv->line = line;
  priv->column = column;
}

/**
 * dvt_model_error_get_pointer:
 * @error: an error of any domain
 *
 * Gets the JSON Pointer of the place that was refused.
 *
 * Returns: (nullable) (transfer none): the pointer, empty for the document itself; `NULL` where the
 *   place is a position in the text, or the error is of another domain
 */
const char *
dvt_model_error_get_pointer (const GError *error)
{
  const DvtModelErrorPrivate *priv;

  g_return_val_if_fail (error != NULL, NULL);

  priv = find_private (error);

  return priv != NULL ? priv->pointer : NULL;
}

/**
 * dvt_model_error_get_line:
 * @error: an error of any domain
 *
 * Gets the line of the place that was refused.
 *
 * Returns: the line, counted from 1; 0 where it is unknown or the error is of another domain
 */
guint
dvt_model_error_get_line (const GError *error)
{
  const DvtModelErrorPrivate *priv;

  g_return_val_if_fail (error != NULL, 0);

  priv = find_private (error);

  return priv != NULL ? priv->line : 0;
}

/**
 * dvt_model_error_get_column:
 * @error: an error of any domain
 *
 * Gets the column of the place that was refused.
 *
 * Returns: the column in characters, counted from 1; 0 where it is unknown or the error is of
 *   another domain
 */
guint
dvt_model_error_get_column (const GError *error)
{
  const DvtModelErrorPrivate *priv;

  g_return_val_if_fail (error != NULL, 0);

  priv = find_private (error);

  return priv != NULL ? priv->column : 0;
}
