package io.lictor.command;

/** A command by which a licence comes to be. */
public sealed interface BeginLicense extends LicenseCommand permits IssueLicense, ImportLicense {

    Order order();
}
