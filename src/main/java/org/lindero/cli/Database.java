package org.lindero.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.lindero.shared.Terminal;

/**
 * Backs up the embedded database to one file, and restores it from there. The application must be stopped; with PostgreSQL its
 * own tools do this.
 */
public final class Database {

    private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final String USER = "lindero";
    private static final String ENDING = ".mv.db";
    private static final int LOCKED = 90020;

    private final Path folder;
    private final Clock clock;

    Database(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** {@code backup FILE} or {@code restore FILE}; exits with 2 when it cannot. */
    public static void main(String[] args) {
        var database = new Database(Path.of("data"), Clock.systemDefaultZone());
        try {
            if (args.length == 2 && args[0].equals("backup")) {
                database.backup(Path.of(args[1]));
                Terminal.print("Backed up to " + args[1]);
            } else if (args.length == 2 && args[0].equals("restore")) {
                var kept = database.restore(Path.of(args[1]));
                Terminal.print("Restored from " + args[1] + "; what was there before is kept in " + kept);
            } else {
                throw new CommandException("usage: backup FILE or restore FILE");
            }
        } catch (CommandException refused) {
            Terminal.print("lindero: " + refused.getMessage());
            System.exit(2);
        }
    }

    /** Writes everything to {@code file}, which must not exist yet; half a file is never left behind. */
    void backup(Path file) {
        if (!Files.exists(store("lindero"))) {
            throw new CommandException("there is no database in " + folder + " yet");
        }
        if (Files.exists(file)) {
            throw new CommandException(file + " exists already; choose another name");
        }
        var partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            run("lindero", ";IFEXISTS=TRUE", "script to ? compression zip", partial);
            Files.move(partial, file);
        } catch (SQLException failed) {
            throw explain(failed);
        } catch (IOException failed) {
            throw new CommandException("cannot write " + file + ": " + failed.getMessage());
        } finally {
            delete(partial);
        }
    }

    /** Replaces the database by what {@code file} holds, once all of it could be read; gives where the old one was put. */
    Path restore(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandException("there is no file " + file);
        }
        delete(store("restoring"));
        try {
            run("restoring", "", "runscript from ? compression zip", file);
            requireLindero("restoring");
        } catch (SQLException failed) {
            delete(store("restoring"));
            delete(folder.resolve("restoring.trace.db"));
            throw new CommandException(file + " is not a backup of Lindero, or is damaged; nothing was changed");
        }
        try {
            var before = store("before-restore-"
                    + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(clock)));
            if (Files.exists(store("lindero"))) {
                requireUnlocked();
                Files.move(store("lindero"), before);
            }
            Files.move(store("restoring"), store("lindero"));
            return before;
        } catch (IOException failed) {
            throw new CommandException("cannot replace the database: " + failed.getMessage());
        }
    }

    private void run(String name, String settings, String sql, Path file) throws SQLException {
        try (var connection = DriverManager.getConnection(url(name) + settings, USER, "");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            statement.execute();
        }
    }

    /** A script that could be run is a backup only if it made our tables. */
    private void requireLindero(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(url(name), USER, "");
                var statement = connection.prepareStatement("select count(*) from user_account")) {
            statement.execute();
        }
    }

    private void requireUnlocked() {
        try (var connection = DriverManager.getConnection(url("lindero") + ";IFEXISTS=TRUE", USER, "")) {
            connection.setReadOnly(true);
        } catch (SQLException failed) {
            delete(store("restoring"));
            throw explain(failed);
        }
    }

    private static CommandException explain(SQLException failed) {
        return failed.getErrorCode() == LOCKED
                ? new CommandException("the application is running; stop it first")
                : new CommandException("the database cannot be read: " + failed.getMessage());
    }

    private Path store(String name) {
        return folder.resolve(name + ENDING);
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve(name) + SETTINGS;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new CommandException("cannot remove " + file + ": " + failed.getMessage());
        }
    }

    /** Why a command did not do its work, in the words of the person at the terminal. */
    static final class CommandException extends RuntimeException {

        CommandException(String message) {
            super(message);
        }
    }
}
