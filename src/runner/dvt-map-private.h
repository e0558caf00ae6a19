/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-value-private.h"

G_BEGIN_DECLS

/* One record on its way through a map. */
typedef struct
{
  yyjson_val *record;
  yyjson_mut_doc *document; /* where the new record is made */
  DvtVariableFunc lookup;
  gpointer lookup_data;
} DvtMapRun;

typedef struct _DvtMapField DvtMapField;

/* Makes @result, NULL for nothing, of @operand, which is not nothing (but for those functions that
 * say so). FALSE with @error set where it cannot. */
typedef gboolean (*DvtMapFunction) (const DvtMapField *field,
                                    const DvtMapRun *run,
                                    DvtOperand *operand,
                                    yyjson_mut_val **result,
                                    GError **error);

struct _DvtMapField
{
  const char *to;
  yyjson_val *value;       /* the VALUE */
  DvtMapFunction function; /* (nullable) */
  gboolean takes_nothing;  /* @function has something to say to nothing and null */
  yyjson_val *arguments;   /* (nullable) */
  GTimeZone *time_zone;    /* (owned) (nullable): a date's */
  GHashTable *table;       /* (owned) (nullable) (element-type utf8 yyjson_val): of lookup */
};

/* The function of that name; FALSE: there is none. */
gboolean dvt_map_field_set_function (DvtMapField *field, const char *name);

/* Appends @operand as a text; FALSE with @error set for an array or object. */
gboolean dvt_map_append_text (const DvtMapField *field,
                              const DvtOperand *operand,
                              GString *out,
                              GError **error);
/* Without white space around it; @length is made shorter. */
const char *dvt_map_trim (const char *text, gsize *length);

gboolean dvt_map_make_text (const DvtMapField *field,
                            const DvtMapRun *run,
                            DvtOperand *operand,
                            yyjson_mut_val **result,
                            GError **error);
gboolean dvt_map_make_upper (const DvtMapField *field,
                             const DvtMapRun *run,
                             DvtOperand *operand,
                             yyjson_mut_val **result,
                             GError **error);
gboolean dvt_map_make_lower (const DvtMapField *field,
                             const DvtMapRun *run,
                             DvtOperand *operand,
                             yyjson_mut_val **result,
                             GError **error);
gboolean dvt_map_make_trimmed (const DvtMapField *field,
                               const DvtMapRun *run,
                               DvtOperand *operand,
                               yyjson_mut_val **result,
                               GError **error);
gboolean dvt_map_make_replaced (const DvtMapField *field,
                                const DvtMapRun *run,
                                DvtOperand *operand,
                                yyjson_mut_val **result,
                                GError **error);
gboolean dvt_map_make_split (const DvtMapField *field,
                             const DvtMapRun *run,
                             DvtOperand *operand,
                             yyjson_mut_val **result,
                             GError **error);
gboolean dvt_map_make_joined (const DvtMapField *field,
                              const DvtMapRun *run,
                              DvtOperand *operand,
                              yyjson_mut_val **result,
                              GError **error);
gboolean dvt_map_make_number (const DvtMapField *field,
                              const DvtMapRun *run,
                              DvtOperand *operand,
                              yyjson_mut_val **result,
                              GError **error);
gboolean dvt_map_make_boolean (const DvtMapField *field,
                               const DvtMapRun *run,
                               DvtOperand *operand,
                               yyjson_mut_val **result,
                               GError **error);
gboolean dvt_map_make_default (const DvtMapField *field,
                               const DvtMapRun *run,
                               DvtOperand *operand,
                               yyjson_mut_val **result,
                               GError **error);
gboolean dvt_map_make_looked_up (const DvtMapField *field,
                                 const DvtMapRun *run,
                                 DvtOperand *operand,
                                 yyjson_mut_val **result,
                                 GError **error);
gboolean dvt_map_make_date (const DvtMapField *field,
                            const DvtMapRun *run,
                            DvtOperand *operand,
                            yyjson_mut_val **result,
                            GError **error);

G_END_DECLS
