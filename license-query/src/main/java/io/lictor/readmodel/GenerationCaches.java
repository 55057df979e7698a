package io.lictor.readmodel;

import io.lictor.documents.DocumentCache;

/** Copies of those documents of a generation that are looked up one by one: whose key it is, the licence, its product. */
public record GenerationCaches(
        DocumentCache<KeyDocument> keys,
        DocumentCache<LicenseDocument> licenses,
        DocumentCache<ProductDocument> products) {

    /** Caches of a generation that others may write to. */
    public static final GenerationCaches NONE =
            new GenerationCaches(DocumentCache.none(), DocumentCache.none(), DocumentCache.none());

    private static final int MOST_KEYS = 200_000;

    /** Counted in machines, for they are most of what a licence weighs. */
    private static final int MOST_MACHINES = 500_000;

    private static final int A_LICENCE = 8;
    private static final int MOST_VERSIONS = 200_000;
    private static final int A_PRODUCT = 8;

    static GenerationCaches bounded() {
        return new GenerationCaches(
                DocumentCache.upTo(MOST_KEYS, _ -> 1),
                DocumentCache.upTo(
                        MOST_MACHINES,
                        document -> A_LICENCE + document.license().activations().size()),
                DocumentCache.upTo(
                        MOST_VERSIONS,
                        document -> A_PRODUCT + document.product().versions().size()));
    }
}
