/** The description of the API at {@code /v1/openapi.json}: made from the code, so that it says what the code does. */
@NullMarked
package io.lictor.docs;

import org.jspecify.annotations.NullMarked;
