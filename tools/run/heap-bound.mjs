/**
 * With a bound the collector lets less garbage pile up before it looks: an import of 100,000 rows peaks a hundred MB lower. Whoever gives
 * a bound of his own in NODE_OPTIONS keeps it.
 */
export const heapBound = /max-old-space-size/.test(process.env.NODE_OPTIONS ?? '') ? [] : ['--max-old-space-size=1024'];
