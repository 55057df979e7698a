package io.lictor.compliance;

import io.lictor.web.MediaTypes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Rows as CSV (RFC 4180, UTF-8, with a header), written as they come. */
final class ComplianceCsv implements Compliance.Sink {

    private static final String HEADER = "customer,day,seatsSold,seatsInUse,over,licenses,unlimitedLicenses\r\n";
    private static final String QUOTED = "\",\r\n";

    /** A spreadsheet would take a text that begins so for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final HttpServletResponse response;
    private final String fileName;
    private @Nullable Writer writer;

    ComplianceCsv(HttpServletResponse response, ComplianceQuery query) {
        this.response = response;
        this.fileName = "compliance-%s-%s.csv".formatted(query.from(), query.to());
    }

    @Override
    public boolean take(ComplianceDay row) throws IOException {
        Writer out = begun();
        out.write(text(row.customer()));
        out.write(",%s,%d,%d,%d,%d,%d\r\n"
                .formatted(
                        row.day(),
                        row.seatsSold(),
                        row.seatsInUse(),
                        row.over(),
                        row.licenses(),
                        row.unlimitedLicenses()));
        return true;
    }

    void finish() throws IOException {
        begun().flush();
    }

    /** Sets the headers once there is an answer: until then it may still become a problem. */
    private Writer begun() throws IOException {
        Writer present = writer;
        if (present == null) {
            response.setContentType(MediaTypes.CSV + ";charset=UTF-8;header=present");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
            present = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            present.write(HEADER);
            writer = present;
        }
        return present;
    }

    static String text(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(character -> QUOTED.indexOf(character) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
