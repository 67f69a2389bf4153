#include "error.h"

G_DEFINE_QUARK(gouji_error_quark, gouji_error)
