package dev.landfall.launcher.stack;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code mvn package} leaves: the WARs, the server, the broker's jars and this launcher. */
public record Distribution(Path folder) {
    /**
     * The folder this program was started from, or the system property {@code landfall.home}.
     *
     * @throws StackFailure when a part of it is missing, naming the part
     */
    public static Distribution ofThisProgram() {
        String home = System.getProperty("landfall.home");
        var distribution = new Distribution(home != null ? Path.of(home).toAbsolutePath() : jarFolder());
        for (String part :
                new String[] {"payara-micro.jar", "orchestrator.war", "driver.war", "target.war", "broker"}) {
            if (!Files.exists(distribution.folder.resolve(part))) {
                throw new StackFailure(
                        part + " is missing in " + distribution.folder + "; build it with: mvn -DskipTests package");
            }
        }
        return distribution;
    }

    private static Path jarFolder() {
        try {
            Path jar = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.toAbsolutePath().resolveSibling("");
        } catch (URISyntaxException e) {
            throw new StackFailure("cannot tell where this program lies: " + e.getMessage());
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String brokerClassPath() {
        return file("landfall.jar") + System.getProperty("path.separator") + file("broker") + "/*";
    }
}
