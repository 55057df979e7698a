package io.lictor.settings;

/** A name that looks like a setting of Lictor and is none. The message is for people. */
public final class SettingUnknown extends RuntimeException {

    SettingUnknown(String message) {
        super(message);
    }
}
