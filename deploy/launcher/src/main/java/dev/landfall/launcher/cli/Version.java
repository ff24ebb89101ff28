package dev.landfall.launcher.cli;

import picocli.CommandLine.IVersionProvider;

/** The version this program was built as, which its jar tells. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"landfall " + (version == null ? "(run from classes)" : version)};
    }
}
