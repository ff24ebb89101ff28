package dev.landfall.orchestrator.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a problem where the container would show its own page: web.xml sends every error here. */
public class ProblemServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Throwable cause) {
            write(response, ProblemMapper.problemOf(cause));
        } else {
            int code = status instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
            String where = path == null ? request.getRequestURI() : path.toString();
            write(response, Problems.ofStatus(code, request.getMethod(), where));
        }
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = problem.toBytes();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
