package io.lictor;

import io.lictor.testing.House;
import org.junit.jupiter.api.Test;

class HouseTest {

    private static final House HOUSE = House.of("license-query");

    @Test
    void packagesAreFreeOfCycles() {
        HOUSE.packagesAreFreeOfCycles();
    }

    @Test
    void reachesOnlyModulesBelow() {
        HOUSE.reachesOnlyModulesBelow();
    }

    @Test
    void axonStaysInItsPackages() {
        HOUSE.axonStaysInItsPackages();
    }
}
