/** The processes of a Lictor installation on this machine: started, killed with signal 9, and started again. */
@NullMarked
package io.lictor.bench.fleet;

import org.jspecify.annotations.NullMarked;
