#!/usr/bin/env python
"""Django's command line for Stapsteen.

Without configured addresses it works on a running `make demo`, or starts the embedded servers
for as long as the command takes.
"""

import os
import sys

from config.lokaal.fouten import LokaalFout
from config.lokaal.omgeving import met_lokale_servers


def main() -> None:
    """Run the command of the command line; the exit status is the command's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        with met_lokale_servers():
            from django.core.management import execute_from_command_line

            execute_from_command_line(sys.argv)
    except LokaalFout as fout:
        sys.exit(f"FOUT: {fout}")


if __name__ == "__main__":
    main()
