package io.lictor.service;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What is configured under {@code lictor}. */
@ConfigurationProperties("lictor")
public record LictorProperties(@DefaultValue("data") Path dataDirectory) {}
