@NullMarked
package io.lictor.asof;

import org.jspecify.annotations.NullMarked;
