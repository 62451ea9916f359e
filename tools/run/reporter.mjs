import { inspect } from 'node:util';

/**
 * A node:test reporter: one JSON line an event that `npm test` counts or shows.
 * A test whose only fault is that a test inside it failed is not counted: the inner one is.
 */
export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      yield line({ kind: 'output', file: data.file, text: data.message });
    } else if (type === 'test:pass' || type === 'test:fail') {
      if (data.details?.type === 'suite' && type === 'test:pass') continue;
      const error = data.details?.error;
      if (error?.failureType === 'subtestsFailed') continue;
      // The whole file as a test: node:test reports it when the file holds no tests, which proves nothing.
      const wholeFile = data.nesting === 0 && data.file !== undefined && data.file.endsWith(data.name);
      if (wholeFile && type === 'test:pass') continue;
      const skipped = data.skip !== undefined || data.todo !== undefined;
      yield line({
        kind: skipped ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed',
        file: data.file,
        line: data.line,
        name: data.name,
        ...(type === 'test:fail' && { error: inspect(error?.cause ?? error, { depth: 6 }) }),
      });
    }
  }
}

function line(event) {
  return `${JSON.stringify(event)}\n`;
}
