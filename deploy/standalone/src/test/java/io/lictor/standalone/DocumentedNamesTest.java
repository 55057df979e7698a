package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name no test and no package that isn't there, however often these are renamed. */
class DocumentedNamesTest {

    private static final Path ROOT = Path.of("../..");

    @Test
    void testsThatDocumentsNameExist() throws IOException {
        Set<String> tests = sources()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());

        assertThat(named("`(\\w+Test)`")).hasSizeGreaterThan(100).isSubsetOf(tests);
    }

    @Test
    void packagesThatDocumentsNameExist() throws IOException {
        Set<String> packages = sources()
                .map(path -> path.getParent().toString().replace('\\', '/'))
                .filter(folder -> folder.contains("/java/"))
                .map(folder -> folder.substring(folder.indexOf("/java/") + "/java/".length())
                        .replace('/', '.'))
                .collect(Collectors.toSet());

        // io.lictor.refused.… are names of loggers.
        assertThat(named("`(io\\.lictor\\.(?!refused)[a-z.]+)`"))
                .hasSizeGreaterThan(20)
                .isSubsetOf(packages);
    }

    private static Set<String> named(String pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path document : documents()) {
            Pattern.compile(pattern)
                    .matcher(Files.readString(document))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            docs.filter(path -> path.toString().endsWith(".md")),
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")))
                    .toList();
        }
    }

    /** Java sources of all modules: {@code module/src} and {@code deploy/module/src}. */
    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.find(ROOT, 3, (path, _) -> path.endsWith("src"))) {
            return modules.toList().stream().flatMap(DocumentedNamesTest::javaFilesIn);
        }
    }

    private static Stream<Path> javaFilesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
