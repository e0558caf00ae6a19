/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-schema-check.h"

void
dvt_schema_mismatch_free (DvtSchemaMismatch *mismatch)
{

}

GPtrArray *
dvt_schema_check (yyjson_val *schema, yyjson_val *root, yyjson_val *value, guint limit)
{
  return NULL;
}
