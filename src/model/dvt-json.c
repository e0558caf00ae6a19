/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-model-error-private.h"
#include "dvt-secret-memory-private.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* "\ud83d" */
#define ESCAPE_BYTES 6
/* Below this a comparison of every pair of keys is faster than sorting them. */
#define FEW_MEMBERS 8

/**
 * DvtJson:
 *
 * A root owns its document; a child holds a reference on its root and borrows the value from it.
 */
struct _DvtJson
{
  gatomicrefcount references;
  yyjson_doc *document; /* (owned) (nullable): NULL in a child */
  DvtJson *root;        /* (owned) (nullable): NULL in a root */
  yyjson_val *value;    /* (unowned) */
};

G_DEFINE_BOXED_TYPE (DvtJson, dvt_json, dvt_json_ref, dvt_json_unref)

/* What a walk that looks for duplicate keys carries along. */
typedef struct
{
  GPtrArray *keys; /* (owned) (element-type yyjson_val): scratch, reused by every object */
  guint depth;
  GError **error;
} Check;

static gboolean check_value (Check *check, yyjson_val *value, const DvtPlace *place);

static DvtJson *
take_document (yyjson_doc *document)
{
  DvtJson *self = g_new0 (DvtJson, 1);

  g_atomic_ref_count_init (&self->references);
  self->document = document;
  self->value = yyjson_doc_get_root (document);

  return self;
}

/* Nesting is looked at before anything is built from the text, so that a document of brackets alone
 * costs no memory. Where the text is no JSON at all the count is wrong, and the parser says so. */
static gboolean
check_text_depth (const char *text, gsize length, GError **error)
{
  gsize depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        in_string = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        depth++;
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;

      if (depth > DVT_JSON_MAX_DEPTH)
        {
          g_autofree char *message
            = g_strdup_printf (_ ("Nested deeper than %d levels"), DVT_JSON_MAX_DEPTH);

          dvt_model_error_set_at_position (error, DVT_MODEL_ERROR_TOO_LARGE, text, i, message);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_encoding (const char *text, gsize length, GError **error)
{
  const char *end = NULL;

  /* A NUL byte ends the check too, but is well encoded: the parser refuses it with its position. */
  if (g_utf8_validate_len (text, length, &end) || *end == '\0')
    return TRUE;

  g_set_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_ENCODING,
               _ ("Not UTF-8, at byte %" G_GSIZE_FORMAT), (gsize) (end - text));
  return FALSE;
}

/* Whether an escape, such as "\ud83d", stands at @offset whose third and fourth digit are 'd' and
 * one of @digits. */
static gboolean
is_escape_at (const char *text, gsize length, gsize offset, const char *digits)
{
  return length - offset >= ESCAPE_BYTES && text[offset] == '\\' && text[offset + 1] == 'u'
         && g_ascii_tolower (text[offset + 2]) == 'd'
         && memchr (digits, g_ascii_tolower (text[offset + 3]), strlen (digits)) != NULL;
}

/* The parser stops at half a pair, or behind a first half that no second one follows. */
static gboolean
find_half_pair (const char *text, gsize length, gsize *offset)
{
  if (*offset >= ESCAPE_BYTES && is_escape_at (text, length, *offset - ESCAPE_BYTES, "89ab"))
    {
      *offset -= ESCAPE_BYTES;
      return TRUE;
    }

  return is_escape_at (text, length, *offset, "89abcdef");
}

static void
set_read_error (GError **error, const char *text, gsize length, const yyjson_read_err *read_error)
{
  gsize offset = MIN (read_error->pos, length);

  if (read_error->code == YYJSON_READ_ERROR_INVALID_STRING
      && find_half_pair (text, length, &offset))
    g_set_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_ENCODING,
                 _ ("Half of a surrogate pair, at byte %" G_GSIZE_FORMAT), offset);
  else if (read_error->code == YYJSON_READ_ERROR_EMPTY_CONTENT)
    dvt_model_error_set_at_position (error, DVT_MODEL_ERROR_SYNTAX, text, offset,
                                     _ ("Nothing but white space"));
  else
    {
      /* The parser's own words, such as "unexpected character", are not translated. */
      g_autofree char *message = g_strdup_printf (_ ("Not JSON: %s"), read_error->msg);

      dvt_model_error_set_at_position (error, DVT_MODEL_ERROR_SYNTAX, text, offset, message);
    }
}

static gboolean
keys_equal (yyjson_val *a, yyjson_val *b)
{
  gsize length = yyjson_get_len (a);

  return length == yyjson_get_len (b)
         && memcmp (yyjson_get_str (a), yyjson_get_str (b), length) == 0;
}

