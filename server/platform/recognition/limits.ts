/** What is refused before anything is decoded, or stopped while it is. */
export const mostMegapixels = 50;
export const mostPages = 100;
/** A page that takes longer is given up, and the process that reads it ended. */
export const pageSeconds = 60;
/** Without work for this long the process ends and its memory (some 500 MB) is free again. */
export const idleSeconds = 60;
