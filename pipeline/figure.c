#include "figure.h"

#include <string.h>

static const char *const bounds[BOUNDS] = {"exact", "about", "least", "most",
                                           "above", "below", "range"};
static const char *const roles[ROLES] = {"value", "budget", "adjusted", "target", "actual",
                                         "base",  "change", "growth",   "rate",   "share",
                                         "score", "full",   "rank"};
static const char *const directions[DIRECTIONS] = {"", "up", "down", "flat"};

static guint find(const char *const *names, guint count, const char *name)
{
    for (guint i = 0; i < count; i++)
        if (*names[i] == *name && strcmp(names[i], name) == 0)
            return i;
    return 0;
}

const char *bound_name(Bound bound)
{
    return bounds[bound];
}

const char *role_name(Role role)
{
    return roles[role];
}

const char *direction_name(Direction direction)
{
    return directions[direction];
}

Bound bound_find(const char *name)
{
    return find(bounds, BOUNDS, name);
}

Role role_find(const char *name)
{
    return find(roles, ROLES, name);
}

Direction direction_find(const char *name)
{
    return find(directions, DIRECTIONS, name);
}
