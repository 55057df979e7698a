package io.lictor.auditor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code verify}: reads an export, and says what was found. It opens the files it is given, and nothing else. */
public final class Auditor {

    private static final int NOT_AS_IT_WAS = 1;
    private static final int CANT_TELL = 2;

    private Auditor() {}

    /** Takes the command and its arguments as {@code deploy/audit} does; ends with an exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.in, out, err));
    }

    /** Like {@code main}, but returns the exit code instead of exiting. */
    public static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        if (arguments.contains("-h") || arguments.contains("--help")) {
            out.println(Request.USAGE);
            return 0;
        }
        try {
            if (arguments.isEmpty() || !arguments.get(0).equals("verify")) {
                throw new UnusableInput("What to do? There is one command: verify. See deploy/audit --help");
            }
            Request request = Request.of(arguments.subList(1, arguments.size()));
            return verify(request, in, new Report(out), new Report(err));
        } catch (UnusableInput e) {
            new Report(err).say(e.getMessage());
            return CANT_TELL;
        }
    }

    private static int verify(Request request, InputStream in, Report out, Report err) throws UnusableInput {
        Findings findings = new Findings();
        Checkpoints checkpoints = new Checkpoints(request.key(), findings);
        for (String file : request.checkpoints()) {
            for (CheckpointFileReader.Note note :
                    CheckpointFileReader.read(file, Request.text(file).lines().toList())) {
                checkpoints.know(note);
            }
        }
        List<Consistency> proofs = new ArrayList<>();
        for (String file : request.proofs()) {
            proofs.add(Consistency.read(file, Request.text(file)));
        }
        Verification verification = new Verification(checkpoints, findings, !request.isSelected());
        Verdict verdict;
        try {
            for (String file : request.exports()) {
                read(file, in, verification);
            }
            verdict = verification.end(proofs);
        } catch (UnusableInput e) {
            verdict = verification.soFar();
            if (verdict.isGood()) {
                throw e;
            }
            err.say(e.getMessage()); // what was found before is to be told all the same
        }
        out.tell(verdict, request.key().name());
        return verdict.isGood() ? verdict.isOpen() ? CANT_TELL : 0 : NOT_AS_IT_WAS;
    }

    private static void read(String file, InputStream in, Verification verification) throws UnusableInput {
        verification.begin();
        try (InputStream from =
                        file.equals("-") ? in : new BufferedInputStream(Files.newInputStream(Request.path(file)));
                Export export = new Export(file.equals("-") ? "the input" : file, from)) {
            for (ExportLine line = export.next(); line != null; line = export.next()) {
                verification.take(line);
            }
        } catch (IOException e) {
            throw Request.unreadable(file, e);
        }
    }
}
