/** Effects of another policy on the present licences, asked over HTTP. */
@NullMarked
package io.lictor.scenarios;

import org.jspecify.annotations.NullMarked;
