/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi.h"

G_BEGIN_DECLS

/* What a document became. Documents in tests have single quotes for double ones. */
typedef struct
{
  DvtDefinition *definition;
  GPtrArray *warnings; /* (element-type DvtOpenapiWarning) */
  char *version_name;
} Converted;

Converted *convert (const char *document);
/* Documents of these versions with a title, and @members. */
Converted *convert_3_0 (const char *members);
Converted *convert_3_1 (const char *members);
void converted_free (Converted *converted);

/* Converts @document, which has to fail with @code and a message that has @words in it. */
void assert_refused (const char *document, DvtOpenapiError code, const char *words);
/* @expected: JSON; NULL where there must be nothing. */
void assert_value (Converted *converted, const char *pointer, const char *expected);
void assert_warning (Converted *converted, const char *pointer, const char *words);
void assert_warning_count (Converted *converted, guint count);
/* Single quotes as double ones. */
char *requote (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Converted, converted_free)

G_END_DECLS
