// A line without axes: the last minute, or minutes, at a glance.

/** Points at even distances, the first at the left, with room for so many. */
export const evenly = (values, places) =>
    values.map((value, i) => [i / (Math.max(places, values.length, 2) - 1), value]);

export class Sparkline {
    constructor() {
        this.points = [];
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

    /** points: [[where, value]] from the left, 0, to the right, 1; a value is null where the line has a gap. */
    show(points) {
        this.points = points;
        this.draw();
    }

    /** It is not drawn any more. */
    close() {
        this.sizes.disconnect();
        removeEventListener("theme", this.onTheme);
    }

    draw() {
        const [width, height] = this.size;
        const known = this.points.filter(([, value]) => value != null);
        if (!width || known.length < 2) {
            return;
        }
        const pen = this.pen(width, height);
        const values = known.map(([, value]) => value);
        const least = Math.min(...values) * 0.98;
        const most = Math.max(...values) * 1.02 + 0.01;
        pen.beginPath();
        let isGap = true;
        this.points.forEach(([where, value]) => {
            if (value != null) {
                const y = height - 2 - (value - least) / (most - least) * (height - 4);
                isGap ? pen.moveTo(where * width, y) : pen.lineTo(where * width, y);
            }
            isGap = value == null;
        });
        pen.stroke();
    }

    pen(width, height) {
        const ratio = devicePixelRatio || 1;
        this.canvas.width = width * ratio;
        this.canvas.height = height * ratio;
        const pen = this.canvas.getContext("2d");
        pen.scale(ratio, ratio);
        pen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
        pen.lineWidth = 1.4;
        return pen;
    }
}
