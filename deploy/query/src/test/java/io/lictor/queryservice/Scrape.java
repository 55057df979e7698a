package io.lictor.queryservice;

import io.lictor.acceptance.Lictor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answer of a service to a scrape of its metrics.
 *
 * @param families by name
 * @param series each with its labels, without values and buckets
 */
record Scrape(Map<String, Family> families, Set<String> series) {

    private static final Pattern LINE = Pattern.compile("([a-z0-9_]+)(\\{.*})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Metrics of one name. */
    record Family(String type, String meaning, Set<String> labels) {}

    static Scrape of(Lictor service) {
        Map<String, Family> families = new TreeMap<>();
        Set<String> series = new TreeSet<>();
        String meaning = "";
        String name = "";
        for (String line :
                service.get("/actuator/prometheus").expect(200).body().lines().toList()) {
            if (line.startsWith("# HELP ")) {
                String[] parts = line.split(" ", 4);
                name = parts[2];
                meaning = parts[3].strip();
            } else if (line.startsWith("# TYPE ")) {
                families.put(name, new Family(line.split(" ", 4)[3], meaning, new TreeSet<>()));
            } else {
                Matcher sample = LINE.matcher(line);
                if (!sample.matches()) {
                    throw new AssertionError("No sample: " + line);
                }
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    if (!label.group(1).equals("le")) {
                        families.get(name).labels().add(label.group(1));
                    }
                }
                series.add(line.substring(0, line.lastIndexOf(' ')));
            }
        }
        return new Scrape(families, series);
    }
}
