# gouji: `make help` lists the targets.

BUILD   ?= build
CC      ?= cc
PREFIX  ?= /usr/local
STAGES  := extract normalise reconcile crosscheck summarise
# Programs of their own that extract asks to read a form: built if the library they need is there.
READERS := forms $(if $(shell pkg-config --exists mupdf && echo yes),pdf)
REPORTS ?= testdata/reports
OUT     ?= $(BUILD)/audit
CONFIG  ?= config
JOBS    ?= $(shell nproc)
SOURCES ?= config/sources.tsv
STATE   ?= $(BUILD)/nightly

# What all need; what one stage needs more is PACKAGES_stage, one test's linker flags are LDFLAGS_name_test.
PACKAGES := glib-2.0 libpcre2-8
PACKAGES_pipeline := libarchive libxml-2.0
PACKAGES_extract := libarchive libxml-2.0 uchardet libseccomp nettle
PACKAGES_forms := $(PACKAGES_extract)
PACKAGES_summarise := xlsxwriter nettle
LIBS_gouji-pdf = $$(pkg-config --static --libs mupdf) -lseccomp
LDFLAGS_record_test := -Wl,--wrap=read,--wrap=write
LDFLAGS_bytes_test := -Wl,--wrap=read
LDFLAGS_allocation_test := -Wl,--wrap=malloc,--wrap=realloc
LDFLAGS_unpack_test := $(patsubst %,-Xlinker --wrap=archive_read_%,new support_format_zip open_memory next_header data)
LDFLAGS_outfile_failures_test := $(patsubst %,-Xlinker --wrap=%,write pread fsync syncfs linkat mkdirat renameat renameat2 copy_file_range)
LDFLAGS_pattern_test := $(patsubst %,-Xlinker --wrap=pcre2_%_8,compile match_data_create match_context_create jit_stack_create)

CFLAGS   ?= -O3 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wformat=2 $(if $(WERROR),-Werror)
SANITIZERS = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
ALL_CFLAGS = -std=gnu17 $(WARNINGS) $(CFLAGS) $(SANITIZERS) -I. -MMD -MP

PIPELINE := $(filter-out %_test.c pipeline/gouji%.c,$(wildcard pipeline/*.c))
PROGRAMS := $(BUILD)/gouji $(BUILD)/gouji-decide $(BUILD)/gouji-links $(STAGES:%=$(BUILD)/gouji-%) $(READERS:%=$(BUILD)/gouji-%)
TESTS    := $(patsubst %.c,$(BUILD)/%,$(wildcard pipeline/*_test.c stages/*/*_test.c))
# The longest first, so that none is left alone at the end.
SCRIPTS  := test-nightly test-tables test-bounds test-golden test-chain test-properties test-inject test-driver test-shards test-hostile test-forms test-score test-heavy test-cluster test-decisions test-html test-xlsx test-pdf
PAGES    := $(wildcard pipeline/*.[158] stages/*/*.[158] scripts/*.8)
LIBEXEC  := $(wildcard scripts/nightly scripts/nightly-* scripts/audit-* scripts/cluster-*)
objects   = $(patsubst %.c,$(BUILD)/%.o,$(1))
sources   = $(filter-out %_test.c,$(wildcard stages/$(1)/*.c))
folder    = $(notdir $(patsubst %/,%,$(dir $(1))))
parts     = $(call objects,$(filter-out %/main.c %/sheets.c %/recorder.c,$(call sources,$(call folder,$(1)))))
packages  = $(PACKAGES) $(PACKAGES_$(1)) $(if $(filter %_test,$(2)),cmocka)
link      = @echo '  link  $@'; $(CC) $(ALL_CFLAGS) -Wl,--as-needed $(LDFLAGS) $(LDFLAGS_$(@F)) -o $@ $(filter %.o,$^) $(filter %.a,$^) $$(pkg-config --libs $(1)) -lcsv $(LIBS_$(@F))

.PHONY: all inject audit test test-all check sanitize sanitize-threads test-units $(SCRIPTS) score bench nightly mutate memcheck install format clean help
all: $(PROGRAMS) ## build everything into build/ (default)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D); echo '  cc    $<'
	@$(CC) $(ALL_CFLAGS) $$(pkg-config --cflags $(call packages,$(call folder,$<),$*)) -c -o $@ $<

$(BUILD)/libgouji.a: $(call objects,$(PIPELINE))
	@rm -f $@; $(AR) rcs $@ $^

$(BUILD)/gouji: $(BUILD)/pipeline/gouji.o $(BUILD)/libgouji.a
	$(call link,$(PACKAGES))

$(BUILD)/gouji-decide: $(BUILD)/pipeline/gouji-decide.o $(BUILD)/libgouji.a
	$(call link,$(call packages,pipeline))

$(BUILD)/gouji-links: $(BUILD)/pipeline/gouji-links.o $(BUILD)/libgouji.a
	$(call link,glib-2.0 libxml-2.0)

$(BUILD)/stages/summarise/asset.o: $(wildcard stages/summarise/*.css stages/summarise/*.js)
$(BUILD)/pipeline/letter.o: pipeline/letter.css

.SECONDEXPANSION:
# A program takes of the modules what it needs, and so loads no library that only others need.
$(STAGES:%=$(BUILD)/lib%.a): $(BUILD)/lib%.a: $$(call parts,stages/$$*/)
	@rm -f $@; $(AR) rcs $@ $^

