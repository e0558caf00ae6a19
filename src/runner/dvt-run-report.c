/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-report.h"

const char *
dvt_run_kind_to_string (DvtRunKind kind)
{
  return NULL;
}

const char *
dvt_run_status_to_string (DvtRunStatus status)
{
  return NULL;
}

GType
dvt_run_report_get_type (void)
{
  return G_TYPE_POINTER;
}

DvtRunReport *
dvt_run_report_new (DvtRunKind kind, GDateTime *started)
{
  return NULL;
}

DvtRunReport *
dvt_run_report_ref (DvtRunReport *report)
{
  return NULL;
}

void
dvt_run_report_unref (DvtRunReport *report)
{

}

DvtRunIssue *
dvt_run_issue_new (const char *code, const char *message, const char *place)
{
  return NULL;
}

void
dvt_run_issue_free (DvtRunIssue *issue)
{

}

DvtShapeReport *
dvt_shape_report_new (const char *id, const char *name, const char *type)
{
  return NULL;
}

void
dvt_shape_report_free (DvtShapeReport *report)
{

}

char *
dvt_run_report_to_json (DvtRunReport *report)
{
  return NULL;
}

DvtRunReport *
dvt_run_report_parse (const char *json, GError **error)
{
  return NULL;
}

DvtRunKind
dvt_run_kind_from_string (const char *kind)
{
  return 0;
}

DvtRunStatus
dvt_run_status_from_string (const char *status)
{
  return 0;
}
