package io.lictor.checks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the record of rejected checks, under {@code lictor.refusals}.
 *
 * @param checks counted by licence, code and day
 */
@ConfigurationProperties("lictor.refusals")
public record RejectedCheckProperties(@DefaultValue("true") boolean checks) {}
