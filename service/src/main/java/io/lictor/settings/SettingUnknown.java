package io.lictor.settings;

import io.lictor.startup.StartFailure;

/** A name that looks like a setting of Lictor and is none. The message is for people. */
final class SettingUnknown extends StartFailure {

    SettingUnknown(String message) {
        super(message);
    }
}
