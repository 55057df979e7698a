@NullMarked
package io.lictor.counts;

import org.jspecify.annotations.NullMarked;
