package io.lictor.counts;

import io.lictor.license.License;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.util.Objects;

/**
 * Group of licences that are counted together.
 *
 * @param version the version they are tied to; empty if none
 */
public record Cell(String product, String version, Kind kind, Channel channel) {

    public Cell {
        Objects.requireNonNull(product);
        Objects.requireNonNull(version);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(channel);
    }

    static Cell of(License.Issued license) {
        String version = license.version();
        return new Cell(license.product(), version == null ? "" : version, license.kind(), license.channel());
    }
}
