"""Opens pages on request, in a process of its own: `python -m tests.snelheid.bezoeker SCHEMA`.

Reads names of pages from standard input, a line each, and answers each with the milliseconds that opening it took.
"""

import sys

import django


def main() -> None:
    """Answer until standard input ends."""
    django.setup()
    from tests.snelheid.klok import duur
    from tests.snelheid.paginas import Bezoeker

    bezoeker = Bezoeker(sys.argv[1])
    for regel in sys.stdin:
        pad = bezoeker.adres(regel.strip())
        print(duur(lambda pad=pad: bezoeker.open(pad)), flush=True)


if __name__ == "__main__":
    main()
