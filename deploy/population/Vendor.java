import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A dozen products of medical imaging and architectural rendering, with the versions of ten years. */
final class Vendor {

    enum Line {
        MEDICAL("clinic"),
        RENDERING("studio");

        final String customers;

        Line(String customers) {
            this.customers = customers;
        }
    }

    record Version(String label, Instant releasedAt) {}

    record Product(String code, String name, Line line, int weight, List<String> modules, List<Version> versions) {

        /** The newest version that was out before that instant; the first one where none was. */
        Version newestBefore(Instant instant) {
            return versions.reversed().stream()
                    .filter(version -> version.releasedAt().isBefore(instant))
                    .findFirst()
                    .orElse(versions.getFirst());
        }

        Optional<Version> secondNewest() {
            return versions.size() < 2 ? Optional.empty() : Optional.of(versions.get(versions.size() - 2));
        }
    }

    private static final int FIRST_YEAR = 2016;
    private static final int FAULTY = 2;

    final List<Product> products;
    private final int weights;

    Vendor(Instant now) {
        products = List.of(
                medical("radview", "RadView", 30, now, "seg", "fusion", "dicom-print", "mammo", "perfusion"),
                medical("orthoplan", "OrthoPlan", 14, now, "hip", "knee", "spine", "templates"),
                medical("cardioflow", "CardioFlow", 10, now, "flow-4d", "strain", "calcium"),
                medical("neuroseg", "NeuroSeg", 8, now, "tumor", "tract", "volumetry"),
                medical("dentascan", "DentaScan", 6, now, "implant", "cephalometry"),
                medical("vetview", "VetView", 4, now, "equine", "small-animal"),
                rendering("lumirender", "LumiRender", 34, now, "gpu", "denoise", "cloud-nodes", "vr"),
                rendering("archiviz", "ArchiViz", 16, now, "vegetation", "crowd", "weather"),
                rendering("facadelight", "FacadeLight", 9, now, "daylight", "glare"),
                rendering("terrascene", "TerraScene", 6, now, "lidar", "erosion"),
                rendering("interiorlux", "InteriorLux", 5, now, "ies", "fabrics"),
                rendering("panoramastudio", "Panorama Studio", 3, now, "hdr", "tour-export"));
        weights = products.stream().mapToInt(Product::weight).sum();
    }

    /** Returns the steps that define the products before the first licence is sold. Repeating them changes nothing. */
    List<Step> announcements() {
        List<Step> steps = new ArrayList<>();
        for (Product product : products) {
            String path = "/v1/products/" + product.code();
            steps.add(Step.put(
                    path,
                    Map.of(
                            "name", product.name(),
                            "gracePeriod", "P14D",
                            "renewalWindow", "P14D",
                            "upgradePeriod", "P1Y",
                            "defaultActivationLimit", product.line() == Line.MEDICAL ? 2 : 1)));
            for (Version version : product.versions()) {
                steps.add(Step.put(
                        path + "/versions/" + version.label(),
                        Map.of("releasedAt", version.releasedAt().toString())));
            }
        }
        // A run before this one withdrew it, and the stories below count on it.
        steps.add(faultyVersion("enable"));
        return steps;
    }

    /** A faulty version is withdrawn; said after all sales, so that no story depends on it. */
    Step withdrawal() {
        return faultyVersion("disable");
    }

    private Step faultyVersion(String action) {
        Product product = products.getFirst();
        String version = product.versions().get(FAULTY).label();
        return new Step(
                "POST", "/v1/products/" + product.code() + "/versions/" + version + "/" + action, null, Set.of());
    }

    Product pick(SplittableRandom random) {
        int left = random.nextInt(weights);
        for (Product product : products) {
            left -= product.weight();
            if (left < 0) {
                return product;
            }
        }
        throw new AssertionError("the weights add up");
    }

    /** Two versions a year: 1.0, 1.5, 2.0 … */
    private static Product medical(String code, String name, int weight, Instant now, String... modules) {
        List<Version> versions = new ArrayList<>();
        for (int half = 0; versionDate(half, code).isBefore(now); half++) {
            versions.add(new Version((half / 2 + 1) + (half % 2 == 0 ? ".0" : ".5"), versionDate(half, code)));
        }
        return new Product(code, name, Line.MEDICAL, weight, List.of(modules), List.copyOf(versions));
    }

    /** An edition a year, named as cars are: 2017, 2018 … */
    private static Product rendering(String code, String name, int weight, Instant now, String... modules) {
        List<Version> versions = new ArrayList<>();
        for (int year = 0; versionDate(year * 2, code).isBefore(now); year++) {
            versions.add(new Version(String.valueOf(FIRST_YEAR + year + 1), versionDate(year * 2, code)));
        }
        return new Product(code, name, Line.RENDERING, weight, List.of(modules), List.copyOf(versions));
    }

    /** Returns the release date of a version. It is the same in every run: a second run must not move release dates. */
    private static Instant versionDate(int half, String code) {
        return LocalDate.of(FIRST_YEAR, 1, 15)
                .plusMonths(6L * half)
                .plusDays(Math.floorMod(code.hashCode() + 37 * half, 120))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
