package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Goes through scenes in both themes and widths; what is wrong anywhere is told of all at the end. */
final class Walk {
    private static final int[] WIDTHS = {1440, 390};
    private static final int HEIGHT = 900;

    /** Tells that all has been painted, seen from the top: a frame begins, and another one after it. */
    private static final String PAINTED =
            "scrollTo(0, 0); requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";

    private static final String THEME = "return document.documentElement.dataset.theme";

    private static final String WIDTH =
            "return Math.max(document.scrollingElement.scrollWidth, document.body.scrollWidth)";

    private final Browser browser;
    private final Axe axe = new Axe();
    private final List<String> wrong = new ArrayList<>();

    Walk(Browser browser) {
        this.browser = browser;
    }

    /** @throws AssertionError with every finding on every page */
    void through(List<Scene> scenes) {
        for (Scene scene : scenes) {
            for (int width : WIDTHS) {
                look(scene, width);
            }
        }
        assertThat(wrong).as("what is wrong with pages").isEmpty();
    }

    private void look(Scene scene, int width) {
        browser.size(width, HEIGHT);
        Map<Theme, Double> brightness = new EnumMap<>(Theme.class);
        for (Theme theme : Theme.values()) {
            String name = scene.name() + "-" + theme + "-" + width;
            browser.prefers(theme, true);
            if (theme == Theme.LIGHT || !browser.script(THEME).equals(theme.toString())) { // pages follow as they are
                scene.show().accept(browser);
            }
            browser.scriptLater(PAINTED);
            brightness.put(theme, brightness(keep(name)));
            checkWidth(name, width);
            axe.look(browser).stream()
                    .filter(Axe.Finding::isHeavy)
                    .forEach(finding -> wrong.add(name + ": " + finding));
        }
        // a dialog dims what is behind it
        if (brightness.get(Theme.LIGHT) < 0.45 || brightness.get(Theme.DARK) > 0.3) {
            wrong.add(scene.name() + "-" + width + ": light and dark are this bright, of 1: " + brightness);
        }
    }

    private void checkWidth(String name, int width) {
        long needed = ((Number) browser.script(WIDTH)).longValue();
        if (needed > width) {
            wrong.add(name + ": scrolls sideways, " + needed + " px wide");
        }
    }

    private BufferedImage keep(String name) {
        try {
            byte[] picture = browser.picture();
            Files.write(Browser.pictures().resolve(name + ".png"), picture);
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mean of the green of one in a hundred pixels, 0 to 1. */
    private static double brightness(BufferedImage image) {
        long sum = 0;
        long pixels = 0;
        for (int y = 0; y < image.getHeight(); y += 10) {
            for (int x = 0; x < image.getWidth(); x += 10) {
                sum += (image.getRGB(x, y) >> 8) & 0xff;
                pixels++;
            }
        }
        return sum / 255.0 / pixels;
    }
}
