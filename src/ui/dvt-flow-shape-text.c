/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-shape-text.h"

#include <glib/gi18n.h>

/* --- Conditions --- */

/* "quantity" for "/lines/0/quantity": the last token, with a capital. */
static char *
build_field (yyjson_val *pointer)
{
  const char *text = yyjson_get_str (pointer);
  const char *slash = text != NULL ? strrchr (text, '/') : NULL;
  g_autoptr (GString) field = NULL;
  g_autofree char *first = NULL;
  const char *rest;

  if (slash == NULL || slash[1] == '\0')
    return g_strdup (_ ("The record"));
  field = g_string_new (slash + 1);
  g_string_replace (field, "~1", "/", 0);
  g_string_replace (field, "~0", "~", 0);
  rest = g_utf8_next_char (field->str);
  first = g_utf8_strup (field->str, rest - field->str);
  return g_strconcat (first, rest, NULL);
}

static char *
build_value (yyjson_val *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (yyjson_is_str (value))
    return g_strdup_printf ("“%s”", yyjson_get_str (value));
  return dvt_json_format (value);
}

/* Translators: %1$s is a field of a record, %2$s what it is compared with. */
static const struct
{
  const char *comparison;
  const char *format;
} comparisons[] = {
  { "equals", N_ ("%1$s is %2$s") },         { "notEquals", N_ ("%1$s is not %2$s") },
  { "greater", N_ ("%1$s over %2$s") },      { "less", N_ ("%1$s under %2$s") },
  { "contains", N_ ("%1$s contains %2$s") }, { "startsWith", N_ ("%1$s begins with %2$s") },
  { "matches", N_ ("%1$s matches %2$s") },
};