/* Any total order will do; the length first is the cheapest. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  yyjson_val *key_a = *(yyjson_val *const *) a;
  yyjson_val *key_b = *(yyjson_val *const *) b;
  gsize length_a = yyjson_get_len (key_a);
  gsize length_b = yyjson_get_len (key_b);

  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;

  return memcmp (yyjson_get_str (key_a), yyjson_get_str (key_b), length_a);
}

static yyjson_val *
find_duplicate_of_few (GPtrArray *keys)
{
  for (guint i = 1; i < keys->len; i++)
    for (guint j = 0; j < i; j++)
      if (keys_equal (keys->pdata[i], keys->pdata[j]))
        return keys->pdata[i];

  return NULL;
}

static yyjson_val *
find_duplicate_key (GPtrArray *keys, yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  g_ptr_array_set_size (keys, 0);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_ptr_array_add (keys, key);

  if (keys->len <= FEW_MEMBERS)
    return find_duplicate_of_few (keys);

  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 1; i < keys->len; i++)
    if (keys_equal (keys->pdata[i - 1], keys->pdata[i]))
      return keys->pdata[i];

  return NULL;
}

static gboolean
check_object (Check *check, yyjson_val *object, const DvtPlace *place)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *duplicate = find_duplicate_key (check->keys, object);

  if (duplicate != NULL)
    {
      DvtPlace member = { place, yyjson_get_str (duplicate), 0 };

      dvt_model_error_set_at_place (
        check->error, DVT_MODEL_ERROR_DUPLICATE_KEY, &member,
        g_strdup_printf (_ ("The member ‘%s’ stands twice in one object"), member.key));
      return FALSE;
    }

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      DvtPlace member = { place, yyjson_get_str (key), 0 };

      if (!check_value (check, yyjson_obj_iter_get_val (key), &member))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_array (Check *check, yyjson_val *array, const DvtPlace *place)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    {
      DvtPlace at = { place, NULL, iter.idx - 1 };

      if (!check_value (check, element, &at))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_value (Check *check, yyjson_val *value, const DvtPlace *place)
{
  gboolean is_good;

  if (!yyjson_is_ctn (value))
    return TRUE;

  if (check->depth == DVT_JSON_MAX_DEPTH)
    {
      dvt_model_error_set_at_place (
        check->error, DVT_MODEL_ERROR_TOO_LARGE, place,
        g_strdup_printf (_ ("Nested deeper than %d levels"), DVT_JSON_MAX_DEPTH));
      return FALSE;
    }

  check->depth++;
  is_good = yyjson_is_obj (value) ? check_object (check, value, place)
                                  : check_array (check, value, place);
  check->depth--;

  return is_good;
}

gboolean
dvt_json_check_structure (yyjson_val *value, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  Check check = { keys, 0, error };

  return check_value (&check, value, NULL);
}

/* @allocator NULL: malloc(). */
static DvtJson *
read_text (const char *text, gsize length, const yyjson_alc *allocator, GError **error)
{
  yyjson_read_err read_error = { 0 };
  yyjson_doc *document;

  /* Without YYJSON_READ_INSITU the text is only read. */
  document = yyjson_read_opts ((char *) (gpointer) text, length, YYJSON_READ_NUMBER_AS_RAW,
                               allocator, &read_error);
  if (document == NULL)
    {
      set_read_error (error, text, length, &read_error);
      return NULL;
    }

  return take_document (document);
}

DvtJson *
dvt_json_parse_trusted (const char *text, gsize length, GError **error)
{
  return read_text (text, length, NULL, error);
}

/* @text NULL: empty. */
static DvtJson *
parse (const char *text,
       gsize length,
       gsize max_bytes,
       DvtJsonFlags flags,
       const yyjson_alc *allocator,
       GError **error)
{
  g_autoptr (DvtJson) json = NULL;
  gsize start = 0;

  if (length > max_bytes)
    {
      g_set_error (
        error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE,
        _ ("%" G_GSIZE_FORMAT " bytes, more than the %" G_GSIZE_FORMAT " that are accepted"),
        length, max_bytes);
      return NULL;
    }

  if (text == NULL)
    text = "";
  if (!check_encoding (text, length, error))
    return NULL;

  if (length >= strlen (BYTE_ORDER_MARK)
      && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      if (!(flags & DVT_JSON_ALLOW_BOM))
        {
          dvt_model_error_set_at_position (error, DVT_MODEL_ERROR_SYNTAX, text, 0,
                                           _ ("A byte order mark in front of the document"));
          return NULL;
        }
      start = strlen (BYTE_ORDER_MARK);
    }

  if (!check_text_depth (text + start, length - start, error))
    return NULL;

  json = read_text (text + start, length - start, allocator, error);
  if (json == NULL || !dvt_json_check_structure (json->value, error))
    return NULL;

  return g_steal_pointer (&json);
}

