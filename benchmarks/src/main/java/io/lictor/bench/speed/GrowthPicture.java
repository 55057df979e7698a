package io.lictor.bench.speed;

import io.lictor.bench.picture.Bars;
import java.util.ArrayList;
import java.util.List;

/**
 * Picture of the cost of a call with many licences beside its cost with few: ideally all bars are as long as the
 * mark.
 */
final class GrowthPicture {

    private GrowthPicture() {}

    static String of(List<Grown> sizes) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (Call call : Grown.calls(sizes)) {
            double first = cpu(sizes.getFirst(), call);
            for (Grown size : sizes.subList(1, sizes.size())) {
                bars.add(new Bars.Bar(
                        "%s, %,d".formatted(call.label, size.licenses()),
                        cpu(size, call) / first,
                        "%.2f × %,.0f µs".formatted(cpu(size, call) / first, first),
                        1));
            }
        }
        return Bars.draw(List.of(new Bars(
                "Processor time of a call, beside that with %,d licences"
                        .formatted(sizes.getFirst().licenses()),
                bars)));
    }

    private static double cpu(Grown size, Call call) {
        return size.call(call).cpuMicros();
    }
}
