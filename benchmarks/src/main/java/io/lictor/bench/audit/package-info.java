/** Events in numbers, for the auditor's tool. */
@NullMarked
package io.lictor.bench.audit;

import org.jspecify.annotations.NullMarked;
