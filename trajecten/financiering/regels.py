"""Rules about who pays for a traject. Pure: values in, reasons in words out (an empty reason means yes)."""

from datetime import date


def financiering_kan(*, eerste: bool, van: date, project_van: date | None, project_tot: date | None) -> str:
    """Why a project that runs from `project_van` up to and including `project_tot` cannot pay along from `van` on.

    `eerste` says that the traject began with it: then it pays already. Empty when it can.
    """
    if eerste:
        return "Met dit project is het traject begonnen: het betaalt al."
    if project_van is not None and van < project_van:
        return f"Dit subsidieproject begint pas op {project_van:%d-%m-%Y}."
    if project_tot is not None and van > project_tot:
        return f"Dit subsidieproject liep tot en met {project_tot:%d-%m-%Y}."
    return ""
