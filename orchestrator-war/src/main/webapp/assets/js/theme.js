// Runs before the first paint, on every page: shows the theme that was chosen, or follows the system while none is.
(function () {
    const KEY = "landfall-theme";
    const system = matchMedia("(prefers-color-scheme: dark)");
    const {dataset} = document.documentElement;

    /** "chosen" is system, light or dark; "theme" is what is seen of it. */
    function show() {
        const kept = localStorage.getItem(KEY);
        dataset.chosen = kept === "light" || kept === "dark" ? kept : "system";
        dataset.theme = dataset.chosen !== "system" ? kept : system.matches ? "dark" : "light";
        dispatchEvent(new CustomEvent("theme"));
    }

    addEventListener("theme-chosen", ({detail}) => {
        localStorage.setItem(KEY, detail);
        show();
    });
    addEventListener("storage", ({key}) => key === KEY && show()); // another tab chose
    system.addEventListener("change", show);
    show();
})();
