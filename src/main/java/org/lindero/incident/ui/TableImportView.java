package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.ui.FileDrop;
import org.lindero.area.ui.ImportSteps;
import org.lindero.area.ui.LastImport;
import org.lindero.area.ui.ProblemTable;
import org.lindero.area.ui.SameFile;
import org.lindero.area.ui.TextTable;
import org.lindero.area.ui.Undoing;
import org.lindero.incident.CountDryRun;
import org.lindero.incident.table.MarkedCopy;
import org.lindero.incident.table.Marks;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Reading;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import org.lindero.shared.Checksum;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.Texts;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.LongWork;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;

/** The four steps that the imports of counts and of incidents share. */
abstract class TableImportView extends Page {

    private static final int SAMPLES = 6;
    private static final String[] TYPES = {".csv", ".txt", ".tsv", ".xlsx", ".xls", ".json", ".zip"};

    private final ImportSteps steps = new ImportSteps();
    private final Div content = new Div();

    private final LongWork work;
    private final Undoing undoing;
    private String sha256 = "";

    TableImportView(String titleKey, Undoing undoing) {
        super(titleKey);
        this.work = undoing.work();
        this.undoing = undoing;
        setLead(getTranslation("area.import.lead"));
        content.addClassName("page-part");
        add(steps, content);
    }

    /**
     * Reads a table as far as the form needs, away from the page.
     *
     * @return makes, on the page, what the user confirms or corrects: columns and where they go
     */
    abstract Supplier<Component> prepare(Table table);

    /** What storing would do, by what is chosen in the form; null when something is missing, which then says so. */
    abstract @Nullable Callable<CountDryRun> rehearsal();

    /** Hands over each problem of a cell in what was rehearsed. */
    abstract void mark(BiConsumer<Place, ImportProblem> marks);

    /** Stores what was rehearsed. */
    abstract CountDryRun store();

    private <T> void work(String doing, Callable<T> something, Consumer<T> done) {
        work.run(content, getTranslation(doing), something, done, failure -> {
            throw failure;
        });
    }

    final void askForFile(String hintKey) {
        steps.show(1);
        content.removeAll();
        content.add(new Card(
                getTranslation("area.import.step.file"),
                new FileDrop(this::understand, TYPES),
                new Paragraph(getTranslation(hintKey)),
                new Paragraph(getTranslation("incident.import.encodings"))));
    }

    private void understand(String name, byte[] bytes) {
        sha256 = Checksum.sha256(bytes);
        work("area.import.reading", () -> read(TableFile.open(name, bytes), Reading.AUTOMATIC), this::show);
    }

    /** Checksum of the file. */
    final String sha256() {
        return sha256;
    }

    /** A file as it was understood, read in one way; without a form when it holds no table that way. */
    private record Understood(
            TableFile file,
            Reading wanted,
            Reading reading,
            Table table,
            @Nullable Supplier<Component> form) {}

    private Understood read(TableFile file, Reading wanted) {
        var table = file.table(wanted);
        var form = table.isReadable() ? prepare(table) : null;
        return new Understood(file, wanted, file.detect(wanted), table, form);
    }

    /** What was understood of a file; when it is read otherwise, everything below follows. */
    private void show(Understood understood) {
        var file = understood.file();
        var wanted = understood.wanted();
        var table = understood.table();
        var form = understood.form();
        var settings = new ReadingForm(
                file, understood.reading(), other -> work("area.import.reading", () -> read(file, other), this::show));
        steps.show(2);
        content.removeAll();
        if (form == null) {
            content.add(new Card(
                    getTranslation("area.import.unreadable", file.name()),
                    settings,
                    new ProblemTable(table.problems()),
                    bar(again())));
            return;
        }
        var rehearse = new Button(getTranslation("area.import.rehearse"), event -> rehearse(file, wanted));
        rehearse.addThemeName("primary");
        content.add(
                new Card(
                        getTranslation("area.import.understood", file.name()),
                        new SameFile(undoing, sha256),
                        settings,
                        samples(table)),
                new Card("", form.get(), bar(again(), rehearse)));
    }

    private void rehearse(TableFile file, Reading reading) {
        var rehearsal = rehearsal();
        if (rehearsal != null) {
            var understood = content.getChildren().toList();
            work("area.import.rehearsing", rehearsal, run -> showRehearsal(file, reading, run, understood));
        }
    }

