"""SQL text: cutting it into statements and naming another schema in it. Pure functions."""

import re

# what may contain a ; that ends nothing: strings, quoted names, dollar-quoted bodies and comments
_DELEN = re.compile(
    r"""
    (?P<tekst>      [eE]?'(?:[^']|'')*' )
  | (?P<naam>       "(?:[^"]|"")*" )
  | (?P<lichaam>    (?P<merk>\$[A-Za-z_0-9]*\$) .*? (?P=merk) )
  | (?P<opmerking>  --[^\n]* )
  | (?P<einde>      ; )
    """,
    re.VERBOSE | re.DOTALL,
)


def splits_opdrachten(sql: str) -> list[str]:
    """The statements of a piece of SQL, without comments outside them, without the closing semicolon."""
    opdrachten, begin, delen = [], 0, []
    for deel in _DELEN.finditer(sql):
        if deel.lastgroup == "opmerking":
            delen.append(sql[begin : deel.start()])
            begin = deel.end()
        elif deel.lastgroup == "einde":
            delen.append(sql[begin : deel.start()])
            begin = deel.end()
            opdrachten.append("".join(delen).strip())
            delen = []
    opdrachten.append("".join([*delen, sql[begin:]]).strip())
    return [opdracht for opdracht in opdrachten if opdracht]


def noem_schema(sql: str, van: str, naar: str) -> str:
    """The same SQL for schema `naar` (quoted by us) instead of `van`.

    Only where `van` stands as a schema: before a point, or as the name after SCHEMA. Both notations of
    a name, with and without quotes, are recognised; a longer name that ends in `van` is left alone.
    """
    nieuw = '"{}"'.format(naar.replace('"', '""'))
    patroon = rf'(?<![\w."@-])"?{re.escape(van)}"?(?=\.)|(?<=SCHEMA )"?{re.escape(van)}"?(?![\w"])'
    return re.sub(patroon, lambda _: nieuw, sql)