/* g_strdup_printf() with a format that is translated and takes two names, in any order. */
static char *
fill_two (const char *format, const char *first, const char *second)
{
  g_autoptr (GString) text = g_string_new (format);

  /* The second one first: a name may hold what looks like a mark. */
  g_string_replace (text, "%2$s", "\002", 1);
  g_string_replace (text, "%1$s", first, 1);
  g_string_replace (text, "\002", second, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
build_comparison (yyjson_val *condition)
{
  const char *comparison = yyjson_get_str (yyjson_obj_get (condition, "is"));
  g_autofree char *field = build_field (yyjson_obj_get (condition, "field"));
  yyjson_val *value = yyjson_obj_get (condition, "value");
  g_autofree char *value_text = build_value (value);

  if (g_strcmp0 (comparison, "exists") == 0)
    /* Translators: %s is a field of a record. */
    return g_strdup_printf (yyjson_is_false (value) ? _ ("%s is missing") : _ ("%s is there"),
                            field);
  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (g_strcmp0 (comparison, comparisons[i].comparison) == 0)
      return fill_two (_ (comparisons[i].format), field, value_text);
  return g_strdup (comparison != NULL ? comparison : "");
}

char *
dvt_shape_text_build_condition (yyjson_val *condition)
{
  yyjson_val *all = yyjson_obj_get (condition, "all");
  yyjson_val *any = yyjson_obj_get (condition, "any");
  yyjson_val *not = yyjson_obj_get (condition, "not");
  g_autofree char *inner = NULL;
  guint count = (guint) yyjson_arr_size (all != NULL ? all : any);

  if ((all != NULL || any != NULL) && count == 1)
    return dvt_shape_text_build_condition (yyjson_arr_get_first (all != NULL ? all : any));
  if (all != NULL && count == 0)
    return g_strdup (_ ("Every record"));
  if (all != NULL)
    return g_strdup_printf (ngettext ("All of %u condition", "All of %u conditions", count), count);
  if (any != NULL)
    return g_strdup_printf (ngettext ("Any of %u condition", "Any of %u conditions", count), count);
  if (not== NULL)
    return build_comparison (condition);
  inner = dvt_shape_text_build_condition (not);
  /* Translators: %s is a condition, "Quantity over 0". */
  return g_strdup_printf (_ ("Not: %s"), inner);
}

/* --- Shapes --- */

static gboolean
sends (const DvtShape *shape, DvtDefinition *definition)
{
  g_autoptr (DvtJson) member = NULL;
  g_auto (GStrv) words = g_strsplit (shape->endpoint, " ", 2);
  const char *direction;

  if (definition != NULL)
    member = dvt_definition_dup_member (definition, DVT_SECTION_ENDPOINTS, shape->endpoint);
  direction = member != NULL
                ? yyjson_get_str (yyjson_obj_get (dvt_json_get_value (member), "direction"))
                : NULL;
  if (direction != NULL)
    return g_str_equal (direction, "send");
  return words[0] != NULL && dvt_direction_for_method (words[0]) == DVT_DIRECTION_SEND;
}

static char *
dup_endpoint_name (const DvtShape *shape, DvtDefinition *definition)
{
  g_autoptr (DvtJson) member = NULL;
  const char *name = NULL;

  if (definition != NULL)
    member = dvt_definition_dup_member (definition, DVT_SECTION_ENDPOINTS, shape->endpoint);
  if (member != NULL)
    name = yyjson_get_str (yyjson_obj_get (dvt_json_get_value (member), "name"));
  return g_strdup (name != NULL ? name : shape->endpoint);
}

static void
describe_connector (DvtShapeText *self,
                    DvtWorkspace *workspace,
                    const DvtShape *shape,
                    DvtDefinition *definition)
{
  gboolean sending = sends (shape, definition);
  DvtInstance *instance
    = dvt_instance_list_find (dvt_workspace_get_instances (workspace), shape->instance);

  self->icon_name = sending ? "dvt-send-symbolic" : "dvt-receive-symbolic";
  self->kind = sending ? _ ("Send") : _ ("Receive");
  self->title = shape->name != NULL ? NULL : dup_endpoint_name (shape, definition);
  if (instance != NULL)
    {
      self->connector_name = g_strdup (dvt_instance_get_connector_name (instance));
      self->colour = g_strdup (dvt_instance_get_colour (instance));
    }
  self->detail = g_strdup (instance != NULL ? dvt_instance_get_name (instance) : _ ("No instance"));
}

static char *
build_branch_count (const DvtShape *shape)
{
  guint count = 0;

  for (guint i = 0; i < shape->branches->len; i++)
    {
      const DvtBranch *branch = shape->branches->pdata[i];

      /* The one for the rest is a branch only where it does something. */
      count += branch->when != NULL || branch->shapes->len > 0 ? 1 : 0;
    }
  return g_strdup_printf (ngettext ("%u branch", "%u branches", count), count);
}

static void
describe_other (DvtShapeText *self, const DvtShape *shape)
{
  guint count;

  switch (shape->type)
    {
    case DVT_SHAPE_MAP:
      count = (guint) yyjson_arr_size (shape->fields);
      self->icon_name = "dvt-map-symbolic";
      self->kind = _ ("Map");
      self->detail = g_strdup_printf (ngettext ("%u field", "%u fields", count), count);
      break;
    case DVT_SHAPE_FILTER:
      self->icon_name = "dvt-filter-symbolic";
      self->kind = _ ("Filter");
      self->detail = dvt_shape_text_build_condition (shape->when);
      break;
    case DVT_SHAPE_ROUTE:
      self->icon_name = "dvt-route-symbolic";
      self->kind = _ ("Route");
      self->detail = build_branch_count (shape);
      break;
    case DVT_SHAPE_BATCH:
      self->icon_name = "dvt-batch-symbolic";
      self->kind = _ ("Batch");
      self->detail
        = g_strdup_printf (ngettext ("%u record", "%u records", shape->size), shape->size);
      break;
    case DVT_SHAPE_CONNECTOR:
    default:
      g_assert_not_reached ();
    }
}

gboolean
dvt_shape_text_is_grave (DvtReasonCode code)
{
  return code != DVT_REASON_OUT_OF_DATE;
}

DvtConnector *
dvt_shape_text_find_connector (DvtWorkspace *workspace, const DvtShape *shape)
{
  DvtInstance *instance = NULL;

  if (shape->type == DVT_SHAPE_CONNECTOR)
    instance = dvt_instance_list_find (dvt_workspace_get_instances (workspace), shape->instance);
  if (instance == NULL)
    return NULL;
  return dvt_workspace_find_connector (workspace, dvt_instance_get_connector_id (instance), NULL);
}

static char *
build_badge (DvtWorkspace *workspace, const DvtShape *shape, const DvtReason *reason)
{
  DvtConnector *connector;

  switch (reason->code)
    {
    case DVT_REASON_OUT_OF_DATE:
      connector = dvt_shape_text_find_connector (workspace, shape);
      if (connector == NULL)
        return g_strdup (_ ("Out of Date"));
      /* Translators: %s is a connector's version; header capitals. */
      return g_strdup_printf (_ ("%s, Out of Date"), dvt_connector_get_version_name (connector));
    case DVT_REASON_ENDPOINT_GONE:
      return g_strdup (_ ("Endpoint Gone"));
    case DVT_REASON_ENDPOINT_REFUSED:
      return g_strdup (_ ("Not Signed In for It"));
    case DVT_REASON_INSTANCE_GONE:
      return g_strdup (_ ("Instance Gone"));
    case DVT_REASON_INSTANCE_NOT_READY:
      return g_strdup (_ ("Instance Not Ready"));
    case DVT_REASON_PARAMETER_MISSING:
      return g_strdup (_ ("Parameter Missing"));
    case DVT_REASON_PARAMETER_UNKNOWN:
      return g_strdup (_ ("Unknown Parameter"));
    case DVT_REASON_METHOD_GONE:
    case DVT_REASON_METHOD_CHANGED:
    case DVT_REASON_METHOD_UNUSABLE:
    case DVT_REASON_VARIABLE_MISSING:
    case DVT_REASON_BASE_URL_MISSING:
    case DVT_REASON_CREDENTIALS_MISSING:
    case DVT_REASON_SIGN_IN_EXPIRED:
    default:
      return g_strdup (_ ("Needs Attention"));
    }
}

/* The gravest of its own: those that stop it before those that do not, else the first. */
static const DvtReason *
find_reason (const DvtShape *shape, GPtrArray *warnings)
{
  const DvtReason *found = NULL;

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const DvtReason *reason = warnings->pdata[i];

      if (g_strcmp0 (reason->shape, shape->id) != 0)
        continue;
      if (found == NULL
          || (dvt_shape_text_is_grave (reason->code) && !dvt_shape_text_is_grave (found->code)))
        found = reason;
    }
  return found;
}

/* "Shape 6, Send, Announce Return, through Main Warehouse, needs attention: …" */
static char *
build_label (DvtShapeText *self, const DvtShape *shape, const DvtReason *reason)
{
  g_autoptr (GString) label = g_string_new (NULL);

  /* Translators: the name of a box in the picture of a process flow: its number, what it does, what
   * it is called. */
  g_string_append_printf (label, _ ("Shape %u, %s, %s"), shape->number, self->kind, self->title);
  if (self->connector_name != NULL)
    {
      g_string_append (label, ", ");
      /* Translators: goes on from “Shape 6, Send, Announce Return, ”. An instance, its connector.
       */
      g_string_append_printf (label, _ ("through %s of %s"), self->detail, self->connector_name);
    }
  else if (self->detail != NULL)
    g_string_append_printf (label, ", %s", self->detail);
  if (reason != NULL)
    {
      g_string_append (label, ", ");
      /* Translators: goes on from “Shape 6, Send, Announce Return, ”; %s is the reason. */
      g_string_append_printf (label, self->grave ? _ ("needs attention: %s") : _ ("warning: %s"),
                              reason->message);
    }
  return g_string_free_and_steal (g_steal_pointer (&label));
}

DvtShapeText *
dvt_shape_text_new (DvtWorkspace *workspace,
                    const DvtShape *shape,
                    GPtrArray *warnings,
                    DvtDefinition *definition)
{
  DvtShapeText *self = NULL;
  const DvtReason *reason = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (shape != NULL, NULL);

  self = g_new0 (DvtShapeText, 1);
  reason = find_reason (shape, warnings);
  if (shape->type == DVT_SHAPE_CONNECTOR)
    describe_connector (self, workspace, shape, definition);
  else
    describe_other (self, shape);
  if (self->title == NULL)
    self->title = g_strdup (shape->name != NULL ? shape->name : self->kind);
  if (reason != NULL)
    {
      self->badge = build_badge (workspace, shape, reason);
      self->grave = dvt_shape_text_is_grave (reason->code);
    }
  self->label = build_label (self, shape, reason);
  return self;
}

void
dvt_shape_text_free (DvtShapeText *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->connector_name, g_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->badge, g_free);
  g_clear_pointer (&self->label, g_free);
  g_free (self);
}

char *
dvt_shape_text_build_branch (const DvtBranch *branch, guint number)
{
  if (branch->name != NULL && *branch->name != '\0')
    return g_strdup (branch->name);
  if (branch->when == NULL)
    return g_strdup (_ ("Otherwise"));
  /* Translators: %u is the number of a branch that has no name. */
  return g_strdup_printf (_ ("Branch %u"), number);
}
