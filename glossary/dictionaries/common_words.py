"""The commonest English words, which a dictionary explains but no text needs explained."""

from __future__ import annotations

COMMON_WORDS = frozenset(
    """
    a about above across after again against ago all almost along already also although always am
    among an and another any anybody anyone anything are around as ask at away back be became
    because become been before began behind being below best better between beyond big both but
    by call came can cannot come could day did do does doing done down during each early either
    else end enough even ever every everyone everything far feel felt few find first for found
    four from full further gave get give go going gone good got great had half hand hard has have
    having he held her here herself high him himself his hold how however i if in indeed instead
    into is it its itself just keep kept kind knew know known large last late later least left
    less let like little long look lot made main make man many may me mean men might mine more
    most much must my myself near need neither never new next no nobody none nor not nothing now
    of off often old on once one only onto or other others ought our ours out over own part past
    people per perhaps place point put quite rather really right said same saw say second see
    seem seen set several shall she should show side since small so some somebody someone
    something sometimes soon still such take taken tell than that the their them themselves then
    there therefore these they thing think this those though thought three through thus till time
    to together told too took toward towards turn two under until up upon us use used very via
    want was way we well went were what whatever when where whether which while who whoever whole
    whom whose why will with within without won word work would year yes yet you young your yours
    yourself
    """.split()  # noqa: SIM905 - read as words
)
"""Folded."""
