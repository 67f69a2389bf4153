# gouji: `make help` lists the targets.

BUILD   ?= build
CC      ?= cc
STAGES  := extract normalise reconcile crosscheck summarise
REPORTS ?= testdata/reports
OUT     ?= $(BUILD)/audit
CONFIG  ?= config

PACKAGES := glib-2.0 libpcre2-8
CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wcast-qual -Wformat=2 $(if $(WERROR),-Werror)
ALL_CFLAGS = -std=gnu17 $(WARNINGS) $(CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer) \
             -I. -MMD -MP $(shell pkg-config --cflags $(PACKAGES))
LDLIBS   = $(shell pkg-config --libs $(PACKAGES)) -lcsv

PIPELINE := $(filter-out %_test.c pipeline/gouji.c,$(wildcard pipeline/*.c))
PROGRAMS := $(BUILD)/gouji $(STAGES:%=$(BUILD)/gouji-%)
TESTS    := $(patsubst %.c,$(BUILD)/%,$(wildcard pipeline/*_test.c stages/*/*_test.c))
objects   = $(patsubst %.c,$(BUILD)/%.o,$(1))
sources   = $(filter-out %_test.c,$(wildcard stages/$(1)/*.c))

.PHONY: all
all: $(PROGRAMS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/libgouji.a: $(call objects,$(PIPELINE))
	$(AR) rcs $@ $?

$(BUILD)/gouji: $(BUILD)/pipeline/gouji.o $(BUILD)/libgouji.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDLIBS)

.SECONDEXPANSION:
$(STAGES:%=$(BUILD)/gouji-%): $(BUILD)/gouji-%: $$(call objects,$$(call sources,$$*)) $(BUILD)/libgouji.a
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDLIBS)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
