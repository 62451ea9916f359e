import type { Paper, Papers } from '#platform/papers/papers.ts';

/** A file that was looked at and may be kept, with a small picture of its first page where one could be drawn. */
export type Prepared = { readonly paper: Paper; readonly bytes: Uint8Array; readonly thumbnail: Uint8Array | null };

/** Looks into a file; takes a while, so apart from any transaction. Refuses `paper.…`. */
export async function prepare(papers: Papers, bytes: Uint8Array, name: string): Promise<Prepared> {
  const paper = await papers.inspect(bytes, name);
  if (paper.look === 'none' || paper.look === 'locked') return { paper, bytes, thumbnail: null };
  const { type } = paper;
  // Its key is of this call alone: what was drawn is kept with the document.
  const drawn = papers.draw(async () => bytes, { type, key: crypto.randomUUID(), page: 1, size: 'thumbnail' });
  // A picture that can't be drawn is refused; of a PDF the first page alone may be at fault.
  return { paper, bytes, thumbnail: type === 'pdf' ? await drawn.catch(() => null) : await drawn };
}