DvtJson *
dvt_json_parse_secret (const char *text, gsize length, gsize max_bytes, GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  return parse (text, length, max_bytes, DVT_JSON_STRICT, dvt_secret_memory_get_allocator (),
                error);
}

/**
 * dvt_json_parse:
 * @text: (array length=length): the document; need not end with a NUL byte
 * @length: of @text in bytes
 * @max_bytes: the largest @length that is accepted
 * @flags: what is accepted beside strict JSON
 * @error: return location for a #DvtModelError
 *
 * Parses a document that comes from outside.
 *
 * Accepted is UTF-8 without lone surrogates, without duplicate keys, and nested at most
 * %DVT_JSON_MAX_DEPTH levels; formats §1. May be called from any thread, and takes long for a large
 * document.
 *
 * Returns: (transfer full): the document's value, or `NULL` with @error set
 */
DvtJson *
dvt_json_parse (const char *text, gsize length, gsize max_bytes, DvtJsonFlags flags, GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  return parse (text, length, max_bytes, flags, NULL, error);
}

/**
 * dvt_json_new_from_mut:
 * @document: a document that was built; its numbers are raw or integers
 *
 * Copies a document that was built into an immutable one.
 *
 * Duplicate keys and depth are the builder's business here; dvt_definition_new_from_json() looks at
 * them again.
 *
 * Returns: (transfer full): the value of @document's root
 */
DvtJson *
dvt_json_new_from_mut (yyjson_mut_doc *document)
{
  yyjson_doc *copy;

  g_return_val_if_fail (yyjson_mut_doc_get_root (document) != NULL, NULL);

  copy = yyjson_mut_doc_imut_copy (document, NULL);
  if (copy == NULL)
    g_error ("Out of memory while copying a JSON document");

  return take_document (copy);
}

/**
 * dvt_json_new_child:
 * @json: the value, or any other value of its document
 * @value: a value inside the document of @json
 *
 * Makes @value a value of its own, which keeps the whole document alive.
 *
 * Returns: (transfer full): the child
 */
DvtJson *
dvt_json_new_child (DvtJson *json, yyjson_val *value)
{
  DvtJson *self;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  self = g_new0 (DvtJson, 1);
  g_atomic_ref_count_init (&self->references);
  self->root = dvt_json_ref (json->root != NULL ? json->root : json);
  self->value = value;

  return self;
}

/**
 * dvt_json_ref:
 * @json: a value
 *
 * Holds the value and its document. May be called from any thread.
 *
 * Returns: (transfer full): @json
 */
DvtJson *
dvt_json_ref (DvtJson *json)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_atomic_ref_count_inc (&json->references);

  return json;
}

/**
 * dvt_json_unref:
 * @json: (transfer full): a value
 *
 * Lets the value go; the last one frees it. May be called from any thread.
 */
void
dvt_json_unref (DvtJson *json)
{
  g_return_if_fail (json != NULL);

  if (!g_atomic_ref_count_dec (&json->references))
    return;

  g_clear_pointer (&json->document, yyjson_doc_free);
  g_clear_pointer (&json->root, dvt_json_unref);
  g_free (json);
}

/**
 * dvt_json_get_value:
 * @json: a value
 *
 * Gets the value as yyjson has it. Numbers are raw: yyjson_get_raw() and yyjson_get_len().
 *
 * Returns: (transfer none): the value, which lives as long as @json
 */
yyjson_val *
dvt_json_get_value (DvtJson *json)
{
  g_return_val_if_fail (json != NULL, NULL);

  return json->value;
}

/**
 * dvt_json_pointer_append:
 * @pointer: a JSON Pointer, or the empty string
 * @token: the name of a member, or an index
 *
 * Appends "/" and @token to @pointer, with `~` and `/` escaped as RFC 6901 has it.
 */
void
dvt_json_pointer_append (GString *pointer, const char *token)
{
  g_return_if_fail (pointer != NULL);
  g_return_if_fail (token != NULL);

  g_string_append_c (pointer, '/');
  for (const char *c = token; *c != '\0'; c++)
    {
      if (*c == '~')
        g_string_append (pointer, "~0");
      else if (*c == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *c);
    }
}
