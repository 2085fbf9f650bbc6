"""Cache keys per organisation, so that nothing cached for one is ever read by another."""

from organisaties.context import schema


def sleutel(key: object, key_prefix: str, version: int) -> str:
    """Django's KEY_FUNCTION: the schema name first; everything outside an organisation is under "public"."""
    return f"{schema()}:{key_prefix}:{version}:{key}"
