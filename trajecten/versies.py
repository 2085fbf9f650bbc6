"""Two people who save the same record: nobody's text is overwritten, both are shown side by side.

A model that can be edited has `versie`; the form carries the one that the page showed (MetVersie), the dienst asks
`eis_versie`, and the view answers with both texts when somebody else was first. See docs/ontwikkel/nooit-kwijt.md.
"""

from toegang.versies import eis_versie
from vormgeving.versies import MetVersie, Verschil, in_woorden

__all__ = ["MetVersie", "Verschil", "eis_versie", "in_woorden"]
