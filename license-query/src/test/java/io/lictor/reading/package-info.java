@NullMarked
package io.lictor.reading;

import org.jspecify.annotations.NullMarked;
