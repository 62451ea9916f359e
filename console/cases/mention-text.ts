/** Somebody who may be named in a text by @ and how he is written there. */
export type Named = { readonly accountId: string; readonly written: string };

/** How a colleague is written: by name alone, with the unit where another of that name was offered. */
export function writtenAs(name: string, unitName: string, all: readonly { readonly name: string }[]): string {
  const isAlone = all.filter(each => each.name === name).length < 2;
  return (isAlone || unitName === '' ? name : `${name}（${unitName}）`).replaceAll(' ', '');
}

/** The accounts that a text names: those who were picked and still stand in it. */
export function mentionedIn(text: string, picked: readonly Named[]): string[] {
  const found = picked.filter(({ written }) => {
    const at = `@${written}`;
    for (let from = text.indexOf(at); from >= 0; from = text.indexOf(at, from + 1)) {
      const next = text.charAt(from + at.length);
      if (next === '' || /[\s，。、；：！？,.;:!?@）)]/.test(next)) return true;
    }
    return false;
  });
  return [...new Set(found.map(each => each.accountId))];
}
