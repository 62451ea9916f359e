import { tidy } from './clean-text.ts';

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
 * path whose last step is one (总公司/研发中心). Whatever else stands there is unit_unknown.
 */
export function unitReader(units: readonly KnownUnit[]): (text: string) => UnitOutcome {
  const byName = new Map<string, KnownUnit[]>();
  const add = (name: string, unit: KnownUnit) => {
    const key = foldUnit(name);
    const known = byName.get(key);
    if (!known) byName.set(key, [unit]);
    else if (!known.includes(unit)) known.push(unit);
  };
  for (const unit of units) {
    add(unit.name, unit);
    for (const alias of unit.aliases) add(alias, unit);
  }
  const remembered = new Map<string, UnitOutcome>();
  return written => {
    const before = remembered.get(written);
    if (before) return before;
    const outcome = readUnit(tidy(written), byName);
    if (remembered.size < mostRemembered) remembered.set(written, outcome);
    return outcome;
  };
}

function readUnit(text: string, byName: ReadonlyMap<string, KnownUnit[]>): UnitOutcome {
  if (text === '') return { value: null, unit: null };
  const whole = pick(byName.get(foldUnit(text)), []);
  if (whole) return whole;
  for (const separator of [/[/\\／＼>＞→»|｜]+/, /\s*[-–—－]+\s*/, /[·.•,，、\s]+/]) {
    const steps = text
      .split(separator)
      .map(step => step.trim())
      .filter(Boolean);
    const last = steps.at(-1);
    if (steps.length < 2 || last === undefined) continue;
    const found = pick(byName.get(foldUnit(last)), steps.slice(0, -1));
    if (found) return found;
  }
  const near = nearest(text, byName);
  const hint = near ? `，是否为“${near}”？请改正，或在导入时确认这个别名` : '，请改为已有的部门，或先建立这个部门';
  return { code: 'unit_unknown', why: `“${text.slice(0, 30)}”不是已知的部门${hint}` };
}

function pick(found: readonly KnownUnit[] | undefined, above: readonly string[]): UnitOutcome | null {
  const first = found?.[0];
  if (!found || !first) return null;
  if (found.length === 1) return { value: first.name, unit: first };
  const wanted = above.map(foldUnit);
  const fitting = found.filter(
    unit => wanted.length > 0 && wanted.every(step => unit.above?.some(name => foldUnit(name) === step)),
  );
  const only = fitting[0];
  if (fitting.length === 1 && only) return { value: only.name, unit: only };
  return {
    code: 'unit_unknown',
    why: `“${first.name}”有 ${found.length} 个同名部门，请写明上级，例如“${(first.above ?? ['上级部门']).join('/')}/${first.name}”`,
  };
}

const numerals: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};

/** Names that are the same to a reader fold to the same text: width, case, spaces, invisible signs, and numerals as digits. */
export function foldUnit(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replace(/[〇零一壹二贰貳两三叁參四肆五伍六陆七柒八捌九玖十拾]+/gu, digitsOf);
}

function digitsOf(group: string): string {
  const tens = /^(.?)[十拾](.?)$/u.exec(group);
  if (tens) return String((tens[1] ? (numerals[tens[1]] ?? 0) : 1) * 10 + (tens[2] ? (numerals[tens[2]] ?? 0) : 0));
  return [...group].map(c => numerals[c] ?? c).join('');
}

function nearest(text: string, byName: ReadonlyMap<string, KnownUnit[]>): string | null {
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
