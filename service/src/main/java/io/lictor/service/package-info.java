/** Wiring of a service: what all services of Lictor import. */
@NullMarked
package io.lictor.service;

import org.jspecify.annotations.NullMarked;
