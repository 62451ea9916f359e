/**
 * Which characters a TrueType or OpenType font draws, read from its `cmap` table (OpenType 1.9, formats 4 and 12). Throws RangeError for
 * bytes that hold neither.
 */
export function readCoverage(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const best = cmap === null ? null : subtableOf(view, cmap);
  if (best === null) throw new RangeError('the font has no map of characters');
  const ranges = view.getUint16(best) === 12 ? rangesOf12(view, best) : rangesOf4(view, best);
  return codePoint => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = ranges[middle]!;
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

type Ranges = Array<readonly [first: number, last: number]>;

function tableAt(view: DataView, wanted: string): number | null {
  for (let n = 0; n < view.getUint16(4); n++) {
    const at = 12 + n * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(i => view.getUint8(at + i)));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  return null;
}

/** The subtable of all Unicode where there is one, else that of the basic plane. */
function subtableOf(view: DataView, cmap: number): number | null {
  let basic: number | null = null;
  for (let n = 0; n < view.getUint16(cmap + 2); n++) {
    const at = cmap + view.getUint32(cmap + 4 + n * 8 + 4);
    const form = view.getUint16(at);
    if (form === 12) return at;
    if (form === 4) basic = at;
  }
  return basic;
}

function rangesOf12(view: DataView, at: number): Ranges {
  const ranges: Ranges = [];
  for (let n = 0; n < view.getUint32(at + 12); n++) {
    const group = at + 16 + n * 12;
    ranges.push([view.getUint32(group), view.getUint32(group + 4)]);
  }
  return ranges;
}

function rangesOf4(view: DataView, at: number): Ranges {
  const segments = view.getUint16(at + 6) / 2;
  const ranges: Ranges = [];
  for (let n = 0; n < segments; n++) {
    const last = view.getUint16(at + 14 + n * 2);
    const first = view.getUint16(at + 16 + (segments + n) * 2);
    if (first !== 0xffff) ranges.push([first, last]);
  }
  return ranges;
}
