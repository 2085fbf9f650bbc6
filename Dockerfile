# One image for web, worker and beat; docker-compose.yml says which of the three it is.
ARG PYTHON=3.13-slim-trixie

FROM python:${PYTHON} AS bouw
ENV UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/app/.venv
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock ./
# no default groups: the embedded servers and the tools of developers stay out
RUN uv sync --locked --no-default-groups --compile-bytecode

FROM python:${PYTHON}
# Pango draws the PDFs; pg_dump makes the template of new organisations and dumps one organisation,
# and must not be older than the server
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin stapsteen \
 && install -d -o stapsteen -g stapsteen /srv/bestanden
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings BESTANDEN=/srv/bestanden
WORKDIR /app
COPY --from=bouw /app/.venv /app/.venv
COPY . .
# nothing is connected to here, but the settings want to know every address
RUN SECRET_KEY=bouw DATABASE_URL=postgres://bouw@bouw/bouw REDIS_URL=redis://bouw ALLOWED_HOSTS=bouw \
    PUBLIEK_ADRES=https://bouw MAIL_URL=smtp://bouw MAIL_AFZENDER=bouw@bouw.example \
    python manage.py collectstatic --noinput --verbosity 0
USER stapsteen
VOLUME /srv/bestanden
EXPOSE 8000
CMD ["gunicorn", "-c", "python:config.gunicorn", "--bind", "0.0.0.0:8000"]
