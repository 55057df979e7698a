package io.lictor;

import io.lictor.testing.House;
import org.junit.jupiter.api.Test;

class HouseTest {

    private static final House HOUSE = House.of("event-store");

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

    @Test
    void theDoorStandsBelowWhatLiesBehindIt() {
        HOUSE.subpackagesAreFreeOfCycles("io.lictor.store");
    }
}
