/** Text as it stands between tags. A bare carriage return would be read back as a line feed. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, escaped);
}

/** Text within double quotes. Tabs and line breaks would be read back as spaces. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, escaped);
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(letter: string): string {
  return named[letter] ?? `&#${letter.charCodeAt(0)};`;
}
