/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DvtJsonEditor:
 *
 * JSON that is edited by hand, with the place of an error marked and the error said beneath.
 *
 * It knows nothing of what the text means: whoever validates it sets the error. Signal "changed":
 * the text was edited.
 */
#define DVT_TYPE_JSON_EDITOR (dvt_json_editor_get_type ())
G_DECLARE_FINAL_TYPE (DvtJsonEditor, dvt_json_editor, DVT, JSON_EDITOR, AdwBin)

char *dvt_json_editor_dup_text (DvtJsonEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void dvt_json_editor_set_text (DvtJsonEditor *self, const char *text);
void dvt_json_editor_clear_error (DvtJsonEditor *self);
/* @line and @column count from 1; 0 where unknown. */
void dvt_json_editor_set_error_at_position (DvtJsonEditor *self,
                                            const char *message,
                                            guint line,
                                            guint column);
/* @pointer: (nullable): the value in the text that is wrong; NULL: none in particular. */
void dvt_json_editor_set_error_at_pointer (DvtJsonEditor *self,
                                           const char *message,
                                           const char *pointer);

G_END_DECLS
