package io.lictor.readmodel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the read side, under {@code lictor}: {@code mongodb-uri} names a MongoDB to use instead of the
 * embedded one, {@code projection-segments} is into how many parts the instances that share it split their work,
 * {@code read-after-timeout} bounds how long a read waits for {@code Lictor-After}, {@code as-of-timeout} how long one of
 * a past instant waits for what is put together from the events.
 */
@ConfigurationProperties("lictor")
public record ReadModelProperties(
        @Nullable String mongodbUri,
        @DefaultValue("4") int projectionSegments,
        @DefaultValue("2s") Duration readAfterTimeout,
        @DefaultValue("5s") Duration asOfTimeout) {}
