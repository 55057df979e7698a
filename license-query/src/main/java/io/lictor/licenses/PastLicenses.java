package io.lictor.licenses;

import io.lictor.asof.Population;
import io.lictor.license.LicenseView;
import io.lictor.lookup.Found;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of licences as they stood, page by page; what {@link LicenseList} answered then. */
final class PastLicenses {

    private PastLicenses() {}

    /** A cursor is a place among licences, so that of a page of one instant goes on at another, too. */
    static Page<LicenseView> page(
            Population population, LicenseQuery query, int limit, @Nullable String cursor, LicenseList list) {
        Sort sort = query.sort();
        Stream<Found> matching = population.licenses().stream().filter(found -> matches(population, query, found));
        Comparator<Spot> order = sort.spots(Comparator.naturalOrder());
        if (cursor != null) {
            Spot last = Cursor.read(cursor, query.mark()).spot();
            matching = matching.filter(found -> order.compare(sort.spotOf(found.license()), last) > 0);
        }
        // One more than asked for tells whether there is a next page.
        List<Found> found = matching.sorted(Comparator.comparing(each -> sort.spotOf(each.license()), order))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Found> items = more ? found.subList(0, limit) : found;
        return list.sound(
                items,
                Found::license,
                population::view,
                more ? cursor(query, items.getLast()).write() : null);
    }

    private static boolean matches(Population population, LicenseQuery query, Found found) {
        return query.matches(found.license(), population.isVersionDisabled(found.license()), population.at());
    }

    private static Cursor cursor(LicenseQuery query, Found last) {
        return new Cursor(query.mark(), 0, query.sort().spotOf(last.license()));
    }
}
