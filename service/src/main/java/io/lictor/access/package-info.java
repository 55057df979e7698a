/** Callers, and the part of the installation they see: plain values, which every layer may pass on. */
@NullMarked
package io.lictor.access;

import org.jspecify.annotations.NullMarked;
