package dev.landfall.target.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What this target received: Prometheus text, or JSON for those who accept that. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String JSON = "application/json";

    @Inject
    transient TargetState state;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = request.getHeader("Accept");
        response.setHeader("Cache-Control", "no-store");
        boolean json = accept != null && accept.contains(JSON);
        String type = json ? JSON : "text/plain; version=0.0.4; charset=utf-8";
        String text = json ? CountsText.json(state.counts()).toString() : CountsText.prometheus(state.counts());
        Answers.write(response, HttpServletResponse.SC_OK, type, text.getBytes(StandardCharsets.UTF_8));
    }
}
