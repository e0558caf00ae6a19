/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-cli.h"

struct _DvtCliTable
{
  guint n_columns;
  GPtrArray *cells; /* row after row (owned) */
};

DvtCliTable *
dvt_cli_table_new (guint n_columns)
{
  DvtCliTable *table = g_new0 (DvtCliTable, 1);

  table->n_columns = n_columns;
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
dvt_cli_table_add (DvtCliTable *table, ...)
{
  va_list cells;

  va_start (cells, table);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *cell = va_arg (cells, const char *);
      char *safe = dvt_cli_sanitise (cell != NULL ? cell : "");

      g_ptr_array_add (table->cells, safe);
    }
  va_end (cells);
}

void
dvt_cli_table_print (DvtCliTable *table)
{
  g_autofree glong *widths = g_new0 (glong, table->n_columns);

  for (guint i = 0; i < table->cells->len; i++)
    {
      glong width = g_utf8_strlen (g_ptr_array_index (table->cells, i), -1);
      guint column = i % table->n_columns;

      widths[column] = MAX (widths[column], width);
    }

  for (guint i = 0; i < table->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (table->cells, i);
      guint column = i % table->n_columns;

      if (column + 1 == table->n_columns)
        g_print ("%s\n", cell);
      else
        g_print ("%s%*s", cell, (int) (widths[column] - g_utf8_strlen (cell, -1)) + 2, "");
    }
}

void
dvt_cli_table_free (DvtCliTable *table)
{
  g_ptr_array_unref (table->cells);
  g_free (table);
}
