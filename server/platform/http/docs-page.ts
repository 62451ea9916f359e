import { type OpenApi, type Operation, type Parameter, type Schema, whoMayCall } from './openapi.ts';

/** The description of the API as a page that reads well without any script. */
export function docsPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const of = (tag: string) => operations.filter(each => each.operation.tags[0] === tag);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口说明 · Renshi 人事</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<nav aria-label="目录">
<p class="brand"><a href="#top">Renshi 人事</a><span>接口说明</span></p>
${document.tags
  .map(
    tag =>
      `<details open><summary>${text(tag.description)}</summary><ul>${of(tag.name)
        .map(each => `<li><a href="#${each.operation.operationId}">${text(each.operation.summary)}</a></li>`)
        .join('')}</ul></details>`,
  )
  .join('\n')}
<p><a href="#refusals">全部错误代码</a></p>
</nav>
<main id="top">
<h1>接口说明</h1>
<p>${text(document.info.description)}</p>
<p>机器可读的版本：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI ${document.openapi}，共 ${operations.length} 个接口）。</p>
${document.tags
  .map(
    tag => `<section><h2 id="tag-${attribute(tag.name)}">${text(tag.description)}</h2>
${of(tag.name)
  .map(each => operationBlock(each.method, each.path, each.operation))
  .join('\n')}</section>`,
  )
  .join('\n')}
${refusalTable(document)}
</main>
</body>
</html>
`;
}

function operationBlock(method: string, path: string, operation: Operation): string {
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  const success = operation.responses['200'];
  const reply = Object.entries(success?.content ?? {})[0];
  const refusals = Object.values(operation.responses).flatMap(each => each['x-refusals'] ?? []);
  return `<article id="${operation.operationId}" aria-labelledby="${operation.operationId}-h">
<h3 id="${operation.operationId}-h">${text(operation.summary)}</h3>
<p class="address"><b class="${method.toLowerCase()}">${method}</b> <code>/api${text(path)}</code></p>
<p class="who">${text(whoMayCall(operation))}</p>
${operation.description ? `<p>${text(operation.description)}</p>` : ''}
${operation.parameters ? parameterTable(operation.parameters) : ''}
${body ? `<h4>请求内容 <small>${text(body[0])}</small></h4>${shape(body[1].schema)}` : ''}
${reply ? `<h4>返回 <small>${text(reply[0])}</small></h4>${shape(reply[1].schema)}` : '<h4>返回</h4><p>204，没有内容。</p>'}
<details><summary>可能的错误（${refusals.length}）</summary><ul class="codes">${refusals
    .map(code => `<li><a href="#${attribute(code)}"><code>${text(code)}</code></a></li>`)
    .join('')}</ul></details>
</article>`;
}

function parameterTable(parameters: readonly Parameter[]): string {
  return `<h4>参数</h4><table><thead><tr><th>名称</th><th>位置</th><th>内容</th></tr></thead><tbody>${parameters
    .map(
      each =>
        `<tr><td><code>${text(each.name)}</code>${each.required ? ' <em>必填</em>' : ''}</td><td>${each.in === 'path' ? '路径' : '查询'}</td><td>${text(kindOf(each.schema))}${each.description ? `：${text(each.description)}` : ''}</td></tr>`,
    )
    .join('')}</tbody></table>`;
}

/** The fields of an object, nested as they are; of a list, those of its items. */
function shape(schema: Schema, depth = 0): string {
  const inner = objectIn(schema);
  if (!inner || depth > 6) return depth === 0 ? `<p>${text(kindOf(schema))}</p>` : '';
  const required = (inner.required ?? []) as string[];
  const fields = Object.entries((inner.properties ?? {}) as Record<string, Schema>);
  if (fields.length === 0) return '';
  return `<ul class="shape">${fields
    .map(([name, field]) => {
      const note = typeof field.description === 'string' ? `：${text(field.description)}` : '';
      return `<li><code>${text(name)}</code> <span>${text(kindOf(field))}</span>${required.includes(name) ? '' : ' <em>可省略</em>'}${note}${shape(field, depth + 1)}</li>`;
    })
    .join('')}</ul>`;
}

function objectIn(schema: Schema): Schema | null {
  if (schema.properties) return schema;
  if (schema.items) return objectIn(schema.items as Schema);
  const branches = (schema.anyOf ?? []) as Schema[];
  return branches.map(objectIn).find(each => each !== null) ?? null;
}

const kinds: Record<string, string> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: '是/否',
  object: '对象',
  null: '空',
};

function kindOf(schema: Schema): string {
  const branches = schema.anyOf as Schema[] | undefined;
  if (branches) return branches.map(kindOf).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(each => JSON.stringify(each)).join(' | ');
  if (schema.type === 'array') return `列表（${kindOf((schema.items ?? {}) as Schema)}）`;
  const kind = kinds[String(schema.type)] ?? '任意';
  return kind + limitsOf(schema);
}

function limitsOf(schema: Schema): string {
  const [least, most] = [schema.minLength ?? schema.minimum, schema.maxLength ?? schema.maximum];
  if (most === undefined) return '';
  const unit = schema.type === 'string' ? '字' : '';
  return least === undefined || least === 0
    ? `（至多 ${most} ${unit}）`.replace(' ）', '）')
    : `（${least}–${most}${unit}）`;
}

function refusalTable(document: OpenApi): string {
  return `<section><h2 id="refusals">全部错误代码</h2><table><thead><tr><th>代码</th><th>状态</th><th>说明</th></tr></thead><tbody>${Object.entries(
    document['x-refusals'],
  )
    .map(
      ([code, { status, zh }]) =>
        `<tr id="${attribute(code)}"><td><code>${text(code)}</code></td><td>${status}</td><td>${text(zh)}</td></tr>`,
    )
    .join('')}</tbody></table></section>`;
}

function text(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const attribute = text;
