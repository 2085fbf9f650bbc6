"""Settings of Stapsteen: one file, typed, everything from the environment.

A missing variable stops the start and is named in the message. `.env.voorbeeld` explains them all;
`make demo`, `manage.py` without configured addresses and the tests set them themselves.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from celery.schedules import crontab
from csp.constants import NONE as CSP_NIETS
from csp.constants import SELF as CSP_ZELF
from environs import Env

from config.bewaking import bsn_bezwaar, clamd_bezwaar, demo_bezwaar, ontbrekend
from organisaties.logregels import verberg_geheimen, voeg_organisatie_toe
from vormgeving.klassen import CRISPY_CLASS_CONVERTERS as WIDGETKLASSEN

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

VERPLICHT = (
    "SECRET_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "ALLOWED_HOSTS",
    "PUBLIEK_ADRES",
    "MAIL_URL",
    "MAIL_AFZENDER",
    "BESTANDEN",
)
if zin := ontbrekend(VERPLICHT, os.environ):
    raise SystemExit(zin)

# --- where and how it runs ------------------------------------------------------------------
SECRET_KEY: str = env.str("SECRET_KEY")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
DEMO: bool = env.bool("DEMO", default=False)
DEBUG: bool = env.bool("DEBUG", default=False)
HTTPS: bool = env.bool("HTTPS", default=True)
# the address that belongs to no organisation; links of organisations borrow its scheme and port
PUBLIEK_ADRES: str = env.str("PUBLIEK_ADRES").rstrip("/")
WSGI_APPLICATION = "config.wsgi.application"
ROOT_URLCONF = "config.urls"
PUBLIC_SCHEMA_URLCONF = "config.urls_publiek"

# --- apps -----------------------------------------------------------------------------------
SHARED_APPS = [
    "django_tenants",
    "organisaties",
]
TENANT_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "toegang",
    "trajecten",
    "bouwstenen",
    "zelfredzaamheid",
    "werkgevers",
    "onderwijs",
    "rapportage",
]
INSTALLED_APPS = [
    *SHARED_APPS,
    *TENANT_APPS,
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "crispy_forms",
    "csp",
    "django_htmx",
    "template_partials",
    "vormgeving",
    "config",
]
TENANT_MODEL = "organisaties.Organisatie"
TENANT_DOMAIN_MODEL = "organisaties.Domein"
AUTH_USER_MODEL = "toegang.Gebruiker"

MIDDLEWARE = [
    "config.gezond.GezondMiddleware",
    "toegang.middleware.Koppen",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "organisaties.middleware.OrganisatieMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "toegang.middleware.Toegangspoort",
    "toegang.middleware.Foutpagina",
    "toegang.verzendpoort.Verzendpoort",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vormgeving.context.schil",
            ],
            # {% csrf_token %} also carries the key by which a form is handled once
            "builtins": ["toegang.templatetags.formulieren"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nlds"
CRISPY_TEMPLATE_PACK = "nlds"
CRISPY_CLASS_CONVERTERS = WIDGETKLASSEN

# --- data -----------------------------------------------------------------------------------
DATABASES = {
    "default": {
        **env.dj_db_url("DATABASE_URL"),
        "ENGINE": "django_tenants.postgresql_backend",
        # every connection grows with each organisation it serves: not forever
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
# the search_path is set once per organisation and connection, not before every query
TENANT_LIMIT_SET_CALLS = True
# how long an address stays known to a process after its organisation was changed elsewhere
ORGANISATIE_ONTHOUD_SECONDEN = env.float("ORGANISATIE_ONTHOUD_SECONDEN", default=3)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL: str = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "organisaties.cachesleutel.sleutel",
        # a page does not wait for a server that hangs
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# the cookie belongs to one address and its sessions to one schema; __Host- lets the browser enforce the first
# without TLS it is a machine of one's own, where cookies do not tell two checkouts on different ports apart
SESSION_COOKIE_NAME = "__Host-stapsteen" if HTTPS else f"stapsteen-{urlsplit(PUBLIEK_ADRES).port or 80}"

BESTANDEN: Path = env.path("BESTANDEN")
MEDIA_ROOT = BESTANDEN
# where clamd listens: tcp://host:3310 or unix:///path/clamd.ctl; empty: files are not checked for viruses
CLAMD_ADRES: str = env.str("CLAMD_ADRES", default="")
if zin := clamd_bezwaar(CLAMD_ADRES):
    raise SystemExit(zin)
# a timestamp authority (RFC 3161) that confirms when a document was sealed; empty: our own clock says so
TIJDSTEMPELDIENST: str = env.str("TIJDSTEMPELDIENST", default="")

# --- background work ------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = REDIS_URL
CELERY_RESULT_EXPIRES = 24 * 3600
CELERY_TIMEZONE = "Europe/Amsterdam"
# a queue that is away, or refuses (no room, still reading its data), is asked again for as long as it takes
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CHANNEL_ERROR_RETRY = True
# what runs needs no queue: it may finish
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
# a task whose worker is killed runs again
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 15 * 60
# Redis hands an unfinished task out again after this long; longer than any task may take
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 20 * 60,
    # a server that disappeared without a word (a network, a machine) is noticed too
    "socket_timeout": 10,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
    # a page that sends a task does not wait for a queue that is away
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
# once a day has an hour of its own: a clock that is started anew every day never gets to "24 hours later"
CELERY_BEAT_SCHEDULE = {
    # finds reports that were left behind, asks for those that are due, mails what waits (regels.TIK_SECONDEN)
    "rapporten": {"task": "rapportage.tasks.verdeel_rapporten", "schedule": 2 * 60},
    # removes the files of reports whose time is over
    "rapporten_opruimen": {"task": "rapportage.tasks.verdeel_opruimen", "schedule": crontab(hour=4, minute=40)},
    # removes the sessions of who is gone
    "sessies": {"task": "toegang.tasks.verdeel_opruimen", "schedule": crontab(hour=4, minute=20)},
    # mails links to sign that were left behind, and reminders
    "ondertekenmail": {"task": "werkgevers.tasks.verdeel_ondertekenmail", "schedule": 10 * 60},
    # seals signed evaluations that have no document yet
    "verzegelingen": {"task": "werkgevers.tasks.verdeel_verzegelingen", "schedule": 2 * 60},
    # throws away drafts of 30 days old
    "concepten": {"task": "trajecten.tasks.verdeel_opruimen", "schedule": crontab(hour=4, minute=30)},
    # checks documents that were added while clamd was away
    "scans": {"task": "trajecten.tasks.verdeel_scans", "schedule": 5 * 60},
}
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- language and time ----------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- static files ---------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# bundled: collected beforehand, with a hash in each name; else served from where they are
STATISCH_GEBUNDELD: bool = env.bool("STATISCH_GEBUNDELD", default=True)
STATIC_ROOT = BASE_DIR / "var" / "static" if STATISCH_GEBUNDELD else None
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATISCH_GEBUNDELD
STORAGES = {
    "default": {"BACKEND": "organisaties.opslag.OrganisatieOpslag"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATISCH_GEBUNDELD
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- mail -----------------------------------------------------------------------------------
_mail = env.dj_email_url("MAIL_URL")
# every message leaves in the name of its organisation; POSTBODE_BACKEND is what delivers it
EMAIL_BACKEND = "organisaties.post.Postbode"
POSTBODE_BACKEND: str = "config.lokaal.post.Postvak" if DEMO else _mail["EMAIL_BACKEND"]
EMAIL_FILE_PATH: str = _mail["EMAIL_FILE_PATH"]
EMAIL_HOST: str = _mail["EMAIL_HOST"]
EMAIL_PORT: int | None = _mail["EMAIL_PORT"]
EMAIL_HOST_USER: str = _mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD: str = _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS: bool = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL: bool = _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_AFZENDER")

# --- sms: codes besides a link, by a gateway that takes JSON (werkgevers/ondertekening/sms.py) ---
SMS_URL: str = env.str("SMS_URL", default="")
SMS_SLEUTEL: str = env.str("SMS_SLEUTEL", default="")

# --- BSN: the first key encrypts, the others only read; empty: nobody keeps a BSN here (docs/ontwikkel/bsn.md) ---
BSN_SLEUTELS: list[str] = env.list("BSN_SLEUTELS", default=[])
if zin := bsn_bezwaar(BSN_SLEUTELS, SECRET_KEY):
    raise SystemExit(zin)

# --- security -------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [CSP_NIETS],
        **{f"{soort}-src": [CSP_ZELF] for soort in ("script", "style", "img", "font", "connect")},
        "form-action": [CSP_ZELF],
        "frame-ancestors": [CSP_NIETS],
        "base-uri": [CSP_NIETS],
    }
}
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "toegang.views.onderbroken.csrf_mislukt"
if env.bool("ACHTER_PROXY", default=False):
    # only where the front overwrites these headers itself, as the Caddyfile does
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# --- login ----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_validatie = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validatie}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validatie}.CommonPasswordValidator"},
    {"NAME": "toegang.wachtwoorden.GeenVoorspelbaarWachtwoord"},
    {
        "NAME": f"{_validatie}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "voornaam", "achternaam")},
    },
]
# thirty minutes after the last click (toegang.middleware extends it), and when the browser closes
SESSION_COOKIE_AGE = 30 * 60
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "toegang.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "toegang.inlogformulieren.Inloggen",
    "reset_password": "toegang.inlogformulieren.WachtwoordVergeten",
    "reset_password_from_key": "toegang.inlogformulieren.NieuwWachtwoord",
    "change_password": "toegang.inlogformulieren.WachtwoordWijzigen",
    "reauthenticate": "toegang.inlogformulieren.NogmaalsWachtwoord",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# an address comes from the beheerder, and the invitation proves it
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "toegang.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "toegang.inlogformulieren.Code",
    "reauthenticate": "toegang.inlogformulieren.NogmaalsCode",
    "activate_totp": "toegang.inlogformulieren.CodeAppInstellen",
}
# clocks of phones differ: the code before and after the present one are good too
MFA_TOTP_TOLERANCE = 1

if zin := demo_bezwaar(demo=DEMO, sleutel=SECRET_KEY, hosts=ALLOWED_HOSTS, database_host=DATABASES["default"]["HOST"]):
    raise SystemExit(zin)

# --- log lines ------------------------------------------------------------------------------
_logregel: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    voeg_organisatie_toe,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    verberg_geheimen,
]
structlog.configure(
    processors=[*_logregel, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _logregel,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False)
                if env.str("LOGVORM", default="json") == "json"
                else structlog.dev.ConsoleRenderer(colors=False),
            ],
        }
    },
    "handlers": {"uitvoer": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["uitvoer"], "level": env.str("LOGNIVEAU", default="INFO")},
    # fontTools and WeasyPrint tell every step of every font
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}
