/** HTTP of all services: problems, strict JSON, callers, expected versions. */
@NullMarked
package io.lictor.web;

import org.jspecify.annotations.NullMarked;
