package dev.landfall.orchestrator.faces;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Gives a page the script of its widgets. */
@WebServlet(ScriptServlet.PATH)
public class ScriptServlet extends HttpServlet {

    static final String PATH = "/widgets.js";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getParameter("k");
        Optional<String> script = key == null
                ? Optional.empty()
                : ScriptShelf.of(getServletContext()).flatMap(shelf -> shelf.find(key));
        if (script.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/javascript");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(script.get());
    }
}
