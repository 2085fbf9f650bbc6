"""Rules of groups, waiting lists, meetings and attendance: values in, a Dutch objection out ("" when all is well)."""

from __future__ import annotations

CAPACITEIT_HOOGSTENS = 100
