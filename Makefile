# One-word commands; each prepares what it needs by itself. See README.md.
PYTHON ?= python3
PY := .venv/bin/python
# what a recipe starts stops with make itself, also when make is killed
SAMEN := $(shell command -v setpriv >/dev/null 2>&1 && echo setpriv --pdeathsig TERM)
# lint and types look at the code as production runs it; nothing connects to these addresses
ALS_PRODUCTIE := DEMO=false DEBUG=false HTTPS=true SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w0) DATABASE_URL=postgres://x@127.0.0.1:1/x \
  REDIS_URL=redis://127.0.0.1:1/0 ALLOWED_HOSTS=stapsteen.example PUBLIEK_ADRES=https://stapsteen.example \
  MAIL_URL=submission://mail.example:587 MAIL_AFZENDER=noreply@stapsteen.example BESTANDEN=var/bestanden

.PHONY: help demo test handleiding bench lint opmaak schoon
.DEFAULT_GOAL := help

help: ## Toon wat je kunt typen
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

demo: ## Start alles met voorbeeldgegevens op http://localhost:8000 (of POORT=8010 make demo)
	@$(PYTHON) -m config.lokaal.opzet demo
	@exec $(SAMEN) $(PY) -m config.lokaal.demo

# three processes: on two cores one of them always waits for a browser, a worker or the databank
test: ## Draai alle tests tegen echte databank, wachtrij, worker en browser
	@$(PYTHON) -m config.lokaal.opzet test
	@exec $(SAMEN) $(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(PYTEST)

handleiding: ## Maak de schermbeelden van de handleiding opnieuw, met de verhalen
	@$(PYTHON) -m config.lokaal.opzet test
	@HANDLEIDING=ja exec $(SAMEN) $(PY) -m pytest -n 2 --dist loadfile tests/verhalen $(PYTEST)

bench: ## Meet de snelheid als verhoudingen (BENCH="--schaal 0.02 --rondes 2" voor een proef)
	@$(PYTHON) -m config.lokaal.opzet test
	@exec $(SAMEN) $(PY) -m tests.snelheid $(BENCH)

lint: ## Controleer opmaak, regels, types, de pijl tussen de apps, migraties en instellingen
	@$(PYTHON) -m config.lokaal.opzet test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/djlint --quiet --lint templates
	.venv/bin/lint-imports
	@echo mypy; $(ALS_PRODUCTIE) .venv/bin/mypy .
	@echo makemigrations --check; $(PY) manage.py makemigrations --check --dry-run
	@echo check --deploy; $(ALS_PRODUCTIE) $(PY) manage.py check --deploy --fail-level WARNING

opmaak: ## Zet de opmaak van de code goed
	@$(PYTHON) -m config.lokaal.opzet test
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

schoon: ## Gooi alle gegevens van demo en tests weg
	@$(PYTHON) -m config.lokaal.schoon
