/**
 * The tool that verifies an export: it trusts nothing but a public key, and talks to no server. {@code
 * docs/auditing.md} describes the formats, so that anybody can write another one.
 */
@NullMarked
package io.lictor.auditor;

import org.jspecify.annotations.NullMarked;
