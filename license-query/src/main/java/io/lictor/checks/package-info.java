/** The question of the licensed software: may it run? */
@NullMarked
package io.lictor.checks;

import org.jspecify.annotations.NullMarked;
