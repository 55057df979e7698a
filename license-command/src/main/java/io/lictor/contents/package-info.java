/** What a licence holds: modules, machines at once, new releases. */
@NullMarked
package io.lictor.contents;

import org.jspecify.annotations.NullMarked;
