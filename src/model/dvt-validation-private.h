/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"
#include "dvt-place-private.h"

G_BEGIN_DECLS

/*
 * DvtValidation:
 *
 * One run over a document. A check answers whether a value is as it must be, and where it is not
 * has set the run's error, with the place.
 */
typedef struct
{
  GHashTable *auth_methods; /* (owned) (element-type utf8): of a definition: the ids there are */
  GHashTable *schemas;      /* (owned) (element-type utf8): the same */
  GHashTable *shapes;       /* (owned) (element-type utf8): of a flow: the ids that were met */
  GError **error;           /* (nullable) */
} DvtValidation;

typedef gboolean (*DvtCheck) (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);

typedef enum
{
  DVT_RULE_OPTIONAL = 0,
  DVT_RULE_REQUIRED,
} DvtRuleFlags;

/* What is known about one member of an object. */
typedef struct
{
  const char *key;
  DvtCheck check;
  DvtRuleFlags flags;
} DvtRule;

void dvt_validation_init (DvtValidation *validation, yyjson_val *document, GError **error);
void dvt_validation_clear (DvtValidation *validation);
/* Sets the error and answers FALSE. Takes @message. */
gboolean dvt_validation_refuse (DvtValidation *validation, const DvtPlace *place, char *message);
/* The same, for a member that is not there. */
gboolean dvt_validation_refuse_missing (DvtValidation *validation,
                                        const DvtPlace *place,
                                        const char *member);

/* The text of a string, empty for any other value. */
const char *dvt_validation_get_text (yyjson_val *value);

/* The member "format". */
gboolean dvt_validate_format (DvtValidation *validation,
                              yyjson_val *value,
                              const DvtPlace *place,
                              const char *format);
gboolean dvt_validate_string (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* A text that can be a C string: without the NUL that "\u0000" stands for. */
gboolean dvt_validate_text (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* The same, and not empty. */
gboolean dvt_validate_name (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* One of @words, which end with NULL. */
gboolean dvt_validate_one_of (DvtValidation *validation,
                              yyjson_val *value,
                              const DvtPlace *place,
                              const char *const *words);
/* A JSON Pointer. */
gboolean dvt_validate_pointer (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
gboolean dvt_validate_number (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
gboolean dvt_validate_boolean (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
gboolean dvt_validate_object (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
gboolean dvt_validate_array (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* An object whose members are known by @rules; others may be there. */
gboolean dvt_validate_members (DvtValidation *validation,
                               yyjson_val *value,
                               const DvtPlace *place,
                               const DvtRule *rules,
                               gsize n_rules);
/* A whole number, however it is written. */
gboolean dvt_validate_integer (DvtValidation *validation,
                               yyjson_val *value,
                               const DvtPlace *place,
                               guint64 minimum,
                               guint64 maximum);
/* The whole number that @value is; @fallback where it is none, or absent. */
guint64 dvt_validation_get_integer (yyjson_val *value, guint64 fallback);
/* An object whose every member passes @check. */
gboolean dvt_validate_map (DvtValidation *validation,
                           yyjson_val *value,
                           const DvtPlace *place,
                           DvtCheck check);
/* The same, and the members' names can be C strings too. */
gboolean dvt_validate_named_map (DvtValidation *validation,
                                 yyjson_val *value,
                                 const DvtPlace *place,
                                 DvtCheck check);
/* An array whose every element passes @check. */
gboolean dvt_validate_elements (DvtValidation *validation,
                                yyjson_val *value,
                                const DvtPlace *place,
                                DvtCheck check);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvtValidation, dvt_validation_clear)

G_END_DECLS
