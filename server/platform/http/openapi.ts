import { actions, fieldGroups } from '#contract/action.ts';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { Problem } from '#contract/problem.ts';
import { knownRefusals } from '#kernel/refusal.ts';

/** A JSON Schema as plain data. */
export type Schema = { readonly [keyword: string]: unknown };

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
};
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
export type Reply = {
  readonly description: string;
  readonly content?: Content;
  readonly 'x-refusals'?: readonly string[];
};
export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: ReadonlyArray<Readonly<Record<string, readonly string[]>>>;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, Reply>>;
  readonly 'x-action': string;
  readonly 'x-field-group'?: string;
};
export type OpenApi = {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: ReadonlyArray<{ readonly url: string }>;
  readonly tags: ReadonlyArray<{ readonly name: string; readonly description: string }>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
  readonly 'x-refusals': Readonly<Record<string, { status: number; zh: string; en: string }>>;
};

const tagNames: Record<string, string> = {
  session: '登录与会话',
  account: '账号',
  access: '角色与授权',
  organization: '组织',
  people: '员工档案',
  employment: '任职',
  import: '导入',
  code: '代码集',
  law: '法规库',
  audit: '审计',
  job: '后台任务',
};

/** What any endpoint may refuse, besides what it names itself. */
const always = [
  'request.invalid',
  'request.malformed',
  'request.character-invalid',
  'request.too-many',
  'access.cross-site',
];
const signedIn = [
  'access.sign-in-needed',
  'access.password-change-needed',
  'access.second-factor-setup-needed',
  'access.second-factor-needed',
];
const withAction = ['access.not-allowed', 'access.out-of-reach'];
const withBody = [
  'data.duplicate',
  'data.overlap',
  'data.in-use',
  'data.busy',
  'request.media-type',
  'request.too-large',
];

const withFile = ['request.file-missing', 'request.one-file-only', 'request.field-unknown'];

/** Describes the endpoints in OpenAPI 3.1: TypeBox schemas are JSON Schema already. */
export function openApiOf(endpoints: readonly AnyEndpoint[], version: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  const used = new Set(endpoints.map(endpoint => endpoint.tag));
  const named = Object.keys(tagNames).filter(tag => used.has(tag));
  const tags = [...named, ...[...used].filter(tag => !(tag in tagNames)).sort()];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Renshi 人事',
      version,
      description:
        '程序以服务账号的 API 密钥调用（Authorization: Bearer …），网页以会话 Cookie 调用。日期为 YYYY-MM-DD，时间带时区；时间段含起始日、不含结束日；金额以分为单位。出错时返回 application/problem+json，其中 code 固定不变。',
    },
    servers: [{ url: '/api' }],
    tags: tags.map(name => ({ name, description: tagNames[name] ?? name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'renshi', description: '会话；经 https 时名为 __Host-renshi' },
        key: { type: 'http', scheme: 'bearer', description: '服务账号的 API 密钥' },
      },
      schemas: { Problem: plain(Problem) },
    },
    'x-refusals': Object.fromEntries(
      [...knownRefusals()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, { status, zh, en }]) => [code, { status, zh, en }]),
    ),
  };
}

const repeatKey: Parameter = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description: '每项请求自取一个新值；没有收到答复时以同一值重发，不会重复办理，得到的是第一次的答复。保留 48 小时。',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
};

function operationOf(endpoint: AnyEndpoint): Operation {
  const isPublic = endpoint.action === 'public';
  const parameters = [
    ...parametersOf(endpoint, 'path'),
    ...parametersOf(endpoint, 'query'),
    ...(endpoint.takesKey ? [repeatKey] : []),
  ];
  const content = requestContent(endpoint);
  return {
    operationId: operationId(endpoint),
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    security: isPublic ? [] : [{ session: [] }, { key: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { ...successOf(endpoint), ...refusalsOf(endpoint) },
    'x-action': endpoint.action,
    ...(endpoint.group ? { 'x-field-group': endpoint.group } : {}),
  };
}

/** `POST /units/:id/close` → `postUnitsByIdClose`. */
function operationId({ method, path }: AnyEndpoint): string {
  const words = path
    .replace(/:(\w+)/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map(word => word[0]?.toUpperCase() + word.slice(1)).join('');
}

function parametersOf(endpoint: AnyEndpoint, part: 'path' | 'query'): Parameter[] {
  const schema = plain((part === 'path' ? endpoint.params : endpoint.query) ?? {}) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: part,
    required: part === 'path' || (schema.required ?? []).includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema: rest,
  }));
}

function requestContent(endpoint: AnyEndpoint): Content | null {
  if (endpoint.takesFile) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    return {
      'multipart/form-data': {
        schema: { type: 'object', properties: { file }, required: ['file'], additionalProperties: false },
      },
    };
  }
  return endpoint.body ? { 'application/json': { schema: plain(endpoint.body) } } : null;
}

function successOf(endpoint: AnyEndpoint): Record<string, Reply> {
  if (endpoint.produces)
    return {
      200: {
        description: '文件',
        content: { [endpoint.produces]: { schema: { type: 'string', contentEncoding: 'binary' } } },
      },
    };
  if (!endpoint.reply) return { 204: { description: '已完成，没有内容' } };
  return { 200: { description: '成功', content: { 'application/json': { schema: plain(endpoint.reply) } } } };
}

function refusalsOf(endpoint: AnyEndpoint): Record<string, Reply> {
  const known = knownRefusals();
  const codes = [
    ...(endpoint.takesKey ? ['repeat.key-form', 'repeat.key-reused'] : []),
    ...always.filter(code => code !== 'access.cross-site' || endpoint.method !== 'GET'),
    ...(endpoint.action === 'public' ? [] : signedIn),
    ...(endpoint.action === 'public' || endpoint.action === 'signed-in' ? [] : withAction),
    ...(endpoint.method === 'GET' ? [] : withBody),
    ...(endpoint.takesFile ? withFile : []),
    ...(endpoint.refusals ?? []),
  ];
  const byStatus = new Map<number, string[]>();
  for (const code of new Set(codes)) {
    const status = known.get(code)?.status ?? 400;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const replies: Record<string, Reply> = { 500: { description: '系统出错，已记录', content } };
  for (const [status, list] of byStatus)
    replies[status] = {
      description: list.map(code => `${code}：${known.get(code)?.zh ?? ''}`).join('\n'),
      content,
      'x-refusals': list,
    };
  return replies;
}

/** The schema without TypeBox's own marks, which are symbols and hidden keys. */
function plain(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema)) as Schema;
}

/** In words, who may call. */
export function whoMayCall(operation: Operation): string {
  const action = operation['x-action'];
  if (action === 'public') return '无需登录';
  if (action === 'signed-in') return '登录后即可';
  const label = actions.find(each => each.code === action)?.label ?? action;
  const group = operation['x-field-group'];
  if (!group) return `需要权限「${label}」`;
  return group === '*'
    ? `需要权限「${label}」（任一分组）`
    : `需要权限「${label}」（${fieldGroups[group as keyof typeof fieldGroups] ?? group}）`;
}
