package io.lictor.projection.axon;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a segment is whenever its token is stored. That is also done for events that were none of the segment's,
 * and over which it has to be known to have gone.
 */
final class TokensWithProgress implements TokenStore {

    private final TokenStore tokens;
    private final BiConsumer<Integer, Long> reached;

    TokensWithProgress(TokenStore tokens, BiConsumer<Integer, Long> reached) {
        this.tokens = tokens;
        this.reached = reached;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        tokens.storeToken(token, processor, segment);
        if (token != null) {
            token.position().ifPresent(position -> reached.accept(segment, position));
        }
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        tokens.initializeTokenSegments(processor, count);
    }

    @Override
    public void initializeTokenSegments(String processor, int count, @Nullable TrackingToken initial) {
        tokens.initializeTokenSegments(processor, count, initial);
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        tokens.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.releaseClaim(processor, segment);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        tokens.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return tokens.fetchAvailableSegments(processor);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
