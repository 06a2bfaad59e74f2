/**
 * The part of the published SARIF 2.1.0 schema (OASIS, sarif-schema-2.1.0.json) that our logs use, as closed as the
 * original: what it does not name is refused. Written by hand, since no package carries the schema.
 */
const text = { type: 'string' };
const object = (properties: Record<string, unknown>, required: readonly string[] = []): object => ({ type: 'object', additionalProperties: false, properties, required });
const list = (items: unknown, minItems = 0): object => ({ type: 'array', items, minItems });
const uri = { type: 'string', format: 'uri-reference' };
const level = { enum: ['none', 'note', 'warning', 'error'] };

const multiformatMessageString = object({ text, markdown: text }, ['text']);
const message = object({ text, markdown: text, id: text, arguments: list(text) }, ['text']);
const artifactLocation = object({ uri, uriBaseId: text, index: { type: 'integer', minimum: -1 } });
const region = {
  ...object({
    startLine: { type: 'integer', minimum: 1 },
    startColumn: { type: 'integer', minimum: 1 },
    endLine: { type: 'integer', minimum: 1 },
    endColumn: { type: 'integer', minimum: 1 },
    charOffset: { type: 'integer', minimum: -1 },
    charLength: { type: 'integer', minimum: 0 },
  }),
  minProperties: 1,
};
const reportingDescriptor = object({ id: text, name: text, shortDescription: multiformatMessageString, fullDescription: multiformatMessageString, helpUri: { type: 'string', format: 'uri' }, help: multiformatMessageString, defaultConfiguration: object({ enabled: { type: 'boolean' }, level }) }, ['id']);
const replacement = object({ deletedRegion: region, insertedContent: object({ text }) }, ['deletedRegion']);
const fix = object({ description: message, artifactChanges: { ...list(object({ artifactLocation, replacements: list(replacement, 1) }, ['artifactLocation', 'replacements']), 1), uniqueItems: true } }, ['artifactChanges']);
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: -1 },
    level,
    message,
    locations: list(object({ physicalLocation: object({ artifactLocation, region }) })),
    partialFingerprints: { type: 'object', additionalProperties: text },
    fixes: { ...list(fix), uniqueItems: true },
  },
  ['message'],
);
const driver = object({ name: text, version: text, semanticVersion: text, informationUri: { type: 'string', format: 'uri' }, rules: { ...list(reportingDescriptor), uniqueItems: true } }, ['name']);
const run = object({ tool: object({ driver }, ['driver']), columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] }, results: list(result) }, ['tool']);

export const sarifSchema = object({ $schema: { type: 'string', format: 'uri' }, version: { enum: ['2.1.0'] }, runs: list(run) }, ['version', 'runs']);
