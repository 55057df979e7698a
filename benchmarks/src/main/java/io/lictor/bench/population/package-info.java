/** Stores full of licences, written as the service writes them: how it is with many is measured without selling each. */
@NullMarked
package io.lictor.bench.population;

import org.jspecify.annotations.NullMarked;
