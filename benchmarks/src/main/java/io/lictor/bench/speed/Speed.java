package io.lictor.bench.speed;

import java.util.List;

/** Result of a whole run. */
record Speed(String machine, Limits limits, List<Measured> measured) {

    List<Measured> ofStore(String store) {
        return measured.stream().filter(one -> one.store().equals(store)).toList();
    }

    List<String> stores() {
        return measured.stream().map(Measured::store).distinct().toList();
    }
}
