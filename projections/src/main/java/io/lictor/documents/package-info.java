/** Collections of documents: in a MongoDB or embedded, by id or by query, and their copies in memory. */
@NullMarked
package io.lictor.documents;

import org.jspecify.annotations.NullMarked;
