/** What every HTTP answer of Lictor has in common: problems, strict JSON, callers, expected versions. */
@NullMarked
package io.lictor.web;

import org.jspecify.annotations.NullMarked;
