@NullMarked
package io.lictor.readmodel;

import org.jspecify.annotations.NullMarked;
