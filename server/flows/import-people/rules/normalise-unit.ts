import { isBlankMark, tidy, tidyCode } from './clean-text.ts';
import { hanDigits } from './han-numerals.ts';
import { simplified } from './simplified.ts';

export type KnownUnit = {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names of the units above it, the highest first; tells units of one name apart. */
  readonly above?: readonly string[];
  readonly id?: string;
};

export type UnitOutcome =
  | { readonly value: string | null; readonly unit: KnownUnit | null }
  | { readonly code: string; readonly why: string };

const mostRemembered = 5_000;

/**
 * Reads the names of units: by name or alias, whatever the width, case, spaces and the script of numerals (销售壹部, 销售1部), or by a
 * path whose last step is one (总公司/研发中心). What is no such name is read once more without signs, numbering and the generic last
 * word (01财务部, 销售(一)部, 人力资源), and counts where it then fits one unit alone. Whatever else stands there is unit_unknown.
 */
export function unitReader(units: readonly KnownUnit[]): (text: string) => UnitOutcome {
  const names = namesOf(units);
  const remembered = new Map<string, UnitOutcome>();
  return written => {
    const before = remembered.get(written);
    if (before) return before;
    const outcome = readUnit(tidy(written), names);
    if (remembered.size < mostRemembered) remembered.set(written, outcome);
    return outcome;
  };
}

type Loose = {
  /** What a unit of this name answers to. */
  readonly keysOf: (name: string) => readonly string[];
  readonly keyOf: (text: string) => string;
};

/** Units by what they are called: exactly, and by looser readings, the nearer first, which are only made when asked for. */
type Names = {
  readonly exact: ReadonlyMap<string, readonly KnownUnit[]>;
  readonly loose: () => readonly (Loose & { readonly by: ReadonlyMap<string, ReadonlySet<KnownUnit>> })[];
};

const readings: readonly Loose[] = [
  { keysOf: name => [foldSigns(name)], keyOf: foldSigns },
  { keysOf: name => [foldTail(name), withoutTail(foldTail(name))], keyOf: text => foldTail(withoutHouse(text)) },
];

function namesOf(units: readonly KnownUnit[]): Names {
  const exact = new Map<string, KnownUnit[]>();
  for (const unit of units) {
    for (const name of [unit.name, ...unit.aliases]) {
      const key = foldUnit(name);
      const known = exact.get(key);
      if (!known) exact.set(key, [unit]);
      else if (!known.includes(unit)) known.push(unit);
    }
  }
  // Of several units of one name, a person has said which is meant.
  for (const unit of units)
    for (const alias of unit.aliases) if (foldUnit(alias) === foldUnit(unit.name)) exact.set(foldUnit(alias), [unit]);
  let made: ReturnType<Names['loose']> | undefined;
  return { exact, loose: () => (made ??= readings.map(reading => ({ ...reading, by: byKey(units, reading) }))) };
}

function byKey(units: readonly KnownUnit[], { keysOf }: Loose): Map<string, Set<KnownUnit>> {
  const by = new Map<string, Set<KnownUnit>>();
  for (const unit of units)
    for (const name of [unit.name, ...unit.aliases]) for (const key of keysOf(name)) addTo(by, key, unit);
  return by;
}

function addTo(by: Map<string, Set<KnownUnit>>, key: string, unit: KnownUnit): void {
  const known = by.get(key);
  if (known) known.add(unit);
  else by.set(key, new Set([unit]));
}

