package io.lictor.standalone;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that stand in the code behind the code of a problem, or of a wrong field, parameter or header. Read from the
 * sources as the compiler reads them, so that no new one is missing; {@code …} stands for what is not known before.
 */
final class WrittenSentences {

    private static final Pattern CODE = Pattern.compile("[A-Z]{5,}|[A-Z]+(?:_[A-Z]+)+");
    private static final String UNKNOWN = "…";

    /** Methods that give a sentence a code of their own. */
    private static final Map<String, String> CODES = Map.of(
            "notAllowed", "NOT_ALLOWED",
            "Unauthenticated", "UNAUTHENTICATED",
            "unauthenticated", "UNAUTHENTICATED",
            "malformed", "MALFORMED_REQUEST",
            "unavailable", "EVENT_STORE_UNAVAILABLE");

    /** Methods whose last text continues the name of what is wrong. */
    private static final Set<String> CONTINUED =
            Set.of("Violation", "invalidParameter", "invalidHeader", "problem", "invalid", "DateTimeException");

    private final Map<String, Set<String>> problems = new TreeMap<>();
    private final Set<String> violations = new TreeSet<>();

    private WrittenSentences() {}

    static WrittenSentences in(List<Path> roots) {
        WrittenSentences sentences = new WrittenSentences();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources(roots)));
            task.parse().forEach(sentences::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static List<Path> sources(List<Path> roots) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    /** By code. */
    Map<String, Set<String>> problems() {
        return problems;
    }

    Set<String> violations() {
        return violations;
    }

    private void read(CompilationUnitTree unit) {
        Map<String, ExpressionTree> constants = new HashMap<>();
        unit.accept(
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitVariable(VariableTree variable, Void nothing) {
                        if (variable.getInitializer() != null) {
                            constants.put(variable.getName().toString(), variable.getInitializer());
                        }
                        return super.visitVariable(variable, nothing);
                    }
                },
                null);
        unit.accept(new Finder(constants), null);
    }

    private final class Finder extends TreeScanner<Void, Void> {

        private final Map<String, ExpressionTree> constants;

        private Finder(Map<String, ExpressionTree> constants) {
            this.constants = constants;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            found(name(call.getMethodSelect()), call.getArguments());
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            found(name(made.getIdentifier()), made.getArguments());
            return super.visitNewClass(made, nothing);
        }

        /** Collects the default message of a constraint. */
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getName().contentEquals("message") && method.getDefaultValue() instanceof ExpressionTree text) {
                violations.addAll(said(text));
            }
            return super.visitMethod(method, nothing);
        }

        /** Collects the message of a constraint where it is used. */
        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            for (ExpressionTree argument : annotation.getArguments()) {
                if (argument instanceof AssignmentTree given
                        && given.getVariable().toString().equals("message")) {
                    violations.addAll(said(given.getExpression()));
                }
            }
            return super.visitAnnotation(annotation, nothing);
        }

        /** Collects the demands of value types, which validators ask for by name. */
        @Override
        public Void visitReturn(com.sun.source.tree.ReturnTree back, Void nothing) {
            if (back.getExpression() != null) {
                said(back.getExpression()).stream()
                        .filter(text -> text.startsWith("must be "))
                        .forEach(violations::add);
            }
            return super.visitReturn(back, nothing);
        }

        private void found(String method, List<? extends ExpressionTree> arguments) {
            for (int i = 0; i + 1 < arguments.size(); i++) {
                if (arguments.get(i) instanceof LiteralTree literal
                        && literal.getValue() instanceof String code
                        && CODE.matcher(code).matches()) {
                    sentences(code, arguments.get(i + 1));
                    return;
                }
            }
            String code = CODES.get(method);
            if (code != null && !arguments.isEmpty()) {
                sentences(code, arguments.getFirst());
            } else if (CONTINUED.contains(method) && !arguments.isEmpty()) {
                said(arguments.getLast()).stream()
                        .filter(text -> !text.equals(UNKNOWN))
                        .forEach(violations::add);
            }
        }

        private void sentences(String code, ExpressionTree text) {
            said(text).stream()
                    .filter(sentence -> sentence.contains(" "))
                    .forEach(sentence ->
                            problems.computeIfAbsent(code, _ -> new TreeSet<>()).add(sentence));
        }

        /** All that an expression may come to. */
        private List<String> said(@Nullable Tree expression) {
            return switch (expression) {
                case LiteralTree literal -> List.of(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> said(inner.getExpression());
                case BinaryTree sum
                when sum.getKind() == Tree.Kind.PLUS -> joined(said(sum.getLeftOperand()), said(sum.getRightOperand()));
                case ConditionalExpressionTree choice ->
                    Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
                            .flatMap(branch -> said(branch).stream())
                            .toList();
                case SwitchExpressionTree choice ->
                    choice.getCases().stream()
                            .flatMap(branch -> said(branch).stream())
                            .toList();
                case IdentifierTree named when initial(named) != null -> said(initial(named));
                case MethodInvocationTree call
                when name(call.getMethodSelect()).equals("formatted") ->
                    said(((MemberSelectTree) call.getMethodSelect()).getExpression()).stream()
                            .map(text -> text.replaceAll("%[sd]", UNKNOWN))
                            .toList();
                case null, default -> List.of(UNKNOWN);
            };
        }

        private List<String> said(CaseTree branch) {
            return switch (branch.getBody()) {
                case ExpressionTree value -> said((Tree) value);
                case com.sun.source.tree.ExpressionStatementTree value -> said(value.getExpression());
                case YieldTree value -> said(value.getValue());
                case null, default -> List.of(UNKNOWN);
            };
        }

        /** Returns the initial value of a constant or variable of this file. */
        private @Nullable ExpressionTree initial(IdentifierTree name) {
            return constants.get(name.getName().toString());
        }
    }

    private static List<String> joined(List<String> beginnings, List<String> ends) {
        return beginnings.stream()
                .flatMap(beginning -> ends.stream().map(end -> beginning + end))
                .map(text -> text.replaceAll(UNKNOWN + "+", UNKNOWN))
                .toList();
    }

    private static String name(Tree called) {
        return called instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : called.toString();
    }
}
