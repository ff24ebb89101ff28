// Runs before the first paint: the theme that was chosen, else the system's.
(function () {
    const chosen = localStorage.getItem("landfall-theme");
    const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
