package dev.landfall.launcher.stack;

import dev.landfall.launcher.stack.StackState.Keeper;
import dev.landfall.launcher.stack.StackState.ProcessId;
import dev.landfall.launcher.stack.StackState.Running;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code stack.json}: read by any shell, written by the keeper alone. It is replaced in one step, so a reader never sees half of it, and
 * only its owner may read it, because it holds the key to command the keeper.
 */
final class StateFile {
    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /** The state last written; empty when no stack was started here or the file is not ours to understand. */
    Optional<StackState> read() {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return Optional.of(state(reader.readObject()));
        } catch (IOException
                | JsonException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    void write(StackState state) {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(aside);
            Files.createFile(aside, ownerOnly());
            Files.writeString(aside, json(state).toString());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file + " (" + e + ")");
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackFailure("cannot delete " + file + " (" + e + ")");
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static JsonObject json(StackState state) {
        var processes = Json.createArrayBuilder();
        state.processes().forEach(running -> processes.add(json(running)));
        return Json.createObjectBuilder()
                .add(
                        "keeper",
                        json(state.keeper().id())
                                .add("port", state.keeper().port())
                                .add("key", state.keeper().key()))
                .add("kafka", state.kafka())
                .add("data_dir", state.dataDir().toString())
                .add("processes", processes)
                .build();
    }

    private static JsonObjectBuilder json(ProcessId id) {
        return Json.createObjectBuilder()
                .add("pid", id.pid())
                .add("started_at", id.startedAt().toString());
    }

    private static JsonObjectBuilder json(Running running) {
        return json(running.id())
                .add("name", running.member().name())
                .add("role", running.member().role().word())
                .add("port", running.member().port())
                .add("log", running.log().toString());
    }

    private static StackState state(JsonObject json) {
        JsonObject keeper = json.getJsonObject("keeper");
        return new StackState(
                new Keeper(id(keeper), keeper.getInt("port"), keeper.getString("key")),
                json.getString("kafka"),
                Path.of(json.getString("data_dir")),
                json.getJsonArray("processes").getValuesAs(JsonObject.class).stream()
                        .map(StateFile::running)
                        .toList());
    }

    private static Running running(JsonObject json) {
        var member = new Member(json.getString("name"), Role.of(json.getString("role")), json.getInt("port"));
        return new Running(member, id(json), Path.of(json.getString("log")));
    }

    private static ProcessId id(JsonObject json) {
        return new ProcessId(json.getJsonNumber("pid").longValueExact(), Instant.parse(json.getString("started_at")));
    }
}
