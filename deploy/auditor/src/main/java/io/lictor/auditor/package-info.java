/**
 * What an auditor verifies an export with: it trusts nothing but a public key, and talks to no server. {@code docs/auditing.md}
 * says what the formats are, so that anybody can write another one.
 */
@NullMarked
package io.lictor.auditor;

import org.jspecify.annotations.NullMarked;
