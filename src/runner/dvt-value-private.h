/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-record.h"

G_BEGIN_DECLS

/*
 * DvtOperand:
 * @value: (nullable): a JSON value that is somewhere else
 * @text: (owned) (nullable): a text that was made
 * @length: of @text, in bytes
 *
 * What a VALUE gives: one of both, or nothing.
 */
typedef struct
{
  yyjson_val *value;
  char *text;
  gsize length;
} DvtOperand;

void dvt_operand_clear (DvtOperand *operand);
/* FALSE with @error set; nothing in @operand is no error. */
gboolean dvt_operand_evaluate (DvtOperand *operand,
                               yyjson_val *value,
                               yyjson_val *record,
                               DvtVariableFunc lookup,
                               gpointer lookup_data,
                               GError **error);
gboolean dvt_operand_is_nothing (const DvtOperand *operand);
gboolean dvt_operand_is_null (const DvtOperand *operand);
/* The text of a string; NULL for all else. It need not end with NUL, and may have some inside. */
const char *dvt_operand_get_string (const DvtOperand *operand, gsize *length);
/* NULL with no error set: nothing. */
yyjson_mut_val *dvt_operand_copy (const DvtOperand *operand, yyjson_mut_doc *document);

/* Appends a value as a text: strings as they are, numbers with their digits, true and false, arrays
 * and objects as JSON, "" for null. */
void dvt_value_append_text (GString *out, yyjson_val *value);

/* Sets `DVT_RUNNER_ERROR_INVALID_RECORD`: "FIELD: MESSAGE". Takes @message. */
void dvt_record_set_error (GError **error, const char *field, char *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvtOperand, dvt_operand_clear)

G_END_DECLS
