import java.util.SplittableRandom;

/** Few customers with hundreds of licences, many with one. */
record Customers(int ofEachLine) {

    private static final double SKEW = 2.6;

    static Customers forLicenses(int licenses) {
        return new Customers(Math.max(1, licenses / 4));
    }

    String pick(Vendor.Line line, SplittableRandom random) {
        return "%s-%05d".formatted(line.customers, (int) (ofEachLine * Math.pow(random.nextDouble(), SKEW)));
    }
}
