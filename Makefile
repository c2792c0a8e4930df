# make run    installs into .venv and opens kpo; without a terminal it plays the sample negotiation
# make test   installs what the tests need and runs them, but for those named below
# make laws   runs all but those in a browser and in LibreOffice with other examples of every law than the last time, and more (a find is a test to add)
# make check  ruff, mypy, the import contracts and the budgets
# make budgets    what is over the sizes and names this project sets itself (tests/tools/budgets.py holds the reasons)
# make coverage   every test, counting lines and branches: 95 % of all but the screen, 100 % of what EXACT names (minutes)
# make mutants    small mistakes made in the rules, the record and the redlines; prints those that no test notices
#             (minutes; pyproject.toml says where, MUTANTS=kpo_tui.log.record.* takes only those)
# make mistakes   two hundred small mistakes made by chance in the understanding of sentences; prints those that no test notices
#             (an hour; MISTAKES="--count 50 --seed 2 --until tables verbs parts" takes fewer, by the quickest tests)
# make matrix the tests in every Python from 3.11 to 3.14 that is installed, each in a .venv-3.x of its own
# make test-long   what takes minutes more: pictures of the screen, pandoc, the wheel, games, tables of sentences, signals
# make test-browser, make test-office   tests in Chromium and in LibreOffice, which they install where missing
# make soak   kills a writing process 1,000 times and looks for lost events; drafts 2,000 random deals; reads a
#             hundred Word files of each kind of edit (minutes)
# make faults runs commands on a system whose calls fail (strace, which it installs), and checks what they said (minutes)
# make fuzz   reads sentences that chance made up, prints the slowest and what raised (FUZZ="--count 1000000 --seed 2")
# make bench  the benchmarks, with their targets (minutes)
# make pictures   paints the pictures of the screen anew, after looking at what changed

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$python >/dev/null 2>&1 && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' && \
	echo $$python && break; done)
VENV := .venv
comma := ,
space := $(subst ,, )
# What is covered to the last branch: the log, and the rules of a negotiation.
EXACT := kpo_tui/log/* $(addprefix kpo_tui/negotiation/,act.py acts/* events.py guards.py rules.py state.py values.py)
BIN := $(VENV)/bin
APT := sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$$@"' install
# The tests shared out among the processors: one beside the other to the same, so that what they stand on is made once.
SHARED := -n auto --dist worksteal
# All that need no other program.
WHOLE := -m 'not browser and not office'
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: run test laws test-long test-browser test-office coverage mutants mistakes matrix check budgets soak faults bench fuzz pictures clean

run: $(VENV)/.installed
	@$(BIN)/kpo

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest $(SHARED)

laws: $(VENV)/.installed-dev
	KPO_LAWS=1 $(BIN)/python -m pytest $(SHARED) $(WHOLE)

coverage: $(VENV)/.installed-dev
	$(BIN)/coverage erase
	$(BIN)/python -m pytest $(SHARED) $(WHOLE) --cov --cov-report= --cov-fail-under=0
	@$(BIN)/coverage report; all=$$?; \
	$(BIN)/coverage report --fail-under=100 --include='$(subst $(space),$(comma),$(strip $(EXACT)))' && exit $$all

mutants: $(VENV)/.installed-dev
	rm -rf mutants
	$(BIN)/mutmut run $(if $(MUTANTS),'$(MUTANTS)') >mutants.log || { tail -n 40 mutants.log; exit 1; }
	@$(BIN)/python -m tests.tools.survivors

mistakes: $(VENV)/.installed-dev
	nice $(BIN)/python -m tests.tools.noticed $(MISTAKES)

matrix:
	@$(PYTHON) -m tests.tools.matrix

test-long: $(VENV)/.installed-dev
	$(BIN)/python -m pytest $(SHARED) -m long

test-browser: $(VENV)/.installed-dev
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || $(APT) chromium chromium-driver
	$(BIN)/python -m pytest -m browser

test-office: $(VENV)/.installed-dev
	@command -v soffice >/dev/null && /usr/bin/python3 -c 'import uno' || $(APT) libreoffice-writer python3-uno
	$(BIN)/python -m pytest -m office

check: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.tools.budgets

budgets: $(VENV)/.installed-dev
	$(BIN)/python -m tests.tools.budgets

soak: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.soak
	KPO_RANDOM_DEALS=200 $(BIN)/python -m pytest $(SHARED) tests/playbooks/test_drafts.py
	KPO_EDITS=100 $(BIN)/python -m pytest $(SHARED) tests/correspondence

faults: $(VENV)/.installed-dev
	@command -v strace >/dev/null || $(APT) strace
	$(BIN)/python -m benchmarks.faults

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m tests.tools.fuzz $(FUZZ)

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.log
	$(BIN)/python -m benchmarks.replay
	$(BIN)/python -m benchmarks.playbooks
	$(BIN)/python -m benchmarks.talking
	$(BIN)/python -m benchmarks.lines_printed
	$(BIN)/python -m benchmarks.understanding
	$(BIN)/python -m benchmarks.word
	$(BIN)/python -m benchmarks.ui

pictures: $(VENV)/.installed-dev
	KPO_PICTURES=1 $(BIN)/python -m pytest tests/ui/test_pictures.py tests/ui/test_replay_pictures.py

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "kpo needs Python 3.11 or newer; install it, or say make PYTHON=/path/to/python3"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .venv-3.* mutants mutants.log .coverage .coverage.* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
