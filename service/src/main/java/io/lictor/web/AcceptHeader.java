package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The media types that a caller takes for an answer: its {@code Accept} header, all lines of it. Parameters other than
 * {@code q} ask for no other answer, since no answer here has variants.
 */
record AcceptHeader(List<MediaType> ranges) {

    private static final int EXACT = 2;
    private static final int TYPE = 1;
    private static final int ANY = 0;
    private static final int NO = -1;

    /** {@link ProblemException} 400 where it is no list of media types. */
    static AcceptHeader by(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return new AcceptHeader(MediaType.parseMediaTypes(lines));
        } catch (InvalidMediaTypeException e) {
            throw new ProblemException(malformed(), null);
        }
    }

    static Problem malformed() {
        return Problem.invalidHeader(
                HttpHeaders.ACCEPT, "must be a list of media types, such as application/json, */*;q=0.1");
    }

    /**
     * The one of {@code offered} that is liked best; of those liked the same, the first. Empty where none is taken. Clients
     * that say JSON say so with every call, and mean the lines or the text of those that have no JSON as well.
     */
    Optional<MediaType> best(List<MediaType> offered) {
        boolean anythingOurs = ranges.isEmpty()
                || quality(MediaType.APPLICATION_JSON) > 0
                        && !offered.contains(MediaType.APPLICATION_JSON)
                        && ranges.stream().allMatch(range -> range.getQualityValue() > 0);
        return offered.stream()
                .filter(type -> quality(type) > 0)
                .sorted(Comparator.comparingDouble(this::quality).reversed()) // which keeps the order of equals
                .findFirst()
                .or(() -> anythingOurs ? offered.stream().findFirst() : Optional.empty());
    }

    /** The weight that the most specific range gives it, as HTTP has it: a type may be excluded from its own range. */
    private double quality(MediaType type) {
        int best = ranges.stream()
                .mapToInt(range -> specificity(range, type))
                .max()
                .orElse(NO);
        return best == NO
                ? 0
                : ranges.stream()
                        .filter(range -> specificity(range, type) == best)
                        .mapToDouble(MediaType::getQualityValue)
                        .max()
                        .orElse(0);
    }

    private static int specificity(MediaType range, MediaType type) {
        if (range.isWildcardType()) {
            return ANY;
        }
        boolean sameType = range.getType().equalsIgnoreCase(type.getType());
        if (sameType && range.getSubtype().equals("*")) {
            return TYPE;
        }
        return sameType && range.getSubtype().equalsIgnoreCase(type.getSubtype()) ? EXACT : NO;
    }
}
