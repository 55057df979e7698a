/** How a licence comes to be: sold here, or brought along from elsewhere. */
@NullMarked
package io.lictor.issuing;

import org.jspecify.annotations.NullMarked;
