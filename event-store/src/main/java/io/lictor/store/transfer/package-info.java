/**
 * Takes the events out of one store and puts them into another, byte for byte: a file of lines that anybody can read,
 * in which every line vouches for all lines before it.
 */
@NullMarked
package io.lictor.store.transfer;

import org.jspecify.annotations.NullMarked;
