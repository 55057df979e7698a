package io.lictor.lookup;

import io.lictor.license.License;

/** A licence and the number of its events. */
public record Found(License.Issued license, long version) {}
