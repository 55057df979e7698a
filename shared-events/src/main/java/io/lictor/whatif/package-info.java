/** What would be if licences were held under another policy. */
@NullMarked
package io.lictor.whatif;

import org.jspecify.annotations.NullMarked;
