/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-subject-private.h"

const DvtSubjectKind *
dvt_subject_find (const char *subject, const char **id)
{
  static const DvtSubjectKind *const kinds[] = {
    &dvt_subject_connector,
    &dvt_subject_source,
    &dvt_subject_instance,
    &dvt_subject_flow,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const gsize length = strlen (kinds[i]->name);

      if (!g_str_has_prefix (subject, kinds[i]->name) || subject[length] != ':')
        continue;
      *id = subject + length + 1;
      return kinds[i];
    }
  return NULL;
}
