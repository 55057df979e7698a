/** The commands of whoever keeps an installation: backup and restore, export and import. */
@NullMarked
package io.lictor.maintenance;

import org.jspecify.annotations.NullMarked;
