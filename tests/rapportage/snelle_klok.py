"""The clock of the application in a hurry: beat of this module looks every two seconds which reports are due."""

from config.celery import app
from rapportage.schema.regels import METEEN

app.conf.beat_schedule = {
    "rapporten": {**app.conf.beat_schedule["rapporten"], "schedule": 2, "args": [METEEN]},
}
