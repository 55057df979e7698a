package io.lictor.licenses;

import io.lictor.asof.Population;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.value.Versioned;
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
        Stream<Versioned<License.Issued>> matching =
                population.licenses().stream().filter(found -> matches(population, query, found));
        Comparator<SortKey> order = sort.spots(Comparator.naturalOrder());
        if (cursor != null) {
            SortKey last = Cursor.read(cursor, query.mark()).spot();
            matching = matching.filter(found -> order.compare(sort.spotOf(found.state()), last) > 0);
        }
        // One more than asked for tells whether there is a next page.
        List<Versioned<License.Issued>> found = matching.sorted(
                        Comparator.comparing(each -> sort.spotOf(each.state()), order))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Versioned<License.Issued>> items = more ? found.subList(0, limit) : found;
        return list.sound(
                items,
                Versioned::state,
                population::view,
                more ? cursor(query, items.getLast()).write() : null);
    }

    static long count(Population population, LicenseQuery query) {
        return population.licenses().stream()
                .filter(found -> matches(population, query, found))
                .count();
    }

    private static boolean matches(Population population, LicenseQuery query, Versioned<License.Issued> found) {
        return query.matches(found.state(), population.isVersionDisabled(found.state()), population.at());
    }

    private static Cursor cursor(LicenseQuery query, Versioned<License.Issued> last) {
        return new Cursor(query.mark(), 0, query.sort().spotOf(last.state()));
    }
}
