/** Commands in process, beside what their database can do at all. */
@NullMarked
package io.lictor.bench.commands;

import org.jspecify.annotations.NullMarked;
