import { wordsOfSpan } from './day-words.ts';
import type { Asked } from './parse-query.ts';
import {
  factWord,
  fold,
  idWord,
  inOwnRow,
  isHan,
  keyWord,
  kindWord,
  nameWord,
  pairsOf,
  runsOf,
  tagged,
} from './word.ts';

/** Keys of whole numbers under which a piece of text might be found. */
export type KeysOf = (text: string) => ReadonlyArray<{ readonly group: string; readonly key: string }>;

export type Compiled = {
  /** Persons of whom all of it is true, in whatever sections; null where days are asked for, which single entries answer. */
  readonly people: string | null;
  /** Entries that all of it is true of, the person's name and units counting, and some of it their own. */
  readonly entries: string;
};

/**
 * What was asked as two queries of words. On persons each word is asked only in the groups that the actor reads (`groups`; '' for the
 * organisation); an entry is of one group, which the database asks of it, as it adds the scope. Narrowing facets are pieces like any other, made by the caller.
 */
export function compileQuery(asked: readonly Asked[], groups: readonly string[], keysOf: KeysOf): Compiled | null {
  const expires = asked.some(piece => piece.is === 'expiry');
  const terms = asked.filter(piece => piece.is !== 'expiry').map(piece => termOf(piece, groups, keysOf, expires));
  if (terms.length === 0) return null;
  const hasDays = asked.some(piece => piece.is === 'days');
  const own = or(terms.map(term => term.own));
  return {
    people: hasDays ? null : and(terms.map(term => term.person)),
    // Something of it must be the entry's own; where one thing is asked, that one.
    entries: own === '' || terms.length === 1 ? own : and([...terms.map(term => or([term.own, term.around])), own]),
  };
}

type Term = {
  readonly person: string;
  /** True of an entry itself, and of the person whose it is. */
  readonly own: string;
  readonly around: string;
};

function termOf(piece: Asked, groups: readonly string[], keysOf: KeysOf, expires: boolean): Term {
  switch (piece.is) {
    case 'days': {
      const words = wordsOfSpan(piece.span);
      return { person: '', own: or(words.map(word => quote(expires ? `x${word}` : word))), around: '' };
    }
    case 'unit': {
      const stands = or(piece.ids.map(id => quote(idWord('a', id))));
      return { person: or([stands, inText(piece.text, ['', ...groups])]), own: inRow(piece.text), around: stands };
    }
    case 'code': {
      const codes = piece.codes.filter(code => groups.includes(code.group));
      const facts = or(codes.flatMap(code => code.facts.map(fact => quote(tagged(code.group, factWord(fact))))));
      // 大学 is a level of education and part of many names.
      const isWord = [...piece.text].length > 1;
      const factsInRow = codes.flatMap(code => code.facts.map(fact => quote(inOwnRow(factWord(fact)))));
      return {
        person: facts || (isWord ? inText(piece.text, groups) : ''),
        own: or([...factsInRow, isWord ? inRow(piece.text) : '']),
        around: nameOf(piece.text, false),
      };
    }
    case 'kind': {
      const kinds = piece.kinds.map(kindWord);
      return {
        person: or([
          ...kinds.flatMap(word => groups.map(group => quote(tagged(group, word)))),
          inText(piece.text, groups),
        ]),
        own: or([...kinds.map(quote), inRow(piece.text)]),
        around: '',
      };
    }
    case 'text': {
      const keys = keysOf(piece.text).filter(({ group }) => groups.includes(group));
      const words = piece.words.map(word => or([inText(word, groups), nameOf(word, false)]));
      const each = piece.words.map(inRow);
      // Of several words some may be the person's name; one at least is the entry's own.
      const inEntry = piece.words.map((word, at) => or([each[at] ?? '', nameOf(word, false)]));
      return {
        person: or([
          nameOf(piece.text, true),
          ...keys.map(({ group, key }) => quote(tagged(group, keyWord(key)))),
          and(words),
        ]),
        own: or([
          ...keys.map(({ key }) => quote(inOwnRow(keyWord(key)))),
          and(each.length > 1 ? [and(inEntry), or(each)] : each),
        ]),
        around: nameOf(piece.text, false),
      };
    }
    default:
      return { person: '', own: '', around: '' };
  }
}

/** All pairs of one word in the same group. */
function inText(word: string, groups: readonly string[]): string {
  const parts = partsOf(word);
  if (parts.length === 0) return '';
  return or(groups.map(group => and(parts.map(part => quote(tagged(group, part))))));
}

/** All pairs of one word in an entry's own row. */
function inRow(word: string): string {
  return and(partsOf(word).map(part => quote(inOwnRow(part))));
}

const partsOf = (word: string) => runsOf(word).flatMap(run => (isHan(run) ? pairsOf(run) : [run]));

/** A beginning of a name, pinyin or number counts on persons; on entries, which hold whole ones, only the whole. */
function nameOf(text: string, begins: boolean): string {
  const name = runsOf(text).join('') || fold(text).trim();
  return name === '' ? '' : `${quote(nameWord(name))}${begins ? ':*' : ''}`;
}

const and = (ways: readonly string[]) => join([...new Set(ways)], ' & ');
const or = (ways: readonly string[]) => join([...new Set(ways)], ' | ');

function join(ways: readonly string[], sign: string): string {
  const said = ways.filter(way => way !== '');
  return said.length > 1 ? `(${said.join(sign)})` : (said[0] ?? '');
}

/** One word as a tsquery, whatever is in it. */
export function quote(word: string): string {
  return `'${word.slice(0, 120).replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
