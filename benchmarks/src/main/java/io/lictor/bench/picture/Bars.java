package io.lictor.bench.picture;

import java.util.List;
import java.util.Locale;

/** A bar for each value, with a mark where its target is: an SVG that can be read on light and on dark ground. */
public record Bars(String title, List<Bar> bars) {

    private static final int LABELS = 270;
    private static final int LENGTH = 420;
    private static final int WIDTH = LABELS + LENGTH + 250;
    private static final int ROW = 24;
    private static final int TITLE = 44;

    /**
     * One of them.
     *
     * @param text what is written behind it
     * @param target 0 where there is none
     */
    public record Bar(String label, double value, String text, double target) {}

    /** One below the other. */
    public static String draw(List<Bars> all) {
        StringBuilder shapes = new StringBuilder();
        int y = 10;
        for (Bars one : all) {
            y = one.draw(shapes, y);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="system-ui, sans-serif" font-size="13">
                <style>
                  .ground { fill: #fff } text { fill: #222 } .bar { fill: #4a7fb5 } .mark { stroke: #c2410c; stroke-width: 2 }
                  @media (prefers-color-scheme: dark) {
                    .ground { fill: #16181c } text { fill: #ddd } .bar { fill: #5b93cc } .mark { stroke: #fb923c }
                  }
                </style>
                <rect class="ground" width="100%%" height="100%%"/>
                %s</svg>
                """.formatted(WIDTH, y + 10, WIDTH, y + 10, shapes);
    }

    private int draw(StringBuilder shapes, int top) {
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.value, bar.target))
                .max()
                .orElse(1);
        text(shapes, 12, top + 28, "font-size=\"15\" font-weight=\"600\"", title);
        int y = top + TITLE;
        for (Bar bar : bars) {
            text(shapes, LABELS - 10, y + 15, "text-anchor=\"end\"", bar.label);
            shapes.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                    LABELS,
                    y + 3,
                    bar.value / most * LENGTH,
                    ROW - 7));
            if (bar.target > 0) {
                double x = LABELS + bar.target / most * LENGTH;
                shapes.append(String.format(
                        Locale.ROOT,
                        "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                        x,
                        x,
                        y,
                        y + ROW - 1));
            }
            text(
                    shapes,
                    LABELS + (int) (Math.max(bar.value, bar.target) / most * LENGTH) + 8,
                    y + 15,
                    "",
                    bar.text + (bar.target > 0 ? ", wanted " + number(bar.target) : ""));
            y += ROW;
        }
        return y + 10;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void text(StringBuilder shapes, int x, int y, String attributes, String text) {
        shapes.append("<text x=\"%d\" y=\"%d\" %s>%s</text>%n"
                .formatted(x, y, attributes, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