$(STAGES:%=$(BUILD)/gouji-%): $(BUILD)/gouji-%: $(BUILD)/stages/%/main.o $(BUILD)/lib%.a $(BUILD)/libgouji.a
	$(call link,$(call packages,$*))

$(BUILD)/gouji-forms: $(BUILD)/stages/forms/main.o $(BUILD)/libextract.a $(BUILD)/libgouji.a
	$(call link,$(call packages,forms))

$(BUILD)/gouji-pdf: $(call objects,$(call sources,pdf)) $(BUILD)/stages/extract/wire.o $(BUILD)/stages/extract/jail.o $(BUILD)/libgouji.a
	$(call link,$(PACKAGES))

# The test of a module of a stage may use every module of that stage but its main (and a reader's library).
$(TESTS): %: %.o $$(call parts,$$*) $(BUILD)/libgouji.a
	$(call link,$(call packages,$(call folder,$@),$@))

# A stage as one object for the fuzz targets of those behind it: names of its own, no main.
$(STAGES:%=$(BUILD)/%.o): $(BUILD)/%.o: $$(call objects,$$(call sources,$$*))
	@$(LD) -r -o $@ $^ && objcopy --redefine-sym main=$*_main --redefine-sym stage_main=stream_take -G $*_main $@

$(BUILD)/stages/reconcile/report_fuzz_test: $(BUILD)/normalise.o $(BUILD)/reconcile.o
$(BUILD)/stages/crosscheck/document_fuzz_test $(BUILD)/stages/crosscheck/config_fuzz_test: \
    $(BUILD)/normalise.o $(BUILD)/reconcile.o $(BUILD)/crosscheck.o

audit: ## install what is missing, build, audit REPORTS by CONFIG into OUT
	@scripts/setup
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(BUILD)/gouji --config $(CONFIG) --out $(OUT) $(REPORTS) || [ $$? -eq 1 ]

test: ## install what is missing, run every test; units, golden pairs and chains under the sanitizers too
	@scripts/setup --test
	@$(MAKE) --no-print-directory -k -O -j$(JOBS) check sanitize sanitize-threads

test-all: ## the same with what needs a browser, LibreOffice or two GB
	@scripts/setup --all
	@$(MAKE) --no-print-directory test
	@scripts/test-bounds $(BUILD) limit

check: test-units $(SCRIPTS)

