package io.lictor.whatif;

import io.lictor.license.License;

/** A licence, and whether the version it is tied to is disabled. */
public record Judged(License.Issued license, boolean versionDisabled) {}
