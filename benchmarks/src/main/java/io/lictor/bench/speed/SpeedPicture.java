package io.lictor.bench.speed;

import io.lictor.bench.picture.Bars;
import java.util.ArrayList;
import java.util.List;

/** Two pictures in one: throughput beside the bare POST's, and how long the slowest of a hundred take. */
final class SpeedPicture {

    private SpeedPicture() {}

    static String of(Speed speed) {
        List<Bars.Bar> throughput = new ArrayList<>();
        List<Bars.Bar> latency = new ArrayList<>();
        for (Measured one : speed.measured()) {
            String label = one.call().isBare() ? one.call().label : one.call().label + ", " + one.store();
            throughput.add(new Bars.Bar(
                    label,
                    one.ofBare(),
                    "%.2f × (%,.0f/s)".formatted(one.ofBare(), one.at(16).perSecond()),
                    one.call().target.ofBare()));
            latency.add(new Bars.Bar(
                    label,
                    one.open().p99(),
                    "%.1f ms at %,.0f/s".formatted(one.open().p99(), one.open().perSecond()),
                    one.call().target.millis()));
        }
        return Bars.draw(List.of(
                new Bars("Throughput with 16 connections, as a part of the bare POST’s", throughput),
                new Bars("What 99 of 100 take at most at half the peak", latency)));
    }
}