    private void showRehearsal(TableFile file, Reading reading, CountDryRun run, List<Component> understood) {
        steps.show(3);
        content.removeAll();
        var back = new Button(getTranslation("back"), event -> {
            steps.show(2);
            content.removeAll();
            content.add(understood);
        });
        var confirm = new Button(getTranslation("area.import.confirm"), event -> {
            event.getSource().setEnabled(true); // against a double click only
            storeAll();
        });
        confirm.addThemeName("primary");
        confirm.setDisableOnClick(true);
        confirm.setEnabled(run.isClean() && run.added() + run.changed() > 0);
        content.add(new Card(
                getTranslation("area.import.step.rehearsal"),
                counts(run),
                verdict(run.isClean()),
                new ProblemTable(run.problems()),
                run.problems().isEmpty() ? bar(back, confirm) : bar(back, confirm, markedCopy(file, reading))));
    }

    private void storeAll() {
        work.run(content, getTranslation("area.import.storing"), this::store, this::showDone, failure -> {
            if (!(failure instanceof NameTakenException taken)) {
                throw failure;
            }
            Notices.error(getTranslation("incident.import.taken", taken.name()));
        });
    }

    private void showDone(CountDryRun done) {
        var series = new RouterLink(getTranslation("incident.import.see"), OutcomeListView.class);
        series.addClassNames("button-link", "button-link-primary");
        steps.show(4);
        content.removeAll();
        content.add(new Card(
                getTranslation("area.import.step.done"), counts(done), bar(series, again()), new LastImport(undoing)));
        Notices.success(getTranslation("incident.import.stored"));
    }

    /** The user's own file with the bad cells marked, made when it is asked for. */
    private Anchor markedCopy(TableFile file, Reading reading) {
        var locale = getLocale();
        var heading = getTranslation("incident.import.marked.heading");
        var link = new Anchor(
                (DownloadHandler) event -> {
                    var marks = new Marks(problem -> Texts.get(
                            locale, problem.code().key(), problem.args().toArray()));
                    mark(marks::add);
                    var copy = new MarkedCopy(file, reading, marks, heading);
                    event.setFileName(copy.name());
                    event.setContentType("application/octet-stream");
                    copy.write(event.getOutputStream());
                },
                getTranslation("incident.import.marked"));
        link.setRouterIgnore(true);
        return link;
    }

    private Paragraph verdict(boolean clean) {
        var verdict = new Paragraph(getTranslation(clean ? "area.import.clean" : "area.import.stopped"));
        verdict.addClassName("after-form");
        return verdict;
    }

    private Div counts(CountDryRun run) {
        var box = new RunCounts(run);
        addMore(box, run);
        return box;
    }

    /** Further counts; none unless a view has some. */
    void addMore(RunCounts box, CountDryRun run) {}

    static ComboBox<String> column(
            String label, String missing, List<String> headings, @Nullable String guess, boolean required) {
        var box = new ComboBox<String>(label);
        box.setItems(headings);
        box.setClearButtonVisible(!required);
        box.setRequiredIndicatorVisible(required);
        box.setErrorMessage(missing);
        if (guess != null) {
            box.setValue(guess);
        }
        return box;
    }

    /** Marks the boxes that are empty; true when none is. */
    static boolean allFilled(List<ComboBox<String>> boxes) {
        boxes.forEach(box -> box.setInvalid(box.getValue() == null));
        return boxes.stream().noneMatch(box -> box.getValue() == null);
    }

    static Div bar(Component... components) {
        var bar = new Div(components);
        bar.addClassNames("toolbar", "after-form");
        return bar;
    }

    /** Back to the first step. */
    abstract void restart();

    private Button again() {
        return new Button(getTranslation("area.import.other"), VaadinIcon.UPLOAD.create(), event -> restart());
    }

    private TextTable samples(Table table) {
        var samples = new TextTable(getTranslation("incident.import.samples"), table.headings(), Set.of());
        samples.addClassName("preview-table");
        table.samples().stream().limit(SAMPLES).forEach(row -> {
            var cells = new String[table.headings().size()];
            Arrays.setAll(cells, row::cell);
            samples.addRow(cells);
        });
        return samples;
    }
}
