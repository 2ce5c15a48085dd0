# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BENCH_VENV := .venv-bench
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
SHARED ?= ../shared

# A local key and local hosts, made once by `make run`; never committed.
LOCAL := set -a; . ./.env; set +a;

.DEFAULT_GOAL := help
.PHONY: help run dev test check format fonts messages score bench valid screenshots clean

help: ## what there is to make
	@grep -hE '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Dateline needs Python 3.11 or newer; say which with: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Dateline runs on (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.env: | $(VENV)/run.stamp
	@umask 077; { \
		echo "SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')"; \
		echo "ALLOWED_HOSTS=127.0.0.1,localhost"; echo "HTTPS=0"; } > $@

# Compressing takes seconds, so only when a file has changed.
staticfiles/staticfiles.json: $(shell find static -type f) $(VENV)/run.stamp .env
	@$(LOCAL) $(MANAGE) collectstatic --no-input --clear --verbosity 0

run: $(VENV)/run.stamp .env staticfiles/staticfiles.json ## set up, load the seed timeline and serve it
	@$(LOCAL) exec $(MANAGE) serve --port $(PORT) --seeds fixtures/reports/*.txt

dev: $(VENV)/dev.stamp .env ## serve with debug pages and reloading
	@$(LOCAL) DEBUG=1 exec $(MANAGE) runserver $(PORT)

# TimelineJS itself, to which the browser tests hand what we write for it.
TIMELINEJS := build/@knight-lab/timelinejs@3.9.11.npm
test: $(VENV)/dev.stamp ## set up and test: unit, integration, browser
	@$(BIN)/python -m tests.chromium
	@$(MAKE) --silent $(TIMELINEJS) || echo "No TimelineJS could be had (npm fetches it): its tests will be skipped."
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: $(VENV)/dev.stamp ## lint, types, templates, migrations, deployment settings
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@SECRET_KEY=$(CHECK_KEY) $(BIN)/mypy
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	@$(BIN)/djhtml --check --tabwidth 2 $$(git ls-files 'templates/*.html')
	@SECRET_KEY=$(CHECK_KEY) $(MANAGE) makemigrations --check --dry-run
	@SECRET_KEY=$(CHECK_KEY) HTTPS=1 DEBUG=0 ALLOWED_HOSTS=example.org $(MANAGE) check --deploy --fail-level WARNING
CHECK_KEY := only-to-look-at-the-settings-0123456789-abcdefghijklmnopqrstuvwxyz

format: $(VENV)/dev.stamp ## put every file into its form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')
	@$(BIN)/djhtml --tabwidth 2 $$(git ls-files 'templates/*.html')

fonts: $(VENV)/dev.stamp ## cut static/fonts anew from their npm packages
	@$(BIN)/python tools/fonts.py

messages: $(VENV)/run.stamp .env ## collect the words to translate and compile their translations (needs GNU gettext)
	@$(LOCAL) $(MANAGE) makemessages --locale ar --locale he --locale fr --add-location file --no-wrap \
		--ignore 'templates/admin/*' --ignore 'tests/*' --ignore 'bench/*' --ignore 'staticfiles/*'
	@$(LOCAL) $(MANAGE) compilemessages --ignore '.venv*'

score: $(VENV)/run.stamp .env ## how well reports are read, by the gold in $(SHARED)
	@$(LOCAL) sh bench/score.sh $(SHARED) $(BIN)/python

$(BENCH_VENV)/stamp: requirements-bench.txt
	@$(PYTHON) -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

bench: $(VENV)/dev.stamp $(BENCH_VENV)/stamp .env staticfiles/staticfiles.json ## how fast reading, matching, the page and the desk are (half an hour)
	@$(LOCAL) $(BIN)/python bench/reading.py
	@$(LOCAL) $(BIN)/python bench/matching.py
	@$(BIN)/python bench/compare.py --datasette $(BENCH_VENV)/bin/python --write docs/benchmarks.md $(if $(POSTGRESQL),--postgresql $(POSTGRESQL))
	@$(BIN)/python -m bench.desk --write docs/benchmarks.md
	@$(BIN)/python -m bench.exporting --write docs/benchmarks.md
	@$(BIN)/python bench/cards.py --write docs/benchmarks.md
	@$(BIN)/python -m tests.chromium
	@$(LOCAL) $(BIN)/python bench/first_paint.py --write docs/benchmarks.md

build/%.npm: # a package of npm's, such as build/leaflet@1.9.4.npm or build/@knight-lab/timelinejs@3.9.11.npm
	@mkdir -p $@.half
	@cd $@.half && npm pack --silent $* >/dev/null && tar xzf *.tgz --strip-components=1
	@mv $@.half $@

# Without what it would fetch and we have no use for: its source map, its pictures.
LEAFLET := build/leaflet@1.9.4.npm
leaflet: $(LEAFLET) ## fetch the map's library anew (needs npm)
	@sed '/^\/\/# sourceMappingURL/d' $(LEAFLET)/dist/leaflet.js > static/map/leaflet.js
	@sed '/url(images\//d' $(LEAFLET)/dist/leaflet.css > static/map/leaflet.css
	@cp $(LEAFLET)/LICENSE static/map/leaflet-LICENSE.txt

ATLAS := build/world-atlas@2.0.2.npm
basemap: $(VENV)/run.stamp $(ATLAS) ## draw the base map anew from Natural Earth (needs npm)
	@$(BIN)/python -m tools.basemap $(ATLAS)/countries-50m.json

VNU := build/vnu-jar@26.9.27.npm
valid: $(VENV)/dev.stamp $(VNU) ## every kind of page, in every language, before the W3C's Nu checker (needs java and npm)
	@$(BIN)/python -m tools.valid --jar $(VNU)/build/dist/vnu.jar

screenshots: $(VENV)/dev.stamp ## pictures of each kind of page into docs/screenshots
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tools.screenshots

clean: ## forget the local database, uploads, key and static files
	@rm -rf dateline.sqlite3 dateline.sqlite3-wal dateline.sqlite3-shm .env staticfiles cache uploads
