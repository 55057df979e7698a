/** The read model's database for a machine with nothing installed: MongoDB's wire protocol, answered from memory. */
@NullMarked
package io.lictor.documents.embedded;

import org.jspecify.annotations.NullMarked;
