package io.lictor.store.texts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.Event;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.KeyEvent;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseExpired;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.ProductEvent;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.TextsErased;
import io.lictor.event.TokenEvent;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.event.UpgradeReverted;
import io.lictor.store.UnreadableEvent;
import io.lictor.store.json.EventJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Labels and reasons that people write freely, and their places in the JSON of events. They are stored beside the
 * events, so that they can be erased; {@code texts} in the stored JSON names what was taken out.
 */
public final class ErasableTexts {

    private static final String MARKER = "texts";
    private static final String LABEL = "label";
    private static final String REASON = "reason";
    private static final ObjectMapper JSON = EventJson.mapper();

    private ErasableTexts() {}

    /** The texts of an event by their members' names, or by JSON pointers further inside; most events have none. */
    public static Map<String, String> of(Event event) {
        return switch (event) {
            case LicenseIssued e -> labels(e.contents());
            case LicenseImported e -> labels(e.contents());
            case LicenseActivated e -> text(LABEL, e.label());
            case MachineDescribed e -> text(LABEL, e.label());
            case TermExtended e -> text(REASON, e.reason());
            case LicenseDisabled e -> text(REASON, e.reason());
            case LicenseWithdrawn e -> text(REASON, e.reason());
            case MachineDeactivated _,
                    LicenseRenewed _,
                    AutoRenewCanceled _,
                    AutoRenewResumed _,
                    LicenseUpgraded _,
                    SuccessionChanged _,
                    UpgradeReverted _,
                    ModulesAdded _,
                    ModulesRemoved _,
                    UpgradePeriodExtended _,
                    ActivationLimitChanged _,
                    MetadataChanged _,
                    LicenseEnabled _,
                    KeyReissued _,
                    LicenseTransferred _,
                    TrialConverted _,
                    RenewalWindowOpened _,
                    GracePeriodStarted _,
                    LicenseExpired _,
                    TextsErased _ -> Map.of();
            case ProductEvent _, KeyEvent _, TokenEvent _ -> Map.of();
        };
    }

    private static Map<String, String> text(String member, @Nullable String text) {
        return text == null ? Map.of() : Map.of(member, text);
    }

    private static Map<String, String> labels(LicenseContents contents) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < contents.activations().size(); i++) {
            String label = contents.activations().get(i).label();
            if (label != null) {
                labels.put("/contents/activations/" + i + "/" + LABEL, label);
            }
        }
        return labels;
    }

    /** The payload without these texts, and with the names of what was taken out. */
    public static String takeOut(Map<String, String> texts, String payload) {
        ObjectNode json = read(payload);
        Set<String> names = new TreeSet<>();
        for (String key : texts.keySet()) {
            JsonPointer place = place(key);
            parent(json, place).remove(name(place));
            names.add(name(place));
        }
        names.forEach(json.putArray(MARKER)::add);
        return json.toString();
    }

    public static String write(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Texts can always be written", e);
        }
    }

    /** The payload with what {@link #write} made of its texts. */
    public static String putBack(String texts, String payload) {
        if (!texts.startsWith("{\"/") && payload.endsWith("}")) {
            // members of the payload itself, by far the most: no need to parse it, which would be felt in every replay
            return payload.substring(0, payload.length() - 1) + ',' + texts.substring(1);
        }
        ObjectNode json = read(payload);
        read(texts).properties().forEach(text -> {
            JsonPointer place = place(text.getKey());
            parent(json, place).set(name(place), text.getValue());
        });
        return json.toString();
    }

    private static JsonPointer place(String key) {
        return JsonPointer.compile(key.startsWith("/") ? key : "/" + key);
    }

    private static ObjectNode parent(ObjectNode json, JsonPointer place) {
        return json.at(place.head()) instanceof ObjectNode parent ? parent : JSON.createObjectNode();
    }

    private static String name(JsonPointer place) {
        return place.last().getMatchingProperty();
    }

    private static ObjectNode read(String payload) {
        try {
            JsonNode json = JSON.readTree(payload);
            return json instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("The payload of an event with texts is no JSON", e);
        }
    }
}
