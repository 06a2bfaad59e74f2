/** Policy files made to break parsers; they lie beside the repository and are not part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';

const folder = new URL('../../../shared/corpus/hostile/files/policy/', import.meta.url);
const here = existsSync(folder);

describe.skipIf(!here)(here ? 'hostile policies' : 'hostile policies: ../shared is absent', () => {
  it.each([
    ['cycle', ['7:3 Unexpected key `lead` in `escalation`', '10:3 Unexpected key `manager` in `escalation`', '13:3 Unexpected key `director` in `escalation`']],
    ['duplicates', ['4:9 Unexpected `sev1`, expected a spelling of its own: `SEV1` in line 2 reads the same', '6:9 Unexpected `SEV1 `, expected a spelling of its own: `SEV1` in line 2', '8:9 Unexpected `SEV1`, expected a spelling of its own: `SEV1` in line 2']],
    ['minutes', ['3:5 Unexpected key `acknowledge_minutes` in `severities.0`', '7:5 Unexpected key `update_every_minutes` in `severities.1`', '12:5 Unexpected key `acknowledge_minutes` in `severities.3`']],
  ])('%s', (name, expected) => {
    const { policy, problems } = parsePolicy(readFileSync(new URL(`${name}/policy.yaml`, folder), 'utf8'), 'policy.yaml');
    expect(policy).toBeNull();
    const said = problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    for (const start of expected) expect(said.some((one) => one.startsWith(start)), start).toBe(true);
  });
});
