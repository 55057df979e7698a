package io.lictor.value;

import org.jspecify.annotations.Nullable;

/** The number of machines that a licence is for at once, which may be any. */
public sealed interface ActivationLimit {

    ActivationLimit UNLIMITED = new Unlimited();

    /** So many machines. */
    record Limited(int machines) implements ActivationLimit {}

    /** Any number of machines. */
    record Unlimited() implements ActivationLimit {}

    static ActivationLimit of(int machines) {
        return new Limited(machines);
    }

    /** A limit as events tell it; {@link IllegalArgumentException} where they tell none. */
    static ActivationLimit of(@Nullable Integer machines, @Nullable Boolean unlimited) {
        if (Boolean.TRUE.equals(unlimited)) {
            return UNLIMITED;
        }
        if (machines == null) {
            throw new IllegalArgumentException("Neither a number of machines nor any number of them");
        }
        return new Limited(machines);
    }

    /** The number of machines as events tell it; null for any number. */
    default @Nullable Integer machinesIfLimited() {
        return switch (this) {
            case Limited(int machines) -> machines;
            case Unlimited _ -> null;
        };
    }

    /** True for any number of machines, else null: events tell the one or the other. */
    default @Nullable Boolean trueIfUnlimited() {
        return switch (this) {
            case Limited _ -> null;
            case Unlimited _ -> true;
        };
    }

    /** Returns whether one more machine may be activated beside those in use. */
    default boolean hasRoomBeside(int used) {
        return switch (this) {
            case Limited(int machines) -> used < machines;
            case Unlimited _ -> true;
        };
    }

    /** By how many machines those in use are more than there may be. */
    default int exceededBy(int used) {
        return switch (this) {
            case Limited(int machines) -> Math.max(0, used - machines);
            case Unlimited _ -> 0;
        };
    }
}
