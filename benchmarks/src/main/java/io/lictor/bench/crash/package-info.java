/** Kills Lictor and its database under load, and proves that nothing acknowledged was lost or done twice. */
@NullMarked
package io.lictor.bench.crash;

import org.jspecify.annotations.NullMarked;
