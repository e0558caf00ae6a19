/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-text.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-flow-shape-text.h"
#include "dvt-style.h"

const DvtReason *
dvt_flow_text_find_gravest (GPtrArray *warnings)
{
  const DvtReason *gravest = NULL;

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const DvtReason *reason = warnings->pdata[i];

      if (gravest == NULL
          || (dvt_shape_text_is_grave (reason->code) && !dvt_shape_text_is_grave (gravest->code)))
        gravest = reason;
    }
  return gravest;
}

static gboolean
has_code (GPtrArray *warnings, DvtReasonCode code)
{
  for (guint i = 0; i < warnings->len; i++)
    if (((const DvtReason *) warnings->pdata[i])->code == code)
      return TRUE;
  return FALSE;
}

static gboolean
get_state_badge (DvtFlow *flow, DvtFlowBadge *badge)
{
  switch (dvt_flow_get_state (flow))
    {
    case DVT_FLOW_STATE_NEEDS_ATTENTION:
      *badge = (DvtFlowBadge) { _ ("Needs Attention"), "dialog-error-symbolic", DVT_STYLE_ERROR };
      return TRUE;
    case DVT_FLOW_STATE_WARNING:
      *badge = (DvtFlowBadge) { has_code (dvt_flow_get_warnings (flow), DVT_REASON_OUT_OF_DATE)
                                  ? _ ("Out-of-Date Connector")
                                  : _ ("Warning"),
                                "dialog-warning-symbolic", DVT_STYLE_WARNING };
      return TRUE;
    case DVT_FLOW_STATE_READY:
    default:
      return FALSE;
    }
}

guint
dvt_flow_text_list_badges (DvtFlow *flow, DvtFlowBadge badges[DVT_FLOW_TEXT_MAX_BADGES])
{
  guint n_badges = 0;

  if (get_state_badge (flow, &badges[n_badges]))
    n_badges++;
  if (dvt_flow_get_last_run_at (flow) != NULL
      && dvt_flow_get_last_run_status (flow) == DVT_RUN_STATUS_FAILED)
    badges[n_badges++] = (DvtFlowBadge) { _ ("Failed"), "dialog-error-symbolic", DVT_STYLE_ERROR };
  return n_badges;
}

/* "last run 10:15" today, "5 minutes ago" within the hour, "last run 3 Nov" before. */
static char *
build_last_run (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autoptr (GDateTime) local_now = g_date_time_to_local (now);
  g_autofree char *when = NULL;

  if (g_date_time_difference (now, time) < G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("last run just now"));
  if (g_date_time_difference (now, time) < G_TIME_SPAN_HOUR)
    return dvt_date_format_relative (time, now);
  if (g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (local_now)
      && g_date_time_get_year (local) == g_date_time_get_year (local_now))
    when = g_date_time_format (local, _ ("%H:%M"));
  else
    when = dvt_date_format_day (time, now);
  /* Translators: when a process flow ran, “10:15” or “3 Nov”. */
  return g_strdup_printf (_ ("last run %s"), when);
}

char *
dvt_flow_text_build_state (DvtFlow *flow, GDateTime *now)
{
  GDateTime *last_run = dvt_flow_get_last_run_at (flow);
  g_autofree char *when = NULL;

  if (!dvt_flow_get_enabled (flow))
    return g_strdup (_ ("Disabled"));
  if (dvt_flow_get_deployed_version (flow) == 0)
    return g_strdup (_ ("Draft only"));
  if (last_run == NULL)
    return g_strdup (_ ("Enabled"));
  when = build_last_run (last_run, now);
  /* Translators: a process flow is enabled, and when it ran: “last run 10:15”. */
  return g_strdup_printf (_ ("Enabled · %s"), when);
}

char *
dvt_flow_text_build_label (DvtFlow *flow, GDateTime *now)
{
  g_autofree char *state = dvt_flow_text_build_state (flow, now);
  DvtFlowBadge badges[DVT_FLOW_TEXT_MAX_BADGES];
  guint n_badges = dvt_flow_text_list_badges (flow, badges);
  g_autoptr (GString) label = g_string_new (dvt_flow_get_name (flow));

  g_string_append_printf (label, ", %s", state);
  for (guint i = 0; i < n_badges; i++)
    g_string_append_printf (label, ", %s", badges[i].text);
  return g_string_free_and_steal (g_steal_pointer (&label));
}

char *
dvt_flow_text_build_size (guint n_connectors, guint n_shapes)
{
  g_autofree char *connectors
    = g_strdup_printf (ngettext ("%u connector", "%u connectors", n_connectors), n_connectors);
  g_autofree char *shapes
    = g_strdup_printf (ngettext ("%u shape", "%u shapes", n_shapes), n_shapes);

  /* Translators: how large a process flow is: “2 connectors”, “6 shapes”. */
  return g_strdup_printf (_ ("%s, %s"), connectors, shapes);
}

const char *
dvt_flow_text_get_status (const DvtFlowVersion *version)
{
  if (g_str_equal (version->status, "draft"))
    return _ ("Draft");
  if (g_str_equal (version->status, "deployed"))
    return _ ("Deployed");
  return _ ("Inactive");
}

char *
dvt_flow_text_build_version (const DvtFlowVersion *version)
{
  if (g_str_equal (version->status, "draft"))
    return g_strdup_printf (_ ("Version %u, Draft"), version->number);
  if (g_str_equal (version->status, "deployed"))
    return g_strdup_printf (_ ("Version %u, Deployed"), version->number);
  return g_strdup_printf (_ ("Version %u, Inactive"), version->number);
}
