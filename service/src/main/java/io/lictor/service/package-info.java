/** How a service of Lictor is wired: its clock, its data directory, its event store, its secrets. */
@NullMarked
package io.lictor.service;

import org.jspecify.annotations.NullMarked;
