const everyMs = 250;

/**
 * Calls `leave` once when npm has gone and left us behind. npm, told to end, ends only the shell between it and us,
 * so the signal that was meant for us never comes. Watches nothing when npm did not start us: then whoever put us into
 * the background means us to stay.
 */
export function whenLeftByNpm(leave) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, everyMs);
  watch.unref();
}
