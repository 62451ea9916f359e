/**
 * The house's own words within a BPMN file (`extensionElements`), for the reader and for the drawing board: a descriptor in the form
 * that bpmn-moddle takes. Namespace `urn:renshi:bpmn:1`, prefix `renshi`.
 */
export const processDescriptor = {
  name: 'Renshi',
  uri: 'urn:renshi:bpmn:1',
  prefix: 'renshi',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Work',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:UserTask', 'bpmn:ManualTask'] },
      properties: [
        { name: 'form', isAttr: true, type: 'String' },
        { name: 'help', isAttr: true, type: 'String' },
        { name: 'notByStarter', isAttr: true, type: 'Boolean', default: true },
        { name: 'skipStarter', isAttr: true, type: 'Boolean', default: false },
        { name: 'subject', isAttr: true, type: 'String' },
        { name: 'person', isAttr: true, type: 'String' },
        { name: 'owner', type: 'Owner' },
        { name: 'fallback', type: 'Fallback' },
        { name: 'limit', type: 'Limit' },
        { name: 'outcomes', type: 'Outcome', isMany: true },
        { name: 'watchers', type: 'Watcher', isMany: true },
      ],
    },
    {
      name: 'OwnerRule',
      isAbstract: true,
      superClass: ['Element'],
      properties: [
        { name: 'kind', isAttr: true, type: 'String' },
        { name: 'value', isAttr: true, type: 'String' },
        { name: 'level', isAttr: true, type: 'Integer' },
        { name: 'of', isAttr: true, type: 'String' },
        { name: 'mode', isAttr: true, type: 'String' },
        { name: 'need', isAttr: true, type: 'String' },
      ],
    },
    { name: 'Owner', superClass: ['OwnerRule'] },
    { name: 'Fallback', superClass: ['OwnerRule'] },
    { name: 'Watcher', superClass: ['OwnerRule'] },
    { name: 'EscalateTo', superClass: ['OwnerRule'] },
    {
      name: 'Limit',
      superClass: ['Element'],
      properties: [
        { name: 'amount', isAttr: true, type: 'Integer' },
        { name: 'unit', isAttr: true, type: 'String' },
        { name: 'remind', isAttr: true, type: 'Integer' },
        { name: 'handOver', isAttr: true, type: 'Boolean' },
        { name: 'expeditedAmount', isAttr: true, type: 'Integer' },
        { name: 'expeditedUnit', isAttr: true, type: 'String' },
        { name: 'escalateTo', type: 'EscalateTo' },
      ],
    },
    {
      name: 'Outcome',
      superClass: ['Element'],
      properties: [
        { name: 'code', isAttr: true, type: 'String' },
        { name: 'label', isAttr: true, type: 'String' },
        { name: 'sense', isAttr: true, type: 'String' },
        { name: 'reason', isAttr: true, type: 'String' },
        { name: 'decides', isAttr: true, type: 'Boolean', default: false },
      ],
    },
    {
      name: 'Service',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask'] },
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'expression', isAttr: true, type: 'String' },
        { name: 'result', isAttr: true, type: 'String' },
        { name: 'inputs', type: 'Input', isMany: true },
      ],
    },
    {
      name: 'Input',
      superClass: ['Element'],
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'value', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Loop',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:MultiInstanceLoopCharacteristics'] },
      properties: [
        { name: 'collection', isAttr: true, type: 'String' },
        { name: 'item', isAttr: true, type: 'String' },
      ],
    },
    { name: 'Correlation', superClass: ['Element'], properties: [{ name: 'value', isAttr: true, type: 'String' }] },
    {
      name: 'Case',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:Process'] },
      properties: [
        { name: 'category', isAttr: true, type: 'String' },
        { name: 'title', isAttr: true, type: 'String' },
        { name: 'form', isAttr: true, type: 'String' },
        { name: 'startedBy', isAttr: true, type: 'String' },
        { name: 'help', isAttr: true, type: 'String' },
        { name: 'confidential', isAttr: true, type: 'Boolean', default: false },
      ],
    },
  ],
} as const;
