package io.lictor.counts;

import org.bson.Document;
import org.bson.types.Binary;

/** Counts of a bucket over the streams of one writer, and the position of the last event counted. */
record CountsDocument(String id, long position, Tally tally) {

    static final String POSITION = "position";

    private static final String ID = "_id";
    private static final String COUNTS = "counts";
    private static final char SEPARATOR = '#';

    static String id(Bucket bucket, String writer) {
        return bucket.id() + SEPARATOR + writer;
    }

    static CountsDocument empty(String id) {
        return new CountsDocument(id, 0, Tally.NONE);
    }

    static CountsDocument read(Document document) {
        return new CountsDocument(
                document.getString(ID),
                document.getLong(POSITION),
                Tally.read(document.get(COUNTS, Binary.class).getData()));
    }

    /** Returns the id of its bucket. */
    String bucket() {
        return bucket(id);
    }

    /** Returns the id of the bucket of a document. */
    static String bucket(String id) {
        return id.substring(0, id.indexOf(SEPARATOR));
    }

    Document write() {
        return new Document(ID, id).append(POSITION, position).append(COUNTS, new Binary(tally.write()));
    }
}
