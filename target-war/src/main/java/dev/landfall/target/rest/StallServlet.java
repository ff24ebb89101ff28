package dev.landfall.target.rest;

import dev.landfall.target.behaviour.BadParameter;
import dev.landfall.target.behaviour.Stall;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes this target freeze at regular times, from now on; {@code for_ms=0} ends it. */
@WebServlet("/control/stall")
public class StallServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient TargetState state;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Stall stall = Stall.of(request::getParameter, System.nanoTime());
            state.stall(stall);
            Answers.text(
                    response,
                    HttpServletResponse.SC_OK,
                    stall.length().isZero()
                            ? "no stalls\n"
                            : "stalls for " + stall.length().toMillis() + " ms every "
                                    + stall.period().toMillis() + " ms\n");
        } catch (BadParameter e) {
            Answers.badRequest(response, String.valueOf(e.getMessage()));
        }
    }
}
