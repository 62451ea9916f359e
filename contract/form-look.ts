import { isSettled, withOptions } from './form-choices.ts';
import { type FormData, type FormDefinition, type FormField, type FormPrefill, formLimits } from './form-definition.ts';
import { codesIn, reckon, reckonYesNo, type Sight } from './form-formula.ts';
import { type FormProblem, readRow } from './form-row.ts';
import { own, readValue } from './form-value.ts';

/** Values and formulas of one form at one moment, each reckoned once. */
export class Look implements Sight {
  readonly kinds = new Map<string, FormField>();
  readonly prefill: FormPrefill;
  #sent: FormData;
  #sectionOf = new Map<string, string | undefined>();
  #values = new Map<string, { value: unknown } | { fault: string } | 'open'>();
  #shown = new Map<string, boolean | 'open'>();
  #faults = new Map<string, string[]>();
  #rows = new Map<string, FormProblem[]>();

  constructor(definition: FormDefinition, sent: FormData, prefill: FormPrefill) {
    this.#sent = sent;
    this.prefill = prefill;
    for (const section of definition.sections)
      for (const field of section.fields) {
        if (!this.kinds.has(field.code)) this.kinds.set(field.code, withOptions(field, prefill));
        this.#sectionOf.set(field.code, section.visible);
      }
  }

  /** What formulas see; undefined where it is blank, hidden, wrong, or being reckoned just now. */
  valueOf(code: string): unknown {
    if (!this.shows(code)) return undefined;
    const read = this.#read(code);
    return typeof read === 'object' && 'value' in read ? read.value : undefined;
  }

  faultOf(code: string): string | undefined {
    const read = this.#read(code);
    return typeof read === 'object' && 'fault' in read ? read.fault : undefined;
  }

  shows(code: string): boolean {
    const known = this.#shown.get(code);
    // A circle, which checkDefinition refuses, ends here.
    if (known !== undefined) return known === true;
    const field = this.kinds.get(code);
    if (!field || isSettled(field, this.prefill)) return false;
    this.#shown.set(code, 'open');
    const shown = [this.#sectionOf.get(code), field.visible].every(cel => {
      if (cel === undefined) return true;
      const told = reckonYesNo(cel, this, false);
      if (typeof told === 'boolean') return told;
      this.#noteFault(code, told.fault);
      return true;
    });
    this.#shown.set(code, shown);
    return shown;
  }

  isReckoned(field: FormField): boolean {
    if (!field.readonly || !field.default) return false;
    return 'value' in field.default || this.#knowsAllOf(field.default.cel);
  }

  formulaFaults(field: FormField): readonly string[] {
    if (!this.shows(field.code)) return [];
    if (typeof field.required === 'string') {
      const told = reckonYesNo(field.required, this, false);
      if (typeof told === 'object') this.#noteFault(field.code, told.fault);
    }
    this.#read(field.code);
    return this.#faults.get(field.code) ?? [];
  }

  rowProblems(field: FormField): readonly FormProblem[] {
    this.#read(field.code);
    return this.#rows.get(field.code) ?? [];
  }

  #knowsAllOf(cel: string): boolean {
    const codes = codesIn(cel);
    return (
      (!codes.has('me') || this.prefill.me !== undefined) &&
      (!codes.has('subject') || this.prefill.subject !== undefined)
    );
  }

  #noteFault(code: string, fault: string): void {
    const known = this.#faults.get(code) ?? [];
    if (!known.includes(fault)) this.#faults.set(code, [...known, fault]);
  }

  #read(code: string): { value: unknown } | { fault: string } | 'open' {
    const known = this.#values.get(code);
    if (known !== undefined) return known;
    this.#values.set(code, 'open');
    const field = this.kinds.get(code);
    const read = field ? this.#readField(field) : { value: undefined };
    this.#values.set(code, read);
    return read;
  }

  #readField(field: FormField): { value: unknown } | { fault: string } {
    const sent = this.isReckoned(field)
      ? this.#reckoned(field)
      : Object.hasOwn(this.#sent, field.code)
        ? this.#sent[field.code]
        : undefined;
    const shown = this.prefill.sealed?.[field.code];
    if (shown !== undefined && sent === shown) return { value: shown };
    if (field.kind === 'table') return this.#readTable(field, sent);
    const read = readValue(field, sent);
    return 'blank' in read ? { value: undefined } : read;
  }

  #reckoned(field: FormField): unknown {
    if (!field.default) return undefined;
    const told = 'cel' in field.default ? reckon(field.default.cel, this) : field.default;
    if ('fault' in told) this.#noteFault(field.code, told.fault);
    return 'value' in told ? told.value : undefined;
  }

  #readTable(field: FormField, sent: unknown): { value: unknown } | { fault: string } {
    if (sent === undefined || sent === null) return { value: undefined };
    if (!Array.isArray(sent)) return { fault: '的内容读不懂' };
    const most = Math.min(field.max ?? formLimits.rows, formLimits.rows);
    if (sent.length > most) return { fault: `最多 ${most} 行，现有 ${sent.length} 行` };
    const problems: FormProblem[] = [];
    const rows = sent
      .map((each, at) => readRow(field, own(each), at, this, problems))
      .filter(each => Object.keys(each).length > 0);
    this.#rows.set(field.code, problems);
    if (rows.length === 0) return { value: undefined };
    if (field.min !== undefined && rows.length < field.min) return { fault: `至少填 ${field.min} 行` };
    return { value: rows };
  }
}
