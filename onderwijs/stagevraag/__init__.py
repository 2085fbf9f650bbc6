"""Schools that ask for stageplaatsen, and the places that are promised to them. See docs/ontwikkel/onderwijs.md."""
