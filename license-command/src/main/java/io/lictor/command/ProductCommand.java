package io.lictor.command;

import java.time.Instant;

/** Something asked of one product, at an instant. */
public sealed interface ProductCommand
        permits DefineProduct, ReleaseProductVersion, DisableProductVersion, EnableProductVersion {

    String product();

    Instant at();
}