/** Parts a path; a list of several units looks the same but for the signs in it. */
const pathSigns: readonly RegExp[] = [/[/\\／＼>＞→»|｜]+/, /\s*[-–—－]+\s*/, /[·.:：_\s]+/, /[（(]/];
const listSigns = /[,，、;；&＆+＋和]+/;

function readUnit(written: string, names: Names): UnitOutcome {
  const text = isBlankMark(written) ? '' : written;
  if (text === '') return { value: null, unit: null };
  const whole = pick(names.exact.get(foldUnit(text)), []) ?? looselyRead(text, names);
  if (whole) return whole;
  for (const sign of pathSigns) {
    const steps = text.split(sign).map(stripped).filter(Boolean);
    const last = steps.at(-1);
    if (steps.length < 2 || last === undefined) continue;
    const found = pick(names.exact.get(foldUnit(last)), steps.slice(0, -1)) ?? looselyRead(last, names);
    // A space or a dot may also stand between two units of equal rank; then neither is meant.
    if (found && !(sign === pathSigns[2] && namesAnother(steps, found, names))) return found;
  }
  const steps = text.split(listSigns).map(stripped).filter(Boolean);
  const last = steps.at(-1);
  if (steps.length > 1 && last !== undefined) {
    const found = pick(names.exact.get(foldUnit(last)), steps.slice(0, -1));
    if (found && !namesAnother(steps, found, names)) return found;
  }
  const near = nearest(text, names.exact);
  const hint = near ? `，是否为“${near}”？请改正，或在导入时确认这个别名` : '，请改为已有的部门，或先建立这个部门';
  return { code: 'unit_unknown', why: `“${text.slice(0, 30)}”不是已知的部门${hint}` };
}

/** Whether a step before the last is a unit that does not stand above the one found. */
function namesAnother(steps: readonly string[], found: UnitOutcome, names: Names): boolean {
  const unit = 'unit' in found ? found.unit : null;
  const above = new Set((unit?.above ?? []).map(foldUnit));
  return steps
    .slice(0, -1)
    .map(foldUnit)
    .some(step => !above.has(step) && (names.exact.get(step) ?? []).some(each => each !== unit));
}

/** A step without the brackets and quotes around it. */
function stripped(step: string): string {
  return tidyCode(step).replace(/^[（(【[《「『]+|[）)】\]》」』]+$/g, '');
}

function looselyRead(text: string, { loose }: Names): UnitOutcome | null {
  // A sign of doubt is one.
  if (/[?？]/.test(text)) return null;
  for (const { keyOf, by } of loose()) {
    const found = by.get(keyOf(text));
    const [unit] = found ?? [];
    if (unit && found?.size === 1) return { value: unit.name, unit };
  }
  return null;
}

function pick(found: readonly KnownUnit[] | undefined, above: readonly string[]): UnitOutcome | null {
  const first = found?.[0];
  if (!found || !first) return null;
  if (found.length === 1) return { value: first.name, unit: first };
  // The path may begin with more than we know (集团/…), but of what it names most must stand above the one that is meant.
  const wanted = new Set(above.map(foldUnit));
  const scores = found.map(unit => (unit.above ?? []).filter(name => wanted.has(foldUnit(name))).length);
  const best = Math.max(...scores);
  const only = found[scores.indexOf(best)];
  if (only && best > 0 && scores.filter(score => score === best).length === 1) return { value: only.name, unit: only };
  return {
    code: 'unit_unknown',
    why: `“${first.name}”有 ${found.length} 个同名部门，请写明上级，例如“${(first.above ?? ['上级部门']).join('/')}/${first.name}”`,
  };
}

/** Names that are the same to a reader fold to the same text: width, case, spaces, invisible signs, and numerals as digits. */
export function foldUnit(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replace(/[〇零一壹二贰貳两三叁參四肆五伍六陆七柒八捌九玖十拾]+/gu, digitsOf);
}

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const romanInName = /(?<=\p{Script=Han})[ivx]{1,4}(?=\p{Script=Han}|$)/gu;

/** As `foldUnit`, without signs, numbering in front (01财务部) and 第; Roman numerals and traditional characters as their others. */
function foldSigns(name: string): string {
  return foldUnit(simplified(name))
    .replace(romanInName, number => String(roman.indexOf(number) + 1 || number))
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(?:0\d|\d{3,})(?=\p{Script=Han}{2})/u, '')
    .replace(/第(?=\d)/g, '');
}

function foldTail(name: string): string {
  return foldSigns(name).replace(/部门$/, '部');
}

/** The name without the word that says what kind of unit it is, where enough is left: 人力资源 for 人力资源部. */
function withoutTail(folded: string): string {
  return folded.replace(/(?<=..)(?:部|中心|科|处|室)$/, '');
}

/** The name of the whole house in front of a unit's tells nothing; that of a branch (北京分公司) does. */
function withoutHouse(text: string): string {
  return text.replace(/^.*(?:有限公司|有限责任公司|总公司|集团|总部)(?=.{2})/, '');
}

function digitsOf(group: string): string {
  const tens = /^(.?)[十拾](.?)$/u.exec(group);
  if (tens) return String((tens[1] ? (hanDigits[tens[1]] ?? 0) : 1) * 10 + (tens[2] ? (hanDigits[tens[2]] ?? 0) : 0));
  return [...group].map(c => hanDigits[c] ?? c).join('');
}

function nearest(text: string, byName: ReadonlyMap<string, readonly KnownUnit[]>): string | null {
  const wanted = foldUnit(text);
  if (wanted.length < 2 || wanted.length > 40) return null;
  let best: { name: string; distance: number } | null = null;
  for (const [key, [unit]] of byName) {
    if (!unit || Math.abs(key.length - wanted.length) > 3) continue;
    const distance = key.includes(wanted) || wanted.includes(key) ? 1 : editDistance(key, wanted);
    if (distance * 2 > Math.max(key.length, wanted.length)) continue;
    if (!best || distance < best.distance) best = { name: unit.name, distance };
  }
  return best && best.distance <= 2 ? best.name : null;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
