package io.lictor.bench.fleet;

import io.lictor.secrets.SecretsTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings that instances share. */
record Instances(Jars jars, Path data, Path logs, String jdbcUrl, String user, String mongodbUri) {

    Instances {
        Path secrets = data.resolve("secrets.properties");
        if (Files.notExists(secrets)) {
            SecretsTool.run(List.of("new", secrets.toString()), System.err);
        }
    }

    LictorProcess standalone() {
        return process("standalone", jars.standalone());
    }

    LictorProcess command(int number) {
        return process("command-" + number, jars.command());
    }

    LictorProcess query(int number) {
        return process("query-" + number, jars.query());
    }

    /** Returns the file of the first token in a data directory, so that the token is in no process list. */
    static Path adminTokenFile(Path data) {
        return data.resolve("admin-token");
    }

    private LictorProcess process(String name, Path jar) {
        List<String> options = new ArrayList<>();
        options.add("--lictor.data-directory=" + data);
        options.add("--lictor.admin-token-file=" + adminTokenFile(data));
        options.add("--lictor.mongodb-uri=" + mongodbUri);
        options.add("--spring.datasource.url=" + jdbcUrl);
        options.add("--spring.datasource.username=" + user);
        return new LictorProcess(name, jar, options, Map.of(), logs);
    }
}
