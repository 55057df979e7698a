@NullMarked
package io.lictor.scenarios;

import org.jspecify.annotations.NullMarked;
