/** Who does a user or manual task, by when, with which form. The house's own words within `extensionElements`. */
export type Work = {
  readonly owner: OwnerRule;
  /** Whoever owns it when nobody is found; the house's own fall-back where there is none. */
  readonly fallback?: OwnerRule;
  readonly limit?: Limit;
  readonly form?: string;
  /** The ways a person may end it; approve and refuse where none are told. */
  readonly outcomes?: readonly Outcome[];
  /** Told when it comes and when it is late, beside its owner. */
  readonly watchers?: readonly OwnerRule[];
  /** A person who asked for the case may not do this task. True unless told. */
  readonly notByStarter?: boolean;
  /** True: when the only owner is who asked, the step is passed over (as approved) instead of going to a superior. */
  readonly skipStarter?: boolean;
  /** What the person should look at, shown above the form. */
  readonly help?: string;
  /** An expression that says which of several like tasks this is, such as the record to be corrected. */
  readonly subject?: string;
  /** An expression that gives the id of the person whose archive the task is about; a link for whoever may see him. */
  readonly person?: string;
};

export type OwnerRule = {
  readonly kind: 'starter' | 'role' | 'manager' | 'unit-head' | 'field' | 'group' | 'account' | 'person';
  /** The role, unit, field path, group or account; nothing for starter and manager. */
  readonly value?: string;
  /** Of `manager`: how many levels up, 1 is the line manager. */
  readonly level?: number;
  /** Of whom: an expression that gives a person's id; the case's subject where there is none. */
  readonly of?: string;
  /** `first`: whoever takes it; `all`: each must; `vote`: `need` of them must agree. */
  readonly mode?: 'first' | 'all' | 'vote';
  /** Of `vote`: how many must agree, a number or an expression. */
  readonly need?: string;
};

export type Limit = {
  readonly amount: number;
  readonly unit: 'working-days' | 'working-hours' | 'days' | 'hours' | 'minutes';
  /** Before the limit ends, in the same unit. */
  readonly remind?: number;
  /** Who is told when it is late. */
  readonly escalateTo?: OwnerRule;
  /** True: the late task goes to them, too. */
  readonly handOver?: boolean;
  /** What is left after an expedite, at most. */
  readonly expedited?: { readonly amount: number; readonly unit: Limit['unit'] };
};

export type Outcome = {
  readonly code: string;
  readonly label: string;
  /** `agree` and `refuse` count in a vote. */
  readonly sense?: 'agree' | 'refuse';
  readonly reason?: 'required' | 'optional' | 'none';
  /** One voice that says so ends the task at once, whatever the mode: 一票否决. */
  readonly decides?: boolean;
};

export const ownerKinds: Readonly<Record<OwnerRule['kind'], string>> = {
  starter: '申请人本人',
  manager: '直接上级',
  'unit-head': '部门负责人',
  role: '角色',
  group: '工作组',
  field: '数据中的人员',
  account: '指定账号',
  person: '指定人员',
};

export const limitUnits: Readonly<Record<Limit['unit'], string>> = {
  'working-days': '个工作日',
  'working-hours': '个工作小时',
  days: '天',
  hours: '小时',
  minutes: '分钟',
};

export const ownerModes = { first: '任一人办理', all: '全部同意', vote: '投票' } as const;

/** The ways to end a task that names none. */
export const usualOutcomes: readonly Outcome[] = [
  { code: 'agree', label: '同意', sense: 'agree', reason: 'optional' },
  { code: 'refuse', label: '不同意', sense: 'refuse', reason: 'required' },
];
