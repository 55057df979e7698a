@NullMarked
package io.lictor.compliance;

import org.jspecify.annotations.NullMarked;
