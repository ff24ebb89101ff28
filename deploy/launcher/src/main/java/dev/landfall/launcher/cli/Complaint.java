package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.Refusal;
import dev.landfall.launcher.client.Unreachable;
import dev.landfall.launcher.stack.StackFailure;
import dev.landfall.launcher.view.Screen;

/** Tells a person in a line or two why a command failed, and the shell by which exit code. */
final class Complaint {
    private final Screen screen;

    Complaint(Screen screen) {
        this.screen = screen;
    }

    int about(Exception failure) {
        if (failure instanceof Refusal refusal) {
            return about(refusal);
        }
        screen.complain(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        if (failure instanceof StackFailure stack) {
            return switch (stack.kind()) {
                case INTERNAL -> ExitCode.INTERNAL;
                case USAGE -> ExitCode.USAGE;
                case UNREACHABLE -> ExitCode.UNREACHABLE;
            };
        }
        if (failure instanceof Unreachable) {
            return ExitCode.UNREACHABLE;
        }
        return failure instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.INTERNAL;
    }

    private int about(Refusal refusal) {
        screen.complain(String.valueOf(refusal.getMessage()));
        refusal.faults().forEach(fault -> screen.complain("  " + fault));
        if (refusal.status() == 401) {
            screen.complain(
                    "the token is that of LANDFALL_TOKEN, else LANDFALL_API_TOKEN, else the file api-token in --data DIR");
        }
        return exitCode(refusal.status());
    }

    static int exitCode(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.DENIED;
            case 409 -> ExitCode.CONFLICT;
            case 503 -> ExitCode.UNREACHABLE;
            default -> status < 500 ? ExitCode.USAGE : ExitCode.INTERNAL;
        };
    }
}
