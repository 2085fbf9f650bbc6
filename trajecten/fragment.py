"""Whether HTMX asks for a part of a page that is on the screen already."""

from django.http import HttpRequest


def is_fragment(request: HttpRequest) -> bool:
    """True for a part; False for a whole page.

    Going back in the browser is a request of HTMX too, but for the whole page: there is no copy of it on the client.
    """
    htmx = request.htmx  # type: ignore[attr-defined]  # HtmxMiddleware
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
