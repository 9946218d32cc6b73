"""Three lines on a project of the lightest tier: its colour, its end, what it asks for."""

from __future__ import annotations

from pmo_kit.cel import CelUnknown
from pmo_kit.engine.records import Records
from pmo_kit.engine.state import State
from pmo_kit.measures.declaration import Computed
from pmo_kit.measures.expected_end import agreed_end, expected_end
from pmo_kit.measures.overall import overall
from pmo_kit.results.digest import LightStatus
from pmo_kit.results.reading import plain
from pmo_kit.status.entries import part, records, text

REPORT, SPONSOR = "status-report", "project-owner"


def light_status(state: State) -> LightStatus | None:
    """Where a light project stands; nothing for another, and where nobody reports yet."""
    tiers = state.compiled.standard.tiers
    if not tiers or state.snapshot.tier != tiers[0].id:
        return None
    view = Records(state).latest(REPORT)
    if view is None:
        return None
    color, end, agreed = _computed(state)
    asks = [one for _, one in records(view, "asks") if not text(one, "answered_on")]
    first = asks[0] if asks else {}
    return LightStatus(
        sponsor=state.snapshot.holders.get(SPONSOR, ""),
        reported=text(part(view.sound, "status"), "overall"),
        computed=str(color.value or "unknown"),
        reason=color.reason,
        agreed_end=agreed,
        expected_end=end,
        ask=text(first, "ask"),
        asked=text(first, "of"),
        needed_by=text(first, "needed_by"),
        more=max(0, len(asks) - 1),
    )


def _computed(state: State) -> tuple[Computed[str], str, str]:
    """The colour of the whole, the expected and the agreed end; unknown what a file hides."""
    try:
        color: Computed[str] = Computed(*overall(state.facts))
        end, agreed = state.facts.of(expected_end).value, state.facts.of(agreed_end)
    except CelUnknown as error:
        return Computed("unknown", error.message), "", ""
    return color, str(plain(end) or ""), str(plain(agreed) or "")
