#include "error.h"

G_DEFINE_QUARK(gouji-error-quark, gouji_error)
