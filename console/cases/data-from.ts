/**
 * Values from lines like `days = 3`. A value is taken as JSON where it is JSON (numbers, true, texts in quotes, lists), else as the text
 * that it is. Null where a line has no name.
 */
export function dataFrom(written: string): Record<string, unknown> | null {
  const data: Record<string, unknown> = {};
  for (const line of written.split('\n')) {
    if (line.trim() === '') continue;
    const found = /^\s*([A-Za-z_]\w{0,59})\s*=\s*(.*?)\s*$/.exec(line);
    if (!found) return null;
    data[found[1]!] = valueIn(found[2]!);
  }
  return data;
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
