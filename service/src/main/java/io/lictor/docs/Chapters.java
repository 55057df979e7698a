package io.lictor.docs;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/** Introduction of the API's description, and its chapters in the order in which a newcomer reads them. */
final class Chapters {

    static final String INTRODUCTION = """
            Lictor issues software licences, counts the machines they are used on, and tells software at start-up whether it may \
            run. Every fact is an event that is kept for ever.

            **Begin here.** Define a product (`PUT /v1/products/{product}`), issue a licence (`POST /v1/licenses`), and let your \
            software activate its machine and ask (`/v1/client/…`) with the licence's key. All other calls want a token: the first \
            start of the server puts one into the file `admin-token` of its data directory. Click *Authorize* to use it here. \
            The ids and keys in the examples are of another installation: put in those that issuing a licence has answered.

            **Writes** answer with `Lictor-Position`; a read that must see the write sends it as `Lictor-After`. Send an \
            `Idempotency-Key` with a write that you may have to repeat, and `Lictor-Dry-Run: true` with a write on a licence that you \
            want to try out: nothing is done, and a DryRun is answered, or the refusal.

            **Errors** are `application/problem+json`; branch on `code`. Answers may gain members; requests may have no others than \
            those described.""";

    static final List<Tag> IN_ORDER = List.of(
            chapter("Licensed software", "Calls of the software you sell: activate a machine, ask whether it may run."),
            chapter("Products", "Define what is licensed: policies, versions, limits."),
            chapter("Licences", "Issue, import, find and list licences."),
            chapter("Renewal", "Terms of subscriptions: renew, extend, switch automatic renewal."),
            chapter("Activations", "Machines of a licence, for the vendor's people."),
            chapter("Contents", "Modules, limits, upgrade period and metadata of a licence."),
            chapter("Upgrades", "Replace a licence by a better one, or turn a trial into a sale."),
            chapter("Ownership", "Transfer a licence, or replace its key."),
            chapter("Disabling", "Suspend or revoke a licence, and enable it again."),
            chapter("Erasing", "Erase what people wrote freely."),
            chapter("Customers", "Licences, machines and seats by customer."),
            chapter("Dashboard", "Counts of all licences, now or as of an instant."),
            chapter("What if", "Effects of another policy, without writing anything."),
            chapter("History and feed", "Events of one licence, and all events as they happen."),
            chapter("Audit", "Signed checkpoints and proofs that nothing was changed."),
            chapter("Tokens", "Credentials of people and services."),
            chapter("Operations", "Projections, dead letters and the clock."));

    private Chapters() {}

    private static Tag chapter(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
