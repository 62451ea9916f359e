import { changesBetween } from '#law/engine/compare-days.ts';
import { valueOn } from '#law/engine/parameter.ts';
import type { Command } from './command.ts';
import { commonOptions, dayOf, onRequest, Usage } from './law-request.ts';
import { datedText } from './law-text.ts';

const paramsUsage = `renshi law params [PATH] [--on YYYY-MM-DD] ${commonOptions}`;
export const lawParamsCommand: Command = {
  words: 'law params',
  usage: paramsUsage,
  what: '列出法规参数在某一天的数值、依据和核实程度；给出路径时只列其下的参数，正好是一个参数时并列出历次数值。',
  run: (args, surroundings) =>
    onRequest(args, surroundings, { usage: paramsUsage, words: [0, 1], options: ['on'] }, request => {
      const { language, on, law, local } = request;
      const path = request.words[0]?.replace(/\/+$/, '') ?? '';
      const found = [...law.pack.parameters]
        .filter(([each]) => path === '' || each === path || each.startsWith(`${path}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      if (found.length === 0)
        throw new Usage(
          `没有参数「${path}」。用 renshi law params 可列出全部路径。`,
          `There is no parameter ${path}. renshi law params lists all paths.`,
        );
      const isLocal = (each: string, from: string | undefined) =>
        [...(local.get(each)?.keys() ?? [])].some(day => day === from);
      if (request.isJson) {
        const shown = found.map(([each, parameter]) => {
          const value = valueOn(parameter, on) ?? null;
          return {
            path: each,
            title: parameter.title,
            unit: parameter.unit,
            value: value && { ...value, isLocal: isLocal(each, value.from) },
            ...(each === path ? { values: parameter.values } : {}),
          };
        });
        surroundings.out(JSON.stringify(shown, null, 2));
        return 0;
      }
      for (const [each, parameter] of found) {
        const value = valueOn(parameter, on) ?? null;
        const unit = law.pack.units[parameter.unit]?.[language];
        const title = language === 'zh' ? `${parameter.title.zh}（${unit}）` : `${parameter.title.en} (${unit})`;
        surroundings.out(`${each}  ${title}  ${datedText(value, language, isLocal(each, value?.from))}`);
        if (each !== path) continue;
        for (const past of parameter.values)
          surroundings.out(`    ${past.from}  ${datedText(past, language, isLocal(each, past.from))}`);
      }
      return 0;
    }),
};

const diffUsage = `renshi law diff DATE1 DATE2 ${commonOptions}`;
export const lawDiffCommand: Command = {
  words: 'law diff',
  usage: diffUsage,
  what: '比较两天的法规：哪些参数和公式不同。',
  run: (args, surroundings) =>
    onRequest(args, surroundings, { usage: diffUsage, words: [2, 2], options: [] }, request => {
      const { language, law, isJson } = request;
      const isChinese = language === 'zh';
      const [before, after] = [dayOf(request.words[0]), dayOf(request.words[1])];
      const changes = changesBetween(law.pack, before, after);
      if (isJson) {
        surroundings.out(JSON.stringify({ before, after, changes }, null, 2));
        return 0;
      }
      for (const change of changes) {
        const isFormula = change.kind === 'formula';
        const name = isFormula ? change.code : change.path;
        const kind = isChinese ? (isFormula ? '公式' : '参数') : change.kind;
        const none = isChinese ? '（没有）' : '(none)';
        const side = (at: 'before' | 'after') =>
          change.kind === 'formula' ? (change[at] ?? none) : datedText(change[at], language);
        surroundings.out(`${kind} ${name}  ${change.title[language]}`);
        surroundings.out(`    ${before}  ${side('before')}`);
        surroundings.out(`    ${after}  ${side('after')}`);
      }
      surroundings.out(isChinese ? `共 ${changes.length} 处不同。` : `${changes.length} differences.`);
      return 0;
    }),
};
