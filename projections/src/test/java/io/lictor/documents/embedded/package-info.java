/** Holds the read model to what the embedded server and a real MongoDB answer alike. */
@NullMarked
package io.lictor.documents.embedded;

import org.jspecify.annotations.NullMarked;