sanitize:
	@$(MAKE) --no-print-directory -k BUILD=$(BUILD)/sanitize SANITIZE=address,undefined CFLAGS='-O1 -g1' \
	    test-units test-golden

# The driver alone has threads. Its sanitizer may not meet addresses laid out at random (newer kernels).
sanitize-threads: all
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/threads SANITIZE=thread CFLAGS='-O1 -g' \
	    $(addprefix $(BUILD)/threads/,gouji pipeline/chain_test pipeline/merge_test)
	@ln -sf $(abspath $(filter-out %/gouji,$(PROGRAMS))) $(BUILD)/threads
	@fixed=$$(setarch -R true 2>/dev/null && echo setarch -R || :); \
	    $$fixed scripts/test-units $(addprefix $(BUILD)/threads/pipeline/,chain_test merge_test) && \
	    $$fixed scripts/test-shards $(BUILD)/threads

test-units: $(TESTS)
	@scripts/test-units $(TESTS)

$(SCRIPTS): all
	@scripts/$@ $(BUILD)

score: all ## audit the reports of ../shared and score the lists
	@test -x ../shared/golden/score || { echo 'score: ../shared/golden is not there'; false; }
	@$(BUILD)/gouji --config $(CONFIG) --out $(BUILD)/score --quiet ../shared/reports/*.txt || [ $$? -eq 1 ]
	@../shared/golden/score $(BUILD)/score/findings.tsv $(BUILD)/score/checks.tsv

inject: all ## break figures in copies of reports and count how many breaks are found
	@scripts/inject --gouji $(BUILD)/gouji --config $(CONFIG)

bench: all ## what auditing 100 MB costs, beside yardsticks and targets; writing all lists; reading HTML, DOCX and PDF
	@scripts/bench $(BUILD)
	@scripts/bench-outputs $(BUILD)
	@scripts/bench-forms $(BUILD)

nightly: all ## one nightly run over SOURCES, its state in STATE: see gouji-nightly(8)
	@GOUJI=$(BUILD)/gouji GOUJI_CONFIG=$(CONFIG) scripts/nightly --sources $(SOURCES) --state $(STATE) || [ $$? -eq 1 ]

fuzz: ## fuzz every target, or FORM='html config', each for SECONDS=60
	@scripts/fuzz $(or $(SECONDS),60) $(FORM)

mutate: all ## break decimal, interval, relation and hypothesis one operator at a time: a mutant that no test kills fails (ten minutes)
	@scripts/mutate --build $(BUILD)

memcheck: all $(TESTS) ## the cmocka programs and the stages under valgrind: about five minutes
	@scripts/memcheck $(BUILD)

install: all ## install under DESTDIR/PREFIX: programs, configuration, nightly, manual pages
	install -D -t $(DESTDIR)$(PREFIX)/bin $(PROGRAMS)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/gouji/config config/*
	for page in $(PAGES); do \
	    install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man$${page##*.} $$page || exit; done
	install -D -t $(DESTDIR)$(PREFIX)/libexec/gouji $(LIBEXEC)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system scripts/gouji-nightly.service scripts/gouji-nightly.timer
	install -D -m 644 scripts/gouji-nightly.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/gouji-nightly.conf
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/gouji scripts/gouji-nightly.cron
	sed -i 's|/usr/local|$(PREFIX)|g' $(DESTDIR)$(PREFIX)/lib/systemd/system/gouji-nightly.service \
	    $(DESTDIR)$(PREFIX)/share/gouji/gouji-nightly.cron
	install -d $(DESTDIR)$(PREFIX)/sbin
	ln -sf ../libexec/gouji/nightly $(DESTDIR)$(PREFIX)/sbin/gouji-nightly
	ln -sf ../libexec/gouji/audit-cluster ../libexec/gouji/audit-slurm $(DESTDIR)$(PREFIX)/sbin

format: ## lay the C sources out by .clang-format
	clang-format -i pipeline/*.[ch] stages/*/*.[ch]

clean: ## remove build/
	rm -rf $(BUILD)

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
