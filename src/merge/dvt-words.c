/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-words-private.h"

#include "dvt-place-words-private.h"
#include "dvt-title-words-private.h"

void
dvt_words_init (DvtWords *words, const DvtStep *step)
{
  words->place = dvt_place_words_build (step);
  words->title = dvt_title_words_build (step);
}

void
dvt_words_init_for_schema (DvtWords *words, const DvtStep *step, guint count)
{
  words->place = dvt_place_words_build (step);
  words->title = dvt_title_words_build_for_schema (step, count);
}

void
dvt_words_clear (DvtWords *words)
{
  g_clear_pointer (&words->place, g_free);
  g_clear_pointer (&words->title, g_free);
}
