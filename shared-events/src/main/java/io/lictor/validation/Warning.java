package io.lictor.validation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a customer should know in time. The last members are there where the code has them. */
public record Warning(
        WarningCode code,
        String detail,
        @Nullable Integer daysLeft,
        @Nullable Instant until,
        @Nullable UUID successorId) {}
