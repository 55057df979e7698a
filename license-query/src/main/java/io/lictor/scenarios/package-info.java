/** What would be under another policy, asked over HTTP. */
@NullMarked
package io.lictor.scenarios;

import org.jspecify.annotations.NullMarked;
