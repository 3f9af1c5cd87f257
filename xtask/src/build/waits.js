
// A bad line loses no page: a part of the app that did not come is asked for again, and at once
// when the line is back. While there is a line it is not asked for ever: then it is gone.
async function whenItComes(load) {
    for (let tries = 1; ; tries += 1) {
        try {
            return await load();
        } catch (error) {
            if (!(error instanceof TypeError) || (navigator.onLine && tries === 8)) throw error;
            await new Promise((resolve) => {
                const again = () => {
                    clearTimeout(timer);
                    removeEventListener("online", again);
                    resolve();
                };
                const timer = setTimeout(again, Math.min(500 * 2 ** tries, 30_000));
                addEventListener("online", again);
            });
        }
    }
}
