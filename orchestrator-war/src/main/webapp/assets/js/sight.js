// Pictures that somebody sees are painted with the update that changes them, all others when there is nothing else
// to do.

const AT_LAST = 2000;
const later = window.requestIdleCallback || ((task) => setTimeout(task, 100));

export class Sight {
    /** paint: called once for any number of calls of due() that came before it. */
    constructor(place, paint) {
        Object.assign(this, {paint, isSeen: true, isDue: false, isWaiting: false});
        new IntersectionObserver((entries) => {
            this.isSeen = entries[entries.length - 1].isIntersecting;
            this.isSeen && this.catchUp();
        }, {rootMargin: "200px"}).observe(place);
    }

    due() {
        this.isDue = true;
        if (this.isSeen) {
            this.catchUp();
        } else if (!this.isWaiting) {
            this.isWaiting = true;
            later(() => {
                this.isWaiting = false;
                this.catchUp();
            }, {timeout: AT_LAST});
        }
    }

    /** Whether it is seen or not. */
    catchUp() {
        if (this.isDue) {
            this.isDue = false;
            this.paint();
        }
    }
}
