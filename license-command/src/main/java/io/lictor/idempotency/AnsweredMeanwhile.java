package io.lictor.idempotency;

/** Another instance has done this very request meanwhile; nothing was done here, and its answer is the one to give. */
final class AnsweredMeanwhile extends RuntimeException {

    private final transient RequestIdentity request;

    AnsweredMeanwhile(RequestIdentity request) {
        super("The request was answered meanwhile", null, false, false);
        this.request = request;
    }

    RequestIdentity request() {
        return request;
    }
}
