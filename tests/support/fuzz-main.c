/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Runs a fuzz target without libFuzzer: over each seed, then over mutations of the seeds, the same
 * ones each time. `fuzz-TARGET MUTATIONS FOLDER-OR-FILE…` */

#include "config.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#define RANDOM_SEED 20260401
#define MAX_EDITS 8

/* What random bytes would hardly hit upon. */
static const char *const tokens[] = {
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "\"",
  "\\",
  "\\u0000",
  "\\ud83d",
  "\\ude00",
  "null",
  "true",
  "{}",
  "[]",
  "\"\"",
  "-0",
  "1e400",
  "1e999999999",
  "1e1000000000",
  "0.0001",
  "12345678901234567890",
  "\xef\xbb\xbf",
  "\xed\xa0\x80",
  "\xff",
  "😀",
  "～",
  "\n",
  "  ",
  "- ",
  "? ",
  "&a ",
  "*a",
  "<<: ",
  "|\n",
  "#",
  "$ref",
  "#/schemas/",
};

typedef struct
{
  GPtrArray *seeds; /* (owned) (element-type GBytes) */
  GRand *random;    /* (owned) */
} Fuzzer;

static void
run (const GByteArray *input)
{
  /* A copy of its own, so that a read beyond its end is seen by a sanitizer. */
  g_autofree guint8 *data = g_memdup2 (input->data, input->len);

  LLVMFuzzerTestOneInput (data, input->len);
}

static guint
pick (Fuzzer *fuzzer, guint count)
{
  return count > 0 ? (guint) g_rand_int_range (fuzzer->random, 0, (gint32) count) : 0;
}

static void
insert (GByteArray *input, guint position, const void *data, guint length)
{
  guint tail = input->len - position;

  g_byte_array_set_size (input, input->len + length);
  memmove (input->data + position + length, input->data + position, tail);
  memcpy (input->data + position, data, length);
}

static void
insert_token (Fuzzer *fuzzer, GByteArray *input, guint position)
{
  const char *token = tokens[pick (fuzzer, G_N_ELEMENTS (tokens))];

  insert (input, position, token, (guint) strlen (token));
}

static void
insert_part_of_seed (Fuzzer *fuzzer, GByteArray *input, guint position)
{
  gsize size;
  const guint8 *seed
    = g_bytes_get_data (fuzzer->seeds->pdata[pick (fuzzer, fuzzer->seeds->len)], &size);
  guint start = pick (fuzzer, (guint) size);

  insert (input, position, seed + start, pick (fuzzer, (guint) size - start + 1));
}

static void
edit (Fuzzer *fuzzer, GByteArray *input)
{
  guint position = pick (fuzzer, input->len);
  guint length = pick (fuzzer, MIN (input->len - position, 32) + 1);

  switch (pick (fuzzer, 12))
    {
    case 0:
    case 1:
      insert_part_of_seed (fuzzer, input, position);
      break;
    case 2:
    case 3:
    case 4:
      insert_token (fuzzer, input, position);
      break;
    case 5:
    case 6:
      g_byte_array_remove_range (input, position, length);
      break;
    case 7:
    case 8:
      if (input->len > 0)
        input->data[position] = (guint8) pick (fuzzer, 256);
      break;
    case 9:
    case 10:
      if (input->len > 0)
        input->data[position] ^= (guint8) (1u << pick (fuzzer, 8));
      break;
    default:
      g_byte_array_set_size (input, position);
      break;
    }
}

static void
run_mutation (Fuzzer *fuzzer)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  gsize size;
  const guint8 *seed
    = g_bytes_get_data (fuzzer->seeds->pdata[pick (fuzzer, fuzzer->seeds->len)], &size);
  /* Few edits more often than many: most of them leave nothing that is still a document. */
  guint n_edits = 1 + pick (fuzzer, 1 + pick (fuzzer, MAX_EDITS));

  g_byte_array_append (input, seed, (guint) size);
  for (guint i = 0; i < n_edits; i++)
    edit (fuzzer, input);

  run (input);
}

static void
add_file (GPtrArray *seeds, const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, NULL))
    g_ptr_array_add (seeds, g_bytes_new_take (g_steal_pointer (&text), length));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_seeds (GPtrArray *seeds, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (folder == NULL)
    {
      add_file (seeds, path);
      return;
    }

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  /* A folder's own order is not the same everywhere. */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_file (seeds, names->pdata[i]);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);
  Fuzzer fuzzer = { seeds, random };
  guint64 mutations = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;

  for (int i = 2; i < argc; i++)
    add_seeds (seeds, argv[i]);

  if (seeds->len == 0)
    {
      g_printerr ("Usage: %s MUTATIONS FOLDER-OR-FILE…\n", argv[0]);
      return EXIT_FAILURE;
    }

  for (guint i = 0; i < seeds->len; i++)
    {
      g_autoptr (GByteArray) input = g_bytes_unref_to_array (g_bytes_ref (seeds->pdata[i]));

      run (input);
    }
  for (guint64 i = 0; i < mutations; i++)
    run_mutation (&fuzzer);

  g_print ("%u seeds, %" G_GUINT64_FORMAT " mutations\n", seeds->len, mutations);

  return EXIT_SUCCESS;
}
