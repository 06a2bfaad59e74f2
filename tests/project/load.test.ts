import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { lintContext, runsWith } from '../../src/project/context.ts';
import { checkDataFile, loadProject } from '../../src/project/load.ts';
import { nativeMarkdown } from '../../src/project/native-markdown.ts';
import { packageFile, packageManifest } from '../../src/project/package.ts';
import { folder, project } from '../cli/harness.ts';

const made = project();
const empty = folder({});
afterAll(() => {
  made.remove();
  empty.remove();
});

/** A project with one file changed, loaded from its root. */
function changed(file: string, from: string, to: string) {
  const one = project();
  const path = join(one.path, file);
  one.write(file, readFileSync(path, 'utf8').replace(from, to));
  const loaded = loadProject(one.path, one.path);
  one.remove();
  return loaded;
}

describe('loadProject', () => {
  it('reads policy, roster and template, named as seen from the working directory', () => {
    const loaded = loadProject(join(made.path, 'content'), made.path);
    expect(loaded.problems).toEqual([]);
    expect(loaded.policy?.postMortem.actionItems.label).toBe('follow-up');
    expect(loaded.oncall?.people[0]?.name).toBe('Ada Novak');
    expect(loaded.template?.sections.map(({ title }) => title)).toContain('Where we were lucky');
    expect([...loaded.files.keys()]).toEqual(['policy.yaml', 'oncall.yaml']);
    expect(loaded.policySource?.file).toBe('policy.yaml');
  });

  it('takes what comes with zephyr outside a project, without a roster', () => {
    const loaded = loadProject(empty.path, null);
    expect(loaded).toMatchObject({ root: null, oncall: null, policySource: null, problems: [] });
    expect(loaded.files.size).toBe(0);
    expect(loaded.policy?.severities.length).toBeGreaterThan(0);
    expect(loaded.template?.sections.length).toBeGreaterThan(0);
  });

  it('says where a policy is wrong, and then has none', () => {
    const loaded = changed('content/policy.yaml', 'every: 20 minutes', 'every: soon');
    expect(loaded.policy).toBeNull();
    expect(loaded.template).toBeNull();
    expect(loaded.problems.map(({ file, rule }) => [file, rule])).toEqual([['content/policy.yaml', 'policy/schema']]);
    expect(loaded.problems[0]?.range.start.line).toBeGreaterThan(1);
  });

  it('says where a roster is wrong, and goes on without it', () => {
    const loaded = changed('content/oncall.yaml', 'zone: Europe/Prague', 'zone: Europe/Prag');
    expect(loaded.oncall).toBeNull();
    expect(loaded.policy).not.toBeNull();
    expect(loaded.problems[0]).toMatchObject({ file: 'content/oncall.yaml', rule: 'policy/schema' });
  });

  it('goes on with a policy whose values can be read, though they do not fit together', () => {
    const loaded = changed('content/policy.yaml', 'escalateTo: director', 'escalateTo: board');
    expect(loaded.problems.map(({ message }) => message)).toEqual([expect.stringContaining('Unexpected `board`')]);
    expect(loaded.policy?.postMortem.actionItems.label).toBe('follow-up');
    expect(loaded.template).not.toBeNull();
  });

  it('goes on with a roster that does not fit the policy', () => {
    const loaded = changed('content/policy.yaml', 'rotation: directors', 'rotation: board');
    expect(loaded.problems.map(({ file, message }) => [file, message])).toEqual([['content/oncall.yaml', expect.stringContaining('pages the rotation `board`')]]);
    expect(loaded.oncall?.people[0]?.name).toBe('Ada Novak');
  });

  it('says which file is missing', () => {
    const bare = loadProject(empty.path, empty.path);
    expect(bare.problems.map(({ message }) => message)).toEqual([
      'The project has no policy file that can be read.',
      'The project has no on-call file that can be read, so no name can be compared with the roster.',
    ]);
  });

  it('reads the same template with the native parser', async () => {
    const markdown = await nativeMarkdown();
    for (const root of [made.path, null]) expect(loadProject(made.path, root, markdown).template).toEqual(loadProject(made.path, root).template);
  });

  it('says what is wrong with a template', () => {
    const loaded = changed('runbooks/review-template.md', 'form: status', 'form: mood');
    expect(loaded.problems.map(({ file }) => file)).toEqual(['runbooks/review-template.md']);
  });
});

it('a data file given by name is checked as what its name says', () => {
  expect(checkDataFile('version: 2\n', 'x.yaml', 'policy', null).length).toBeGreaterThan(0);
  expect(checkDataFile('version: 1\npeople: 3\n', 'oncall.yaml', 'oncall', null)[0]?.file).toBe('oncall.yaml');
});

describe('lintContext and runsWith', () => {
  const at = { cwd: made.path, now: '2026-03-21T22:00Z', whole: true };

  it('lets every rule run in a sound project', () => {
    const loaded = loadProject(made.path, made.path);
    expect(rules.filter((rule) => !runsWith(loaded, rule))).toEqual([]);
    const context = lintContext(loaded, at);
    expect(context.exists('content')).toBe('folder');
    expect(context.exists('content/policy.yaml')).toBe('file');
    expect(context.exists('content/gone\0.md')).toBeNull();
    expect(context.anchorsOf('runbooks/review-template.md')).toContain('action-items');
    expect(context.anchorsOf('content/gone.md')).toBeNull();
    made.write('content/long.md', `# Long\n\n${'- x\n'.repeat(30_001)}`);
    expect(context.anchorsOf('content/long.md')).toBeNull();
    expect(context.sitePages?.()).toEqual([]);
    expect(context.policySource?.file).toBe('content/policy.yaml');
    expect(lintContext(loaded, { ...at, whole: false }).policySource).toBeUndefined();
  });

  it('keeps rules that read the policy from a broken one', () => {
    const loaded = changed('content/policy.yaml', 'version: 1', 'version: 7');
    const running = rules.filter((rule) => runsWith(loaded, rule)).map(({ id }) => id);
    expect(running).toContain('links/resolve');
    expect(running).not.toContain('pm/severity');
    expect(running.filter((id) => id.startsWith('policy/')), 'the rota alone').toEqual(['policy/coverage']);
    expect(() => lintContext(loaded, at).policy).toThrow('the policy has problems');
  });
});

describe('the package', () => {
  it('is found upwards, with the files that come with it', () => {
    for (const file of ['content/policy.yaml', 'runbooks/post-mortem-template.md']) expect(existsSync(packageFile(file))).toBe(true);
    expect(packageManifest().version).toMatch(/^\d+\.\d+\.\d+/);
    expect(packageManifest().homepage).toMatch(/^https:/);
  });
});
