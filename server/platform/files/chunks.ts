/** Plain bytes of one stored chunk: large enough for few rows, small enough to be sealed and sent as one value. */
export const chunkLength = 1_048_576;

/** The same bytes in pieces of exactly `length`, the last one shorter; none for empty content. */
export async function* inChunks(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  length = chunkLength,
): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
    return;
  }
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    let rest = piece;
    while (size + rest.length >= length) {
      const taken = rest.subarray(0, length - size);
      rest = rest.subarray(taken.length);
      yield Buffer.concat([...held, taken]);
      held = [];
      size = 0;
    }
    if (rest.length > 0) held.push(rest);
    size += rest.length;
  }
  if (size > 0) yield Buffer.concat(held);
}
