// A line without axes: the last minute at a glance.

const KEPT = 60;

export class Sparkline {
    constructor() {
        /** The oldest first, null where the line has a gap. */
        this.values = [];
        this.canvas = document.createElement("canvas");
        this.canvas.className = "spark";
        this.canvas.setAttribute("aria-hidden", "true");
        this.size = [0, 0];
        this.sizes = new ResizeObserver(([{contentRect}]) => {
            this.size = [contentRect.width, contentRect.height];
            this.draw();
        });
        this.sizes.observe(this.canvas);
        this.onTheme = () => this.draw();
        addEventListener("theme", this.onTheme);
    }

    /** It is not drawn any more. */
    close() {
        this.sizes.disconnect();
        removeEventListener("theme", this.onTheme);
    }

    draw() {
        const {canvas, values} = this;
        const [width, height] = this.size;
        if (!width || values.length < 2) {
            return;
        }
        const ratio = devicePixelRatio || 1;
        canvas.width = width * ratio;
        canvas.height = height * ratio;
        const pen = canvas.getContext("2d");
        pen.scale(ratio, ratio);
        const known = values.filter((value) => value != null);
        const least = Math.min(...known) * 0.98;
        const most = Math.max(...known) * 1.02 + 0.01;
        pen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
        pen.lineWidth = 1.4;
        pen.beginPath();
        values.forEach((value, i) => {
            if (value == null) {
                return;
            }
            const x = i / (Math.max(KEPT, values.length) - 1) * width;
            const y = height - 2 - (value - least) / (most - least) * (height - 4);
            values[i - 1] == null ? pen.moveTo(x, y) : pen.lineTo(x, y);
        });
        pen.stroke();
    }
}
