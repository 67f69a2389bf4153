/* Closed vocabularies of the stream's qty and entry records. */
#pragma once

#include "interval.h"

/* How a figure is bounded by the words and signs around it. */
typedef enum {
    BOUND_EXACT,
    BOUND_ABOUT, /* 约 近 左右 余 多 */
    BOUND_LEAST, /* ≥ 不少于 以上 达到…以上 */
    BOUND_MOST,  /* ≤ 不超过 以内 以下 */
    BOUND_ABOVE, /* > 超过 突破 */
    BOUND_BELOW, /* < 不足 低于 */
    BOUND_RANGE, /* 70%-80% */
    BOUNDS
} Bound;

/* What a figure says of its metric. */
typedef enum {
    ROLE_VALUE,    /* nothing more is known */
    ROLE_BUDGET,   /* 预算数, 年初预算, 控制数, 计划 */
    ROLE_ADJUSTED, /* 全年预算数, 调整预算 */
    ROLE_TARGET,   /* 目标, 任务, 指标值 */
    ROLE_ACTUAL,   /* 决算数, 执行数, 完成, 实现, 支出 */
    ROLE_BASE,     /* 较上年…, 比2019年…: the value compared with */
    ROLE_CHANGE,   /* 增加, 减少 by an amount or by points */
    ROLE_GROWTH,   /* 增长, 下降 by a percentage */
    ROLE_RATE,     /* 执行率, 完成率, 为预算的…% */
    ROLE_SHARE,    /* 占…的…% */
    ROLE_SCORE,    /* 得…分 */
    ROLE_FULL,     /* 分值, 满分 */
    ROLE_RANK,
    ROLES
} Role;

typedef enum { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN, DIRECTION_FLAT, DIRECTIONS } Direction;

/* Names in the stream; static. */
const char *bound_name(Bound bound);
const char *role_name(Role role);
const char *direction_name(Direction direction);

/* The vocabulary's member of that name; its first member for an unknown or empty one. */
Bound bound_find(const char *name);
Role role_find(const char *name);
Direction direction_find(const char *name);
